"""Slips of one letter, mended only toward the words that the question at hand expects.

A general corrector does harm here (it makes *nice* of a hospital's *NICU*), so a word is changed only
where it is near exactly one expected word, and what is read then is always read back.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from assistant.conversation.language.calendar_forms import MONTH_NAMES
from assistant.conversation.language.heard import Heard
from assistant.conversation.language.months import NUMBERS
from assistant.domain.lexicon import Lexicon, Rule

_LONGEST = 10
"""Words of a turn in which a slip is looked for; a longer text is a story."""
_LEAST, _LONG = 3, 10
"""Letters from which a word is mended at all, and from which by two letters."""
_LITERAL = re.compile(r"[a-z]{3,}")
_OF_TIME = [
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "birth",
    "born",
    "until",
    "till",
    "from",
    "since",
    "before",
    "after",
    "about",
    "around",
    "almost",
    "nearly",
    "when",
    "was",
    "the",
    "and",
    "old",
    "age",
    "between",
    "first",
    "second",
    "third",
    "last",
    "pregnant",
    "pregnancy",
    "baby",
    "toddler",
]
_REPEATED = re.compile(r"(\w)\1+")


class Slips:
    """Knows the words that each kind of question expects."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon; the words are gathered with the first slip."""
        self._lexicon = lexicon

    def mended(self, heard: Heard, kind: str) -> Heard | None:
        """Return the text with its slips mended, or None where there is none to mend."""
        known = self._known.get(kind)
        if known is None or not 0 < heard.count <= _LONGEST:
            return None
        words = [word.text for word in heard.words]
        mended = [self._mended(word, known) for word in words]
        return Heard(" ".join(mended), heard.spelling) if mended != words else None

    @cached_property
    def _known(self) -> dict[str, frozenset[str]]:
        lexicon = self._lexicon
        polar = _literals(lexicon.polar)
        time = frozenset([*_literals(lexicon.stages), *NUMBERS, *MONTH_NAMES, *_OF_TIME])
        return {
            "yes_no": polar,
            "scale": polar | _literals(lexicon.scales),
            "number": frozenset([*NUMBERS, *_OF_TIME]),
            **dict.fromkeys(("age", "span", "date"), time),
        }

    def _mended(self, word: str, known: frozenset[str]) -> str:
        if len(word) < _LEAST or not word.isalpha() or word in known or word in self._common:
            return word
        single = _REPEATED.sub(r"\1", word)
        if single in known:
            return single
        return _nearest(word, known) or word

    @cached_property
    def _common(self) -> frozenset[str]:
        """Words that some rule or class names are words, whatever is asked."""
        lexicon = self._lexicon
        groups = (lexicon.acts, lexicon.kin, lexicon.synonyms)
        named = (_literals(rules) for rules in groups)
        classes = (
            _LITERAL.findall(word)
            for name, words in lexicon.classes.items()
            if name != "no_slip"  # those are near a word of danger, which is another question
            for word in words
        )
        return frozenset().union(*named, *classes)


def _literals(rules: Iterable[Rule]) -> frozenset[str]:
    return frozenset(
        word for rule in rules for phrase in rule.phrases for word in _LITERAL.findall(phrase)
    )


def _nearest(word: str, known: frozenset[str]) -> str | None:
    """Return the only expected word that is near: the same letters but one, or two changed places."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # only where nothing else fits

    most = 1 if len(word) < _LONG else 2
    near = [
        each
        for each in known
        if abs(len(each) - len(word)) <= most
        and (each[0] == word[0] or sorted(each[:2]) == sorted(word[:2]))
        and OSA.distance(word, each, score_cutoff=most) <= most
    ]
    return near[0] if len(near) == 1 else _swapped(word, near)


def _swapped(word: str, near: list[str]) -> str | None:
    """Of several near words, take the one of the very same letters."""
    same = [each for each in near if sorted(each) == sorted(word)]
    return same[0] if len(same) == 1 else None
