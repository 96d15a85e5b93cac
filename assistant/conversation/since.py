"""Which answers of the same informant are not the same as at an earlier time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.conversation.cleaning import plain
from assistant.conversation.writing import shown_options
from assistant.domain.answers import Answer
from assistant.domain.script import Question
from assistant.domain.since import AnswerMoved

_NOT_COMPARED = frozenset({"age", "offer"})
_SKILLS = "functions"
"""Skills are compared as they stand in the case, list and follow-up together."""


@dataclass(frozen=True, slots=True)
class Told:
    """The answers on the path of one interview, in which voice, and how old the client was."""

    answers: Mapping[str, Answer]
    voice: str
    age_months: int | None


def answers_since(questions: Iterable[Question], then: Told, now: Told) -> tuple[AnswerMoved, ...]:
    """Return every question that does not hold the same at both times, in their order."""
    return tuple(
        moved
        for question in questions
        if question.kind not in _NOT_COMPARED
        and not question.id.startswith("client.")
        and question.path.partition(".")[0] != _SKILLS
        and (moved := _moved(question, then, now)) is not None
    )


def _moved(question: Question, then: Told, now: Told) -> AnswerMoved | None:
    before, after = then.answers.get(question.id), now.answers.get(question.id)
    if not _is_told(before) and not _is_told(after):
        return None
    if before is None or not _is_told(before):
        return AnswerMoved(question.id, "told_now", before, after)
    if after is None or not _is_told(after):
        return AnswerMoved(question.id, "not_told_now", before, after)
    came, went = _apart(question, before, after, then, now)
    if came or went:
        return AnswerMoved(question.id, "changed", before, after, came, went)
    is_list = question.kind in {"checklist", "texts"}
    if is_list or _held(question, before.value) == _held(question, after.value):
        return None
    return AnswerMoved(question.id, "changed", before, after)


def _is_told(answer: Answer | None) -> bool:
    """Say whether there is a value; whatever is not known is none."""
    return answer is not None and answer.absent is None


def _apart(
    question: Question, before: Answer, after: Answer, then: Told, now: Told
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what of a list came and what went."""
    if question.kind == "checklist":
        both = _offered(question, before, then) & _offered(question, after, now)
        came = _only_in(after.value, before.value, both)
        return came, _only_in(before.value, after.value, both)
    if question.kind == "texts":
        return tuple(_unlike(after.value, before.value)), tuple(_unlike(before.value, after.value))
    return (), ()


def _offered(question: Question, answer: Answer, told: Told) -> frozenset[str]:
    voice = str(answer.value.get("voice") or told.voice)
    return frozenset(one.code for one in shown_options(question, voice, told.age_months))


def _only_in(
    one: Mapping[str, Any], other: Mapping[str, Any], both: frozenset[str]
) -> tuple[str, ...]:
    """Return what was ticked in one, and in the other neither ticked nor unsure, though it was offered."""
    there = {*other["ticked"], *other.get("unsure", ())}
    return tuple(code for code in one["ticked"] if code in both and code not in there)


def _unlike(one: Iterable[str], other: Iterable[str]) -> Iterator[str]:
    there = {plain(text) for text in other}
    return (text for text in one if plain(text) not in there)


def _held(question: Question, value: Any) -> Any:
    """Return what an answer holds in a form that can be compared; the order of people says nothing."""
    if question.kind == "people":
        return sorted(repr(sorted((key, str(part)) for key, part in one.items())) for one in value)
    return plain(value) if isinstance(value, str) else value
