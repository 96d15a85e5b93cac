"""An answer and the event that brought it: what happened, in the order it happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Absent = Literal[
    "unknown_to_me",
    "unknown_to_anyone",
    "declined",
    "not_applicable",
    "later",
    "not_asked",
    "not_reached",
]
Known = Literal["saw", "told", "record", "guess"]
EventKind = Literal[
    "renewed",  # begins anew from an earlier interview of the same informant
    "opened",  # the opening was read; ``value`` says whether somebody can see the screen
    "chose",  # now, later, talk with my clinician, skip: for a sensitive section
    "felt",  # go on or a short break, after a section or a run of hard questions
    "answered",  # a value or an absent reason at a question
    "proposed",  # a change that would set answers aside, waiting for a yes
    "accepted",  # the yes
    "confirmed",  # the yes to what was heard in a section, by question
    "dropped",  # the no
    "unclear",  # words that were not understood, kept as typed
    "went",  # the person chose a question to look at
    "undone",  # earlier events taken back, by their numbers
    "noted",  # a note on a question, with a tag where it has one
    "flagged",  # something to look at again: safety, to follow up, a contradiction
    "informed",  # who speaks from here on, and how they know
    "judged",  # a clinician's own view, or an override with its reason
    "decided",  # what was decided about a danger: reported or not, and why
    "alerted",  # a danger was said and the card shown
    "seen",  # the safety card was read
    "voice",  # the voice was switched
    "paused",
    "resumed",
    "reviewed",
    "explained",
    "planned",  # the activities that were chosen
    "shaped",  # what stands beside them: marks, what is talked about next, how sure, the goal
    "checked",  # one answer of a check-in on how a week went
    "fitted",  # what a family says of one sentence of a page that was released to them
    "exported",
    "closed",
]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in an interview; written once, never changed.

    ``number`` counts from 1 within the interview. ``said`` are the words exactly as typed.
    ``wording`` is the question as it was shown.
    """

    number: int
    kind: EventKind
    question: str = ""
    version: int = 0
    value: Any = None
    absent: Absent | None = None
    said: str = ""
    known: Known | None = None
    wording: str = ""
    voice: str = ""
    language: str = "en"
    informant: str = ""
    face: str = ""
    at: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Renewed:
    """Which earlier interview of the same informant this one asks again, and from what day it is.

    ``over`` are the windows that were over then, so that what was told of them can be kept as a whole.
    """

    interview: str
    day: str
    over: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Remarked:
    """A note or a flag of whoever holds the interview; never for the eyes of a family.

    ``tag`` is what kind it is; ``voice`` whose it is.
    """

    question: str
    text: str
    tag: str = ""
    voice: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question currently holds: a value, or the reason why there is none."""

    question: str
    number: int
    value: Any = None
    absent: Absent | None = None
    said: str = ""
    known: Known | None = None
    wording: str = ""
    is_provisional: bool = False
    """Taken from own words; read back once, at the end of its section."""
    is_own_words: bool = False
    """Not coded: the words are kept for whoever reads the answers with the person."""


Answers = Mapping[str, Answer]


def answer_of(event: Event) -> Answer:
    """Return the answer that an ``answered`` or ``proposed`` event carries."""
    return Answer(
        event.question,
        event.number,
        event.value,
        event.absent,
        event.said,
        event.known,
        event.wording,
        bool(event.data.get("provisional")),
        bool(event.data.get("own_words")),
    )
