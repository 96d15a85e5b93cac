"""How sure one can be: low or moderate, never more for a statement from history to brain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assistant.domain.facts import Case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.alternatives import is_doubtful
from assistant.reasoning.evidence import skills_of
from assistant.reasoning.start import UNDETERMINED, left_to_ask, start_of
from assistant.reasoning.tables import Tables, tables

_EARLY = "history.perinatal"
_HALF = 0.5
HEARSAY = "conf_second_hand"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason for low confidence, with the answers (or open questions) it rests on."""

    id: str
    answers: tuple[str, ...]


def doubts(case: Case, knowledge: Knowledge, table: Tables, start: str) -> tuple[Doubt, ...]:
    """Return every reason to be less sure; none at all is moderate confidence."""
    found = [
        _open_early(case, table.windows["perinatal"].shares),
        _early_hearsay(case),
        _rests_on_hearsay(case, knowledge, table, start),
        _undetermined(case, knowledge, table) if start == UNDETERMINED else None,
        Doubt("conf_doubtful", ("functions",)) if is_doubtful(case) else None,
    ]
    return tuple(doubt for doubt in found if doubt is not None)


def _undetermined(case: Case, knowledge: Knowledge, table: Tables) -> Doubt:
    """Tell what nobody answered from what nobody can rate at this age."""
    functions = case.functions()
    skills = {name: skills_of(codes, functions) for name, codes in table.regions.items()}
    if left_to_ask(skills, knowledge):
        return Doubt("conf_undetermined", ("functions",))
    return Doubt("conf_too_early", ("client.age_months",))


def _open_early(case: Case, shares: Mapping[str, float]) -> Doubt | None:
    """Lack of connection in the first two months weighs most, so it has to be known by half at least."""
    missing = []
    if case.applies(f"{_EARLY}.adversity") and case.applies(_EARLY):
        reported = case.reported.get("perinatal")
        if reported is None:
            missing.append(f"{_EARLY}.adversity")
        else:
            missing += [
                f"{_EARLY}.adversity.{code}"
                for code in reported
                if f"{_EARLY}.adversity.{code}" in case.absents
            ]
    missing += _open_connection(case, shares)
    return Doubt("conf_perinatal", tuple(missing)) if missing else None


def _open_connection(case: Case, shares: Mapping[str, float]) -> list[str]:
    branch = f"{_EARLY}.connection"
    if not (case.applies(_EARLY) and case.applies(branch)):
        return []
    counted = {code: share for code, share in shares.items() if case.applies(f"{branch}.{code}")}
    known = sum(share for code, share in counted.items() if f"{branch}.{code}" in case.facts)
    if known >= _HALF * sum(counted.values()):
        return []
    return [f"{branch}.{code}" for code in counted if f"{branch}.{code}" not in case.facts]


def _early_hearsay(case: Case) -> Doubt | None:
    told = sorted(path for path in case.second_hand if path.startswith(_EARLY))
    return Doubt("conf_perinatal_told", tuple(told)) if told else None


def _rests_on_hearsay(case: Case, knowledge: Knowledge, table: Tables, start: str) -> Doubt | None:
    """Say so where the start would be another one without what the informant only heard or guessed."""
    if start == UNDETERMINED:
        return None
    told = tuple(sorted(path for path in case.second_hand if not path.startswith("history.")))
    if not told or start_of(seen_only(case), knowledge, table) == start:
        return None
    return Doubt(HEARSAY, told)


def the_one(start: str, told: Iterable[str], case: Case, knowledge: Knowledge) -> str:
    """Return the one second-hand answer that the start rests on; nothing where it takes several."""
    table = tables(knowledge)
    for path in told:
        if start_of(without(case, path), knowledge, table) != start:
            return path
    return ""


def without(case: Case, path: str) -> Case:
    """Return the case as if this answer had not been given."""
    facts = {place: fact for place, fact in case.facts.items() if place != path}
    return replace(case, facts=facts)


def seen_only(case: Case) -> Case:
    """Return the case without its second-hand answers."""
    facts = {path: fact for path, fact in case.facts.items() if path not in case.second_hand}
    reported = {
        window: {
            code: fact
            for code, fact in entries.items()
            if f"history.{window}.adversity.{code}" not in case.second_hand
        }
        for window, entries in case.reported.items()
        if f"history.{window}.adversity" not in case.second_hand
    }
    return replace(case, facts=facts, reported=reported)
