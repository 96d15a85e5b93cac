"""Quantiles of the F distribution, by bisection over the incomplete beta function."""

from math import exp, lgamma, log

_STEPS = 200
_TINY = 1e-300
_CLOSE = 1e-14


def f_quantile(share: float, above: float, below: float) -> float:
    """Return the value under which this share of an F distribution lies.

    Args:
        share: more than 0 and less than 1.
        above: degrees of freedom of the numerator, more than 0.
        below: degrees of freedom of the denominator, more than 0.
    """
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if incomplete_beta(above / 2, below / 2, middle) < share:
            low = middle
        else:
            high = middle
    return below * low / (above * (1 - low))


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function at x of 0 to 1."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """Return the continued fraction (Lentz) that the function is computed by."""
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    found = d
    change = 2.0
    m = 0
    while abs(change - 1) >= _CLOSE and m < _STEPS:
        m += 1
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away(1 + term * d)
            c = _away(1 + term / c)
            change = c * d
            found *= change
    return found


def _away(value: float) -> float:
    """Keep a value away from zero, as it is divided by."""
    return value if abs(value) > _TINY else _TINY
