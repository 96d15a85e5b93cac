"""The closed ``when`` language of dialogues and knowledge, judged with three truth values.

A condition is a mapping with exactly one operator:

``all`` ``any``      a list of conditions
``not``              one condition
``true`` ``false``   a path: its value is known to be true, known to be false
``has``              a path: something is reported there (an adversity not of severity 0, a list not empty)
``known``            a path: answered at all; never unknown itself
``is``               ``{path, value}``
``any_of``           ``{path, values}``
``at_least``         ``{path, value}``
``age_at_least`` ``age_below``  months of age
``reached``          a window
``somewhere``        ``{adversity, at_least}`` or ``{dimension, at_least}``, with optional ``windows`` (names,
                     or ``present`` for the client's own) and ``within_months``: in any of them
``low_connection``   ``{windows, codes, at_most}``: any of the codes known to be that low in any window
``difficulty_at_least``  a rating: any skill of today known to be that hard
``voice``            a list of voices

A path under ``history.present`` means the client's present window; ``answers.QUESTION`` is what a
question that writes nothing in the case file was answered with.
Unknown is never no: a path without an answer makes its condition unknown.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Protocol


class Truth(IntEnum):
    """Yes, no, or not known; ``&`` and ``|`` follow Kleene."""

    NO = 0
    UNKNOWN = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known at one path.

    ``value`` is the answer as coded; ``low`` and ``high`` bound it where it is a rating that is
    open or second-hand. ``reported`` says whether something is there at all.
    """

    value: Any = None
    low: float | None = None
    high: float | None = None
    answered: bool = True


class Facts(Protocol):
    """Where a condition looks things up: a case, or the answers given so far."""

    @property
    def age_months(self) -> int | None:
        """Return the client's age; None where it is not known yet."""

    @property
    def voice(self) -> str:
        """Return the voice that asks or reads."""

    def fact(self, path: str) -> Fact | None:
        """Return what is known at this path; None where nobody was asked or nobody could say."""

    def known(self, path: str) -> bool:
        """Say whether a value, not an absent reason, was given at this path."""

    def windows(self) -> Mapping[str, tuple[int, int | None]]:
        """Return the reached windows with their bounds in months."""

    def adversities(self, window: str) -> Mapping[str, Fact] | None:
        """Return what was reported in the window by code; None where it is not known."""

    def functions(self) -> Mapping[str, Fact | None]:
        """Return every skill that can be rated at this age, None where it is not known."""

    def dimension(self, adversity: str) -> str:
        """Return the dimension of an adversity code."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The truth of a condition and the paths that decided it."""

    truth: Truth
    because: tuple[str, ...] = ()


YES = Verdict(Truth.YES)
NO = Verdict(Truth.NO)
UNKNOWN = Verdict(Truth.UNKNOWN)


def judge(when: Mapping[str, Any] | None, facts: Facts) -> Verdict:
    """Judge one condition; no condition at all is yes."""
    if when is None:
        return YES
    operator = next(iter(when))
    return _OPERATORS[operator](when[operator], facts)


def truth_of(when: Mapping[str, Any] | None, facts: Facts) -> Truth:
    """Return the truth of a condition alone: it stops at the first part that decides."""
    if when is None:
        return Truth.YES
    operator = next(iter(when))
    operand = when[operator]
    if operator == "not":
        return _OPPOSITE[truth_of(operand, facts)]
    if operator not in {"all", "any"}:
        return _OPERATORS[operator](operand, facts).truth
    decides = Truth.NO if operator == "all" else Truth.YES
    found = Truth.YES if operator == "all" else Truth.NO
    for part in operand:
        truth = truth_of(part, facts)
        if truth is decides:
            return truth
        found = Truth.UNKNOWN if truth is Truth.UNKNOWN else found
    return found


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
    if operator not in _OPERATORS:
        return [f"unknown operator '{operator}'; use one of {', '.join(_OPERATORS)}"]
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


