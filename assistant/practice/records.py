"""What is kept of practice: events, and the runs that they fold into."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from assistant.practice.committing import Commitment, commitment_of

HappenedKind = Literal[
    "began",  # a visit with an invented family; again_of and until where it is tried again
    "moved",  # one thing said, with what was answered
    "wrote",  # one line of the own view, before the key
    "unwrote",  # a line of it, taken back
    "committed",  # the own view, whole; only now may a key be read
    "reflected",  # what the trainee thought of it before the score
    "scored",  # what it came to
    "left",  # put aside, not to be gone on with
    "drilled",  # a drill, done
]
DRILLS = "drills"
"""The run under which drills are kept."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened; written once. ``number`` counts from 1 within the run."""

    run: str
    number: int
    kind: HappenedKind
    at: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """One visit as far as it went."""

    id: str
    began: str
    family: str
    seed: int
    again_of: str = ""
    content: str = ""
    """The fingerprint of the content it was played with; only with the same can it be played back."""
    moves: tuple[Mapping[str, Any], ...] = ()
    wrote: Mapping[str, Any] = field(default_factory=dict)
    commitment: Commitment | None = None
    reflection: str = ""
    scored: Mapping[str, Any] | None = None
    scored_at: str = ""
    is_left: bool = False
    count: int = 0
    """Events that are kept of it."""

    def is_open(self) -> bool:
        """Say whether it can be gone on with."""
        return self.scored is None and not self.is_left

    @property
    def total(self) -> int:
        """The score; 0 while there is none."""
        return int(self.scored["total"]) if self.scored else 0


@dataclass(frozen=True, slots=True)
class Drilled:
    """A drill that was done: its kind, how many were right, and the day."""

    kind: str
    right: int
    of: int
    at: str


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that is kept, folded."""

    runs: tuple[Run, ...] = ()
    drilled: tuple[Drilled, ...] = ()

    def finished(self) -> tuple[Run, ...]:
        """Return the runs with a score, the first one first."""
        return tuple(run for run in self.runs if run.scored is not None)

    def run(self, name: str) -> Run:
        """Return a run by its id."""
        return next(run for run in self.runs if run.id == name)


_EMPTY = Book()


def folded(happened: Iterable[Happened], before: Book = _EMPTY) -> Book:
    """Return what events say, on top of what was kept before."""
    runs = {run.id: run for run in before.runs}
    drilled = [*before.drilled]
    for each in happened:
        if each.kind == "drilled":
            data = each.data
            drilled.append(Drilled(data["kind"], data["right"], data["of"], each.at))
        elif each.kind == "began":
            runs[each.run] = _begun(each)
        else:
            runs[each.run] = after(runs[each.run], each)
    return Book(tuple(runs.values()), tuple(drilled))


def _begun(each: Happened) -> Run:
    data = each.data
    return Run(
        each.run, each.at, data["family"], data["seed"], data.get("again_of", ""),
        data.get("content", ""), count=1,
    )  # fmt: skip


def after(run: Run, each: Happened) -> Run:
    """Return a run after one more event."""
    changes: dict[str, Any] = {"count": each.number}
    match each.kind:
        case "moved":
            changes["moves"] = (*run.moves, each.data)
        case "wrote":
            changes["wrote"] = {**run.wrote, each.data["what"]: each.data["value"]}
        case "unwrote":
            gone = each.data["what"]
            changes["wrote"] = {name: value for name, value in run.wrote.items() if name != gone}
        case "committed":
            changes["commitment"] = commitment_of(each.data)
        case "reflected":
            changes["reflection"] = each.data["text"]
        case "scored":
            changes |= {"scored": each.data, "scored_at": each.at}
        case _:
            changes["is_left"] = True
    return replace(run, **changes)
