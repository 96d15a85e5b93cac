"""Finds an event that is not what was kept: changed, missing, swapped, added, or put back in time."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Literal, NamedTuple

from assistant.store.case_seal import is_as_kept
from assistant.store.chain import (
    SEALED,
    is_linked,
    is_sealed,
    seal_of_erasure,
    unpacked,
)
from assistant.store.sealing import counted, key_of

_ID, _PLACE, _NUMBER = (SEALED.index(name) for name in ("interview_id", "place", "number"))
_STAMP, _MAC = SEALED.index("stamp"), len(SEALED)
_MOST_SWAPPED = 60
"""Rows that are tried in each other's place; where more are wrong, they are told as changed."""
What = Literal["changed", "missing", "swapped", "added", "count", "unlinked"]
Row = Sequence[Any]


class Told(NamedTuple):
    """What the list of interviews says of one: how many events, and the mac of the last."""

    interview: str
    events: int
    head: str | None


class Finding(NamedTuple):
    """One thing that is not as it was kept."""

    what: What
    interview: str = ""
    number: int = 0
    more: str = ""

    def __str__(self) -> str:
        """Return it as a sentence."""
        which = f"Event {self.number} of {self.interview}" if self.number else self.interview
        match self.what:
            case "changed":
                return f"{which} was changed after it was kept."
            case "missing" if self.number:
                return f"{which} is missing."
            case "missing":
                return f"Events are missing: {self.more}."
            case "swapped":
                return f"{which} holds what was kept as {self.more}."
            case "added":
                return f"{which} was put in from outside."
            case "unlinked":
                return f"{which} does not follow on the event before it."
            case _:
                return self.more


def findings_of(key: bytes, told: Told, rows: Sequence[Row]) -> list[Finding]:
    """Return what is wrong with the events of one interview, in order; usually nothing."""
    found, before, expected, follows = list[Finding](), "", 1, True
    for row in rows:
        number = row[_NUMBER]
        found += [Finding("missing", told.interview, each) for each in range(expected, number)]
        mac, whole = row[_MAC] or "", is_sealed(key, row[:_MAC], row[_MAC] or "")
        if not whole:
            found.append(Finding("changed", told.interview, number))
        elif follows and number == expected and not is_linked(key, mac, before):
            found.append(Finding("unlinked", told.interview, number))
        before, expected, follows = mac, number + 1, whole
    found += [Finding("missing", told.interview, each) for each in range(expected, told.events + 1)]
    found += [Finding("added", told.interview, each) for each in range(told.events + 1, expected)]
    if not found and (told.head or "") != before:
        text = f"The end of {told.interview} is not the one that was kept."
        found.append(Finding("count", told.interview, more=text))
    return found


def verify(connection: Any) -> list[Finding]:
    """Return everything in the file that is not as it was kept."""
    key = key_of(connection)
    damage = _damage(connection)
    if damage:
        return damage
    if key is None:
        return [Finding("count", more="The seals of this file were taken out.")]
    rows = _rows(connection)
    found = list[Finding]()
    asked = "select id, events, head from interviews order by rowid"
    for told in (Told(*each) for each in connection.execute(asked).fetchall()):
        found += findings_of(key, told, rows.pop(told.interview, []))
    for interview, left in rows.items():
        found += [Finding("added", interview, row[_NUMBER]) for row in left]
    found = [*_with_swaps(key, connection, found), *_gaps(connection, key)]
    if not is_as_kept(connection, key):
        found.append(
            Finding(
                "count", more="A name, an age or a mark in the list of cases is not as it was kept."
            )
        )
    return found


def _damage(connection: Any) -> list[Finding]:
    """Return what the pages themselves say; behind a damaged page nothing can be told for sure."""
    said = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    said += [
        row for row in connection.execute("PRAGMA integrity_check").fetchall() if row != ("ok",)
    ]
    return [Finding("count", more=f"The file is damaged: {text}.") for (text,) in said[:1]]


