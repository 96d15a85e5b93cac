"""What the assistant knows: the shape of knowledge/, as plain frozen values.

The content room checks the files against these shapes; nothing here reads a file.
Every clinical statement names at least one id of the sources; what nobody published
names a source of the kind ``convention`` and so says that it is ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from assistant.domain.strict import Condition, Strict
from assistant.domain.texts import Words

Stage = Literal["regulate", "relate", "reason"]
Region = Literal["brainstem", "cerebellum", "diencephalon", "limbic", "cortex"]
SkillDomain = Literal["sensory_integration", "self_regulation", "relational", "cognitive"]


@dataclass(frozen=True, slots=True, repr=False)
class Source(Strict):
    """Where a statement comes from; ``convention`` is our own and says so."""

    id: str
    kind: Literal["study", "review", "guideline", "book", "page", "practice", "convention"]
    citation: str
    address: str = ""
    says: str = ""
    limits: str = ""
    reviewed: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Window(Strict):
    """A stretch of development, half-open in months of age; ``to_months`` None is open."""

    id: str
    from_months: int
    to_months: int | None
    name: Words
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Adversity(Strict):
    """Something that pressed on the client; no windows means every window."""

    id: str
    dimension: Literal["threat", "deprivation", "unpredictability", "loss", "body"]
    name: Words
    sources: tuple[str, ...]
    windows: tuple[str, ...] = ()
    before_birth: Words = field(default_factory=dict)
    """What it is called where the mother bore it; without any it is called the same."""


@dataclass(frozen=True, slots=True, repr=False)
class Connection(Strict):
    """Something that held the client; no windows means every window."""

    id: str
    name: Words
    sources: tuple[str, ...]
    windows: tuple[str, ...] = ()
    before_birth: Words = field(default_factory=dict)
    """What it is called where it held the mother; without any it is called the same."""


@dataclass(frozen=True, slots=True, repr=False)
class RegionKnowledge(Strict):
    """A level of the model, bottom to top by order in the file."""

    id: Region
    stage: Stage
    name: Words
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class StageKnowledge(Strict):
    """Regulate, relate, reason: what it is and what a family can see when the gate opens."""

    id: Stage
    name: Words
    gate: Words
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class SkillDomainKnowledge(Strict):
    """One of the four domains that have published support."""

    id: SkillDomain
    name: Words
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Function(Strict):
    """A skill of today, as somebody near the client can see it.

    ``from_months`` is the youngest age to rate it; ``note_only`` stays out of every bound.
    """

    id: str
    region: Region
    domain: SkillDomain
    name: Words
    observe: Words
    look_alikes: tuple[str, ...]
    sources: tuple[str, ...]
    from_months: int = 0
    note_only: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Named(Strict):
    """A medical or family code with the words for it."""

    id: str
    name: Words
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class SafetyRule(Strict):
    """What a present danger asks of whoever reads the result."""

    id: str
    name: Words
    action: Words
    sources: tuple[str, ...]
    clinician_only: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class SafetyCard(Strict):
    """Fixed words that are shown at once; never assembled from answers.

    ``{emergency}`` and ``{crisis}`` stand for the contacts of the country pack.
    """

    id: str
    codes: tuple[str, ...]
    lines: Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True, repr=False)
class Contact(Strict):
    """A place to turn to, with the day somebody last checked it."""

    id: str
    use: Literal["emergency", "crisis"]
    words: Words
    source: str


@dataclass(frozen=True, slots=True, repr=False)
class CountryPack(Strict):
    """Contacts of one country; past ``expires`` they are shown with a warning."""

    country: str
    checked: str
    expires: str
    contacts: tuple[Contact, ...]
    without: Words
    """What is said where no checked number is known."""


@dataclass(frozen=True, slots=True, repr=False)
class Alternative(Strict):
    """Another explanation to look into; named as a question, never as found."""

    id: str
    when: Condition
    text: Words
    speaks_for: Words
    would_settle: Words
    refer: str
    sources: tuple[str, ...]
    before_activities: Condition | None = None
    """Where this is judged true the alternative comes before any activity."""
    urgent: Words = field(default_factory=dict)
    """Said after the text where it comes before any activity."""
    known_by: str = ""
    """The answer that says it is known already: then it is no question whether."""
    clinician_only: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Caution(Strict):
    """A reason to take activities out, or to bound them.

    Where ``when`` is true (or, with ``if_unknown``, not known to be false) every activity with one of
    ``tags``, and each of ``activities``, is excluded, or, with ``action: bound``, kept with ``text``
    among its cautions.
    """

    id: str
    tags: tuple[str, ...]
    when: Condition
    action: Literal["exclude", "bound"]
    text: Words
    sources: tuple[str, ...]
    if_unknown: bool = False
    for_two: bool = False
    """It bounds only what is done with somebody."""
    activities: tuple[str, ...] = ()
    """Single activities by their ids, where no tag says what is meant."""


@dataclass(frozen=True, slots=True, repr=False)
class Activity(Strict):
    """Something small to do, in our own words."""

    id: str
    stage: Stage
    title: Words
    text: Words
    """Imperative, at most 60 words with dose, partner, when and stop rule in their own fields."""
    why: Words
    dose: Words
    when: Words
    stop_when: Words
    tags: tuple[str, ...]
    domains: tuple[SkillDomain, ...]
    functions: tuple[str, ...]
    """The skills it is meant for, best fit first."""
    sources: tuple[str, ...]
    from_months: int = 0
    below_months: int | None = None
    minutes: int = 5
    times_a_day: int = 1
    """How often a day at the most, so that the minutes of a whole day are known."""
    partner: Literal["safe_person", "self", "caregiver_alone"] = "safe_person"
    setting: Literal["any", "daily", "bedtime"] = "any"
    """When a partner has to be there: every day, or when the client goes to bed."""
    at_home: bool = False
    """Done in the home, around waking, meals, bath or bed: nobody from school, work or next door is there."""
    likes: tuple[str, ...] = ()
    """Single words of what a client may like that make this fit better (drum, dog, music)."""
    cautions: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class GrownWords(Strict):
    """What waits, in the words for a teenager or an adult."""

    name: Words
    until: Words
    why: Words


@dataclass(frozen=True, slots=True, repr=False)
class NotYet(Strict):
    """What families are often told to do too early; never an assessment or a therapy."""

    id: str
    tags: tuple[str, ...]
    waits_for: Stage
    """It waits until the client is past this stage."""
    name: Words
    until: Words
    why: Words
    sources: tuple[str, ...]
    below_months: int | None = None
    hard: Mapping[str, int] = field(default_factory=dict)
    """``{skill: rating}``: said only where one of them is known to be that hard today."""
    grown: GrownWords | None = None
    """The words from eleven years on; without any the same ones serve."""


@dataclass(frozen=True, slots=True, repr=False)
class Weights(Strict):
    """How much each thing counts in the history of a region or a domain; all figures are conventions."""

    windows: Mapping[str, Mapping[str, Mapping[str, float]]]
    """``{region: {window: {adversity|connection: weight}}}``."""
    domain_windows: Mapping[str, Mapping[str, Mapping[str, float]]]
    """``{skill domain: {window: {adversity|connection: weight}}}``."""
    connection: Mapping[str, Mapping[str, float]]
    """``{window: {connection code: share}}``."""
    dimensions: Mapping[str, Mapping[str, float]]
    """``{skill domain: {dimension: factor}}``."""
    severity: Mapping[str, float]
    """``{rating of an adversity: load}``, rising from 0 to 1."""
    lack: Mapping[str, float]
    """``{rating of a connection: how much is lacking}``, falling from 1 to 0."""
    pattern: Mapping[str, float]
    """``{single|repeated|ongoing: factor}``; a pattern that is not known may be any of them."""
    ceiling: float
    """The most that a single adversity can weigh in a window, so that others still add to it."""
    bands: Mapping[str, float]
    """``{some: lowest value, marked: lowest value}`` of a history."""
    outlook: Mapping[str, float]
    """``{now: weight, history: weight}`` of the outlook."""
    why: Mapping[str, str]
    sources: tuple[str, ...]
    adversity: Mapping[str, float] = field(default_factory=dict)
    """``{adversity code: factor}`` of what weighs less by itself; what is not named counts in full."""


Kind = Literal[
    "opening",
    "for",
    "against",
    "alternative",
    "unknown",
    "strength",
    "plan",
    "not_yet",
    "ask",
    "limit",
]
KINDS: tuple[str, ...] = get_args(Kind)
"""The kinds of sentences, in the order that they are said."""


@dataclass(frozen=True, slots=True, repr=False)
class SentenceTemplate(Strict):
    """A sentence of the explanation: when it is said is code, how it is said is here."""

    id: str
    kind: Kind
    words: Words
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Knowledge(Strict):
    """Everything in knowledge/, each part keyed by id, in the order of the files."""

    sources: Mapping[str, Source]
    windows: Mapping[str, Window]
    adversity: Mapping[str, Adversity]
    connection: Mapping[str, Connection]
    regions: Mapping[str, RegionKnowledge]
    stages: Mapping[str, StageKnowledge]
    domains: Mapping[str, SkillDomainKnowledge]
    functions: Mapping[str, Function]
    medical: Mapping[str, Named]
    family_history: Mapping[str, Named]
    safety: Mapping[str, SafetyRule]
    cards: Mapping[str, SafetyCard]
    countries: Mapping[str, CountryPack]
    alternatives: Mapping[str, Alternative]
    cautions: Mapping[str, Caution]
    activities: Mapping[str, Activity]
    not_yet: Mapping[str, NotYet]
    weights: Weights
    sentences: Mapping[str, SentenceTemplate]
    tags: tuple[str, ...]
    clinician_only: tuple[str, ...]
    fingerprint: str = ""
