"""The notation of the phrases in content, and how they are looked for.

Words stand as they are said. ``(a|b c)`` is either, ``[a]`` or ``(a)?`` may be missing, ``[a|b]*`` is any
number of them, ``...`` is up to four words of the same clause, ``<child>`` is any word of that class,
``scream*`` is any word that begins so, and ``*`` alone is any one word, and ``$`` is the end of a clause. Apostrophes and capitals do
not count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from assistant.domain.lexicon import Lexicon, Rule

_PIECES = re.compile(r"<\w+>\??|\.\.\.|\)[?*]?|\]\*?|[(\[|]|[^\s()\[\]|<>]+")
_GAP = r"(?:[^ .?;,]+ ){0,4}"
_SIGNS = {
    "(": "(?:",
    "[": "(?:",
    "|": "|",
    ")": ")",
    ")?": ")?",
    ")*": ")*",
    "]": ")?",
    "]*": ")*",
    "$": r"(?=[.?;,] |$)",
}

Classes = Mapping[str, tuple[str, ...]]


class Found(NamedTuple):
    """A rule that matched, and where in the flat text."""

    rule: Rule
    start: int
    end: int


def pattern_of(phrase: str, classes: Classes, spelling: Mapping[str, str]) -> str:
    """Return the regular expression of a phrase, over words that each have one space behind them.

    The words of a phrase are spelled as the words of a text are.

    Raises:
        ValueError: a class has no name here, or a bracket is not closed.
    """
    pieces = _PIECES.findall(phrase.casefold())
    pattern = "".join(_piece(piece, classes, spelling) for piece in pieces)
    re.compile(pattern)
    return pattern


def _piece(piece: str, classes: Classes, spelling: Mapping[str, str]) -> str:
    if piece == "...":
        return _GAP
    if piece in _SIGNS:
        return _SIGNS[piece]
    if piece.startswith("<"):
        name = piece.strip("<>?")
        if name not in classes:
            raise ValueError(f"There is no class '{name}'.")
        words = (pattern_of(word, classes, spelling) for word in classes[name])
        return f"(?:{'|'.join(words)}){'?' * piece.endswith('?')}"
    if len(piece) > 1 and piece.endswith("?"):
        return f"(?:{_piece(piece[:-1], classes, spelling)})?"
    if piece.endswith("*"):
        return re.escape(piece[:-1]) + r"[^ ]* "
    heard = spelling.get(piece, piece.replace("'", ""))
    return re.escape(spelling.get(heard, heard)).replace("\\ ", " ") + " "


class Table:
    """The rules of one group, looked for together; compiled when the first text comes."""

    def __init__(self, rules: Iterable[Rule], lexicon: Lexicon, filler: str = "filler") -> None:
        """Keep the rules, how the lexicon spells, and what may stand around a whole phrase."""
        self.rules = tuple(rules)
        self._lexicon = lexicon
        self._filler = filler

    @cached_property
    def _wholes(self) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
        filler = "(?:" + self._pattern(f"<{self._filler}>") + ")*"
        return tuple(
            (rule, re.compile(f"{filler}(?:{self._any(rule)}){filler}$"))
            for rule in self.rules
            if rule.whole
        )

    @cached_property
    def _parts(self) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
        return tuple(
            (rule, re.compile(rf"(?<![^ ])(?:{self._any(rule)})"))
            for rule in self.rules
            if not rule.whole
        )

    def _any(self, rule: Rule) -> str:
        return "|".join(map(self._pattern, rule.phrases))

    def _pattern(self, phrase: str) -> str:
        return pattern_of(phrase, self._lexicon.classes, self._lexicon.words)

    def whole(self, bare: str) -> Rule | None:
        """Return the first rule that the whole text is, but for fillers at its ends."""
        return next((rule for rule, words in self._wholes if words.match(bare)), None)

    def wholes(self, *forms: str) -> Iterator[Rule]:
        """Yield every rule that one of these forms of the text is as a whole."""
        for rule, words in self._wholes:
            if any(words.match(form) for form in forms):
                yield rule

    def parts(self, flat: str) -> Iterator[Found]:
        """Yield every rule that matches somewhere, where it does."""
        for rule, words in self._parts:
            for match in words.finditer(flat):
                yield Found(rule, match.start(), match.end())
