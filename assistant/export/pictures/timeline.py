"""The timeline: what pressed and what held, from before birth to now, as near as it was told.

Times were told as stretches, never as days, and stay so; families read the kind of a hard time alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.domain.ages import reached
from assistant.export.casefile import HOW_KNOWN, SECOND_HAND, WHY_ABSENT, branch, held
from assistant.export.wording import Wording

Plain = Mapping[str, Any]
TOP = 3
HELD = ("not there", "a little", "enough", "strong")
PRESSED = ("not there", "mild", "moderate", "severe")
OPEN = "how hard is not known"
THERE = "was there"
HARD_TIMES = "hard times"
KINDS = {
    "threat": "fear or danger",
    "deprivation": "too little of what is needed",
    "unpredictability": "unrest and changes",
    "loss": "losses",
    "body": "hard on the body",
}
"""What a family's picture calls a hard time, by its dimension."""
_BEFORE_BIRTH = "intrauterine"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One thing in one stretch of time; ``level`` is None where it is not known."""

    window: str
    start: int
    end: int
    level: int | None
    word: str
    known: str = ""

    @property
    def is_second_hand(self) -> bool:
        """Say whether whoever answered was told it or guesses."""
        return self.known in SECOND_HAND

    @property
    def source(self) -> str:
        """Return how it is known, in words."""
        return HOW_KNOWN[self.known]

    @property
    def certainty(self) -> str:
        """Return how sure it is, in words."""
        if self.level is None:
            return "open"
        return "may be a step off" if self.is_second_hand else "as told"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing over time."""

    name: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What held above, what pressed below, up to the age in months."""

    until: int
    held: tuple[Row, ...]
    pressed: tuple[Row, ...]
    windows: tuple[tuple[str, int, int], ...]

    @property
    def title(self) -> str:
        """Return what stands over it."""
        return "What held, and what pressed, over time"

    def lines(self) -> Iterator[str]:
        """Yield the timeline in words, oldest first within each thing."""
        for heading, rows in (("What held", self.held), ("What pressed", self.pressed)):
            yield f"{heading}:"
            yield from (f"  {line}" for row in rows for line in _told(row))
            if not rows:
                yield "  nothing is known"

    def alt(self) -> str:
        """Return the picture as one text."""
        return f"A line of time from before birth to now. {' '.join(_sentences(self.lines()))}"

    def entries(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield what, when and how much, how it is known, how sure it is; what is known alike together."""
        for row in (*self.held, *self.pressed):
            alike: dict[tuple[str, str], list[Stretch]] = {}
            for one in row.stretches:
                alike.setdefault((one.source, one.certainty), []).append(one)
            for (source, certainty), told in alike.items():
                yield (row.name, "; ".join(_spans(told)), source, certainty)


def _spans(told: Iterable[Stretch]) -> Iterator[str]:
    """Yield when and how much; stretches that follow one another and say the same stand as one."""
    runs: list[list[Stretch]] = []
    for one in told:
        if runs and (runs[-1][-1].end, runs[-1][-1].word) == (one.start, one.word):
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        windows = dict.fromkeys((run[0].window, run[-1].window))
        yield f"{' to '.join(windows)}: {run[0].word}"


def _told(row: Row) -> Iterator[str]:
    for one in row.stretches:
        hand = f" ({one.source}, {one.certainty})" if one.is_second_hand else ""
        yield f"{row.name}, {one.window}: {one.word}{hand}"


def _sentences(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line.strip() if line.endswith(":") else f"{line.strip()}."


def timeline_of(case: Plain, wording: Wording) -> Timeline:
    """Return the timeline of a case in one voice."""
    known = wording.knowledge
    until = case["client"]["age_months"]
    history = branch(case, "history") or {}
    windows = {
        window: (
            wording.words(known.windows[window].name),
            start,
            until if end is None else min(until, end),
        )
        for window, (start, end) in reached(known.windows, until).items()
    }
    held_rows: dict[str, list[Stretch]] = {}
    pressed_rows: dict[str, list[Stretch]] = {}
    for window, span in windows.items():
        told = branch(history, window) or {}
        for code, stretch in _held(told, span):
            held_rows.setdefault(wording.words(known.connection[code].name), []).append(stretch)
        for code, stretch in _pressed(told, span):
            _add(pressed_rows, _named(code, window, wording), stretch, wording)
        if held(told, "adversity").value is None:
            why = held(told, "adversity").absent if told else held(history, window).absent
            open_time = Stretch(*span, None, WHY_ABSENT[why])
            pressed_rows.setdefault(HARD_TIMES, []).append(open_time)
    return Timeline(until, _rows(held_rows), _rows(pressed_rows), tuple(windows.values()))


def _held(told: Plain, span: tuple[str, int, int]) -> Iterator[tuple[str, Stretch]]:
    inside = branch(told, "connection") or {}
    for code in inside:
        found = held(inside, code)
        if found.value is not None:
            yield code, Stretch(*span, found.value, HELD[found.value], found.known)
        elif found.absent != "not_applicable":
            yield code, Stretch(*span, None, WHY_ABSENT[found.absent])


def _pressed(told: Plain, span: tuple[str, int, int]) -> Iterator[tuple[str, Stretch]]:
    whole = held(told, "adversity")
    for code, entry in (branch(told, "adversity") or {}).items():
        if not isinstance(entry, Mapping) or "absent" in entry:
            yield code, Stretch(*span, None, "perhaps; it is not known")
            continue
        severity = held(entry, "severity").value
        known = str(entry.get("known") or whole.known)
        if severity is None:
            yield code, Stretch(*span, None, OPEN, known)
            continue
        pattern = held(entry, "pattern").value
        often = f", {pattern}" if pattern not in {None, "unknown"} else ""
        yield code, Stretch(*span, severity, f"{PRESSED[severity]}{often}", known)


def _named(code: str, window: str, wording: Wording) -> str:
    adversity = wording.knowledge.adversity[code]
    if wording.is_family:
        return KINDS[adversity.dimension]
    borne = adversity.before_birth if window == _BEFORE_BIRTH else {}
    return wording.words(borne or adversity.name)


def _add(rows: dict[str, list[Stretch]], name: str, stretch: Stretch, wording: Wording) -> None:
    """Add one thing; a family's picture says of a kind only that it was there, once a stretch."""
    if not wording.is_family:
        rows.setdefault(name, []).append(stretch)
    elif stretch.level != 0 and all(one.start != stretch.start for one in rows.get(name, ())):
        plain = Stretch(stretch.window, stretch.start, stretch.end, TOP - 1, THERE)
        rows.setdefault(name, []).append(plain)


def _rows(found: Mapping[str, list[Stretch]]) -> tuple[Row, ...]:
    return tuple(Row(name, tuple(stretches)) for name, stretches in found.items())
