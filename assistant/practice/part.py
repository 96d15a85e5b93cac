"""One part of the score."""

from dataclasses import dataclass
from typing import Literal

PartName = Literal["coverage", "depth", "order", "technique", "conduct", "map", "formulation"]
MOST: dict[PartName, int] = {
    "coverage": 25, "depth": 10, "order": 10, "technique": 15, "conduct": 15, "map": 15,
    "formulation": 10,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """Points of one part, and by check the share of it that was reached."""

    name: PartName
    share: float
    checks: tuple[tuple[str, float], ...] = ()
    is_scored: bool = True
    """What cannot be told of this visit is left out of the hundred, neither given nor taken."""

    @property
    def points(self) -> float:
        """Points of what the part can give."""
        return self.share * MOST[self.name]

    def figures(self) -> str:
        """Return the points and what they are of, as they are shown."""
        points = f"{self.points:.0f}" if self.is_scored else "-"
        return f"{points:>2}/{MOST[self.name]}"


def weighed(name: PartName, checks: list[tuple[str, float, float]]) -> Part:
    """Return a part from its checks: what is checked, its weight, and the share reached."""
    whole = sum(weight for _, weight, _ in checks)
    share = sum(weight * reached for _, weight, reached in checks) / whole
    return Part(name, share, tuple((check, reached) for check, _, reached in checks))
