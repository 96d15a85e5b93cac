"""The notation of the phrases in content, and how they are looked for.

Words stand as they are said. ``(a|b c)`` is either, ``[a]`` or ``(a)?`` may be missing, ``[a|b]*`` is any
number of them, ``[a|b]+`` at least one, ``...`` is up to four words of the same clause, ``<child>`` is any word of that class,
``scream*`` is any word that begins so, ``*`` alone is any one word, ``$`` is the end of a clause, ``a & b`` is
both in one sentence, in any order, and ``a + b`` in this one. Apostrophes and capitals do not count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from assistant.domain.lexicon import Lexicon, Rule

_PIECES = re.compile(r"<\w+>\??|\.\.\.|\)[?*]?|\][*+]?|[(\[|]|[^\s()\[\]|<>]+")
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
    "]+": ")+",
    "$": r"(?=[.?;,] |$)",
}

_JOINS = re.compile(r" ([&+]) ")

_LONGEST_WHOLE = 40
"""Words of a turn that can still be one phrase; a longer one is a story."""

Classes = Mapping[str, tuple[str, ...]]
Anchors = tuple[frozenset[str], ...]
_CLASS_PATTERNS: dict[str, tuple[Classes, str]] = {}
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
        ValueError: a class has no name here.
        re.error: a bracket is not closed.
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
        return _class_source(name, classes, spelling) + "?" * piece.endswith("?")
    if len(piece) > 1 and piece.endswith("?"):
        return f"(?:{_piece(piece[:-1], classes, spelling)})?"
    if piece.endswith("*"):
        return re.escape(piece[:-1]) + r"[^ ]* "
    return re.escape(_spelled(piece, spelling)).replace("\\ ", " ") + " "


def _class_source(name: str, classes: Classes, spelling: Mapping[str, str]) -> str:
    """Return the pattern of any word of a class; made once, since hundreds of phrases name it."""
    known = _CLASS_PATTERNS.get(name)
    if known is None or known[0] is not classes:
        words = (source_of(word, classes, spelling) for word in classes[name])
        known = _CLASS_PATTERNS[name] = (classes, f"(?:{'|'.join(words)})")
    return known[1]


def _spelled(piece: str, spelling: Mapping[str, str]) -> str:
    heard = spelling.get(piece, piece.replace("'", ""))
    return spelling.get(heard, heard)


def anchors_of(
    phrase: str,
    classes: Classes,
    spelling: Mapping[str, str],
    known: dict[str, Anchors] | None = None,
) -> Anchors:
    """Return sets of words of which a text must hold one each for the phrase to match.

    Looking for a word is far cheaper than a pattern, and most patterns are never even compiled.
    ``known`` keeps the sets of classes for the next phrase.
    """
    known = {} if known is None else known
    open_groups: list[list[list[frozenset[str]]]] = [[[]]]
    for piece in _PIECES.findall(phrase.casefold()):
        if piece in {"(", "["}:
            open_groups.append([[]])
        elif piece == "|":
            open_groups[-1].append([])
        elif piece[0] in ")]":
            ways = open_groups.pop()
            if piece in {")", "]+"} and all(ways):
                open_groups[-1][-1].append(_of_ways(ways))
        elif piece[0].isalnum() and piece[-1] not in "?*":
            open_groups[-1][-1].append(frozenset(_spelled(piece, spelling).split()[:1]))
        elif piece[0] == "<" and piece[-1] == ">":
            words = _of_class(piece[1:-1], classes, spelling, known)
            open_groups[-1][-1] += [words] if words else []
    (ways,) = open_groups
    return tuple(ways[0]) if len(ways) == 1 else (_of_ways(ways),) if all(ways) else ()


def _of_ways(ways: list[list[frozenset[str]]]) -> frozenset[str]:
    """Return the words that stand for a group: of each way through it those that are fewest."""
    return frozenset().union(*(way[0] if len(way) == 1 else min(way, key=len) for way in ways))


def _of_class(
    name: str, classes: Classes, spelling: Mapping[str, str], known: dict[str, Anchors]
) -> frozenset[str]:
    if name not in known:
        known[name] = anchors_of("|".join(classes.get(name, ())), classes, spelling, known)
    return min(known[name], key=len, default=frozenset())


def _worked_out(rule: Rule, phrase: str) -> Anchors:
    """Return the anchors that were worked out when the content was compiled."""
    if not rule.anchors:
        return ()
    return tuple(map(frozenset, rule.anchors[rule.phrases.index(phrase)]))


class Phrase:
    """One phrase of a rule; compiled when a text holds the words that it cannot do without."""

    def __init__(
        self, rule: Rule, phrase: str, lexicon: Lexicon, known: dict[str, Anchors] | None = None
    ) -> None:
        """Find its anchors; ``known`` keeps those of classes for the next phrase."""
        self.rule = rule
        self._phrase = phrase
        self._lexicon = lexicon
        self.anchors = _worked_out(rule, phrase) or anchors_of(
            phrase, lexicon.classes, lexicon.words, known
        )

    def may_match(self, words: frozenset[str]) -> bool:
        """Say whether a text of these words can hold the phrase at all."""
        for anchors in self.anchors:  # noqa: SIM110  # asked millions of times, and a loop is quicker
            if anchors.isdisjoint(words):
                return False
        return True

    @cached_property
    def words(self) -> re.Pattern[str]:
        """The pattern of the phrase alone."""
        return re.compile(self._source(self._phrase))

    @cached_property
    def inside(self) -> tuple[tuple[re.Pattern[str], bool], ...]:
        """The pattern of each part of the phrase at the start of any word, and whether it comes behind."""
        first, *others = _JOINS.split(self._phrase)
        joins = [False, *(join == "+" for join in others[::2])]
        return tuple(
            (re.compile(rf"(?<![^ ])(?:{self._source(part)})"), join)
            for part, join in zip([first, *others[1::2]], joins, strict=True)
        )

    def places(self, flat: str) -> Iterator[tuple[int, int]]:
        """Yield where the phrase stands; one of several parts at most once a sentence.

        What only sounds like something takes away no more than its first part.
        """
        (first, _), *others = self.inside
        if not others:
            yield from (match.span() for match in first.finditer(flat))
            return
        ends = 0
        for match in first.finditer(flat):
            if match.start() < ends:
                continue
            low, ends = _sentence(flat, *match.span())
            found = _all_of(flat, match.span(), others, (low, ends))
            if found is not None and self.rule.level == "harmless":
                yield from (each.span() for each in first.finditer(flat, low, ends))
            elif found is not None:
                yield found

    def _source(self, part: str) -> str:
        return source_of(part, self._lexicon.classes, self._lexicon.words)


def _all_of(
    flat: str,
    span: tuple[int, int],
    others: Iterable[tuple[re.Pattern[str], bool]],
    within: tuple[int, int],
) -> tuple[int, int] | None:
    """Return where all parts stand together in the sentence of the first one."""
    low, high = within
    start, end = last = span
    for other, is_behind in others:
        found = other.search(flat, last[1] if is_behind else low, high)
        if found is None:
            return None
        last = found.span()
        start, end = min(start, last[0]), max(end, last[1])
    return start, end


def _sentence(flat: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends."""
    low = max(flat.rfind(sign, 0, start) for sign in (". ", "? ", "; "))
    highs = [at for at in (flat.find(sign, end) for sign in (". ", "? ", "; ")) if at >= 0]
    return (low + 2 if low >= 0 else 0, min(highs, default=len(flat)))


