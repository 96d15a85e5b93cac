"""Questions that matter: for every unanswered path, what its answer alone could still do.

The swing is the furthest that an end of any bound of the result moves between two answers to that
one question, everything else left as it is. It equals what trying every answer would show.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.domain.facts import Case
from assistant.domain.findings import Matter
from assistant.reasoning.alternatives import DOUBTED, comes_first, is_doubtful, is_raised
from assistant.reasoning.confidence import doubts
from assistant.reasoning.evidence import Bounds, reading, weigh
from assistant.reasoning.history import Part, adversity_of, lack_of, pasts
from assistant.reasoning.start import REFER, climb
from assistant.reasoning.telling import Telling
from assistant.reasoning.trials import answered, listed, readers
from assistant.reasoning.view import STANDINGS, View

RATINGS = (0, 1, 2, 3)
REPORTED = (1, 2, 3)
YES_OR_NO = (False, True)
PATTERNS = ("single", "repeated", "ongoing")
_EARLY = "history.perinatal."


@dataclass(frozen=True, slots=True)
class Stance:
    """What the result says under one answer, by the keys of the contract."""

    start_with: str
    confidence: str
    safety: bool
    alternatives: tuple[tuple[str, bool], ...]
    regions: tuple[tuple[str, str, str], ...]
    domains: tuple[str, ...]


KEYS = ("start_with", "confidence", "safety", "alternatives", "regions", "domains")


def questions_that_matter(view: View, telling: Telling) -> tuple[Matter, ...]:
    """Return every unanswered path that could still move or change something.

    First those that could change the start, then by how far they could move a bound.
    """
    trials = Trials(view, telling)
    found = [
        matter
        for path, values in unanswered(view, telling)
        if (matter := trials.matter(path, values)) is not None
    ]
    return tuple(sorted(found, key=lambda one: ("start_with" not in one.could_change, -one.swing)))


def unanswered(view: View, telling: Telling) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield every path that counts and holds no answer, with the answers it could hold."""
    case = view.case
    for code in case.ratable:
        yield f"functions.{code}", RATINGS
    for window, part in view.parts.items():
        yield from _past(view, window, part)
    for code in view.table.windows[case.present].shares:
        yield f"now.{code}", RATINGS
    knowledge = telling.knowledge
    for place, codes in (
        ("safety", knowledge.safety),
        ("medical", knowledge.medical),
        ("family_history", knowledge.family_history),
    ):
        for code in codes:
            if telling.may_hear(code):
                yield f"{place}.{code}", YES_OR_NO


def _past(view: View, window: str, part: Part) -> Iterator[tuple[str, tuple[Any, ...]]]:
    case, branch = view.case, f"history.{window}"
    if part.lack is not None:
        for code in view.table.windows[window].shares:
            yield f"{branch}.connection.{code}", RATINGS
    if part.adversity is None:
        return
    if window not in case.reported:
        yield f"{branch}.adversity", (False, True)
        return
    for code, fact in case.reported[window].items():
        place = f"{branch}.adversity.{code}"
        if place in case.absents:
            yield place, RATINGS
            continue
        if fact.value is None:
            yield f"{place}.severity", REPORTED
        pattern = case.facts.get(f"{place}.pattern")
        if fact.high and (pattern is None or pattern.value == "unknown"):
            yield f"{place}.pattern", PATTERNS


