"""Where several informants told different things of the same place; nobody is merged, nobody is doubted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.export.casefile import WHY_ABSENT, held
from assistant.export.record import Plain, Told

_COMPARED = ("history", "now", "functions", "medical", "family_history", "safety")
_ENDS = frozenset({"value", "absent", "severity"})
NOT_ASKED = WHY_ABSENT["not_asked"]


def differences(told: Sequence[Told]) -> Iterator[tuple[str, ...]]:
    """Yield each place where the interviews differ: its path, then what each holds."""
    read = [leaves(one.case) for one in told]
    places = dict.fromkeys(place for one in read for place in one)
    for place in places:
        row = tuple(one.get(place, NOT_ASKED) for one in read)
        if len({each for each in row if each != NOT_ASKED}) > 1:
            yield (place, *row)


def leaves(case: Plain) -> dict[str, str]:
    """Return every single place of a case file that is told of skills, history and today, in words."""
    found: dict[str, str] = {}
    for place in _COMPARED:
        if place in case:
            found |= dict(_leaves(place, case, place))
    return found


def _leaves(path: str, node: Plain, key: str) -> Iterator[tuple[str, str]]:
    raw = node[key]
    if isinstance(raw, Mapping) and not _ENDS & set(raw):
        for inner in raw:
            yield from _leaves(f"{path}.{inner}", raw, inner)
        return
    if isinstance(raw, Mapping) and "severity" in raw:
        often = raw.get("pattern")
        yield path, f"{raw['severity']}{f', {often}' if often else ''}"
        return
    one = held(node, key)
    yield path, WHY_ABSENT[one.absent] if one.absent else _said(one.value)


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
