"""Talking a plan through: which activities, and for each with whom, when and how long."""

from collections.abc import Sequence

from assistant.interview.planning import next_gap, plan_in_words, with_activities, with_detail
from assistant.interview.session import Session
from assistant.interview.turns import Turn


def pick(session: Session, codes: Sequence[str]) -> Turn:
    """Take the chosen activities, or the choice for the gap that is asked about."""
    result, planned = session.result(), session.state.planned
    gap = next_gap(planned, result)
    if not planned:
        chosen = with_activities(result, codes)
        return session.happen(session.event("planned", value=chosen)) if chosen else session.turn()
    if gap is None or not codes:
        return session.turn()
    value: object = int(codes[0]) if gap[1] == "minutes" else codes[0]
    return session.happen(session.event("planned", value=with_detail(planned, gap, value)))


def words(session: Session, line: str) -> Turn:
    """Take a time of day in the person's own words; everything else is chosen."""
    planned = session.state.planned
    gap = next_gap(planned, session.result())
    if gap is None or gap[1] != "when":
        return session.note("choose_one")
    return session.happen(session.event("planned", value=with_detail(planned, gap, line.strip())))


def lines_of(session: Session) -> list[str]:
    """Return the plan as it was chosen, a line each; only what is whole."""
    speech = session.speech()
    unsafe = {str(name).strip().casefold() for name in session.unsafe_names()}
    whole = [
        each
        for each in session.state.planned
        if {"when", "minutes"} <= set(each)
        and str(each.get("with", "")).strip().casefold() not in unsafe
    ]
    return [plan_in_words(each, speech) for each in whole]
