"""Doubt stays doubt: a question mark or *not sure* beside anything, and words beside a rating."""

from typing import Any

import pytest

from assistant.conversation.language.asked import Question
from assistant.conversation.language.months import Life
from assistant.conversation.language.offers import Offer
from assistant.conversation.language.reader import Reader

LIFE = Life(age=100)
HARD = tuple(
    Offer(code, label)
    for code, label in (
        ("caregiver_distress", "A caregiver with great stress"),
        ("caregiver_substance_use", "A caregiver with alcohol or drug trouble"),
        ("domestic_violence", "Violence between adults at home"),
        ("physical_abuse", "Being hit or hurt on purpose"),
        ("physical_neglect", "Going without basic care"),
        ("poverty", "Too little money to get by"),
        ("separation_or_moves", "Time apart, or new homes"),
    )
)
HOW_MUCH = tuple(
    Offer(code, label)
    for code, label in (
        ("none", "Not at all"),
        ("little", "A little"),
        ("enough", "Enough"),
        ("strong", "Very much"),
    )
)
STRESS, DRUGS, FIGHTS, HIT, CARE, MONEY, MOVES = (offer.code for offer in HARD)


def listed(reader: Reader, text: str) -> tuple[Any, dict[str, Any]]:
    reading = reader.read(text, Question("list", HARD), LIFE).reading
    assert reading.certainty != "sure"
    return reading.value, {name: list(said) for name, said in reading.also}


@pytest.mark.parametrize(
    ("text", "ticked", "unsure"),
    [
        ("1 3, ?4. he shoved her on the stairs", [STRESS, FIGHTS], [HIT]),
        ("4?, they were worn out. so 1 2", [STRESS, DRUGS], [HIT]),
        ("5, from three weeks on, ?4", [CARE], [HIT]),
        ("?2 the uncle drinking", [], [DRUGS]),
        ("1 ? 4", [], [STRESS, HIT]),
        ("4 ?", [], [HIT]),
        ("? 4", [], [HIT]),
        ("4?5", [], [HIT, CARE]),
        ("he was hit and neglected?", [], [HIT, CARE]),
        ("?drinking, he was hit", [HIT], [DRUGS]),
        ("?2. someone was drinking", [], [DRUGS]),
        ("1 3, not sure", [], [STRESS, FIGHTS]),
        ("1 3 5, not sure about 5", [STRESS, FIGHTS], [CARE]),
        ("maybe 3 and 5", [CARE], [FIGHTS]),
        ("1 3 i think", [], [STRESS, FIGHTS]),
        ("he was not neglected?", [], [CARE]),
        ("none ?2", [], [DRUGS]),
    ],
)
def test_what_is_marked_as_not_sure_is_never_certain(
    text: str, ticked: list[str], unsure: list[str], reader: Reader
) -> None:
    value, also = listed(reader, text)
    assert (sorted(value), sorted(also.get("unsure", []))) == (sorted(ticked), sorted(unsure))


@pytest.mark.parametrize(
    "text", ["nothing?", "none of these?", "same as before", "?", "not sure about 12"]
)
def test_a_doubt_alone_is_no_answer(text: str, reader: Reader) -> None:
    reading = reader.read(text, Question("list", HARD), LIFE).reading
    assert reading.act in {"unclear", "absent"}


@pytest.mark.parametrize(
    ("text", "ticked", "left"),
    [
        ("3, 1 a bit, 4", [FIGHTS, STRESS, HIT], []),
        ("3, 4 at the cousins", [FIGHTS, HIT], ["at the cousins"]),
        ("1, not 3", [STRESS], ["not 3"]),
        ("4: at the cousins, 2", [HIT, DRUGS], ["at the cousins"]),
        ("1, 9", [STRESS], ["9"]),
        ("2 kids in class hit him", [HIT], []),
        ("3 years ago he was hit", [HIT], []),
        ("same as before, 1 and 4", [STRESS, HIT], ["same as before"]),
        ("she screamed and broke stuff, 3", [FIGHTS], ["she screamed", "broke stuff"]),
        ("we were broke", [MONEY], []),
        ("they broke up", [MOVES], []),
    ],
)
def test_numbers_beside_words_are_told_and_no_word_is_lost(
    text: str, ticked: list[str], left: list[str], reader: Reader
) -> None:
    value, also = listed(reader, text)
    assert (sorted(value), also.get("left", [])) == (sorted(ticked), left)
    assert "unsure" not in also


