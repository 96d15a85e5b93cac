"""A form that somebody was given: to fill in alone, on this machine or carried to another."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple, Protocol

from assistant.domain.answers import Event
from assistant.interview.ports import Kept

What = Literal["questions", "page"]
"""Questions to answer, or a page of sentences that was released, to say what of it fits."""
DAYS = 14
"""For how long a form is open, where nobody says otherwise; our convention."""


class Invite(NamedTuple):
    """One form: which interview of which case waits for it, in whose voice, until when."""

    id: str
    interview: str
    what: What
    voice: str
    made: str
    until: str
    country: str = "us"
    ended: bool = False
    """Whether the clinician takes nothing in from it any more."""

    def is_over(self, now: datetime) -> bool:
        """Say whether the form is closed: it was ended, or its time is over."""
        return self.ended or now.isoformat() > self.until


class Carried(NamedTuple):
    """What a form holds that came back."""

    invite: Invite
    events: Sequence[Event]
    prints: Sequence[tuple[str, str]]
    """Of each event, the fingerprints of the dialogue and the knowledge it was told under."""
    page: Mapping[str, Any]


class Form(Protocol):
    """The one file that a form is; a store in which there is nothing but its interview."""

    def about(self) -> Invite:
        """Return what it is for."""

    def page(self) -> Mapping[str, Any]:
        """Return the page that was released, or nothing."""

    def interviews(self) -> list[Kept]:
        """Return its interview."""
