"""From the review there is always a plain way on, however somebody came there."""

import pytest

from assistant.interview.session import Books
from tests.people import Quiet, Sitting

ON = ("go on", "continue", "continue with the questions", "carry on", "back")


def in_the_middle(books: Books, voice: str = "caregiver") -> Sitting:
    sitting = Sitting(books, voice)
    sitting.to_question("today.learning")
    return sitting


@pytest.mark.broad
@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
@pytest.mark.parametrize("words", ON)
def test_from_a_review_in_the_middle_one_goes_on_where_one_was(
    books: Books, words: str, voice: str
) -> None:
    sitting = in_the_middle(books, voice)
    open_now = sitting.turn.question
    sitting.hear("review")
    assert "go on" in sitting.turn.ask
    assert "would help the most" not in sitting.said()
    sitting.hear(words)
    assert (sitting.turn.stage, sitting.turn.question) == ("asking", open_now)


def test_after_an_answer_was_changed_from_the_review_one_goes_on_too(books: Books) -> None:
    sitting = in_the_middle(books)
    open_now = sitting.turn.question
    sitting.hear("review", "4")
    sitting.hear("7 years")
    while sitting.turn.stage == "confirming":
        sitting.hear("yes")
    assert sitting.turn.stage == "reviewing"
    sitting.hear("go on")
    assert sitting.turn.question == open_now


def test_an_answer_is_changed_by_what_it_is_about_and_the_talk_goes_on(books: Books) -> None:
    sitting = in_the_middle(books)
    open_now = sitting.turn.question
    sitting.hear("change how old")
    assert sitting.turn.question == "client.age"
    sitting.hear("7 years")
    while sitting.turn.stage == "confirming":
        sitting.hear("yes")
    assert sitting.turn.question == open_now


def test_words_about_no_answer_or_several_are_said_so_beside_the_review(books: Books) -> None:
    sitting = in_the_middle(books)
    sitting.hear("change the unicorn")
    assert "did not find an answer about “the unicorn”" in sitting.said()
    assert sitting.turn.stage == "reviewing"
    sitting.hear("go on", "change harder")
    assert "More than one answer" in sitting.said()


def test_at_the_end_going_on_puts_it_together(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_review()
    assert "finish" in sitting.turn.ask
    assert sitting.hear("go on").stage == "explaining"


def test_at_a_question_going_on_leaves_it_out(books: Books) -> None:
    sitting = in_the_middle(books)
    before = sitting.turn.question
    sitting.hear("keep going")
    assert sitting.turn.question != before


@pytest.mark.parametrize("place", ["question", "choice before a sensitive part"])
def test_finishing_from_the_middle_shows_the_review_before_the_end(
    books: Books, place: str
) -> None:
    sitting = in_the_middle(books)
    if place != "question":
        sitting.until(lambda turn: turn.stage == "consent", Quiet())
    sitting.hear("finish")
    assert (sitting.turn.stage, "finish once more" in sitting.said()) == ("reviewing", True)
    assert sitting.hear("finish").stage in {"explaining", "asking"}, "what is needed is asked first"
