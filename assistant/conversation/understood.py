"""What one typed text means outside an interview: the ``understand`` verb of the contract."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.conversation.ages import age_in_words, months_between, months_meant
from assistant.conversation.cleaning import plain
from assistant.conversation.danger import danger_in
from assistant.conversation.people import are_plainly_named, people_in_words, read_listed
from assistant.conversation.understanding import Expected, Meaning, understand
from assistant.domain.errors import Problem, WrongInput
from assistant.domain.knowledge import Window
from assistant.domain.script import Command, Option, Question

Plain = Mapping[str, Any]
_KINDS = {
    "yes_no": "choice",
    "choice": "choice",
    "scale": "choice",
    "number": "number",
    "age": "age",
    "span": "age",
    "date": "age",
    "people": "people",
    "text": "text",
    "story": "text",
}
_YES_NO = (
    Option(
        "yes",
        {"en": {"any": "yes"}},
        aliases={
            "en": ("y", "yeah", "yep", "yup", "mhm", "yes she has", "yes he has", "yes they have")
        },
    ),
    Option("no", {"en": {"any": "no"}}, aliases={"en": ("n", "nope", "never", "not at all")}),
)
_UNKNOWN = {
    "idk": "sure",
    "i dunno": "sure",
    "hard to say": "confirm",
    "it is hard to say": "confirm",
    "it's hard to say": "confirm",
}
_CORRECTIONS = frozenset(
    {
        "scratch that", "i take that back", "i take it back", "actually no", "actually, no", "no wait", "no, wait",
        "sorry, that was wrong", "sorry that was wrong", "that was wrong", "i meant something else",
    }
)  # fmt: skip
_NOBODY = frozenset({"nobody", "no one", "none", "none of them", "none of these", "none of those"})
_NO_ANSWER: Plain = {"act": "unclear", "certainty": "ask"}
_QUESTIONS = {
    "why": "why",
    "meaning": "meaning",
    "privacy": "privacy",
    "how_long": "how_long",
    "robot": "other",
}
_AS_WRITTEN = "It is kept as you wrote it. Is that right?"
_COMMANDS = ("back", "change", "skip", "pause", "stop", "repeat", "undo", "review", "help")


def understood(
    asked: Any, commands: Mapping[str, Command], windows: Mapping[str, Window]
) -> dict[str, Any]:
    """Return what the text means, exact forms only; a guess is never coded.

    Raises:
        WrongInput: the line is not of the contract's shape.
    """
    expects = _checked(asked)
    danger = danger_in(asked["text"])
    said = _said(asked, expects, commands, windows)
    if danger.codes and said["act"] == "answer" and said["certainty"] == "sure":
        said = {**said, "certainty": "confirm", "read_back": _AS_WRITTEN}
    level = {"safety_level": danger.level} if danger.level else {}
    return {
        "id": asked["id"],
        "value": None,
        "read_back": "",
        **said,
        "facts": [],
        "safety": list(danger.codes),
        **level,
        "notes": list(danger.notes),
    }


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


def _expected(expects: Plain, asked: Plain) -> Expected:
    kind = _KINDS[expects["kind"]]
    options = tuple(
        Option(str(option["code"]), {"en": {"any": str(option["label"])}})
        for option in expects.get("options", ())
    )
    if expects["kind"] == "yes_no":
        options = _YES_NO
    question = Question("asked", "", kind, {}, options=options)  # type: ignore[arg-type]  # one of the kinds above
    today = _date(asked.get("today")) or date.min  # without it no date has been yet
    return Expected(question, options, "clinician", str(asked.get("language") or "en"), today)


def _said(
    asked: Plain, expects: Plain, commands: Mapping[str, Command], windows: Mapping[str, Window]
) -> Plain:
    kind, typed = expects["kind"], plain(asked["text"])
    if typed in _CORRECTIONS:
        read_back = "You want to take that back. Is that right?"
        return {"act": "correction", "about": None, "certainty": "confirm", "read_back": read_back}
    if _KINDS[kind] != "text" and typed in _UNKNOWN:
        return _unknown(_UNKNOWN[typed])
    if kind == "yes_no" and typed.isdecimal():
        return _NO_ANSWER
    meaning = understand(asked["text"], _expected(expects, asked), commands)
    if meaning.act == "answer":
        return _answer(meaning.value, asked, kind, windows)
    return _turn(meaning)


def _unknown(certainty: str) -> Plain:
    read_back = "You do not know. Is that right?" if certainty == "confirm" else ""
    return {
        "act": "absent",
        "absent": "unknown_to_me",
        "certainty": certainty,
        "read_back": read_back,
    }


def _turn(meaning: Meaning) -> Plain:
    """Say what was typed instead of an answer."""
    if meaning.act == "absent":
        return {"act": "absent", "absent": meaning.absent, "certainty": "sure"}
    if meaning.command in _QUESTIONS:
        return {"act": "question", "question": _QUESTIONS[meaning.command], "certainty": "sure"}
    if meaning.command in _COMMANDS:
        about = {"about": meaning.about or None} if meaning.command == "change" else {}
        return {"act": "command", "command": meaning.command, "certainty": "sure", **about}
    return _NO_ANSWER


def _answer(value: Any, asked: Plain, kind: str, windows: Mapping[str, Window]) -> Plain:
    if _KINDS[kind] == "age":
        return _time(value, asked, windows)
    if kind == "people":
        return _people(value, asked["text"])
    if kind == "yes_no":
        value = value == "yes"
    if kind == "number" and not plain(asked["text"]).isdecimal():
        return _to_confirm(value, f"{value}.")
    return {"act": "answer", "value": value, "certainty": "sure"}


def _to_confirm(value: Any, words: str) -> Plain:
    read_back = f"{words} Is that right?"
    return {"act": "answer", "value": value, "certainty": "confirm", "read_back": read_back}


def _people(people: list[dict[str, Any]], text: str) -> Plain:
    """Take plain names alone; in anything longer somebody could be named as not meant."""
    if not people:
        is_plain = plain(text) in _NOBODY
        sure: Plain = {"act": "answer", "value": [], "certainty": "sure"}
        return sure if is_plain else _to_confirm([], "Nobody.")
    if are_plainly_named(people):
        return {"act": "answer", "value": _with_relations(people), "certainty": "sure"}
    listed = read_listed(text)
    return (
        _to_confirm(_with_relations(listed), f"{people_in_words(listed)}.")
        if listed
        else _NO_ANSWER
    )


def _with_relations(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"name": person["name"], "relation": None, **person} for person in people]


def _time(value: Plain, asked: Plain, windows: Mapping[str, Window]) -> Plain:
    """Say which months of age are meant; every time is read back before it counts.

    Where the birth date is known, a date is when something was; else it is the birth date.
    """
    first, born = value["age_months"], _date(asked.get("birth_date"))
    if born is not None and "birth_date" in value:
        first = months_between(born, date.fromisoformat(value["birth_date"]))
    last = first + months_meant(asked["text"]) - 1
    touched = [
        window.id
        for window in windows.values()
        if window.from_months <= last and (window.to_months is None or first < window.to_months)
    ]
    if not touched:
        return _NO_ANSWER
    span = {"from_months": first, "to_months": last, "windows": touched}
    return _to_confirm(span, _time_in_words(first, last))


def _time_in_words(first: int, last: int) -> str:
    if first < 0:
        months = "month" if first == -1 else "months"
        return f"{-first} {months} before birth."
    if first == last:
        return f"At the age of {age_in_words(first)}."
    return f"Between {age_in_words(first)} and {age_in_words(last + 1)} of age."
