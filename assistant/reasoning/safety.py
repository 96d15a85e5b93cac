"""Present danger first: what was answered yes, and what was not answered."""

from typing import Literal

from assistant.domain.findings import Danger
from assistant.reasoning.telling import Telling


def dangers(telling: Telling) -> tuple[Danger, ...]:
    """Return every present danger that this voice may hear of.

    What is for the clinician alone still comes before everything else in every voice;
    the others hear only that somebody will talk with them first.
    """
    found, hidden = [], False
    for code, rule in telling.knowledge.safety.items():
        fact = telling.case.facts.get(f"safety.{code}")
        if fact is None or fact.value is not True:
            continue
        if telling.may_hear(code):
            found.append(Danger(code, telling.words(rule.action), (f"safety.{code}",)))
        else:
            hidden = True
    if hidden and not found:
        found.append(Danger("talk_first", telling.part("part_talk_first"), ()))
    return tuple(found)


def open_questions(telling: Telling, why: Literal["declined", "unsure", "open"]) -> tuple[str, ...]:
    """Return the safety codes without an answer: declined, asked and not known, or open in another way."""
    return tuple(
        code
        for code in telling.knowledge.safety
        if telling.may_hear(code)
        and f"safety.{code}" not in telling.case.facts
        and _why(telling.case.absent(f"safety.{code}")) == why
        and telling.case.applies(f"safety.{code}")
    )


def _why(absent: str | None) -> str:
    if absent == "declined":
        return absent
    return "unsure" if absent in {"unknown_to_me", "unknown_to_anyone"} else "open"
