"""How people say things: phrases that a clinician can read and change, and what each one means."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["", "immediate", "recent", "check", "harmless"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Phrases that mean one thing, with lines that show it and lines that must not match.

    ``sure`` phrases are taken with an echo; any other is read back first. ``whole`` phrases are the
    whole turn but for fillers; any other may stand anywhere in a clause. Where one ``holds_no``, a *not* in its
    words belongs to what it says (*nobody held him*) and denies nothing. One that ``says_no`` tells that its fact is not so
    (*sleeps like a log*). No phrase need reach an ``alike`` line; with the ``unlike`` ones it is weighed by
    meaning alone, where the weights for that are installed.
    """

    id: str
    means: str
    phrases: tuple[str, ...]
    sure: bool = False
    whole: bool = True
    holds_no: bool = False
    says_no: bool = False
    level: Level = ""
    axis: str = ""
    months: tuple[int, ...] = ()
    label: str = ""
    """What an event is called in the question that asks when it was."""
    anchors: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """By phrase, the words of which a text must hold one, group by group; worked out beforehand."""
    examples: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the recognisers know of one language."""

    words: Mapping[str, str]
    classes: Mapping[str, tuple[str, ...]]
    polar: tuple[Rule, ...]
    acts: tuple[Rule, ...]
    scales: tuple[Rule, ...]
    synonyms: tuple[Rule, ...]
    corrections: tuple[Rule, ...]
    facts: tuple[Rule, ...]
    dangers: tuple[Rule, ...]
    stages: tuple[Rule, ...]
    anchors: tuple[Rule, ...]
    kin: tuple[Rule, ...]
    items: tuple[Rule, ...]
    choices: tuple[Rule, ...]
    read_backs: Mapping[str, str]
    alike: tuple[tuple[str, ...], ...] = ()
    """Groups of words that mean nearly the same in the label of an option."""
    fingerprint: str = ""
