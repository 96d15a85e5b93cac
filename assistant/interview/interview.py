"""The one door to an interview: a face hands in a line or a choice and gets the next turn."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.interview.ports import Clock, Kept, Store
from assistant.interview.session import Books, Session
from assistant.interview.state import State
from assistant.interview.turns import Turn

if TYPE_CHECKING:
    from assistant.domain.answers import Event
    from assistant.domain.findings import Picture
    from assistant.domain.knowledge import Knowledge
    from assistant.export.record import Record, Told


class Interview:
    """Holds one interview of one informant on one case."""

    def __init__(self, books: Books, store: Store, clock: Clock, kept: Kept, face: str) -> None:
        """Open an interview where it stands."""
        self._session = Session(books, store, clock, kept, face)

    # What a face hands in ---------------------------------------------------------------------

    def hear(self, line: str) -> Turn:
        """Take a typed line and return the next turn."""
        from assistant.interview import hearing  # noqa: PLC0415  # with the first word, not before the first question

        return hearing.hear(self._session, line)

    def pick(self, codes: Sequence[str], said: str = "") -> Turn:
        """Take chosen options by code and return the next turn."""
        from assistant.interview import hearing  # noqa: PLC0415  # as above

        return hearing.pick(self._session, codes, said)

    def do(self, command: str, about: str = "") -> Turn:
        """Carry out a command and return the next turn; one that means nothing now says so."""
        from assistant.interview import hearing  # noqa: PLC0415  # as above

        return hearing.do(self._session, command, about)

    def glimpse(self, line: str) -> str:
        """Return how a line would be read while it is typed, or nothing."""
        from assistant.interview import hearing  # noqa: PLC0415  # as above

        return hearing.glimpse(self._session, line)

    def exported(self, name: str, about: Mapping[str, Any] | None = None) -> Turn:
        """Remember that something left as files of these names, and how it was made."""
        event = self._session.event("exported", value=name, data=about or {})
        return self._session.happen(event, say=[self._session.line("saved", "echo", name=name)])

    # What a face sees -------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """Where the interview stands."""
        return self._session.state

    @property
    def kept(self) -> Kept:
        """Which interview of which case this is."""
        return self._session.kept

    @property
    def knowledge(self) -> "Knowledge":
        """What this interview is understood with."""
        return self._session.books.knowledge

    def turn(self) -> Turn:
        """Return the turn for now."""
        return self._session.turn()

    def case(self) -> dict[str, Any]:
        """Return the answers on the path as a case file."""
        return self._session.case()

    def result(self) -> dict[str, Any]:
        """Return hypothesis, plan and explanation in the voice of this interview.

        Raises:
            WrongInput: there is no age yet, and nothing can be said without one.
        """
        return self._session.result()

    def picture(self) -> "Picture | None":
        """Return what can be drawn now; nothing where there is no age yet."""
        return self._session.picture()

    def planned_lines(self) -> list[str]:
        """Return the plan as it was chosen, a line each; only what is whole."""
        from assistant.interview import plan_talk  # noqa: PLC0415  # as above

        return plan_talk.lines_of(self._session)

    # What is handed over to be written down ---------------------------------------------------

    @property
    def events(self) -> "Sequence[Event]":
        """Everything that happened, in order."""
        return tuple(self._session.events)

    def told(self) -> "Told":
        """Return the interview as it was told."""
        from assistant.interview import recording  # noqa: PLC0415  # as above

        return recording.told(self._session)

    def record(self, voice: str, day: str, others: "Sequence[Told]" = ()) -> "Record":
        """Return everything that a document in a voice is made from on a day.

        Raises:
            WrongInput: there is no age yet, and nothing can be said without one.
        """
        from assistant.interview import recording  # noqa: PLC0415  # as above

        return recording.record(self._session, voice, day, others)
