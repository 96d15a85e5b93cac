"""A case file is read back into answers: what it does not say stays open, and nothing becomes a no."""

from typing import Any

import pytest

from assistant.conversation.case_reading import Found, found_in
from assistant.domain.script import Question, Script

CLIENT = {"client": {"label": "x", "age_months": 110, "birth_date": "2017-09-03"}}


@pytest.fixture
def ask(script: Script) -> Any:
    def found(name: str, case: dict[str, Any]) -> Found | None:
        question: Question = script.questions[name]
        return found_in({**CLIENT, **case}, question, "clinician", 110)

    return found


def test_a_birth_date_comes_with_the_age(ask: Any) -> None:
    assert ask("client.age", {}).value == {"age_months": 110, "birth_date": "2017-09-03"}


def test_a_bare_severity_is_one_and_no_severity_is_a_yes(ask: Any) -> None:
    pressed = {
        "bereavement": 2,
        "poverty": {},
        "household_chaos": 0,
        "bullying_or_discrimination": None,
    }
    found = ask("history.infancy.hard", {"history": {"infancy": {"adversity": pressed}}})
    assert set(found.value["ticked"]) == {"bereavement", "poverty"}
    assert found.value["unsure"] == ["bullying_or_discrimination"]
    entry = {"bereavement": {"severity": None}, "poverty": {"absent": "declined"}}
    again = ask("history.infancy.hard", {"history": {"infancy": {"adversity": entry}}})
    assert (again.value["ticked"], again.value["unsure"]) == (["bereavement"], ["poverty"])


def test_why_a_text_is_missing_is_kept(ask: Any) -> None:
    found = ask("people.safe", {"preferences": {"safe_people": {"absent": "declined"}}})
    assert (found.value, found.absent) == (None, "declined")
    assert ask("people.safe", {"preferences": {"safe_people": None}}).absent == "unknown_to_me"
    assert ask("people.safe", {}) is None


def test_an_answer_beside_another_is_found_inside_it(ask: Any) -> None:
    seen = {"value": True, "seen_by_doctor": True}
    assert ask("medical.asthma.seen_by_doctor", {"medical": {"asthma": seen}}).value is not None
    wrapped = {"medical": {"value": {"asthma": True}}}
    assert "asthma" in ask("medical.list", wrapped).value["ticked"]


def test_what_does_not_apply_is_neither_ticked_nor_unsure(ask: Any) -> None:
    medical = {"asthma": {"absent": "not_applicable"}, "seizures": True}
    value = ask("medical.list", {"medical": medical}).value
    assert "asthma" not in value["ticked"]
    assert "asthma" not in value["unsure"]
    assert "seizures" in value["ticked"]


def test_a_choice_that_no_option_writes_stays_open(ask: Any) -> None:
    assert ask("preferences.touch", {"preferences": {"touch": "sideways"}}) is None
    assert (
        ask("preferences.touch", {"preferences": {"touch": {"absent": "later"}}}).absent == "later"
    )
