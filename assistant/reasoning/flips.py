"""What would change our mind: the smallest sets of one or two other answers that move the start."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from assistant.domain.facts import Case
from assistant.domain.findings import Change, Flip
from assistant.domain.knowledge import Alternative, Knowledge
from assistant.reasoning.alternatives import comes_first, is_raised
from assistant.reasoning.evidence import weigh
from assistant.reasoning.start import REFER, climb
from assistant.reasoning.trials import moved, reads
from assistant.reasoning.view import View

MOST = 5
RATINGS = (0, 1, 2, 3)
MOVABLE = ("functions", "now", "adversity", "connection")
"""What a change may touch; what else an alternative reads stays as it is."""
Changes = tuple[Change, ...]


def flips(view: View, knowledge: Knowledge) -> tuple[Flip, ...]:
    """Return at most five smallest sets of changes that move the start.

    No part of one does, and no smaller step does either; each path moves alone once at the most.
    """
    if view.in_danger:
        return ()
    search = _Search(view, knowledge)
    nearest = sorted(search.changes, key=_step)
    alone = search.flipping([(change,) for change in nearest], len(nearest))
    enough = [one.changes[0] for one in alone]
    left = [one for one in nearest if not any(_passes(one, other) for other in enough)]
    pairs = sorted(
        (pair for pair in combinations(left, 2) if pair[0].path != pair[1].path),
        key=lambda pair: _step(pair[0]) + _step(pair[1]),
    )
    return (*alone[:MOST], *search.flipping(pairs, MOST - len(alone)))


def _step(change: Change) -> int:
    return abs(change.to_value - change.from_value)


def _passes(change: Change, other: Change) -> bool:
    """Say whether a change goes through another one of the same answer, or as far."""
    low, high = sorted((change.from_value, change.to_value))
    return change.path == other.path and low <= other.to_value <= high


class _Search:
    """Tries changes; a skill moves its region's band, and anything may raise or settle an alternative."""

    def __init__(self, view: View, knowledge: Knowledge) -> None:
        self.case = view.case
        self.view = view
        self.knowledge = knowledge
        self.bands = {region: view.skills[region].band for region in view.readings}
        self.firsts = [
            one for one in knowledge.alternatives.values() if self._could_come_first(one)
        ]
        self.changes = [*self._of_skills(), *self._of_times()]
        self.weighed: dict[tuple[Change, ...], str] = {}
        self.climbed: dict[tuple[str, ...], str] = {}

    def _could_come_first(self, alternative: Alternative) -> bool:
        """Leave out what no change can bring before the activities, nor take from there."""
        if alternative.before_activities is None:
            return False
        return _is_movable(alternative.before_activities) or comes_first(alternative, self.case)

    def _of_skills(self) -> Iterator[Change]:
        for code in self.case.ratable:
            path = f"functions.{code}"
            if path in self.case.facts:
                yield from _others(self.case, path, self.case.facts[path].value)

    def _of_times(self) -> Iterator[Change]:
        """Yield changes of history and now, where anything that could move the start reads them."""
        read = frozenset[str]().union(
            *(reads(one.when) | reads(one.before_activities) for one in self.firsts)
        )
        for path, rating in _times(self.case):
            axis = path.split(".")[2] if path.startswith("history.") else path
            if axis in read:
                yield from _others(self.case, path, rating)

    def flipping(self, sets: Iterable[Changes], most: int) -> tuple[Flip, ...]:
        """Return the first few of the sets that move the start, one for the same paths."""
        found: dict[frozenset[str], Flip] = {}
        for changes in sets:
            if len(found) >= most:
                break
            paths = frozenset(change.path for change in changes)
            if paths in found:
                continue
            start = self._start(changes)
            if start != self.view.start:
                found[paths] = Flip(changes, start)
        return tuple(found.values())

    def _start(self, changes: Changes) -> str:
        if self.firsts and self._refers(changes):
            return REFER
        by_region: dict[str, Changes] = {}
        for change in changes:
            place, _, code = change.path.partition(".")
            if place == "functions":
                region: str = self.knowledge.functions[code].region
                by_region[region] = (*by_region.get(region, ()), change)
        bands = dict(self.bands)
        for region, changed in by_region.items():
            bands[region] = self._band(region, changed)
        return self._climb(bands)

    def _climb(self, bands: Mapping[str, str]) -> str:
        key = tuple(bands.values())
        if key not in self.climbed:
            self.climbed[key] = climb(bands, self.knowledge)
        return self.climbed[key]

    def _band(self, region: str, changed: Changes) -> str:
        if changed not in self.weighed:
            skills, case = self.view.skills[region], self._case(changed)
            facts = [case.facts[f"functions.{code}"] for code in skills.known]
            _, self.weighed[changed] = weigh(facts, len(skills.known) + len(skills.unknown))
        return self.weighed[changed]

    def _refers(self, changes: Changes) -> bool:
        case = self._case(changes)
        return any(is_raised(one, case) and comes_first(one, case) for one in self.firsts)

    def _case(self, changes: Changes) -> Case:
        case = self.case
        for change in changes:
            case = moved(case, change.path, change.to_value)
        return case


def _is_movable(condition: Mapping[str, object]) -> bool:
    return any(path.startswith(MOVABLE) for path in reads(condition))


def _others(case: Case, path: str, rating: int) -> Iterator[Change]:
    known = _known(case, path)
    return (Change(path, rating, other, known) for other in RATINGS if other != rating)


def _known(case: Case, path: str) -> str:
    if case.second_hand.isdisjoint({path, path.removesuffix(".severity")}):
        return ""
    return "guess" if case.is_guess(path) else "told"


def _times(case: Case) -> Iterator[tuple[str, int]]:
    """Yield every rating that was given of the past and of today's connection."""
    for window, entries in case.reported.items():
        for code, fact in entries.items():
            place = f"history.{window}.adversity.{code}"
            if fact.value is not None:
                severity = f"{place}.severity"
                yield (severity if severity in case.facts else place), fact.value
    for path, known in case.facts.items():
        is_connection = path.startswith("now.") or ".connection." in path
        if is_connection and not path.endswith(".last_months_ago"):
            yield path, known.value
