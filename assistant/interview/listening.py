"""What a person means in own words at a question: taken, read back, or asked again.

Exact forms come first and elsewhere; here is what rules make of the rest. Likeness is never taken,
and everything but an unmistakable wording waits for a yes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.conversation.language.choosing import Offer
from assistant.conversation.language.dangers import Danger
from assistant.conversation.language.months import Life
from assistant.conversation.language.reader import Question as Asked
from assistant.conversation.language.reader import Understood
from assistant.conversation.language.reading import Reading
from assistant.conversation.language.times import Span
from assistant.conversation.understanding import WORDS_OF_THEIR_OWN, Meaning, ticked
from assistant.domain.script import Option, Question
from assistant.domain.texts import say
from assistant.interview.session import Session

_PARTS = re.compile(r"[,;.\n]|\band\b|\bbut\b")
_SEVERITY = ("severity", "difficulty")


def listen(
    session: Session,
    question: Question,
    options: Sequence[Option],
    line: str,
    exact: Meaning,
    *,
    by_meaning: bool = False,
) -> Meaning | None:
    """Return what the words mean at this question, or nothing where that is not clear.

    ``exact`` is what they are by their form alone; where any words are an answer, it is their text.
    Likeness in meaning is slow; it is asked for a line that was sent, and never while it is typed.
    """
    if session.books.reader is None:
        return None
    told = session.state.told.get(question.id)
    if told and question.kind == "checklist" and says_yes(session, line):
        return Meaning("answer", ticked(told, [], session.state.voice))
    asked = _asked(session, question, options)
    said = session.books.reader().read(line, asked, life_of(session), by_meaning=by_meaning)
    reading = said.reading
    match reading.act:
        case "command" | "question":
            is_likely = reading.certainty != "sure"
            about = reading.about or ""
            return Meaning("command", command=str(reading.value), about=about, is_likely=is_likely)
        case "correction":
            new = said.correction.new if said.correction is not None else None
            return Meaning("correction", new, about=reading.about or "")
        case "absent":
            return Meaning("absent", absent=reading.value, is_likely=reading.certainty != "sure")
        case "answer" if question.kind not in WORDS_OF_THEIR_OWN:
            parts = len([part for part in _PARTS.split(line) if part.strip()])
            found = _answered(
                session, question, options, reading, 0 if reading.value == [] else parts
            )
            return _with_time(found, said)
        case "answer" if not said.danger.codes:
            return replace(exact, is_likely=exact.is_likely or reading.certainty != "sure")
        case _:
            return None


def danger_said(session: Session, line: str) -> Danger:
    """Return the danger that the words speak of; codes that only a clinician sees are left out."""
    reader = session.books.reader
    found = reader().danger(line) if reader is not None else Danger()
    hidden = session.books.knowledge.clinician_only
    return Danger(
        tuple(code for code in found.codes if code not in hidden), found.level, found.notes
    )


def says_yes(session: Session, line: str) -> bool | None:
    """Return yes or no where a line is one, else nothing."""
    if session.books.reader is None:
        return None
    reading = session.books.reader().read(line, Asked("yes_no"), Life()).reading
    return reading.value if reading.act == "answer" else None


def life_of(session: Session, anchors: Mapping[str, tuple[int, int] | None] | None = None) -> Life:
    """Return what times are reckoned from; an age without a birth date says only how old today."""
    held = session.state.answers.get("client.age")
    value = held.value if held is not None and isinstance(held.value, dict) else {}
    born = date.fromisoformat(value["birth_date"]) if value.get("birth_date") else None
    known = session.state.anchors if anchors is None else anchors
    times = {event: span for event, span in known.items() if span is not None}
    return Life(born, session.started, value.get("age_months"), times)


def _asked(session: Session, question: Question, options: Sequence[Option]) -> Asked:
    if question.kind in WORDS_OF_THEIR_OWN:
        return Asked("text")
    if question.kind in {"age", "number"}:
        return Asked(question.kind)
    if question.kind == "choice" and _yes_and_no(options):
        return Asked("yes_no")
    voice = session.state.voice
    offers = tuple(
        Offer(
            option.code,
            say(option.label, voice) or say(option.label, "caregiver"),
            tuple(option.aliases.get("en", ())),
        )
        for option in options
    )
    return Asked("choice", offers)


def _yes_and_no(options: Sequence[Option]) -> bool:
    values = [option.value for option in options]
    return any(value is True for value in values) and any(value is False for value in values)


def _answered(
    session: Session,
    question: Question,
    options: Sequence[Option],
    reading: Reading,
    said_parts: int,
) -> Meaning | None:
    value = _value(session, question, options, reading.value, said_parts)
    if value is None:
        return None
    is_sure = reading.certainty == "sure" and question.kind not in {"checklist", "age"}
    is_severity = any(name in question.path for name in _SEVERITY)
    is_likely = not is_sure or is_severity
    return Meaning("answer", value, is_likely=is_likely, is_heard=not is_likely)


def _with_time(found: Meaning | None, said: Understood) -> Meaning | None:
    """Keep the time that was volunteered beside an answer."""
    spans = [value for _, value in said.also if isinstance(value, Span)]
    if found is None or not spans:
        return found
    return replace(found, when=(spans[0].first, spans[0].last))


def _value(
    session: Session, question: Question, options: Sequence[Option], value: Any, said_parts: int
) -> Any:
    match question.kind:
        case "age":
            return (
                {"age_months": value.first}
                if isinstance(value, Span) and value.first >= 0
                else None
            )
        case "number":
            fits = (question.low is None or value >= question.low) and (
                question.high is None or value <= question.high
            )
            return value if isinstance(value, int) and fits else None
        case "checklist":
            codes = value if isinstance(value, list) else [value]
            if len(codes) < said_parts:  # one of two things heard would silently lose the other
                return None
            return ticked(codes, [], session.state.voice)
    if isinstance(value, bool):
        found = [option.code for option in options if option.value is value]
        return found[0] if len(found) == 1 else None
    return value if isinstance(value, str) else None
