"""What stands in knowledge/practice/ for playing: areas, sayings, styles, drills and cases; never a key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.domain.strict import Strict

AskKind = Literal["open", "closed", "leading", "double"]
Probe = Literal["when", "long", "helped", "now", "both"]
Told = Literal["at_once", "open", "trust", "direct"]
Tag = Literal[
    "preamble", "permission", "reflect", "sum_up", "pause", "honour", "close", "steer",
    "soothe", "secrecy", "confront", "press", "dig", "name_to_child",
]  # fmt: skip
ASK_KINDS: tuple[AskKind, ...] = ("open", "closed", "leading", "double")
PROBES: tuple[Probe, ...] = ("when", "long", "helped", "now", "both")
TIERS = 5


@dataclass(frozen=True, slots=True)
class Area(Strict):
    """Something to ask about: how much it counts, from what age, and one wording for each way of asking."""

    id: str
    label: str
    weight: int
    asks: Mapping[str, str]
    words: tuple[str, ...]
    """Words by which a typed question is known to be about it."""
    from_months: int = 0
    sensitive: bool = False
    strength: bool = False


@dataclass(frozen=True, slots=True)
class Saying(Strict):
    """Something that can be said that asks about no area; ``tag`` says what it is."""

    id: str
    tag: Tag
    group: str
    text: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style(Strict):
    """How a kind of teller speaks; each list holds ways of saying the same."""

    ease: int
    """Where the meter begins, of 100."""
    facts: int
    """The most that is told in one answer."""
    pace: int
    """Of what is gained by asking well, in hundredths."""
    lists: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Fact(Strict):
    """One thing a teller knows: when it is told, in what words, and what can be followed up."""

    id: str
    area: str
    told: Told
    says: tuple[str, ...]
    short: str
    """After *So*: a few words that say it back."""
    feeling: str = ""
    """After *That sounds*: one word or two."""
    by: str = ""
    """Who tells it; the first teller where it is left out."""
    guarded: bool = False
    """Asked the first time, the teller would rather not."""
    distress: bool = False
    """It hurts to tell; a break or a word of feeling should follow."""
    alarm: bool = False
    """Once it is told, somebody has to ask whether everyone is safe."""
    event: bool = False
    """It has a place on the timeline."""
    holds: bool = False
    """It is something that holds the client."""
    more: Mapping[str, str] = field(default_factory=dict)
    cues: tuple[Probe, ...] = ()
    """Which of ``more`` is hinted at; depth counts these."""


@dataclass(frozen=True, slots=True)
class Teller(Strict):
    """Somebody in the room who answers."""

    id: str
    label: str
    style: str
    opens: str
    """The first thing they say."""


@dataclass(frozen=True, slots=True)
class Family(Strict):
    """One case to play: who is there, what is known beforehand, and every fact that can be found.

    ``case`` names the regression case it stands on; nothing of that file is in here.
    """

    id: str
    case: str
    tier: int
    title: str
    brief: str
    name: str
    pronouns: Literal["she", "he", "they"]
    age_months: int
    made_by: str
    tellers: tuple[Teller, ...]
    people: Mapping[str, str]
    """Who could do something together with the client: by id."""
    rate: tuple[str, ...]
    """Skills to rate afterwards."""
    facts: tuple[Fact, ...]
    also: tuple[str, ...] = ()
    """Other regression cases of the same client."""
    visit: int = 1
    after: str = ""
    """The case that must have been played before: the same family, earlier."""
    child_present: bool = False

    def fact(self, name: str) -> Fact:
        """Return the fact of this id."""
        return next(fact for fact in self.facts if fact.id == name)

    def teller_of(self, fact: Fact) -> str:
        """Return who tells a fact."""
        return fact.by or self.tellers[0].id


@dataclass(frozen=True, slots=True)
class Choosable(Strict):
    """Something that can be chosen in a formulation; ``stage`` is of an activity."""

    id: str
    label: str
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Drill(Strict):
    """One small exercise: what is shown, what can be chosen, which is right, and why."""

    id: str
    kind: Literal["reflect", "open_up", "window", "region", "stage", "first"]
    shown: str
    options: tuple[str, ...]
    right: int
    """Of the options, counted from 1."""
    because: str


@dataclass(frozen=True, slots=True)
class Practice(Strict):
    """Everything that can be played, and the words around it."""

    areas: Mapping[str, Area]
    sayings: Mapping[str, Saying]
    probes: Mapping[str, str]
    orders: tuple[tuple[str, ...], ...]
    """Orders of areas that an expert would accept."""
    starts: Mapping[str, Choosable]
    rivals: Mapping[str, Choosable]
    activities: Mapping[str, Choosable]
    levels: tuple[str, ...]
    """What 0, 1, 2 and 3 mean when a skill is rated."""
    styles: Mapping[str, Style]
    phrases: Mapping[str, str]
    drills: Mapping[str, Drill]
    families: Mapping[str, Family]
    fingerprint: str = ""

    def areas_at(self, months: int) -> tuple[Area, ...]:
        """Return what can be asked about a client of this age, in order."""
        return tuple(area for area in self.areas.values() if area.from_months <= months)
