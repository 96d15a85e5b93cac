"""The gate before a form on a machine that is not one's own: a code goes on with it, a word ends it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.conversation.phrasing import NO_NAME, Speech
from assistant.domain.persons import Person
from assistant.domain.script import Script
from assistant.interview.doorway import DoorTurn
from assistant.interview.ports import Clock

TRIES = 5
"""Wrong ones in a row, after which each further one waits."""
PAUSE = timedelta(minutes=1)


@dataclass(slots=True)
class Gate:
    """Says nothing of what is behind it; nothing typed here is kept."""

    script: Script
    clock: Clock
    goes_on: Callable[[str], bool]
    ends: Callable[[str], bool]
    _wrong: int = 0
    _opens: datetime | None = None

    def open(self) -> DoorTurn:
        """Return the first turn: one word, and nothing of what it is for."""
        return self._asked()

    def hear(self, line: str) -> DoorTurn:
        """Take what was typed."""
        if not line.strip():
            return self._asked()
        if self._opens is not None and self.clock.now() < self._opens:
            return self._asked("gate_wait")
        if self.goes_on(line):
            self._wrong, self._opens = 0, None
            return DoorTurn(ended="in")
        if self.ends(line):
            return DoorTurn(ended="left")
        self._wrong += 1
        if self._wrong < TRIES:
            return self._asked("gate_wrong")
        self._opens = self.clock.now() + PAUSE
        return self._asked("gate_wait")

    def wait(self) -> str:
        """Return what is said while something takes a moment."""
        return self._phrase("door_wait")

    def _asked(self, *keys: str) -> DoorTurn:
        said = tuple(self._phrase(key) for key in keys)
        return DoorTurn(said, self._phrase("gate_ask"), secret=True)

    def _phrase(self, key: str) -> str:
        voice = "caregiver"
        return Speech(self.script, voice, "en", Person(NO_NAME[voice], "")).phrase(key)
