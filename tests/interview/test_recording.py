"""What an interview hands over to be written down: everything that was said, and nothing that was undone."""

import pytest

from assistant.export.record import Decided, Judged, Told
from assistant.interview.session import Books
from tests.people import Quiet, Sitting


def told(sitting: Sitting) -> Told:
    assert sitting.desk.interview is not None
    return sitting.desk.interview.told()


def test_notes_and_flags_come_with_tag_and_question_whoever_reads_the_screen(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("today.learning")
    sitting.hear("note #hes looked at the floor", "note plain words", "flag follow ring back")
    sitting.hear("informant school Mrs Lund", "known record", "informant self", "none")
    sitting.hear("note at the next one")
    sitting.hear("voice caregiver")
    made = told(sitting)
    asked = next(one for one in made.asked if one.question == "today.learning")
    assert asked.notes == ("hesitated: looked at the floor", "plain words")
    assert [(one.kind, one.text) for one in made.flags] == [("follow up", "ring back")]
    assert made.flags[0].asked
    assert [(one.kind, one.text) for one in made.remarks] == [
        ("hesitated", "looked at the floor"),
        ("", "at the next one"),
    ]
    assert [one.casefold() for one in made.speakers] == ["school (mrs lund)", "self"]


def test_what_was_undone_is_not_handed_over(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("today.learning")
    sitting.hear("none", "undo")
    made = told(sitting)
    assert "today.learning" not in {
        event.question for event in made.events if event.value is not None
    }
    assert "undone" not in {event.kind for event in made.events}


def test_own_view_override_and_decisions_come_in_words(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("safety.opener")
    sitting.hear("3", "1")
    sitting.to_review()
    sitting.hear("finish", "2", "2", "override refer first because not heard", "decide 1 not reported known already")  # fmt: skip
    made = told(sitting)
    assert made.judged == Judged("relate", "moderate", "refer first", "not heard")
    ((code, decided),) = made.decisions.items()
    assert decided == Decided("not reported", "known already", decided.at)
    assert decided.at.startswith("2026-11-22")
    assert sitting.desk.interview is not None
    result = sitting.desk.interview.record("clinician", "2026-11-22").result
    assert code in [one["id"] for one in result["safety"]]


@pytest.mark.broad
def test_who_would_rather_not_say_has_no_own_view(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_review(Quiet())
    sitting.hear("finish", "7")
    assert told(sitting).judged == Judged()
    assert told(sitting).minutes >= 1
