"""Answers of several informants side by side: where they differ, and why that may be.

Nobody is merged and nobody is doubted: two people may see the same child in different places, at
different times, or from a different knowledge. Which of these it may be is our own convention.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from assistant.domain.answers import Answer
from assistant.domain.script import Question

Why = Literal["knowledge", "time", "setting"]
APART = 30
"""Days between two interviews from which a difference about today may be one of time."""
_SECOND_HAND = frozenset({"told", "record", "guess"})
_NOT_COMPARED = frozenset({"text", "age", "offer"})
_MARKS = ("ticked", "unsure")
_UNKNOWN = frozenset({"unknown_to_me", "unknown_to_anyone"})


@dataclass(frozen=True, slots=True)
class Informed:
    """What one informant answered on the path of their interview, and when they began."""

    interview: str
    started: date
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Difference:
    """One question that informants answered differently; ``answers`` by interview, the unasked left out."""

    question: str
    answers: Mapping[str, Answer]
    why: Why


def differences(
    questions: Sequence[Question], informants: Sequence[Informed]
) -> tuple[Difference, ...]:
    """Return every question that two or more answered, and not alike: dangers first, then as asked."""
    found = []
    for question in questions:
        if question.kind in _NOT_COMPARED or question.id.startswith("client."):
            continue
        given = {
            one.interview: one.answers[question.id]
            for one in informants
            if question.id in one.answers and _says_something(one.answers[question.id])
        }
        if len({_held(answer) for answer in given.values()}) > 1:
            found.append(Difference(question.id, given, _why(question, given, informants)))
    dangers = {question.id for question in questions if question.safety}
    return tuple(sorted(found, key=lambda one: one.question not in dangers))


def _says_something(answer: Answer) -> bool:
    """Later and not asked are no answers; not knowing and not saying are."""
    return answer.absent not in {"later", "not_asked", "not_reached"}


def _held(answer: Answer) -> str:
    """Return what an answer holds in a form that can be compared; the order of ticks says nothing."""
    if answer.absent is not None:
        return "?" if answer.absent in _UNKNOWN else answer.absent
    if _is_ticked(answer.value):
        return repr([sorted(answer.value.get(mark, ())) for mark in _MARKS])
    if isinstance(answer.value, list):
        return repr(sorted(map(repr, answer.value)))
    return repr(answer.value)


def _is_ticked(value: object) -> bool:
    return isinstance(value, Mapping) and "ticked" in value


def told_apart(difference: Difference) -> dict[str, Answer]:
    """Return what each told that the others did not tell alike; what is no list is left whole."""
    answers = difference.answers
    lists = [one.value for one in answers.values() if _is_ticked(one.value)]
    alike = {
        mark: set[str].intersection(*(set(one.get(mark, ())) for one in lists))
        for mark in (_MARKS if lists else ())
    }
    return {
        name: replace(one, value={mark: _without(one.value, mark, alike) for mark in _MARKS})
        if _is_ticked(one.value)
        else one
        for name, one in answers.items()
    }


def _without(
    value: Mapping[str, Sequence[str]], mark: str, alike: Mapping[str, set[str]]
) -> list[str]:
    return [code for code in value.get(mark, ()) if code not in alike[mark]]


def _why(question: Question, given: Mapping[str, Answer], informants: Sequence[Informed]) -> Why:
    if any(one.known in _SECOND_HAND or one.absent in _UNKNOWN for one in given.values()):
        return "knowledge"
    days = [one.started for one in informants if one.interview in given]
    if not question.window and (max(days) - min(days)).days >= APART:
        return "time"
    return "setting"
