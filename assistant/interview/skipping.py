"""Leaving questions out: the one that is open, or at once all that are like it in this part."""

from dataclasses import replace

from assistant.conversation.understanding import Meaning
from assistant.domain.answers import Absent, Event
from assistant.domain.script import Question
from assistant.interview import plan_talk
from assistant.interview.answering import give
from assistant.interview.session import Session
from assistant.interview.turns import Turn

_NEEDED = "client.age"
"""Without it nothing of the times can be asked, so it is left out by itself alone."""


def skip(session: Session, _: str) -> Turn:
    """A sensitive question that is skipped is declined; any other was not asked."""
    if session.state.stage == "planning":
        return plan_talk.skip(session)
    question = session.open_question()
    if question is None:
        return session.note("not_now")
    return give(session, question, Meaning("absent", absent=_why(question)), "skip")


def skip_all(session: Session, _: str) -> Turn:
    """Leave out what is open of this part and as hard as the open question; one undo brings all of it back.

    What asks about danger is never among them: each of these is put by itself.
    """
    question = session.open_question()
    if question is None or question.safety:
        return session.note("not_now")
    state = session.state
    alike = [
        each
        for each in state.path.questions
        if each.id not in state.answers and _is_like(each, question)
    ]
    if question not in alike:  # it is looked at once more, and holds something already
        return skip(session, "")
    events = [_left_out(session, each, is_first=not place) for place, each in enumerate(alike)]
    return session.happen(
        *events, say=[session.line("skipped_all", "echo", count=str(len(events)))]
    )


def _is_like(other: Question, question: Question) -> bool:
    return (
        other.section == question.section
        and other.sensitive == question.sensitive
        and other.kind != "offer"
        and not other.safety
        and other.id != _NEEDED
    )


def _left_out(session: Session, question: Question, *, is_first: bool) -> Event:
    event = session.event(
        "answered",
        question=question.id,
        version=question.version,
        said="skip all like this",
        wording=session.speech().ask(question),
        data={} if is_first else {"follows": True},
    )
    return replace(event, absent=_why(question))


def _why(question: Question) -> Absent:
    return "declined" if question.sensitive or question.safety else "not_asked"
