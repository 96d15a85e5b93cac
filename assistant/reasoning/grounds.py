"""Sentences for and against: what the answers say about where history and skills meet."""

from collections.abc import Iterator, Sequence

from assistant.domain.findings import Sentence
from assistant.reasoning.background import other_causes
from assistant.reasoning.early_care import FIRST_YEARS
from assistant.reasoning.evidence import ABOVE_NONE
from assistant.reasoning.names import (
    named,
    rated_skills,
    reported,
    window_name,
    windows_named,
)
from assistant.reasoning.outlook import LOW
from assistant.reasoning.start import MAINTAIN
from assistant.reasoning.telling import Telling
from assistant.reasoning.unsure import is_hearsay
from assistant.reasoning.view import View, reported_there

EARLY = ("intrauterine", "perinatal", "infancy")


def speaking_for(view: View, telling: Telling) -> Iterator[Sentence]:
    """Yield what the answers speak for."""
    for region in view.readings:
        hard = hard_skills(view, region)
        if view.skills[region].band in ABOVE_NONE and hard:
            yield _hard(view, telling, region, hard)
    if not view.keeps_history:
        return
    if not view.converging:
        if view.start != MAINTAIN:
            yield from _told(view, telling)
        return
    for window in view.case.reached:
        yield from _pressed(view, telling, window)
        yield from _lacked(view, telling, window)
    if not view.in_danger:
        yield _together(view, telling)


def _told(view: View, telling: Telling) -> Iterator[Sentence]:
    """Yield what was reported though no link is drawn: it is named, whatever it weighs."""
    template = "against_told" if view.start == MAINTAIN else "for_told"
    for window in view.case.reached:
        is_open = view.is_history_open and window in FIRST_YEARS and window != view.case.present
        more = "_open" if is_open and template == "for_told" else ""
        yield from _pressed(view, telling, window, f"{template}{more}")


def hard_skills(view: View, group: str) -> tuple[str, ...]:
    """Return the skills of a region or domain that are harder than for others of that age."""
    facts = view.case.facts
    paths = (f"functions.{code}" for code in view.skills[group].known)
    return tuple(path for path in paths if facts[path].value)


def _hard(view: View, telling: Telling, region: str, hard: tuple[str, ...]) -> Sentence:
    known = telling.knowledge.regions[region]
    skills = view.skills[region]
    low, high = (f"{bound:.2f}" for bound in skills.bounds)
    width = "part_exactly" if low == high else "part_between"
    slots = {
        "region": telling.words(known.name),
        "skills": rated_skills(telling, hard),
        "band": skills.band,
        "range": telling.part(width, {"low": low, "high": high}),
        "history": view.pasts[region].band,
        "reading": view.readings[region].replace("_", " "),
    }
    return telling.sentence(
        "for_skills", hard, slots, rule=f"skills.{region}", sources=known.sources
    )


def _pressed(
    view: View, telling: Telling, window: str, template: str = "for_adversity"
) -> Iterator[Sentence]:
    case, paths = view.case, reported_there(view.case, window)
    rule = f"adversity.{window}"
    if not telling.guarded:  # how sure each is stands beside it
        yield from _at(view, telling, window, _of_now(view, window, template), paths, rule)
        return
    sure = [path for path in paths if case.facts[path].value and not is_hearsay(case, path)]
    heard = [path for path in paths if is_hearsay(case, path)]
    other = "against_heard" if template.startswith("against") else "for_heard"
    yield from _at(view, telling, window, _of_now(view, window, template), sure, rule)
    yield from _at(view, telling, window, other, heard, f"{rule}.heard")


def _at(
    view: View, telling: Telling, window: str, template: str, paths: Sequence[str], rule: str
) -> Iterator[Sentence]:
    """Yield one sentence about a stretch of time, with what it names."""
    if paths:
        is_held = ".connection." in paths[0]
        items = named(telling, paths) if is_held else reported(telling, paths)
        yield telling.sentence(
            template,
            view.case.cite(paths),
            {"window": window_name(telling, window), "items": items},
            rule=rule,
            sources=telling.knowledge.windows[window].sources,
        )


def _of_now(view: View, window: str, template: str) -> str:
    """Return the template for a stretch of time: one that goes on is not over."""
    return f"{template}_now" if window == view.case.present else template


def _past(view: View) -> tuple[str, ...]:
    """Return the places that say what pressed, or what held only a little."""
    return view.case.cite(
        path
        for window in view.case.reached
        for path in (*reported_there(view.case, window), *_connection(view, window, low=True))
    )


