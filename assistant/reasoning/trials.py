"""Tries other answers: what the result would say if one path held another value.

A trial looks at the case through changed facts and judges again only what reads the changed paths.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.domain.conditions import Fact
from assistant.domain.facts import Case
from assistant.domain.knowledge import Knowledge
from assistant.domain.strict import Condition
from assistant.reasoning.evidence import TOP
from assistant.reasoning.tables import Same, kept

ANY_SKILL = "functions"
ANY_ADVERSITY = "adversity"
ANY_CONNECTION = "connection"
WORST = Fact(TOP, TOP, TOP)


def reads(condition: Condition | None) -> frozenset[str]:
    """Return the paths that a condition looks at; a family stands for all of its paths."""
    if condition is None:
        return frozenset()
    (operator, operand), *_ = condition.items()
    if operator in {"all", "any"}:
        return frozenset().union(*(reads(part) for part in operand))
    if operator == "not":
        return reads(operand)
    if operator == "difficulty_at_least":
        return frozenset({ANY_SKILL})
    if operator in {"somewhere", "low_connection"}:
        return frozenset({ANY_ADVERSITY if operator == "somewhere" else ANY_CONNECTION})
    if operator in {"true", "false", "has", "known"}:
        return frozenset({_leaf(operand)})
    if operator in {"is", "any_of", "at_least"}:
        return frozenset({_leaf(operand["path"])})
    return frozenset()


def _leaf(path: str) -> str:
    """The past is read by axis: which window a path means may depend on the client's age."""
    if path.startswith("history."):
        return ANY_CONNECTION if ".connection." in path else ANY_ADVERSITY
    return path.removesuffix(".seen_by_doctor")


def _family(path: str) -> str:
    place = path.partition(".")[0]
    return path.split(".")[2] if place == "history" else place


@dataclass(frozen=True, slots=True)
class Readers:
    """Which alternatives read which paths."""

    by_path: Mapping[str, tuple[str, ...]]

    def of(self, path: str) -> tuple[str, ...]:
        """Return the alternatives that a change at this path may raise or settle."""
        found = (*self.by_path.get(path, ()), *self.by_path.get(_family(path), ()))
        return tuple(dict.fromkeys(found))


def readers(knowledge: Knowledge) -> Readers:
    """Return the readers of this knowledge; a pure function whose last result is kept."""
    return _readers(Same(knowledge))


@kept
def _readers(key: Same) -> Readers:
    by_path: dict[str, list[str]] = {}
    for alternative in key.knowledge.alternatives.values():
        for path in sorted(reads(alternative.when) | reads(alternative.before_activities)):
            by_path.setdefault(path, []).append(alternative.id)
    return Readers({path: tuple(found) for path, found in by_path.items()})


def answered(case: Case, path: str, value: Any) -> Case:
    """Return the case with another answer at one leaf."""
    rating = type(value) is int
    facts = {**case.facts, path: Fact(value, value, value) if rating else Fact(value)}
    reported = case.reported
    if rating and ".adversity." in path:
        window, code = path.split(".")[1], path.split(".")[3]
        place = path.removesuffix(".severity")
        fact = _reported(case, path, place, value)
        facts[place] = fact
        reported = {**reported, window: {**reported[window], code: fact}}
    return case.with_answers(facts, _without(case, path), case.second_hand - {path}, reported)


def moved(case: Case, path: str, value: int) -> Case:
    """Return the case with another rating at one leaf, known no better than before."""
    place = path.removesuffix(".severity")
    low, high = _widened(case, path, value, value)
    facts = {**case.facts, path: Fact(value, low, high)}
    if place != path:
        low, high = _widened(case, place, low, high)
        facts[place] = Fact(value, low, high)
    reported = case.reported
    if ".adversity." in path:
        window, code = path.split(".")[1], path.split(".")[3]
        reported = {**reported, window: {**reported[window], code: facts[place]}}
    return case.with_answers(facts, case.absents, case.second_hand, reported)


def _widened(case: Case, path: str, low: int, high: int) -> tuple[int, int]:
    return (max(0, low - 1), min(TOP, high + 1)) if path in case.second_hand else (low, high)


def _reported(case: Case, path: str, place: str, value: int) -> Fact:
    """A severity inside something that was only told stays a step open to either side."""
    if path != place and place in case.second_hand:
        return Fact(value, max(0, value - 1), min(TOP, value + 1))
    return Fact(value, value, value)


def _without(case: Case, path: str) -> Mapping[str, str]:
    if path not in case.absents:
        return case.absents
    return {place: why for place, why in case.absents.items() if place != path}


def listed(case: Case, window: str, codes: Iterable[str]) -> Case:
    """Return the case with the list of one window answered: these, each at its worst."""
    branch = f"history.{window}.adversity"
    reported = {code: WORST for code in codes if case.applies(f"{branch}.{code}")}
    facts = {**case.facts, branch: Fact(tuple(reported))}
    for code in reported:
        facts[f"{branch}.{code}"] = WORST
        facts[f"{branch}.{code}.pattern"] = Fact("ongoing")
    everything = {**case.reported, window: reported}
    return case.with_answers(facts, _without(case, branch), case.second_hand, everything)
