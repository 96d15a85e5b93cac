"""A dialogue, ready to be walked: sections, and every question spelled out in order.

The content room makes it from dialogs/; nothing here reads a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.domain.strict import Condition, Strict
from assistant.domain.texts import Words

Kind = Literal[
    "choice",  # one option
    "checklist",  # several options, or none of these
    "text",  # words, kept as they are
    "texts",  # words, one entry a line
    "name",  # one short text
    "number",  # a whole number
    "age",  # a birth date or an age
    "people",  # name, relation, days; one person a line
    "offer",  # never asked by itself: a door that the person may open
]
Role = Literal["strength", "buffer", "adversity", "neutral"]


@dataclass(frozen=True, slots=True, repr=False)
class Wording(Strict):
    """How one voice asks one question, in one language."""

    ask: str
    meaning: str
    why: str
    short: str = ""
    examples: tuple[str, ...] = ()
    probes: tuple[str, ...] = ()
    listen_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Option(Strict):
    """One thing that can be chosen.

    ``value`` is what it writes in the case file; for a checklist it is what a tick writes.
    ``path`` writes it somewhere else than the question does; ``ends_block`` leaves the rest of
    the block unasked; ``copies`` carries the present window's connection over to today.
    """

    code: str
    label: Words
    value: Any = None
    group: str = ""
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    from_months: int = 0
    to_months: int | None = None
    voices: tuple[str, ...] = ()
    domain: str = ""
    path: str = ""
    ends_block: bool = False
    copies: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Question(Strict):
    """One question: where its answer goes, when it is asked, and how it is worded."""

    id: str
    section: str
    kind: Kind
    words: Mapping[str, Mapping[str, Wording]]
    path: str = ""
    block: str = ""
    version: int = 1
    role: Role = "neutral"
    sensitive: bool = False
    safety: bool = False
    ask_if: Condition | None = None
    if_unknown: Literal["skip", "ask"] = "skip"
    voices: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    groups: Mapping[str, Words] = field(default_factory=dict)
    unticked: Any = None
    rests_on: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    window: str = ""
    follows: str = ""
    """The tick it follows up, as a path under ``answers``; it is never asked without it."""
    only_follows: bool = False
    """The tick is all that its condition asks for, so nothing else need be judged."""

    def wording(self, voice: str, language: str = "en") -> Wording:
        """Return the wording for a voice; a voice without one uses the first there is."""
        voices = self.words[language]
        return voices.get(voice) or voices.get("any") or next(iter(voices.values()))

    def is_for(self, voice: str) -> bool:
        """Say whether this voice is ever asked this."""
        return not self.voices or voice in self.voices


@dataclass(frozen=True, slots=True, repr=False)
class Section(Strict):
    """A stretch of the interview; a sensitive one opens with a choice and ends with a check."""

    id: str
    title: Words
    opening: Words
    sensitive: bool = False
    theme: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Command(Strict):
    """Something that can be typed or pressed at any time, with every wording that means it."""

    label: Words
    aliases: Mapping[str, tuple[str, ...]]
    key: str = ""
    help: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Check(Strict):
    """Something that can be so but seldom is: asked about once, when an answer makes it so.

    ``at`` are the questions whose answers can bring it about.
    """

    id: str
    at: tuple[str, ...]
    when: Condition
    ask: Words


@dataclass(frozen=True, slots=True, repr=False)
class Script(Strict):
    """The whole dialogue in order, with the stock phrases it needs."""

    id: str
    version: int
    sections: Mapping[str, Section]
    questions: Mapping[str, Question]
    phrases: Mapping[str, Words]
    commands: Mapping[str, Command]
    told_before_months: Mapping[str, int] = field(default_factory=dict)
    """By voice: what happened before this age the informant can only have been told."""
    must_ask: tuple[str, ...] = ()
    """The questions that an interviewer should not leave out, in their order."""
    checks: tuple[Check, ...] = ()
    """What is unlikely and asked about once; bounds of what is possible are errors, and elsewhere."""
    fingerprint: str = ""
