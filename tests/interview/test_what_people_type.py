"""What people type is understood, or asked about, in every voice; no word of it is lost."""

import pytest

from assistant.interview.interview import Interview
from assistant.interview.session import Books
from tests.people import Quiet, Sitting

pytestmark = pytest.mark.broad

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


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    ("line", "age", "left"),
    [
        ("31, 32 in a few weeks", "31 years", "32 in a few weeks"),
        ("4 years 7 months, the orphanage made up the date", "4 years and 7 months", "the orphanage made up the date"),
        ("11 since june", "11 years", "since june"),
        ("7, nearly 8", "7 years", "nearly 8"),
        ("2014-04-02 (from his papers)", "(2014-04-02)", "from his papers"),
        ("8 and a half", "8 years and 6 months", ""),
    ],
)  # fmt: skip
def test_an_age_is_found_beside_other_words(
    books: Books, voice: str, line: str, age: str, left: str
) -> None:
    sitting = sitting_at(books, voice, "client.age", line)
    assert age in sitting.turn.ask
    assert left in sitting.turn.ask


@pytest.mark.parametrize("line", ["5 or 6", "between 4 and 6", "no"])
def test_two_ages_are_none(books: Books, line: str) -> None:
    assert sitting_at(books, "caregiver", "client.age", line).turn.question == "client.age"


@pytest.mark.parametrize("voice", VOICES)
def test_after_a_safety_card_what_was_typed_is_read_back(books: Books, voice: str) -> None:
    line = "1 3 ?7. mum's boyfriend strangled her last night"
    sitting = sitting_at(books, voice, HARD, line)
    assert sitting.turn.stage == "safety"
    sitting.hear("1")
    assert sitting.turn.stage == "confirming"
    assert "(not sure)" in sitting.turn.ask
    sitting.hear("yes")
    held = interview_of(sitting).case()["history"]["childhood"]["adversity"]
    assert held["physical_abuse"] is None
    assert {"caregiver_distress", "domestic_violence"} <= set(held)


def test_a_danger_at_a_read_back_leads_back_to_it(books: Books) -> None:
    sitting = sitting_at(books, "caregiver", FELT, "maybe a little")
    asked = sitting.turn.ask
    sitting.hear("he strangled me last night")
    assert sitting.turn.stage == "safety"
    sitting.hear("1")
    assert sitting.turn.ask == asked


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    ("first", "then", "heard"),
    [
        (["maybe enough", "no"], "2", "Kept: A little"),
        (["maybe enough"], "no, very much", "Kept: Very much"),
        (["maybe enough"], "not quite, a little", "Kept: A little"),
        (["maybe enough"], "no, a little when his nan came", "I heard: A little"),
        (["maybe enough"], "no, I don't know", "All right: I do not know"),
        (["maybe enough"], "nope, 4", "Kept: Very much"),
    ],
)
def test_what_stands_behind_a_no_is_the_new_answer(
    books: Books, voice: str, first: list[str], then: str, heard: str
) -> None:
    sitting = sitting_at(books, voice, FELT, *first, then)
    assert heard in f"{sitting.said()}\n{sitting.turn.ask}"


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("lines", [["no", "1 2 ?7"], ["not quite, 1 2 ?7"], ["1 2 ?7"]])
def test_numbers_after_a_no_at_a_list_are_a_new_answer(
    books: Books, voice: str, lines: list[str]
) -> None:
    sitting = sitting_at(books, voice, HARD, "1 8, we adopted her at 20 months", *lines)
    held = interview_of(sitting).case()["history"]["childhood"]["adversity"]
    assert held["physical_abuse"] is None
    assert {"caregiver_distress", "caregiver_substance_use"} <= set(held)
    assert "emotional_abuse" not in held


def test_numbers_at_a_fact_of_a_story_answer_the_open_question(books: Books) -> None:
    line = "we were homeless when she was eight and her father went to prison then"
    sitting = sitting_at(books, "caregiver", "client.known_since", line)
    if sitting.turn.stage != "confirming":
        sitting = sitting_at(books, "caregiver", FELT, line)
    assert sitting.turn.stage == "confirming"
    before = sitting.turn.question
    sitting.hear("1 2 3")
    assert sitting.turn.question in {before, ""}


