"""Everything that was judged about one case, before a word is said about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain.facts import Case
from assistant.domain.findings import DomainFinding, RegionFinding
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.alternatives import Raised, is_doubtful, is_suspected, raised
from assistant.reasoning.confidence import Doubt, doubts
from assistant.reasoning.evidence import ABOVE_NONE, Skills, reading, skills_of
from assistant.reasoning.history import Part, Past, parts_of, pasts
from assistant.reasoning.start import REFER, climb, is_in_danger
from assistant.reasoning.tables import Tables, tables
from assistant.reasoning.telling import GUARDED

STANDINGS = {
    "marked": "marked_difficulty",
    "some": "some_difficulty",
    "none": "steady",
    "unknown": "unknown",
}


@dataclass(frozen=True, slots=True)
class View:
    """The verdicts; every later step renders or ranks them and decides nothing again."""

    case: Case
    table: Tables
    skills: Mapping[str, Skills]
    """By region and by domain."""
    parts: Mapping[str, Part]
    pasts: Mapping[str, Past]
    """By region and by domain."""
    readings: Mapping[str, str]
    raised: tuple[Raised, ...]
    in_danger: bool
    start: str
    doubts: tuple[Doubt, ...]
    is_doubtful: bool

    @property
    def confidence(self) -> str:
        """Return how sure one can be."""
        return "low" if self.doubts else "moderate"

    @property
    def converging(self) -> tuple[str, ...]:
        """Return the regions where history and skills meet; what is held back claims none."""
        if self.is_held_back:
            return ()
        return tuple(name for name, found in self.readings.items() if found == "converging")

    @property
    def is_held_back(self) -> bool:
        """Say whether nothing may be built on the account: a doubtful form, or a suspicion of it."""
        return self.is_doubtful or is_suspected(self.case)

    @property
    def keeps_history(self) -> bool:
        """Say whether this voice is told of the past; under present danger families are not."""
        return not (self.in_danger and self.case.voice in GUARDED)

    @property
    def is_told_of_hardship(self) -> bool:
        """Say whether anything that pressed was reported, whatever it weighs."""
        return any(reported_there(self.case, window) for window in self.case.reached)

    @property
    def is_unasked(self) -> bool:
        """Say whether any stretch of the past holds no answer at all on one of its axes."""
        return any(
            self.has_open_adversity(window) or self.has_open_connection(window)
            for window in self.case.reached
        )

    def has_open_adversity(self, window: str) -> bool:
        """Say whether nothing is known of what pressed in a window that counts."""
        return self.parts[window].adversity is not None and window not in self.case.reported

    def has_open_connection(self, window: str) -> bool:
        """Say whether nothing is known of what held in a window that counts."""
        branch = f"history.{window}.connection"
        return self.parts[window].lack is not None and not any(
            f"{branch}.{code}" in self.case.facts for code in self.table.windows[window].shares
        )

    @property
    def has_history(self) -> bool:
        """Say whether the history of any region stands out."""
        return any(self.pasts[region].band in ABOVE_NONE for region in self.readings)

    @property
    def is_history_open(self) -> bool:
        """Say whether too little is known to place the history of any region."""
        return any(self.pasts[region].band == "unknown" for region in self.readings)

    @property
    def are_skills_open(self) -> bool:
        """Say whether too little is known to place the skills of any region."""
        return any(self.skills[region].band == "unknown" for region in self.readings)


def reported_there(case: Case, window: str) -> tuple[str, ...]:
    """Return the adversities of a window that were reported, however they are known."""
    branch = f"history.{window}.adversity"
    return tuple(
        f"{branch}.{code}"
        for code, fact in case.reported.get(window, {}).items()
        if fact.value or (fact.value is None and f"{branch}.{code}" in case.facts)
    )


def view_of(case: Case, knowledge: Knowledge) -> View:
    """Judge a case."""
    table = tables(knowledge)
    functions = case.functions()
    skills = {
        name: skills_of(codes, functions)
        for name, codes in (*table.regions.items(), *table.domains.items())
    }
    parts = parts_of(case, table)
    past = pasts(parts, table, knowledge.weights.bands)
    bands = {region: skills[region].band for region in table.regions}
    found = raised(case, knowledge)
    in_danger = is_in_danger(case, knowledge)
    refer = in_danger or any(one.comes_first for one in found)
    start = REFER if refer else climb(bands, knowledge)
    return View(
        case=case,
        table=table,
        skills=skills,
        parts=parts,
        pasts=past,
        readings={
            region: reading(past[region].band, skills[region].band) for region in table.regions
        },
        raised=found,
        in_danger=in_danger,
        start=start,
        doubts=doubts(case, knowledge, table, start),
        is_doubtful=is_doubtful(case),
    )


def history_answers(case: Case, table: Tables) -> tuple[str, ...]:
    """Return every answer about the past that takes part in a history."""
    found = []
    for window in case.reached:
        branch = f"history.{window}"
        reported = case.reported.get(window)
        if reported is not None:
            named = [f"{branch}.adversity.{code}" for code in reported]
            found += named or [f"{branch}.adversity"]
        held = (f"{branch}.connection.{code}" for code in table.windows[window].shares)
        found += [path for path in held if path in case.facts]
    return case.cite(found)


def region_findings(view: View, past_answers: tuple[str, ...]) -> tuple[RegionFinding, ...]:
    """Return what was found for every region."""
    return tuple(
        RegionFinding(
            id=region,
            history=view.pasts[region].band,
            function=view.skills[region].band,
            reading=found,
            history_bounds=view.pasts[region].bounds,
            function_bounds=view.skills[region].bounds,
            answers=(*_skill_paths(view, region), *past_answers),
        )
        for region, found in view.readings.items()
    )


def domain_findings(view: View) -> tuple[DomainFinding, ...]:
    """Return how every domain stands; a strength shows where nothing is hard."""
    found = []
    for domain in view.table.domains:
        skills = view.skills[domain]
        strong = [one.path for one in view.case.strengths if one.domain == domain]
        standing = STANDINGS[skills.band]
        found.append(
            DomainFinding(
                id=domain,
                standing="strength" if standing == "steady" and strong else standing,
                bounds=skills.bounds,
                answers=(*_skill_paths(view, domain), *view.case.cite(strong)),
                history=view.pasts[domain].band,
                history_bounds=view.pasts[domain].bounds,
            )
        )
    return tuple(found)


def _skill_paths(view: View, group: str) -> tuple[str, ...]:
    return tuple(f"functions.{code}" for code in view.skills[group].known)
