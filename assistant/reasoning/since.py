"""What of the skills, the findings and the plan is not the same as at an earlier time."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.domain.knowledge import Knowledge
from assistant.domain.since import FindingsMoved, LevelMoved, PlanMoved, Rated, SkillMoved

Plain = Mapping[str, Any]
_SECOND_HAND = frozenset({"told", "guess"})


def skills_since(then: Plain, now: Plain, knowledge: Knowledge) -> tuple[SkillMoved, ...]:
    """Return every skill that was rated in one of two case files, with how hard it was said to be."""
    found = (
        SkillMoved(skill, _rated(then, skill), _rated(now, skill)) for skill in knowledge.functions
    )
    return tuple(one for one in found if one.then.value is not None or one.now.value is not None)


def _rated(case: Plain, skill: str) -> Rated:
    inside = case.get("functions")
    raw = inside.get(skill) if isinstance(inside, Mapping) else None
    if isinstance(raw, Mapping):
        value = raw.get("value")
        return Rated(value, raw.get("known") in _SECOND_HAND) if value is not None else Rated()
    return Rated(raw)


def findings_since(then: Plain, now: Plain) -> FindingsMoved:
    """Return start, confidence and every level of two results."""
    before = {one["id"]: one for one in then["regions"]}
    return FindingsMoved(
        (then["start_with"], now["start_with"]),
        (then["confidence"], now["confidence"]),
        tuple(_level(before[one["id"]], one) for one in now["regions"] if one["id"] in before),
    )


def _level(then: Plain, now: Plain) -> LevelMoved:
    (low_then, high_then), (low_now, high_now) = then["function_bounds"], now["function_bounds"]
    return LevelMoved(
        now["id"], then["function"], now["function"], (low_then, high_then), (low_now, high_now)
    )


def plan_since(then: Iterable[str], now: Iterable[str]) -> PlanMoved:
    """Return which activities stayed, came and went, each in the order of the plan that it is in."""
    before, after = tuple(dict.fromkeys(then)), tuple(dict.fromkeys(now))
    return PlanMoved(
        tuple(one for one in after if one in before),
        tuple(one for one in after if one not in before),
        tuple(one for one in before if one not in after),
    )
