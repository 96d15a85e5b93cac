"""The shape of a case file as a JSON Schema, made from the codes of the knowledge."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.domain import case_history, case_values, leaves
from assistant.domain.ages import OLDEST, applies
from assistant.domain.case import CONTRACT
from assistant.domain.knowledge import Knowledge

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DESCRIPTION = (
    "Undersong, contract 1. A key that is missing was not asked; null is unknown to me; {absent: CODE} "
    "says why in other ways. Beyond this schema: nothing ended longer ago than the client has lived, a "
    "whole number is written without a point, no key is said twice, at most 5 MB and 40 levels."
)
_YES_OR_NO: Schema = {"type": "boolean"}
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "number", "minimum": 0}
_RATING: Schema = {"type": "integer", "minimum": 0, "maximum": leaves.TOP}
_NULL: Schema = {"type": "null"}


def case_schema(knowledge: Knowledge) -> Schema:
    """Return the schema of a case file."""
    return {
        "$schema": DIALECT,
        "title": "A case file",
        "description": _DESCRIPTION,
        **_closed(_places(), ("contract", "client")),
        "allOf": [*_not_reached(knowledge), *_too_early(knowledge), *_today(knowledge)],
        "$defs": {**_branches(knowledge), **_leaves()},
    }


_BRANCHES = (
    "history",
    "now",
    "functions",
    "medical",
    "family_history",
    "safety",
    "preferences",
)


def _places() -> Schema:
    return {
        "contract": {"const": CONTRACT},
        "client": _wrapped(_of("client")),
        "presenting": _open(_of("texts")),
        "strengths": _open(_of("strengths")),
        **{place: _open(_of(place)) for place in _BRANCHES},
    }


def _branches(knowledge: Knowledge) -> Schema:
    """Return what stands in each place; a place may be wrapped, so each is written once."""
    windows = {name: _open(_of(f"history.{name}")) for name in knowledge.windows}
    found: Schema = {"client": _client(), "history": _closed(windows)}
    for window in knowledge.windows:
        place = f"history.{window}"
        axes = {axis: _open(_of(f"{place}.{axis}")) for axis in ("adversity", "connection")}
        found[place] = _closed(axes)
        for axis, codes in (
            ("adversity", knowledge.adversity),
            ("connection", knowledge.connection),
        ):
            entry = "adversity" if axis == "adversity" else "rating"
            found[f"{place}.{axis}"] = _each(_of_window(codes, window), entry)
    return {
        **found,
        "now": _each(knowledge.connection, "rating"),
        "functions": _each(knowledge.functions, "rating"),
        "medical": _each(knowledge.medical, "yes_or_no"),
        "family_history": _each(knowledge.family_history, "yes_or_no"),
        "safety": _each(knowledge.safety, "yes_or_no"),
        "strengths": _list(_wrapped(_strength(knowledge))),
        "preferences": _closed(_preferences()),
    }


def _each(codes: Iterable[str], entry: str) -> Schema:
    return _closed(dict.fromkeys(codes, _of(entry)))


def _of_window(codes: Mapping[str, Any], window: str) -> list[str]:
    return [code for code, one in codes.items() if applies(one.windows, window)]


def _client() -> Schema:
    age = {"type": "integer", "minimum": 0, "maximum": OLDEST}
    weeks = {
        "type": "number",
        "minimum": case_values.GESTATION[0],
        "maximum": case_values.GESTATION[1],
    }
    date = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    return _closed(
        {
            "label": _wrapped(_TEXT),
            "age_months": _wrapped(age),
            "informant": _wrapped(_among(case_values.INFORMANTS)),
            "name": _of("text"),
            "pronouns": _of("text"),
            "birth_date": _open(date),
            "gestation_weeks": _open(weeks),
        },
        ("label", "age_months", "informant"),
    )


def _strength(knowledge: Knowledge) -> Schema:
    domain = _open(_among(knowledge.domains))
    known = _of("known")
    return _closed({"text": _wrapped(_TEXT), "domain": domain, "known": known}, ("text",))


def _preferences() -> Schema:
    safe = _person({"days": _open(_list(_open(_among(case_values.DAYS))))})
    return {
        "touch": _open(_among(case_values.TOUCH)),
        "sound_sensitive": _of("yes_or_no"),
        "movement_sensitive": _of("yes_or_no"),
        "likes": _open(_of("texts")),
        "dislikes": _open(_of("texts")),
        "minutes_a_day": _open({**_COUNT, "maximum": case_values.MINUTES_OF_A_DAY}),
        "safe_people": _open(_list(_wrapped(safe))),
        "unsafe_people": _open(_list(_wrapped(_person({})))),
    }


def _person(more: Schema) -> Schema:
    known = _of("known")
    return _closed(
        {"name": _wrapped(_TEXT), "relation": _of("text"), **more, "known": known}, ("name",)
    )


def _leaves() -> Schema:
    measured = {
        "severity": _of("rating"),
        "pattern": _open(_among(case_history.PATTERNS)),
        **_about(),
        "absent": _among(leaves.ABSENT),
    }
    return {
        "known": {"enum": [*leaves.KNOWN, None]},
        "absent": _closed({"absent": _among(leaves.ABSENT), **_about()}, ("absent",)),
        "rating": _open(_RATING),
        "yes_or_no": _open(_YES_OR_NO),
        "text": _open(_TEXT),
        "texts": _list(_of("text")),
        "adversity": {"anyOf": [_of("rating"), _closed(measured)]},
    }


def _about() -> Schema:
    return {
        "known": _of("known"),
        "last_months_ago": {"anyOf": [_COUNT, _NULL]},
        "seen_by_doctor": {"type": ["boolean", "null"]},
    }


# What the age of the client decides -----------------------------------------------------------


def _not_reached(knowledge: Knowledge) -> Iterable[Schema]:
    gone = {"const": {"absent": "not_reached"}}
    for window in knowledge.windows.values():
        if window.from_months > 0:
            within = _inside("history", {window.id: gone})
            yield {"if": _age(below=window.from_months), "then": within}


def _too_early(knowledge: Knowledge) -> Iterable[Schema]:
    codes: dict[int, list[str]] = {}
    for code, skill in knowledge.functions.items():
        codes.setdefault(skill.from_months, []).append(code)
    for months, found in sorted(codes.items()):
        if months:
            open_ones = {code: {"not": _has_value(_RATING)} for code in found}
            yield {"if": _age(below=months), "then": _inside("functions", open_ones)}


def _today(knowledge: Knowledge) -> Iterable[Schema]:
    for window in knowledge.windows.values():
        if window.to_months is not None and window.to_months <= 0:
            continue
        strange = {
            code: False
            for code, one in knowledge.connection.items()
            if not applies(one.windows, window.id)
        }
        if strange:
            present = _age(least=max(0, window.from_months), below=window.to_months)
            yield {"if": present, "then": _inside("now", strange)}


def _age(*, least: int = 0, below: int | None = None) -> Schema:
    most = {} if below is None else {"exclusiveMaximum": below}
    months = {"type": "integer", "minimum": least, **most}
    client = {"required": ["age_months"], **_inside("age_months", months, is_leaf=True)}
    return {"required": ["client"], **_inside("client", client, is_leaf=True)}


def _inside(place: str, found: Schema, *, is_leaf: bool = False) -> Schema:
    """Return what holds of a place, bare or in a wrapper; for a mapping, of the keys in it."""
    bare = found if is_leaf else {"properties": found}
    wrapped = {"properties": {"value": bare}}
    inside = {"type": "object", **wrapped, "required": ["value"]}
    either = {"anyOf": [bare, inside]} if is_leaf else None
    return {"properties": {place: either or {**bare, "allOf": [wrapped]}}}


def _has_value(value: Schema) -> Schema:
    return {
        "anyOf": [
            value,
            {"type": "object", "required": ["value"], "properties": {"value": value}},
        ]
    }


# Parts ----------------------------------------------------------------------------------------


def _closed(properties: Mapping[str, Any], required: Iterable[str] = ()) -> Schema:
    needed = {"required": list(required)} if required else {}
    return {
        "type": "object",
        "properties": dict(properties),
        "additionalProperties": False,
        **needed,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _among(codes: Iterable[str]) -> Schema:
    return {"enum": list(codes)}


def _of(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _wrapped(value: Schema) -> Schema:
    """Return a value that must be there, bare or with how it is known."""
    return {"anyOf": [value, _closed({"value": value, **_about()}, ("value",))]}


def _open(value: Schema) -> Schema:
    """Return a value that may be open: bare, with how it is known, null, or absent for a reason."""
    return {
        "anyOf": [
            value,
            _NULL,
            _of("absent"),
            _closed({"value": {"anyOf": [value, _NULL]}, **_about()}, ("value",)),
        ]
    }
