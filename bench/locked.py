"""A locked file against an open one: an answer that is kept, and a case that is opened, side by side."""

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from assistant.interview.desk import Desk
from assistant.interview.session import Books
from assistant.store.cases import Cases
from assistant.store.slots import Held, new_key
from assistant.store.vault import Vault
from bench.figures import HEAD, Figure, Sample, in_turns
from bench.house import House
from bench.talk import Burdened, books
from tests.fakes import FakeClock

ANSWERS, OPENINGS = 150, 60
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


class Place:
    """A file with one long interview in it."""

    def __init__(self, path: Path, known: Books, *, is_locked: bool) -> None:
        self._path, self._books = path, known
        self._vault = Vault(path, "bench")
        if is_locked:
            self._vault.hold(path, Held(new_key(), "bench", "person"))
        self.store = self._store()
        self._desk = Desk(known, self.store, FakeClock(), "bench", "caregiver")
        turn, who = self._desk.open(), Burdened()
        while turn.stage not in {"reviewing", "explaining"}:
            turn = self._desk.hear(who.line(turn))
        self._desk.leave()

    def _store(self) -> Cases:
        prints = (self._books.script.fingerprint, self._books.knowledge.fingerprint)
        return Cases(self._path, prints, vault=self._vault)

    def change(self) -> None:
        """Change one answer and have it kept."""
        self._desk.hear("change 3")
        self._desk.hear("2")

    def sit_down(self) -> None:
        """Open the interview for good."""
        self._desk = Desk(self._books, self.store, FakeClock(), "bench", "caregiver")
        self._desk.open()
        self._desk.do("continue")

    def open_case(self) -> None:
        """Open the file, read the list and the interview, and come to its next question."""
        with closing(self._store()) as store:
            desk = Desk(self._books, store, FakeClock(), "bench", "caregiver")
            desk.open()
            desk.do("continue")
            desk.leave()


def figures(house: House) -> list[Figure]:
    """Return what a lock costs."""
    known = books(house)
    known.reader()
    plain = Place(house.folder / "plain.db", known, is_locked=False)
    locked = Place(house.folder / "locked.db", known, is_locked=True)
    opened = in_turns(_timed(plain.open_case), _timed(locked.open_case), OPENINGS)
    plain.sit_down()
    locked.sit_down()
    kept = in_turns(_timed(plain.change), _timed(locked.change), ANSWERS)
    return [
        Figure("locked file: one answer kept, against open", *kept, "wall", 1.3),
        Figure("locked file: a case opened, against open", *opened, "wall", 1.5),
    ]


def _timed(do: Callable[[], None]) -> Callable[[], Sample]:
    def sample() -> Sample:
        wall, cpu = time.perf_counter(), time.process_time()
        do()
        return Sample((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000)

    return sample


def main() -> None:
    """Print the table; a ratio over its reach is a finding, never a failure."""
    with tempfile.TemporaryDirectory(prefix="undersong-bench-") as folder:
        house = House(Path(folder))
        house.warm()
        print(HEAD)
        for row in figures(house):
            print(row.row())


if __name__ == "__main__":
    sys.exit(main())
