"""What is unlikely but possible is asked about once, and the yes is kept."""

from typing import Any

import pytest

from assistant.conversation.unlikely import NEARLY_ALL
from assistant.interview.session import Books
from tests.people import Quiet, Sitting


def asked(sitting: Sitting) -> str:
    return sitting.turn.ask


def kept(sitting: Sitting, question: str) -> Any:
    assert sitting.desk.interview is not None
    answer = sitting.desk.interview.state.answers.get(question)
    return None if answer is None else answer.value


@pytest.mark.broad
@pytest.mark.parametrize(
    ("voice", "age", "said"),
    [
        ("caregiver", "34 years", "grown person"),
        ("self", "8 years", "from about eleven years"),
        ("clinician", "103 years", "a hundred years"),
    ],
)
def test_an_unlikely_age_is_asked_about_once_and_kept_after_a_yes(
    books: Books, voice: str, age: str, said: str
) -> None:
    sitting = Sitting(books, voice)
    sitting.to_question("client.age")
    sitting.hear(age)
    assert said in asked(sitting)
    assert "Is that right?" in asked(sitting)
    assert kept(sitting, "client.age") is None
    sitting.hear("yes")
    assert kept(sitting, "client.age") is not None
    assert sitting.desk.interview is not None
    events = sitting.desk.interview._session.events  # noqa: SLF001  # what was kept
    assert [event.data["unlikely"] for event in events if "unlikely" in event.data]


@pytest.mark.parametrize(("voice", "age"), [("caregiver", "9 years"), ("self", "15 years")])
def test_a_likely_age_is_not(books: Books, voice: str, age: str) -> None:
    sitting = Sitting(books, voice)
    sitting.to_question("client.age")
    sitting.hear(age)
    assert kept(sitting, "client.age") is not None


def test_after_a_no_it_is_asked_anew_and_the_same_value_is_then_taken(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("client.age")
    sitting.hear("34 years", "no")
    assert (sitting.turn.stage, sitting.turn.question) == ("asking", "client.age")
    sitting.hear("34 years")
    assert kept(sitting, "client.age") is not None


def test_an_age_younger_than_since_when_somebody_knows_the_child_is_asked_about(
    books: Books,
) -> None:
    sitting = Sitting(books)
    sitting.to_question(
        "today.learning", Quiet(told={"client.known_since": "since age four to ten"})
    )
    sitting.hear("change client.age", "2 years")
    assert "younger than that" in asked(sitting)


@pytest.mark.parametrize(("weeks", "said"), [("23", "very early birth"), ("39", "not early")])
def test_weeks_at_birth_that_are_seldom_are_asked_about(
    books: Books, weeks: str, said: str
) -> None:
    sitting = Sitting(books)
    sitting.to_question("medical.list")
    early = next(choice for choice in sitting.turn.choices if choice.code == "premature")
    sitting.hear(str(early.number))
    sitting.to_question("client.weeks_at_birth")
    sitting.hear(weeks)
    assert said in asked(sitting)
    sitting.hear("yes")
    assert kept(sitting, "client.weeks_at_birth") == int(weeks)


@pytest.mark.broad
def test_hours_a_day_for_a_plan_are_asked_about(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("preferences.minutes_a_day", Quiet(told={"today.learning": "1"}))
    sitting.hear("180")
    assert "two hours" in asked(sitting)


def test_a_home_for_children_and_the_same_few_people_are_asked_about_where_the_second_is_said(
    books: Books,
) -> None:
    sitting = Sitting(books)
    sitting.to_question("history.infancy.hard")
    home = next(c for c in sitting.turn.choices if c.code == "institutional_care")
    person = Quiet(told={"history.infancy.hard": str(home.number)})
    sitting.to_question("history.infancy.constant_caregiver", person)
    sitting.hear("very much")
    assert "Both can be true" in asked(sitting)
    sitting.hear("yes")
    assert kept(sitting, "history.infancy.constant_caregiver") == "strong"


def test_nearly_a_whole_list_is_asked_about(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("today.feelings_and_people")
    sitting.hear(" ".join(str(choice.number) for choice in sitting.turn.choices))
    assert "nearly everything" in asked(sitting)
    assert sitting.desk.interview is not None
    proposed = sitting.desk.interview.state.proposed
    assert proposed is not None
    assert proposed.data["unlikely"] == NEARLY_ALL