def _connection(view: View, window: str, *, low: bool) -> tuple[str, ...]:
    paths = (f"history.{window}.connection.{code}" for code in view.table.windows[window].shares)
    facts = view.case.facts
    return tuple(path for path in paths if path in facts and (facts[path].value <= LOW) is low)


def _lacked(view: View, telling: Telling, window: str) -> Iterator[Sentence]:
    paths = _connection(view, window, low=True)
    yield from _held_or_not(view, telling, window, ("for_lack", f"connection.{window}"), paths)


def _held_or_not(
    view: View, telling: Telling, window: str, said: tuple[str, str], paths: Sequence[str]
) -> Iterator[Sentence]:
    """Yield what held, or held only a little; what was told by others is told as heard."""
    template, rule = said
    sure = [path for path in paths if not is_hearsay(view.case, path)]
    heard = [path for path in paths if is_hearsay(view.case, path)]
    yield from _at(view, telling, window, _of_now(view, window, template), sure, rule)
    yield from _at(view, telling, window, f"{template}_heard", heard, f"{rule}.heard")


def _together(view: View, telling: Telling) -> Sentence:
    past = _past(view)
    regions = view.converging
    skills = tuple(dict.fromkeys(path for name in regions for path in hard_skills(view, name)))
    slots = {
        "regions": telling.listed(
            telling.words(telling.knowledge.regions[name].name) for name in regions
        ),
        "past": str(len(past)),
        "present": str(len(skills)),
        "count": str(len(past) + len(skills)),
    }
    sources = telling.knowledge.weights.sources
    return telling.sentence("for_together", (*skills, *past), slots, sources=sources)


def speaking_against(view: View, telling: Telling) -> Iterator[Sentence]:
    """Yield what the answers speak against, and what else would explain them."""
    yield from _steady(view, telling)
    if view.keeps_history:
        yield from _past_against(view, telling)
    yield from other_causes(view, telling)


def _past_against(view: View, telling: Telling) -> Iterator[Sentence]:
    if view.has_history and not view.is_held_back:
        for window in view.case.reached:
            yield from _held(view, telling, window)
    if view.start == MAINTAIN:
        yield from _told(view, telling)
    yield from _resilient(view, telling)
    yield from _quiet(view, telling)
    yield from _late(view, telling)


def _steady(view: View, telling: Telling) -> Iterator[Sentence]:
    paths = _like_others(view)
    if paths:
        yield telling.sentence("against_steady", paths, {"skills": named(telling, paths)})


def _like_others(view: View) -> tuple[str, ...]:
    return tuple(
        f"functions.{code}"
        for code, fact in view.case.functions().items()
        if fact is not None and not fact.value
    )


def _held(view: View, telling: Telling, window: str) -> Iterator[Sentence]:
    paths = _connection(view, window, low=False)
    yield from _held_or_not(view, telling, window, ("against_held", f"held.{window}"), paths)


def _resilient(view: View, telling: Telling) -> Iterator[Sentence]:
    if view.start != MAINTAIN or not view.has_history:
        return
    past, skills = _past(view), _like_others(view)
    slots = {"past": str(len(past)), "present": str(len(skills))}
    yield telling.sentence("against_resilient", (*past, *skills), slots)


def _is_skills_only(view: View) -> bool:
    return "function_only" in view.readings.values() and not view.has_history


def _quiet(view: View, telling: Telling) -> Iterator[Sentence]:
    """Where skills are low and nothing at all was reported, say what the history does not explain."""
    quiet = tuple(
        window
        for window, entries in view.case.reported.items()
        if not any(fact.high for fact in entries.values())
    )
    if quiet and _is_skills_only(view) and not view.is_told_of_hardship:
        paths = view.case.cite(f"history.{window}.adversity" for window in quiet)
        template = "against_quiet_asked" if view.is_history_open else "against_quiet"
        if view.is_unasked:
            template = "against_quiet_open"
        slots = {"windows": windows_named(telling, quiet)}
        yield telling.sentence(template, paths, slots, rule="against_quiet")


def _late(view: View, telling: Telling) -> Iterator[Sentence]:
    """Where all that pressed came late, after a good start, say that it is not an early matter."""
    by_window = {one: reported_there(view.case, one) for one in view.case.reached}
    early = [path for one in EARLY for path in by_window.get(one, ())]
    paths = [path for found in by_window.values() for path in found]
    lowest = next(iter(view.readings))
    if paths and not early and view.pasts[lowest].band == "none":
        slots = {"items": reported(telling, paths)}
        yield telling.sentence("against_late", view.case.cite(paths), slots)
