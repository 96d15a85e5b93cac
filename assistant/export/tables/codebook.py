"""The codebook: what every column of the wide table means, question by question."""

from collections.abc import Mapping
from typing import Any

from assistant.domain.script import Question, Script
from assistant.domain.texts import say
from assistant.export.tables.cells import csv_text
from assistant.export.tables.long import as_json
from assistant.export.tables.wide import columns

HEAD = ("column", "absent_column", "section", "kind", "version", "text", "options", "writes", "asked_of", "sensitive")  # fmt: skip
_VOICE = "clinician"


def codebook(script: Script) -> str:
    """Return the codebook as CSV; texts are those that a clinician reads out, marks not yet filled."""
    questions = [one for one in script.questions.values() if one.kind != "offer"]
    return csv_text(HEAD, map(_row, questions))


def _row(question: Question) -> tuple[str, ...]:
    options = {option.code: _label(option.label) for option in question.options}
    column, absent = columns(question)
    return (
        column,
        absent,
        question.section,
        question.kind,
        str(question.version),
        question.wording(_VOICE).ask,
        as_json(options) if options else "",
        question.path,
        " ".join(question.voices) or "everybody",
        "yes" if question.sensitive or question.safety else "no",
    )


def _label(label: Mapping[str, Any]) -> str:
    return say(label, _VOICE) or say(label, "caregiver")
