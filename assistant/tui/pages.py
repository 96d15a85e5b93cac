"""The long pages of a turn as options: review rows, sentences of the result, cards of activities."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from textual.content import Content
from textual.widgets.option_list import Option

from assistant.conversation.cleaning import for_screen
from assistant.interview.turns import ReviewRow, Turn
from assistant.tui.safe import shown

LEAST_ROOM = 20
"""Columns under which a line is left to wrap as it likes."""
_STATES = {
    "look_again": "↻ look again",
    "open": "○ open",
    "set_aside": "– set aside",
    "skipped": "○ skipped",
}


def hung(lead: str, text: str, width: int) -> str:
    """Return a text whose further lines stand under its first word and not under its number."""
    room = width - len(lead)
    if room < LEAST_ROOM:
        return lead + text
    parts = for_screen(text).split("\n")
    lines = [line for part in parts for line in textwrap.wrap(part, room) or [""]]
    return lead + f"\n{' ' * len(lead)}".join(lines)


def rows(turn: Turn, width: int) -> Iterator[Option]:
    """Yield the review, a heading for each part."""
    section = ""
    for row in turn.rows:
        if row.section != section:
            section = row.section
            yield Option(shown(section, "bold"), disabled=True)
        yield Option(_row(row, width), id=f"r:{row.number}")


def _row(row: ReviewRow, width: int) -> Content:
    state = f"  {_STATES[row.state]}" if row.state in _STATES else ""
    notes = "".join(hung("\n      note: ", note, width) for note in row.notes)
    return (
        shown(hung(f"{row.number:>3}  ", row.asked, width) + "\n")
        + shown(hung("     ", row.answer, width), "bold")
        + shown(f"{state}{notes}")
    )


def sentences(turn: Turn, width: int) -> Iterator[Option]:
    """Yield the explanation, numbered so that each sentence can be asked why."""
    if turn.result is None:
        return
    from assistant.export.page import HEADINGS  # noqa: PLC0415  # not for the first question

    kind = ""
    for number, sentence in enumerate(turn.result["explanation"], 1):
        if sentence["kind"] != kind:
            kind = sentence["kind"]
            yield Option(shown(HEADINGS[kind], "bold"), disabled=True)
        yield Option(shown(hung(f"{number:>3}  ", sentence["text"], width)), id=f"s:{number}")


def cards(turn: Turn, width: int) -> Iterator[Option]:
    """Yield the open activities whole; choosing one goes to the plan."""
    if turn.result is None:
        return
    from assistant.export.page import TO_TRY, open_activities  # noqa: PLC0415  # as above

    activities = open_activities(turn.result)
    if activities:
        yield Option(shown(TO_TRY, "bold"), disabled=True)
    for activity in activities:
        yield Option(_card(activity, width), id=f"a:{activity['id']}")


def _card(activity: Mapping[str, Any], width: int) -> Content:
    from assistant.export.page import card_lines  # noqa: PLC0415  # as above

    people = f" · {', '.join(activity['with'])}" if activity["with"] else ""
    more = "".join("\n" + hung("     ", text, width) for text in card_lines(activity))
    return shown(hung("  *  ", f"{activity['title']}{people}", width), "bold") + shown(more)