def _rows(connection: Any) -> dict[str, list[Row]]:
    names = ", ".join((*SEALED, "mac"))
    asked = f"select {names} from events order by interview_id, number"  # noqa: S608  # our own names
    by_interview = groupby(connection.execute(asked).fetchall(), key=lambda row: row[_ID])
    return {interview: list(rows) for interview, rows in by_interview}


def _with_swaps(key: bytes, connection: Any, found: list[Finding]) -> list[Finding]:
    """Say of changed events whether they hold what was kept as another one."""
    changed = [each for each in found if each.what == "changed"]
    if not 1 < len(changed) <= _MOST_SWAPPED:
        return found
    names = ", ".join((*SEALED, "mac"))
    asked = f"select {names} from events where interview_id = ? and number = ?"  # noqa: S608  # our own names
    rows = {
        each: connection.execute(asked, [each.interview, each.number]).fetchone()
        for each in changed
    }
    return [_swapped(key, each, rows) if each in rows else each for each in found]


def _swapped(key: bytes, finding: Finding, rows: dict[Finding, Row]) -> Finding:
    row = rows[finding]
    for other, there in rows.items():
        if other is finding:
            continue
        for place in (row[_PLACE], there[_PLACE]):
            values = list(row[:_MAC])
            values[_ID], values[_NUMBER], values[_PLACE] = other.interview, other.number, place
            if any(is_sealed(key, values, mac or "") for mac in (row[_MAC], there[_MAC])):
                kept_as = f"event {other.number} of {other.interview}"
                return Finding("swapped", finding.interview, finding.number, kept_as)
    return finding


# Across the whole file ------------------------------------------------------------------------


def _gaps(connection: Any, key: bytes) -> Iterator[Finding]:
    """Every event has counted on; a place that nobody has, and no erasure gave up, was taken away."""
    found = connection.execute("select value from chain where name = 'last'").fetchone()
    last = unpacked(key, found[0]) if found is not None else None
    there = counted(connection)
    if last is None:
        yield Finding("count", more="How far the file has counted was changed.")
    elif there.place > last.place:
        yield Finding("count", more="How far the file has counted was put back in time.")
    places = {place for (place,) in connection.execute("select place from events").fetchall()}
    places |= set(_erased(connection, key))
    until = last.place if last is not None else there.place
    for first, final in _ranges(each for each in range(1, until + 1) if each not in places):
        yield Finding("missing", more=_where(connection, first, final))
    yield from _changed_erasures(connection, key)


def _where(connection: Any, first: int, final: int) -> str:
    """Say between which events the missing ones were kept."""
    asked = (
        "select interview_id, number, stamp from events where place {} ? order by place {} limit 1"
    )
    before = connection.execute(asked.format("<", "desc"), [first]).fetchone()
    after = connection.execute(asked.format(">", "asc"), [final]).fetchone()
    parts = [f"{final - first + 1} of the file"]
    parts += [f"after event {before[1]} of {before[0]} ({before[2][:19]})"] if before else []
    parts += [f"before event {after[1]} of {after[0]} ({after[2][:19]})"] if after else []
    return ", ".join(parts)


def _ranges(numbers: Iterator[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield found[0], found[-1]


def ranges_in_words(numbers: Sequence[int]) -> str:
    """Return numbers as *3-7 9-9*."""
    return " ".join(f"{first}-{final}" for first, final in _ranges(iter(sorted(numbers))))


def _erased(connection: Any, key: bytes) -> Iterator[int]:
    for at, actor, places, mac in _erasures(connection):
        if mac == seal_of_erasure(key, at, actor, places):
            for first, _, final in (part.partition("-") for part in places.split()):
                yield from range(int(first), int(final) + 1)


def _changed_erasures(connection: Any, key: bytes) -> Iterator[Finding]:
    for at, actor, places, mac in _erasures(connection):
        if mac != seal_of_erasure(key, at, actor, places):
            yield Finding("count", more=f"What is remembered of the erasure of {at} was changed.")


def _erasures(connection: Any) -> list[Row]:
    return list(connection.execute("select at, actor, places, mac from erased order by id"))
