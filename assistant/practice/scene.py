"""How far a visit is: what was told, how at ease the teller is, which doors are closed; a fold over moves."""

from dataclasses import dataclass, field

TRUST = 60
"""Of 100 on the meter: from here on a teller says what needs trust. Our convention."""
MOST = 100


@dataclass(frozen=True, slots=True)
class Beat:
    """One turn as it went: what was said, what came back, and what can be said about it."""

    said: str
    kind: str
    how: str
    area: str
    fact: str
    typed: bool
    heard: str
    teller: str
    told: tuple[str, ...]
    marks: tuple[str, ...]
    ease: int

    def is_question(self) -> bool:
        """Say whether something was asked."""
        return self.kind in {"ask", "probe"}

    def is_plainly_asked(self) -> bool:
        """Say whether an area was asked about without leading; of typed words that is not judged."""
        return self.kind == "ask" and (self.typed or self.how in {"open", "closed"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A visit so far."""

    teller: str
    ease: int
    beats: tuple[Beat, ...] = ()
    told: tuple[str, ...] = ()
    """Facts, in the order in which they were told."""
    probed: frozenset[tuple[str, str]] = frozenset()
    declined: frozenset[str] = frozenset()
    """Areas about which the teller would rather say nothing."""
    honoured: frozenset[str] = frozenset()
    shut: frozenset[str] = frozenset()
    framed: bool = False
    leave: int = 0
    """How many more hard areas may be asked about with the leave that was given."""
    hurting: bool = False
    reflected: bool = False
    closed: bool = False
    met: frozenset[str] = field(default_factory=frozenset)
    """Tellers who have said their first words."""
