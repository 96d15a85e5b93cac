"""Practice with everything outside of it made by hand, and somebody who walks through it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from assistant.content.keys import load_key
from assistant.domain.errors import AssistantError
from assistant.domain.knowledge import Knowledge
from assistant.practice.deck import Deck
from assistant.practice.key import Key
from assistant.practice.pages import Page
from assistant.practice.ports import Machine
from assistant.practice.records import Happened
from assistant.practice.shapes import Practice
from assistant.practice.sheet import Sheet
from assistant.practice.studio import Studio
from assistant.practice.terms import terms_of


@dataclass
class MemoryLog:
    """Keeps what happened in a list; fails when it is told to."""

    happened: list[Happened] = field(default_factory=list)
    failure: AssistantError | None = None

    def keep(self, run: str, happened: Sequence[Happened]) -> None:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        there = {(each.run, each.number) for each in self.happened}
        assert not there & {(run, each.number) for each in happened}
        self.happened += happened

    def all(self) -> list[Happened]:
        return list(self.happened)


@dataclass
class WatchedKeys:
    """Opens keys only where the log has a commitment; anything earlier fails the test."""

    log: MemoryLog
    asked: list[str] = field(default_factory=list)
    keys: dict[str, Key] = field(default_factory=dict)

    def key(self, family: str) -> Key:
        assert any(each.kind == "committed" for each in self.log.happened), "a key before the view"
        self.asked.append(family)
        return self.keys.get(family) or load_key(family)

    def machine(self, case: str) -> Machine:
        assert self.asked, case
        return Machine("regulate", "low")


@dataclass
class DayClock:
    """A clock that stands still until it is moved on by days."""

    time: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def later(self, days: int) -> None:
        self.time += timedelta(days=days)


@dataclass
class Trainee:
    """Somebody who practises: takes choices by a piece of their label, and types."""

    practice: Practice
    knowledge: Knowledge
    log: MemoryLog = field(default_factory=MemoryLog)
    clock: DayClock = field(default_factory=DayClock)
    sheets: list[Sheet] = field(default_factory=list)
    all_open: bool = True
    seed: int = 3

    def __post_init__(self) -> None:
        self.keys = WatchedKeys(self.log)
        self.open()

    def open(self) -> Page:
        deck = Deck(
            self.practice, terms_of(self.knowledge), self.log, self.keys, self.clock,
            lambda: self.seed, self._saved, self.all_open,
        )  # fmt: skip
        self.studio = Studio.opened(deck)
        self.page = self.studio.page()
        return self.page

    def _saved(self, sheet: Sheet) -> str:
        self.sheets.append(sheet)
        return f"{sheet.run}.pdf"

    def type(self, *lines: str) -> Page:
        for line in lines:
            self.page = self.studio.hear(line)
        return self.page

    def choose(self, *labels: str) -> Page:
        for label in labels:
            found = [each for each in self.page.choices if label in each.label]
            assert found, (label, [each.label for each in self.page.choices])
            self.type(str(found[0].number))
        return self.page

    def said(self) -> str:
        return "\n".join(each.text for each in self.page.say)

    def meet(self, title: str) -> Page:
        return self.choose("Talk with an invented family", title)

    def write(self, **chosen: str) -> Page:
        """Write the own view to its end: what is named, and the first choice elsewhere."""
        while "Keep this as your view?" not in self.page.ask:
            label = next((label for word, label in chosen.items() if word in self.page.ask), "")
            if not self.page.choices:
                self.type(label or "As I see it.")
            elif any(label and label in each.label for each in self.page.choices):
                self.choose(label)
            else:
                self.type("1")
        return self.page

    def finish(self, **chosen: str) -> Page:
        """End the talk, write, keep, reflect: up to the score."""
        self.type("rate", "yes")
        self.write(**chosen)
        return self.type("1", "I would slow down.")
