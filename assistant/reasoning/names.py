"""The words for what stands at a path of the case file."""

from collections.abc import Iterable, Mapping

from assistant.domain.facts import Case
from assistant.domain.knowledge import Named
from assistant.reasoning.telling import Telling

PREFERENCES = "preferences."


def name_of(telling: Telling, path: str) -> str:
    """Return what a leaf is called: a skill, an adversity, what held, an illness, a wish."""
    if path.startswith(PREFERENCES):
        return telling.part(f"part_{path.removeprefix(PREFERENCES)}")
    knowledge = telling.knowledge
    place, _, rest = path.partition(".")
    if place == "history":
        _, axis, code = rest.split(".")[:3]
        entry = knowledge.adversity[code] if axis == "adversity" else knowledge.connection[code]
        return telling.words(entry.name)
    entries: Mapping[str, Mapping[str, Named]] = {
        "functions": knowledge.functions,
        "now": knowledge.connection,
        "medical": knowledge.medical,
        "family_history": knowledge.family_history,
        "safety": knowledge.safety,
    }  # type: ignore[dict-item]  # each of them has a name, which is all that is read
    return telling.words(entries[place][rest.partition(".")[0]].name)


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


def _extent(telling: Telling, case: Case, path: str) -> str:
    pattern = case.facts.get(f"{path}.pattern")
    severity = case.facts[path].value
    words = telling.part("part_severity_open" if severity is None else f"part_severity_{severity}")
    if pattern is None or pattern.value == "unknown":
        return words
    return f"{words}, {telling.part(f'part_pattern_{pattern.value}')}"


def windows_named(telling: Telling, windows: Iterable[str]) -> str:
    """Return the names of windows as a list."""
    return telling.listed(telling.words(telling.knowledge.windows[one].name) for one in windows)
