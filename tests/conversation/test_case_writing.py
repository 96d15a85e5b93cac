"""The answers of one interview as a case file."""

from typing import Any

import pytest

from assistant.conversation.case_writing import Header, case_of
from assistant.conversation.path import Setting, find_path
from assistant.domain.answers import Answer
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Option, Question
from tests.conversation.making import question, script

AGE = question("age", id="age", path="client")
HEADER = Header("Sam", "caregiver")


def case(knowledge: Knowledge, *told: tuple[Question, Any], choices: Any = None, extra: tuple[Question, ...] = ()) -> Any:  # fmt: skip
    made = script(*(asked for asked, _ in told), *extra)
    answers = {
        asked.id: value if isinstance(value, Answer) else Answer(asked.id, number, value)
        for number, (asked, value) in enumerate(told, 1)
    }
    setting = Setting("caregiver", choices or {})
    return case_of(find_path(made, knowledge, answers, setting), answers, setting, HEADER)


def yes_no(name: str, path: str) -> Question:
    options = tuple(
        Option(code, {"en": {"any": code}}, value=code == "yes") for code in ("yes", "no")
    )
    return question(id=name, path=path, options=options)


def test_a_case_without_answers_says_whose_it_is(knowledge: Knowledge) -> None:
    assert case(knowledge, extra=(AGE,)) == {
        "contract": 1, "client": {"label": "Sam", "informant": "caregiver"},
    }  # fmt: skip


def test_keys_come_in_the_order_of_the_contract(knowledge: Knowledge) -> None:
    found = case(
        knowledge,
        (question("number", id="m", path="preferences.minutes_a_day"), 15),
        (question("texts", id="s", path="strengths"), ["kind"]),
        (question("texts", id="p", path="presenting"), ["no sleep"]),
        (question("texts", id="t", path="strengths"), ["funny"]),
        (AGE, {"age_months": 60}),
    )
    assert list(found) == ["contract", "client", "presenting", "strengths", "preferences"]
    assert found["strengths"] == [{"text": "kind"}, {"text": "funny"}]
    assert found["client"]["age_months"] == 60


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("yes", "no", True),
        ("no", "yes", True),
        ("no", "no", False),
        ("no", Answer("b", 2, absent="declined"), {"absent": "declined"}),
        (Answer("a", 1, absent="declined"), "no", {"absent": "declined"}),
        (Answer("a", 1, absent="declined"), "yes", True),
        (Answer("a", 1, absent="declined"), Answer("b", 2, absent="unknown_to_me"), None),
    ],
)
def test_of_two_answers_about_danger_the_safest_stands(
    first: Any, second: Any, kept: Any, knowledge: Knowledge
) -> None:
    asked = yes_no("a", "safety.abuse_now"), yes_no("b", "safety.abuse_now")
    found = case(knowledge, (asked[0], first), (asked[1], second))
    assert found["safety"]["abuse_now"] == kept


def test_a_rating_is_put_into_the_entry_of_its_tick(knowledge: Knowledge) -> None:
    hard = question("checklist", "poverty", "bereavement", id="h", path="history.infancy.adversity")
    found = case(
        knowledge,
        (hard, {"ticked": ["poverty"], "unsure": ["bereavement"]}),
        (question("number", id="r", path="history.infancy.adversity.poverty.severity"), 2),
        (question("number", id="u", path="history.infancy.adversity.bereavement.severity"), 1),
    )
    assert found["history"]["infancy"]["adversity"] == {
        "poverty": {"severity": 2},
        "bereavement": {"severity": 1},
    }


@pytest.mark.parametrize("detail", ["last_months_ago", "seen_by_doctor"])
@pytest.mark.parametrize("absent", ["declined", "later", "unknown_to_me", "not_applicable"])
def test_a_detail_that_was_left_out_is_not_known_and_has_no_reason(
    knowledge: Knowledge, detail: str, absent: Any
) -> None:
    asked = yes_no("d", f"medical.asthma.{detail}")
    found = case(knowledge, (yes_no("a", "medical.asthma"), "yes"), (asked, Answer("d", 2, absent=absent)))  # fmt: skip
    assert found["medical"] == {"asthma": {"value": True, detail: None}}


def test_more_about_a_plain_value_makes_it_an_object(knowledge: Knowledge) -> None:
    found = case(
        knowledge,
        (yes_no("a", "medical.asthma"), "yes"),
        (yes_no("d", "medical.asthma.seen_by_doctor"), "no"),
    )
    assert found["medical"]["asthma"] == {"value": True, "seen_by_doctor": False}


@pytest.mark.parametrize(
    ("choices", "absent"),
    [(("skip",), "declined"), (("talk",), "declined"), (("later", "later"), "later"), (("later",), None), ((), None)],
)  # fmt: skip
def test_a_section_that_was_left_out_says_so(choices: Any, absent: str | None, knowledge: Knowledge) -> None:  # fmt: skip
    asked = question("number", id="n", path="now.friends")
    found = case(knowledge, choices={"one": choices} if choices else {}, extra=(asked,))
    assert found.get("now") == ({"friends": {"absent": absent}} if absent else None)


def test_today_can_be_like_the_time_the_client_is_in(knowledge: Knowledge) -> None:
    same = question(id="same", path="now.friends", options=(
        Option("same", {"en": {"any": "same"}}, copies=True), Option("less", {"en": {"any": "less"}}, value=1),
    ))  # fmt: skip
    held = question("number", id="held", path="history.childhood.connection.friends")
    days = question("number", id="days", path="now.predictable_days")
    told = ((AGE, {"age_months": 60}), (held, 3), (days, 2))
    assert case(knowledge, *told, (same, "same"))["now"] == {"friends": 3, "predictable_days": 2}
    assert case(knowledge, *told, (same, "less"))["now"] == {"friends": 1, "predictable_days": 2}
    assert case(knowledge, told[0], (same, "same"))["now"] == {}


def test_what_is_set_aside_is_not_in_the_case(knowledge: Knowledge) -> None:
    first = question("choice", "yes", "no", id="first")
    then = question("number", id="then", path="now.friends", ask_if={"is": {"path": "answers.first", "value": "yes"}})  # fmt: skip
    assert case(knowledge, (first, "yes"), (then, 2))["now"] == {"friends": 2}
    assert "now" not in case(knowledge, (first, "no"), (then, 2))
