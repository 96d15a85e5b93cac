"""What happened on the screen, as widgets tell it upward."""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Typed(Message):
    """A line was sent."""

    line: str


@dataclass
class Picked(Message):
    """Options were chosen, by code."""

    codes: tuple[str, ...]


@dataclass
class Moved(Message):
    """A key for the list was pressed while nothing was typed."""

    key: str


@dataclass
class Asked(Message):
    """A command was pressed."""

    command: str
    about: str = ""


@dataclass
class Scrolled(Message):
    """How many options of the list are out of sight, above and below."""

    above: int
    below: int


@dataclass
class Resized(Message):
    """A part of the page that the list depends on got another size."""
