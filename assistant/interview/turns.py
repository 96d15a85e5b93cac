"""A turn: everything a face needs to draw, and nothing it could use to touch the store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

RowState = Literal["answered", "absent", "open", "set_aside", "look_again", "skipped"]
LineKind = Literal["said", "echo", "note", "card", "carried", "strong", "quoted"]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One thing the assistant says; plain text, never markup."""

    text: str
    kind: LineKind = "said"
    mark: tuple[int, int] | None = None
    """Where the words stand that something rests on; a face underlines them."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One thing that can be chosen, with the number that chooses it."""

    number: int
    code: str
    label: str
    group: str = ""
    chosen: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Action:
    """Something that can be done now: its command, what it is called, and its key."""

    command: str
    label: str
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """Where we are: part 2 of 9, and how much of this part is answered."""

    part: int
    parts: int
    title: str
    answered: int
    left: int


@dataclass(frozen=True, slots=True, eq=False)
class ReviewRow:
    """One question as it was asked, with what it holds now."""

    number: int
    question: str
    section: str
    asked: str
    answer: str
    state: RowState
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """What to say, what to ask, what can be chosen and done.

    ``saved`` is the number of events committed before this turn was made.
    """

    stage: str
    kind: str
    case: str
    interview: str
    saved: int
    voice: str
    say: tuple[Line, ...] = ()
    ask: str = ""
    question: str = ""
    choices: tuple[Choice, ...] = ()
    actions: tuple[Action, ...] = ()
    progress: Progress | None = None
    hint: str = ""
    current: str = ""
    earlier: str = ""
    """What an earlier interview told here, as the question whether it is still right."""
    probes: tuple[str, ...] = ()
    listen_for: tuple[str, ...] = ()
    rows: tuple[ReviewRow, ...] = ()
    result: Mapping[str, Any] | None = None
    """The hypothesis and the plan as the contract has them, where they are shown."""
    sensitive: bool = False
    finished: bool = False
    case_id: str = ""
    """What tells this case from every other, whatever it is called."""
    age: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    def choice(self, code: str) -> Choice | None:
        """Return the choice with this code."""
        return next((choice for choice in self.choices if choice.code == code), None)