class Trials:
    """Judges again, for one changed answer, only what that answer can reach."""

    def __init__(self, view: View, telling: Telling) -> None:
        """Keep what was judged and who reads what."""
        self.view = view
        self.telling = telling
        self.knowledge = telling.knowledge
        self.readers = readers(telling.knowledge)
        self.base = self._base()

    def _base(self) -> Stance:
        view = self.view
        return Stance(
            start_with=view.start,
            confidence=view.confidence,
            safety=False,
            alternatives=tuple(
                (one.alternative.id, one.comes_first)
                for one in view.raised
                if self._may_hear(one.alternative.id)
            ),
            regions=tuple(
                (view.pasts[region].band, view.skills[region].band, found)
                for region, found in view.readings.items()
            ),
            domains=tuple(
                self._standing(name, view.skills[name].band) for name in view.table.domains
            ),
        )

    def _may_hear(self, alternative: str) -> bool:
        hidden = self.knowledge.alternatives[alternative].clinician_only
        return self.telling.voice == "clinician" or not hidden

    def _standing(self, domain: str, band: str) -> str:
        strong = any(one.domain == domain for one in self.view.case.strengths)
        return "strength" if band == "none" and strong else STANDINGS[band]

    def matter(self, path: str, values: Iterable[Any]) -> Matter | None:
        """Return what the answer to one path could do; None where it is answered or does nothing."""
        case = self.view.case
        if path in case.facts or not case.applies(path):
            return None
        place = path.partition(".")[0]
        if place == "now":
            return Matter(path, 0.0, ("outlook",))
        trial = self._of(place)
        outcomes = [trial(path, value) for value in values]
        changed = tuple(
            key
            for key in KEYS
            if any(getattr(stance, key) != getattr(self.base, key) for stance, _ in outcomes)
        )
        swing = _swing([bounds for _, bounds in outcomes])
        return Matter(path, swing, changed) if swing or changed else None

    def _of(self, place: str) -> Callable[[str, Any], tuple[Stance, dict[str, Bounds]]]:
        return {"functions": self._skill, "history": self._history}.get(place, self._plain)

    def _plain(self, path: str, value: Any) -> tuple[Stance, dict[str, Bounds]]:
        case = answered(self.view.case, path, value)
        danger = path.startswith("safety.") and value
        return self._stance(case, path, danger=danger), {}

    def _skill(self, path: str, value: Any) -> tuple[Stance, dict[str, Bounds]]:
        case = answered(self.view.case, path, value)
        skill = self.knowledge.functions[path.partition(".")[2]]
        functions = case.functions()
        table = self.view.table
        bounds: dict[str, Bounds] = {}
        bands: dict[str, str] = {}
        for group, codes in (
            (skill.region, table.regions[skill.region]),
            (skill.domain, table.domains[skill.domain]),
        ):
            counted = [functions[code] for code in codes if code in functions]
            bounds[group], bands[group] = weigh([one for one in counted if one], len(counted))
        return self._stance(case, path, bands=bands), bounds

    def _history(self, path: str, value: Any) -> tuple[Stance, dict[str, Bounds]]:
        view, table = self.view, self.view.table
        window = path.split(".")[1]
        if path.endswith(".adversity"):
            case = listed(view.case, window, table.windows[window].adversities if value else ())
        else:
            case = answered(view.case, path, value)
        if ".connection." in path:
            lack = lack_of(case, window, table.windows[window], table.lack)
            part = replace(view.parts[window], lack=lack)
        else:
            part = replace(view.parts[window], adversity=adversity_of(case, window, table))
        past = pasts({**view.parts, window: part}, table, self.knowledge.weights.bands)
        bounds = {f"past.{region}": past[region].bounds for region in table.regions}
        stance = self._stance(case, path, past={name: found.band for name, found in past.items()})
        return stance, bounds

    def _stance(
        self,
        case: Case,
        path: str,
        *,
        bands: Mapping[str, str] | None = None,
        past: Mapping[str, str] | None = None,
        danger: bool = False,
    ) -> Stance:
        base, view = self.base, self.view
        alternatives, refer = self._alternatives(case, path)
        skills = {name: found.band for name, found in view.skills.items()} | dict(bands or {})
        history = past or {name: found.band for name, found in view.pasts.items()}
        start = REFER if danger or refer else climb(skills, self.knowledge)
        return Stance(
            start_with=start,
            confidence=self._confidence(case, path, start),
            safety=danger,
            alternatives=alternatives,
            regions=base.regions
            if not (bands or past)
            else tuple(
                (history[region], skills[region], reading(history[region], skills[region]))
                for region in view.readings
            ),
            domains=tuple(self._standing(name, skills[name]) for name in view.table.domains)
            if bands
            else base.domains,
        )

    def _alternatives(self, case: Case, path: str) -> tuple[tuple[tuple[str, bool], ...], bool]:
        """Return what this voice would hear, and whether something would come before all activities."""
        touched = self.readers.of(path)
        if path.startswith("functions.") and is_doubtful(case) != self.view.is_doubtful:
            touched = (*touched, DOUBTED)
        found = {one.alternative.id: one.comes_first for one in self.view.raised}
        for name in touched:
            alternative = self.knowledge.alternatives[name]
            if is_raised(alternative, case):
                found[name] = comes_first(alternative, case)
            else:
                found.pop(name, None)
        refer = any(found.values()) or self.view.in_danger
        if not touched:
            return self.base.alternatives, refer
        order = [name for name in self.knowledge.alternatives if name in found]
        return tuple((name, found[name]) for name in order if self._may_hear(name)), refer

    def _confidence(self, case: Case, path: str, start: str) -> str:
        same = start == self.view.start and not case.second_hand
        if same and not path.startswith((_EARLY, "functions.")):
            return self.view.confidence
        return "low" if doubts(case, self.knowledge, self.view.table, start) else "moderate"


def _swing(outcomes: list[dict[str, Bounds]]) -> float:
    swing = 0.0
    for name in outcomes[0]:
        for end in (0, 1):
            ends = [bounds[name][end] for bounds in outcomes]
            swing = max(swing, max(ends) - min(ends))
    return round(swing, 6)
