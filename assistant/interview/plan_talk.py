"""Talking a plan through: which activities, with whom, when and how long; then what is asked for."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.interview import aiming, checking_in, fitting, marking
from assistant.interview.plan_pages import plan_lines
from assistant.interview.planning import (
    is_named,
    next_gap,
    unsafe_names,
    with_activities,
    with_detail,
)
from assistant.interview.responding import danger
from assistant.interview.session import Session
from assistant.interview.together import Taken, Together
from assistant.interview.turns import Turn

_LIKE_A_NAME = re.compile(r"^[^\d?]{2,40}$")
_MINUTES = re.compile(r"^\D{0,12}(\d{1,2}) ?(?:min|mins|minutes?)?\W*$", re.IGNORECASE)
_NOTHING = re.compile(r"^(?:0|none|none of them|nothing)$", re.IGNORECASE)
_USUAL: dict[str, object] = {"with": None, "when": "any", "minutes": 0}
"""What a skipped question leaves: nobody in particular, at a good moment, as long as it is good."""


def pick(session: Session, codes: Sequence[str]) -> Turn:
    """Take the chosen activities, or the choice for what is asked about."""
    return _done(session, _picked(session.together(), codes))


def _picked(plan: Together, codes: Sequence[str]) -> Taken:
    if question := checking_in.asks(plan):
        return checking_in.chosen(plan, question, codes[0]) if codes else Taken()
    if checking_in.offers(plan) and plan.activities:
        return checking_in.answered(plan, codes[0]) if codes else Taken()
    if not plan.planned:
        return _cards(plan, codes)
    if not codes:
        return Taken()
    if gap := next_gap(plan.planned, plan.result):
        value: object = int(codes[0]) if gap[1] == "minutes" else codes[0]
        return _filled(plan, gap, value)
    if detail := fitting.asks(plan):
        return fitting.chosen(plan, detail, codes[0])
    if level := aiming.asks(plan):
        return aiming.chosen(plan, level, codes[0])
    return _from_the_whole(plan, codes[0])


def _cards(plan: Together, codes: Sequence[str]) -> Taken:
    if mark := marking.asks(plan):
        return marking.taken(plan, mark, codes)
    if marking.SORT in codes:
        return Taken((("shaped", {"talk": "marks", "marks": {}}),))
    if marking.TOP in codes:
        codes = [str(card["id"]) for card in marking.top(plan)]
    chosen = with_activities(plan.result, codes)
    return Taken((("planned", chosen),)) if chosen else Taken()


def _from_the_whole(plan: Together, code: str) -> Taken:
    match code:
        case "fit":
            return fitting.again(plan)
        case "goal" | "goal_again":
            return Taken((("shaped", {"talk": code}),))
        case "checkin":
            return checking_in.begun(plan)
        case _:
            return Taken()


def words(session: Session, line: str) -> Turn:
    """Take what was typed in the person's own words; a danger in them is met at once."""
    plan, line = session.together(), line.strip()
    taken = _typed(plan, line)
    return _done(session, taken, said=line)


def _typed(plan: Together, line: str) -> Taken:
    if question := checking_in.asks(plan):
        return checking_in.typed(plan, question, line)
    if not plan.planned:
        is_none = marking.asks(plan) and _NOTHING.match(line)
        return marking.taken(plan, marking.asks(plan), ()) if is_none else Taken(note="choose_one")
    if checking_in.offers(plan):
        return Taken(note="choose_one")
    if gap := next_gap(plan.planned, plan.result):
        return _basic(plan, gap, line)
    if detail := fitting.asks(plan):
        return fitting.typed(plan, detail, line)
    if level := aiming.asks(plan):
        return aiming.typed(plan, level, line)
    return Taken(note="choose_one")


def _basic(plan: Together, gap: tuple[int, str], line: str) -> Taken:
    if gap[1] == "with":
        return _with_somebody(plan, gap, line)
    if gap[1] == "minutes":
        minutes = _MINUTES.match(line)
        if minutes is None or not int(minutes[1]):
            return Taken(note="choose_one")
        return _filled(plan, gap, int(minutes[1]))
    if plan.names_unsafe(line):
        return Taken(note="plan_not_safe")
    if plan.is_a_person(line):
        return Taken(note="plan_when_who")
    return _filled(plan, gap, line)


def _with_somebody(plan: Together, gap: tuple[int, str], name: str) -> Taken:
    """Take a name that was typed, but never one of somebody who was named as not safe."""
    if not _LIKE_A_NAME.match(name):
        return Taken(note="choose_one")
    if is_named(name, unsafe_names(plan.case)):
        return Taken(note="plan_not_safe")
    number, _ = gap
    chosen = with_detail(plan.planned, gap, name)
    chosen[number] = {**chosen[number], "typed": True}
    return Taken((("planned", chosen),))


def _filled(plan: Together, gap: tuple[int, str], value: object) -> Taken:
    return Taken((("planned", with_detail(plan.planned, gap, value)),))


def skip(session: Session) -> Turn:
    """Leave what is asked about open; where nothing is asked, say so."""
    return _done(session, _skipped(session.together()))


def _skipped(plan: Together) -> Taken:
    if question := checking_in.asks(plan):
        return checking_in.skipped(plan, question)
    if checking_in.offers(plan) and plan.activities:
        return checking_in.answered(plan, checking_in.KEEP)
    if not plan.planned:
        mark = marking.asks(plan)
        return marking.taken(plan, mark, ()) if mark else Taken(note="not_now")
    if gap := next_gap(plan.planned, plan.result):
        return _filled(plan, gap, _USUAL[gap[1]])
    if detail := fitting.asks(plan):
        return fitting.skipped(plan, detail)
    if level := aiming.asks(plan):
        return aiming.skipped(plan, level)
    return Taken(note="not_now")


def check_in(session: Session, by: str = "") -> Turn:
    """Go to a check-in from wherever the interview stands; without a plan there is none."""
    plan = session.together()
    stage = session.state.before_pause if session.state.stage == "paused" else session.state.stage
    if not session.state.planned or stage == "safety":
        return session.note("check_none")
    ways = [session.event("resumed")] if session.state.stage == "paused" else []
    if stage not in {"reviewing", "explaining", "planning", "closed"}:
        ways.append(session.event("reviewed"))
    return _done(session, checking_in.begun(plan, by.strip()), ways)


def lines_of(session: Session) -> list[str]:
    """Return the plan as it was chosen, a line each; only what is whole and still stands."""
    return plan_lines(session.together()) if session.state.planned else []


def _done(session: Session, taken: Taken, before: Sequence[Any] = (), *, said: str = "") -> Turn:
    """Let happen what comes of an answer, all of it at once."""
    alerts, gentle = danger(session, said) if said else ([], [])
    if alerts:  # words of a danger are kept for the clinician, and never as a part of the plan
        return session.happen(session.event("noted", said=said, value=""), *alerts)
    if taken.note or not taken.events:
        notes = [session.line(taken.note, "note")] if taken.note else []
        return session.turn(*gentle, *notes)
    events = [
        session.event(kind, value=value, data={"follows": True} if number else {})
        for number, (kind, value) in enumerate(taken.events)
    ]
    say = [*gentle, *(session.line(key, "echo") for key in taken.say)]
    return session.happen(*before, *events, say=say)
