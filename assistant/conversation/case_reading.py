"""Reads a case file back into answers: what each question would have been answered with.

The other way round from ``case_writing``. What a case does not say is left open; of a list that is
partly known, the rest is marked as unsure, never as no.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from assistant.conversation.understanding import ticked
from assistant.conversation.writing import is_adversity, shown_options
from assistant.domain.answers import Absent, Known
from assistant.domain.script import Option, Question

Plain = Mapping[str, Any]
_NOTHING: Any = object()
_SECOND_HAND = ("told", "guess")
"""Where one thing on a list is second-hand, the whole list counts so: it says less, never more."""
_TEXTS = ("text", "texts", "name", "number", "people")


@dataclass(frozen=True, slots=True)
class Found:
    """What a case says to one question: a value, or why there is none, and how it is known."""

    value: Any = None
    absent: Absent | None = None
    known: Known | None = None


def found_in(case: Plain, question: Question, voice: str, age_months: int | None) -> Found | None:
    """Return what the case says to a question, or None where it says nothing."""
    if question.kind == "age":
        return _age(case)
    if any(option.copies for option in question.options):
        return _not_the_same(case, question)
    if not question.path or question.path == "strengths":
        return _strengths(case, question)
    if question.kind == "checklist":
        shown = shown_options(question, voice, age_months)
        return (
            _pressed(case, question, voice)
            if is_adversity(question)
            else _ticks(case, question, shown, voice)
        )
    if question.kind == "choice":
        return _chosen(case, question)
    raw = _at(case, question.path)
    return None if raw is _NOTHING or question.kind not in _TEXTS else _plain(raw, question)


def _age(case: Plain) -> Found:
    client = case["client"]
    value = {"age_months": client["age_months"]}
    if client.get("birth_date"):
        value["birth_date"] = str(client["birth_date"])
    return Found(value)


def _not_the_same(case: Plain, question: Question) -> Found | None:
    """Where today is told by itself, it is not said to be as it was."""
    other = next((option for option in question.options if not option.copies), None)
    return Found(other.code) if case.get("now") and other is not None else None


def _strengths(case: Plain, question: Question) -> Found | None:
    told = case.get("strengths")
    if question.path != "strengths" or question.kind != "texts" or not told:
        return None
    return Found([one["text"] for one in told])


def _chosen(case: Plain, question: Question) -> Found | None:
    for option in question.options:
        raw = _at(case, option.path or question.path)
        if raw is _NOTHING:
            continue
        value, absent, known = _unwrapped(raw)
        if absent is not None:
            return Found(absent=absent)
        if _written_by(option) == value:
            return Found(option.code, known=known)
    return None


def _written_by(option: Option) -> Any:
    return option.code if option.value is None and not option.path else option.value


def _pressed(case: Plain, question: Question, voice: str) -> Found | None:
    raw = _at(case, question.path)
    if raw is _NOTHING:
        return None
    entries, absent, known = _unwrapped(raw)
    if absent is not None:
        return Found(absent=absent)
    heard = [entry.get("known") for entry in entries.values() if isinstance(entry, Mapping)]
    known = known or next((how for how in heard if how in _SECOND_HAND), None)
    named = {code: _weight(entry) for code, entry in entries.items()}
    sure = [code for code, weight in named.items() if weight]
    unsure = [code for code, weight in named.items() if weight is None]
    codes = {option.code for option in question.options}
    return Found(
        ticked([c for c in sure if c in codes], [c for c in unsure if c in codes], voice),
        None,
        known,
    )


def _weight(entry: Any) -> int | None:
    """Return how hard it was, 1 where that is not said, None where nobody is sure that it was."""
    if entry is None or (isinstance(entry, Mapping) and "absent" in entry):
        return None
    if isinstance(entry, Mapping):
        severity = entry.get("severity", 1)
        return 1 if severity is None else int(severity)
    return int(entry)


def _ticks(case: Plain, question: Question, shown: tuple[Option, ...], voice: str) -> Found | None:
    raw = {option.code: _at(case, f"{question.path}.{option.code}") for option in shown}
    if all(value is _NOTHING for value in raw.values()):
        return None
    sure, unsure, known = [], [], None
    for code, held in raw.items():
        value, absent, how = (None, None, None) if held is _NOTHING else _unwrapped(held)
        known = known or how
        if absent == "not_applicable":
            continue
        if value is None or absent is not None:
            unsure.append(code)
        elif value:
            sure.append(code)
    return Found(ticked(sure, unsure, voice), None, known)


def _plain(raw: Any, question: Question) -> Found:
    value, absent, known = _unwrapped(raw)
    if absent is not None:
        return Found(absent=absent)
    if question.kind == "people":
        value = [dict(person) for person in value]
    return Found(value, known=known)


def _unwrapped(raw: Any) -> tuple[Any, Absent | None, Known | None]:
    """Return value, absent reason and how it is known, however the case file wrote it."""
    if raw is None:
        return None, "unknown_to_me", None
    if isinstance(raw, Mapping) and "absent" in raw:
        return None, raw["absent"], None
    if isinstance(raw, Mapping) and "value" in raw:
        known = raw.get("known")
        value = raw["value"]
        absent: Absent | None = "unknown_to_me" if value is None else None
        return value, absent, known if known in get_args(Known) else None
    return raw, None, None


def _at(case: Plain, path: str) -> Any:
    node: Any = case
    for part in path.split("."):
        if node is None:  # a whole stretch of which nothing is known
            return None
        if isinstance(node, Mapping) and "value" in node and part not in node:
            node = node["value"]
        if not isinstance(node, Mapping) or part not in node:
            return _NOTHING
        node = node[part]
    return node
