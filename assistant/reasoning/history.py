"""History as exact bounds: two axes in each window, adversity and the lack of connection.

A value is the weighted mean of both over the windows that count. Every step is monotone in every
answer, so the lowest and highest completion of what is missing give the exact bounds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.domain.conditions import Fact
from assistant.domain.facts import Case
from assistant.reasoning.evidence import ANYTHING, Bounds, rounded
from assistant.reasoning.tables import Loads, Tables, WindowTable

NOTHING = (0.0, 0.0)
_OPEN_PATTERN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """What one window adds: the load of adversity on each scale, and the lack of connection.

    None where the axis does not count, because it was said not to apply.
    """

    adversity: tuple[Loads, Loads] | None
    lack: Bounds | None


@dataclass(frozen=True, slots=True)
class Past:
    """The history of one region or domain."""

    bounds: Bounds
    band: str


def parts_of(case: Case, table: Tables) -> dict[str, Part]:
    """Return what every reached window adds."""
    return {
        window: Part(
            adversity_of(case, window, table),
            lack_of(case, window, table.windows[window], table.lack),
        )
        for window in case.reached
    }


def _counts(case: Case, window: str, axis: str) -> bool:
    path = f"history.{window}"
    return case.applies("history") and case.applies(path) and case.applies(f"{path}.{axis}")


def adversity_of(case: Case, window: str, table: Tables) -> tuple[Loads, Loads] | None:
    """Return the lowest and the highest load of a window on each scale."""
    if not _counts(case, window, "adversity"):
        return None
    reported = case.reported.get(window)
    worst = table.windows[window].worst
    if reported is None:
        return (0.0,) * len(worst), worst
    low, high = [1.0] * len(worst), [1.0] * len(worst)
    for code, bounds in _loads(case, window, reported, table):
        for scale, factor in enumerate(table.factors[code]):
            low[scale] *= 1 - factor * bounds[0]
            high[scale] *= 1 - factor * bounds[1]
    return tuple(1 - left for left in low), tuple(1 - left for left in high)


def _loads(
    case: Case, window: str, reported: Mapping[str, Fact], table: Tables
) -> Iterable[tuple[str, Bounds]]:
    for code, fact in reported.items():
        pattern = case.facts.get(f"history.{window}.adversity.{code}.pattern")
        lowest, highest = table.pattern[pattern.value if pattern else _OPEN_PATTERN]
        low, high = table.severity[int(fact.low or 0)], table.severity[int(fact.high or 0)]
        yield code, (low * lowest, high * highest)
    unlisted = case.unlisted(window)
    if unlisted.high:
        highest = table.pattern[_OPEN_PATTERN][1]
        for code in table.windows[window].adversities:
            if code not in reported and case.applies(f"history.{window}.adversity.{code}"):
                yield code, (0.0, table.severity[int(unlisted.high)] * highest)


def lack_of(case: Case, window: str, table: WindowTable, lack: Loads) -> Bounds | None:
    """Return how much connection is lacking in a window; what is not known may be all or nothing."""
    if not _counts(case, window, "connection"):
        return None
    return lacking(case, f"history.{window}.connection", table.shares, lack)


def lacking(case: Case, branch: str, shares: Mapping[str, float], lack: Loads) -> Bounds | None:
    """Return the weighted lack over the connection codes below a branch."""
    low = high = whole = 0.0
    for code, share in shares.items():
        path = f"{branch}.{code}"
        fact = case.facts.get(path)
        if fact is not None:
            low += share * lack[int(fact.high or 0)]
            high += share * lack[int(fact.low or 0)]
        elif case.applies(path):
            high += share
        else:
            continue
        whole += share
    return (low / whole, high / whole) if whole else None


def pasts(parts: Mapping[str, Part], table: Tables, bands: Mapping[str, float]) -> dict[str, Past]:
    """Return the history of every region and domain."""
    return {
        name: past_of(weighted(parts, table, name, scale), bands)
        for name, scale in table.scales.items()
    }


def weighted(parts: Mapping[str, Part], table: Tables, name: str, scale: int) -> Bounds | None:
    """Return the weighted mean of one region or domain over the windows; None with nothing to weigh."""
    low = high = whole = 0.0
    for window, part in parts.items():
        of_adversity, of_lack = table.windows[window].weights[name]
        if part.adversity is not None:
            low += of_adversity * part.adversity[0][scale]
            high += of_adversity * part.adversity[1][scale]
            whole += of_adversity
        if part.lack is not None:
            low += of_lack * part.lack[0]
            high += of_lack * part.lack[1]
            whole += of_lack
    return (low / whole, high / whole) if whole else None


def past_of(bounds: Bounds | None, bands: Mapping[str, float]) -> Past:
    """Place a history: by what is certain, or as none where not even the worst would reach a band."""
    if bounds is None:
        return Past(ANYTHING, "unknown")
    low, high = rounded(*bounds)
    if low >= bands["marked"]:
        return Past((low, high), "marked")
    if low >= bands["some"]:
        return Past((low, high), "some")
    return Past((low, high), "none" if high < bands["some"] else "unknown")
