"""What is open is offered by what its answer could still change; a danger comes before all else."""

from assistant.interview.coming_back import first_of
from assistant.interview.session import Books
from assistant.interview.turns import ReviewRow
from tests.people import Quiet, Sitting


def rows(*names: str) -> list[ReviewRow]:
    return [ReviewRow(n, name, "", "", "", "look_again") for n, name in enumerate(names, 1)]


def test_the_largest_swing_comes_first_and_a_danger_before_it(books: Books) -> None:
    questions = books.script.questions
    swings = [{"path": "now.friends", "swing": 0.4}, {"path": "now.extended_family", "swing": 0.1}]
    both = rows("now.extended_family", "now.friends")
    assert first_of(both, questions, "caregiver", swings) == "now.friends"
    with_danger = [*both, *rows("safety.repeat")]
    assert first_of(with_danger, questions, "caregiver", swings) == "safety.repeat"
    assert first_of(both, questions, "caregiver", []) == "now.extended_family"
    answered = [ReviewRow(1, "now.friends", "", "", "", "answered")]
    assert first_of(answered, questions, "caregiver", swings) == ""


def test_come_back_goes_to_what_the_review_names(books: Books) -> None:
    sitting = Sitting(books)
    later = Quiet(told={"now.same": "2", "now.friends": "later", "today.learning": "later"})
    sitting.to_review(later)
    assert "would help the most" in sitting.said()
    sitting.hear("come back")
    assert sitting.turn.question in {"now.friends", "today.learning"}
    sitting.hear("none", "come back") if sitting.turn.kind == "checklist" else sitting.hear(
        "1", "come back"
    )
    assert sitting.turn.stage in {"asking", "clarifying"}


def test_without_an_age_the_order_decides_and_with_nothing_open_it_says_so(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("client.age")
    sitting.hear("review", "come back")
    assert sitting.turn.stage == "asking"
    done = Sitting(books)
    done.to_review()
    done.hear("come back")
    assert "Nothing is open" in done.said()
