"""Where an interview stands: what every event so far has made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.conversation.path import Path, Setting
from assistant.domain.answers import Answer, Event, Known, Remarked, Renewed
from assistant.domain.checkins import to_look_at
from assistant.domain.fits import Fit
from assistant.interview.machine import Stage
from assistant.interview.steps import Step, provisional_in


@dataclass(frozen=True, slots=True)
class State:
    """Where an interview stands after an event.

    ``answers`` holds the current answer of every question ever answered, on the path or not.
    ``cursor`` is the question the person chose to look at; without one, the next open one is asked.
    """

    voice: str
    stage: Stage
    answers: Mapping[str, Answer]
    choices: Mapping[str, tuple[str, ...]]
    felt: frozenset[str]
    path: Path
    step: Step
    cursor: str = ""
    proposed: Event | None = None
    before_pause: Stage = "opening"
    pause: str = ""
    """Why it paused: ``break`` is a rest, ``stop?`` waits for a yes."""
    unclear: int = 0
    alerts: tuple[str, ...] = ()
    unsure_alerts: tuple[str, ...] = ()
    notes: Mapping[str, tuple[Remarked, ...]] = field(default_factory=dict)
    flags: tuple[Remarked, ...] = ()
    speaker: str = ""
    """Who speaks from here on, where that was said; it stays until it is said anew."""
    known: Known | None = None
    """How they know, likewise."""
    judged: Mapping[str, str] = field(default_factory=dict)
    """A clinician's own view: where to start, how sure, an override and its reason."""
    decisions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By danger: what was decided about it, and why."""
    fits: Mapping[str, Fit] = field(default_factory=dict)
    """By sentence of a released page: what the family said of it."""
    planned: tuple[Mapping[str, object], ...] = ()
    beside_plan: Mapping[str, object] = field(default_factory=dict)
    """What stands beside the activities: marks, what is talked about next, how sure, the goal."""
    checkins: tuple[Mapping[str, object], ...] = ()
    """How the weeks went, in the order they were told; only the last may be unfinished."""
    watched: bool | None = None
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By list: what was told in a story and confirmed, before the list was asked."""
    anchors: Mapping[str, tuple[int, int] | None] = field(default_factory=dict)
    """When an event was that times hang on, in whole months of age; None where nobody knows."""
    renewed: Renewed | None = None
    """The earlier interview whose answers are asked about again."""
    from_review: bool = False
    """An answer is being changed from the review, so the review comes after it."""
    unseen: frozenset[str] = frozenset()
    """Questions answered by whoever sat here before, so that their answers are not shown."""
    withheld: frozenset[str] = frozenset()
    """Questions that those answers made needless; without them they would be asked again."""
    last: Event | None = None

    def marks(self) -> int:
        """Return how much somebody should look at: dangers that were named or left unsure, and flags."""
        answers = [self.answers.get(each.id) for each in self.path.questions if each.safety]
        named = {
            code
            for answer in answers
            if answer is not None and isinstance(answer.value, Mapping)
            for code in (*answer.value.get("ticked", ()), *answer.value.get("unsure", ()))
        }
        return len(named) + len(self.flags) + len(to_look_at(self.checkins))

    def setting(self) -> Setting:
        """Return what the path depends on."""
        return Setting(self.voice, self.choices, self.withheld)

    def provisional(self, section: str) -> tuple[str, ...]:
        """Return the questions of a section whose answers were taken from own words; three at a time."""
        return provisional_in(
            (each for each in self.path.questions if each.section == section), self.answers
        )

    def is_under_way(self) -> bool:
        """Say whether something is still to be asked that was not asked yet."""
        return self.step.kind != "nothing"

    def question_id(self) -> str:
        """Return the question that is open now, or nothing."""
        return self.cursor or self.step.question
