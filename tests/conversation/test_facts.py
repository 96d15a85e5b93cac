"""What is known so far, as the conditions of the dialogue see it."""

from typing import Any

import pytest

from assistant.conversation.facts import NOTHING_REPORTED, TICKED, AnswerFacts
from assistant.domain.answers import Answer
from assistant.domain.conditions import Fact
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Kind, Option
from tests.conversation.making import question

HARD = "history.childhood.adversity"


@pytest.fixture
def facts(knowledge: Knowledge) -> AnswerFacts:
    return AnswerFacts(knowledge, "caregiver")


def tell(facts: AnswerFacts, kind: Kind, path: str, value: Any, *codes: str, **more: Any) -> None:
    asked = question(kind, *codes, id=more.pop("id", path), path=path)
    facts.add(asked, Answer(asked.id, 1, value, **more))


def test_nothing_is_known_at_first(facts: AnswerFacts, knowledge: Knowledge) -> None:
    assert facts.age_months is None
    assert not facts.windows()
    assert facts.adversities("childhood") is None
    assert facts.fact(f"{HARD}.poverty") is None
    assert set(facts.functions().values()) == {None}
    assert facts.dimension("poverty") == knowledge.adversity["poverty"].dimension


def test_an_age_opens_the_windows_that_were_reached(facts: AnswerFacts) -> None:
    tell(facts, "age", "client", {"age_months": 60})
    assert list(facts.windows()) == [
        "intrauterine",
        "perinatal",
        "infancy",
        "early_childhood",
        "childhood",
    ]
    assert facts.fact("client.age_months") == Fact(60, 60, 60)
    assert "learning_at_school" in facts.functions()


def test_a_baby_is_not_judged_by_skills_of_later(facts: AnswerFacts) -> None:
    tell(facts, "age", "client", {"age_months": 3})
    assert "learning_at_school" not in facts.functions()


def test_a_path_of_the_present_is_that_of_the_window_the_client_is_in(facts: AnswerFacts) -> None:
    tell(facts, "number", "history.childhood.connection.friends", 2)
    assert not facts.known("history.present.connection.friends")
    tell(facts, "age", "client", {"age_months": 60})
    assert facts.fact("history.present.connection.friends") == Fact(2, 2, 2)


def test_what_an_answered_list_does_not_name_was_not_reported(facts: AnswerFacts) -> None:
    value = {"ticked": ["poverty"], "unsure": ["bereavement"]}
    tell(facts, "checklist", HARD, value, "poverty", "bereavement", "bullying")
    assert facts.fact(f"{HARD}.poverty") == TICKED
    assert facts.fact(f"{HARD}.bereavement") is None
    assert facts.fact(f"{HARD}.community_violence") == NOTHING_REPORTED
    assert facts.fact(f"{HARD}.community_violence.severity") is None
    assert facts.adversities("childhood") == {"poverty": TICKED}
    assert facts.fact(f"answers.{HARD}.poverty") == Fact(value=True)
    assert facts.fact(f"answers.{HARD}.bullying") == Fact(value=False)


def test_how_hard_it_was_replaces_what_a_tick_says(facts: AnswerFacts) -> None:
    tell(facts, "checklist", HARD, {"ticked": ["poverty"]}, "poverty")
    tell(facts, "number", f"{HARD}.poverty.severity", 2)
    assert facts.adversities("childhood") == {"poverty": Fact(2, 2, 2)}


def test_an_absent_reason_tells_nothing(facts: AnswerFacts) -> None:
    tell(facts, "checklist", HARD, None, "poverty", absent="declined")
    tell(facts, "number", "now.friends", None, absent="unknown_to_me")
    assert facts.adversities("childhood") is None
    assert not facts.known("now.friends")
    assert not facts.known(f"answers.{HARD}.poverty")


def test_a_value_that_was_told_is_known_as_it_is(facts: AnswerFacts) -> None:
    tell(facts, "number", "now.friends", 2, known="told")
    assert facts.fact("now.friends") == Fact(2, 2, 2)


def test_a_yes_is_no_number(facts: AnswerFacts) -> None:
    options = (Option("yes", {"en": {"any": "yes"}}, value=True),)
    asked = question(path="medical.asthma", id="a", options=options)
    facts.add(asked, Answer("a", 1, "yes"))
    assert facts.fact("medical.asthma") == Fact(value=True)
    assert facts.fact("answers.a") == Fact("yes")
