"""Today's skills as exact bounds: the lowest and highest value over everything that is not known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.domain.conditions import Fact

Bounds = tuple[float, float]
ANYTHING: Bounds = (0.0, 1.0)
TOP = 3
_CLEAR = 2
ABOVE_NONE = frozenset({"some", "marked"})


def rounded(low: float, high: float) -> Bounds:
    """Return bounds as they are printed; rounding is monotone, so they still hold what they held."""
    return (round(low, 6), round(high, 6))


@dataclass(frozen=True, slots=True)
class Skills:
    """A group of skills: bounds, band, and which of them are known."""

    bounds: Bounds
    band: str
    known: tuple[str, ...]
    unknown: tuple[str, ...]


def skills_of(codes: Iterable[str], functions: Mapping[str, Fact | None]) -> Skills:
    """Weigh the skills of a region or domain; items that do not count at this age are not there."""
    counted = [code for code in codes if code in functions]
    facts = {code: fact for code in counted if (fact := functions[code]) is not None}
    bounds, band = weigh(list(facts.values()), len(counted))
    unknown = tuple(code for code in counted if code not in facts)
    return Skills(bounds, band, tuple(facts), unknown)


def weigh(facts: list[Fact], count: int) -> tuple[Bounds, str]:
    """Return bounds and band of ``count`` items of which these facts are known.

    With half of them known the band is that of the values given; with fewer it is the one that
    the lowest possible values reach, for then the unknown cannot take it away again.
    """
    if not count:
        return ANYTHING, "unknown"
    lows = [int(fact.low or 0) for fact in facts]
    highs = sum(int(TOP if fact.high is None else fact.high) for fact in facts)
    highs += TOP * (count - len(facts))
    bounds = rounded(sum(lows) / (TOP * count), highs / (TOP * count))
    if 2 * len(facts) >= count:
        return bounds, _band([fact.value for fact in facts], len(facts))
    reached = _band(lows, count)
    return bounds, "unknown" if reached == "none" else reached


def _band(ratings: list[int], count: int) -> str:
    """Return the band of a mean over ``count`` items; one item alone is never a pattern."""
    if sum(rating > 0 for rating in ratings) < _CLEAR:
        return "none"
    total = sum(ratings)
    if 2 * total >= TOP * count:
        return "marked"
    clear = sum(rating >= _CLEAR for rating in ratings)
    return "some" if 4 * total >= TOP * count or clear >= _CLEAR else "none"


def reading(history: str, function: str) -> str:
    """Say how history and present skill stand to each other."""
    if function in ABOVE_NONE:
        return "converging" if history in ABOVE_NONE else "function_only"
    if function == "none" and history != "unknown":
        return "history_only" if history in ABOVE_NONE else "neither"
    return "unknown"
