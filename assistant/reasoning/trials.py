"""Tries other answers: what the result would say if one path held another value.

A trial looks at the case through changed facts and judges again only what reads the changed paths.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.domain.conditions import Fact
from assistant.domain.facts import Case
from assistant.domain.knowledge import Alternative, Condition, Knowledge
from assistant.reasoning.tables import Same, kept

ANY_SKILL = "functions"
ANY_PAST = "history"
FAMILIES = (ANY_SKILL, ANY_PAST)


def reads(condition: Condition | None, present: str) -> frozenset[str]:
    """Return the paths that a condition looks at; ``functions`` and ``history`` stand for all of them."""
    if condition is None:
        return frozenset()
    (operator, operand), *_ = condition.items()
    if operator in {"all", "any"}:
        return frozenset().union(*(reads(part, present) for part in operand))
    if operator == "not":
        return reads(operand, present)
    if operator == "difficulty_at_least":
        return frozenset({ANY_SKILL})
    if operator in {"somewhere", "low_connection"}:
        return frozenset({ANY_PAST})
    if operator in {"true", "false", "has", "known"}:
        return frozenset({_leaf(operand, present)})
    if operator in {"is", "any_of", "at_least"}:
        return frozenset({_leaf(operand["path"], present)})
    return frozenset()


def _leaf(path: str, present: str) -> str:
    if path.startswith("history."):
        return ANY_PAST
    return path.removesuffix(".seen_by_doctor")


@dataclass(frozen=True, slots=True)
class Readers:
    """Which alternatives read which paths."""

    by_path: Mapping[str, tuple[str, ...]]
    firsts: Mapping[str, tuple[str, ...]]
    """The same for those alone that can come before every activity."""

    def of(self, path: str) -> tuple[str, ...]:
        """Return the alternatives that a change at this path may raise or settle."""
        return _of(self.by_path, path)

    def first_of(self, path: str) -> tuple[str, ...]:
        """Return those of them that can come before every activity."""
        return _of(self.firsts, path)


def _of(table: Mapping[str, tuple[str, ...]], path: str) -> tuple[str, ...]:
    family = path.partition(".")[0]
    return tuple(dict.fromkeys((*table.get(path, ()), *table.get(family, ()))))


def readers(knowledge: Knowledge) -> Readers:
    """Return the readers of this knowledge; a pure function whose last result is kept."""
    return _readers(Same(knowledge))


@kept
def _readers(key: Same) -> Readers:
    by_path: dict[str, list[str]] = {}
    firsts: dict[str, list[str]] = {}
    for alternative in key.knowledge.alternatives.values():
        for path in _read_by(alternative):
            by_path.setdefault(path, []).append(alternative.id)
            if alternative.before_activities is not None:
                firsts.setdefault(path, []).append(alternative.id)
    return Readers(
        {path: tuple(found) for path, found in by_path.items()},
        {path: tuple(found) for path, found in firsts.items()},
    )


def _read_by(alternative: Alternative) -> Iterable[str]:
    return sorted(reads(alternative.when, "") | reads(alternative.before_activities, ""))


def answered(case: Case, path: str, value: Any) -> Case:
    """Return the case with another answer at one leaf."""
    absents = {place: why for place, why in case.absents.items() if place != path}
    second_hand = case.second_hand - {path}
    facts = {**case.facts, path: Fact(value)}
    changed = replace(case, facts=facts, absents=absents, second_hand=second_hand)
    if isinstance(value, bool):
        return changed
    facts[path] = Fact(value, value, value)
    if ".adversity." in path:
        return _with_severity(changed, path, value)
    return changed


def _with_severity(case: Case, path: str, value: int) -> Case:
    place = path.removesuffix(".severity")
    _, window, _, code = place.split(".")
    fact = Fact(value, value, value)
    reported = {**case.reported, window: {**case.reported[window], code: fact}}
    return replace(case, facts={**case.facts, place: fact, path: fact}, reported=reported)


def listed(case: Case, window: str, reported: Mapping[str, Fact]) -> Case:
    """Return the case with the list of one window answered."""
    branch = f"history.{window}.adversity"
    facts = {**case.facts, branch: Fact(tuple(reported))}
    for code, fact in reported.items():
        facts[f"{branch}.{code}"] = fact
        facts[f"{branch}.{code}.pattern"] = Fact("ongoing")
    absents = {place: why for place, why in case.absents.items() if place != branch}
    return replace(
        case, facts=facts, absents=absents, reported={**case.reported, window: dict(reported)}
    )
