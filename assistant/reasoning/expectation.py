"""What an invented case is expected to come out as, and what of it is not met."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from assistant.domain.knowledge import Knowledge

Plain = dict[str, Any]
Told = Callable[[str], Plain]
"""Gives the result of the case in one voice."""
VOICES = ("clinician", "caregiver", "self", "trainee")
FAMILY = ("caregiver", "self")
KEYS = (
    "as",
    "start_with",
    "confidence",
    "safety",
    "readings",
    "standings",
    "alternatives",
    "alternatives_never",
    "not_yet",
    "tags",
    "tags_never",
    "first_tags",
    "excluded_by",
    "bounds",
    "with",
    "with_never",
    "activities",
    "first_rule",
    "says",
    "says_to_family",
    "never_says",
    "never_says_to_family",
)


def unmet(expected: Mapping[str, Any], told: Told, knowledge: Knowledge) -> tuple[str, ...]:
    """Return a line for everything that did not come out as expected; none at all is a case met.

    What the knowledge does not hold can never come up, so it is no expectation that it does not.
    """
    found = told(expected.get("as", VOICES[0]))
    return (
        *(f"'{key}' is nothing that can be expected" for key in expected if key not in KEYS),
        *_misspelt("alternatives", expected, knowledge.alternatives),
        *_misspelt("tags", expected, knowledge.tags),
        *_verdicts(expected, found),
        *_planned(expected, found),
        *_said(expected, found, told),
    )


def _misspelt(kind: str, expected: Mapping[str, Any], known: Collection[str]) -> Iterator[str]:
    for name in expected.get(f"{kind}_never", ()):
        if name not in known:
            yield f"{kind}_never: '{name}' is no code"


def _verdicts(expected: Mapping[str, Any], found: Plain) -> Iterator[str]:
    for key in ("start_with", "confidence"):
        yield from _same(key, expected, found[key])
    yield from _same("safety", expected, [one["id"] for one in found["safety"]])
    for key, place, named in (
        ("readings", "regions", "reading"),
        ("standings", "domains", "standing"),
        ("alternatives", "alternatives", "before_activities"),
    ):
        found_there = {one["id"]: one[named] for one in found[place]}
        for name, value in expected.get(key, {}).items():
            if found_there.get(name) != value:
                yield f"{key}: {name} is {found_there.get(name)}, not {value}"
    raised = [one["id"] for one in found["alternatives"]]
    yield from _free_of("alternatives_never", expected, raised)
    if expected.get("alternatives") == {} and raised:
        yield f"alternatives: {', '.join(raised)}, where none is expected"


def _same(key: str, expected: Mapping[str, Any], found: object) -> Iterator[str]:
    if key in expected and expected[key] != found:
        yield f"{key}: {_shown(found)}, not {_shown(expected[key])}"


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) or "none" if isinstance(value, list) else str(value)


def activities(found: Plain) -> list[Plain]:
    """Return every activity of the plan, the lowest stage first."""
    return [one for stage in found["plan"]["stages"] for one in stage["activities"]]


def _planned(expected: Mapping[str, Any], found: Plain) -> Iterator[str]:
    planned = activities(found)
    tags = [tag for one in planned for tag in one["tags"]]
    partners = [name for one in planned for name in one["with"]]
    waiting = [one["id"] for one in found["plan"]["not_yet"]]
    out = [one["caution"] for one in found["plan"]["excluded"]]
    yield from _holds("tags", expected, tags)
    yield from _holds("with", expected, partners)
    yield from _holds("not_yet", expected, waiting)
    yield from _holds("excluded_by", expected, out)
    yield from _holds("first_tags", expected, planned[0]["tags"] if planned else [])
    yield from _free_of("tags_never", expected, tags)
    yield from _free_of("with_never", expected, partners)
    yield from _same("activities", expected, len(planned))
    bounds = "\n".join(text for one in planned for text in one["cautions"])
    yield from _lacking("bounds", expected.get("bounds", ()), bounds)


def _holds(key: str, expected: Mapping[str, Any], there: Collection[str]) -> Iterator[str]:
    wanted = expected.get(key)
    if wanted == [] and there:
        yield f"{key}: {_shown(sorted(set(there)))}, where none is expected"
    for name in wanted or ():
        if name not in there:
            yield f"{key}: {name} is not there"


def _free_of(key: str, expected: Mapping[str, Any], there: Collection[str]) -> Iterator[str]:
    for name in expected.get(key, ()):
        if name in there:
            yield f"{key}: {name} is there"


def said_in(found: Plain) -> str:
    """Return every sentence of a result."""
    said = [one["text"] for one in found["explanation"]]
    return "\n".join([*said, *(one["text"] for one in found["alternatives"])])


def _said(expected: Mapping[str, Any], found: Plain, told: Told) -> Iterator[str]:
    yield from _same("first_rule", expected, found["explanation"][0]["rule"])
    yield from _lacking("says", expected.get("says", ()), said_in(found))
    family = expected.get("says_to_family")
    if family:
        yield from _lacking("says_to_family", family, said_in(told("caregiver")))
    if expected.get("never_says"):
        for voice in VOICES:
            text = said_in(told(voice)).casefold()
            for words in expected["never_says"]:
                if words.casefold() in text:
                    yield f"never_says: “{words}” is said to {voice}"
    for words in expected.get("never_says_to_family", ()):
        for voice in FAMILY:
            everything = json.dumps(told(voice), ensure_ascii=False)
            if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", everything):
                yield f"never_says_to_family: “{words}” is said to {voice}"


def _lacking(key: str, wanted: Iterable[str], text: str) -> Iterator[str]:
    for words in wanted:
        if words.casefold() not in text.casefold():
            yield f"{key}: “{words}” is not said"
