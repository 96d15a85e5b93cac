"""When the safety card is shown: a danger that was said, one left unsure, one no longer talked about."""

from collections.abc import Mapping

from assistant.domain.answers import Answer, Event
from assistant.domain.script import Question

Codes = list[str]


def alarmed_by(
    question: Question, event: Event, held: Answer | None
) -> tuple[Codes, Mapping[str, Codes]] | None:
    """Return the dangers that were said, and beside them those that are not settled.

    Not settled is what was marked as unsure, what stays open when a danger that was said is no
    longer talked about, and every danger where nobody knows. Nothing comes back where no card is due.
    """
    if not question.safety:
        return None
    said = _said(question, event.value) if event.absent is None else []
    open_ones = _unsure(question, event, held)
    if not said and not open_ones:
        return None
    return said, {"unsure": open_ones} if open_ones else {}


def _said(question: Question, value: object) -> Codes:
    if isinstance(value, Mapping):
        return list(value["ticked"])
    yes = any(option.code == value and option.value is True for option in question.options)
    return [question.path.split(".")[-1]] if yes else []


def _unsure(question: Question, event: Event, held: Answer | None) -> Codes:
    if event.absent is None:
        return list(event.value.get("unsure", ())) if isinstance(event.value, Mapping) else []
    before = _said(question, held.value) if held is not None and held.absent is None else []
    doubted = question.kind == "checklist" and event.absent in {
        "unknown_to_me",
        "unknown_to_anyone",
    }
    return before or ([option.code for option in question.options] if doubted else [])
