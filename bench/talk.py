"""One interview in a terminal, with the same interview held in memory beside it.

The one in memory says what must be painted next; the file says what was kept by then.
"""

from collections.abc import Callable

import sqlcipher3.dbapi2 as driver

from assistant.content.library import load_knowledge, load_lexicon, load_script
from assistant.conversation.language.reader import Reader
from assistant.interview.session import Books
from assistant.interview.turns import Turn
from bench.figures import Sample
from bench.house import House
from bench.start import FIRST_ASK
from bench.terminal import Terminal
from tests.people import Quiet, Sitting

MOST_QUICK = 9
MOST_STEPS = 400


class Burdened(Quiet):
    """Has something to tick in every list, so that the interview becomes long."""

    def line(self, turn: Turn) -> str:
        if turn.kind == "checklist":
            return " ".join(str(choice.number) for choice in turn.choices[:12])
        return super().line(turn)


def books(house: House) -> Books:
    """Return the content, from the cache that the programs use too."""
    reader = Reader(load_lexicon(cache=house.cache()))
    return Books(
        load_script(cache=house.cache()),
        load_knowledge(cache=house.cache()),
        reader=lambda: reader,
    )


class Talk:
    """Types at a terminal and waits for the next question."""

    def __init__(self, house: House, known: Books) -> None:
        path = house.database()
        self._sitting = Sitting(known)
        self._terminal = Terminal(house.undersong("--practice", "--db", path), house.env())
        self._terminal.until(FIRST_ASK)
        self._file = driver.connect(path)
        self.messages = len(self.turn.say)

    @property
    def turn(self) -> Turn:
        return self._sitting.turn

    def hear(self, line: str) -> Sample:
        """Answer, wait until the next question is painted, and look whether the answer was kept."""
        before, after = self.turn, self._sitting.hear(line)
        is_echoed = any(line.kind == "echo" for line in after.say)
        self.messages += len(after.say) + (
            1 if is_echoed else 2
        )  # the question goes up, and the answer
        keys = line if _is_quick(before) and len(line) == 1 else self._typed(line)
        sample = self._terminal.send(keys, after.ask)
        self._look_it_was_kept()
        return sample

    def until(self, done: Callable[["Talk"], bool], who: Quiet) -> None:
        """Answer as this person."""
        for _ in range(MOST_STEPS):
            if done(self):
                return
            self.hear(who.line(self.turn))
        raise RuntimeError(f"never got there: {self.messages} messages")

    def end(self) -> None:
        self._file.close()
        self._terminal.end()

    def _typed(self, line: str) -> str:
        """Type all but the Enter beforehand: it is the Enter that is answered."""
        self._terminal.type(line)
        return "\r"

    def _look_it_was_kept(self) -> None:
        (kept,) = self._file.execute("select count(*) from events").fetchone()
        (wanted,) = {len(log) for log in self._sitting.store.log.values()}
        if kept != wanted:
            raise RuntimeError(f"shown before it was kept: {kept} of {wanted} events")


def _is_quick(turn: Turn) -> bool:
    """Say whether one digit is a whole answer there."""
    is_list = turn.kind in {"checklist", "activities"}
    return not is_list and 0 < len(turn.choices) <= MOST_QUICK
