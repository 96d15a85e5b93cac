"""Reads people one by one: a name, who they are to the client, and the days they can be there."""

import re
from typing import Any

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SETS = {
    "every day": DAYS,
    "daily": DAYS,
    "all days": DAYS,
    "weekdays": DAYS[:5],
    "weekends": DAYS[5:],
    "weekend": DAYS[5:],
}
_DAY = re.compile(
    r"^(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(day|nesday|sday|rsday|urday)?s?$"
)
_SPLIT = re.compile(r"[;\n]+")
_BRACKET = re.compile(r"\s*\(([^)]*)\)\s*")


def read_people(text: str) -> list[dict[str, Any]]:
    """Return one entry a person; people stand on lines of their own or between semicolons."""
    return [_person(part.strip()) for part in _SPLIT.split(text) if part.strip(" ,.()")]


def _person(text: str) -> dict[str, Any]:
    pieces = [piece.strip() for piece in _BRACKET.sub(r", \1, ", text).split(",")]
    named = [piece for piece in pieces if piece]
    found: dict[str, Any] = {"name": named[0]}
    days: list[str] = []
    relation: list[str] = []
    for piece in named[1:]:
        read = _days(piece)
        if read is None:
            relation.append(piece)
        else:
            days += [day for day in read if day not in days]
    if relation:
        found["relation"] = ", ".join(relation)
    if days:
        found["days"] = sorted(days, key=DAYS.index)
    return found


def _days(text: str) -> list[str] | None:
    plain = text.lower().strip(" .")
    if plain in _SETS:
        return list(_SETS[plain])
    words = [word for word in re.split(r"[\s/&+]+", plain) if word and word not in {"and", "on"}]
    if not words or not all(_DAY.match(word) for word in words):
        return None
    return [word[:3] for word in words]


def people_in_words(people: list[dict[str, Any]]) -> str:
    """Return the people as they are shown in the review."""
    return "; ".join(
        person["name"]
        + (f" ({person['relation']})" if person.get("relation") else "")
        + (f", {' '.join(person['days'])}" if person.get("days") else "")
        for person in people
    )
