"""A break is a rest, a stop is asked about once, and *back* leaves the review."""

from assistant.interview.session import Books
from assistant.interview.turns import Turn
from tests.people import Quiet, Sitting


def at_a_check(books: Books) -> Sitting:
    sitting = Sitting(books)
    sitting.until(lambda turn: turn.kind == "check", Quiet())
    return sitting


def codes(turn: Turn) -> list[str]:
    return [choice.code for choice in turn.choices]


def test_a_break_waits_until_one_goes_on(books: Books) -> None:
    sitting = at_a_check(books)
    turn = sitting.hear("2")
    assert turn.stage == "paused"
    assert "Put both feet on the floor" in sitting.said()
    assert not turn.question
    assert sitting.hear("continue").stage in {"asking", "consent"}


def test_a_stop_by_one_digit_is_asked_about_once(books: Books) -> None:
    sitting = at_a_check(books)
    turn = sitting.hear("3")
    assert not turn.finished
    assert (turn.ask, codes(turn)) == ("Stop for today?", ["stop", "resume"])
    assert sitting.hear("2").kind == "check"
    turn = sitting.hear("3", "1")
    assert turn.finished
    assert "All you typed is kept" in sitting.said()
    assert not turn.choices


def test_a_stop_that_is_typed_needs_no_yes_and_says_goodbye(books: Books) -> None:
    sitting = at_a_check(books)
    assert sitting.hear("stop").finished
    assert "Goodbye" in sitting.said()


def test_back_leaves_the_review_for_the_open_question(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("client.pronouns")
    sitting.hear("review")
    assert sitting.hear("back").question == "client.pronouns"


def test_back_leaves_the_review_for_the_result_where_all_is_answered(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_review()
    assert sitting.hear("finish", "review", "back").stage == "explaining"


def test_somebody_named_as_safe_and_as_not_safe_is_noticed(books: Books) -> None:
    told = {"today.body_and_sleep": "1 2 3", "people.safe": "Rosa, aunt", "people.unsafe": "rosa"}
    sitting = Sitting(books)
    sitting.until(lambda turn: any("Rosa" in each.text for each in turn.say[1:]), Quiet(told=told))
    assert "Named as safe and as not safe: Rosa" in sitting.said()
