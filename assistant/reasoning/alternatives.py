"""Other explanations that the answers raise, and which of them come before any activity."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.conditions import Facts, Truth, judge, truth_of
from assistant.domain.facts import Case
from assistant.domain.findings import OtherCause
from assistant.domain.knowledge import Alternative, Knowledge
from assistant.reasoning.telling import Telling

DOUBTED = "informant_unreliable"
_ENOUGH = 8
_WORST = 3
_NEARLY_ALL = 0.9


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
    return OtherCause(
        id=alternative.id,
        text=telling.words(alternative.text),
        refer=alternative.refer,
        before_activities=one.comes_first,
        answers=case.cite(one.because) or tuple(case.resolve(path) for path in one.because),
        sources=alternative.sources,
        speaks_for=telling.words(alternative.speaks_for),
        would_settle=telling.words(alternative.would_settle),
    )
