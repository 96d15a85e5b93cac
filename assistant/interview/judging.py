"""A clinician's own judgement: kept before the computed one is shown, and beside it, never instead."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.conversation.cleaning import plain
from assistant.interview.own_view import NOT_SAID, STARTS, SURE, asks_own_view
from assistant.interview.session import Session
from assistant.interview.turns import Turn

DECISIONS = ("reported", "not_reported", "ask_again")


def pick(session: Session, codes: Sequence[str]) -> Turn:
    """Keep one part of the own view, as it is asked."""
    asked = asks_own_view(session.state.judged)
    allowed = (*STARTS, NOT_SAID) if asked == "start" else (*SURE, NOT_SAID)
    if not codes or codes[0] not in allowed:
        return session.note("choose_one")
    return session.happen(session.event("judged", value={asked: codes[0]}))


def override(session: Session, about: str) -> Turn:
    """Keep another start than the computed one, with the reason; both stay side by side."""
    start, _, reason = plain(about).partition(" because ")
    start = start.replace(" ", "_")
    if start not in STARTS or not reason or session.state.voice != "clinician":
        return session.note("override_how")
    said = about.partition("because")[2].strip() or reason
    value = {"override": start, "reason": said}
    return session.happen(
        session.event("judged", value=value, said=about),
        say=[session.line("override_kept", "echo")],
    )


def decide(session: Session, about: str) -> Turn:
    """Keep what was decided about a danger that was named, and why."""
    which, _, rest = about.strip().partition(" ")
    code = _danger(session, which)
    decision, _, why = rest.replace("not reported", "not_reported").strip().partition(" ")
    if not code or decision not in DECISIONS or not why or session.state.voice != "clinician":
        return session.note("decide_how")
    value = {"decision": decision, "why": why}
    return session.happen(
        session.event("decided", question=code, value=value),
        say=[session.line("decided", "echo")],
    )


def undecided(result: Mapping[str, Any], decisions: Mapping[str, Any]) -> list[str]:
    """Return the dangers of a result about which nothing was decided yet."""
    return [each["id"] for each in result["safety"] if each["id"] not in decisions]


def _danger(session: Session, which: str) -> str:
    codes = [each["id"] for each in session.result()["safety"]]
    if which.isdecimal() and 0 < int(which) <= len(codes):
        return str(codes[int(which) - 1])
    return which if which in codes else ""
