"""A line or a choice at a question: taken, asked again, or held until a change is agreed to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.conversation.path import preview
from assistant.conversation.understanding import Expected, Meaning, ticked, understand
from assistant.conversation.writing import shown_options
from assistant.domain.answers import Event, answer_of
from assistant.domain.script import Question
from assistant.interview.alarm import alarmed_by
from assistant.interview.known import how_known
from assistant.interview.session import Session
from assistant.interview.turns import Line, Turn


def meaning_of(session: Session, line: str) -> Meaning:
    """Return what a line means at the open question."""
    question = session.question()
    options = shown_options(question, session.state.voice, session.state.path.facts.age_months)
    expected = Expected(question, options, session.state.voice, "en", session.started)
    return understand(line, expected, session.books.script.commands)


def ask_again(session: Session, line: str, why_not: str) -> Turn:
    """Keep the words that were not understood, and ask again."""
    event = session.event(
        "unclear", question=session.question().id, said=line, data={"why_not": why_not}
    )
    return session.happen(event)


def pick(session: Session, codes: Sequence[str], said: str) -> Turn:
    """Answer the open question with chosen options."""
    question = session.question()
    if question.kind == "checklist":
        sure = [code for code in codes if not code.startswith("?")]
        unsure = [code[1:] for code in codes if code.startswith("?")]
        value: Any = ticked(sure, unsure, session.state.voice)
        return give(session, question, Meaning("answer", value), said)
    return give(session, question, Meaning("answer", codes[0]), said) if codes else session.turn()


def give(session: Session, question: Question, meaning: Meaning, said: str) -> Turn:
    """Give a question a value or an absent reason.

    A change that would set answers aside, or make them worth another look, waits for a yes.
    """
    known = how_known(session.books.script, session.books.knowledge, session.state, question)
    event = replace(
        session.event("answered", question=question.id, said=said, value=meaning.value),
        absent=meaning.absent,
        known=known if meaning.absent is None else None,
        version=question.version,
        wording=session.speech().ask(question),
    )
    if question.id in session.state.answers and _needs_a_yes(session, event):
        return session.happen(replace(event, kind="proposed"))
    alert = _alert(session, question, event)
    return session.happen(event, *alert, say=[_echo(session, question, event)])


def confirm(session: Session, code: str) -> Turn:
    """Make the change that was held, or leave everything as it was."""
    proposed = session.state.proposed
    if code == "no" or proposed is None:
        return session.happen(
            session.event("dropped"), say=[session.line("change_dropped", "echo")]
        )
    question = session.books.script.questions[proposed.question]
    accepted = session.event("accepted", question=question.id)
    alert = _alert(session, question, proposed)
    return session.happen(accepted, *alert, say=[_echo(session, question, proposed)])


def _needs_a_yes(session: Session, event: Event) -> bool:
    state, books = session.state, session.books
    held = state.answers[event.question]
    if (held.value, held.absent) == (event.value, event.absent):
        return False  # said again, it moves nothing
    effects = preview(
        books.script, books.knowledge, state.answers, state.setting(), state.path, answer_of(event)
    )
    return effects.matter()


def _alert(session: Session, question: Question, event: Event) -> list[Event]:
    """A danger that was said or not settled is met at once: the card is an event of the same transaction."""
    alarm = alarmed_by(question, event, session.state.answers.get(question.id))
    if alarm is None:
        return []
    said, unsure = alarm
    return [session.event("alerted", value=said, question=question.id, data=unsure)]


def _echo(session: Session, question: Question, event: Event) -> Line:
    key = "echo" if event.absent is None else "echo_absent"
    return session.line(key, "echo", answer=session.speech().answer(question, answer_of(event)))
