"""Hands an interview over to be written down: each answer as it was given, and what is on the path alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from assistant.domain.answers import Answer, Event, Remarked
from assistant.domain.case import read_case
from assistant.export.record import Alarm, Asked, Decided, Judged, Record, Remark, Told
from assistant.interview import plan_record
from assistant.interview.own_view import NOT_SAID
from assistant.interview.reviewing import review_rows
from assistant.interview.session import Session
from assistant.interview.since_words import since
from assistant.reasoning.formulation import formulate, to_plain

_A_BREAK = timedelta(minutes=10)
"""Nobody was at it for longer than this between two events."""


def told(session: Session) -> Told:
    """Return one interview as it was told."""
    kept, state = session.kept, session.state
    events = _happened(session.events)
    on_path = {question.id for question in state.path.questions}
    return Told(
        interview=kept.interview,
        case_id=kept.case,
        label=session.label(),
        voice=state.voice,
        informant=session.informant(),
        started=kept.started,
        touched=_last_answer(events) or kept.started,
        case=session.case(),
        minutes=_minutes(events),
        known_since=_known_since(session),
        speakers=tuple(dict.fromkeys(_speakers(events))),
        asked=tuple(_asked(session)),
        alarms=tuple(_alarms(events)),
        flags=tuple(_remark(session, flag) for flag in state.flags),
        remarks=tuple(_remarks(session)),
        judged=_judged(state.judged),
        decisions={code: _decided(one) for code, one in state.decisions.items()},
        events=tuple(
            one for one in events if not one.question or one.question not in state.path.set_aside
        ),
        answers={name: one for name, one in state.answers.items() if name in on_path},
        fits=state.fits,
    )


def record(session: Session, voice: str, day: str, others: Sequence[Told] = ()) -> Record:
    """Return everything that a document in a voice is made from; ``day`` says how old the help lines are.

    Raises:
        WrongInput: there is no age yet, and nothing can be said without one.
    """
    knowledge, case = session.books.knowledge, session.case()
    result = to_plain(formulate(read_case(case, knowledge), knowledge, voice))
    plan = plan_record.plan_for(session, result, case, voice)
    return Record(
        told(session),
        result,
        tuple(plan_record.planned(plan)),
        tuple(others),
        tuple(_contacts(session, day)),
        plan_record.goal(plan),
        plan_record.sure(plan),
        plan_record.checked(plan),
        plan_record.look_at(plan),
        since(session, voice),
    )


def _happened(events: Sequence[Event]) -> list[Event]:
    """Return the events that stand: what was undone never happened, and its undoing says nothing more."""
    undone = {number for event in events if event.kind == "undone" for number in event.value}
    return [event for event in events if event.number not in undone and event.kind != "undone"]


def _last_answer(events: Iterable[Event]) -> str:
    """Return when something was last answered; a page that was printed later changes nothing of that."""
    return max((event.at for event in events if event.kind in {"answered", "accepted"}), default="")


def _minutes(events: Iterable[Event]) -> int:
    times = [datetime.fromisoformat(event.at) for event in events if event.at]
    gaps = (after - before for before, after in pairwise(times))
    whole = sum((gap for gap in gaps if gap < _A_BREAK), timedelta())
    return round(whole / timedelta(minutes=1))


def _speakers(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        if event.kind == "informed" and "speaker" in event.value:
            name = event.value.get("name")
            yield f"{event.value['speaker']} ({name})" if name else str(event.value["speaker"])


def _known_since(session: Session) -> str:
    question = session.books.script.questions["client.known_since"]
    answer = session.state.answers.get(question.id)
    return session.speech().answer(question, answer) if answer is not None else ""


def _asked(session: Session) -> Iterator[Asked]:
    state, script = session.state, session.books.script
    times: Mapping[int, str] = {event.number: event.at for event in session.events}
    for row in review_rows(script, state, session.speech()):
        if row.state == "set_aside":
            continue
        answer = state.answers.get(row.question) or Answer(row.question, 0)
        yield Asked(
            question=row.question,
            section=row.section,
            asked=row.asked,
            answer=row.answer,
            said=answer.said,
            known=answer.known or "",
            state=row.state,
            is_own_words=answer.is_own_words,
            notes=tuple(_note(one) for one in state.notes.get(row.question, ())),
            at=times.get(answer.number, ""),
        )


def _note(note: Remarked) -> str:
    return f"{_in_words(note.tag)}: {note.text}" if note.tag else note.text


def _in_words(code: str) -> str:
    return code.replace("_", " ")


def _remark(session: Session, one: Remarked) -> Remark:
    question = session.books.script.questions.get(one.question)
    asked = session.speech().short(question) if question is not None else ""
    return Remark(one.text, _in_words(one.tag), asked, one.at)


def _remarks(session: Session) -> Iterator[Remark]:
    """Yield the notes that must not be lost in a list of answers: with a tag, or with no answer beside them."""
    state = session.state
    beside = {name for name in state.path.ids() if name in state.answers}
    for question, notes in state.notes.items():
        yield from (_remark(session, note) for note in notes if note.tag or question not in beside)


def _judged(held: Mapping[str, str]) -> Judged:
    """What a clinician would rather not say is nothing that was said."""
    said = {part: "" if code == NOT_SAID else _in_words(code) for part, code in held.items()}
    return Judged(
        said.get("start", ""),
        said.get("sure", ""),
        said.get("override", ""),
        held.get("reason", ""),
    )


def _decided(held: Mapping[str, str]) -> Decided:
    return Decided(_in_words(held["decision"]), held["why"], held["at"])


def _alarms(events: Iterable[Event]) -> Iterator[Alarm]:
    for event in events:
        if event.kind == "alerted":
            unsure: Any = event.data.get("unsure", ())
            yield Alarm(event.at, tuple(dict.fromkeys((*event.value, *unsure))))


def _contacts(session: Session, day: str) -> Iterator[str]:
    """Yield the help lines of the configured country; none is invented where no pack is known."""
    speech = session.speech()
    pack = session.books.knowledge.countries.get(session.books.country)
    if pack is None:
        return
    yield from (speech.words(contact.words) for contact in pack.contacts)
    if day > pack.expires:
        yield speech.phrase("contacts_old", {"date": pack.checked})
