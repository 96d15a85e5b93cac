"""The flow and pacing rules of the caregiver's way through (F1 to F15), walked on the real engine."""

import itertools
from statistics import median

import pytest

from assistant.interview.session import Books
from assistant.interview.turns import Turn
from tests.people import Quiet, Sitting

pytestmark = pytest.mark.broad

AGES = ("3 months", "20 months", "4 years", "9 years", "15 years", "40 years")
VOICES = ("caregiver", "self", "clinician")
EVERYTHING_HARD = {
    "history.infancy.hard": "1 2 3 7",
    "history.childhood.hard": "1 3 8 10",
    "today.learning": "1 2 3",
}


def walk(books: Books, voice: str, age: str, told: dict[str, str] | None = None) -> Sitting:
    sitting = Sitting(books, voice)
    sitting.to_review(Quiet(age, told or {}))
    return sitting


def is_question(turn: Turn) -> bool:
    return turn.stage == "asking"


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("age", AGES)
def test_a_quiet_history_takes_at_most_forty_questions(books: Books, voice: str, age: str) -> None:
    assert len(walk(books, voice, age).asked()) <= 40


@pytest.mark.parametrize("voice", ["caregiver", "self"])
def test_every_question_can_be_skipped_once_and_is_not_asked_again(
    books: Books, voice: str
) -> None:
    sitting = Sitting(books, voice)
    sitting.hear("1")
    shown: list[str] = []
    while sitting.turn.stage != "reviewing":
        if not is_question(sitting.turn):
            sitting.hear("1")
            continue
        shown.append(sitting.turn.question)
        age_is_needed = sitting.turn.question == "client.age"
        sitting.hear("9 years" if age_is_needed else "skip")
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize("voice", VOICES)
def test_every_page_offers_back_skip_stop_help_and_a_way_to_leave(books: Books, voice: str) -> None:
    sitting = walk(books, voice, "9 years", EVERYTHING_HARD)
    for turn in sitting.turns:
        offered = {action.command for action in turn.actions}
        assert {"leave"} <= offered
        if is_question(turn):
            assert {"back", "skip", "stop", "help", "why", "unknown_to_me", "declined"} <= offered


def test_every_sensitive_part_opens_with_four_choices_and_ends_with_a_check(books: Books) -> None:
    sitting = walk(books, "caregiver", "9 years", EVERYTHING_HARD)
    script = books.script
    for name, section in script.sections.items():
        if not section.sensitive:
            continue
        here = [turn for turn in sitting.turns if turn.extra.get("section") == name]
        assert [choice.code for choice in here[0].choices] == ["now", "later", "talk", "skip"]
        assert here[-1].kind == "check"
        assert [choice.code for choice in here[-1].choices] == ["go_on", "break", "stop"]


@pytest.mark.parametrize("voice", ["caregiver", "self"])
def test_never_more_than_three_sensitive_questions_in_a_row_without_a_pause(
    books: Books, voice: str
) -> None:
    sitting = walk(books, voice, "9 years", EVERYTHING_HARD)
    run = 0
    for turn in sitting.turns:
        if turn.stage == "consent":
            run = 0
        elif is_question(turn):
            run = run + 1 if turn.sensitive else 0
            assert run <= 3, turn.question


@pytest.mark.parametrize("voice", VOICES)
def test_it_begins_and_ends_with_what_is_good(books: Books, voice: str) -> None:
    asked = walk(books, voice, "9 years").asked()
    assert books.script.questions[asked[0]].role == "strength"
    assert list(books.script.sections)[-1] == books.script.questions[asked[-1]].section
    for name in (*asked[:5], *asked[-5:]):
        question = books.script.questions[name]
        assert not question.sensitive or question.safety, name


def test_the_danger_card_comes_before_anything_else_is_asked(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("safety.opener")
    turn = sitting.hear("1 2 3")
    assert turn.stage == "safety"
    assert any(line.kind == "card" and "911" in line.text for line in turn.say)
    assert not turn.question


def test_without_a_pack_for_the_country_no_number_is_invented(books: Books) -> None:
    sitting = Sitting(Books(books.script, books.knowledge, "nowhere"))
    sitting.to_question("safety.opener")
    turn = sitting.hear("1 2")
    text = " ".join(line.text for line in turn.say)
    assert "local emergency number" in text
    assert not any(character.isdigit() for character in text)


def test_the_review_groups_what_was_asked_in_order_and_marks_what_was_left_out(
    books: Books,
) -> None:
    sitting = Sitting(books)
    sitting.to_question("presenting.concerns")
    sitting.hear("skip")
    turn = sitting.to_review()
    rows = [row for row in turn.rows if row.state != "set_aside"]
    assert [row.question for row in rows] == sitting.asked()
    skipped = next(row for row in rows if row.question == "presenting.concerns")
    assert skipped.answer == "Skipped"
    sections = [row.section for row in rows]
    changes = sum(one != other for one, other in itertools.pairwise(sections))
    assert changes == len(set(sections)) - 1


def test_nobody_waits_for_typing_that_is_played(books: Books) -> None:
    """F15: a turn has no time in it."""
    assert not {"delay", "typing", "wait"} & set(Sitting(books).turn.__dataclass_fields__)


def minutes_to_read(sitting: Sitting) -> float:
    """How long a person reads at 200 words a minute; how to answer is read once, not at every question."""
    words, hints = 0, set[str]()
    for turn in sitting.turns:
        groups = dict.fromkeys(choice.group for choice in turn.choices)
        shown = [*(line.text for line in turn.say), turn.ask, *groups]
        shown += [choice.label for choice in turn.choices]
        shown += [turn.hint] if turn.hint not in hints else []
        hints.add(turn.hint)
        words += sum(len(text.split()) for text in shown)
    return words / 200


def test_the_main_way_is_read_in_fifteen_minutes_at_the_median(books: Books) -> None:
    ways = [("caregiver", age) for age in AGES] + [("self", age) for age in AGES[-2:]]
    found = sorted(minutes_to_read(walk(books, voice, age)) for voice, age in ways)
    assert median(found) <= 15, found
    assert found[-1] <= 20, found
