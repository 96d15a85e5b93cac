"""What takes an activity out, and what bounds it."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.conditions import Truth, judge, truth_of
from assistant.domain.facts import Case
from assistant.domain.knowledge import Activity, Caution


@dataclass(frozen=True, slots=True)
class Warned:
    """A caution that holds for this case, and the answers (or open questions) that decided it."""

    caution: Caution
    tags: frozenset[str]
    because: tuple[str, ...]
    is_open: bool
    """It holds because something is not known."""


def warnings(case: Case, cautions: Iterable[Caution]) -> tuple[Warned, ...]:
    """Return the cautions that hold; with ``if_unknown`` what is not known to be false holds too."""
    found = []
    for caution in cautions:
        truth = truth_of(caution.when, case)
        is_open = truth is Truth.UNKNOWN
        if truth is Truth.YES or (is_open and caution.if_unknown):
            because = tuple(case.resolve(path) for path in judge(caution.when, case).because)
            found.append(Warned(caution, frozenset(caution.tags), because, is_open))
    return tuple(found)


class Guard:
    """The cautions that hold, by what they do, so that each activity is looked at quickly."""

    def __init__(self, warned: Iterable[Warned]) -> None:
        """Part those that take out from those that bound."""
        found = tuple(warned)
        self._out = tuple(one for one in found if one.caution.action == "exclude")
        self._bound = tuple(one for one in found if one.caution.action == "bound")
        self._forbidden = frozenset(tag for one in self._out for tag in one.tags)

    def taken_out(self, activity: Activity) -> Warned | None:
        """Return the first caution that takes an activity out."""
        if self._forbidden.isdisjoint(activity.tags):
            return None
        return next(one for one in self._out if not one.tags.isdisjoint(activity.tags))

    def bounding(self, activity: Activity) -> tuple[Warned, ...]:
        """Return the cautions that an activity is done under."""
        return tuple(one for one in self._bound if not one.tags.isdisjoint(activity.tags))
