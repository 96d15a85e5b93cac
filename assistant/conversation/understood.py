"""What one typed text means outside an interview: the ``understand`` verb of the contract."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.conversation.ages import age_in_words, read_age
from assistant.conversation.language.asked import OPEN, Question
from assistant.conversation.language.months import Life
from assistant.conversation.language.offers import Offer
from assistant.conversation.language.reader import Reader, Understood
from assistant.conversation.language.reading import UNCLEAR, Reading
from assistant.conversation.language.stories import Fact
from assistant.conversation.language.times import Span
from assistant.conversation.language.wanting import COMMANDS
from assistant.conversation.people import people_in_words
from assistant.conversation.understanding import Meaning, read_command
from assistant.domain.errors import Problem, WrongInput
from assistant.domain.knowledge import Window
from assistant.domain.script import Command
from assistant.domain.texts import ENGLISH

Plain = Mapping[str, Any]
_KINDS = ("yes_no", "choice", "scale", "number", "age", "span", "date", "people", "text", "story")
_QUESTIONS = {"why": "why", "meaning": "meaning", "privacy": "privacy", "how_long": "how_long"}
_TIMES = ("age", "span", "date")
_MONTHS_BEFORE_BIRTH = 9


def understood(
    asked: Any, reader: Reader, windows: Mapping[str, Window], commands: Mapping[str, Command]
) -> dict[str, Any]:
    """Return what the text means, as the contract shapes it; what is only likely is never ``sure``.

    Raises:
        WrongInput: the line is not of the contract's shape.
    """
    expects = _checked(asked)
    offers = tuple(
        Offer(str(each["code"]), str(each["label"]), tuple(map(str, each.get("aliases", ()))))
        for each in expects.get("options", ())
    )
    life = Life(_date(asked.get("birth_date")), _date(asked.get("today")))
    language = str(asked.get("language") or ENGLISH)
    kind = "list" if expects.get("several") and expects["kind"] == "choice" else expects["kind"]
    said = _read(asked["text"], Question(kind, offers), life, reader, language)
    typed = read_command(asked["text"], commands, language)
    if typed is not None and (said.reading.act == "unclear" or typed.about.isdecimal()):
        said = replace(said, reading=_of_command(typed))
    shaped = _Shaped(windows, reader.read_backs, {offer.code: offer.label for offer in offers})
    danger = said.danger
    level = {"safety_level": danger.level} if danger.level else {}
    return {
        "id": asked["id"],
        "value": None,
        "read_back": "",
        **shaped.act(said, expects["kind"]),
        "facts": [shaped.fact(fact) for fact in said.facts],
        "safety": list(danger.codes),
        **level,
        "notes": list(danger.notes),
    }


def _read(text: str, question: Question, life: Life, reader: Reader, language: str) -> Understood:
    """Return what a text means; in a language without rules only free texts are answers."""
    if language != ENGLISH:
        is_text = question.kind in OPEN and text.strip()
        return Understood(Reading("answer", text, "sure", "words") if is_text else UNCLEAR)
    said = reader.read(text, question, life, by_meaning=True)
    age = read_age(text, life.today) if life.birth is None and life.today else None
    if question.kind in _TIMES and age is not None and age.birth_date:
        return replace(
            said, reading=Reading("answer", Span(age.months, age.months), "confirm", "birth_date")
        )
    return said


def _of_command(typed: Meaning) -> Reading:
    if typed.act == "absent":
        return Reading("absent", typed.absent, "sure", "command")
    act = "command" if typed.command in COMMANDS else "question"
    return Reading(act, typed.command, "sure", "command", about=typed.about or None)  # type: ignore[arg-type]  # one of the acts


class _Shaped:
    """Puts readings into the shapes of the contract."""

    def __init__(
        self,
        windows: Mapping[str, Window],
        read_backs: Mapping[str, str],
        labels: Mapping[str, str],
    ) -> None:
        self._windows = windows
        self._read_backs = read_backs
        self._labels = labels

    def act(self, said: Understood, kind: str) -> dict[str, Any]:
        """Return act, value, certainty and what is read back."""
        reading = said.reading
        found: dict[str, Any] = {"act": reading.act, "certainty": reading.certainty}
        if reading.act == "absent":
            found["absent"] = reading.value
        elif reading.act == "command":
            found["command"] = reading.value
            if reading.value == "change":
                found["about"] = reading.about
        elif reading.act == "question":
            found["question"] = _QUESTIONS.get(reading.value, "other")
        elif reading.act == "correction":
            found |= {"value": self._value(reading.value), "about": reading.about}
        elif reading.act == "answer":
            found["value"] = self._value(reading.value)
        if said.also:
            found["also"] = [
                {"kind": name, "value": self._value(value)} for name, value in said.also
            ]
        if reading.certainty == "confirm":
            found["read_back"] = self._read_back(said, kind)
        return found

    def fact(self, fact: Fact) -> dict[str, Any]:
        """Return a proposed fact."""
        return {
            "axis": fact.axis,
            "code": fact.code,
            "windows": self.touched(fact.months) if fact.months is not None else [],
            "negated": fact.negated,
            "about": fact.about,
            "quote": list(fact.quote),
        }

    def touched(self, span: Span) -> list[str]:
        """Return the windows that a span touches."""
        return [
            window.id
            for window in self._windows.values()
            if window.from_months <= span.last
            and (window.to_months is None or span.first < window.to_months)
        ]

    def _value(self, value: Any) -> Any:
        if not isinstance(value, Span):
            return value
        return {"from_months": value.first, "to_months": value.last, "windows": self.touched(value)}

    def _read_back(self, said: Understood, kind: str) -> str:
        reading, value = said.reading, said.reading.value
        if reading.act == "absent":
            return self._read_backs[reading.value]
        if reading.act in {"command", "question"}:
            return self._read_backs["command"].format(value=str(value).replace("_", " "))
        if reading.act == "correction":
            words = self._words(value) if value is not None else ""
            return self._read_backs["correction" if words else "withdrawn"].format(value=words)
        if kind in OPEN:
            return self._read_backs["as_written"]
        if isinstance(value, bool):
            return self._read_backs["yes" if value else "no"]
        if isinstance(value, Span):
            return self._read_backs["before_birth" if value.last < 0 else "span"].format(
                value=self._words(value)
            )
        if value == []:
            return self._read_backs["nobody" if kind == "people" else "none"]
        name = (
            "several"
            if isinstance(value, list) and kind != "people"
            else "people"
            if kind == "people"
            else "choice"
        )
        return self._read_backs[name].format(value=self._words(value))

    def _words(self, value: Any) -> str:
        if isinstance(value, Span):
            return span_in_words(value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return people_in_words(value)
        parts = value if isinstance(value, list) else [value]
        return "; ".join(self._labels.get(str(part), str(part)) for part in parts)


def span_in_words(span: Span) -> str:
    """Return a span as plain ages: *from birth to 11 months*, *at the age of 3 years*."""
    if span.last < 0:
        if span.first == -_MONTHS_BEFORE_BIRTH and span.last == -1:
            return "the whole pregnancy"
        low, high = span.first + 10, span.last + 10
        return (
            f"month {low} of the pregnancy"
            if low == high
            else f"months {low} to {high} of the pregnancy"
        )
    start = (
        "before birth"
        if span.first < 0
        else "birth"
        if span.first == 0
        else age_in_words(span.first)
    )
    if span.first == span.last:
        return "around birth" if span.first == 0 else f"at the age of {start}"
    return f"from {start} to {age_in_words(span.last)}"


def _checked(asked: Any) -> Plain:
    problems = []
    if not isinstance(asked, dict):
        raise WrongInput(
            [Problem("", "A line is one JSON object.", 'Give {"id", "text", "expects"}.')]
        )
    problems += [
        Problem(key, "is missing.", "See the contract of understand.")
        for key in ("id", "text", "expects")
        if key not in asked
    ]
    expects = asked.get("expects")
    kind = expects.get("kind") if isinstance(expects, dict) else None
    if "expects" in asked and (not isinstance(kind, str) or kind not in _KINDS):
        what = f"'{kind}' is unknown." if isinstance(kind, str) else "is no kind of answer."
        problems.append(Problem("expects.kind", what, f"Use one of {', '.join(_KINDS)}."))
    elif kind in {"choice", "scale"} and not _has_options(expects):
        problems.append(Problem("expects.options", "is missing.", 'Give [{"code", "label"}].'))
    if not isinstance(asked.get("text", ""), str):
        problems.append(Problem("text", "is not a text.", "Put it in quotes."))
    problems += [
        Problem(key, "is no date.", "Write it like 2016-03-05.")
        for key in ("today", "birth_date")
        if asked.get(key) is not None and _date(asked[key]) is None
    ]
    if problems:
        raise WrongInput(problems)
    return dict(expects or {})


def _date(text: Any) -> date | None:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return None


def _has_options(expects: Any) -> bool:
    options = expects.get("options")
    return isinstance(options, list) and all(
        isinstance(option, dict)
        and all(isinstance(option.get(key), str | int) for key in ("code", "label"))
        for option in options
    )
