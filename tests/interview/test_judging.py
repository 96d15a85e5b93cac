"""The clinician's own view comes before the computed one, stays beside it, and never replaces it."""

from assistant.interview.judging import undecided
from assistant.interview.session import Books
from tests.people import Quiet, Sitting


def finished(books: Books, voice: str = "clinician", **told: str) -> Sitting:
    sitting = Sitting(books, voice)
    sitting.to_review(Quiet(told=told))
    sitting.hear("finish")
    return sitting


def test_the_own_view_is_asked_before_the_result_is_shown(books: Books) -> None:
    sitting = finished(books)
    assert (sitting.turn.kind, sitting.turn.result) == ("own_view", None)
    sitting.hear("9")
    assert sitting.turn.kind == "own_view"
    sitting.hear("2", "2")
    assert sitting.turn.result is not None
    assert "Your own view: Feel close and safe first." in sitting.said()
    assert "Computed: Nothing to start" in sitting.said()


def test_who_would_rather_not_say_sees_the_result_at_once(books: Books) -> None:
    sitting = finished(books)
    sitting.desk.pick(["nonsense"])
    sitting.hear("7")
    assert sitting.turn.result is not None
    assert "own view" not in sitting.said()


def test_families_are_not_asked_for_a_view(books: Books) -> None:
    assert finished(books, "caregiver").turn.result is not None


def test_an_override_needs_a_reason_and_stands_beside(books: Books) -> None:
    sitting = finished(books)
    sitting.hear("7", "override relate", "override relate because she told me more")
    assert "You start with: Feel close and safe first." in sitting.said()
    assert "she told me more" in sitting.said()
    assert sitting.turn.result is not None
    assert sitting.turn.result["start_with"] == "maintain"
    family = finished(books, "caregiver")
    family.hear("override relate because I say so")
    assert "That is not for here" in family.said()


def test_what_was_decided_about_a_danger_is_kept_with_its_why(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("safety.opener")
    sitting.hear("3", "1")
    sitting.to_review()
    sitting.hear("finish", "7")
    assert sitting.turn.result is not None
    code = sitting.turn.result["safety"][0]["id"]
    assert undecided(sitting.turn.result, {}) == [code]
    sitting.hear(
        "decide 1", "decide 9 reported because", f"decide {code} not reported known already"
    )
    assert "Decided, 1: not reported. Why: known already" in sitting.said()
    sitting.hear("decide 1 reported called today")
    assert "Decided, 1: reported. Why: called today" in sitting.said()
