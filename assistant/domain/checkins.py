"""What weekly check-ins say about a plan: when to offer less of it, and when a clinician should look.

Both rules are our convention. They never score a person: a week that is missing counts for nothing,
what nobody knows is never a no, and two people are never mixed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.domain.persons import plain_name

DID = ("none", "few", "some", "most")
"""How often in a week: not at all, one or two days, three to five, most days."""
LOW = frozenset({"none", "few"})
WEEKS_LOW, WEEKS_FLAT = 2, 3
_SAME_WEEK = 5
"""Days: who answers sooner than this after a check-in still speaks of the same week."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One check-in; None is not known.

    ``goal`` is where it stands on the scale of ``aim``, up to ``top``; only the same aim compares.
    """

    day: date
    by: str = ""
    did: str | None = None
    goal: int | None = None
    aim: str = ""
    top: int = 10
    need_us: bool | None = None


def check_in_of(held: Mapping[str, Any]) -> CheckIn:
    """Return a check-in as it was kept."""
    goal = held.get("goal")
    return CheckIn(
        date.fromisoformat(str(held["at"])[:10]),
        str(held.get("by") or ""),
        held.get("did"),
        int(goal) if goal is not None else None,
        str(held.get("aim") or ""),
        int(held.get("top") or 10),
        held.get("need_us"),
    )


def is_low(checkins: Sequence[CheckIn]) -> bool:
    """Say whether the last two weeks about which it is known were both weeks with little or none of it.

    Where two people told of one week, the one who saw more of it counts.
    """
    weeks = [
        found
        for week in _weeks(checkins)
        if (found := [each.did for each in week if each.did is not None])
    ]
    last = weeks[-WEEKS_LOW:]
    return len(last) == WEEKS_LOW and all(LOW.issuperset(week) for week in last)


def is_flat(checkins: Sequence[CheckIn]) -> bool:
    """Say whether for somebody the goal did not rise over their last three weeks.

    A goal that stands at its top is reached, and not stuck.
    """
    return any(map(_is_stuck, _series(checkins)))


def _is_stuck(series: Sequence[CheckIn]) -> bool:
    weekly = [week[-1] for week in _weeks(series)][-WEEKS_FLAT:]
    goals = [each.goal for each in weekly if each.goal is not None]
    if len(goals) < WEEKS_FLAT or goals[-1] >= weekly[-1].top:
        return False
    return max(goals[1:]) <= goals[0]


def _series(checkins: Sequence[CheckIn]) -> Iterator[list[CheckIn]]:
    """Yield what each person told about the goal that they told of last."""
    people: dict[str, list[CheckIn]] = {}
    for each in checkins:
        if each.goal is not None:
            people.setdefault(plain_name(each.by), []).append(each)
    for told in people.values():
        last = max(told, key=lambda each: each.day)
        yield [each for each in told if each.aim == last.aim]


def _weeks(checkins: Sequence[CheckIn]) -> list[list[CheckIn]]:
    """Return the check-ins by the week they speak of, in the order of their days; no empty weeks."""
    weeks: list[list[CheckIn]] = []
    for each in sorted(checkins, key=lambda each: each.day):
        if weeks and (each.day - weeks[-1][0].day).days < _SAME_WEEK:
            weeks[-1].append(each)
        else:
            weeks.append([each])
    return weeks


def to_look_at(held: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return what a clinician should look at in check-ins as they were kept: ``need_us``, ``flat``."""
    checkins = [check_in_of(each) for each in held]
    asked = [each.need_us for each in checkins if each.need_us is not None]
    found = [("need_us", bool(asked) and asked[-1]), ("flat", is_flat(checkins))]
    return tuple(name for name, is_so in found if is_so)
