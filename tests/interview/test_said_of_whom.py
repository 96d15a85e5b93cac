"""Who was hit, whose tablets they are, and who lives upstairs: told wrong, each would do harm."""

import pytest

from assistant.interview.session import Books
from tests.people import Quiet, Sitting


def heard(books: Books, voice: str, question: str, line: str, age: str) -> dict[str, list[str]]:
    sitting = Sitting(books, voice)
    sitting.to_question(question, Quiet(age=age, told={"today.feelings_and_people": "1 2"}))
    sitting.hear(line)
    interview = sitting.desk.interview
    assert interview is not None
    proposed = interview.state.proposed
    assert proposed is not None, sitting.said()
    return {"ticked": list(proposed.value["ticked"]), "left": list(proposed.data.get("left", ()))}


@pytest.mark.broad
@pytest.mark.parametrize(
    ("line", "ticked"),
    [
        ("my dad hit me with a belt, and shouted at mum", {"physical_abuse", "emotional_abuse"}),
        ("he used to hit me", {"physical_abuse"}),
        ("my father beat me", {"physical_abuse"}),
        ("hit with a belt by my father", {"physical_abuse"}),
        ("dad hit my mum in front of me", {"domestic_violence"}),
    ],
)
def test_who_was_hit_as_a_child_was_hit(books: Books, line: str, ticked: set[str]) -> None:
    assert set(heard(books, "self", "history.childhood.hard", line, "41 years")["ticked"]) == ticked


def test_a_caregiver_who_was_hit_is_not_the_child(books: Books) -> None:
    found = heard(books, "caregiver", "history.childhood.hard", "he used to hit me", "9 years")
    assert found["ticked"] == ["domestic_violence"]


@pytest.mark.broad
@pytest.mark.parametrize(
    "line",
    [
        "asthma; mum takes tablets for epilepsy",
        "asthma, his dad has epilepsy",
        "asthma. I have epilepsy myself",
    ],
)
def test_what_somebody_else_has_is_not_ticked_for_the_client(books: Books, line: str) -> None:
    found = heard(books, "caregiver", "medical.list", line, "9 years")
    assert found["ticked"] == ["asthma"]
    assert found["left"]


@pytest.mark.broad
@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mr Kane, neighbour upstairs", "Mr Kane"),
        ("the man upstairs who bangs on the wall", "the neighbor"),
    ],
)
def test_who_lives_upstairs_is_one_person(books: Books, line: str, name: str) -> None:
    sitting = Sitting(books)
    sitting.to_question("people.unsafe", Quiet(told={"today.feelings_and_people": "1 2"}))
    sitting.hear(line)
    if sitting.turn.stage == "confirming":
        assert name in sitting.turn.ask
        assert ";" not in sitting.turn.ask
    else:
        assert f"Kept: {name}" in sitting.said()


@pytest.mark.parametrize("line", ["nobody asked, unknown", "not known, nobody asked"])
def test_what_nobody_asked_is_not_known_and_never_a_no(books: Books, line: str) -> None:
    sitting = Sitting(books)
    sitting.to_question("history.infancy.attuned_caregiver")
    sitting.hear(line, "yes")
    interview = sitting.desk.interview
    assert interview is not None
    answer = interview.state.answers["history.infancy.attuned_caregiver"]
    assert answer.absent is not None


def test_no_steady_home_is_an_options_own_word(books: Books) -> None:
    line = "his dad is missing, no steady home, war"
    found = heard(books, "caregiver", "history.infancy.hard", line, "9 years")
    assert set(found["ticked"]) == {"household_chaos", "war_or_displacement"}
    assert found["left"] == ["his dad is missing"]


def test_an_accident_of_long_ago_is_no_emergency_now(books: Books) -> None:
    found = heard(books, "self", "history.childhood.hard", "I was hit by a car", "41 years")
    assert found["ticked"] == ["serious_accident_or_disaster"]


@pytest.mark.parametrize("line", ["in school he cant focus", "the school says he cant focus"])
def test_where_it_is_seen_or_who_says_so_is_no_difficulty(books: Books, line: str) -> None:
    assert heard(books, "caregiver", "today.learning", line, "9 years")["ticked"] == [
        "keeping_attention"
    ]