def _all(parts: Iterable[Mapping[str, Any]], facts: Facts) -> Verdict:
    verdicts = [judge(part, facts) for part in parts]
    truth = min([verdict.truth for verdict in verdicts])
    return Verdict(truth, _grounds(verdicts, truth, every=truth is Truth.YES))


def _any(parts: Iterable[Mapping[str, Any]], facts: Facts) -> Verdict:
    verdicts = [judge(part, facts) for part in parts]
    truth = max([verdict.truth for verdict in verdicts])
    return Verdict(truth, _grounds(verdicts, truth, every=truth is Truth.NO))


def _grounds(verdicts: list[Verdict], truth: Truth, *, every: bool) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for verdict in verdicts:
        if every or verdict.truth is truth:
            found.update(dict.fromkeys(verdict.because))
    return tuple(found)


_OPPOSITE = {Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN, Truth.YES: Truth.NO}


def _not(part: Mapping[str, Any], facts: Facts) -> Verdict:
    verdict = judge(part, facts)
    return Verdict(_OPPOSITE[verdict.truth], verdict.because)


def _compare(path: str, facts: Facts, test: Callable[[Fact], bool | None]) -> Verdict:
    fact = facts.fact(path)
    outcome = None if fact is None else test(fact)
    if outcome is None:
        return Verdict(Truth.UNKNOWN, (path,))
    return Verdict(Truth.YES if outcome else Truth.NO, (path,))


def _true(path: str, facts: Facts) -> Verdict:
    return _compare(path, facts, lambda fact: fact.value is True)


def _false(path: str, facts: Facts) -> Verdict:
    return _compare(path, facts, lambda fact: fact.value is False)


def _is_reported(fact: Fact) -> bool | None:
    if fact.low is not None and fact.high is not None:
        return True if fact.low > 0 else (None if fact.high > 0 else False)
    return bool(fact.value) or fact.value == {}


def _has(path: str, facts: Facts) -> Verdict:
    return _compare(path, facts, _is_reported)


def _known(path: str, facts: Facts) -> Verdict:
    return Verdict(Truth.YES if facts.known(path) else Truth.NO, (path,))


def _is(operand: Mapping[str, Any], facts: Facts) -> Verdict:
    return _compare(operand["path"], facts, lambda fact: _is_among(fact, (operand["value"],)))


def _any_of(operand: Mapping[str, Any], facts: Facts) -> Verdict:
    return _compare(operand["path"], facts, lambda fact: _is_among(fact, operand["values"]))


def _is_among(fact: Fact, wanted: Iterable[Any]) -> bool | None:
    """A rating that is open or second-hand is one of several, so it may be unknown which."""
    if fact.low is None or fact.high is None or fact.low == fact.high:
        return fact.value in wanted
    possible = [rating in wanted for rating in range(int(fact.low), int(fact.high) + 1)]
    return None if any(possible) and not all(possible) else possible[0]


def _reaches(fact: Fact, wanted: float) -> bool | None:
    low = fact.low if fact.low is not None else fact.value
    high = fact.high if fact.high is not None else fact.value
    if low is None or high is None:
        return None
    return True if low >= wanted else (False if high < wanted else None)


def _at_least(operand: Mapping[str, Any], facts: Facts) -> Verdict:
    return _compare(operand["path"], facts, lambda fact: _reaches(fact, operand["value"]))


def _age_at_least(months: int, facts: Facts) -> Verdict:
    if facts.age_months is None:
        return Verdict(Truth.UNKNOWN, ("client.age_months",))
    return Verdict(Truth.YES if facts.age_months >= months else Truth.NO, ("client.age_months",))


def _age_below(months: int, facts: Facts) -> Verdict:
    return _not({"age_at_least": months}, facts)


def _reached(window: str, facts: Facts) -> Verdict:
    if facts.age_months is None:
        return Verdict(Truth.UNKNOWN, ("client.age_months",))
    return Verdict(Truth.YES if window in facts.windows() else Truth.NO, ("client.age_months",))


