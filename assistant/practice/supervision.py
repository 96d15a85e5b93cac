"""The page for supervision as a document: reflection first, then score, own view and moments; one page."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.export.report import Block, Heading, Listed, Paragraph, Report, Space, Stamp, Table
from assistant.practice.sheet import Sheet

LONGEST = 700
"""Letters of one text; all of it is kept in the practice file."""


@dataclass(frozen=True, slots=True)
class PracticeStamp(Stamp):
    """Stands on every page that it is practice, whoever reads it."""

    @property
    def head(self) -> str:
        """Return what stands at the head."""
        return "Practice with an invented family"

    @property
    def foot(self) -> str:
        """Return what stands at the foot: when, and which form of the cases."""
        return (
            f"Made {self.day} with Undersong. Practice cases {self.knowledge[:12]}. No certificate."
        )


LINES = 4
"""To write on, together."""


def supervision_page(sheet: Sheet, stamp: Stamp) -> Report:
    """Return the document of one visit."""
    return Report(sheet.title, sheet.subject, stamp, tuple(_blocks(sheet)), "page", most_pages=1)


def _blocks(sheet: Sheet) -> Iterator[Block]:
    heading, reflection = sheet.reflection
    yield Heading(heading)
    yield Paragraph(clipped(reflection) or "-")
    score, *lines = sheet.score
    yield Heading(score)
    yield Listed(tuple(clipped(line) for line in lines))
    yield Table(("", ""), sheet.parts, (70, 30), is_small=True)
    heading, view = sheet.view
    yield Heading(heading)
    yield Listed(tuple(clipped(line) for line in view if line))
    heading, moments = sheet.moments
    if moments:
        yield Heading(heading)
        yield Listed(tuple(clipped(line) for line in moments))
    yield Space(sheet.room, LINES)
    yield Paragraph(sheet.note, "small")


def clipped(text: str) -> str:
    """Return a text that leaves room for the rest."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
