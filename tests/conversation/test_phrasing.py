"""Questions, options and answers in the words of one voice, for one person."""

from typing import Any

import pytest

from assistant.conversation.phrasing import Speech
from assistant.domain.answers import Answer
from assistant.domain.persons import Person
from assistant.domain.script import Kind, Option, Question, Script, Wording
from tests.conversation.making import question

SAM = Person("Sam", "she")


@pytest.fixture
def speech(script: Script) -> Speech:
    return Speech(script, "caregiver", "en", SAM)


def said(speech: Speech, kind: Kind, value: Any, *codes: str) -> str:
    return speech.answer(question(kind, *codes), Answer("q", 1, value))


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("checklist", {"ticked": ["a"], "unsure": ["b"]}, "a; b (not sure)"),
        ("choice", "b", "b"),
        ("age", {"age_months": 110}, "9 years and 2 months"),
        ("age", {"age_months": 3, "birth_date": "2026-08-01"}, "3 months (2026-08-01)"),
        ("people", [{"name": "Rosa"}], "Rosa"),
        ("texts", ["kind", "funny"], "kind; funny"),
        ("number", 15, "15"),
        ("text", "she {hums}", "she {hums}"),
        ("name", "{name}", "{name}"),
    ],
)
def test_an_answer_is_said_as_it_was_given(kind: Kind, value: Any, words: str, speech: Speech) -> None:  # fmt: skip
    assert said(speech, kind, value, "a", "b") == words


@pytest.mark.parametrize(
    ("kind", "value", "key"),
    [("checklist", {"ticked": []}, "none_of_these"), ("people", [], "nobody"), ("texts", [], "nothing")],
)  # fmt: skip
def test_an_empty_answer_has_words_too(kind: Kind, value: Any, key: str, speech: Speech) -> None:
    assert said(speech, kind, value, "a") == speech.phrase(key)


def test_an_absent_reason_has_words_too(speech: Speech) -> None:
    absent = Answer("q", 1, absent="declined")
    assert speech.answer(question("text"), absent) == speech.phrase("absent_declined")


def test_what_was_typed_is_put_in_last_and_cannot_act(speech: Speech) -> None:
    told = speech.phrase("echo", {"answer": "{name} [case] <b>"})
    assert told.endswith("{name} [case] <b>")


def test_the_person_is_put_into_every_text(script: Script) -> None:
    words = {"en": {"any": Wording("Is {name} well?", "M {they}", "W", "{Name_s} health")}}
    asked = Question(
        "q", "s", "choice", words, options=(Option("a", {"en": {"any": "{They} {are}"}}),)
    )
    speech = Speech(script, "caregiver", "en", SAM)
    assert speech.ask(asked) == "Is Sam well?"
    assert speech.short(asked) == "Sam's health"
    assert speech.label(asked.options[0]) == "She is"
    assert speech.filled("{their} name") == "her name"
    assert speech.wording(asked).meaning == "M {they}"


def test_without_a_short_form_the_question_stands_for_itself(speech: Speech) -> None:
    assert speech.short(question("text")) == "What?"


def test_the_words_of_the_caregiver_stand_in_for_missing_ones(script: Script) -> None:
    speech = Speech(script, "self", "en", Person("you", is_self=True))
    assert speech.words({"en": {"caregiver": "How {are} {they}?"}}) == "How are you?"


def test_words_that_were_not_coded_are_said_back_as_they_were_typed(script: Script) -> None:
    speech = Speech(script, "caregiver", "en", Person("Jo", "they"))
    kept = Answer("preferences.touch", 1, None, "later", "only the cat", is_own_words=True)
    said = speech.answer(script.questions["preferences.touch"], kept)
    assert said == "In own words: “only the cat”"