def test_what_belongs_to_another_time_is_not_ticked_here(books: Books) -> None:
    sitting = sitting_at(books, "caregiver", HARD, "1 and 8, we adopted her at 20 months")
    assert "Time apart" not in sitting.turn.ask
    assert "“we adopted her at 20 months”" in sitting.turn.ask


@pytest.mark.parametrize("voice", VOICES)
def test_a_no_at_a_changed_answer_asks_that_question_again(books: Books, voice: str) -> None:
    sitting = sitting_at(books, voice, HARD, "none", "back", "not sure, his belly hurt then", "no")
    assert (sitting.turn.stage, sitting.turn.question) == ("asking", HARD)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    "line", ["actually make that a little", "sorry, a little", "I meant a little"]
)
def test_a_correction_is_of_the_last_answer_where_it_means_nothing_here(
    books: Books, voice: str, line: str
) -> None:
    sitting = sitting_at(books, voice, FELT, "3", line)
    assert (sitting.turn.stage, sitting.turn.question) == ("confirming", FELT)
    assert sitting.turn.ask == "I heard: A little. Is that right?"


def test_a_no_at_a_correction_asks_the_corrected_question(books: Books) -> None:
    sitting = sitting_at(books, "caregiver", FELT, "3", "actually make that a little")
    assert sitting.turn.stage == "confirming"
    sitting.hear("no")
    assert (sitting.turn.stage, sitting.turn.question) == ("asking", FELT)


def test_a_no_at_a_command_leaves_the_place(books: Books) -> None:
    sitting = sitting_at(books, "caregiver", HARD, "none", "back", "can i see my answers maybe")
    if sitting.turn.stage == "confirming":
        sitting.hear("no")
    assert sitting.turn.question == HARD


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    "line",
    [
        "not known",
        "nothing known",
        "nothing is known about the first years",
        "we know nothing about his birth family",
        "we don't know, he came without any papers at all",
        "nobody knows anything",
    ],
)
@pytest.mark.parametrize("question", [HARD, FELT])
def test_what_nobody_knows_is_not_known_and_its_words_are_kept(
    books: Books, voice: str, line: str, question: str
) -> None:
    sitting = sitting_at(books, voice, question, line)
    assert "I heard: I do not know." in sitting.turn.ask
    sitting.hear("yes")
    assert notes(sitting) == ([line] if len(line.split()) > 5 else [])


def test_a_number_that_is_no_option_is_never_taken_for_a_clinician_either(books: Books) -> None:
    turn = sitting_at(books, "clinician", FELT, "9 grandma mostly").turn
    assert turn.stage in {"clarifying", "confirming"}


def test_no_numbers_at_a_fact_leave_it_waiting(books: Books) -> None:
    line = "my husband went to prison when she was eight and we lost the house then"
    sitting = sitting_at(books, "caregiver", "presenting.concerns", line)
    assert sitting.turn.stage == "confirming"
    sitting.hear("hm 7")
    assert sitting.turn.stage == "confirming"


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("line", ["1 and 3", "enough or very much"])
def test_two_answers_where_one_fits_are_asked_about(books: Books, voice: str, line: str) -> None:
    sitting = sitting_at(books, voice, FELT, line)
    assert (sitting.turn.stage, sitting.turn.question) == ("clarifying", FELT)
    assert FELT not in interview_of(sitting).state.answers


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    "line", ["rather not say", "skip", "don't know", "come back to it later", "does not apply"]
)
def test_whatever_is_left_out_a_result_is_put_together(books: Books, voice: str, line: str) -> None:
    now, age = ("adulthood", "20 years") if voice == "self" else ("early_childhood", "3 years")
    left_out = (
        f"history.{now}.domestic_violence.still",
        "medical.asthma.seen_by_doctor",
        "functions.sleep.how_hard",
    )
    violence = "6" if voice == "self" else "3"
    told = {f"history.{now}.hard": violence, "medical.list": "1", "today.body_and_sleep": "1 5"}
    sitting = Sitting(books, voice)
    sitting.to_review(Quiet(age, {**told, **dict.fromkeys(left_out, line)}))
    assert set(left_out) <= set(sitting.asked())
    sitting.hear("finish")
    assert sitting.turn.stage == "explaining", sitting.said()
