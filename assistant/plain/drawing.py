"""A turn as plain lines."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.conversation.cleaning import for_screen
from assistant.export.page import HEADINGS, TO_TRY, card_lines, open_activities
from assistant.interview.turns import Choice, Line, Turn

WIDTH = 78
_MARKS = {"note": "  ", "carried": "  - ", "echo": "  ", "card": "! ", "quoted": "  "}


def draw(turn: Turn, before: Turn | None = None) -> Iterator[str]:
    """Yield the lines of a turn, wrapped, with nothing in them that could act on a terminal.

    A whole page that stood in the turn ``before`` is not read out again after an aside.
    """
    yield ""
    if turn.progress is not None and turn.stage in {"asking", "clarifying", "consent"}:
        progress = turn.progress
        yield from _wrapped(f"[Part {progress.part}: {progress.title}]")
    for line in turn.say:
        yield from _wrapped(_marked(line), _MARKS.get(line.kind, ""))
    if before is None or before.rows != turn.rows:
        yield from _rows(turn)
    if turn.result is not None and (before is None or before.result != turn.result):
        yield from result_lines(turn.result)
    if turn.ask:
        yield from _wrapped(turn.ask)
    if turn.current:
        yield from _wrapped(f"Now: {turn.current}", "  ")
    if turn.earlier:
        yield from _wrapped(turn.earlier, "  ")
    yield from _choices(turn.choices)
    yield from _side(turn)
    if turn.hint:
        yield from _wrapped(turn.hint, "  ")


def _marked(line: Line) -> str:
    """Return a line with the words it rests on between two signs, as nothing can be underlined here."""
    if line.mark is None:
        return line.text
    start, end = line.mark
    return f"{line.text[:start]}_{line.text[start:end]}_{line.text[end:]}"


def _wrapped(text: str, mark: str = "") -> Iterator[str]:
    for paragraph in for_screen(text).split("\n"):
        indent = " " * len(mark)
        lines = textwrap.wrap(paragraph, WIDTH, initial_indent=mark, subsequent_indent=indent)
        yield from lines or [""]


def _choices(choices: tuple[Choice, ...]) -> Iterator[str]:
    group = ""
    for choice in choices:
        if choice.group != group:
            group = choice.group
            yield from _wrapped(f"{group}:", " ")
        mark = "*" if choice.chosen else "?" if choice.unsure else " "
        yield from _wrapped(choice.label, f"{mark}{choice.number:>3}  ")


def _side(turn: Turn) -> Iterator[str]:
    for heading, texts in (("Probe", turn.probes), ("Listen for", turn.listen_for)):
        if texts:
            yield from _wrapped(f"{heading}: {' / '.join(texts)}", "  ")


_STATES = {
    "look_again": " (look again)",
    "open": " (open)",
    "set_aside": " (set aside)",
    "skipped": " (skipped)",
}


def _rows(turn: Turn) -> Iterator[str]:
    section = ""
    for row in turn.rows:
        if row.section != section:
            section = row.section
            yield from _wrapped(f"[{section}]")
        yield from _wrapped(
            f"{row.asked} {row.answer}{_STATES.get(row.state, '')}", f"{row.number:>4}  "
        )
        for note in row.notes:
            yield from _wrapped(f"Note: {note}", "      ")


def result_lines(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield the explanation, numbered so that each sentence can be asked why, and the plan."""
    kind = ""
    for number, sentence in enumerate(result["explanation"], 1):
        if sentence["kind"] != kind:
            kind = sentence["kind"]
            yield ""
            yield f"{HEADINGS[kind]}:"
        yield from _wrapped(sentence["text"], f"{number:>4}  ")
    activities = open_activities(result)
    if activities:
        yield ""
        yield f"{TO_TRY}:"
        yield from (line for activity in activities for line in _activity(activity))
    yield ""


def _activity(activity: Mapping[str, Any]) -> Iterator[str]:
    people = ", ".join(activity["with"])
    yield from _wrapped(f"{activity['title']}{': ' + people if people else ''}", "    * ")
    for text in card_lines(activity):
        yield from _wrapped(text, "      ")
