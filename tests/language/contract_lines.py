"""Scores lines in the shape of the outside contract: a question with its answer, acts, facts and danger.

A reading is right where it is the gold one or one of its ``alt``, asked where the program asks again,
else wrong, and wrong and sure where it would not even have been read back.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from assistant.content.library import load_knowledge, load_lexicon, load_script
from assistant.conversation.language.reader import Reader
from assistant.conversation.understood import understood

Told = tuple[str, str, bool, str]
"""A fact: axis, code, whether it is denied, and whose it is."""
COUNTED = ("right", "asked", "wrong", "wrong and sure")
_BOUNDS = ((-9, 0), (0, 2), (2, 13), (13, 48), (48, 132), (132, 216), (216, 9999))
_BY_KEY = {"absent": "absent", "command": "command", "question": "question"}


@dataclass
class Scores:
    """What came of a file; a line that is wrong stands in ``wrong`` with what it was read as."""

    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    told: int = 0
    proposed: int = 0
    both: int = 0
    danger: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each wanted level came out as each level."""
    wrong: list[str] = field(default_factory=list)

    @property
    def total(self) -> Counter[str]:
        """Return the counts over all kinds."""
        return sum(self.kinds.values(), Counter())

    @property
    def precision(self) -> float:
        """Return how much of what was proposed was told."""
        return self.both / max(1, self.proposed)

    @property
    def recall(self) -> float:
        """Return how much of what was told was proposed."""
        return self.both / max(1, self.told)

    def table(self) -> str:
        """Return everything as lines to print."""
        rows = [f"{'kind':<15}" + "".join(f"{name:>16}" for name in COUNTED)]
        for kind, counts in [*sorted(self.kinds.items()), ("all", self.total)]:
            rows.append(f"{kind:<15}" + "".join(f"{counts[name]:>16}" for name in COUNTED))
        rows.append(f"facts: precision {self.precision:.2f}, recall {self.recall:.2f}")
        danger = sorted(self.danger.items())
        rows += [f"danger: {want} heard as {got}: {count}" for (want, got), count in danger]
        return "\n".join([*rows, *(f"  {line}" for line in self.wrong)])


def is_contract(path: Path) -> bool:
    """Tell whether a file holds lines of this shape."""
    first = next(iter(path.read_text(encoding="utf-8").splitlines()), "{}")
    return path.suffix == ".jsonl" and "gold" in json.loads(first)


@cache
def _program(cache: Path | None) -> tuple[Reader, Any, Any]:
    script, knowledge = load_script(cache=cache), load_knowledge(cache=cache)
    return Reader(load_lexicon(cache=cache)), knowledge.windows, script.commands


def score(path: Path, cache: Path | None = None) -> Scores:
    """Read every line of a file as the program does, and count."""
    reader, windows, commands = _program(cache)
    scores = Scores()
    for row in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(row)
        _count(scores, line, understood(line, reader, windows, commands))
    return scores


def _count(scores: Scores, line: Mapping[str, Any], said: Mapping[str, Any]) -> None:
    gold, kind = line["gold"], line["expects"]["kind"]
    counted = _counted(gold, said, kind)
    scores.kinds.setdefault(line["group"], Counter())[counted] += 1
    if counted.startswith("wrong"):
        scores.wrong.append(f"{counted}: {line['text']!r} at {kind}: {_shown(said)}")
    if gold.get("facts") or line["group"] == "story":
        want, got = _facts(gold.get("facts", ())), _facts(said["facts"])
        scores.told += len(want)
        scores.proposed += len(got)
        scores.both += len(want & got)
    level = said.get("safety_level") or "none"
    if line["group"] == "safety" or gold.get("level") or level == "immediate":
        scores.danger[gold.get("level", "none"), level] += 1


def _counted(gold: Mapping[str, Any], said: Mapping[str, Any], kind: str) -> str:
    ways = [gold, *({**gold, **each} for each in gold.get("alt", ()))]
    if any(_is_same(way, said, kind) for way in ways):
        return "right"
    if said["act"] == "unclear" or said["certainty"] == "ask":
        return "right" if gold.get("may_ask") else "asked"
    return "wrong" if said["certainty"] == "confirm" else "wrong and sure"


def _is_same(gold: Mapping[str, Any], said: Mapping[str, Any], kind: str) -> bool:
    act = gold["act"]
    if act != said["act"]:
        return False
    if act in _BY_KEY:
        return bool(gold.get(_BY_KEY[act]) == said.get(_BY_KEY[act]))
    want, got = gold.get("value"), said.get("value")
    if act == "unclear" or kind in {"text", "story"} or want == got:
        return True
    if isinstance(want, dict):
        return isinstance(got, dict) and _windows(want) == _windows(got)
    if kind == "people" and isinstance(want, list):
        return isinstance(got, list) and _are_the_same(want, got)
    return isinstance(want, list) and isinstance(got, list | str) and _as_set(want) == _as_set(got)


def _windows(span: Mapping[str, Any]) -> list[int]:
    """Return the windows that a stretch of months touches: nothing finer is ever counted."""
    return [
        at
        for at, (low, high) in enumerate(_BOUNDS)
        if span["from_months"] < high and span["to_months"] >= low
    ]


def _are_the_same(want: Iterable[Any], got: Iterable[Any]) -> bool:
    """Compare people by their names, else by what they are."""
    return _names(want) == _names(got) or _names(want, "relation") == _names(got, "relation")


def _names(people: Iterable[Any], key: str = "name") -> set[str]:
    return {
        (each if isinstance(each, str) else each.get(key) or each["name"]).casefold()
        for each in people
    }


def _as_set(value: Any) -> set[str]:
    return set(value) if isinstance(value, list) else {value}


def _facts(facts: Iterable[Mapping[str, Any]]) -> set[Told]:
    return {
        (each["axis"], each["code"], bool(each.get("negated")), each.get("about", "client"))
        for each in facts
    }


def _shown(said: Mapping[str, Any]) -> str:
    what = said.get("command") or said.get("question") or said.get("absent") or said.get("value")
    return f"{said['act']} {what}"
