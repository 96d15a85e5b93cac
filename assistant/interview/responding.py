"""What is said and done at once about a line: its echo, the card of a danger, a gentle check."""

from assistant.domain.answers import Event, answer_of
from assistant.domain.script import Question
from assistant.interview.alarm import alarmed_by
from assistant.interview.listening import danger_said
from assistant.interview.session import Session
from assistant.interview.turns import Line


def echo(session: Session, question: Question, event: Event) -> Line:
    """Return what was kept, said back in a few words."""
    key = "echo" if event.absent is None else "echo_absent"
    return session.line(key, "echo", answer=session.speech().answer(question, answer_of(event)))


def alert(session: Session, question: Question, event: Event) -> list[Event]:
    """A danger that was said or not settled is met at once: the card is an event of the same transaction."""
    alarm = alarmed_by(question, event, session.state.answers.get(question.id))
    if alarm is None:
        return []
    said, unsure = alarm
    return [session.event("alerted", value=said, question=question.id, data=unsure)]


def danger(session: Session, line: str) -> tuple[list[Event], list[Line]]:
    """Meet danger in so many words with the card, and a risk word with a gentle check."""
    found = danger_said(session, line)
    if found.level == "immediate":
        event = session.event(
            "alerted",
            value=list(found.codes),
            question=session.state.question_id(),
            data={"by": "words"},
        )
        return [event], []
    return [], [session.line("gentle_check", "strong")] if found.level == "check" else []
