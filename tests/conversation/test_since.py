"""Answers of two times: the same is no change, the unknown is no change, and turned around it says the same."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation.since import Told, answers_since
from assistant.conversation.writing import shown_options
from assistant.domain.answers import Answer
from assistant.domain.script import Question, Script
from assistant.domain.since import AnswerMoved
from tests.compiled import script

SCRIPT = script()
NAMES = (
    "strengths.first", "safety.opener", "presenting.concerns", "medical.list", "client.known_since",
    "client.age", "history.infancy.hard", "history.infancy.attuned_caregiver", "family.list",
    "people.safe", "preferences.minutes_a_day", "hopes", "today.body_and_sleep", "history.infancy.more",
)  # fmt: skip
QUESTIONS = [SCRIPT.questions[name] for name in NAMES]
ABSENT = ("unknown_to_me", "unknown_to_anyone", "declined", "later", "not_asked", "not_applicable")
AGE = 108


def values(question: Question) -> st.SearchStrategy[Any]:
    codes = [option.code for option in shown_options(question, "caregiver", AGE)]
    match question.kind:
        case "choice":
            return st.sampled_from(codes)
        case "checklist":
            lists = st.lists(st.sampled_from(codes), max_size=3, unique=True)
            return st.builds(
                lambda sure, unsure: {"ticked": sure, "unsure": [c for c in unsure if c not in sure], "voice": "caregiver"},
                lists, lists,
            )  # fmt: skip
        case "texts":
            return st.lists(st.sampled_from(["drums", "Drums.", "the dog", ""]), max_size=3)
        case "people":
            return st.lists(st.sampled_from([{"name": "Rosa", "relation": "aunt", "days": ["mon"]}, {"name": "Ana", "relation": "aunt", "days": []}]), max_size=2, unique_by=str)  # fmt: skip
        case "number":
            return st.integers(1, 3)
        case "age":
            return st.just({"age_months": AGE})
        case _:
            return st.sampled_from(["a word", "A word.", "another", "True"])


@st.composite
def told(draw: st.DrawFn) -> Told:
    answers = {}
    for question in QUESTIONS:
        how = draw(st.sampled_from(["value", "value", "absent", "none"]))
        if how == "value":
            answers[question.id] = Answer(question.id, 1, draw(values(question)))
        elif how == "absent":
            answers[question.id] = Answer(question.id, 1, absent=draw(st.sampled_from(ABSENT)))
    return Told(answers, "caregiver", AGE)


def compared(then: Told, now: Told) -> tuple[AnswerMoved, ...]:
    return answers_since(QUESTIONS, then, now)


@pytest.mark.broad
@settings(max_examples=40)
@given(told())
def test_the_same_answers_change_nothing(one: Told) -> None:
    assert compared(one, one) == ()


@pytest.mark.broad
@settings(max_examples=40)
@given(told(), told())
def test_turned_around_it_says_the_same_with_then_and_now_exchanged(one: Told, other: Told) -> None:
    turned = {"changed": "changed", "told_now": "not_told_now", "not_told_now": "told_now"}
    there = compared(other, one)
    here = compared(one, other)
    assert [(m.question, turned[m.how], m.now, m.then, set(m.went), set(m.came)) for m in here] == [
        (m.question, m.how, m.then, m.now, set(m.came), set(m.went)) for m in there
    ]


@pytest.mark.broad
@settings(max_examples=40)
@given(told(), told())
def test_what_is_not_known_at_one_time_is_never_a_change(one: Told, other: Told) -> None:
    for moved in compared(one, other):
        held = (moved.then, moved.now)
        is_known = all(answer is not None and answer.absent is None for answer in held)
        assert is_known == (moved.how == "changed")
        assert not moved.question.startswith(("client.", "today."))
        assert moved.question != "history.infancy.more"


@pytest.mark.broad
@settings(max_examples=40)
@given(told(), told())
def test_an_item_that_somebody_was_unsure_of_neither_came_nor_went(one: Told, other: Told) -> None:
    for moved in compared(one, other):
        if not (moved.came or moved.went) or SCRIPT.questions[moved.question].kind == "texts":
            continue
        then, now = one.answers[moved.question].value, other.answers[moved.question].value
        assert not set(moved.came) & {*then["ticked"], *then["unsure"]}
        assert not set(moved.went) & {*now["ticked"], *now["unsure"]}


def ticks(*codes: str) -> dict[str, Any]:
    return {"ticked": list(codes), "voice": "caregiver"}


def at(age: int, name: str, value: Any, voice: str = "caregiver") -> Told:
    return Told({name: Answer(name, 1, value)}, voice, age)


def test_what_was_not_offered_then_did_not_come(script: Script) -> None:
    question = script.questions["treatment.current"]
    then = at(20, question.id, ticks())
    now = at(40, question.id, ticks("school_help"))
    assert answers_since([question], then, now) == ()
    older = replace(then, age_months=30)
    (moved,) = answers_since([question], older, now)
    assert (moved.came, moved.went) == (("school_help",), ())


def test_a_list_without_a_voice_was_told_in_that_of_its_interview(script: Script) -> None:
    question = script.questions["treatment.current"]
    then, now = at(40, question.id, {"ticked": []}), at(40, question.id, {"ticked": ["medicine"]})
    (moved,) = answers_since([question], then, now)
    assert moved.came == ("medicine",)


def one(value: Any, other: Any, name: str) -> Iterable[AnswerMoved]:
    return answers_since([SCRIPT.questions[name]], at(AGE, name, value), at(AGE, name, other))


def test_the_order_of_words_and_people_and_how_they_are_written_says_nothing() -> None:
    rosa, ana = {"name": "Rosa", "days": ["mon"]}, {"name": "Ana"}
    assert one(["Drums", "the dog"], ["the dog.", "drums"], "hopes") == ()
    assert one([rosa, ana], [ana, dict(reversed(rosa.items()))], "people.safe") == ()
    assert len(tuple(one([rosa], [{**rosa, "days": []}], "people.safe"))) == 1
    assert len(tuple(one(15, 20, "preferences.minutes_a_day"))) == 1


def test_words_that_stand_uncoded_are_no_answer_to_compare() -> None:
    name = "history.infancy.attuned_caregiver"
    kept = Answer(name, 1, absent="later", said="now and then", is_own_words=True)
    then = Told({name: kept}, "caregiver", AGE)
    (moved,) = answers_since([SCRIPT.questions[name]], then, at(AGE, name, "strong"))
    assert moved.how == "told_now"
