"""Why does it say this: the answers as they were given, the rule, the sources."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.domain.script import Question
from assistant.interview.session import Session
from assistant.interview.turns import Line, Turn


def why_sentence(session: Session, about: str) -> Turn:
    """Return the turn for now with what one sentence rests on; ``about`` is its number."""
    sentences = session.result()["explanation"]
    number = int(about) if about.isdecimal() else 0
    if not 1 <= number <= len(sentences):
        return session.note("which_sentence")
    return session.turn(*grounds_of(session, sentences[number - 1]))


def grounds_of(session: Session, sentence: Mapping[str, Any]) -> Iterator[Line]:
    """Yield the sentence and, under it, everything that it rests on."""
    yield Line(sentence["text"], "strong")
    for text in dict.fromkeys(_ground(session, path) for path in sentence["answers"]):
        yield Line(text, "carried")
    if sentence.get("rule"):
        yield session.line("rule", "note", rule=sentence["rule"])
    for name in sentence["sources"]:
        source = session.books.knowledge.sources[name]
        marks = {"citation": source.citation, "says": source.says}
        yield session.line(f"source_{source.kind}", "note", **marks)


def _ground(session: Session, path: str) -> str:
    """The answer that stands behind a path of the case file; the last question asked wins."""
    state, speech = session.state, session.speech()
    for question in reversed(state.path.questions):
        answer = state.answers.get(question.id)
        if answer is not None and _is_about(question, path):
            return f"{speech.ask(question)} {speech.answer(question, answer)}"
    return path


def _is_about(question: Question, path: str) -> bool:
    inside = path == question.path or path.startswith(f"{question.path}.")
    return bool(question.path) and inside
