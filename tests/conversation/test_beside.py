"""Informants side by side: what counts as a difference, and why it may be one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.beside import APART, Difference, Informed, differences, told_apart
from assistant.domain.answers import Answer
from assistant.domain.script import Script

LIST, PAST, DANGER, TEXT = (
    "today.learning",
    "history.infancy.hard",
    "safety.opener",
    "presenting.why",
)
FIRST, LATER = date(2026, 1, 1), date(2026, 1, 1 + APART)


def told(name: str, *, began: date = FIRST, **answers: Answer | list[str] | None) -> Informed:
    held = {}
    for key, value in answers.items():
        question = key.replace("__", ".")
        held[question] = (
            value
            if isinstance(value, Answer)
            else Answer(question, 1, {"ticked": value, "unsure": []})
        )
    return Informed(name, began, held)


def found(script: Script, *informants: Informed) -> tuple[Difference, ...]:
    return differences(list(script.questions.values()), informants)


def test_who_told_the_same_in_another_order_told_the_same(script: Script) -> None:
    one = told("i-1", today__learning=["a", "b"])
    other = told("i-2", today__learning=["b", "a"])
    assert found(script, one, other) == ()


def test_where_only_one_was_asked_there_is_nothing_to_compare(script: Script) -> None:
    later = Answer(LIST, 1, absent="later")
    assert found(script, told("i-1", today__learning=["a"]), told("i-2")) == ()
    assert (
        found(script, told("i-1", today__learning=["a"]), told("i-2", today__learning=later)) == ()
    )


def test_a_name_and_free_words_are_not_compared(script: Script) -> None:
    name = [Answer("client.name", 1, each) for each in ("Jo", "Joe")]
    assert found(script, told("i-1", client__name=name[0]), told("i-2", client__name=name[1])) == ()


def test_a_danger_comes_first(script: Script) -> None:
    one = told("i-1", today__learning=["a"], safety__opener=["x"])
    other = told("i-2", today__learning=[], safety__opener=[])
    assert found(script, one, other)[0].question == DANGER
    assert len(found(script, one, other)) == 2


@pytest.mark.parametrize(
    ("other", "began", "why"),
    [
        (Answer(LIST, 1, {"ticked": []}), FIRST, "setting"),
        (Answer(LIST, 1, {"ticked": []}), LATER, "time"),
        (Answer(LIST, 1, {"ticked": []}, known="told"), LATER, "knowledge"),
        (Answer(LIST, 1, absent="unknown_to_me"), FIRST, "knowledge"),
        (Answer(LIST, 1, absent="declined"), FIRST, "setting"),
    ],
)
def test_why_they_may_differ_is_told_by_who_can_know_then_by_time_then_by_place(
    script: Script, other: Answer, began: date, why: str
) -> None:
    (one,) = found(
        script, told("i-1", today__learning=["a"]), told("i-2", began=began, today__learning=other)
    )
    assert one.why == why


def test_the_past_does_not_change_between_two_interviews(script: Script) -> None:
    (one,) = found(
        script,
        told("i-1", history__infancy__hard=["a"]),
        told("i-2", began=LATER, history__infancy__hard=[]),
    )
    assert one.why == "setting"


def test_not_knowing_is_the_same_whichever_way_it_is_said(script: Script) -> None:
    mine, anyones = (
        Answer(LIST, 1, absent="unknown_to_me"),
        Answer(LIST, 1, absent="unknown_to_anyone"),
    )
    assert (
        found(script, told("i-1", today__learning=mine), told("i-2", today__learning=anyones)) == ()
    )


def test_of_names_the_order_says_nothing(script: Script) -> None:
    one = Answer("people.safe", 1, [{"name": "Rosa"}, {"name": "Ben"}])
    other = Answer("people.safe", 1, [{"name": "Ben"}, {"name": "Rosa"}])
    assert found(script, told("i-1", people__safe=one), told("i-2", people__safe=other)) == ()


CODES = st.lists(st.sampled_from("abcde"), unique=True)


@given(ticks=st.lists(CODES, min_size=2, max_size=4), unsure=CODES)
def test_what_each_told_apart_is_theirs_and_never_what_all_told(
    ticks: list[list[str]], unsure: list[str]
) -> None:
    answers = {
        f"i-{n}": Answer(LIST, 1, {"ticked": one, "unsure": unsure}) for n, one in enumerate(ticks)
    }
    apart = told_apart(Difference(LIST, answers, "setting"))
    shared = set(ticks[0]).intersection(*map(set, ticks))
    for n, one in enumerate(ticks):
        assert apart[f"i-{n}"].value == {
            "ticked": [c for c in one if c not in shared],
            "unsure": [],
        }


def test_what_is_no_list_is_told_whole() -> None:
    answers = {
        "i-1": Answer("now.friends", 1, "enough"),
        "i-2": Answer("now.friends", 1, absent="declined"),
    }
    assert told_apart(Difference("now.friends", answers, "setting")) == answers


def test_two_choices_that_differ_are_a_difference(script: Script) -> None:
    one = told("i-1", now__friends=Answer("now.friends", 1, "enough"))
    other = told("i-2", now__friends=Answer("now.friends", 1, "strong"))
    assert [each.question for each in found(script, one, other)] == ["now.friends"]
    assert found(script, one, one) == ()