@pytest.mark.parametrize(
    ("text", "code", "is_guess", "left"),
    [
        ("2, not sure", "little", True, []),
        ("maybe a little", "little", True, []),
        ("3?", "enough", True, []),
        ("dont know much, he was there i think so enough", "enough", True, ["he was there i think"]),
        ("the nurses did but his dad could not always come, 2", "little", False, ["the nurses did", "his dad could not always come"]),
        ("3 they did try", "enough", False, ["they did try"]),
        ("a pal or two from the band, 3", "enough", False, ["a pal or two from the band"]),
        ("it depends, ward rhythm 3", "enough", False, ["it depends", "ward rhythm"]),
        ("a little, she was worn out. 2", "little", False, ["she was worn out"]),
        ("2, before that nobody", "little", False, ["before that nobody"]),
        ("enough, in the mornings", "enough", False, ["in the mornings"]),
        ("very much at his nan's", "strong", False, ["at his nan's"]),
        ("well, enough", "enough", False, ["well"]),
    ],
)  # fmt: skip
def test_one_rating_beside_words_is_read_back_with_them(
    text: str, code: str, is_guess: object, left: list[str], reader: Reader
) -> None:
    reading = reader.read(text, Question("choice", HOW_MUCH), LIFE).reading
    assert (reading.value, reading.certainty, reading.is_guess) == (code, "confirm", is_guess)
    assert list(dict(reading.also).get("left", [])) == left


@pytest.mark.parametrize(
    "text",
    [
        "2 then 4",
        "2 when the nurses were on. 3",
        "2 or 3",
        "1, 2 and 4",
        "a little till we had her, very much after",
        "very much at home, otherwise a little",
    ],
)
def test_two_ratings_are_asked_about(text: str, reader: Reader) -> None:
    reading = reader.read(text, Question("choice", HOW_MUCH), LIFE).reading
    assert (reading.act, reading.rule) == ("unclear", "two_ratings")


@pytest.mark.parametrize(
    "text", ["we moved 3 times", "he was 2", "x3-4 by then", "2 kids", "well, her cousins did"]
)
def test_a_number_of_something_else_is_no_option(text: str, reader: Reader) -> None:
    reading = reader.read(text, Question("choice", HOW_MUCH), LIFE).reading
    assert reading.act == "unclear"


def test_the_number_of_an_option_is_no_age(reader: Reader) -> None:
    for text in ("2, not sure", "a little, they were worn out. 2", "2, we adopted her at two"):
        said = reader.read(text, Question("choice", HOW_MUCH), LIFE)
        assert not [value for name, value in said.also if name == "span"]


@pytest.mark.parametrize(
    ("text", "ticked", "unsure"),
    [("and he was hit?", [], [HIT]), ("2 the uncle drinking", [DRUGS], [])],
)
def test_clauses_that_open_with_a_join_or_a_number_are_read(
    text: str, ticked: list[str], unsure: list[str], reader: Reader
) -> None:
    value, also = listed(reader, text)
    assert (value, also.get("unsure", [])) == (ticked, unsure)


HELP = tuple(
    Offer(code, label)
    for code, label in (
        ("talking_help", "Therapy or counseling"), ("medicine", "Medicine each day"),
        ("body_help", "Speech, movement or sensory therapy"), ("school_help", "Extra help at school or work"),
        ("family_help", "Help for the family at home"), ("doctor_visits", "Regular visits to a doctor or clinic"),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "ticked"),
    [
        ("on a waiting list for play therapy", None),
        ("he's been referred to OT", None),
        ("we start counselling in March", None),
        ("speech therapy ended last year", None),
        ("he sees a speech therapist every week", ["body_help"]),
        ("he has melatonin and is waiting for OT", ["medicine"]),
    ],
)
def test_help_that_is_hoped_for_or_over_is_not_ticked_as_going_on(
    text: str, ticked: list[str] | None, reader: Reader
) -> None:
    assert reader.read(text, Question("list", HELP), LIFE).reading.value == ticked


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("he's always hungry, never seems full", {"appetite"}),
        ("the fighting between mum and dad", {"domestic_violence"}),
    ],
)
def test_the_hunger_of_today_is_no_want_and_fights_of_parents_are_violence(
    text: str, codes: set[str], reader: Reader
) -> None:
    assert {
        fact.code for fact in reader.read(f"well, {text}", Question("text"), LIFE).facts
    } == codes


@pytest.mark.parametrize(
    ("text", "ticked"),
    [
        ("my stepdad moved in when i was twelve", None),
        ("we moved in with my stepdad", [MOVES]),
        ("moved to nans", [MOVES]),
        ("they moved three times", [MOVES]),
    ],
)
def test_somebody_who_moves_in_moves_nobody_else(
    text: str, ticked: list[str] | None, reader: Reader
) -> None:
    assert reader.read(text, Question("list", HARD), LIFE).reading.value == ticked


def test_a_move_since_an_age_was_then_and_drinking_since_an_age_goes_on(reader: Reader) -> None:
    def months(text: str) -> list[tuple[int, int] | None]:
        found = reader.read(text, Question("text"), LIFE).facts
        return [(each.months.first, each.months.last) if each.months else None for each in found]

    assert months("since he was 3 he came to us as a foster placement") == [(36, 47)]
    assert months("her dad has been drinking since she was three") == [(36, 100)]
