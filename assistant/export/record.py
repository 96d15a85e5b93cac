"""What an interview hands over to be written down: plain values, put into words where they were said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.domain.answers import Answer, Event
from assistant.domain.fits import Fit
from assistant.domain.since import FindingsMoved, PlanMoved, SkillMoved

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it was worded, with what it holds now."""

    question: str
    section: str
    asked: str
    answer: str
    said: str = ""
    known: str = ""
    state: str = "answered"
    """answered, absent, open, look_again, set_aside or skipped."""
    is_own_words: bool = False
    notes: tuple[str, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A danger that was said while it was asked, with when."""

    at: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A note or a flag of whoever held the interview, with the question it was made at; for the clinician alone."""

    text: str
    kind: str = ""
    asked: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A clinician's own view, kept before the computed one was shown, and an override with its reason."""

    start: str = ""
    sure: str = ""
    override: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about one danger, why, and when."""

    decision: str
    why: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a family hopes for, in their own words; ``levels`` are five steps, the hardest first, or none."""

    text: str
    levels: tuple[str, ...] = ()
    start: int = -1
    begun: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """One check-in in words: who told it, how often it was done, how it went, where the goal stood."""

    day: str
    by: str
    did: str = ""
    went: str = ""
    goal: str = ""
    in_the_way: str = ""
    wants_to_talk: bool = False


@dataclass(frozen=True, slots=True)
class Differs:
    """One question that does not hold the same as then, in words; ``how`` as in ``domain.since``."""

    question: str
    section: str
    asked: str
    then: str
    now: str
    how: str = "changed"


@dataclass(frozen=True, slots=True)
class Since:
    """What is different from the earlier interview of the same informant that this one asked again.

    ``kept`` counts the answers that were said to be still right; the plans are titles of activities.
    """

    interview: str
    day: str
    now: str
    case: Plain
    result: Plain
    skills: tuple[SkillMoved, ...]
    findings: FindingsMoved
    plan: PlanMoved
    answers: tuple[Differs, ...] = ()
    kept: int = 0
    checked: tuple[Checked, ...] = ()
    """The weeks that were told of the earlier plan."""


@dataclass(frozen=True, slots=True)
class Told:
    """One interview of one informant."""

    interview: str
    case_id: str
    label: str
    voice: str
    informant: str
    started: str
    touched: str
    case: Plain
    minutes: int = 0
    language: str = "en"
    known_since: str = ""
    speakers: tuple[str, ...] = ()
    """Who spoke besides, where an interviewer said so."""
    asked: tuple[Asked, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    flags: tuple[Remark, ...] = ()
    """What somebody should look at again, in the order it was marked."""
    remarks: tuple[Remark, ...] = ()
    """Notes with a tag, and those at a question that no answer stands beside any more."""
    judged: Judged = field(default_factory=Judged)
    decisions: Mapping[str, Decided] = field(default_factory=dict)
    """By danger."""
    events: tuple[Event, ...] = ()
    """What happened, in order; neither what was undone nor answers that were set aside."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """What each question on the path holds."""
    fits: Mapping[str, Fit] = field(default_factory=dict)
    """By sentence, what the family said of the page that was released to them."""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that a document is made from.

    ``result`` is in the voice of whoever the document is for; ``planned`` is what of the chosen plan
    still stands, each with its ``sentence`` and ``details`` in that voice; ``look_at`` is what check-ins
    ask of a clinician; ``contacts`` are the words of the country's help lines.
    """

    told: Told
    result: Plain
    planned: tuple[Plain, ...] = ()
    others: tuple[Told, ...] = ()
    contacts: tuple[str, ...] = ()
    goal: Goal | None = None
    sure: int | None = None
    """How sure they were of the plan, from 0 to 10."""
    checked: tuple[Checked, ...] = ()
    look_at: tuple[str, ...] = ()
    since: Since | None = None
