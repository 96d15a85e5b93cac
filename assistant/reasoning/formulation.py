"""The one door: a case goes in, everything that can honestly be said about it comes out."""

from assistant.domain.facts import Case
from assistant.domain.findings import Formulation
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.alternatives import alternatives
from assistant.reasoning.cautions import warnings
from assistant.reasoning.explanation import explain
from assistant.reasoning.flips import flips
from assistant.reasoning.gates import bars_of
from assistant.reasoning.outlook import outlook_of
from assistant.reasoning.picture import picture
from assistant.reasoning.plain import to_plain
from assistant.reasoning.plan import Ground, plan_of
from assistant.reasoning.safety import dangers
from assistant.reasoning.sensitivity import questions_that_matter
from assistant.reasoning.steps import adult_answers, reasons, strengths
from assistant.reasoning.telling import Telling
from assistant.reasoning.view import domain_findings, history_answers, region_findings, view_of

__all__ = ["formulate", "picture", "to_plain"]


def formulate(
    case: Case, knowledge: Knowledge, voice: str = "clinician", *, brief: bool = False
) -> Formulation:
    """Return the whole result for one voice; ``brief`` leaves out what takes many trials."""
    heard = case.heard_by(voice)
    telling = Telling(heard, knowledge)
    view = view_of(heard, knowledge)
    outlook = outlook_of(view, knowledge)
    found_dangers = dangers(telling)
    causes = alternatives(view.raised, telling)
    ground = Ground(
        start=view.start,
        reasons=reasons(view, telling),
        thin=outlook.now == "thin",
        adult_first=bool(adult_answers(heard))
        and voice != "self",  # it is not a child's to hand over
        warned=warnings(heard, knowledge.cautions.values()),
        bars=bars_of(found_dangers, causes),
    )
    plan = plan_of(telling, ground)
    return Formulation(
        knowledge=knowledge.fingerprint,
        voice=voice,
        start_with=view.start,
        confidence=view.confidence,
        safety=found_dangers,
        alternatives=causes,
        regions=region_findings(view, history_answers(heard, view.table)),
        domains=domain_findings(view),
        outlook=outlook,
        strengths=strengths(view, telling),
        plan=plan,
        explanation=explain(view, telling, found_dangers, causes, plan, ground.warned),
        questions_that_matter=None if brief else questions_that_matter(view, telling),
        flips=None if brief else flips(view, knowledge),
    )
