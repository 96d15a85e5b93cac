"""The explanation: the verdicts that decided, put into words for one voice. It decides nothing."""

import re
from collections.abc import Iterable, Iterator

from assistant.domain.findings import Danger, OtherCause, Plan, Sentence
from assistant.domain.knowledge import KINDS
from assistant.reasoning.background import WEEKS, is_early_born
from assistant.reasoning.cautions import Warned
from assistant.reasoning.coming import days_of_change, reason_given
from assistant.reasoning.confidence import HEARSAY, Doubt, the_one
from assistant.reasoning.early_care import apart_early, asks_of_early_care, told_early
from assistant.reasoning.evidence import ABOVE_NONE
from assistant.reasoning.gaps import asks, unknowns
from assistant.reasoning.grounds import speaking_against, speaking_for
from assistant.reasoning.names import named, rated_skills, windows_named
from assistant.reasoning.start import MAINTAIN, REFER, UNDETERMINED, left_to_ask
from assistant.reasoning.steps import (
    about_dislikes,
    about_plan,
    about_strengths,
    about_waiting,
    not_seen_to,
)
from assistant.reasoning.telling import Telling
from assistant.reasoning.view import View

OF_THE_PAST = frozenset({"ptsd", "grief", "ongoing_threat"})
"""Explanations that are themselves a history: what came later can account for much by itself."""
FIRST = frozenset({"ask_danger_declined", "ask_danger_unsure"})
"""What heads the page whatever else is on it, beside, for a family, every danger that was told."""
CORRECTED_BELOW = 24
"""Months of age until which skills are read against the corrected age."""
_CLEARLY = 2
_ITEM = re.compile(r"history\.perinatal\.adversity\.\w+$")
_CONFIDENCE_FOR_CLINICIANS = "conf_doubtful"


def explain(
    view: View,
    telling: Telling,
    dangers: tuple[Danger, ...],
    causes: tuple[OtherCause, ...],
    plan: Plan,
    warned: tuple[Warned, ...],
) -> tuple[Sentence, ...]:
    """Return every sentence: what it says about the person first, what it cannot say at the end."""
    sentences = [
        telling.sentence(
            _opening(view, telling),
            view.case.cite(one.path for one in view.case.presenting),
            {
                "first": _comes_first(telling, dangers, causes),
                "items": windows_named(telling, _early_windows(view)),
            },
        ),
        *_doctor_first(view, telling, causes),
        *reason_given(view, telling),
        *speaking_for(view, telling),
        *speaking_against(view, telling),
        *_causes(telling, causes),
        *asks_of_early_care(view, telling),
        *unknowns(view, telling),
        *about_strengths(view, telling),
        *about_plan(view, telling, dangers, causes),
        *days_of_change(view, telling),
        *about_dislikes(view, telling, plan),
        *about_waiting(view, telling, plan),
        *asks(view, telling, warned),
        *_lone(view, telling),
        *_limits(view, telling),
    ]
    heads = set(FIRST)
    if telling.voice in {"caregiver", "self"}:  # a clinician's opening names it already
        heads.update(danger.id for danger in dangers)
    return tuple(sorted(sentences, key=lambda one: (one.rule not in heads, KINDS.index(one.kind))))


def _early_windows(view: View) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path.split(".")[1] for path in told_early(view)))


def _comes_first(
    telling: Telling, dangers: tuple[Danger, ...], causes: tuple[OtherCause, ...]
) -> str:
    """Return what holds everything up: the dangers that were said, what a doctor has to look at."""
    said = [path for danger in dangers for path in danger.answers]
    seen = _to_be_seen(telling, causes)
    parts = []
    if said:
        parts.append(telling.part("part_first_danger", {"items": named(telling, said)}))
    elif dangers:
        parts.append(telling.part("part_first_unsure"))
    if seen:
        parts.append(telling.part("part_first_medical", {"items": named(telling, seen)}))
    return telling.listed(parts)


def _to_be_seen(telling: Telling, causes: tuple[OtherCause, ...]) -> tuple[str, ...]:
    """Return what a doctor has to look at before any activity."""
    first = (cause for cause in causes if cause.before_activities)
    found = (path for cause in first for path in not_seen_to(telling.case, cause))
    return tuple(dict.fromkeys(found))


def _doctor_first(
    view: View, telling: Telling, causes: tuple[OtherCause, ...]
) -> Iterator[Sentence]:
    """Tell a family by name what a doctor should look at; a clinician reads it in the opening."""
    seen = _to_be_seen(telling, causes)
    if view.start == REFER and seen and telling.voice in {"caregiver", "self"}:
        yield telling.sentence("opening_doctor", seen, {"items": named(telling, seen)})


def _opening(view: View, telling: Telling) -> str:
    if view.start == REFER:
        return "opening_refer"
    if view.start == UNDETERMINED:
        return _opening_without_start(view, telling)
    if view.start == MAINTAIN and lone_hard(view, telling):
        return "opening_lone"
    return _opening_without_need(view) if view.start == MAINTAIN else _opening_with_need(view)


