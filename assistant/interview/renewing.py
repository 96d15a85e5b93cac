"""Begins an interview anew from an earlier one of the same informant, and keeps what is still right.

The earlier interview stays as it is. An answer that is kept is a new answer with a mark of where it is from.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation.cleaning import plain
from assistant.conversation.writing import option_of
from assistant.domain.answers import Answer, Event
from assistant.domain.errors import AssistantError
from assistant.domain.script import Question
from assistant.interview import listening
from assistant.interview.judgement import JUDGEMENT, is_judgement
from assistant.interview.ports import Clock, Kept, Store
from assistant.interview.responding import echo
from assistant.interview.session import Books, Session
from assistant.interview.still_right import UNCHANGED, over_then
from assistant.interview.turns import Turn

KEPT = "kept"
"""What marks an answer that was kept; its value is the interview that it is from."""

_YES_OR_NO = frozenset(
    [
        "y",
        "yes",
        "yeah",
        "yep",
        "yup",
        "correct",
        "right",
        "true",
        "n",
        "no",
        "nope",
        "nah",
        "wrong",
        "not",
    ]
)
"""What such a line begins with, letter for letter: no slip is mended into a yes here."""


class NotRenewed(AssistantError):  # noqa: N818  # reads as what it is
    """An interview cannot be asked again, and the sentence says why."""


def renew(books: Books, store: Store, clock: Clock, kept: Kept, face: str) -> Kept:
    """Begin an interview of the same informant on the same case; return it, not opened yet.

    Raises:
        NotRenewed: nothing was told in it, or it is a clinician's judgement and no informant's.
        NotKept: the store could not write.
    """
    base = Session(books, store, clock, kept, face)
    state = base.state
    if not state.answers:
        raise NotRenewed(f"Nothing was told in {kept.interview} yet. Go on with it first.")
    if is_judgement(base):
        raise NotRenewed(f"{kept.interview} is a judgement. Ask one of the informants again.")
    doors = [
        each.id
        for each in state.path.questions
        if each.kind == "offer" and each.id in state.answers and state.answers[each.id].value
    ]
    told = {
        "from": kept.interview,
        "day": kept.started[:10],
        "over": over_then(state, books.knowledge),
        "doors": doors,
    }
    made = store.begin(kept.case, state.voice, clock.now())
    again = Session(books, store, clock, made, face)
    speaks = [again.event("informed", value={"speaker": state.speaker})] if state.speaker else []
    again.happen(again.event("renewed", value=told), *speaks)
    return again.kept


def is_told(events: Sequence[Event]) -> bool:
    """Say whether something was told in an interview that is an informant's own."""
    told = any(event.kind in {"answered", "accepted"} for event in events)
    return told and not any(
        event.kind == "informed" and JUDGEMENT in event.data for event in events
    )


def keep(session: Session) -> Turn | None:
    """Keep the earlier answer of the open question; None where there is none to keep."""
    asked = _asked_again(session)
    if asked is None:
        return None
    question, answer = asked
    event = _kept(session, answer)
    return session.happen(event, say=[echo(session, question, event)])


def said_of_earlier(session: Session, line: str) -> Turn | None:
    """Take a bare yes or no to *still right?*; None where the line is something else.

    A no says that it is not right any more, and never *none of these*. Where a yes or a no could be the
    answer itself, and another than before, nothing is kept and it is asked which was meant.
    """
    asked = _asked_again(session)
    first = plain(line).replace(",", " ").split()[:1]
    is_bare = asked is not None and _YES_OR_NO.issuperset(first)
    agreed = listening.agrees(session, line) if is_bare else None
    if asked is None or agreed is None:
        return None
    question, answer = asked
    if listening.yes_and_no(question.options):
        is_yes = answer.absent is None and option_of(question, answer.value).value is True
        return None if is_yes else session.note("earlier_which")
    return keep(session) if agreed == "yes" else session.note("earlier_no")


def _asked_again(session: Session) -> tuple[Question, Answer] | None:
    """Return the open question with the earlier answer that can be kept there."""
    question, again = session.open_question(), session.again()
    if question is None or again is None:
        return None
    earlier = again.at(session.state, question)
    return (question, earlier.answer) if earlier is not None and earlier.can_be_kept else None


def time_chosen(session: Session, code: str) -> Turn:
    """Keep all that was told of a time that was over then, or go through it question by question."""
    step, again = session.state.step, session.again()
    window = step.key.partition(":")[2]
    chosen = session.event("felt", question=step.key, value=code)
    if code != UNCHANGED:
        return session.happen(chosen)
    assert again is not None  # noqa: S101  # only then is there such a step
    kept = again.of_time(session.state, window)
    events = [_kept(session, answer, follows=place > 0) for place, answer in enumerate(kept)]
    said = session.line("time_kept", "echo", count=str(len(events)))
    return session.happen(*events, chosen, say=[said])


def _kept(session: Session, answer: Answer, *, follows: bool = False) -> Event:
    question = session.books.script.questions[answer.question]
    renewed = session.state.renewed
    assert renewed is not None  # noqa: S101  # only such an interview has something to keep
    data = {KEPT: renewed.interview, **({"follows": True} if follows else {})}
    event = session.event("answered", question=question.id, said=answer.said, data=data)
    return replace(
        event,
        value=answer.value,
        absent=answer.absent,
        known=answer.known,
        version=question.version,
        wording=session.speech().ask(question),
    )


def kept_in(events: Sequence[Event]) -> frozenset[str]:
    """Return the questions whose answer stands because it was said to be still right."""
    undone = {number for event in events if event.kind == "undone" for number in event.value}
    last = {
        event.question: KEPT in event.data
        for event in events
        if event.kind in {"answered", "accepted"} and event.number not in undone
    }
    return frozenset(question for question, is_kept in last.items() if is_kept)
