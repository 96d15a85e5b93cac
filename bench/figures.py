"""Samples, medians and the table; floor and ours take turns, so that a slow minute meets both."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

Judged = Literal["wall", "cpu", "peak"]


@dataclass(frozen=True)
class Sample:
    """One repetition: milliseconds waited, milliseconds computed, and the peak in MiB if looked at."""

    wall: float
    cpu: float
    peak: float = 0.0


@dataclass(frozen=True)
class Figure:
    """A thing that was measured against its floor, and how near it should come."""

    name: str
    floor: Sequence[Sample]
    ours: Sequence[Sample]
    judged: Judged
    reach: float

    def ratio(self, what: Judged) -> float:
        """Return ours over floor, each a median."""
        return middle(self.ours, what) / (middle(self.floor, what) or 1e-9)

    def row(self) -> str:
        """Return the line of the table."""
        verdict = "reached" if self.ratio(self.judged) <= self.reach else "not reached"
        unit = "MiB" if self.judged == "peak" else "ms"
        ours, floor = middle(self.ours, self.judged), middle(self.floor, self.judged)
        return (
            f"{self.name:<44} {self.judged:<5}{ours:>8.1f} {unit:<3}{floor:>8.1f} {unit:<3}"
            f"{self.ratio(self.judged):>6.2f} {self.reach:>6.2f}  {verdict}{self._beside()}"
        )

    def _beside(self) -> str:
        """Return what was measured beside what is judged."""
        if self.judged == "peak":
            return ""
        other: Judged = "cpu" if self.judged == "wall" else "wall"
        ours, floor = middle(self.ours, other), middle(self.floor, other)
        return f"  ({other} {ours:.1f} / {floor:.1f} = {self.ratio(other):.2f})"


HEAD = f"{'what':<44} {'by':<5}{'ours':>12}{'floor':>12}{'ratio':>6} {'reach':>6}"


def middle(samples: Sequence[Sample], what: Judged) -> float:
    return median(getattr(sample, what) for sample in samples)


def in_turns(
    floor: Callable[[], Sample], ours: Callable[[], Sample], times: int
) -> tuple[list[Sample], list[Sample]]:
    """Measure floor, ours, floor, ours; the first pair warms up the disk cache and is dropped."""
    gc.collect()
    pairs = [(floor(), ours()) for _ in range(times + 1)][1:]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]
