"""Invented people who sit down at an interview and answer it to the end."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from assistant.interview.desk import Desk
from assistant.interview.folding import Fold
from assistant.interview.session import Books
from assistant.interview.turns import Turn
from tests.fakes import FakeClock, MemoryStore

GOOD = ("strong", "same", "no", "from_birth", "on_time", "one", "he")


@dataclass
class Quiet:
    """Answers everything as quietly as can be: nothing hard, everything held."""

    age: str = "9 years"
    told: Mapping[str, str] = field(default_factory=dict)
    """What is typed at a question instead, by its id."""

    def line(self, turn: Turn) -> str:
        if turn.question in self.told and turn.stage in {"asking", "clarifying"}:
            return self.told[turn.question]
        match turn.kind:
            case "checklist":
                return "1" if turn.question == "strengths.last" else "none"
            case "choice" if turn.stage in {"asking", "clarifying"}:
                good = [choice for choice in turn.choices if choice.code in GOOD]
                return str((good or list(turn.choices))[0].number)
            case "age":
                return self.age
            case "name":
                return "Sam"
            case "number":
                return "15"
            case "people":
                return "nobody"
            case "text" | "texts":
                return "kind to animals; funny"
            case _:
                return "1"


@dataclass
class Sitting:
    """One interview on a store in memory, with every turn that was shown."""

    books: Books
    voice: str = "caregiver"
    store: MemoryStore = field(default_factory=MemoryStore)
    turns: list[Turn] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.desk = Desk(self.books, self.store, FakeClock(), "test", self.voice)
        self.turns.append(self.desk.open())

    @property
    def turn(self) -> Turn:
        return self.turns[-1]

    def hear(self, *lines: str) -> Turn:
        for line in lines:
            self.lines.append(line)
            self.turns.append(self.desk.hear(line))
        return self.turn

    def until(self, done: Callable[[Turn], bool], who: Quiet) -> Turn:
        """Answer as this person until the turn is the one meant."""
        for _ in range(400):
            if done(self.turn):
                return self.turn
            self.hear(who.line(self.turn))
        raise AssertionError(f"never got there; stuck at {self.turn.question or self.turn.stage}")

    def to_question(self, question: str, who: Quiet | None = None) -> Turn:
        return self._walked(lambda turn: turn.question == question, question, who or Quiet())

    def to_review(self, who: Quiet | None = None) -> Turn:
        return self._walked(lambda turn: turn.stage == "reviewing", "review", who or Quiet())

    def _walked(self, done: Callable[[Turn], bool], place: str, who: Quiet) -> Turn:
        """Come to a place; the way there is walked once, and every other sitting begins at its end."""
        if self.lines or len(self.store.log) > 1:  # somebody was here before
            return self.until(done, who)
        key = (id(self.books), self.voice, place, repr(who))
        if key not in _WALKED:
            self.until(done, who)
            _WALKED[key] = _copied(self)
        there, store = _copied(_WALKED[key]), self.store
        store.__dict__.update(there.store.__dict__)  # it is the store that the test holds
        there.desk.store = store
        if there.desk.interview is not None:
            there.desk.interview._session._store = store  # noqa: SLF001  # as above
        self.__dict__.update({**there.__dict__, "store": store})
        return self.turn

    def asked(self) -> list[str]:
        """Every question that was shown, once each, in the order it came."""
        return list(dict.fromkeys(turn.question for turn in self.turns if turn.question))

    def said(self) -> str:
        return "\n".join(line.text for line in self.turn.say)


def spoken(turns: Sequence[Turn]) -> str:
    return "\n".join(line.text for turn in turns for line in turn.say)


_WALKED: dict[tuple[int, str, str, str], Sitting] = {}
"""Sittings at the end of a quiet way, by books, voice, question and who walked it."""


def _copied(sitting: Sitting) -> Sitting:
    """Return a sitting of its own at the same place; what nobody writes into is shared."""
    books, interview = sitting.books, sitting.desk.interview
    script = books.script
    shared = [books, script, books.knowledge, *script.questions.values(), *sitting.turns]
    memo: dict[int, Any] = {id(each): each for each in shared}
    if interview is not None:
        fold = interview._session._fold  # noqa: SLF001  # it keeps what it read of these answers
        memo[id(fold)] = Fold(script, books.knowledge)
    return deepcopy(sitting, memo)
