"""The ladder: today's skills from the bottom up, beside what is usual at that age."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.domain.knowledge import Function
from assistant.export.casefile import branch, held
from assistant.export.pictures.shades import LEVELS
from assistant.export.wording import Wording

Plain = Mapping[str, Any]
NOT_KNOWN, TOO_EARLY, LATER = "not enough known", "too early", "comes later"
USUAL = "as usual"
HOW_HARD = ("like others", "a little harder", "clearly harder", "very hard")
"""By the rating from 0 to 3, in the words of the interview."""
BANDS = {
    "none": "no pattern of difficulty",
    "some": "some of it is hard",
    "marked": "much of it is hard",
    "unknown": NOT_KNOWN,
}


@dataclass(frozen=True, slots=True)
class Box:
    """One skill: how it is today, and whether it is usual at this age; no dots where nothing is known."""

    id: str
    name: str
    dots: int
    word: str
    is_usual: bool
    is_second_hand: bool = False

    @property
    def is_known(self) -> bool:
        """Say whether there is a rating."""
        return self.dots > 0


@dataclass(frozen=True, slots=True)
class Rung:
    """One level with its skills, and how it stands as a whole."""

    name: str
    band: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs from the bottom up."""

    who: str
    rungs: tuple[Rung, ...]

    @property
    def title(self) -> str:
        """Return what stands over it."""
        return "Skills today, from the bottom up"

    def lines(self) -> Iterator[str]:
        """Yield the ladder in words, lowest rung first."""
        for rung in self.rungs:
            yield f"{rung.name}: {rung.band}"
            for box in rung.boxes:
                usual = "usual at this age" if box.is_usual else f"at this age it {LATER}"
                hand = ", second-hand" if box.is_second_hand else ""
                yield f"  {box.name}: {'●' * box.dots}{'○' * (LEVELS - box.dots)} {box.word}{hand} ({usual})"

    def alt(self) -> str:
        """Return the ladder as one text, for who cannot see it."""
        told = (
            f"{rung.name}, {rung.band}: "
            + "; ".join(f"{box.name} {box.word}" for box in rung.boxes)
            for rung in self.rungs
        )
        return f"A ladder of skills today, lowest first, beside what is usual at this age. {'. '.join(told)}."


def ladder_of(case: Plain, result: Plain, wording: Wording) -> Ladder:
    """Return the ladder of a case in one voice; a level's own word is what the result says of it."""
    known = wording.knowledge
    bands = {region["id"]: region["function"] for region in result["regions"]}
    rungs = []
    for region in known.regions.values():
        boxes = tuple(
            _box(function, case, wording)
            for function in known.functions.values()
            if function.region == region.id and wording.may_name(function.id)
        )
        band = BANDS[bands.get(region.id, "unknown")]
        rungs.append(Rung(wording.words(region.name), band, boxes))
    return Ladder(wording.person.name, tuple(rungs))


def _box(function: Function, case: Plain, wording: Wording) -> Box:
    name = wording.words(function.name)
    if case["client"]["age_months"] < function.from_months:
        return Box(function.id, name, 0, TOO_EARLY, is_usual=False)
    found = held(branch(case, "functions") or {}, function.id)
    if found.value is None:
        return Box(function.id, name, 0, NOT_KNOWN, is_usual=True)
    dots = LEVELS - found.value
    return Box(
        function.id, name, dots, HOW_HARD[found.value],
        is_usual=True, is_second_hand=found.is_second_hand,
    )  # fmt: skip
