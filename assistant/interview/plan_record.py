"""Hands a plan over to be written down: its sentences in the voice of whoever reads it, and what was told since."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from assistant.conversation.phrasing import Speech
from assistant.domain.checkins import to_look_at
from assistant.export.record import Checked, Goal
from assistant.export.wording import wording_of
from assistant.interview.aiming import LEVELS, TOP, is_whole
from assistant.interview.plan_words import details, if_then
from assistant.interview.session import Session
from assistant.interview.together import Together, together_of

Plain = Mapping[str, Any]


def plan_for(session: Session, result: Plain, case: Plain, voice: str) -> Together:
    """Return the plan of an interview in the words of a reader's voice."""
    person = wording_of(session.books.knowledge, case, voice).person
    speech = Speech(session.books.script, voice, "en", person)
    return together_of(session.state, result, case, speech)


def planned(plan: Together) -> Iterator[Plain]:
    """Yield what of a plan stands; what is whole with its sentence and its details.

    When to stop stands on the card already where nothing else was said.
    """
    for each in plan.planned:
        if {"when", "minutes"} <= set(each):
            card = plan.activity(each["activity"])
            own = {**each, "stop": None} if each.get("stop") == "card" else each
            sentence = if_then(each, card, plan.speech)
            yield {**each, "sentence": sentence, "details": list(details(own, card, plan.speech))}
        else:
            yield each


def goal(plan: Together) -> Goal | None:
    """Return the goal, or None where none was said."""
    if not plan.goal:
        return None
    held = plan.goal
    levels = tuple(map(str, held["levels"])) if is_whole(held) else ()
    return Goal(str(held["text"]), levels, held["start"], held["begun"], held["review"])


def sure(plan: Together) -> int | None:
    """Return how sure they were, or None where that was not said."""
    found = plan.beside.get("sure")
    return found if isinstance(found, int) else None


def checked(plan: Together) -> tuple[Checked, ...]:
    """Return every check-in in words; the last one also where it was left half-way."""
    return tuple(_checked(each, plan) for each in plan.checkins if set(each) - {"at", "by", "done"})


def _checked(held: Plain, plan: Together) -> Checked:
    told = Checked(str(held["at"])[:10], str(held.get("by") or ""))
    said = {key: _said(key, held.get(key), plan) for key in ("did", "went", "in_the_way")}
    return replace(told, **said, goal=_stood(held, plan), wants_to_talk=bool(held.get("need_us")))


def _said(key: str, value: object, plan: Together) -> str:
    """Return a coded answer as it was offered, without the face before it, or what was typed instead."""
    name = f"check_{key}_{value}"
    if value and name in plan.speech.script.phrases:
        return plan.speech.phrase(name).lstrip(":)(| ")
    return str(value or "")


def _stood(held: Plain, plan: Together) -> str:
    """Return where the goal stood: the words of its level while that goal holds, else the number."""
    value = held.get("goal")
    if value is None:
        return ""
    if held["top"] != TOP:
        return f"{value} of {held['top']}"
    same = is_whole(plan.goal) and plan.goal["text"] == held["aim"]
    words = f": {plan.goal['levels'][LEVELS.index(value)]}" if same else ""
    return f"{value:+d}{words}" if value else f"0{words}"


def look_at(plan: Together) -> tuple[str, ...]:
    """Return what check-ins ask of a clinician, in words."""
    return tuple(plan.speech.phrase(f"look_{name}") for name in to_look_at(plan.checkins))
