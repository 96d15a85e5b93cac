"""Why does it say this: the answers as they were given, the rule, the sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.conversation.writing import all_paths, option_of, writes
from assistant.domain.answers import Answer
from assistant.domain.script import Question
from assistant.domain.texts import say
from assistant.interview.session import Session
from assistant.interview.turns import Line, Turn

WITH_RULES = frozenset({"clinician", "trainee"})
"""Voices that see which rule spoke and what its source says; to the others both are jargon."""
_A_WINDOW = 2


def why_sentence(session: Session, about: str) -> Turn:
    """Return the turn for now with what one sentence rests on; ``about`` is its number."""
    result = session.result()
    sentences = result["explanation"]
    number = int(about) if about.isdecimal() else 0
    if not 1 <= number <= len(sentences):
        return session.note("which_sentence")
    return session.turn(*grounds_of(session, sentences[number - 1], result))


def grounds_of(
    session: Session, sentence: Mapping[str, Any], result: Mapping[str, Any]
) -> Iterator[Line]:
    """Yield the sentence and, under it, everything that it rests on."""
    yield Line(sentence["text"], "strong")
    paths = [*_comes_first(sentence, result), *sentence["answers"]]
    for text in _Citing(session).texts(paths):
        yield Line(text, "carried")
    sources = [session.books.knowledge.sources[name] for name in sentence["sources"]]
    if session.state.voice not in WITH_RULES:
        for kind in dict.fromkeys(source.kind for source in sources):
            yield session.line(f"rests_on_{kind}", "note")
        return
    if sentence.get("rule"):
        yield session.line("rule", "note", rule=sentence["rule"])
    for source in sources:
        marks = {"citation": source.citation, "says": source.says}
        yield session.line(f"source_{source.kind}", "note", **marks)


def _comes_first(sentence: Mapping[str, Any], result: Mapping[str, Any]) -> Iterator[str]:
    """*Some things come before all else* rests on those things."""
    if sentence.get("rule") != "opening_refer":  # the one about a doctor cites what it names
        return
    for danger in result["safety"]:
        yield from danger["answers"]
    for cause in result["alternatives"]:
        if cause["before_activities"]:
            yield from cause["answers"]


@dataclass(slots=True)
class _Citing:
    """Finds the answers that wrote a path of the case file, and says them as they were given."""

    session: Session
    _lines: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """What each question said: by question and by kind of mark, the items of a checklist."""

    def texts(self, paths: Iterable[str]) -> list[str]:
        for path in dict.fromkeys(paths):
            self._cite(path)
        return list(dict.fromkeys(self._said(*key, items) for key, items in self._lines.items()))

    def _cite(self, path: str) -> None:
        found = self._writers(path) or self._copied(path)
        for question, answer in found:
            key, item = self._mark(question, answer, path)
            items = self._lines.setdefault((question.id, key), [])
            items += [item] if item and item not in items else []
        if not found:
            self._unanswered(path)

    def _answered(self) -> list[tuple[Question, Answer]]:
        state = self.session.state
        return [
            (question, state.answers[question.id])
            for question in state.path.questions
            if question.id in state.answers and question.is_for(state.voice)
        ]

    def _writers(self, path: str) -> list[tuple[Question, Answer]]:
        """The last question that wrote exactly this; of two about danger both; else what is part of it."""
        age = self.session.state.path.facts.age_months
        exact, part, strengths = [], [], 0
        for question, answer in self._answered():
            for place, value in writes(question, answer, age):
                if place.endswith("+"):
                    mine = range(strengths, strengths + len(value))
                    exact += [(question, answer)] if path in _numbered(place, mine) else []
                    strengths = mine.stop
                elif place == path:
                    exact.append((question, answer))
                elif path.startswith(f"{place}.") or _is_more_about(place, path):
                    part.append((question, answer))
        if exact:
            return exact if path.startswith("safety.") else exact[-1:]
        return part

    def _copied(self, path: str) -> list[tuple[Question, Answer]]:
        """What holds today may have been told as part of the last of the times."""
        branch, _, leaf = path.partition(".")
        copying = [
            (question, answer)
            for question, answer in self._answered()
            if answer.absent is None
            and question.kind == "choice"
            and option_of(question, answer.value).copies
        ]
        if branch != "now" or not copying:
            return []
        present = list(self.session.state.path.facts.windows())[-1]
        return [*self._writers(f"history.{present}.connection.{leaf}"), *copying]

    def _mark(self, question: Question, answer: Answer, path: str) -> tuple[str, str]:
        """How an answer bears on a path: as a whole, or one item of a list, chosen or not."""
        code = path.removeprefix(f"{question.path}.").split(".")[0]
        options = {option.code: option for option in question.options}
        if question.kind != "checklist" or answer.absent is not None or code not in options:
            return "whole", ""
        unsure = code in answer.value.get("unsure", ())
        key = "unsure" if unsure else "ticked" if code in answer.value["ticked"] else "unticked"
        return key, self.session.speech().label(options[code])

    def _unanswered(self, path: str) -> None:
        voice, script = self.session.state.voice, self.session.books.script
        on_path = self.session.state.path.questions
        for question in (*on_path, *script.questions.values()):
            if question.is_for(voice) and path in all_paths(question, voice):
                self._lines.setdefault((question.id, "open"), [])
                return
        places = path.split(".")
        if len(places) >= _A_WINDOW and places[1] in self.session.books.knowledge.windows:
            self._lines.setdefault((places[1], "window"), [])

    def _said(self, name: str, key: str, items: list[str]) -> str:
        session, speech = self.session, self.session.speech()
        if key == "window":
            window = say(session.books.knowledge.windows[name].name, session.state.voice)
            return speech.phrase("ground_window", {"window": window})
        question = session.books.script.questions[name]
        if key == "open":
            return f"{speech.ask(question)} {speech.phrase('row_open')}"
        answer = session.state.answers[name]
        asked = answer.wording or speech.ask(question)
        if key == "whole":
            return f"{asked} {speech.answer(question, answer)}"
        marks = {"question": asked, "part": speech.short(question), "items": "; ".join(items)}
        return speech.phrase(f"ground_{key}", marks)


def _numbered(place: str, numbers: range) -> set[str]:
    return {f"{place[:-1]}.{number}" for number in numbers}


def _is_more_about(place: str, path: str) -> bool:
    """How hard it was belongs to what was hard; everything about a window is too much to show."""
    return ".adversity." in path and place.startswith(f"{path}.")
