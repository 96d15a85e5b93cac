"""A document before it has a format: blocks in order, and what stands on every page of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.export.pictures.areas import Areas
from assistant.export.pictures.areas_svg import drawn_areas
from assistant.export.pictures.certainty import Certainty
from assistant.export.pictures.certainty_svg import drawn_certainty
from assistant.export.pictures.ladder import Ladder
from assistant.export.pictures.ladder_svg import drawn_ladder
from assistant.export.pictures.then_now import ThenNow
from assistant.export.pictures.then_now_svg import drawn_then_now
from assistant.export.pictures.timeline import Timeline
from assistant.export.pictures.timeline_svg import drawn_timeline
from assistant.export.pictures.week import Week
from assistant.export.pictures.week_svg import drawn_week

BEST_GUESS = "A best guess from what was told, not a diagnosis."
"""Under every picture, so that it is on every page that has one."""
DRAFT = "DRAFT"
Look = Literal["plain", "note", "small"]
Size = Literal["dense", "page", "wall"]
Model = Areas | Certainty | Ladder | ThenNow | Timeline | Week


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a part; level 1 is a part of the document, 2 a part of that."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Listed:
    """One item a line; numbered ones go on from ``first``."""

    items: tuple[str, ...]
    first: int = 0
    """Of the first item; 0 where the items have no number."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; ``widths`` are shares of the page."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A title with a few lines that stay together."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its words; ``share`` is how much of the page's width it takes, in hundredths."""

    model: Model
    share: int = 100
    is_large: bool = False
    """Drawn to be read from afar."""

    @property
    def svg(self) -> str:
        """Return the picture as SVG."""
        match self.model:
            case Areas():
                return drawn_areas(self.model)
            case Certainty():
                return drawn_certainty(self.model)
            case Ladder():
                return drawn_ladder(self.model)
            case ThenNow():
                return drawn_then_now(self.model)
            case Timeline():
                return drawn_timeline(self.model)
            case _:
                return drawn_week(self.model, is_large=self.is_large)

    @property
    def caption(self) -> str:
        """Return what stands under it."""
        return f"{self.model.title}. {BEST_GUESS}"


@dataclass(frozen=True, slots=True)
class Space:
    """Room to write by hand."""

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


def numbered(items: Iterable[tuple[int, str]]) -> Iterator[Listed]:
    """Yield numbered texts as lists; where numbers leave some out, a new list goes on with its own."""
    run: list[str] = []
    first = 0
    for number, text in items:
        if run and number != first + len(run):
            yield Listed(tuple(run), first)
            run = []
        if not run:
            first = number
        run.append(text)
    if run:
        yield Listed(tuple(run), first)


Block = Heading | Paragraph | Listed | Table | Card | Figure | Space | NewPage


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a document was made, by what, and whether somebody put their name to it."""

    made: str
    """The time as ISO 8601, given from outside."""
    knowledge: str
    dialogue: str
    signed_by: str = ""

    @property
    def is_draft(self) -> bool:
        """Say whether nobody signed it."""
        return not self.signed_by

    @property
    def day(self) -> str:
        """Return the day it was made."""
        return self.made[:10]

    @property
    def head(self) -> str:
        """Return what stands at the head of every page."""
        if self.is_draft:
            return f"{DRAFT}, not signed"
        return f"Signed by {self.signed_by}, {self.made[:16].replace('T', ' ')}"

    @property
    def foot(self) -> str:
        """Return what stands at the foot of every page: what it was made with, short enough to compare."""
        return f"Made {self.day} with Undersong. Knowledge {self.knowledge[:12]}, dialogue {self.dialogue[:12]}."


@dataclass(frozen=True, slots=True)
class Report:
    """A whole document."""

    title: str
    subject: str
    stamp: Stamp
    blocks: tuple[Block, ...]
    size: Size = "page"
    """``dense`` for a clinician's desk, ``page`` for a family, ``wall`` to be read from afar."""
    most_pages: int = 0
    """How many pages it may take; it is set a little smaller where that keeps it to them."""

    def figures(self) -> Iterator[Figure]:
        """Yield its pictures."""
        return (block for block in self.blocks if isinstance(block, Figure))
