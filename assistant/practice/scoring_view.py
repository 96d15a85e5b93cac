"""The score of what was made of it: the ratings against the range, the formulation and the plan (ux.md 4.3)."""

from assistant.practice.agreement import icc
from assistant.practice.committing import Commitment
from assistant.practice.key import Key
from assistant.practice.part import Part, weighed

CHANCE, SPAN = 0.40, 0.45
"""An ICC of .40 gives nothing and one of .85 everything."""
SHORT, OFTEN = 5, 3
"""At most so many minutes, at least so many times a day."""
WAITS = "wait_for_help"
"""The plan that has no dose: somebody must look or help first."""

Pair = tuple[str, int, int]
"""A skill, what the trainee rated, and what in the experts' range is closest to it."""


def pairs(commitment: Commitment, key: Key) -> tuple[Pair, ...]:
    """Return each rated skill beside the closest value that counts as right."""
    return tuple(
        (name, own, max(low, min(high, own)))
        for name, (low, high) in key.ranges().items()
        if (own := commitment.ratings.get(name)) is not None
    )


def ratings(commitment: Commitment, key: Key) -> Part:
    """Return how the ratings agree with the range; what was left open lowers it by its share."""
    rated = pairs(commitment, key)
    asked = len(key.ranges())
    if len(rated) < max(2, asked / 2):
        return Part("map", 0.0)
    found = icc([(own, right) for _, own, right in rated])
    value = found.value if found else float(all(own == right for _, own, right in rated))
    reached = min(1.0, max(0.0, (value - CHANCE) / SPAN))
    return Part("map", reached * len(rated) / asked)


def formulation(commitment: Commitment, key: Key) -> Part:
    """Return how the own view fits: where to start, what else it could be, what holds, and the plan."""
    return weighed(
        "formulation",
        [
            ("start", 4, float(commitment.start in key.start)),
            ("rivals", 2, _found(commitment.rivals, key.rivals)),
            ("buffers", 2, _found(commitment.buffers, key.buffers)),
            ("plan", 2, _plan(commitment, key)),
        ],
    )


def _found(chosen: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Return the share of two that were found, or of one where there is but one."""
    most = min(2, len(right))
    return min(most, len(set(chosen) & set(right))) / most


def _plan(commitment: Commitment, key: Key) -> float:
    fits = commitment.activity in key.activities
    if fits and commitment.activity == WAITS:
        return 1.0
    dose = 0 < commitment.minutes <= SHORT and commitment.times >= OFTEN
    return (fits + dose + (commitment.partner in key.partners)) / 3
