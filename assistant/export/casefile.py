"""Reads single places of a case file: the value, how it is known, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Plain = Mapping[str, Any]
SECOND_HAND = frozenset({"told", "guess"})
HOW_KNOWN = {
    "": "not said how",
    "saw": "seen",
    "record": "from a record",
    "told": "told by others",
    "guess": "a guess",
}
WHY_ABSENT = {
    "unknown_to_me": "not known to whoever answered",
    "unknown_to_anyone": "known to nobody",
    "declined": "not answered, by choice",
    "not_applicable": "does not apply",
    "later": "put off",
    "not_asked": "not asked",
    "not_reached": "not reached",
}


@dataclass(frozen=True, slots=True)
class Held:
    """What stands at one place; ``absent`` says why there is no value."""

    value: Any = None
    known: str = ""
    absent: str = ""

    @property
    def is_second_hand(self) -> bool:
        """Say whether the informant was told it or guesses."""
        return self.known in SECOND_HAND


def held(node: Plain, key: str) -> Held:
    """Return what stands at a key; a key that is missing was not asked."""
    if key not in node:
        return Held(absent="not_asked")
    raw = node[key]
    if raw is None:
        return Held(absent="unknown_to_me")
    if not isinstance(raw, Mapping) or not {"value", "absent"} & set(raw):
        return Held(raw)
    known = str(raw.get("known") or "")
    if raw.get("value") is None:
        return Held(known=known, absent=str(raw.get("absent") or "unknown_to_me"))
    return Held(raw["value"], known)


def branch(node: Plain, key: str) -> Plain | None:
    """Return the places below a key, or None where that whole part is not known or not asked."""
    found = held(node, key).value
    return found if isinstance(found, Mapping) else None
