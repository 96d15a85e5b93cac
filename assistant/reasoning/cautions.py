"""What takes an activity out, and what bounds it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.domain.conditions import Truth, judge, truth_of
from assistant.domain.facts import PERHAPS_SLIGHT, Case
from assistant.domain.knowledge import Activity, Caution

TOUCH = "preferences.touch"
_WELCOME = "welcome"
_LIST = ".adversity"


@dataclass(frozen=True, slots=True)
class Warned:
    """A caution that holds for this case, and the answers (or open questions) that decided it."""

    caution: Caution
    tags: frozenset[str]
    because: tuple[str, ...]
    is_open: bool
    """It holds because something is not known."""

    def concerns(self, activity: Activity) -> bool:
        """Say whether the caution speaks of this activity, by a tag or by itself."""
        return activity.id in self.caution.activities or not self.tags.isdisjoint(activity.tags)


def warnings(case: Case, cautions: Iterable[Caution]) -> tuple[Warned, ...]:
    """Return the cautions that hold; with ``if_unknown`` what is not known to be false holds too."""
    case = relied_on(case)
    found = []
    for caution in cautions:
        truth = truth_of(caution.when, case)
        is_open = truth is Truth.UNKNOWN
        if truth is Truth.YES or (is_open and caution.if_unknown):
            paths = judge(caution.when, case).because
            because = dict.fromkeys(_place(case, path, is_open=is_open) for path in paths)
            found.append(Warned(caution, frozenset(caution.tags), tuple(because), is_open))
    return tuple(found)


def relied_on(case: Case) -> Case:
    """Return the case as far as a caution may rely on it.

    A guessed no is no answer, and neither is hearsay that touch is welcome; a list that is second-hand
    may have left something out.
    """
    facts = {
        path: fact
        for path, fact in case.facts.items()
        if not (fact.value is False and case.is_guess(path))
        and not (path == TOUCH and fact.value == _WELCOME and path in case.second_hand)
    }
    reported = {
        window: {**dict.fromkeys(case.dimensions, PERHAPS_SLIGHT), **entries}
        if case.unlisted(window).high
        else entries
        for window, entries in case.reported.items()
    }
    return replace(case, facts=facts, reported=reported)


def _place(case: Case, path: str, *, is_open: bool) -> str:
    """Name the open list rather than an event in it that nobody reported."""
    path = case.resolve(path)
    if is_open and f"{_LIST}." in path:
        return path[: path.index(_LIST)] + _LIST
    return path


class Guard:
    """The cautions that hold, by what they do, so that each activity is looked at quickly."""

    def __init__(self, warned: Iterable[Warned]) -> None:
        """Part those that take out from those that bound."""
        found = tuple(sorted(warned, key=lambda one: one.is_open))  # what is known is said first
        self._out = tuple(one for one in found if one.caution.action == "exclude")
        self._bound = tuple(one for one in found if one.caution.action == "bound")
        self._forbidden = frozenset(
            name for one in self._out for name in (*one.tags, *one.caution.activities)
        )

    def taken_out(self, activity: Activity) -> Warned | None:
        """Return the first caution that takes an activity out."""
        if self._forbidden.isdisjoint((activity.id, *activity.tags)):
            return None
        return next(one for one in self._out if one.concerns(activity))

    def bounding(self, activity: Activity) -> tuple[Warned, ...]:
        """Return the cautions that an activity is done under."""
        is_for_one = activity.partner == "self" and "connection" not in activity.tags
        return tuple(
            one
            for one in self._bound
            if one.concerns(activity) and not (is_for_one and one.caution.for_two)
        )
