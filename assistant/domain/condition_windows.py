"""Conditions over many answers at once: the windows of the past, and the skills of today."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.domain.truth import (
    NO,
    Fact,
    Facts,
    Truth,
    Verdict,
    highest,
    reaches,
    truth_from,
    verdict_at,
)


def _chosen_windows(operand: Mapping[str, Any], facts: Facts) -> list[str]:
    reached = list(facts.windows())
    wanted = operand.get("windows")
    if wanted is None:
        return reached
    if wanted == "present":
        return reached[-1:]
    return [window for window in wanted if window in reached]


def somewhere(operand: Mapping[str, Any], facts: Facts) -> Verdict:
    """Judge whether such an adversity was reported in any of the windows."""
    verdicts = [
        verdict
        for window in _chosen_windows(operand, facts)
        for verdict in _in_window(window, operand, facts)
    ]
    if not verdicts:
        return NO
    return highest(verdicts)


def truth_somewhere(operand: Mapping[str, Any], facts: Facts) -> Truth:
    """Return the truth of the same alone; it stops at the first adversity that makes it so."""
    found = Truth.NO
    for window in _chosen_windows(operand, facts):
        reported = facts.adversities(window)
        if reported is None:
            found = Truth.UNKNOWN
            continue
        for code in _meant(operand, reported, facts):
            is_so = _is_so(window, code, reported[code], operand, facts)
            if is_so:
                return Truth.YES
            found = Truth.UNKNOWN if is_so is None else found
    return found


def _in_window(window: str, operand: Mapping[str, Any], facts: Facts) -> Iterable[Verdict]:
    reported = facts.adversities(window)
    branch = f"history.{window}.adversity"
    if reported is None:
        yield verdict_at(Truth.UNKNOWN, branch)
        return
    yield verdict_at(Truth.NO, branch)
    for code in _meant(operand, reported, facts):
        is_so = _is_so(window, code, reported[code], operand, facts)
        yield verdict_at(truth_from(is_so), f"{branch}.{code}")


def _is_so(
    window: str, code: str, fact: Fact, operand: Mapping[str, Any], facts: Facts
) -> bool | None:
    """Say whether an adversity was that hard, and as lately as asked for."""
    is_so = reaches(fact, operand["at_least"])
    if "within_months" not in operand:
        return is_so
    path = f"history.{window}.adversity.{code}"
    return _both(is_so, _is_recent(path, operand["within_months"], facts))


def _both(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001  # a truth value, not a switch
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _meant(operand: Mapping[str, Any], reported: Iterable[str], facts: Facts) -> Iterable[str]:
    """Return what was reported and is meant: one adversity, those of one dimension, or all."""
    wanted, dimension = operand.get("adversity"), operand.get("dimension")
    if wanted is not None:
        reported = (wanted,) if wanted in reported else ()
    if dimension is None:
        return reported
    return [code for code in reported if facts.dimension(code) == dimension]


def _is_recent(path: str, months: int, facts: Facts) -> bool | None:
    fact = facts.fact(f"{path}.last_months_ago")
    return None if fact is None else bool(fact.value <= months)


def low_connection(operand: Mapping[str, Any], facts: Facts) -> Verdict:
    """Judge whether any of the connections is known to have been that low in any of the windows."""
    verdicts = []
    for window in _chosen_windows(operand, facts):
        for code in operand["codes"]:
            path = f"history.{window}.connection.{code}"
            fact = facts.fact(path)
            is_more = None if fact is None else reaches(fact, operand["at_most"] + 1)
            verdicts.append(verdict_at(truth_from(None if is_more is None else not is_more), path))
    if not verdicts:
        return NO
    return highest(verdicts)


def difficulty_at_least(rating: int, facts: Facts) -> Verdict:
    """Judge whether any skill of today is that hard."""
    if facts.age_months is None:  # which skills can be rated is not known either
        return verdict_at(Truth.UNKNOWN, "client.age_months")
    verdicts = [
        verdict_at(truth_from(None if fact is None else reaches(fact, rating)), f"functions.{code}")
        for code, fact in facts.functions().items()
    ]
    if not verdicts:
        return NO
    return highest(verdicts)
