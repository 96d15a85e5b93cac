"""What one typed text means outside an interview: the ``understand`` verb of the contract."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.conversation.ages import months_between
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
        aliases={"en": ("y", "yeah", "yep", "yes she has", "yes he has", "yes they have")},
    ),
    Option("no", {"en": {"any": "no"}}, aliases={"en": ("n", "nope", "never", "not at all")}),
)
_QUESTIONS = {
    "why": "why",
    "meaning": "meaning",
    "privacy": "privacy",
    "how_long": "how_long",
    "robot": "other",
}
_COMMANDS = ("back", "change", "skip", "pause", "stop", "repeat", "undo", "review", "help")


def understood(
    asked: Any, commands: Mapping[str, Command], windows: Mapping[str, Window]
) -> dict[str, Any]:
    """Return what the text means, exact forms only; a guess is never coded.

    Raises:
        WrongInput: the line is not of the contract's shape.
    """
    expects = _checked(asked)
    meaning = understand(asked["text"], _expected(expects, asked), commands)
    if meaning.act == "answer" and _KINDS[expects["kind"]] == "age":
        said = _time(meaning.value, asked, windows)
    else:
        said = _said(meaning, expects["kind"])
    return {"id": asked["id"], **said, "facts": [], "safety": []}


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
    if "expects" in asked and kind not in _KINDS:
        problems.append(
            Problem("expects.kind", f"'{kind}' is unknown.", f"Use one of {', '.join(_KINDS)}.")
        )
    elif kind in {"choice", "scale"} and not _has_options(expects):
        problems.append(Problem("expects.options", "is missing.", 'Give [{"code", "label"}].'))
    if not isinstance(asked.get("text", ""), str):
        problems.append(Problem("text", "is not a text.", "Put it in quotes."))
    problems += [
        Problem(key, f"'{asked[key]}' is no date.", "Write it like 2016-03-05.")
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
        isinstance(option, dict) and {"code", "label"} <= set(option) for option in options
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
    return Expected(question, options, "clinician", str(asked.get("language", "en")), today)


def _said(meaning: Meaning, kind: str) -> dict[str, Any]:
    if meaning.act == "answer":
        return {
            "act": "answer",
            "value": meaning.value == "yes" if kind == "yes_no" else meaning.value,
            "certainty": "sure",
        }
    if meaning.act == "absent":
        return {"act": "absent", "absent": meaning.absent, "certainty": "sure"}
    if meaning.command in _QUESTIONS:
        return {"act": "question", "question": _QUESTIONS[meaning.command], "certainty": "sure"}
    if meaning.command in _COMMANDS:
        about = {"about": meaning.about or None} if meaning.command == "change" else {}
        return {"act": "command", "command": meaning.command, "certainty": "sure", **about}
    return {"act": "unclear", "certainty": "ask"}


def _time(value: Plain, asked: Plain, windows: Mapping[str, Window]) -> dict[str, Any]:
    """Say which months of age are meant; every time is read back before it counts.

    Where the birth date is known, a date is when something was; else it is the birth date.
    """
    months, born = value["age_months"], _date(asked.get("birth_date"))
    if born is not None and "birth_date" in value:
        months = months_between(born, date.fromisoformat(value["birth_date"]))
    touched = [
        window.id
        for window in windows.values()
        if window.from_months <= months and (window.to_months is None or months < window.to_months)
    ]
    if not touched:
        return {"act": "unclear", "certainty": "ask"}
    span = {"from_months": months, "to_months": months, "windows": touched}
    return {"act": "answer", "value": span, "certainty": "confirm"}
