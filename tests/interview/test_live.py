"""A live interview: notes with tags, flags, who speaks and how they know, jumps, must-asks."""

from assistant.interview.live import open_musts, places
from assistant.interview.session import Books
from assistant.interview.state import State
from tests.people import Sitting


def state_of(sitting: Sitting) -> State:
    assert sitting.desk.interview is not None
    return sitting.desk.interview.state


def test_a_note_keeps_its_tag_and_stays_with_the_clinician(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("today.learning")
    sitting.hear("note #hes looked at the floor", "note plain words", "note")
    assert "Type note" in sitting.said()
    kept = state_of(sitting).notes["today.learning"]
    assert [(note.tag, note.text) for note in kept] == [
        ("hesitated", "looked at the floor"),
        ("", "plain words"),
    ]
    row = next(row for row in sitting.hear("review").rows if row.question == "today.learning")
    assert row.notes == ("hesitated: looked at the floor", "plain words")
    sitting.hear("voice caregiver", "review")
    row = next(row for row in sitting.turn.rows if row.question == "today.learning")
    assert row.notes == ()


def test_a_flag_is_kept_and_said_beside_the_result(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("today.learning")
    sitting.hear("flag contra two ages given", "flag dunno", "flag")
    assert "Type flag" in sitting.said()
    sitting.to_review()
    sitting.hear("finish", "skip")
    sitting.desk.pick(["skip"])
    assert "Marked, contradiction: two ages given" in "\n".join(
        line.text for line in sitting.desk.turn().say
    )


def test_who_speaks_and_how_they_know_stays_until_said_anew(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("today.learning")
    sitting.hear("informant school Mrs Lund", "known record", "none")
    log = next(iter(sitting.store.log.values()))
    assert (log[-1].informant, log[-1].known) == ("school", "record")
    sitting.hear("known usual", "informant", "known perhaps", "none")
    assert next(iter(sitting.store.log.values()))[-1].known is None
    told = Sitting(books)
    told.to_question("today.learning")
    told.hear("informant school", "known saw", "flag safety x")
    assert state_of(told).speaker == ""


def test_two_letters_lead_to_a_part_or_a_time(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("today.learning")
    session = sitting.desk.interview._session  # type: ignore[union-attr]  # noqa: SLF001  # places are for faces
    letters = [place.letters for place in places(session)]
    assert len(letters) == len(set(letters))
    health = next(place for place in places(session) if place.title == "Health")
    sitting.hear(f"jump {health.letters}")
    assert sitting.turn.question == health.question == "medical.list"
    sitting.hear("jump")
    assert "Health" in sitting.said()


def test_the_next_must_ask_is_the_first_that_has_no_answer(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("today.senses_and_movement")
    sitting.hear("must ask")
    assert sitting.turn.question == "today.senses_and_movement"
    sitting.to_review()
    session = sitting.desk.interview._session  # type: ignore[union-attr]  # noqa: SLF001  # as above
    assert open_musts(session) == []
    sitting.hear("must ask")
    assert "left out" in sitting.said()


def test_every_must_ask_is_a_question(books: Books) -> None:
    assert books.script.must_ask
    assert set(books.script.must_ask) <= set(books.script.questions)


def test_what_should_be_asked_and_was_not_is_said_once_at_the_end_of_a_part(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("history.infancy.hard")
    sitting.hear("skip")
    sitting.until(
        lambda turn: turn.kind == "check",
        who=__import__("tests.people", fromlist=["Quiet"]).Quiet(),
    )
    assert "Left open in this part" in sitting.said()


def test_a_number_and_their_words_are_kept_together(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("history.intrauterine.caregiver_supported")
    sitting.hear("2 grandma mostly")
    answered, noted = next(iter(sitting.store.log.values()))[-2:]
    assert (answered.kind, answered.said) == ("answered", "2 grandma mostly")
    assert (noted.kind, noted.said) == ("noted", "grandma mostly")
    again = Sitting(books, "clinician")
    again.to_question("today.learning")
    again.hear("2 times a week")
    assert again.turn.stage != "asking" or again.turn.question == "today.learning"
    listed = Sitting(books, "clinician")
    listed.to_question("today.body_and_sleep")
    listed.hear("1 cannot fall asleep")
    answer = state_of(listed).answers["today.body_and_sleep"]
    assert answer.value["ticked"] == [
        books.script.questions["today.body_and_sleep"].options[0].code
    ]


def test_a_pause_keeps_its_reason(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("today.learning")
    sitting.hear("pause the child came in")
    assert next(iter(sitting.store.log.values()))[-1].value == "the child came in"
    assert sitting.turn.stage == "paused"


def test_what_is_noted_is_kept_letter_for_letter(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_question("today.learning")
    sitting.hear("note #observed Bruise on the LEFT arm, 'fell'.", "flag safety Mrs Lund saw it!")
    note = state_of(sitting).notes["today.learning"][0]
    assert (note.tag, note.text) == ("observed", "Bruise on the LEFT arm, 'fell'.")
    assert state_of(sitting).flags[0].text == "Mrs Lund saw it!"