def _opening_without_start(view: View, telling: Telling) -> str:
    """What nobody answered is one thing, what nobody can rate at this age is another."""
    if left_to_ask(view.skills, telling.knowledge):
        return "opening_open"
    return "opening_too_early_lone" if lone_hard(view, telling) else "opening_too_early"


def lone_hard(view: View, telling: Telling) -> tuple[str, ...]:
    """Return the skills that are clearly hard where one alone makes no pattern of its level."""
    return _beside(view, telling, (_CLEARLY, _CLEARLY + 1))


def _beside(view: View, telling: Telling, ratings: tuple[int, ...]) -> tuple[str, ...]:
    """Return the skills with such a rating that no sentence about a level names."""
    return tuple(
        f"functions.{code}"
        for code, skill in telling.knowledge.functions.items()
        if not skill.note_only
        and (fact := view.case.facts.get(f"functions.{code}")) is not None
        and fact.value in ratings
        and view.skills[skill.region].band not in ABOVE_NONE
    )


def _opening_without_need(view: View) -> str:
    if view.has_history:
        return "opening_resilient_open" if view.are_skills_open else "opening_resilient"
    return "opening_steady_open" if view.is_unasked else "opening_steady"


def _opening_with_need(view: View) -> str:
    """What was reported is never denied, and what is not known is never taken for a no."""
    if view.converging:
        return "opening_together"
    if view.has_history:
        return "opening_held_back" if view.is_held_back else "opening_apart"
    if apart_early(view) or (view.is_history_open and told_early(view)):
        return "opening_early_open" if view.is_history_open else "opening_early"
    if view.is_told_of_hardship:
        own = any(one.alternative.id in OF_THE_PAST for one in view.raised)
        return "opening_later" if own else "opening_told"
    if view.is_history_open:
        return "opening_history_open" if view.is_unasked else "opening_quiet"
    return "opening_skills"


def _lone(view: View, telling: Telling) -> Iterator[Sentence]:
    """Name what is hard by itself: no pattern is claimed, and nothing is denied."""
    hard, slight = lone_hard(view, telling), _beside(view, telling, (1,))
    if hard:
        template = "ask_lone_more" if hard[1:] else "ask_lone"
        slots = {"skills": rated_skills(telling, hard)}
        yield telling.sentence(template, hard, slots, rule="ask_lone")
    if slight:
        yield telling.sentence("ask_slight", slight, {"skills": rated_skills(telling, slight)})


def _causes(telling: Telling, causes: Iterable[OtherCause]) -> Iterator[Sentence]:
    said = set()
    for cause in causes:
        if cause.text in said:
            continue
        said.add(cause.text)
        slots = {"text": cause.text, "speaks_for": cause.speaks_for, "settles": cause.would_settle}
        yield telling.sentence(
            "alternative_item", cause.answers, slots, rule=cause.id, sources=cause.sources
        )


def _limits(view: View, telling: Telling) -> Iterator[Sentence]:
    yield telling.sentence("limit_not_a_diagnosis")
    yield telling.sentence("limit_evidence")
    if any(view.skills[region].band in ABOVE_NONE for region in view.readings):
        yield telling.sentence("limit_no_brain_seen")
        yield telling.sentence("limit_beside_care")
    if is_early_born(view.case) and view.case.age_months < CORRECTED_BELOW:
        yield telling.sentence("limit_born_early", (WEEKS,))
    if view.has_history and view.keeps_history:
        yield telling.sentence("limit_same_history")
        yield telling.sentence("limit_weights")
    yield from _confidence(view, telling)


def _confidence(view: View, telling: Telling) -> Iterator[Sentence]:
    heard = [
        doubt
        for doubt in view.doubts
        if not (telling.guarded and doubt.id == _CONFIDENCE_FOR_CLINICIANS)
    ]
    if not heard:
        template = "limit_unsure" if view.doubts else "limit_moderate"
        yield telling.sentence(template)
    for place, doubt in enumerate(heard):
        sure = telling.part("part_less_sure" if place else "part_how_sure")
        yield _doubted(doubt, view, telling, {"sure": sure})


def _doubted(doubt: Doubt, view: View, telling: Telling, sure: dict[str, str]) -> Sentence:
    told = [path for path in doubt.answers if telling.may_hear(path.rpartition(".")[2])]
    if doubt.id == HEARSAY:
        one = the_one(view.start, told, view.case, telling.knowledge)
        if one:
            items = {"items": named(telling, [one])}
            return telling.sentence("limit_conf_one_told", view.case.cite([one]), sure | items)
    if doubt.id == "conf_perinatal" and all(_ITEM.match(path) for path in told):
        items = {"items": named(telling, told)}
        cited = view.case.cite(told)
        return telling.sentence(
            "limit_conf_perinatal_part", cited, sure | items, rule="limit_conf_perinatal"
        )
    slots = sure | {"count": str(len(told))}
    return telling.sentence(f"limit_{doubt.id}", view.case.cite(told), slots)
