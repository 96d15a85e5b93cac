"""What comes next: a question, the choice before a sensitive section, a check, or nothing more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Literal

from assistant.conversation.path import Path, Setting
from assistant.domain.answers import Answers
from assistant.domain.script import Question, Script

MOST_READ_BACK = 3
"""Answers that are read back together; of more, nobody would read each."""
IN_A_ROW = 3
"""Sensitive questions before a pause is offered (F7)."""


@dataclass(frozen=True, slots=True)
class Step:
    """The next thing in the interview.

    ``key`` names what is being decided: a section for ``choice``, and for ``time``, ``check`` and
    ``breather`` what the answer to it will be remembered under.
    """

    kind: Literal["question", "choice", "time", "check", "breather", "read_back", "nothing"]
    question: str = ""
    key: str = ""
    section: str = ""


NOTHING_LEFT = Step("nothing")


def next_step(
    script: Script,
    path: Path,
    answers: Answers,
    setting: Setting,
    felt: frozenset[str],
    over: frozenset[str] = frozenset(),
) -> Step:
    """Return the first thing on the path that is still open.

    ``over`` are the windows of which an earlier interview told, so that all of it can be kept at once.
    """
    for step in _steps(script, path, answers, setting, felt, _untold(path, answers, over)):
        return step
    return NOTHING_LEFT


def _steps(
    script: Script,
    path: Path,
    answers: Answers,
    setting: Setting,
    felt: frozenset[str],
    untold: frozenset[str],
) -> Iterator[Step]:
    for section, group in groupby(path.questions, key=lambda question: question.section):
        questions = list(group)
        if setting.is_closed(section):
            continue
        sensitive = script.sections[section].sensitive
        if sensitive and setting.choice(section) != "now":
            yield Step("choice", key=section, section=section)
        yield from _open_questions(questions, answers, setting, felt, untold)
        if provisional_in(questions, answers):
            yield Step("read_back", key=f"heard:{section}", section=section)
        if sensitive and f"after:{section}" not in felt:
            yield Step("check", key=f"after:{section}", section=section)


def _untold(path: Path, answers: Answers, over: frozenset[str]) -> frozenset[str]:
    """Return the windows of which nothing was told in this interview yet."""
    if not over:
        return over
    told = (each.window for each in path.questions if each.id in answers and each.kind != "offer")
    return over.difference(told)


def whole(window: str) -> str:
    """Return what is remembered where it was said whether all that was told of a time is still right."""
    return f"time:{window}"


def rows_of(section: str) -> str:
    """Return what is remembered where no more pause is to be offered between questions of a section."""
    return f"rows:{section}"


def provisional_in(questions: Iterable[Question], answers: Answers) -> tuple[str, ...]:
    """Return those whose answers were taken from own words and not read back yet; three at a time."""
    found = (
        question.id
        for question in questions
        if question.id in answers and answers[question.id].is_provisional
    )
    return tuple(islice(found, MOST_READ_BACK))


def _open_questions(
    questions: list[Question],
    answers: Answers,
    setting: Setting,
    felt: frozenset[str],
    untold: frozenset[str],
) -> Iterator[Step]:
    run, before = 0, ""
    for question in questions:
        if question.kind == "offer":
            continue
        if not question.sensitive or f"row:{before}" in felt:
            run = 0
        if question.id not in answers:
            if question.window in untold and whole(question.window) not in felt:
                yield Step("time", key=whole(question.window), section=question.section)
            is_asked = setting.voice != "clinician" and rows_of(question.section) not in felt
            if run >= IN_A_ROW and is_asked:
                yield Step("breather", key=f"row:{before}", section=question.section)
            yield Step("question", question=question.id, section=question.section)
        run += question.sensitive
        before = question.id
