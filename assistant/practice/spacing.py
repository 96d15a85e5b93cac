"""When something comes back: after 1, 3, 7, 21 and 60 days as long as it goes well."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.practice.records import Drilled

LADDER = (1, 3, 7, 21, 60)
"""Days; a drill that did not go well begins again at the first."""
WELL = 0.75
"""Share that has to be right to go up a step; our convention."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where a drill stands on the ladder, and the day on which it is due."""

    place: int
    due: str


def steps_of(drilled: Iterable[Drilled]) -> Mapping[str, Step]:
    """Return by kind of drill where it stands after everything that was done."""
    found: dict[str, Step] = {}
    for each in drilled:
        before = found.get(each.kind)
        went_well = each.right >= WELL * each.of
        place = min(before.place + 1, len(LADDER) - 1) if before and went_well else 0
        found[each.kind] = Step(place, due_on(each.at, LADDER[place]))
    return found


def due_on(at: str, days: int) -> str:
    """Return the day so many days after a time, as it is compared."""
    return (date.fromisoformat(at[:10]) + timedelta(days=days)).isoformat()
