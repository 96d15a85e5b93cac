"""What a condition looks like: which paths it reads, and what is wrong with one from a file."""

from collections.abc import Mapping
from typing import Any


def paths_read(when: Mapping[str, Any] | None) -> frozenset[str]:
    """Return every case path that a condition looks at, for lint and for the graph of questions."""
    if when is None:
        return frozenset()
    (operator, operand), *_ = when.items()
    if operator in {"all", "any"}:
        return frozenset().union(*(paths_read(part) for part in operand))
    if operator == "not":
        return paths_read(operand)
    if operator in {"true", "false", "has", "known"}:
        return frozenset({operand})
    return frozenset({operand["path"]}) if operator in {"is", "any_of", "at_least"} else frozenset()


def problems_of(when: Any) -> list[str]:  # it comes from a file and can be anything
    """Say what is wrong with the shape of a condition; an empty list is a good one."""
    if not isinstance(when, Mapping) or len(when) != 1:
        return ["a condition is a mapping with exactly one operator"]
    (operator, operand), *_ = when.items()
    if operator not in OPERATORS:
        return [f"unknown operator '{operator}'; use one of {', '.join(OPERATORS)}"]
    if operator in {"all", "any"}:
        if not isinstance(operand, list | tuple) or not operand:
            return [f"'{operator}' takes a list of at least one condition"]
        return [problem for part in operand for problem in problems_of(part)]
    if operator == "not":
        return problems_of(operand)
    return _operand_problems(operator, operand)


def _operand_problems(operator: str, operand: object) -> list[str]:
    wanted = _OPERANDS[operator]
    if isinstance(wanted, type):
        good = isinstance(operand, wanted) and not isinstance(operand, bool)
        return [] if good else [f"'{operator}' takes a {_PLAIN[wanted]}"]
    if not isinstance(operand, Mapping):
        return [f"'{operator}' takes a mapping with {', '.join(sorted(wanted['must']))}"]
    keys = set(operand)
    missing = wanted["must"] - keys
    strange = keys - wanted["must"] - wanted["may"]
    found = [f"'{operator}' lacks {', '.join(sorted(missing))}"] if missing else []
    if strange:
        found.append(f"'{operator}' does not know {', '.join(sorted(strange))}")
    return found


_PLAIN = {str: "word", int: "number", list: "list"}
_OPERANDS: Mapping[str, Any] = {
    "true": str,
    "false": str,
    "has": str,
    "known": str,
    "reached": str,
    "age_at_least": int,
    "age_below": int,
    "difficulty_at_least": int,
    "voice": list,
    "is": {"must": {"path", "value"}, "may": set()},
    "any_of": {"must": {"path", "values"}, "may": set()},
    "at_least": {"must": {"path", "value"}, "may": set()},
    "somewhere": {
        "must": {"at_least"},
        "may": {"adversity", "dimension", "windows", "within_months"},
    },
    "low_connection": {"must": {"windows", "codes", "at_most"}, "may": set()},
}
OPERATORS = ("all", "any", "not", *_OPERANDS)
