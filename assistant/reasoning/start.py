"""Where to start: safety and what a doctor must see, then the lowest stage with a need."""

from collections.abc import Mapping

from assistant.domain.facts import Case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.alternatives import raised
from assistant.reasoning.evidence import ABOVE_NONE, Skills, skills_of
from assistant.reasoning.tables import Tables

REFER = "refer_first"
UNDETERMINED = "undetermined"
MAINTAIN = "maintain"


def climb(bands: Mapping[str, str], knowledge: Knowledge) -> str:
    """Walk the stages up; the first with a need wins, one that nothing is known of ends the walk."""
    for stage in knowledge.stages:
        found = [bands[region.id] for region in knowledge.regions.values() if region.stage == stage]
        if any(band in ABOVE_NONE for band in found):
            return stage
        if all(band == "unknown" for band in found):
            return UNDETERMINED
    return MAINTAIN


def ended_at(skills: Mapping[str, Skills], knowledge: Knowledge) -> str:
    """Return the stage that nothing is known of, where the walk ended undetermined."""
    return next(
        stage
        for stage in knowledge.stages
        if all(
            skills[region.id].band == "unknown"
            for region in knowledge.regions.values()
            if region.stage == stage
        )
    )


def left_to_ask(skills: Mapping[str, Skills], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the skills that the walk ended for want of; none where they are too early to rate."""
    stage = ended_at(skills, knowledge)
    regions = [one.id for one in knowledge.regions.values() if one.stage == stage]
    order = sorted(regions, key=lambda region: len(skills[region].unknown))
    return tuple(code for region in order for code in skills[region].unknown)


def is_in_danger(case: Case, knowledge: Knowledge) -> bool:
    """Say whether any safety question was answered yes."""
    return any(
        (fact := case.facts.get(f"safety.{code}")) is not None and fact.value is True
        for code in knowledge.safety
    )


def bands_of(case: Case, table: Tables) -> dict[str, str]:
    """Return the band of every region's skills."""
    functions = case.functions()
    return {region: skills_of(codes, functions).band for region, codes in table.regions.items()}


def start_of(case: Case, knowledge: Knowledge, table: Tables) -> str:
    """Return where to start, from nothing but the case."""
    if is_in_danger(case, knowledge) or any(one.comes_first for one in raised(case, knowledge)):
        return REFER
    return climb(bands_of(case, table), knowledge)
