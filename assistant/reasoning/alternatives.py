"""Other explanations that the answers raise, and which of them come before any activity."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.conditions import Facts, Truth, judge, truth_of
from assistant.domain.facts import Case
from assistant.domain.findings import OtherCause
from assistant.domain.knowledge import Alternative, Knowledge
from assistant.reasoning.names import name_of, rated_skills, reported_with_time
from assistant.reasoning.telling import Telling

SUSPECTED = "safety.illness_induced_suspected"
DOUBTED = "informant_unreliable"
_NAMED = frozenset({"medical", "family_history", "safety"})
_ENOUGH = 8
_WORST = 3
_NEARLY_ALL = 0.9
_LISTED = 6
"""What speaks for something is listed up to here; whoever asks why sees all of it."""


def is_doubtful(case: Case) -> bool:
    """Say whether the form speaks of strain in whoever filled it in: nearly all at the worst."""
    rated = [fact.value for fact in case.functions().values() if fact is not None]
    worst = sum(value == _WORST for value in rated)
    return len(rated) >= _ENOUGH and worst >= _NEARLY_ALL * len(rated)


@dataclass(frozen=True, slots=True)
class Raised:
    """An alternative that the answers raise, with those that did."""

    alternative: Alternative
    because: tuple[str, ...]
    comes_first: bool


def comes_first(alternative: Alternative, case: Facts) -> bool:
    """Say whether an alternative that is raised has to be settled before any activity."""
    condition = alternative.before_activities
    return condition is not None and truth_of(condition, case) is Truth.YES


def is_raised(alternative: Alternative, case: Case) -> bool:
    """Say whether the answers raise this alternative; a doubtful form raises its own."""
    if truth_of(alternative.when, case) is Truth.YES:
        return True
    return alternative.id == DOUBTED and is_doubtful(case)


def raised(case: Case, knowledge: Knowledge) -> tuple[Raised, ...]:
    """Return every alternative that the answers raise, whoever may hear of it."""
    found = []
    for alternative in knowledge.alternatives.values():
        if not is_raised(alternative, case):
            continue
        if alternative.id == DOUBTED and is_doubtful(case):
            because = tuple(f"functions.{code}" for code, fact in case.functions().items() if fact)
        else:
            because = judge(alternative.when, case).because
        found.append(Raised(alternative, because, comes_first(alternative, case)))
    return tuple(found)


def alternatives(found: Iterable[Raised], telling: Telling) -> tuple[OtherCause, ...]:
    """Return what this voice may hear of, in its words."""
    return tuple(
        _told(one, telling)
        for one in found
        if telling.voice == "clinician" or not one.alternative.clinician_only
    )


def _told(one: Raised, telling: Telling) -> OtherCause:
    case, alternative = telling.case, one.alternative
    withheld = telling.guarded and is_suspected(case)
    return OtherCause(
        id=alternative.id,
        text=telling.part("part_clinician_asks") if withheld else _text(one, telling),
        refer=alternative.refer,
        before_activities=one.comes_first,
        answers=case.cite(one.because) or tuple(case.resolve(path) for path in one.because),
        sources=alternative.sources,
        speaks_for="" if withheld else _speaks_for(one, telling),
        would_settle="" if withheld else telling.words(alternative.would_settle),
    )


def is_suspected(case: Case) -> bool:
    """Say whether the clinician wrote down that the account itself may make the illness."""
    fact = case.facts.get(SUSPECTED)
    return fact is not None and fact.value is True


def _text(one: Raised, telling: Telling) -> str:
    """Return the question; of what is known already it is only asked how much it explains."""
    alternative, facts = one.alternative, telling.case.facts
    known = facts.get(alternative.known_by)
    if known is not None and known.value is True:
        slots = {"items": name_of(telling, alternative.known_by)}
        text = telling.part("part_known_cause", slots)
    else:
        text = telling.words(alternative.text)
    if _is_not_well_known(one, telling.case):
        text = f"{text} {telling.part('part_not_well_known')}"
    if one.comes_first:
        more = telling.words(alternative.urgent)
    else:
        more = telling.part("part_seen") if _is_seen(one, telling.case) else ""
    return f"{text} {more}".rstrip()


def _is_not_well_known(one: Raised, case: Case) -> bool:
    """Say whether all of the past that raised it was only told, or left open how hard it was."""
    past = [
        ".".join(case.resolve(path).split(".")[:4])
        for path in one.because
        if path.startswith("history.")
    ]
    known = [path for path in past if path in case.facts and ".adversity." in path]
    return bool(known) and all(
        case.facts[path].value is None or path in case.second_hand for path in known
    )


def _is_seen(one: Raised, case: Case) -> bool:
    seen = (case.facts.get(f"{path}.seen_by_doctor") for path in one.because)
    return any(fact is not None and fact.value is True for fact in seen)


def _speaks_for(one: Raised, telling: Telling) -> str:
    """Return what speaks for it here: only the answers that raised it."""
    grounds = [] if one.alternative.clinician_only else _grounds(one, telling)
    if not grounds:
        return telling.words(one.alternative.speaks_for)
    if len(grounds) > _LISTED:
        more = str(len(grounds) - _LISTED)
        grounds = [*grounds[:_LISTED], telling.part("part_more_of_it", {"count": more})]
    return telling.part("part_speaks_for", {"items": telling.listed(grounds)})


def _grounds(one: Raised, telling: Telling) -> list[str]:
    found = (_ground(telling.case.resolve(path), telling) for path in one.because)
    return [text for text in found if text]


def _ground(path: str, telling: Telling) -> str:
    """Return one answer in words; what was answered with no, or is no answer, is nothing."""
    place, _, code = path.partition(".")
    if place == "history":
        path = ".".join(path.split(".")[:4])
    fact = telling.case.facts.get(path)
    if fact is None or not fact.value or not telling.may_hear(code):
        return ""
    if place == "functions":
        return rated_skills(telling, (path,))
    if place == "history":
        is_heard = ".adversity." in path and not telling.guarded
        return reported_with_time(telling, path) if is_heard else ""
    return name_of(telling, path) if place in _NAMED else ""
