"""How well two raters agree: exact, within one, ICC(2,1) with its interval, quadratic kappa, signed bias.

ICC(2,1) and its interval are those of Shrout and Fleiss (1979): two-way random effects, absolute
agreement, single rater. The tests hold them against published figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose

from assistant.practice.f_distribution import f_quantile

Pairs = Sequence[tuple[float, float]]
LEVEL = 0.95
LEAST_FREEDOM = 0.1
FEWEST = 3
"""Items without which nothing is computed."""


@dataclass(frozen=True, slots=True)
class Icc:
    """An intraclass correlation with its interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """How one rater stands to another over ``n`` items; what cannot be computed is None."""

    n: int
    exact: float | None = None
    within_one: float | None = None
    icc: Icc | None = None
    kappa: float | None = None
    bias: float | None = None


def agreement(pairs: Pairs) -> Agreement:
    """Return how the first of each pair agrees with the second."""
    n = len(pairs)
    if n < FEWEST:
        return Agreement(n)
    gaps = [own - other for own, other in pairs]
    return Agreement(
        n,
        sum(gap == 0 for gap in gaps) / n,
        sum(abs(gap) <= 1 for gap in gaps) / n,
        icc(pairs),
        quadratic_kappa(pairs),
        sum(gaps) / n,
    )


def icc(rows: Sequence[Sequence[float]]) -> Icc | None:
    """Return ICC(2,1) of a table with a row for each target and a column for each rater.

    None where nothing varies between the targets and the raters, so that there is nothing to explain.
    """
    n, k = len(rows), len(rows[0])
    grand = sum(map(sum, rows)) / (n * k)
    of_rows = [sum(row) / k for row in rows]
    of_raters = [sum(column) / n for column in zip(*rows, strict=True)]
    between = k * sum((mean - grand) ** 2 for mean in of_rows) / (n - 1)
    raters = n * sum((mean - grand) ** 2 for mean in of_raters) / (k - 1)
    whole = sum((value - grand) ** 2 for row in rows for value in row)
    rest = (whole - between * (n - 1) - raters * (k - 1)) / ((n - 1) * (k - 1))
    rest = 0.0 if isclose(rest, 0, abs_tol=1e-12) else rest
    below = between + (k - 1) * rest + k * (raters - rest) / n
    if isclose(below, 0, abs_tol=1e-12):
        return None
    value = (between - rest) / below
    return Icc(value, *_interval(value, (between, raters, rest), n, k))


def _interval(
    value: float, squares: tuple[float, float, float], n: int, k: int
) -> tuple[float, float]:
    between, raters, rest = squares
    if rest == 0 and value in {0, 1}:
        return value, value  # nothing varies that an interval could be made of
    a = k * value / (n * (1 - value))
    b = 1 + k * value * (n - 1) / (n * (1 - value))
    of_each = (a * raters) ** 2 / (k - 1) + (b * rest) ** 2 / ((n - 1) * (k - 1))
    freedom = (a * raters + b * rest) ** 2 / of_each
    if freedom < LEAST_FREEDOM:
        return -1.0, 1.0  # so few and so odd ratings bound nothing
    share = 1 - (1 - LEVEL) / 2
    up = f_quantile(share, n - 1, freedom)
    down = f_quantile(share, freedom, n - 1)
    error = k * raters + (k * n - k - n) * rest
    low = n * (between - up * rest) / (up * error + n * between)
    high = n * (down * between - rest) / (error + n * down * between)
    return low, high


def quadratic_kappa(pairs: Pairs) -> float | None:
    """Return kappa with quadratic weights, or None where both always give the same one value."""
    n = len(pairs)
    seen = sum((own - other) ** 2 for own, other in pairs) / n
    chance = sum((own - other) ** 2 for own, _ in pairs for _, other in pairs) / n**2
    return None if chance == 0 else 1 - seen / chance
