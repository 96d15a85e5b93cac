"""The four areas of skill, in words with four bands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.export.wording import Wording

Plain = Mapping[str, Any]
BANDS = ("much of it is hard", "some of it is hard", "steady", "a strength")
NOT_KNOWN = "not enough known"
USUAL_BAND = 3
"""Up to here it is like most of that age; this is by what the words say, not by any norm."""
_STANDINGS = {"marked_difficulty": 1, "some_difficulty": 2, "steady": 3, "strength": 4}
_SURE = ((0.0, "all that can be rated is known"), (0.34, "most of it is known"))
_UNSURE = "much of it is not known"


@dataclass(frozen=True, slots=True)
class Area:
    """One area: its band from 1 to 4, or 0 where not enough is known, and how much is known."""

    id: str
    name: str
    band: int
    sure: str

    @property
    def word(self) -> str:
        """Return the band in words."""
        return BANDS[self.band - 1] if self.band else NOT_KNOWN


@dataclass(frozen=True, slots=True)
class Areas:
    """The four areas in their order."""

    areas: tuple[Area, ...]

    @property
    def title(self) -> str:
        """Return what stands over it."""
        return "Four areas of skill"

    def lines(self) -> Iterator[str]:
        """Yield the areas in words."""
        for area in self.areas:
            yield f"{area.name}: {'■' * area.band}{'□' * (len(BANDS) - area.band)} {area.word} ({area.sure})"

    def alt(self) -> str:
        """Return the picture as one text."""
        told = "; ".join(f"{area.name}: {area.word}, {area.sure}" for area in self.areas)
        return f"Four bars with four bands each, more is steadier. {told}."


def areas_of(result: Plain, wording: Wording) -> Areas:
    """Return the four areas of a result in one voice."""
    names = wording.knowledge.domains
    return Areas(
        tuple(
            Area(
                found["id"],
                wording.words(names[found["id"]].name),
                _STANDINGS.get(found["standing"], 0),
                _sure(found["bounds"]),
            )
            for found in result["domains"]
        )
    )


def _sure(bounds: list[float]) -> str:
    low, high = bounds
    return next((word for most, word in _SURE if high - low <= most), _UNSURE)
