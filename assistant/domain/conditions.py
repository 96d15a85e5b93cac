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
from typing import Any

from assistant.domain.condition_shape import paths_read, problems_of
from assistant.domain.condition_windows import (
    difficulty_at_least,
    low_connection,
    somewhere,
    truth_somewhere,
)
from assistant.domain.truth import (
    NO,
    YES,
    Fact,
    Facts,
    Truth,
    Verdict,
    highest,
    lowest,
    reaches,
    truth_from,
    verdict_at,
)

__all__ = ["Fact", "Facts", "Truth", "Verdict", "judge", "paths_read", "problems_of", "truth_of"]
_AGE = "client.age_months"


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
    if operator in _TESTS:  # most conditions are of these, and need no verdict with its grounds
        fact = facts.fact(operand)
        return Truth.UNKNOWN if fact is None else truth_from(_TESTS[operator](fact))
    if operator == "not":
        return _OPPOSITE[truth_of(operand, facts)]
    if operator == "somewhere":
        return truth_somewhere(operand, facts)
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


def _all(parts: Iterable[Mapping[str, Any]], facts: Facts) -> Verdict:
    return lowest([judge(part, facts) for part in parts])


def _any(parts: Iterable[Mapping[str, Any]], facts: Facts) -> Verdict:
    return highest([judge(part, facts) for part in parts])


_OPPOSITE = {Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN, Truth.YES: Truth.NO}


def _not(part: Mapping[str, Any], facts: Facts) -> Verdict:
    verdict = judge(part, facts)
    return Verdict(_OPPOSITE[verdict.truth], verdict.because)


def _compare(path: str, facts: Facts, test: Callable[[Fact], bool | None]) -> Verdict:
    fact = facts.fact(path)
    return verdict_at(truth_from(None if fact is None else test(fact)), path)


def _true(path: str, facts: Facts) -> Verdict:
    return _compare(path, facts, _is_true)


def _false(path: str, facts: Facts) -> Verdict:
    return _compare(path, facts, _is_false)


def _is_true(fact: Fact) -> bool:
    return fact.value is True


def _is_false(fact: Fact) -> bool:
    return fact.value is False


def _is_reported(fact: Fact) -> bool | None:
    if fact.low is not None and fact.high is not None:
        return True if fact.low > 0 else (None if fact.high > 0 else False)
    return bool(fact.value) or fact.value == {}


def _has(path: str, facts: Facts) -> Verdict:
    return _compare(path, facts, _is_reported)


_TESTS: Mapping[str, Callable[[Fact], bool | None]] = {
    "true": _is_true,
    "false": _is_false,
    "has": _is_reported,
}
"""What asks one path alone, and stays open where nothing is known there."""


def _known(path: str, facts: Facts) -> Verdict:
    return verdict_at(truth_from(facts.known(path)), path)


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


def _at_least(operand: Mapping[str, Any], facts: Facts) -> Verdict:
    return _compare(operand["path"], facts, lambda fact: reaches(fact, operand["value"]))


def _age_at_least(months: int, facts: Facts) -> Verdict:
    if facts.age_months is None:
        return verdict_at(Truth.UNKNOWN, _AGE)
    return verdict_at(truth_from(facts.age_months >= months), _AGE)


def _age_below(months: int, facts: Facts) -> Verdict:
    return _not({"age_at_least": months}, facts)


def _reached(window: str, facts: Facts) -> Verdict:
    if facts.age_months is None:
        return verdict_at(Truth.UNKNOWN, _AGE)
    return verdict_at(truth_from(window in facts.windows()), _AGE)


def _voice(voices: Iterable[str], facts: Facts) -> Verdict:
    return YES if facts.voice in voices else NO


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
    "somewhere": somewhere,
    "low_connection": low_connection,
    "difficulty_at_least": difficulty_at_least,
    "voice": _voice,
}
