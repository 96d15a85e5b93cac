"""What waits: whatever asks for skills that are not steady yet, where it has to do with what is hard today."""

from assistant.domain.findings import Waiting
from assistant.domain.knowledge import NotYet
from assistant.reasoning.telling import Telling

GROWN = 132
"""Months of age from which what waits is told as to a teenager or an adult."""


def waiting_for(telling: Telling, start: str) -> tuple[NotYet, ...]:
    """Return what waits: whatever needs a stage that the client has not passed."""
    stages = list(telling.knowledge.stages)
    return tuple(
        one
        for one in telling.knowledge.not_yet.values()
        if start in stages
        and stages.index(one.waits_for) >= stages.index(start)
        and (one.below_months is None or telling.case.age_months < one.below_months)
    )


def is_hard_today(telling: Telling, one: NotYet) -> bool:
    """Say whether what waits has to do with something that is known to be hard today."""
    functions = telling.case.functions()
    known = {code: fact for code in one.hard if (fact := functions.get(code)) is not None}
    return not one.hard or any(fact.value >= one.hard[code] for code, fact in known.items())


def waiting(telling: Telling, one: NotYet) -> Waiting:
    """Return what waits in the words of this voice and age."""
    said = one.grown if one.grown and telling.case.age_months >= GROWN else one
    until, name, why = (telling.words(words) for words in (said.until, said.name, said.why))
    return Waiting(one.id, until, name, why, one.sources)
