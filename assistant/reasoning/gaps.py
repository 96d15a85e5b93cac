"""Sentences about what is not known, and what to ask next."""

from collections.abc import Iterable, Iterator

from assistant.domain.facts import Somebody
from assistant.domain.findings import Sentence
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.cautions import Warned
from assistant.reasoning.names import named, windows_named
from assistant.reasoning.safety import open_questions
from assistant.reasoning.start import UNDETERMINED, ended_at, left_to_ask
from assistant.reasoning.telling import Telling, clashing
from assistant.reasoning.unsure import (
    asks_about_safety,
    is_unsure,
    not_sure_of_the_past,
    told_by_others,
)
from assistant.reasoning.view import View

BODIES = "boundaries_with_bodies"
_WORRYING = 2
_THREE = 3


def unknowns(view: View, telling: Telling) -> Iterator[Sentence]:
    """Yield what is not known."""
    case = view.case
    pressed = [one for one in case.reached if view.has_open_adversity(one)]
    held = [one for one in case.reached if view.has_open_connection(one)]
    for template, axis, windows in (
        ("unknown_pressed", "adversity", pressed),
        ("unknown_held", "connection", held),
    ):
        if windows:
            paths = [f"history.{window}.{axis}" for window in windows]
            yield telling.sentence(template, paths, {"windows": windows_named(telling, windows)})
    for region in view.readings:
        paths = [f"functions.{code}" for code in view.skills[region].unknown]
        if paths:
            words = telling.words(telling.knowledge.regions[region].name)
            slots = {"region": words, "skills": named(telling, paths)}
            yield telling.sentence("unknown_skills", paths, slots, rule=f"unknown.{region}")
    yield from not_sure_of_the_past(view, telling)
    yield from told_by_others(view, telling)


def asks(view: View, telling: Telling, warned: Iterable[Warned]) -> Iterator[Sentence]:
    """Yield what to ask next; what was declined about danger is asked in person, before all else."""
    if not telling.guarded:
        yield from _for_clinicians(view, telling)
    yield from asks_about_safety(view, telling)
    if view.start == UNDETERMINED:
        paths = three_questions(view, telling.knowledge)
        if paths:
            yield telling.sentence("ask_three", paths, {"skills": named(telling, paths)})
        else:
            stage = telling.knowledge.stages[ended_at(view.skills, telling.knowledge)]
            slots = {"stage": telling.words(stage.name)}
            yield telling.sentence("ask_later", ("client.age_months",), slots)
    early = next((doubt.answers for doubt in view.doubts if doubt.id == "conf_perinatal"), ())
    leaves = [path for path in early if path.count(".") == _THREE]
    if early:
        items = named(telling, leaves) if leaves else telling.part("part_first_months")
        yield telling.sentence("ask_first_months", early, {"items": items})
    room = _more_room(view, telling, warned)
    unsure = tuple(path for path in _not_sure(view) if path not in room)
    if unsure:
        yield telling.sentence("ask_not_sure", unsure, {"items": named(telling, unsure)})
    if room:
        yield telling.sentence("ask_more_room", room, {"items": named(telling, room)})


def _for_clinicians(view: View, telling: Telling) -> Iterator[Sentence]:
    for why in ("declined", "unsure", "open"):
        codes = open_questions(telling, why)
        if codes:
            paths = [f"safety.{code}" for code in codes]
            yield telling.sentence(f"ask_danger_{why}", paths, {"items": named(telling, paths)})
    same = clashing(view.case)
    if same:
        names = telling.listed(person.name for person in same)
        yield telling.sentence("ask_same_name", (person.path for person in same), {"names": names})
    unsafe = [one for one in view.case.unsafe_people if not is_unsure(view.case, one)]
    if unsafe:
        names = telling.listed(_who(person) for person in unsafe)
        yield telling.sentence("ask_contact", (person.path for person in unsafe), {"names": names})
    bodies = view.case.facts.get(f"functions.{BODIES}")
    if bodies is not None and bodies.value >= _WORRYING and telling.may_hear(BODIES):
        yield telling.sentence("ask_bodies", (f"functions.{BODIES}",))


def _who(person: Somebody) -> str:
    return f"{person.name} ({person.relation})" if person.relation else person.name


def three_questions(view: View, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the three skills whose rating would settle where to start soonest.

    They belong to the lowest stage that nothing is known of: first its region with the fewest
    answers still to go.
    """
    found = left_to_ask(view.skills, knowledge)
    return tuple(f"functions.{code}" for code in found[:_THREE])


def _not_sure(view: View) -> tuple[str, ...]:
    """Return the medical questions that were asked and that the informant could not answer."""
    return tuple(
        path
        for path, why in view.case.absents.items()
        if path.startswith("medical.") and why.startswith("unknown_to")
    )


def _more_room(view: View, telling: Telling, warned: Iterable[Warned]) -> tuple[str, ...]:
    """Return what is not known, or not relied on, and takes activities out as long as it is not."""
    if view.start not in telling.knowledge.stages:
        return ()
    found = (
        path
        for one in warned
        if one.is_open and one.caution.action == "exclude"
        for path in one.because
        if path.startswith(("medical.", "preferences."))
    )
    return tuple(dict.fromkeys(found))
