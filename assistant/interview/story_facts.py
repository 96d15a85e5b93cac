"""Facts that a story may tell: each is read back by itself, and a yes ticks it where it will be asked.

Nothing is answered by it: the list comes all the same, with what was confirmed already ticked. Where a
time hangs on an event (*after the divorce*), when that was is asked first, once, and kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.conversation.language.asked import Question as Asked
from assistant.conversation.language.stories import Fact
from assistant.conversation.understood import span_in_words
from assistant.domain.answers import Event
from assistant.domain.script import Question
from assistant.interview.listening import life_of, touches
from assistant.interview.session import Session

MOST = 3
"""Facts that are read back after one story; more would be an examination."""
_LEAST_WORDS = 3
_BRANCHES = {"adversity": "history", "medical": "medical"}
"""What is read back. Skills of today are not: each is on a list that comes at once, to be ticked or not."""

Target = tuple[str, str]
Span = tuple[int, int]


def story_events(
    session: Session,
    said: str,
    after: Sequence[Event],
    anchors: Mapping[str, Span | None] | None = None,
) -> list[Event]:
    """Return the first read-back of what a text tells, the others waiting in it; or nothing.

    ``after`` are the events that happen first, in the same transaction; ``anchors`` are the times of
    events that they bring, None for one that nobody knows.
    """
    reader = session.books.reader
    if reader is None or len(said.split()) < _LEAST_WORDS:
        return []
    known = {**session.state.anchors, **(anchors or {})}
    told = reader().read(said, Asked("story"), life_of(session, known)).facts
    told = tuple(fact for fact in told if fact.about == "client" and not fact.negated)
    asked = _anchor_asked(session, told, known, said)
    answered = {event.question for event in after if event.kind in {"answered", "accepted"}}
    waiting = [
        _plain(session, fact, targets) for fact, targets in _with_targets(session, told, answered)
    ]
    events = asked or next_read_back(session, waiting[:MOST], said)
    return events if events and session.could_happen(*after, *events) else []


def next_read_back(session: Session, waiting: Sequence[Any], said: str) -> list[Event]:
    """Return the event that reads back the first that waits, with the rest behind it."""
    if not waiting:
        return []
    first, *rest = waiting
    event = session.event("proposed", question=first["targets"][0][0], said=said)
    heard = session.speech().phrase("heard", {"answer": first["words"]})
    data = {"heard": heard, "fact": first["targets"], "rest": rest, "quote": first["quote"]}
    return [replace(event, data=data)]


def _anchor_asked(
    session: Session, told: Sequence[Fact], known: Mapping[str, Span | None], said: str
) -> list[Event]:
    """Ask when an event was that a time hangs on, unless it was asked before."""
    for fact in told:
        rule = fact.anchor
        if rule is None or rule.means in known or not _could_be_told(session, fact):
            continue
        event = session.event("proposed", question=session.state.question_id(), said=said)
        asked = session.speech().phrase("anchor_ask", {"event": rule.label})
        return [replace(event, data={"heard": asked, "anchor": rule.means})]
    return []


def _could_be_told(session: Session, fact: Fact) -> bool:
    """Say whether some list asks for this fact in a time of its own."""
    return any(
        question.window and _asks_for(session, question, fact)
        for question in session.books.script.questions.values()
    )


def _with_targets(
    session: Session, told: Sequence[Fact], answered: set[str]
) -> Iterator[tuple[Fact, list[Target]]]:
    for fact in told:
        targets = [
            (question.id, fact.code)
            for question in session.books.script.questions.values()
            if question.id not in answered and _fits(session, question, fact)
        ]
        if targets:
            yield fact, targets


def _asks_for(session: Session, question: Question, fact: Fact) -> bool:
    branch = _BRANCHES.get(fact.axis)
    return (
        branch is not None
        and question.kind == "checklist"
        and question.path.startswith(branch)
        and question.is_for(session.state.voice)
        and any(option.code == fact.code for option in question.options)
    )


def _fits(session: Session, question: Question, fact: Fact) -> bool:
    """Say whether a list asks for this fact, in its time, and was not answered yet."""
    if question.id in session.state.answers or not _asks_for(session, question, fact):
        return False
    if fact.code in session.state.told.get(question.id, ()):
        return False
    if not question.window:
        return True
    span = fact.months
    return span is not None and touches(session, question.window, (span.first, span.last))


def _plain(session: Session, fact: Fact, targets: Sequence[Target]) -> dict[str, Any]:
    question = session.books.script.questions[targets[0][0]]
    option = next(option for option in question.options if option.code == fact.code)
    when = f", {span_in_words(fact.months)}" if fact.months is not None else ""
    words = f"{session.speech().label(option)}{when}"
    return {
        "targets": [list(target) for target in targets],
        "words": words,
        "quote": list(fact.quote),
    }
