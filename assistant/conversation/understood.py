"""What one typed text means outside an interview: the ``understand`` verb of the contract."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.conversation.understanding import Expected, Meaning, understand
from assistant.domain.errors import Problem, WrongInput
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


def understood(asked: Any, commands: Mapping[str, Command]) -> dict[str, Any]:
    """Return what the text means, exact forms only; a guess is never coded.

    Raises:
        WrongInput: the line is not of the contract's shape.
    """
    expects = _checked(asked)
    expected = _expected(expects, asked)
    meaning = understand(str(asked["text"]), expected, commands)
    return {"id": asked["id"], **_said(meaning, expects["kind"]), "facts": [], "safety": []}


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
    if problems:
        raise WrongInput(problems)
    return dict(expects or {})


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
    today = date.fromisoformat(asked["today"]) if "today" in asked else date(1970, 1, 1)
    return Expected(question, options, "clinician", str(asked.get("language", "en")), today)


def _said(meaning: Meaning, kind: str) -> dict[str, Any]:
    if meaning.act == "answer":
        return {
            "act": "answer",
            "value": _value(meaning.value, kind),
            "certainty": _certainty(kind),
        }
    if meaning.act == "absent":
        return {"act": "absent", "absent": meaning.absent, "certainty": "sure"}
    if meaning.command in _QUESTIONS:
        return {"act": "question", "question": _QUESTIONS[meaning.command], "certainty": "sure"}
    if meaning.command in _COMMANDS:
        about = {"about": meaning.about or None} if meaning.command == "change" else {}
        return {"act": "command", "command": meaning.command, "certainty": "sure", **about}
    return {"act": "unclear", "certainty": "ask"}


def _value(value: Any, kind: str) -> Any:
    if kind == "yes_no":
        return value == "yes"
    if _KINDS[kind] == "age":
        months = value["age_months"]
        return {"from_months": months, "to_months": months}
    return value


def _certainty(kind: str) -> str:
    """Every time is read back before it counts."""
    return "confirm" if _KINDS[kind] == "age" else "sure"
