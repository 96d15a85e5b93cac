"""Reads the windows of a case file: what pressed on the client, and what held."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.domain.ages import applies
from assistant.domain.conditions import Fact
from assistant.domain.knowledge import Knowledge
from assistant.domain.leaves import Leaves, one_of

PATTERNS = ("single", "repeated", "ongoing", "unknown")
_ADVERSITY = ("severity", "pattern", "known", "last_months_ago", "seen_by_doctor", "absent")
_MILD, _SEVERE = 1, 3
OPEN = Fact(None, 0, _SEVERE)
"""What is known of an adversity that somebody was asked about and could not tell."""


def read_history(
    node: Mapping[str, Any],
    windows: Mapping[str, Any],
    knowledge: Knowledge,
    leaves: Leaves,
    age: int,
) -> dict[str, dict[str, Fact]]:
    """Return by window the adversities that an answered list names; every leaf goes to ``leaves``."""
    leaves.keys("history", node, knowledge.windows)
    found: dict[str, dict[str, Fact]] = {}
    for window, raw in in_order(node, knowledge.windows):
        path = f"history.{window}"
        if window in windows:
            reported = _window(path, window, raw, knowledge, leaves)
            if reported is not None:
                found[window] = reported
        elif raw != {"absent": "not_reached"}:
            leaves.wrong(
                path, f"The client, {age} months old, has not reached it.", "Leave it out."
            )
    return found


def in_order(node: Mapping[str, Any], names: Iterable[str]) -> list[tuple[str, Any]]:
    """Return the entries of known names in the order of knowledge, however the file orders them."""
    return [(name, node[name]) for name in names if name in node]


def _window(
    path: str, window: str, raw: Any, knowledge: Knowledge, leaves: Leaves
) -> dict[str, Fact] | None:
    node = leaves.branch(path, raw)
    leaves.keys(path, node, ("adversity", "connection"))
    if "connection" in node:
        _connection(f"{path}.connection", window, node["connection"], knowledge, leaves)
    if "adversity" not in node:
        return None
    return _adversity(f"{path}.adversity", window, node["adversity"], knowledge, leaves)


def _connection(path: str, window: str, raw: Any, knowledge: Knowledge, leaves: Leaves) -> None:
    node = leaves.branch(path, raw)
    leaves.keys(path, node, knowledge.connection)
    for code, entry in in_order(node, knowledge.connection):
        if _belongs(f"{path}.{code}", code, window, knowledge.connection, leaves):
            leaves.rating(f"{path}.{code}", entry)


def _adversity(
    path: str, window: str, raw: Any, knowledge: Knowledge, leaves: Leaves
) -> dict[str, Fact] | None:
    node = leaves.branch(path, raw)
    if path in leaves.absents:
        return None
    leaves.keys(path, node, knowledge.adversity)
    found = {}
    for code, entry in in_order(node, knowledge.adversity):
        place = f"{path}.{code}"
        if not _belongs(place, code, window, knowledge.adversity, leaves):
            continue
        fact = _reported(place, entry, leaves)
        if fact is not None:
            found[code] = fact
    leaves.facts[path] = Fact(tuple(code for code, fact in found.items() if fact.high))
    return found


def _belongs(path: str, code: str, window: str, codes: Mapping[str, Any], leaves: Leaves) -> bool:
    if not applies(codes[code].windows, window):
        leaves.wrong(path, f"'{code}' is not asked in {window}.", "Leave it out.")
        return False
    return True


def _reported(path: str, raw: Any, leaves: Leaves) -> Fact | None:
    """Read one adversity; None where it takes no part (not applicable)."""
    if not isinstance(raw, dict) or "value" in raw:
        return leaves.rating(path, raw) or OPEN
    leaves.keys(path, raw, _ADVERSITY)
    if "absent" in raw:
        leaves.unwrap(path, {key: raw[key] for key in raw if key in {"absent", "known"}})
        return None if leaves.absents.get(path) == "not_applicable" else OPEN
    leaves.paths.add(path)
    leaves.about(path, raw)
    return _measured(path, raw, leaves)


def _measured(path: str, raw: Mapping[str, Any], leaves: Leaves) -> Fact:
    severity = leaves.rating(f"{path}.severity", raw["severity"]) if "severity" in raw else None
    if "pattern" in raw:
        leaves.value(f"{path}.pattern", raw["pattern"], one_of(*PATTERNS))
    if severity is None:
        return leaves.keep_rating(path, None, _MILD, _SEVERE)
    return leaves.keep_rating(path, severity.value, int(severity.low or 0), int(severity.high or 0))
