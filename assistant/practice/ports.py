"""What practice needs from outside; wiring hands in something that fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from assistant.practice.key import Key
from assistant.practice.records import Happened


@dataclass(frozen=True, slots=True)
class Machine:
    """What the program itself makes of the case file."""

    start: str
    confidence: str


class Log(Protocol):
    """Keeps what happened in practice, in a file of its own; append-only, durable when it returns."""

    def keep(self, run: str, happened: Sequence[Happened]) -> None:
        """Append to a run; the numbers follow on what is there.

        Raises:
            AssistantError: it could not be written, or the run went on elsewhere; nothing was kept.
        """

    def all(self) -> list[Happened]:
        """Return everything that ever happened, in order."""


class Keys(Protocol):
    """Opens the key of one case; it is asked for nothing before a commitment is kept."""

    def key(self, family: str) -> Key:
        """Return the key.

        Raises:
            WrongInput: there is none, or it cannot be read.
        """

    def machine(self, case: str) -> Machine:
        """Return what the program makes of a regression case."""


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the time now, with its zone."""
