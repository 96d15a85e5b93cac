"""What a person means in own words at a question: taken, read back, or asked again.

Exact forms come first and elsewhere; here is what rules make of the rest. Likeness is never taken,
and everything but an unmistakable wording waits for a yes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from assistant.conversation.ages import Age, age_in
from assistant.conversation.language.asked import Question as Asked
from assistant.conversation.language.beside import TWO
from assistant.conversation.language.dangers import Danger
from assistant.conversation.language.months import YEAR, Life
from assistant.conversation.language.offers import Offer
from assistant.conversation.language.reader import Understood
from assistant.conversation.language.reading import UNCLEAR, Reading
from assistant.conversation.language.times import Span
from assistant.conversation.names import corrected_name
from assistant.conversation.understanding import WORDS_OF_THEIR_OWN, Meaning, ticked
from assistant.conversation.writing import shown_options
from assistant.domain.script import Option, Question
from assistant.domain.texts import say
from assistant.interview.pages.resting import ASKS_TO_STOP
from assistant.interview.session import Session
from assistant.interview.turns import Turn

_NAME = "client.name"
_KNOWN_SINCE = "client.known_since"
_NAMED = frozenset({"place", "label", "beside"})
"""How an option is named so plainly that no age need be looked for."""
_ONE_AND_RIGHT = 2
"""Choices of a page that reads back one answer."""
_WORDS_OF_A_REASON = 5
"""Words that *I do not know* may take; more of them say something besides."""
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
    if told and question.kind == "checklist" and agrees(session, line) == "yes":
        return Meaning("answer", ticked(told, [], session.state.voice))
    name = corrected_name(line)
    if name and question.id != _NAME and _NAME in session.state.answers:
        return Meaning("correction", name, about=_NAME)
    if question.kind == "age" and (age := age_in(line, session.started)) is not None:
        return _aged(*age)
    asked = _asked(session, question, options)
    said = session.books.reader().read(line, asked, life_of(session), by_meaning=by_meaning)
    reading = said.reading
    if question.id == _KNOWN_SINCE and reading.rule not in _NAMED:
        since = _known_since(session, options, line)
        if since is not None:
            return since
    is_one = question.kind != "checklist" and question.kind not in WORDS_OF_THEIR_OWN
    if reading.rule == TWO or (
        is_one and isinstance(reading.value, list) and asked.kind == "choice"
    ):
        return Meaning("unclear", why_not="unclear_two")
    found = _meant(session, question, options, said, exact)
    return found if found is not None else _corrects_the_last(session, question, line)


def _corrects_the_last(session: Session, question: Question, line: str) -> Meaning | None:
    """Return the correction of the last answer that words are where they mean nothing here."""
    last = last_answered(session)
    if last is None or last.id == question.id or session.books.reader is None:
        return None
    options = shown_options(last, session.state.voice, session.state.path.facts.age_months)
    said = session.books.reader().read(line, _asked(session, last, options), life_of(session))
    if said.reading.act != "correction" or said.correction is None or not said.correction.new:
        return None
    return Meaning("correction", said.correction.new)


def last_answered(session: Session) -> Question | None:
    """Return the question that was answered last."""
    state = session.state
    answered = [
        each for each in state.path.questions if each.id in state.answers and each.kind != "offer"
    ]
    return max(answered, key=lambda each: state.answers[each.id].number, default=None)


def _meant(
    session: Session,
    question: Question,
    options: Sequence[Option],
    said: Understood,
    exact: Meaning,
) -> Meaning | None:
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
            is_likely = reading.certainty != "sure"
            is_more = is_likely and len(said.typed.split()) > _WORDS_OF_A_REASON
            kept = said.typed.strip() if is_more else ""
            return Meaning("absent", absent=reading.value, is_likely=is_likely, kept=kept)
        case "answer" if question.kind not in WORDS_OF_THEIR_OWN:
            return _with_time(_answered(session, question, options, said), said)
        case "answer" if not said.danger.codes:
            return replace(exact, is_likely=exact.is_likely or reading.certainty != "sure")
        case _:
            return None


def _aged(age: Age, left: str) -> Meaning:
    """Return the age that is said first, with what was said beside it."""
    return Meaning("answer", age.plain(), is_likely=True, left=(left,) if left else ())


def _known_since(session: Session, options: Sequence[Option], line: str) -> Meaning | None:
    """Return the option that an age stands for: *I was there when he was born*, *we adopted her at two*."""
    assert session.books.reader is not None  # noqa: S101  # asked by the only caller
    found = session.books.reader().read(line, Asked("age"), life_of(session)).reading.value
    if not isinstance(found, Span):
        return None
    reached = [option for option in options if int(option.value or 0) <= max(found.first, 0)]
    return Meaning("answer", reached[-1].code, is_likely=True) if reached else None


def danger_said(session: Session, line: str) -> Danger:
    """Return the danger that the words speak of; codes that only a clinician sees are left out."""
    reader = session.books.reader
    found = reader().danger(line) if reader is not None else Danger()
    hidden = session.books.knowledge.clinician_only
    return Danger(
        tuple(code for code in found.codes if code not in hidden), found.level, found.notes
    )


def polar(session: Session, line: str) -> Reading:
    """Return what a line is as a yes or a no."""
    if session.books.reader is None:
        return UNCLEAR
    return session.books.reader().read(line, Asked("yes_no"), Life()).reading


def agrees(session: Session, line: str) -> Literal["yes", "no"] | None:
    """Return the plain yes or no to *Is that right?* that a line is, and nothing where it says more."""
    reader = session.books.reader
    code = reader().chosen("agree", line) if reader is not None else None
    return code if code in {"yes", "no"} else None  # type: ignore[return-value]  # just checked


def chosen(session: Session, line: str) -> str | None:
    """Return which of the ways to go on that this page offers a line stands for."""
    reader, turn = session.books.reader, session.turn()
    if reader is None or not line.strip():
        return None
    offered = [choice.code for choice in turn.choices]
    if turn.kind == "read_back":
        agreed = agrees(session, line)
        return {
            "yes": offered[0],
            "no": offered[-1] if len(offered) == _ONE_AND_RIGHT else None,
        }.get(agreed or "")
    for page in _pages(session, turn):
        code = reader().chosen(page, line)
        if code in offered:
            return code
    return None


def _pages(session: Session, turn: Turn) -> tuple[str, ...]:
    """Return the names under which the content knows a page."""
    if turn.stage == "opening":
        return ("opening", f"opening_{session.state.voice}")
    if turn.stage == "paused":
        return ("stopping" if session.state.pause == ASKS_TO_STOP else "paused",)
    return (turn.kind,)


def life_of(session: Session, anchors: Mapping[str, tuple[int, int] | None] | None = None) -> Life:
    """Return what times are reckoned from; an age without a birth date says only how old today."""
    held = session.state.answers.get("client.age")
    value = held.value if held is not None and isinstance(held.value, dict) else {}
    born = date.fromisoformat(value["birth_date"]) if value.get("birth_date") else None
    known = session.state.anchors if anchors is None else anchors
    times = {event: span for event, span in known.items() if span is not None}
    is_self = session.informant() == "self"
    return Life(
        born, session.started, value.get("age_months"), anchors=times, is_told_by_self=is_self
    )


def _asked(session: Session, question: Question, options: Sequence[Option]) -> Asked:
    if question.kind in WORDS_OF_THEIR_OWN:
        return Asked("text")
    if question.kind in {"age", "number"}:
        return Asked(question.kind)
    if question.kind == "choice" and yes_and_no(options):
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
    return Asked("list" if question.kind == "checklist" else "choice", offers)


def yes_and_no(options: Sequence[Option]) -> bool:
    """Say whether these options are a yes and a no."""
    values = [option.value for option in options]
    return any(value is True for value in values) and any(value is False for value in values)


def _answered(
    session: Session,
    question: Question,
    options: Sequence[Option],
    said: Understood,
) -> Meaning | None:
    reading = said.reading
    if question.kind == "checklist":
        return _listed(session, question, said)
    value = _value(question, options, reading.value)
    if value is None:
        return None
    is_sure = reading.certainty == "sure" and question.kind != "age"
    is_severity = any(name in question.path for name in _SEVERITY)
    is_likely = not is_sure or is_severity
    left = tuple(dict(reading.also).get("left", ()))
    return Meaning(
        "answer",
        value,
        is_likely=is_likely,
        is_heard=not is_likely,
        is_guess=reading.is_guess,
        left=left,
    )


def _with_time(found: Meaning | None, said: Understood) -> Meaning | None:
    """Keep the time that was volunteered beside an answer."""
    spans = [value for _, value in said.also if isinstance(value, Span)]
    if found is None or not spans:
        return found
    return replace(found, when=(spans[0].first, spans[0].last))


def _listed(session: Session, question: Question, said: Understood) -> Meaning:
    """Return what was told of a list, on top of what a story told already; it is read back."""
    reading = said.reading
    also = dict(reading.also)
    unsure = list(also.get("unsure", ()))
    sure = [reading.value] if isinstance(reading.value, str) else list(reading.value)
    left = list(also.get("left", ()))
    if len(sure) + len(unsure) > 1:
        others = _of_another_time(session, question, said)
        sure = [code for code in sure if code not in others]
        left += [words for code, words in others.items() if code not in unsure]
    if sure or unsure:
        told = session.state.told.get(question.id, ())
        sure = [*(code for code in told if code not in unsure), *sure]
    value = ticked(sure, unsure, session.state.voice)
    return Meaning("answer", value, is_likely=True, left=tuple(left))


def _of_another_time(session: Session, question: Question, said: Understood) -> dict[str, str]:
    """Return what was told of a time that this list does not ask about, with its words.

    What was named by its number as well is meant here.
    """
    if not question.window:
        return {}
    numbers = {int(number) for number in re.findall(r"\b\d{1,2}\b", said.typed)}
    named = {option.code for number, option in enumerate(question.options, 1) if number in numbers}
    return {
        fact.code: _clause_around(said.typed, fact.quote)
        for fact in said.facts
        if fact.months is not None
        and fact.about == "client"
        and fact.code not in named
        and not touches(session, question.window, (fact.months.first, fact.months.last))
    }


def _clause_around(typed: str, quote: tuple[int, int]) -> str:
    """Return the words between two signs in which a quote stands."""
    start = max(typed.rfind(sign, 0, quote[0]) for sign in ",.;\n") + 1
    ends = [at for at in (typed.find(sign, quote[1]) for sign in ",.;\n") if at >= 0]
    return typed[start : min(ends, default=len(typed))].strip()


def touches(session: Session, window: str, span: tuple[int, int]) -> bool:
    """Say whether a stretch of whole months, the last included, reaches into a window."""
    held = session.books.knowledge.windows[window]
    return held.from_months <= span[1] and (held.to_months is None or span[0] < held.to_months)


def _value(question: Question, options: Sequence[Option], value: Any) -> Any:
    match question.kind:
        case "age":
            is_one = isinstance(value, Span) and 0 <= value.last - value.first < YEAR
            return {"age_months": value.first} if is_one and value.first >= 0 else None
        case "number":
            fits = (question.low is None or value >= question.low) and (
                question.high is None or value <= question.high
            )
            return value if isinstance(value, int) and fits else None
    if isinstance(value, bool):
        found = [option.code for option in options if option.value is value]
        return found[0] if len(found) == 1 else None
    return value if isinstance(value, str) else None