class Table:
    """The rules of one group, looked for together."""

    def __init__(self, rules: Iterable[Rule], lexicon: Lexicon, filler: str = "filler") -> None:
        """Keep the rules, how the lexicon spells, and what may stand around a whole phrase."""
        self.rules = tuple(rules)
        self._lexicon = lexicon
        self._filler = filler

    @cached_property
    def _phrases(self) -> tuple[Phrase, ...]:
        known: dict[str, Anchors] = {}
        return tuple(
            Phrase(rule, phrase, self._lexicon, known)
            for rule in self.rules
            for phrase in rule.phrases
        )

    @cached_property
    def _by_word(self) -> tuple[dict[str, list[int]], list[int]]:
        """Where the phrases stand that need one of the words; behind it those that need none."""
        index: dict[str, list[int]] = {}
        loose: list[int] = []
        for place, phrase in enumerate(self._phrases):
            if not phrase.anchors:
                loose.append(place)
            for word in min(phrase.anchors, key=len, default=frozenset()):
                index.setdefault(word, []).append(place)
        return index, loose

    def _likely(self, words: Iterable[str]) -> Iterator[Phrase]:
        """Yield the phrases that a text of these words may hold, in their order."""
        index, loose = self._by_word
        places = {place for word in words for place in index.get(word, ())}
        for place in sorted(places.union(loose)):
            yield self._phrases[place]

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
        for phrase in self._likely({word for _, words, *_ in edges for word in words}):
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
        for phrase in self._likely(words):
            if not phrase.rule.whole and phrase.may_match(words):
                for start, end in phrase.places(flat):
                    yield Found(phrase.rule, start, end)
