"""An aside never repeats an old error, a change from the review comes back to it, a pause is asked once."""

from assistant.interview.session import Books
from tests.people import Quiet, Sitting


def test_after_why_the_error_before_it_is_not_said_again(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("today.learning")
    sitting.hear("purple elephants")
    assert "did not get that" in sitting.said()
    sitting.hear("why")
    assert "did not get that" not in sitting.said()


def test_a_change_from_the_review_comes_back_to_the_review(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("today.learning")
    sitting.hear("review", "1", "kind to cats")
    assert sitting.turn.stage == "reviewing"
    sitting.hear("back", "none")
    assert sitting.turn.stage != "reviewing"


def test_a_pause_between_hard_questions_can_be_declined_for_the_whole_part(books: Books) -> None:
    sitting = Sitting(books)
    many = Quiet(told={"history.infancy.hard": "1 2 3 4 5 6 7"})
    sitting.until(lambda turn: turn.kind == "breather", many)
    assert [choice.code for choice in sitting.turn.choices][1] == "go_on_all"
    section = sitting.turn.extra["section"]
    sitting.hear("2")
    before = len(sitting.turns)
    sitting.until(lambda turn: turn.kind == "check", many)
    assert not any(
        turn.kind == "breather" and turn.extra["section"] == section
        for turn in sitting.turns[before:]
    )


def test_another_answer_at_a_change_from_the_review_is_heard_there(books: Books) -> None:
    """A walk of fifty steps found it: the proposal was let go, and the answer came to no question."""
    sitting = Sitting(books)
    sitting.to_question("today.senses_and_movement", Quiet(told={"today.body_and_sleep": "1 2"}))
    sitting.hear("review", "change today.body_and_sleep", "none")
    assert sitting.turn.stage == "confirming"
    sitting.hear("no one knows")
    assert sitting.turn.stage in {"confirming", "reviewing"}
    assert sitting.desk.interview is not None
