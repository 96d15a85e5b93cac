"""What the use cases need from outside; wiring hands in something that fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from assistant.domain.answers import Event
from assistant.domain.errors import AssistantError


class NotKept(AssistantError):  # noqa: N818  # reads as what it is
    """An event could not be written; nothing moved, and the sentence says what to do."""


class TakenElsewhere(NotKept):
    """Another window wrote to this interview in the meantime; what it wrote is kept."""


class Kept(NamedTuple):
    """An interview as the store lists it; a tuple, as a list of cases holds thousands."""

    interview: str
    case: str
    label: str
    voice: str
    started: str
    touched: str
    closed: bool
    events: int
    stage: str = ""
    flags: int = 0
    """Dangers that were named and other marks: what somebody should look at."""
    informant: str = ""
    age_months: int | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an interview stands, for the list: kept with its events, so that no list need fold them."""

    stage: str = ""
    flags: int = 0
    informant: str = ""
    age_months: int | None = None


class Store(Protocol):
    """Keeps cases, interviews and their events; every write is durable when it returns."""

    def begin(self, case: str | None, voice: str, at: datetime) -> Kept:
        """Make a new interview, with a new case where none is named."""

    def keep(
        self, interview: str, events: Sequence[Event], standing: Standing | None = None
    ) -> None:
        """Append events in one transaction, and with them where the interview stands after them.

        Raises:
            TakenElsewhere: somebody else appended first.
            NotKept: the disk is full, the folder cannot be written, the file is locked.
        """

    def events(self, interview: str) -> list[Event]:
        """Return the events of an interview in order."""

    def interviews(self) -> list[Kept]:
        """Return every interview, the one last touched first."""

    def name(self, interview: str, label: str) -> None:
        """Give the case of an interview its label."""

    def delete_case(self, case: str, at: datetime) -> None:
        """Take a case and all its interviews out of the file for good, and out of its backups."""

    def archive(self, case: str, *, archived: bool) -> None:
        """Put a case away, or bring it back; nothing of it changes."""

    def hold(self, interview: str, at: datetime) -> bool:
        """Take the interview for this process; False where another living process has it."""

    def release(self, interview: str) -> None:
        """Let the interview go."""


class Clock(Protocol):
    """Tells the time; the only one in the house is in wiring."""

    def now(self) -> datetime:
        """Return the time now, with its zone."""
