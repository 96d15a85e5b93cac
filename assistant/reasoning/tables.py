"""What the rules look up again and again, arranged once for one body of knowledge."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.ages import applies
from assistant.domain.knowledge import Knowledge

kept = lru_cache(maxsize=4)
"""For pure functions of the knowledge: the last few results are kept."""

Loads = tuple[float, ...]
"""One figure by scale: first the plain one that regions use, then one for each domain."""


@dataclass(frozen=True, slots=True)
class WindowTable:
    """One window's weights: by region and domain, by connection code, and the worst that it can hold."""

    weights: Mapping[str, tuple[float, float]]
    """By region or domain: of adversity, and of lacking connection."""
    shares: Mapping[str, float]
    adversities: tuple[str, ...]
    worst: Loads


@dataclass(frozen=True, slots=True)
class Tables:
    """Knowledge in the order that the arithmetic wants."""

    regions: Mapping[str, tuple[str, ...]]
    domains: Mapping[str, tuple[str, ...]]
    scales: Mapping[str, int]
    """Which of the loads a region or domain uses."""
    factors: Mapping[str, Loads]
    """By adversity code: how much it counts on each scale, ceiling included."""
    windows: Mapping[str, WindowTable]
    severity: tuple[float, ...]
    lack: tuple[float, ...]
    pattern: Mapping[str, tuple[float, float]]
    """By pattern: the lowest and the highest factor that it can mean."""


class Same:
    """A key that is equal only to the very same knowledge, which cannot be hashed itself."""

    __slots__ = ("knowledge",)

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __hash__(self) -> int:
        """Return what tells one knowledge from another."""
        return id(self.knowledge)

    def __eq__(self, other: object) -> bool:
        """Say whether the other key stands for the very same knowledge."""
        return isinstance(other, Same) and self.knowledge is other.knowledge


def tables(knowledge: Knowledge) -> Tables:
    """Return the tables of this knowledge; a pure function whose last results are kept."""
    return _tables(Same(knowledge))


@kept
def _tables(key: Same) -> Tables:
    knowledge = key.knowledge
    weights = knowledge.weights
    factors = {
        code: tuple(
            weights.ceiling * weights.adversity.get(code, 1.0) * factor
            for factor in (
                1.0,
                *(weights.dimensions[domain][entry.dimension] for domain in knowledge.domains),
            )
        )
        for code, entry in knowledge.adversity.items()
    }
    lowest, highest = min(weights.pattern.values()), max(weights.pattern.values())
    return Tables(
        regions={region: _items(knowledge, "region", region) for region in knowledge.regions},
        domains={domain: _items(knowledge, "domain", domain) for domain in knowledge.domains},
        scales=dict.fromkeys(knowledge.regions, 0)
        | {domain: place for place, domain in enumerate(knowledge.domains, 1)},
        factors=factors,
        windows={window: _window(knowledge, window, factors) for window in knowledge.windows},
        severity=tuple(weights.severity[str(rating)] for rating in range(4)),
        lack=tuple(weights.lack[str(rating)] for rating in range(4)),
        pattern={name: (factor, factor) for name, factor in weights.pattern.items()}
        | {"unknown": (lowest, highest)},
    )


def _items(knowledge: Knowledge, group: str, name: str) -> tuple[str, ...]:
    return tuple(
        code
        for code, skill in knowledge.functions.items()
        if getattr(skill, group) == name and not skill.note_only
    )


def _window(knowledge: Knowledge, window: str, factors: Mapping[str, Loads]) -> WindowTable:
    weights = knowledge.weights
    rows = {**weights.windows, **weights.domain_windows}
    adversities = tuple(
        code for code, entry in knowledge.adversity.items() if applies(entry.windows, window)
    )
    heaviest = max(weights.severity.values()) * max(weights.pattern.values())
    free = [1.0] * (1 + len(knowledge.domains))
    for code in adversities:
        free = [
            left * (1 - heaviest * factor) for left, factor in zip(free, factors[code], strict=True)
        ]
    return WindowTable(
        weights={
            name: (row[window]["adversity"], row[window]["connection"])
            for name, row in rows.items()
        },
        shares={
            code: share
            for code, share in weights.connection[window].items()
            if applies(knowledge.connection[code].windows, window)
        },
        adversities=adversities,
        worst=tuple(1 - left for left in free),
    )
