"""What was told and is not sure: named with its time, never as a fact, and asked about where it may go on."""

from collections.abc import Iterable, Iterator

from assistant.domain.facts import Case, Somebody
from assistant.domain.findings import Sentence
from assistant.domain.persons import plain_name
from assistant.reasoning.names import name_of, named, reported, window_name
from assistant.reasoning.telling import Telling
from assistant.reasoning.view import View, reported_there

_HARM = "threat"
_TOUCH = "sexual_abuse"
_NAMED = ("functions.", "now.", "medical.", "family_history.")
"""Places whose leaves have a name that anybody may read."""
_NEGLECT = frozenset({"physical_neglect", "emotional_neglect"})


def unsure_there(view: View, window: str) -> tuple[str, ...]:
    """Return the hardships of a window that the informant was asked about and was not sure of."""
    branch = f"history.{window}.adversity"
    return tuple(
        path
        for code in view.table.windows[window].adversities
        if (path := f"{branch}.{code}") in view.case.absents
        and view.case.absents[path].startswith("unknown_to")
    )


def is_hearsay(case: Case, path: str) -> bool:
    """Say whether an answer was told by somebody else, or guessed."""
    return path in case.second_hand or f"{path}.severity" in case.second_hand


def is_unsure(case: Case, person: Somebody) -> bool:
    """Say whether somebody was named with a doubt: whether they feel safe is not known."""
    return person.path in case.guessed


def is_open_extent(case: Case, path: str) -> bool:
    """Say whether something was reported and nobody said how hard it was."""
    return case.facts[path].value is None and not is_hearsay(case, path)


def not_sure_of_the_past(view: View, telling: Telling) -> Iterator[Sentence]:
    """Yield what was asked about a time and is not known, item by item."""
    if not view.keeps_history:
        return
    for window in view.case.reached:
        slots = {"window": window_name(telling, window)}
        paths = unsure_there(view, window)
        if paths:
            items = {"items": telling.listed(_gently(telling, path) for path in paths)}
            yield telling.sentence(
                "unknown_hard", paths, slots | items, rule=f"unknown_hard.{window}"
            )
        reports = reported_there(view.case, window)
        extents = [path for path in reports if is_open_extent(view.case, path)]
        if extents and telling.guarded:
            items = {"items": named(telling, extents)}
            yield telling.sentence(
                "unknown_extent", extents, slots | items, rule=f"unknown_extent.{window}"
            )


def _gently(telling: Telling, path: str) -> str:
    """Return what it is called; the hardest word is not put in a family's mouth where nobody is sure."""
    is_touch = path.endswith(f".{_TOUCH}") and telling.guarded
    return telling.part("part_unsure_touch") if is_touch else name_of(telling, path)


def told_by_others(view: View, telling: Telling) -> Iterator[Sentence]:
    """Yield what is second-hand: of the past the times, of today the things themselves."""
    case = view.case
    told = sorted(path for path in case.second_hand if telling.may_hear(path.rpartition(".")[2]))
    if not told:
        return
    windows = [one for one in case.reached if any(_is_of(path, one) for path in told)]
    named_ones = [path for path in told if path.startswith(_NAMED)]
    items = [window_name(telling, one) for one in windows]
    items += [name_of(telling, path) for path in named_ones]
    if any("." in path and not path.startswith(("history.", *_NAMED)) for path in told):
        items.append(telling.part("part_told_besides"))
    yield telling.sentence(
        "unknown_told", told, {"count": str(len(told)), "items": telling.listed(items)}
    )


def _is_of(path: str, window: str) -> bool:
    return f"{path}.".startswith(f"history.{window}.")


def asks_about_safety(view: View, telling: Telling) -> Iterator[Sentence]:
    """Ask whether the client is safe where something that hurts may go on, or somebody is not safe."""
    paths = _perhaps_now(view, telling)
    if paths:
        yield telling.sentence("ask_safe_there", paths, {"items": _perhaps(telling, paths)})
    case = view.case
    unsafe = [
        one for one in case.unsafe_people if plain_name(one.name) and not is_unsure(case, one)
    ]
    if unsafe and telling.guarded:
        yield telling.sentence("ask_not_safe", _places(unsafe))
    unsure = [one for one in (*case.safe_people, *case.unsafe_people) if is_unsure(case, one)]
    if unsure:
        names = telling.listed(one.name for one in unsure)
        yield telling.sentence("ask_unsure_person", _places(unsure), {"names": names})


def _perhaps_now(view: View, telling: Telling) -> tuple[str, ...]:
    """Return the harm of the present window that nobody is sure of: asked and open, or hearsay."""
    case = view.case
    heard = (path for path in reported_there(case, case.present) if is_hearsay(case, path))
    return tuple(
        path
        for path in (*unsure_there(view, case.present), *heard)
        if (code := path.rpartition(".")[2]) in _NEGLECT
        or telling.knowledge.adversity[code].dimension == _HARM
    )


def _perhaps(telling: Telling, paths: Iterable[str]) -> str:
    return telling.listed(
        reported(telling, (path,)) if path in telling.case.facts else name_of(telling, path)
        for path in paths
    )


def _places(people: Iterable[Somebody]) -> Iterator[str]:
    return (person.path for person in people)
