"""Sentences about what holds, where to start, and what waits."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.domain.facts import Case, Remark
from assistant.domain.findings import Danger, OtherCause, Plan, Sentence, Strength
from assistant.reasoning.evidence import ABOVE_NONE
from assistant.reasoning.grounds import hard_skills
from assistant.reasoning.names import name_of, named, rated_skills
from assistant.reasoning.outlook import held_today, thin_today
from assistant.reasoning.partners import partner_name, partners
from assistant.reasoning.plan import DISLIKED
from assistant.reasoning.quoting import good_words
from assistant.reasoning.start import MAINTAIN
from assistant.reasoning.telling import Telling, trusted
from assistant.reasoning.view import View
from assistant.reasoning.wishes import dislikes_of

SUPPORT = "now.caregiver_supported"
ADULT = 216
OVERWHELMED = "safety.caregiver_overwhelmed"


def shares_today(view: View) -> dict[str, float]:
    """Return what counts for connection in the client's present window."""
    return dict(view.table.windows[view.case.present].shares)


def reasons(view: View, telling: Telling) -> tuple[str, ...]:
    """Return the ratings that made the starting stage the start."""
    return tuple(
        path
        for region in telling.knowledge.regions.values()
        if region.stage == view.start and view.skills[region.id].band in ABOVE_NONE
        for path in hard_skills(view, region.id)
    )


def adult_answers(case: Case) -> tuple[str, ...]:
    """Return the answers that say the calm of the adult who cares comes first; a grown client has none."""
    if case.age_months >= ADULT:
        return ()
    found = []
    support = case.facts.get(SUPPORT)
    if support is not None and support.value is not None and support.value <= 1:
        found.append(SUPPORT)
    strain = f"history.{case.present}.adversity.caregiver_distress"
    reported = case.reported.get(case.present, {}).get("caregiver_distress")
    if reported is not None and reported.low:
        found.append(strain)
    return case.cite(found)


def strengths(view: View, telling: Telling) -> tuple[Strength, ...]:
    """Return what holds: the informant's own words, and today's connection."""
    own = [Strength(one.text, view.case.cite((one.path,))) for one in _own_words(view, telling)]
    held = [
        Strength(name_of(telling, path), (path,))
        for path in held_today(view.case, shares_today(view))
    ]
    return (*own, *held)


def _own_words(view: View, telling: Telling) -> tuple[Remark, ...]:
    """Return the strengths that were told, each once, however it was written, without the hesitation."""
    found: dict[str, Remark] = {}
    for one in view.case.strengths:
        good = good_words(one.text)
        if good and not telling.hides(one.text):
            found.setdefault(good.casefold().strip(" .!"), replace(one, text=good))
    return tuple(found.values())


def about_strengths(view: View, telling: Telling) -> Iterator[Sentence]:
    """Yield what holds."""
    for one in _own_words(view, telling):
        yield telling.sentence(
            "strength_words", view.case.cite((one.path,)), {"text": one.text}, rule=one.path
        )
    held = held_today(view.case, shares_today(view))
    if held:
        yield telling.sentence("strength_now", held, {"items": named(telling, held)})


def about_plan(
    view: View,
    telling: Telling,
    dangers: tuple[Danger, ...],
    causes: tuple[OtherCause, ...],
) -> Iterator[Sentence]:
    """Yield where to start and on what ground."""
    case = view.case
    for danger in dangers:
        if danger.answers:
            yield telling.sentence(
                "plan_danger",
                danger.answers,
                {"items": named(telling, danger.answers)},
                rule=danger.id,
            )
    for cause in causes:
        if cause.before_activities:
            open_ones = not_seen_to(case, cause)
            yield telling.sentence(
                "plan_medical",
                open_ones,
                {"items": named(telling, open_ones)},
                rule=cause.id,
                sources=cause.sources,
            )
    if view.start == MAINTAIN:
        known = tuple(f"functions.{code}" for code, fact in case.functions().items() if fact)
        yield telling.sentence("plan_keep", known, {"count": str(len(known))})
    if view.start in telling.knowledge.stages:
        yield from _start(view, telling)


def not_seen_to(case: Case, cause: OtherCause) -> tuple[str, ...]:
    """Return the illnesses that no doctor has seen to, among those that raised a question.

    Asthma that gives trouble is asthma too, and named once.
    """
    found = [
        path
        for path in case.cite(cause.answers)
        if path.startswith("medical.")
        and ((seen := case.facts.get(f"{path}.seen_by_doctor")) is None or seen.value is not True)
    ]
    return tuple(path for path in found if f"{path}_uncontrolled" not in found)


def _start(view: View, telling: Telling) -> Iterator[Sentence]:
    case, stage = view.case, telling.knowledge.stages[view.start]
    why = reasons(view, telling)
    slots = {"stage": telling.words(stage.name), "skills": rated_skills(telling, why)}
    yield telling.sentence("plan_start", why, slots, sources=stage.sources)
    adult = adult_answers(case)
    if adult:
        strain = (
            telling.part("part_little_support") if path == SUPPORT else name_of(telling, path)
            for path in adult
        )
        yield telling.sentence("plan_adult", adult, {"items": telling.listed(strain)})
    yield from _connection(view, telling)
    people = partners(case)
    if people:
        names = telling.listed(partner_name(telling, person) for person in people)
        is_reader = telling.voice == "caregiver" == case.informant
        template = "plan_partners_you" if is_reader else "plan_partners"
        yield telling.sentence(template, (one.path for one in people), {"names": names})
    elif case.known("preferences.safe_people"):
        template = "plan_nobody_near" if trusted(case) else "plan_nobody"
        cited = ("preferences.safe_people",)
        yield telling.sentence(template, cited, rule="plan_nobody")


def _connection(view: View, telling: Telling) -> Iterator[Sentence]:
    """Say what the plan leans on, or what it builds up first: today's connection bounds it."""
    shares = shares_today(view)
    held, thin = held_today(view.case, shares), thin_today(view.case, shares)
    if thin and len(thin) >= len(held):
        yield telling.sentence("plan_thin", thin, {"items": named(telling, thin)})
    elif held:
        yield telling.sentence("plan_held", held)


def about_dislikes(view: View, telling: Telling, plan: Plan) -> Iterator[Sentence]:
    """Say what was left out because it is not liked, in the words that said so."""
    paths = tuple(
        dict.fromkeys(
            path for one in plan.excluded if one.caution == DISLIKED for path in one.answers
        )
    )
    if paths:
        told = (one for one in dislikes_of(view.case) if one.path in paths)
        texts = [f"“{one.said}”" for one in told if not telling.hides(one.said)]
        if texts:
            yield telling.sentence("plan_disliked", paths, {"items": telling.listed(texts)})


def about_waiting(view: View, telling: Telling, plan: Plan) -> Iterator[Sentence]:
    """Yield what waits, and until when."""
    why = reasons(view, telling)
    for one in plan.not_yet:
        slots = {"waiting": one.name, "until": one.until}
        yield telling.sentence("not_yet_item", why, slots, rule=one.id, sources=one.sources)
