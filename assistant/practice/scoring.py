"""The whole score of one visit: seven parts of a hundred points, and the cap."""

from dataclasses import dataclass

from assistant.practice.committing import Commitment
from assistant.practice.critical import CAP, critical_misses
from assistant.practice.key import Key
from assistant.practice.part import MOST, Part
from assistant.practice.scene import Scene
from assistant.practice.scoring_manner import conduct, technique
from assistant.practice.scoring_talk import coverage, depth, order
from assistant.practice.scoring_view import formulation, ratings
from assistant.practice.shapes import Family, Practice


@dataclass(frozen=True, slots=True)
class Score:
    """What a visit came to; ``misses`` are critical and cap it."""

    parts: tuple[Part, ...]
    misses: tuple[str, ...]

    @property
    def total(self) -> int:
        """Points of a hundred, with the cap."""
        scored = [part for part in self.parts if part.is_scored]
        most = sum(MOST[part.name] for part in scored)
        whole = round(100 * sum(part.points for part in scored) / most)
        return min(whole, CAP) if self.misses else whole

    def part(self, name: str) -> Part:
        """Return a part by its name."""
        return next(part for part in self.parts if part.name == name)

    def best(self) -> Part:
        """Return the part that went best for what it can give."""
        scored = [part for part in self.parts if part.is_scored]
        return max(scored, key=lambda part: (part.share, MOST[part.name]))

    def weakest(self) -> Part:
        """Return the part with the most points to win."""
        scored = [part for part in self.parts if part.is_scored]
        return max(scored, key=lambda part: MOST[part.name] - part.points)


def score(
    practice: Practice, family: Family, scene: Scene, commitment: Commitment, key: Key
) -> Score:
    """Return the score of a visit and of what was made of it."""
    parts = (
        coverage(practice, family, scene),
        depth(family, scene),
        order(practice, scene),
        technique(scene),
        conduct(scene),
        ratings(commitment, key),
        formulation(commitment, key),
    )
    return Score(parts, critical_misses(family, scene))
