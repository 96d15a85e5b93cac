"""Three truth values, what is known at a path, and a verdict with the paths that decided it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
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


def truth_from(outcome: bool | None) -> Truth:  # noqa: FBT001  # a truth value, not a switch
    """Return yes, no, or unknown for None."""
    return Truth.UNKNOWN if outcome is None else Truth.YES if outcome else Truth.NO


@lru_cache(maxsize=4096)
def verdict_at(truth: Truth, path: str) -> Verdict:
    """Return the verdict that one path decided; the same few are given again and again."""
    return Verdict(truth, (path,))


def highest(verdicts: list[Verdict]) -> Verdict:
    """Return the truest of several: yes if any is; a no needs all of them."""
    truth = max([verdict.truth for verdict in verdicts])
    return Verdict(truth, grounds(verdicts, truth, every=truth is Truth.NO))


def lowest(verdicts: list[Verdict]) -> Verdict:
    """Return the least true of several: no if any is; a yes needs all of them."""
    truth = min([verdict.truth for verdict in verdicts])
    return Verdict(truth, grounds(verdicts, truth, every=truth is Truth.YES))


def grounds(verdicts: list[Verdict], truth: Truth, *, every: bool) -> tuple[str, ...]:
    """Return the paths that decided: of all the verdicts, or of those with this truth."""
    found: dict[str, None] = {}
    for verdict in verdicts:
        if every or verdict.truth is truth:
            found.update(dict.fromkeys(verdict.because))
    return tuple(found)


def reaches(fact: Fact, wanted: float) -> bool | None:
    """Say whether a rating is at least this high; None where it may or may not be."""
    low = fact.low if fact.low is not None else fact.value
    high = fact.high if fact.high is not None else fact.value
    if low is None or high is None:
        return None
    return True if low >= wanted else (False if high < wanted else None)
