"""What the trainee writes down before any key is read: ratings, timeline, formulation and plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MOST_CHOSEN = 3
"""Of rivals and of buffers; more would be guessing."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A trainee's own view of a case; once it is kept, nothing in it changes.

    A rating of None says that it cannot be told from this visit.
    """

    ratings: Mapping[str, int | None] = field(default_factory=dict)
    timeline: Mapping[str, str] = field(default_factory=dict)
    start: str = ""
    rivals: tuple[str, ...] = ()
    buffers: tuple[str, ...] = ()
    activity: str = ""
    minutes: int = 0
    times: int = 0
    partner: str = ""
    words: str = ""

    def plain(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {
            "ratings": dict(self.ratings), "timeline": dict(self.timeline), "start": self.start,
            "rivals": [*self.rivals], "buffers": [*self.buffers], "activity": self.activity,
            "minutes": self.minutes, "times": self.times, "partner": self.partner,
            "words": self.words,
        }  # fmt: skip


def commitment_of(plain: Mapping[str, Any]) -> Commitment:
    """Return what was kept."""
    listed = {name: tuple(plain[name]) for name in ("rivals", "buffers")}
    return Commitment(**{**plain, **listed})
