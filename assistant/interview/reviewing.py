"""The review page: what was asked, as it was worded, and what each question holds now."""

from assistant.conversation.phrasing import Speech
from assistant.domain.script import Question, Script
from assistant.interview.state import State
from assistant.interview.turns import ReviewRow, RowState


def reviewed(script: Script, state: State) -> list[Question]:
    """Return the questions of the review in its order: as asked, then what was set aside."""
    aside = (script.questions[name] for name in state.path.set_aside)
    return [
        question
        for question in (*state.path.questions, *aside)
        if question.kind != "offer" and question.is_for(state.voice)
    ]


def review_rows(script: Script, state: State, speech: Speech) -> tuple[ReviewRow, ...]:
    """Return a row for each question of the review."""
    return tuple(
        _row(number, question, state, speech, script)
        for number, question in enumerate(reviewed(script, state), 1)
    )


def _row(
    number: int, question: Question, state: State, speech: Speech, script: Script
) -> ReviewRow:
    answer = state.answers.get(question.id)
    return ReviewRow(
        number,
        question.id,
        speech.words(script.sections[question.section].title),
        answer.wording if answer is not None and answer.wording else speech.ask(question),
        _held(question, state, speech),
        _row_state(question, state),
        notes_for(state, question.id),
    )


def _held(question: Question, state: State, speech: Speech) -> str:
    """Return what a question holds; of what somebody before told only that it is kept."""
    answer = state.answers.get(question.id)
    if question.id in state.unseen:
        return speech.phrase("row_unseen")
    return speech.phrase("row_open") if answer is None else speech.answer(question, answer)


def notes_for(state: State, question: str) -> tuple[str, ...]:
    """Return the notes on a question that this voice may read: an interviewer's stay the clinician's."""
    held = state.notes.get(question, ())
    return tuple(
        f"{note.tag}: {note.text}" if note.tag else note.text
        for note in held
        if state.voice in {"clinician", note.voice}
    )


def _row_state(question: Question, state: State) -> RowState:
    answer = state.answers.get(question.id)
    if question.id in state.path.set_aside:
        return "set_aside"
    if question.id in state.unseen:
        return "answered"
    if answer is None:
        return "skipped" if state.setting().is_closed(question.section) else "open"
    if question.id in state.path.look_again or answer.absent == "later":
        return "look_again"
    return "answered" if answer.absent is None else "absent"
