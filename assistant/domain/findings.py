"""What the reasoning hands back: plain frozen values, every one with the answers it rests on."""

from dataclasses import dataclass

Answers = tuple[str, ...]
"""Paths in the case file."""
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Danger:
    """A present danger, and what it asks of whoever reads this."""

    id: str
    action: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class OtherCause:
    """Another explanation to look into."""

    id: str
    text: str
    refer: str
    before_activities: bool
    answers: Answers
    sources: tuple[str, ...]
    speaks_for: str
    would_settle: str


@dataclass(frozen=True, slots=True)
class RegionFinding:
    """History and present skill of one level, and how they stand to each other."""

    id: str
    history: str
    function: str
    reading: str
    history_bounds: Bounds
    function_bounds: Bounds
    answers: Answers


@dataclass(frozen=True, slots=True)
class DomainFinding:
    """How one domain of skills stands today; its history beside it."""

    id: str
    standing: str
    bounds: Bounds
    answers: Answers
    history: str
    history_bounds: Bounds


@dataclass(frozen=True, slots=True)
class Outlook:
    """What there is to build on: connection today and history together, 1 the best.

    ``lever`` is the answer about today's connection that could lift it most.
    """

    bounds: Bounds
    now_bounds: Bounds
    now: str
    lever: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class Strength:
    """Something that holds."""

    text: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """An activity that fits this client, with whom and when."""

    id: str
    title: str
    tags: tuple[str, ...]
    with_people: tuple[str, ...]
    when: str
    dose: str
    text: str
    why: str
    stop_when: str
    cautions: tuple[str, ...]
    answers: Answers
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StagePlan:
    """One of the three stages: open with activities, or closed with the gate that opens it."""

    id: str
    open: bool
    gate: str
    activities: tuple[PlannedActivity, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that families are often told to do too early."""

    id: str
    until: str
    name: str
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    """An activity that a caution took away."""

    id: str
    because: str
    answers: Answers
    caution: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What to try, what waits, and what was taken out."""

    stages: tuple[StagePlan, ...]
    not_yet: tuple[Waiting, ...]
    excluded: tuple[Excluded, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the explanation with everything it rests on."""

    kind: str
    text: str
    answers: Answers
    rule: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """An unanswered question: how far its answer could move a bound, and what else it could change."""

    path: str
    swing: float
    could_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One answer, as it is and as it might be."""

    path: str
    from_value: int
    to_value: int
    known: str = ""
    """How the informant knows it, where that is second-hand; it stays so."""


@dataclass(frozen=True, slots=True)
class Flip:
    """A smallest set of changes that would move the start."""

    changes: tuple[Change, ...]
    start_with: str


@dataclass(frozen=True, slots=True)
class Formulation:
    """The whole result for one case in one voice."""

    knowledge: str
    voice: str
    start_with: str
    confidence: str
    safety: tuple[Danger, ...]
    alternatives: tuple[OtherCause, ...]
    regions: tuple[RegionFinding, ...]
    domains: tuple[DomainFinding, ...]
    outlook: Outlook
    strengths: tuple[Strength, ...]
    plan: Plan
    explanation: tuple[Sentence, ...]
    questions_that_matter: tuple[Matter, ...] | None = None
    flips: tuple[Flip, ...] | None = None


@dataclass(frozen=True, slots=True)
class LevelPicture:
    """One level of the live picture."""

    id: str
    bounds: Bounds
    band: str


@dataclass(frozen=True, slots=True)
class WindowPicture:
    """One window of the live picture: the hardest thing reported and how much held, as bounds.

    ``adversity`` is on the scale of severity, ``connection`` from 0 (nothing held) to 1.
    """

    id: str
    adversity: tuple[int, int]
    connection: Bounds


@dataclass(frozen=True, slots=True)
class Picture:
    """What can be drawn beside the conversation after every answer."""

    regions: tuple[LevelPicture, ...]
    windows: tuple[WindowPicture, ...]
