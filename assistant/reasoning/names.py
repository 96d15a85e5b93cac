"""The words for what stands at a path of the case file."""

from collections.abc import Iterable

from assistant.domain.facts import Case
from assistant.reasoning.telling import Telling

PREFERENCES = "preferences."
BEFORE_BIRTH = "intrauterine"


def name_of(telling: Telling, path: str) -> str:
    """Return what a leaf is called: a skill, an adversity, what held, an illness, a wish."""
    if path not in telling.names:
        telling.names[path] = _look_up(telling, path)
    return telling.names[path]


def _look_up(telling: Telling, path: str) -> str:
    if path.startswith(PREFERENCES):
        return telling.part(f"part_{path.removeprefix(PREFERENCES)}")
    knowledge = telling.knowledge
    place, _, rest = path.partition(".")
    if place == "history":
        window, axis, code = rest.split(".")[:3]
        entry = (knowledge.connection if axis == "connection" else knowledge.adversity)[code]
        borne = entry.before_birth if window == BEFORE_BIRTH else {}
        return telling.words(borne or entry.name)
    code = rest.partition(".")[0]
    if place == "functions":
        return telling.words(knowledge.functions[code].name)
    if place == "now":
        return telling.words(knowledge.connection[code].name)
    if place == "safety":
        return telling.words(knowledge.safety[code].name)
    entries = knowledge.medical if place == "medical" else knowledge.family_history
    return telling.words(entries[code].name)


def named(telling: Telling, paths: Iterable[str]) -> str:
    """Return the names of several leaves as a list."""
    return telling.listed(name_of(telling, path) for path in paths)


def rated_skills(telling: Telling, paths: Iterable[str]) -> str:
    """Return skills with how hard they are; families read the skills alone."""
    if telling.guarded:
        return named(telling, paths)
    facts = telling.case.facts
    return telling.listed(
        f"{name_of(telling, path)} ({telling.part(f'part_difficulty_{facts[path].value}')})"
        for path in paths
    )


def reported(telling: Telling, paths: Iterable[str]) -> str:
    """Return adversities with how hard and how often; families read what it was, never more."""
    if telling.guarded:
        return named(telling, paths)
    return telling.listed(
        f"{name_of(telling, path)} ({_extent(telling, telling.case, path)})" for path in paths
    )


def window_name(telling: Telling, window: str) -> str:
    """Return what a stretch of time is called; of one that is not over yet only so far is known."""
    known = telling.knowledge.windows[window]
    name = telling.words(known.name)
    if window != telling.case.present or known.to_months is None:
        return name
    return telling.part("part_so_far", {"window": name})


def reported_with_time(telling: Telling, path: str) -> str:
    """Return one adversity with when it was, how hard and how often."""
    extent = _extent(telling, telling.case, path)
    return f"{name_of(telling, path)} ({extent}), {window_name(telling, path.split('.')[1])}"


def _extent(telling: Telling, case: Case, path: str) -> str:
    pattern = case.facts.get(f"{path}.pattern")
    severity = case.facts[path].value
    words = telling.part("part_severity_open" if severity is None else f"part_severity_{severity}")
    if pattern is not None and pattern.value != "unknown":
        words = f"{words}, {telling.part(f'part_pattern_{pattern.value}')}"
    is_told = path in case.second_hand or f"{path}.severity" in case.second_hand
    return f"{words}, {telling.part('part_second_hand')}" if is_told else words


def windows_named(telling: Telling, windows: Iterable[str]) -> str:
    """Return the names of windows as a list."""
    return telling.listed(window_name(telling, one) for one in windows)
