"""What people type is understood, or asked about, in every voice; no word of it is lost."""

import pytest

from assistant.interview.interview import Interview
from assistant.interview.session import Books
from tests.people import Quiet, Sitting

VOICES = ("caregiver", "self", "clinician")
HARD = "history.childhood.hard"
FELT = "history.childhood.attuned_caregiver"


def sitting_at(books: Books, voice: str, question: str, *lines: str) -> Sitting:
    sitting = Sitting(books, voice)
    sitting.to_question(question, Quiet())
    sitting.hear(*lines)
    return sitting


def interview_of(sitting: Sitting) -> Interview:
    assert sitting.desk.interview is not None
    return sitting.desk.interview


def notes(sitting: Sitting) -> list[str]:
    return [event.said for event in interview_of(sitting).events if event.kind == "noted"]


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    "line", ["1 7?", "1, ?7", "1 and 7, not sure about 7", "1, ?7 at his dad's", "7?, so 1"]
)
def test_an_unsure_harm_stays_unsure_to_the_case(books: Books, voice: str, line: str) -> None:
    sitting = sitting_at(books, voice, HARD, line)
    if sitting.turn.stage == "confirming":
        assert "(not sure)" in sitting.turn.ask
        sitting.hear("yes")
    held = interview_of(sitting).case()["history"]["childhood"]["adversity"]
    assert held["physical_abuse"] is None
    assert held["caregiver_distress"] is not None


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("line", ["?3", "3?", "3, not sure", "maybe enough"])
def test_an_unsure_rating_is_kept_as_a_guess(books: Books, voice: str, line: str) -> None:
    sitting = sitting_at(books, voice, FELT, line)
    assert sitting.turn.ask == "I heard: Enough (not sure). Is that right?"
    sitting.hear("yes")
    held = interview_of(sitting).case()["history"]["childhood"]["connection"]
    assert held["attuned_caregiver"] == {"value": 2, "known": "guess"}


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("line", ["none?", "nothing?"])
def test_a_none_with_a_question_mark_is_asked_again(books: Books, voice: str, line: str) -> None:
    assert sitting_at(books, voice, HARD, line).turn.question == HARD


def test_a_no_with_a_question_mark_is_read_back_as_not_sure(books: Books) -> None:
    sitting = sitting_at(books, "clinician", "safety.illness", "no?")
    assert sitting.turn.ask == "I heard: No (not sure). Is that right?"


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("3, they did what they could, bless them", "they did what they could"),
        ("it depends, whoever was on shift, 3", "whoever was on shift"),
        ("3 when his nan was well", "when his nan was well"),
    ],
)
def test_words_beside_a_rating_are_said_and_kept(
    books: Books, voice: str, line: str, words: str
) -> None:
    sitting = sitting_at(books, voice, FELT, line)
    if sitting.turn.stage == "confirming":
        assert words in sitting.turn.ask
        sitting.hear("yes")
    assert any(words in note for note in notes(sitting))


def test_a_clinician_is_told_that_words_beside_a_number_are_kept(books: Books) -> None:
    sitting = sitting_at(books, "clinician", FELT, "3. his English is catching up")
    assert "Kept: Enough\nNote kept." in sitting.said()
    assert notes(sitting) == ["his English is catching up"]


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("line", ["2 then 4", "very much at home, otherwise a little", "2 or 3"])
def test_two_ratings_are_asked_about_by_name(books: Books, voice: str, line: str) -> None:
    sitting = sitting_at(books, voice, FELT, line)
    assert "I heard more than one of these." in sitting.said()
    assert sitting.turn.question == FELT


@pytest.mark.parametrize("voice", ["caregiver", "clinician"])
@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("I was there when he was born", "From birth or before"),
        ("he moved in with us at two", "Since age one to three"),
        ("we got him when he was five", "Since age four to ten"),
    ],
)
def test_since_when_somebody_knows_them_is_read_as_an_age(
    books: Books, voice: str, line: str, label: str
) -> None:
    sitting = sitting_at(books, voice, "client.known_since", line)
    assert sitting.turn.ask == f"I heard: {label}. Is that right?"


def test_an_age_that_no_option_holds_is_asked(books: Books) -> None:
    sitting = sitting_at(books, "caregiver", "client.known_since", "a while")
    assert sitting.turn.question == "client.known_since"


@pytest.mark.parametrize("voice", VOICES)
def test_an_unsure_person_is_kept_as_a_guess_and_is_no_partner(books: Books, voice: str) -> None:
    sitting = sitting_at(books, voice, "today.body_and_sleep", "1", "3")
    sitting.to_question("people.safe", Quiet())
    sitting.hear("?Lisa, mother; Ann, aunt. Grandpa Bert passed")
    assert "Lisa (mother, not sure); Ann (aunt)" in sitting.turn.ask
    assert "I did not get the rest: “Grandpa Bert passed”" in sitting.turn.ask
    sitting.hear("yes")
    assert interview_of(sitting).case()["preferences"]["safe_people"] == [
        {"name": "Lisa", "relation": "mother", "known": "guess"},
        {"name": "Ann", "relation": "aunt"},
    ]
    assert notes(sitting) == ["Grandpa Bert passed"]
    sitting.hear("?Olga, neighbour")
    sitting.hear("yes")
    result = interview_of(sitting).result()
    partners = {
        name
        for stage in result["plan"]["stages"]
        for each in stage["activities"]
        for name in each["with"]
    }
    assert "Lisa" not in partners
