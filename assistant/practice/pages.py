"""A page: everything that a face needs to draw, and nothing it could reach a key or a file by."""

from dataclasses import dataclass
from typing import Literal

SaidKind = Literal["said", "you", "heard", "note", "strong", "card", "bar", "line"]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to read; plain text, never markup."""

    text: str
    kind: SaidKind = "said"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen, with the number that chooses it."""

    number: int
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """What to read, what is asked, what can be chosen. ``ease`` is the meter, where it is shown."""

    title: str
    say: tuple[Said, ...] = ()
    ask: str = ""
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    ease: int | None = None
    finished: bool = False
    fresh: bool = True
    """What was read before need not stay on the screen."""


def numbered(offered: list[tuple[str, str]], first: int = 1) -> tuple[Choice, ...]:
    """Return choices from codes and labels, counted from 1; a scale is counted from 0."""
    return tuple(Choice(number, code, label) for number, (code, label) in enumerate(offered, first))


def bar(share: float, width: int = 10) -> str:
    """Return a bar of so many signs that fills with the share."""
    full = round(share * width)
    return "█" * full + "░" * (width - full)
