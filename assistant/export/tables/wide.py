"""The wide table: one row for each interview, two columns for each question."""

from collections.abc import Iterator, Sequence
from typing import Any

from assistant.domain.answers import Answer
from assistant.domain.script import Question, Script
from assistant.export.record import Told
from assistant.export.tables.cells import csv_text
from assistant.export.tables.long import as_json

HEAD = ("case", "label", "interview", "voice", "informant", "started", "minutes")
ABSENT = ".absent"
"""The second column of a question says why there is no value, so that no word can be taken for a reason."""


def wide_table(told: Sequence[Told], script: Script) -> str:
    """Return interviews as CSV; every question of the dialogue has its columns, asked or not."""
    questions = [one for one in script.questions.values() if one.kind != "offer"]
    head = [*HEAD, *(column for one in questions for column in columns(one))]
    return csv_text(head, (_row(one, questions) for one in told))


def columns(question: Question) -> tuple[str, str]:
    """Return the names of a question's columns."""
    return question.id, f"{question.id}{ABSENT}"


def _row(told: Told, questions: Sequence[Question]) -> list[str]:
    row = [
        told.case_id,
        told.label,
        told.interview,
        told.voice,
        told.informant,
        told.started,
        str(told.minutes),
    ]
    for question in questions:
        row += _cells(question, told.answers.get(question.id))
    return row


def _cells(question: Question, answer: Answer | None) -> Iterator[str]:
    if answer is None:
        yield from ("", "not_asked")
    elif answer.absent is not None:
        yield from (answer.said if answer.is_own_words else "", answer.absent)
    else:
        yield _coded(question, answer.value)
        yield ""


def _coded(question: Question, value: Any) -> str:
    """A code or the words where that is all there is; everything richer is JSON."""
    if question.kind in {"choice", "text", "name", "number"}:
        return str(value)
    return as_json(value)
