"""What happened before somebody's time they were told, whoever holds the keys."""

from assistant.interview.session import Books
from tests.people import Quiet, Sitting


def test_who_tells_a_clinician_of_themself_was_told_of_their_first_years(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.until(lambda turn: turn.question == "client.informant", Quiet())
    (choice,) = (each for each in sitting.turn.choices if each.code == "self")
    sitting.hear(str(choice.number))
    sitting.until(lambda turn: turn.stage == "reviewing", Quiet())
    interview = sitting.desk.interview
    assert interview is not None
    answers = interview.state.answers
    assert answers["history.infancy.attuned_caregiver"].known == "told"
    assert answers["history.childhood.attuned_caregiver"].known is None
