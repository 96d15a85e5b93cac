"""Then and now: the skills that were told to be otherwise, two boxes each, from the bottom up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.export.pictures.ladder import Box, ladder_of
from assistant.export.pictures.shades import LEVELS
from assistant.export.wording import Wording

Plain = Mapping[str, Any]
AS_THEN = "as then"
NO_CHANGE = "not known at both times, so no change"


@dataclass(frozen=True, slots=True)
class Pair:
    """One skill at both times; an arrow goes from one box to the other only where both are known."""

    then: Box
    now: Box

    @property
    def is_changed(self) -> bool:
        """Say whether it was told to be otherwise, with both known."""
        return self.then.is_known and self.now.is_known and self.then.dots != self.now.dots

    @property
    def is_half_known(self) -> bool:
        """Say whether it is known at one of the two times alone."""
        return self.then.is_known != self.now.is_known


@dataclass(frozen=True, slots=True)
class Step:
    """One level at both times: its skills that are drawn, and the names of those that are as they were."""

    name: str
    then: str
    now: str
    pairs: tuple[Pair, ...]
    same: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThenNow:
    """The levels from the bottom up, and the two days."""

    day_then: str
    day_now: str
    steps: tuple[Step, ...]

    @property
    def title(self) -> str:
        """Return what stands over it."""
        return f"Skills as told on {self.day_then} and on {self.day_now}"

    def lines(self) -> Iterator[str]:
        """Yield the picture in words, lowest level first."""
        for step in self.steps:
            yield f"{step.name}: {level_in_words(step)}"
            for pair in step.pairs:
                yield f"  {pair.now.name}: {_dotted(pair.then)}, now {_dotted(pair.now)}{_remark(pair)}"
            if step.same:
                yield f"  {AS_THEN}: {'; '.join(step.same)}"

    def alt(self) -> str:
        """Return the picture as one text, for who cannot see it."""
        told = (
            f"{step.name}, {level_in_words(step)}: "
            + (
                "; ".join(
                    f"{pair.now.name} was {pair.then.word}, now {pair.now.word}"
                    for pair in step.pairs
                )
                or AS_THEN
            )
            for step in self.steps
        )
        return f"Two boxes for each skill that was told to be otherwise, then and now, lowest level first. {'. '.join(told)}."


def level_in_words(step: Step) -> str:
    """Return how a level stood then and how it stands now, once where that is the same."""
    return f"{step.now}, {AS_THEN}" if step.then == step.now else f"{step.then}, now {step.now}"


def _dotted(box: Box) -> str:
    hand = ", second-hand" if box.is_second_hand else ""
    return f"{'●' * box.dots}{'○' * (LEVELS - box.dots)} {box.word}{hand}"


def _remark(pair: Pair) -> str:
    return f" ({NO_CHANGE})" if pair.is_half_known else ""


def then_now_of(
    then: tuple[Plain, Plain, str], now: tuple[Plain, Plain, str], wording: Wording
) -> ThenNow:
    """Return the picture from case, result and day of both times, in one voice."""
    (case_then, result_then, day_then), (case_now, result_now, day_now) = then, now
    before, after = ladder_of(case_then, result_then, wording), ladder_of(case_now, result_now, wording)  # fmt: skip
    steps = []
    for low, high in zip(before.rungs, after.rungs, strict=True):
        pairs = [Pair(one, other) for one, other in zip(low.boxes, high.boxes, strict=True)]
        drawn = tuple(pair for pair in pairs if pair.is_changed or pair.is_half_known)
        same = tuple(pair.now.name for pair in pairs if pair not in drawn and pair.now.is_known)
        steps.append(Step(high.name, low.band, high.band, drawn, same))
    return ThenNow(day_then, day_now, tuple(steps))
