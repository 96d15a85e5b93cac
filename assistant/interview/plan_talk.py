"""Talking a plan through: which activities, and for each with whom, when and how long."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.interview.planning import (
    is_named,
    next_gap,
    plan_in_words,
    standing,
    unsafe_names,
    with_activities,
    with_detail,
)
from assistant.interview.session import Session
from assistant.interview.turns import Turn

_LIKE_A_NAME = re.compile(r"^[^\d?]{2,40}$")
_MINUTES = re.compile(r"^\D{0,12}(\d{1,2}) ?(?:min|mins|minutes?)?\W*$", re.IGNORECASE)


def pick(session: Session, codes: Sequence[str]) -> Turn:
    """Take the chosen activities, or the choice for the gap that is asked about."""
    result, planned = session.result(), _standing(session)
    gap = next_gap(planned, result)
    if not planned:
        chosen = with_activities(result, codes)
        return session.happen(session.event("planned", value=chosen)) if chosen else session.turn()
    if gap is None or not codes:
        return session.turn()
    value: object = int(codes[0]) if gap[1] == "minutes" else codes[0]
    return session.happen(session.event("planned", value=with_detail(planned, gap, value)))


def words(session: Session, line: str) -> Turn:
    """Take a time of day in the person's own words, or minutes; everything else is chosen."""
    planned = _standing(session)
    gap = next_gap(planned, session.result())
    if gap is None:
        return session.note("choose_one")
    value: object = line.strip()
    if gap[1] == "with":
        return _with_somebody(session, planned, gap, line.strip())
    if gap[1] == "minutes":
        minutes = _MINUTES.match(line.strip())
        if minutes is None or not int(minutes[1]):
            return session.note("choose_one")
        value = int(minutes[1])
    return session.happen(session.event("planned", value=with_detail(planned, gap, value)))


def _with_somebody(
    session: Session, planned: Sequence[Mapping[str, Any]], gap: tuple[int, str], name: str
) -> Turn:
    """Take a name that was typed, but never one of somebody who was named as not safe."""
    if not _LIKE_A_NAME.match(name):
        return session.note("choose_one")
    if is_named(name, unsafe_names(session.case())):
        return session.note("plan_not_safe")
    number, _ = gap
    chosen = with_detail(planned, gap, name)
    chosen[number] = {**chosen[number], "typed": True}
    return session.happen(session.event("planned", value=chosen))


def lines_of(session: Session) -> list[str]:
    """Return the plan as it was chosen, a line each; only what is whole and still stands."""
    if not session.state.planned:
        return []
    speech = session.speech()
    whole = [each for each in _standing(session) if {"when", "minutes"} <= set(each)]
    return [plan_in_words(each, speech) for each in whole]


def _standing(session: Session) -> list[Mapping[str, Any]]:
    return standing(session.state.planned, session.result(), session.case())
