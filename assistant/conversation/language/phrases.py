"""The notation of the phrases in content, and how they are looked for.

Words stand as they are said. ``(a|b c)`` is either, ``[a]`` or ``(a)?`` may be missing, ``[a|b]*`` is any
number of them, ``...`` is up to four words of the same clause, ``<child>`` is any word of that class,
``scream*`` is any word that begins so, and ``*`` alone is any one word, and ``$`` is the end of a clause. Apostrophes and capitals do
not count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate
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

_LONGEST_WHOLE = 40
"""Words of a turn that can still be one phrase; a longer one is a story."""

Classes = Mapping[str, tuple[str, ...]]
_CLASS_PATTERNS: dict[str, tuple[Classes, str]] = {}
_CLASS_ANCHORS: dict[str, tuple[Classes, frozenset[str]]] = {}
"""What a class comes to, with the classes it was made from; another lexicon makes its own."""


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
    pattern = source_of(phrase, classes, spelling)
    re.compile(pattern)
    return pattern


def source_of(phrase: str, classes: Classes, spelling: Mapping[str, str]) -> str:
    """Return the same for a phrase that content has tried already."""
    pieces = _PIECES.findall(phrase.casefold())
    return "".join(_piece(piece, classes, spelling) for piece in pieces)


def _piece(piece: str, classes: Classes, spelling: Mapping[str, str]) -> str:
    if piece == "...":
        return _GAP
    if piece in _SIGNS:
        return _SIGNS[piece]
    if piece.startswith("<"):
        name = piece.strip("<>?")
        if name not in classes:
            raise ValueError(f"There is no class '{name}'.")
        return _of_class(name, classes, spelling) + "?" * piece.endswith("?")
    if len(piece) > 1 and piece.endswith("?"):
        return f"(?:{_piece(piece[:-1], classes, spelling)})?"
    if piece.endswith("*"):
        return re.escape(piece[:-1]) + r"[^ ]* "
    return re.escape(_spelled(piece, spelling)).replace("\\ ", " ") + " "


def _of_class(name: str, classes: Classes, spelling: Mapping[str, str]) -> str:
    """Return the pattern of any word of a class; made once, since hundreds of phrases name it."""
    known = _CLASS_PATTERNS.get(name)
    if known is None or known[0] is not classes:
        words = (source_of(word, classes, spelling) for word in classes[name])
        known = _CLASS_PATTERNS[name] = (classes, f"(?:{'|'.join(words)})")
    return known[1]


def _anchors_of_class(name: str, classes: Classes, spelling: Mapping[str, str]) -> frozenset[str]:
    known = _CLASS_ANCHORS.get(name)
    if known is None or known[0] is not classes:
        every = [anchors_of(word, classes, spelling) for word in classes.get(name, ())]
        known = _CLASS_ANCHORS[name] = (
            classes,
            frozenset().union(*every) if all(every) else frozenset(),
        )
    return known[1]


def _spelled(piece: str, spelling: Mapping[str, str]) -> str:
    heard = spelling.get(piece, piece.replace("'", ""))
    return spelling.get(heard, heard)


def anchors_of(phrase: str, classes: Classes, spelling: Mapping[str, str]) -> frozenset[str]:
    """Return words of which a text must hold one for the phrase to match; none where that is open.

    Looking for a word is far cheaper than a pattern, and most patterns are never even compiled.
    """
    best: frozenset[str] = frozenset()
    for words in _needed(_PIECES.findall(phrase.casefold()), classes, spelling):
        if words and (not best or len(words) < len(best)):
            best = words
    return best


def _needed(
    pieces: list[str], classes: Classes, spelling: Mapping[str, str]
) -> Iterator[frozenset[str]]:
    """Yield, for each piece that cannot be missing, the words of which one must be there."""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece in {"(", "["}:
            end = _closing(pieces, at)
            if pieces[end] == ")":
                yield _of_group(pieces[at + 1 : end], classes, spelling)
            at = end
        elif piece.startswith("<") and not piece.endswith("?"):
            yield _anchors_of_class(piece.strip("<>"), classes, spelling)
        elif piece[0].isalnum() and piece[-1] not in "?*":
            yield frozenset(_spelled(piece, spelling).split()[:1])
        at += 1


def _of_group(pieces: list[str], classes: Classes, spelling: Mapping[str, str]) -> frozenset[str]:
    """Return the words that stand for a group: one of each way through it, or none at all."""
    ways: list[list[str]] = [[]]
    depth = 0
    for piece in pieces:
        if piece == "|" and not depth:
            ways.append([])
            continue
        depth += piece in {"(", "["}
        depth -= piece[0] in ")]"
        ways[-1].append(piece)
    every = [
        next((words for words in _needed(way, classes, spelling) if words), None) for way in ways
    ]
    return frozenset().union(*(words or () for words in every)) if all(every) else frozenset()


def _closing(pieces: list[str], at: int) -> int:
    """Return where the bracket that opens at a place is closed again."""
    depth = accumulate((piece in {"(", "["}) - (piece[0] in ")]") for piece in pieces[at:])
    return next(
        (at + place for place, open_ones in enumerate(depth) if not open_ones), len(pieces) - 1
    )


class Phrase:
    """One phrase of a rule; compiled when a text holds a word that it cannot do without."""

    def __init__(self, rule: Rule, phrase: str, lexicon: Lexicon) -> None:
        """Find its anchors."""
        self.rule = rule
        self._phrase = phrase
        self._lexicon = lexicon
        self.anchors = anchors_of(phrase, lexicon.classes, lexicon.words)

    def may_match(self, words: frozenset[str]) -> bool:
        """Say whether a text of these words can hold the phrase at all."""
        return not self.anchors or not self.anchors.isdisjoint(words)

    @cached_property
    def words(self) -> re.Pattern[str]:
        """The pattern of the phrase alone."""
        return re.compile(self._source)

    @cached_property
    def inside(self) -> re.Pattern[str]:
        """The pattern of the phrase at the start of any word."""
        return re.compile(rf"(?<![^ ])(?:{self._source})")

    @property
    def _source(self) -> str:
        return source_of(self._phrase, self._lexicon.classes, self._lexicon.words)


class Table:
    """The rules of one group, looked for together."""

    def __init__(self, rules: Iterable[Rule], lexicon: Lexicon, filler: str = "filler") -> None:
        """Keep the rules, how the lexicon spells, and what may stand around a whole phrase."""
        self.rules = tuple(rules)
        self._lexicon = lexicon
        self._filler = filler

    @cached_property
    def _phrases(self) -> tuple[Phrase, ...]:
        return tuple(
            Phrase(rule, phrase, self._lexicon) for rule in self.rules for phrase in rule.phrases
        )

    @cached_property
    def _fillers(self) -> tuple[Phrase, ...]:
        nothing = Rule("filler", "", ())
        names = [self._filler]
        found: list[str] = []
        while names:
            for word in self._lexicon.classes.get(names.pop(), ()):
                if word.startswith("<"):
                    names.append(word.strip("<>"))
                else:
                    found.append(word)
        return tuple(Phrase(nothing, word, self._lexicon) for word in found)

    def whole(self, bare: str) -> Rule | None:
        """Return the first rule that the whole text is, but for fillers at its ends."""
        return next(self.wholes(bare), None)

    def wholes(self, *forms: str) -> Iterator[Rule]:
        """Yield every rule that one of these forms of the text is as a whole."""
        edges = [
            (form, frozenset(form.split()), *self._edges(form))
            for form in dict.fromkeys(forms)
            if form.count(" ") <= _LONGEST_WHOLE
        ]
        last: Rule | None = None
        for phrase in self._phrases:
            if phrase.rule is last or not phrase.rule.whole:
                continue
            if any(
                phrase.may_match(words) and phrase.words.fullmatch(form, start, end)
                for form, words, starts, ends in edges
                for start in starts
                for end in ends
                if start < end
            ):
                last = phrase.rule
                yield phrase.rule

    def _edges(self, form: str) -> tuple[list[int], list[int]]:
        """Return where a phrase can begin and end when only fillers stand around it."""
        words = frozenset(form.split())
        fillers = [each.words for each in self._fillers if each.may_match(words)]
        starts, ends = [0], [len(form)]
        for start in starts:  # grows while it is gone through
            for filler in fillers:
                found = filler.match(form, start)
                if found and found.end() not in starts:
                    starts.append(found.end())
        begins = [match.start() for match in re.finditer(r"[^ ]+ ", form)]
        for begin in reversed(begins):
            if any(
                (found := filler.match(form, begin)) and found.end() in ends for filler in fillers
            ):
                ends.append(begin)
        return starts, ends

    def parts(self, flat: str) -> Iterator[Found]:
        """Yield every phrase that matches somewhere, where it does."""
        words = frozenset(flat.split())
        for phrase in self._phrases:
            if not phrase.rule.whole and phrase.may_match(words):
                for match in phrase.inside.finditer(flat):
                    yield Found(phrase.rule, match.start(), match.end())