def _voice(voices: Iterable[str], facts: Facts) -> Verdict:
    return YES if facts.voice in voices else NO


def _chosen_windows(operand: Mapping[str, Any], facts: Facts) -> list[str]:
    reached = list(facts.windows())
    wanted = operand.get("windows")
    if wanted is None:
        return reached
    if wanted == "present":
        return reached[-1:]
    return [window for window in wanted if window in reached]


def _somewhere(operand: Mapping[str, Any], facts: Facts) -> Verdict:
    verdicts = [
        verdict
        for window in _chosen_windows(operand, facts)
        for verdict in _in_window(window, operand, facts)
    ]
    if not verdicts:
        return NO
    truth = max([verdict.truth for verdict in verdicts])
    return Verdict(truth, _grounds(verdicts, truth, every=truth is Truth.NO))


def _in_window(window: str, operand: Mapping[str, Any], facts: Facts) -> Iterable[Verdict]:
    reported = facts.adversities(window)
    branch = f"history.{window}.adversity"
    if reported is None:
        yield Verdict(Truth.UNKNOWN, (branch,))
        return
    yield Verdict(Truth.NO, (branch,))
    for code, fact in reported.items():
        if not _is_meant(code, operand, facts):
            continue
        reaches = _reaches(fact, operand["at_least"])
        if "within_months" in operand:
            reaches = _both(
                reaches, _is_recent(f"{branch}.{code}", operand["within_months"], facts)
            )
        truth = Truth.UNKNOWN if reaches is None else Truth.YES if reaches else Truth.NO
        yield Verdict(truth, (f"{branch}.{code}",))


def _both(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001  # a truth value, not a switch
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _is_meant(code: str, operand: Mapping[str, Any], facts: Facts) -> bool:
    if "adversity" in operand and operand["adversity"] != code:
        return False
    return "dimension" not in operand or operand["dimension"] == facts.dimension(code)


def _is_recent(path: str, months: int, facts: Facts) -> bool | None:
    fact = facts.fact(f"{path}.last_months_ago")
    return None if fact is None else bool(fact.value <= months)


def _low_connection(operand: Mapping[str, Any], facts: Facts) -> Verdict:
    verdicts = []
    for window in _chosen_windows(operand, facts):
        for code in operand["codes"]:
            path = f"history.{window}.connection.{code}"
            verdict = _not({"at_least": {"path": path, "value": operand["at_most"] + 1}}, facts)
            verdicts.append(verdict)
    if not verdicts:
        return NO
    truth = max([verdict.truth for verdict in verdicts])
    return Verdict(truth, _grounds(verdicts, truth, every=truth is Truth.NO))


def _difficulty_at_least(rating: int, facts: Facts) -> Verdict:
    if facts.age_months is None:  # which skills can be rated is not known either
        return Verdict(Truth.UNKNOWN, ("client.age_months",))
    verdicts = [
        Verdict(_truth(None if fact is None else _reaches(fact, rating)), (f"functions.{code}",))
        for code, fact in facts.functions().items()
    ]
    if not verdicts:
        return NO
    truth = max((verdict.truth for verdict in verdicts), key=lambda truth: truth.value)
    return Verdict(truth, _grounds(verdicts, truth, every=truth is Truth.NO))


def _truth(outcome: bool | None) -> Truth:  # noqa: FBT001  # a truth value, not a switch
    return Truth.UNKNOWN if outcome is None else Truth.YES if outcome else Truth.NO


_OPERATORS: Mapping[str, Callable[[Any, Facts], Verdict]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "true": _true,
    "false": _false,
    "has": _has,
    "known": _known,
    "is": _is,
    "any_of": _any_of,
    "at_least": _at_least,
    "age_at_least": _age_at_least,
    "age_below": _age_below,
    "reached": _reached,
    "somewhere": _somewhere,
    "low_connection": _low_connection,
    "difficulty_at_least": _difficulty_at_least,
    "voice": _voice,
}
