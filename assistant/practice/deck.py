"""What every room of practice stands on: the content, what is kept, and the words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.practice.moves import Move
from assistant.practice.ports import Clock, Keys, Log
from assistant.practice.records import Book, Happened, HappenedKind, Run, folded
from assistant.practice.scene import Scene
from assistant.practice.shapes import Family, Practice
from assistant.practice.sheet import Sheet
from assistant.practice.stepping import begin, step
from assistant.practice.telling import Playing
from assistant.practice.terms import Terms


@dataclass(slots=True)
class Deck:
    """Joined once by wiring; ``all_open`` is for supervisors, who may play every level."""

    practice: Practice
    terms: Terms
    log: Log
    keys: Keys
    clock: Clock
    seeds: Callable[[], int]
    save: Callable[[Sheet], str]
    all_open: bool = False
    book: Book = field(default_factory=Book)

    begun: int = 0
    """Runs that are kept, those of cases that are not here now included."""

    def read(self) -> None:
        """Read what is kept; a run of a case that is not here now waits until it is."""
        book = folded(self.log.all())
        there = tuple(run for run in book.runs if run.family in self.practice.families)
        self.book, self.begun = Book(there, book.drilled), len(book.runs)

    def can_be_played(self, run: Run) -> bool:
        """Say whether the content is still the one a run was played with, word for word."""
        return run.content == self.practice.fingerprint

    def open_run(self) -> Run | None:
        """Return the visit that can be gone on with, the last one first."""
        runs = [run for run in self.book.runs if run.is_open() and self.can_be_played(run)]
        return runs[-1] if runs else None

    def last_run(self) -> Run | None:
        """Return the last finished visit that can be looked at again."""
        runs = [run for run in self.book.finished() if self.can_be_played(run)]
        return runs[-1] if runs else None

    def say(self, phrase: str, **marks: object) -> str:
        """Return a phrase with its marks filled in, in one pass."""
        text = self.practice.phrases[phrase]
        parts = text.split("[")
        return parts[0] + "".join(_put(part, marks) for part in parts[1:])

    def today(self) -> str:
        """Return the day, as it is compared with what is due."""
        return self.clock.now().date().isoformat()

    def begin(self, family: str, again_of: str = "", moves: int = 0) -> str:
        """Begin a run, with the first moves of an earlier one where it is tried again; return its id.

        Raises:
            AssistantError: it could not be written; nothing began.
        """
        name = f"run-{self.begun + 1}"
        began: dict[str, Any] = {"family": family, "content": self.practice.fingerprint}
        kinds: list[tuple[HappenedKind, Mapping[str, Any]]]
        if again_of:
            earlier = self.book.run(again_of)
            kinds = [("began", {**began, "seed": earlier.seed, "again_of": again_of})]
            kinds += [("moved", move) for move in earlier.moves[:moves]]
        else:
            kinds = [("began", {**began, "seed": self.seeds()})]
        self._keep(name, 0, kinds)
        self.begun += 1
        return name

    def keep(self, run: str, kind: HappenedKind, data: Mapping[str, Any]) -> None:
        """Keep one more event of a run; it is on the disk before anything moves.

        Raises:
            AssistantError: it could not be written; nothing moved.
        """
        kept = [each.count for each in self.book.runs if each.id == run]
        self._keep(run, kept[0] if kept else len(self.book.drilled), [(kind, data)])

    def _keep(
        self, run: str, count: int, kinds: Sequence[tuple[HappenedKind, Mapping[str, Any]]]
    ) -> None:
        now = self.clock.now().isoformat(timespec="seconds")
        happened = [
            Happened(run, number, kind, now, data)
            for number, (kind, data) in enumerate(kinds, count + 1)
        ]
        self.log.keep(run, happened)
        self.book = folded(happened, self.book)

    def family(self, run: Run) -> Family:
        """Return the case of a run."""
        return self.practice.families[run.family]

    def playing(self, run: Run) -> Playing:
        """Return the case of a run as it is played."""
        return Playing(self.practice, self.family(run), run.seed)

    def scene(self, run: Run) -> Scene:
        """Return how far the talk of a run is: its moves taken again, one after the other."""
        playing = self.playing(run)
        scene = begin(playing)
        for move in run.moves:
            scene = step(playing, scene, Move(**move))
        return scene


def _put(part: str, marks: dict[str, object]) -> str:
    name, closed, rest = part.partition("]")
    return f"{marks[name]}{rest}" if closed and name in marks else f"[{part}"
