"""What is different between two interviews of the same informant: told words, never a verdict.

A different answer is no proof that the client changed. What was not known at one of the two times is
never a change. Turned around, every comparison says the same with then and now exchanged.
"""

from dataclasses import dataclass
from typing import Literal

from assistant.domain.answers import Answer

How = Literal["changed", "told_now", "not_told_now"]
Bounds = tuple[float, float]
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AnswerMoved:
    """A question that does not hold the same; of a list also what came and what went.

    ``told_now`` and ``not_told_now`` are no changes: at one of the two times there was no answer.
    """

    question: str
    how: How
    then: Answer | None
    now: Answer | None
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rated:
    """How hard a skill was said to be, from 0 to 3; None is not known."""

    value: int | None = None
    is_second_hand: bool = False


@dataclass(frozen=True, slots=True)
class SkillMoved:
    """One skill at both times."""

    skill: str
    then: Rated
    now: Rated

    @property
    def is_changed(self) -> bool:
        """Say whether it was said to be otherwise; what is not known at one time is no change."""
        known = None not in {self.then.value, self.now.value}
        return known and self.then.value != self.now.value

    @property
    def may_be_same(self) -> bool:
        """Say whether the two can be the same still: a second-hand rating may be one step off."""
        if self.then.value is None or self.now.value is None:
            return True
        apart = abs(self.then.value - self.now.value)
        return apart <= self.then.is_second_hand + self.now.is_second_hand


@dataclass(frozen=True, slots=True)
class LevelMoved:
    """One level from the bottom up: its band and its bounds at both times."""

    region: str
    then: str
    now: str
    bounds_then: Bounds
    bounds_now: Bounds

    @property
    def is_changed(self) -> bool:
        """Say whether its band is another; an unknown band is no change."""
        return UNKNOWN not in {self.then, self.now} and self.then != self.now

    @property
    def may_be_same(self) -> bool:
        """Say whether the bounds touch, so that what is not known can explain the difference."""
        (low_then, high_then), (low_now, high_now) = self.bounds_then, self.bounds_now
        return low_then <= high_now and low_now <= high_then


@dataclass(frozen=True, slots=True)
class FindingsMoved:
    """Start, confidence and levels at both times."""

    start: tuple[str, str]
    confidence: tuple[str, str]
    levels: tuple[LevelMoved, ...]

    @property
    def is_changed(self) -> bool:
        """Say whether anything of it is otherwise."""
        apart = any(then != now for then, now in (self.start, self.confidence))
        return apart or any(level.is_changed for level in self.levels)


@dataclass(frozen=True, slots=True)
class PlanMoved:
    """Activities that stayed in the plan, that are new in it, and that are in it no more."""

    kept: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
