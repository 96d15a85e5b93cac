"""What a family said of the page that was released to them, in the order in which it is talked about."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, get_args

Mark = Literal["fits", "not_sure", "does_not_fit"]
MARKS: tuple[Mark, ...] = get_args(Mark)


class Fit(NamedTuple):
    """One sentence of the page, what they said of it, and what they would say instead."""

    mark: Mark
    text: str
    said: str = ""
    at: str = ""


def agenda(fits: Mapping[str, Fit]) -> list[Fit]:
    """Return what is to be talked about first: what does not fit, then what they are not sure of."""
    open_ones = (fit for fit in fits.values() if fit.mark != "fits")
    return sorted(open_ones, key=lambda fit: -MARKS.index(fit.mark))


def counted(fits: Iterable[Fit]) -> dict[Mark, int]:
    """Return how many sentences got each mark."""
    marks = [fit.mark for fit in fits]
    return {mark: marks.count(mark) for mark in MARKS}


def fit_of(value: Any, said: str, text: str, at: str) -> Fit:
    """Return what an event holds; a mark that is none of ours is not sure of anything."""
    return Fit(value if value in MARKS else "not_sure", text, said, at)
