"""What opens a stage; where nothing is open, only what truly bars the first one."""

from assistant.domain.findings import Danger, OtherCause
from assistant.reasoning.start import REFER
from assistant.reasoning.telling import Telling

DANGER, DOCTOR = "danger", "doctor"


def bars_of(dangers: tuple[Danger, ...], causes: tuple[OtherCause, ...]) -> frozenset[str]:
    """Return what was told that comes before any activity; a danger that may not be named tells nothing."""
    told = {DANGER} if any(one.answers for one in dangers) else set()
    seen = {DOCTOR} if any(one.before_activities for one in causes) else set()
    return frozenset(told | seen)


def gate_of(telling: Telling, stage: str) -> str:
    """Return what a family can see when a stage opens."""
    return telling.words(telling.knowledge.stages[stage].gate)


def first_gate(telling: Telling, start: str, bars: frozenset[str]) -> str:
    """Return what would open the first stage where nothing is open."""
    if start != REFER:
        return telling.part("part_gate_need")
    if len(bars) == 1:
        return telling.part(f"part_gate_{min(bars)}")
    return gate_of(telling, next(iter(telling.knowledge.stages)))
