"""The fridge page: the week with circles to tick and how to calm down; no history, nothing about anyone."""

from collections.abc import Iterator

from assistant.export.family import IN_DANGER
from assistant.export.page import Plain, open_activities
from assistant.export.pictures.week import Doing, week_of
from assistant.export.record import Record
from assistant.export.report import Block, Card, Figure, Heading, Listed, Paragraph, Report, Stamp
from assistant.export.wording import Wording

TITLE = "Our week"
CALM = (
    "Put both feet on the floor.",
    "Look around. Name three things you can see.",
    "Take one slow breath out.",
    "Stay close to someone safe.",
)
CALM_HEAD, DO_HEAD = "When it gets hard", "How we do it"
ENOUGH = "A few minutes is enough. A missed day is fine. Start again the next day."


def fridge_page(record: Record, wording: Wording, stamp: Stamp) -> Report:
    """Return the one page for the wall."""
    return Report(TITLE, "", stamp, tuple(_blocks(record, wording)), "wall", most_pages=1)


def _blocks(record: Record, wording: Wording) -> Iterator[Block]:
    week = week_of(record.planned, record.told.case, wording)
    yield Figure(week, is_large=True)
    yield Paragraph(ENOUGH)
    activities = {each["id"]: each for each in open_activities(record.result)}
    chosen = [(one, activities[one.activity]) for one in week.doings if one.activity in activities]
    if chosen:
        yield Heading(DO_HEAD)
        yield from (_card(doing, each) for doing, each in chosen)
    yield Heading(CALM_HEAD)
    yield Listed(CALM, 1)
    if record.contacts:
        yield Paragraph(f"{IN_DANGER} {'; '.join(record.contacts)}.", "small")


def _card(doing: Doing, activity: Plain) -> Card:
    own = " ".join(doing.details)
    lines = (activity["text"], own, activity["stop_when"])
    return Card(doing.if_then or activity["title"], tuple(filter(None, lines)))
