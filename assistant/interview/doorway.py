"""The door before the desk: a file is locked for the first time, or opened with what somebody knows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from assistant.conversation.cleaning import plain
from assistant.conversation.phrasing import NO_NAME, Speech
from assistant.domain.persons import Person
from assistant.domain.script import Script
from assistant.interview.keys import Keys, WrongKey
from assistant.interview.turns import Choice

SHORTEST = 12
FEWEST_LETTERS = 5
"""Different ones; a passphrase of one letter over and over is none."""
MANY_TRIES = 2
_SHOWN = 4
"""Letters of the code that are typed back, so that it was written down."""


def weakness(passphrase: str) -> str:
    """Return the phrase that says why a passphrase is too weak, or nothing."""
    if len(passphrase) < SHORTEST:
        return "door_short"
    return "door_simple" if len(set(passphrase.casefold())) < FEWEST_LETTERS else ""


@dataclass(frozen=True, slots=True)
class DoorTurn:
    """What stands at the door, and what is asked; ``secret`` is never to be seen while it is typed."""

    say: tuple[str, ...] = ()
    ask: str = ""
    choices: tuple[Choice, ...] = ()
    secret: bool = False
    ended: str = ""
    """``in`` where the desk may open, ``left`` where the person goes."""
    takes_long: bool = False
    """Whether what is typed next takes a second."""


class Door(Protocol):
    """Something that stands before the screen until the right line is typed."""

    def open(self) -> DoorTurn:
        """Return the first turn."""

    def hear(self, line: str) -> DoorTurn:
        """Take what was typed."""

    def wait(self) -> str:
        """Return what is said while something takes a second."""


@dataclass(slots=True)
class Doorway:
    """Leads through the door, line by line; nothing typed here is kept anywhere."""

    keys: Keys
    script: Script
    voice: str = ""
    _step: Callable[[str], DoorTurn] = field(init=False)
    _turn: DoorTurn = field(init=False, default_factory=DoorTurn)
    _first: str = ""
    _code: str = ""
    _tries: int = 0

    def open(self) -> DoorTurn:
        """Return the first turn."""
        match self.keys.standing():
            case "locked":
                return self._ask_secret()
            case "open":
                return self._offer("door_open", ("lock", "not_now", "leave"))
            case _:
                return self._offer("door_new", ("lock", "practice", "leave"))

    def hear(self, line: str) -> DoorTurn:
        """Take what was typed."""
        return self._step(line)

    def wait(self) -> str:
        """Return what is said while something takes a second."""
        return self._speech().phrase("door_wait")

    # Opening ----------------------------------------------------------------------------------

    def _ask_secret(self, *say: str) -> DoorTurn:
        return self._at(self._unlock, say, "door_ask", secret=True, takes_long=True)

    def _unlock(self, secret: str) -> DoorTurn:
        if not secret:
            return self._ask_secret()
        try:
            by = self.keys.unlock(secret)
        except WrongKey:
            self._tries += 1
            more = ("door_wrong_more",) if self._tries >= MANY_TRIES else ()
            return self._ask_secret("door_wrong", *more)
        self._tries = 0
        return self._choose("door_by_code") if by == "code" else DoorTurn(ended="in")

    # Locking for the first time ---------------------------------------------------------------

    def _offer(self, key: str, codes: tuple[str, ...], *say: str) -> DoorTurn:
        speech = self._speech()
        choices = tuple(
            Choice(number, code, speech.phrase(f"door_{code}"))
            for number, code in enumerate(codes, 1)
        )
        turn = self._at(self._choice, (key, *say), f"{key}_ask")
        self._turn = DoorTurn(turn.say, turn.ask, choices)
        return self._turn

    def _choice(self, line: str) -> DoorTurn:
        typed = plain(line)
        chosen = [
            choice.code
            for choice in self._turn.choices
            if typed in {str(choice.number), choice.code, plain(choice.label)}
        ]
        match chosen:
            case ["lock"]:
                return self._choose()
            case ["leave"]:
                return DoorTurn(ended="left")
            case [_]:
                return DoorTurn(ended="in")
            case _:
                return self._turn

    def _choose(self, *say: str) -> DoorTurn:
        return self._at(self._chosen, (*say, "door_choose_how"), "door_choose", secret=True)

    def _chosen(self, passphrase: str) -> DoorTurn:
        if weak := weakness(passphrase):
            return self._choose(weak)
        self._first = passphrase
        long = self.keys.is_open()
        return self._at(self._repeated, (), "door_again", secret=True, takes_long=long)

    def _repeated(self, passphrase: str) -> DoorTurn:
        if passphrase != self._first:
            return self._choose("door_differs")
        if self.keys.is_open():  # the code opened it: only the passphrase is new
            self.keys.change(self._first)
            return self._done()
        self._code = self.keys.new_code()
        return self._show_code()

    def _show_code(self, *say: str) -> DoorTurn:
        return self._at(
            self._written_down,
            (*say, "door_code", "door_code_why"),
            "door_code_ask",
            takes_long=True,
        )

    def _written_down(self, line: str) -> DoorTurn:
        if plain(line).replace("-", "")[-_SHOWN:] != plain(self._code)[-_SHOWN:]:
            return self._show_code("door_code_wrong")
        self.keys.make(self._first, self._code)
        return self._done()

    def _done(self) -> DoorTurn:
        self._first = self._code = ""
        return DoorTurn(ended="in")

    def _at(
        self,
        step: Callable[[str], DoorTurn],
        say: tuple[str, ...],
        ask: str,
        *,
        secret: bool = False,
        takes_long: bool = False,
    ) -> DoorTurn:
        self._step = step
        speech, marks = self._speech(), {"code": self._code}
        said = tuple(speech.phrase(key, marks) for key in say)
        self._turn = DoorTurn(said, speech.phrase(ask), secret=secret, takes_long=takes_long)
        return self._turn

    def _speech(self) -> Speech:
        voice = self.voice or "caregiver"
        return Speech(self.script, voice, "en", Person(NO_NAME[voice], "", voice == "self"))
