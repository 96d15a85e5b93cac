"""The key of a case: what experts would rate and write; never loaded before the trainee has committed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

from assistant.domain.strict import Strict

ENOUGH_EXPERTS = 3
ENOUGH_AGREED = 0.6


@dataclass(frozen=True, slots=True)
class Expert(Strict):
    """What one expert rated, by skill."""

    who: str
    day: str
    ratings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Key(Strict):
    """What would be right, who says so, and why."""

    id: str
    made_by: str
    ratings: Mapping[str, tuple[int, ...]]
    """By skill the lowest and the highest rating that a draft takes as right."""
    timeline: Mapping[str, tuple[str, ...]]
    """By fact the windows in which it may be placed."""
    start: tuple[str, ...]
    rivals: tuple[str, ...]
    buffers: tuple[str, ...]
    activities: tuple[str, ...]
    partners: tuple[str, ...]
    because: str
    experts: tuple[Expert, ...] = field(default=())

    def is_draft(self) -> bool:
        """Say whether fewer than three experts have rated it."""
        return len(self.experts) < ENOUGH_EXPERTS

    def ranges(self) -> dict[str, tuple[int, int]]:
        """Return by skill the range that counts as right.

        From three experts on it is theirs, and a skill on which fewer than six in ten pairs of them
        agree is left out; before that it is the draft's.
        """
        if self.is_draft():
            return {name: (min(both), max(both)) for name, both in self.ratings.items()}
        found = {}
        for name in self.ratings:
            given = [each.ratings[name] for each in self.experts if name in each.ratings]
            if len(given) >= ENOUGH_EXPERTS and agreed(given) >= ENOUGH_AGREED:
                found[name] = (min(given), max(given))
        return found


def agreed(given: list[int]) -> float:
    """Return the share of pairs of raters who gave the same."""
    pairs = list(combinations(given, 2))
    return sum(one == other for one, other in pairs) / len(pairs)
