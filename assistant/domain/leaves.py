"""Reads single values of a case file, each with its wrapper, and collects everything wrong."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from assistant.domain.conditions import Fact
from assistant.domain.errors import Problem

ABSENT = (
    "unknown_to_me",
    "unknown_to_anyone",
    "declined",
    "not_applicable",
    "later",
    "not_asked",
    "not_reached",
)
KNOWN = ("saw", "told", "record", "guess")
GUESS = "guess"
SECOND_HAND = frozenset({"told", GUESS})
TOP = 3
"""The highest rating on every scale."""
_WRAPPER = ("value", "known", "last_months_ago", "seen_by_doctor", "absent")

Check = Callable[[Any], str | None]
"""Says how to mend a value that is not right; None for one that is."""


class Leaves:
    """Grows while a case file is read: facts, absent reasons, and what is wrong."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.facts: dict[str, Fact] = {}
        self.absents: dict[str, str] = {}
        self.second_hand: set[str] = set()
        self.guessed: set[str] = set()
        self.paths: set[str] = set()
        self.wrapped: set[str] = set()
        self.problems: list[Problem] = []

    def wrong(self, path: str, what: str, mend: str) -> None:
        """Note something that is wrong."""
        self.problems.append(Problem(path, what, mend))

    def is_wrong(self, path: str) -> bool:
        """Say whether this place, or one that holds it, was complained about already."""
        places = {problem.path for problem in self.problems}
        return bool(places) and any(
            path == place or path.startswith(f"{place}.") for place in places
        )

    def unwrap(self, path: str, raw: Any) -> Any:
        """Return the bare value at a path, or None where an absent reason or null stands there."""
        self.paths.add(path)
        if isinstance(raw, dict) and ("absent" in raw or "value" in raw):
            return self._unwrap(path, raw)
        if raw is None:
            self.absents[path] = "unknown_to_me"
        return raw

    def _unwrap(self, path: str, raw: Mapping[str, Any]) -> Any:
        self.keys(path, raw, _WRAPPER)
        self.about(path, raw)
        if "absent" not in raw:
            if raw["value"] is None:
                self.absents[path] = "unknown_to_me"
            return raw["value"]
        if raw["absent"] in ABSENT:
            self.absents[path] = raw["absent"]
        else:
            self.unknown_code(f"{path}.absent", raw["absent"], ABSENT)
        if "value" in raw:
            self.wrong(path, "It has a value and an absent reason.", "Keep one of them.")
        return None

    def about(self, path: str, raw: Mapping[str, Any]) -> None:
        """Read how the informant knows, how long ago it was, and whether a doctor has seen to it."""
        if raw.get("known") is not None:
            if raw["known"] not in KNOWN:
                self.unknown_code(f"{path}.known", raw["known"], KNOWN)
            elif raw["known"] in SECOND_HAND:
                self.second_hand.add(path)
                if raw["known"] == GUESS:
                    self.guessed.add(path)
        for key, check in (("last_months_ago", is_count), ("seen_by_doctor", is_yes_or_no)):
            if raw.get(key) is not None:
                self._detail(f"{path}.{key}", raw[key], check)
        self.paths.update(f"{path}.{key}" for key in raw)

    def _detail(self, path: str, value: Any, check: Check) -> None:
        mend = check(value)
        if mend is None:
            self.facts[path] = Fact(value)
        else:
            self.outside(path, value, mend)

    def value(self, path: str, raw: Any, check: Check) -> Any:
        """Read one value, keep it as a fact, and return it; None where there is none."""
        value = self.unwrap(path, raw)
        if value is None:
            return None
        mend = check(value)
        if mend is not None:
            self.outside(path, value, mend)
            return None
        self.facts[path] = Fact(value)
        return value

    def rating(self, path: str, raw: Any) -> Fact | None:
        """Read a rating from 0 to 3; a second-hand one may be a step off to either side."""
        value = self.unwrap(path, raw)
        if value is None:
            return None
        if type(value) is int and 0 <= value <= TOP:
            return self.keep_rating(path, value, value, value)
        self.outside(path, value, "Use 0, 1, 2 or 3.")
        return None

    def keep_rating(self, path: str, value: int | None, low: int, high: int) -> Fact:
        """Keep a rating with its bounds, widened where it is second-hand."""
        if path in self.second_hand:
            low, high = max(0, low - 1), min(TOP, high + 1)
        fact = Fact(value, low, high)
        self.facts[path] = fact
        return fact

    def branch(self, path: str, raw: Any) -> Mapping[str, Any]:
        """Read a place that holds named places; empty where nothing is known there."""
        value = self._inside(path, raw)
        if value is None:
            return {}
        if isinstance(value, dict):
            for told in (self.second_hand, self.guessed):  # of a whole place it is so of each in it
                if path in told:
                    told.update(f"{path}.{key}" for key in value)
            return value
        self.wrong(path, f"{shown(value)} is not a mapping.", "Write names with values below it.")
        return {}

    def _inside(self, path: str, raw: Any) -> Any:
        value = self.unwrap(path, raw)
        if value is not raw:
            self.wrapped.add(path)
        return value

    def places(self) -> frozenset[str]:
        """Return every path of the file; what stands inside a wrapper is cited by the wrapper."""
        covered = tuple(f"{path}." for path in self.wrapped)
        return frozenset(path for path in self.paths if not path.startswith(covered))

    def entries(self, path: str, raw: Any) -> list[Any] | None:
        """Read a list; None where there is none."""
        value = self._inside(path, raw)
        if value is None:
            return None
        if isinstance(value, list):
            return value
        self.wrong(
            path, f"{shown(value)} is not a list.", "Write one entry in each line, after a dash."
        )
        return None

    def text(self, path: str, raw: Any) -> str:
        """Read a text; empty where there is none."""
        return self.value(path, raw, is_text) or ""

    def needed(self, path: str, node: Mapping[str, Any], key: str) -> str:
        """Read a text that cannot be left out."""
        text = self.text(f"{path}.{key}", node[key]) if key in node else ""
        self.must_be_there(f"{path}.{key}")
        return text

    def must_be_there(self, path: str) -> None:
        """Note a place that holds nothing, unless it was complained about already."""
        if path not in self.facts and not self.is_wrong(path):
            self.wrong(path, "It is missing.", "It cannot be left out.")

    def keys(self, path: str, node: Iterable[str], allowed: Iterable[str]) -> None:
        """Note every key that is not one of those allowed."""
        names = tuple(allowed)
        for key in node:
            if key not in names:
                self.unknown_code(f"{path}.{key}" if path else key, key, names, kind="key")

    def unknown_code(
        self, path: str, code: Any, allowed: Iterable[str], *, kind: str = "code"
    ) -> None:
        """Note a word that nobody knows, with the nearest one that is known."""
        from difflib import get_close_matches  # noqa: PLC0415  # slow to import, wanted only here

        names = tuple(allowed)
        close = get_close_matches(str(code), names, 1)
        listed = ", ".join(names)
        mend = f"Did you mean '{close[0]}'?" if close else f"Use one of: {listed}."
        self.wrong(path, f"The {kind} {shown(code)} is not known.", mend)

    def outside(self, path: str, value: Any, mend: str) -> None:
        """Note a value that is not on its scale."""
        self.wrong(path, f"The value {shown(value)} does not fit here.", mend)


def is_yes_or_no(value: Any) -> str | None:
    """Accept true and false."""
    return None if isinstance(value, bool) else "Use true, false or null."


def is_text(value: Any) -> str | None:
    """Accept words."""
    return (
        None if isinstance(value, str) else "Write words, in quotes where they look like a number."
    )


def is_count(value: Any) -> str | None:
    """Accept a number that is not negative."""
    good = (
        isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")
    )
    return None if good else "Use a number from 0 on."


def one_of(*allowed: str) -> Check:
    """Accept these words."""
    mend = f"Use one of: {', '.join(allowed)}."
    return lambda value: None if isinstance(value, str) and value in allowed else mend


def shown(value: Any) -> str:
    """Return a value as a message names it: short, and in quotes."""
    if isinstance(value, dict | list):
        return "'{…}'" if isinstance(value, dict) else "'[…]'"  # its inside may be private
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"  # noqa: PLR2004  # a line stays a line
