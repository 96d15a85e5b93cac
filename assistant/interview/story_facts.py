"""Facts that a story may tell: each is read back by itself, and a yes ticks it where it will be asked.

Nothing is answered by it: the list comes all the same, with what was confirmed already ticked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from assistant.conversation.language.reader import Question as Asked
from assistant.conversation.language.stories import Fact
from assistant.conversation.understood import span_in_words
from assistant.domain.answers import Event
from assistant.domain.script import Question
from assistant.interview.listening import life_of
from assistant.interview.session import Session

MOST = 3
"""Facts that are read back after one story; more would be an examination."""
_BRANCHES = {"adversity": "history", "function": "functions", "medical": "medical"}

Target = tuple[str, str]


def story_events(session: Session, answered: Event) -> list[Event]:
    """Return the first read-back of what a story tells, the others waiting in it; or nothing."""
    reader = session.books.reader
    if reader is None or len(answered.said.split()) < MOST:
        return []
    told = reader().read(answered.said, Asked("story"), life_of(session)).facts
    waiting = [_plain(session, fact, targets) for fact, targets in _with_targets(session, told)]
    events = next_read_back(session, waiting[:MOST], answered.said)
    return events if events and session.could_happen(answered, *events) else []


def next_read_back(session: Session, waiting: Sequence[Any], said: str) -> list[Event]:
    """Return the event that reads back the first that waits, with the rest behind it."""
    if not waiting:
        return []
    first, *rest = waiting
    event = session.event("proposed", question=first["targets"][0][0], said=said)
    heard = session.speech().phrase("heard", {"answer": first["words"]})
    data = {"heard": heard, "fact": first["targets"], "rest": rest}
    return [replace(event, data=data)]


def _with_targets(session: Session, told: Sequence[Fact]) -> Iterator[tuple[Fact, list[Target]]]:
    for fact in told:
        if fact.about != "client" or fact.negated:
            continue
        targets = [
            (question.id, fact.code)
            for question in session.books.script.questions.values()
            if question.kind == "checklist" and _fits(session, question, fact)
        ]
        if targets:
            yield fact, targets


def _fits(session: Session, question: Question, fact: Fact) -> bool:
    """Say whether a list asks for this fact, in its time, and was not answered yet."""
    branch = _BRANCHES.get(fact.axis)
    has_option = any(option.code == fact.code for option in question.options)
    is_open = question.id not in session.state.answers and question.is_for(session.state.voice)
    if branch is None or not question.path.startswith(branch) or not has_option or not is_open:
        return False
    if not question.window:
        return True
    window, span = session.books.knowledge.windows[question.window], fact.months
    return (
        span is not None
        and window.from_months <= span.last
        and (window.to_months is None or span.first < window.to_months)
    )


def _plain(session: Session, fact: Fact, targets: Sequence[Target]) -> dict[str, Any]:
    question = session.books.script.questions[targets[0][0]]
    option = next(option for option in question.options if option.code == fact.code)
    when = f", {span_in_words(fact.months)}" if fact.months is not None else ""
    words = f"{session.speech().label(option)}{when}"
    return {"targets": [list(target) for target in targets], "words": words}
