"""What the options of a question can be called: their labels, other names, and the listed words for them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.phrases import source_of
from assistant.domain.lexicon import Lexicon, Rule

_ASIDE = re.compile(r"\([^)]*\)")
_LED = re.compile(
    r"^(?:(?:with|at|by|in|on|to|from|a|an|the|his|her|their|my|it|is|was|being|goes|very|some|mostly) )+"
)
"""What may stand before the word that an option is about: *with the mother*, *by tube*."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An option of the question that is open."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """How an option is called, as rules read it."""

    label: str
    head: str
    """The label without what stands in brackets."""
    aliases: tuple[str, ...]

    @property
    def core(self) -> str:
        """The label without what only leads to it: *with a childminder* is a childminder."""
        return _LED.sub("", self.head)

    @property
    def wholes(self) -> frozenset[str]:
        """The label and the other names, each as it stands."""
        return frozenset((self.label, *self.aliases))

    @property
    def forms(self) -> frozenset[str]:
        """Every name, the short form of the label too."""
        return self.wholes | {self.head}


def names_of(offer: Offer, lexicon: Lexicon) -> Names:
    """Return how an option is called."""
    label, head, *aliases = (
        Heard(text, lexicon.words).bare.strip()
        for text in (offer.label, _ASIDE.sub("", offer.label), *offer.aliases)
    )
    return Names(label, head, tuple(aliases))


class Synonyms:
    """The listed words that stand for options, whichever question asks; read once, looked up for each."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon) -> None:
        """Read what each rule stands for."""
        self._lexicon = lexicon
        self._rules = tuple(
            (rule, tuple(Heard(one, lexicon.words).bare.strip() for one in rule.means.split("|")))
            for rule in rules
        )
        self._patterns: dict[Rule, tuple[str, ...]] = {}

    def of(self, names: Names) -> Iterator[Rule]:
        """Yield the rules for this option: its label is one of their words, or begins with it."""
        forms, head = names.forms, names.head
        for rule, words in self._rules:
            core = names.core
            if any(
                word in forms
                or head.startswith(f"{word} ")
                or word in {head.removesuffix("s"), core, core.removesuffix("s")}
                for word in words
            ):
                yield rule

    def patterns(self, rule: Rule) -> tuple[str, ...]:
        """Return a pattern for each phrase of a rule."""
        if rule not in self._patterns:
            classes, spelling = self._lexicon.classes, self._lexicon.words
            self._patterns[rule] = tuple(
                source_of(phrase, classes, spelling) for phrase in rule.phrases
            )
        return self._patterns[rule]


def stem_of(word: str) -> str:
    """Return a word without a common ending."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word
