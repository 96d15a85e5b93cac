"""What would account for part of it without any history: known causes, an early birth, the family by birth."""

from collections.abc import Iterable, Iterator

from assistant.domain.facts import Case
from assistant.domain.findings import Sentence
from assistant.reasoning.names import name_of, named
from assistant.reasoning.start import MAINTAIN
from assistant.reasoning.telling import Telling
from assistant.reasoning.view import View

KNOWN_CAUSES = (
    "autism_known",
    "adhd_known",
    "learning_disability_known",
    "genetic_condition",
    "prenatal_exposure_diagnosed",
    "hearing_problem",
    "vision_problem",
    "premature",
)
WEEKS = "client.gestation_weeks"
FULL_TERM = 37
_BREATH = "asthma_or_allergy"
_TOLD_OF_HARD_TIMES = "trauma_in_earlier_generations"


def other_causes(view: View, telling: Telling) -> Iterator[Sentence]:
    """Yield the causes that are known, and those that run in the family by birth and can matter here."""
    causes = _true(view, (f"medical.{code}" for code in KNOWN_CAUSES))
    template = "against_known_beside" if view.converging else "against_known"
    if causes:
        slots = {"items": named(telling, causes)}
        yield telling.sentence(template, causes, slots, rule="against_known")
    elif is_early_born(view.case):
        slots = {"items": name_of(telling, "medical.premature")}
        yield telling.sentence(template, (WEEKS,), slots, rule="against_known")
    family = _true(
        view,
        (
            f"family_history.{code}"
            for code in telling.knowledge.family_history
            if (code != _TOLD_OF_HARD_TIMES or view.has_history)
            and (code != _BREATH or _is_breath_in_question(view))
        ),
    )
    if (
        family
        and view.start != MAINTAIN
        and any(fact and fact.value for fact in view.case.functions().values())
    ):
        yield telling.sentence("against_family", family, {"items": named(telling, family)})


def _is_breath_in_question(view: View) -> bool:
    """Say whether asthma in the family can matter: there is some, or sleep is hard."""
    sleep = view.case.facts.get("functions.sleep")
    return bool(_true(view, ["medical.asthma"])) or bool(sleep is not None and sleep.value)


def is_early_born(case: Case) -> bool:
    """Say whether the client was born before term, by the weeks that were given."""
    weeks = case.facts.get(WEEKS)
    return weeks is not None and weeks.value < FULL_TERM


def _true(view: View, paths: Iterable[str]) -> tuple[str, ...]:
    facts = view.case.facts
    return tuple(path for path in paths if path in facts and facts[path].value is True)
