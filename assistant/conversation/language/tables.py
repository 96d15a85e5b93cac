"""What texts are read with; nothing is compiled before the first text needs it."""

from functools import cached_property

from assistant.conversation.language.choosing import Choosing
from assistant.conversation.language.crisis_slips import CrisisSlips
from assistant.conversation.language.exemplars import Exemplars
from assistant.conversation.language.heard import Heard
from assistant.conversation.language.likeness import Alike, Likeness
from assistant.conversation.language.lists import Gathering
from assistant.conversation.language.offers import Offer, Synonyms
from assistant.conversation.language.phrases import Table
from assistant.conversation.language.scales import points_of
from assistant.conversation.language.slips import Slips
from assistant.domain.lexicon import Lexicon

_MOST_LISTS = 24


class Tables:
    """The tables of one lexicon, each compiled when the first text needs it."""

    def __init__(self, lexicon: Lexicon, likeness: Likeness | None = None) -> None:
        """Keep the lexicon, and what tells likeness in meaning where that is installed."""
        self.lexicon = lexicon
        self._likeness = likeness
        self._scales_of: dict[tuple[Offer, ...], dict[str, str]] = {}
        self._lists: dict[tuple[Offer, ...], tuple[Choosing, Gathering]] = {}

    @cached_property
    def polar(self) -> Table:
        """Yes, no, and the reasons for no answer."""
        return Table(self.lexicon.polar, self.lexicon)

    @cached_property
    def acts(self) -> Table:
        """What a person may want instead of answering."""
        return Table(self.lexicon.acts, self.lexicon)

    @cached_property
    def scales(self) -> Table:
        """How much and how often."""
        return Table(self.lexicon.scales, self.lexicon, "measure_filler")

    @cached_property
    def synonyms(self) -> Synonyms:
        """Other names of options."""
        return Synonyms(self.lexicon.synonyms, self.lexicon)

    @cached_property
    def corrections(self) -> Table:
        """How something said before is taken back."""
        return Table(self.lexicon.corrections, self.lexicon)

    @cached_property
    def facts(self) -> Table:
        """What a story may tell."""
        return Table(self.lexicon.facts, self.lexicon)

    @cached_property
    def dangers(self) -> Table:
        """What danger is told in."""
        return Table(self.lexicon.dangers, self.lexicon)

    @cached_property
    def crisis_slips(self) -> CrisisSlips:
        """Slips of a letter in words of danger."""
        return CrisisSlips(self.lexicon)

    @cached_property
    def stages(self) -> Table:
        """Times of a life, and events that times hang on."""
        return Table((*self.lexicon.stages, *self.lexicon.anchors), self.lexicon)

    @cached_property
    def kin(self) -> Table:
        """Who people are to each other."""
        return Table(self.lexicon.kin, self.lexicon, "kin_filler")

    @cached_property
    def choices(self) -> Table:
        """The ways to go on that pages offer."""
        return Table(self.lexicon.choices, self.lexicon)

    @cached_property
    def exemplars(self) -> Exemplars:
        """Lines that are like what somebody may want."""
        return Exemplars(self.lexicon)

    @cached_property
    def slips(self) -> Slips:
        """Slips of a letter in any word."""
        return Slips(self.lexicon)

    @cached_property
    def alike(self) -> Alike | None:
        """Likeness in meaning, where it is installed."""
        return Alike(self.lexicon, self._likeness) if self._likeness is not None else None

    def heard(self, typed: str) -> Heard:
        """Return a text as rules read it."""
        return Heard(typed, self.lexicon.words)

    def of_list(self, offers: tuple[Offer, ...]) -> tuple[Choosing, Gathering]:
        """Return what reads these options; a list that was shown is soon shown again."""
        if offers not in self._lists:
            if len(self._lists) >= _MOST_LISTS:
                self._lists.clear()
            synonyms, lexicon = self.synonyms, self.lexicon
            self._lists[offers] = (
                Choosing(offers, synonyms, lexicon),
                Gathering(offers, lexicon, synonyms),
            )
        return self._lists[offers]

    def points(self, offers: tuple[Offer, ...]) -> dict[str, str]:
        """Return the points of a scale that these options are; a scale that was shown is soon shown again."""
        if offers not in self._scales_of:
            if len(self._scales_of) >= _MOST_LISTS:
                self._scales_of.clear()
            pairs = [(offer.code, offer.label) for offer in offers]
            self._scales_of[offers] = points_of(pairs, self.scales)
        return self._scales_of[offers]
