"""A typed text in the form that rules read, with the way back to the words as they were typed."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

_WORD = re.compile(
    r"\d+(?:st|nd|rd|th)\b|\d+(?:[.,/]\d+)*|[^\W\d_]+(?:['’‘`´][^\W\d_]+)*|[.!?;\n]+|,|[^\w\s]|_"
)
_STRAIGHT = str.maketrans("’‘`´", "''''")
_JOINED = re.compile(r"[^\W\d_]-[^\W\d_]")
_LONG = re.compile(r"(\w)\1{2,}")
_ENDS = frozenset(".!?;\n")
_OF_SELF = {
    "i": "he",
    "me": "him",
    "my": "his",
    "mine": "his",
    "myself": "himself",
    "am": "is",
    "us": "them",
}
_THUMBS = {"👍": "yes", "👎": "no"}


class Ends(Protocol):
    """What tells where a clause or a sentence ends."""

    def finditer(self, text: str, /) -> Iterator[re.Match[str]]:
        """Yield every such place."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as rules read it, and where it stands in what was typed."""

    text: str
    start: int
    end: int


class Heard:
    """What was typed, as words in lower case without apostrophes, spelled as the lexicon spells."""

    def __init__(self, typed: str, spelling: Mapping[str, str]) -> None:
        """Read the words; nothing of the text is lost, it only stands beside them."""
        self.typed = typed
        self.spelling = spelling
        self.words: tuple[Word, ...] = tuple(_words(typed, spelling))
        self._ends: dict[Ends, tuple[list[int], list[int]]] = {}

    @cached_property
    def flat(self) -> str:
        """All words, each with one space behind it; sentence ends and commas are words."""
        return "".join(f"{word.text} " for word in self.words)

    @cached_property
    def bare(self) -> str:
        """The words alone, each with one space behind it."""
        return "".join(f"{word.text} " for word in self.words if word.text[0].isalnum())

    @property
    def count(self) -> int:
        """How many words there are, signs left out."""
        return self.bare.count(" ")

    def around(self, start: int, end: int, ends: Ends) -> tuple[int, int]:
        """Return where the stretch of ``flat`` between two such ends begins and stops."""
        if ends not in self._ends:
            found = [match.span() for match in ends.finditer(self.flat)]
            self._ends[ends] = ([low for low, _ in found], [high for _, high in found])
        lows, highs = self._ends[ends]
        before, after = bisect_right(highs, start), bisect_left(lows, end)
        return (
            highs[before - 1] if before else 0,
            lows[after] if after < len(lows) else len(self.flat),
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of ``flat`` stands in the text as it was typed."""
        at, first, last = 0, None, 0
        for word in self.words:
            after = at + len(word.text) + 1
            if after > start and at < end:
                first = word.start if first is None else first
                last = word.end
            at = after
        return (first or 0, last)

    def of_self(self) -> "Heard":
        """Return what the person tells of their own life as it would be told of them: *he was hit*."""
        told = Heard("", {})
        told.typed, told.spelling = self.typed, self.spelling
        told.words = tuple(
            Word(_OF_SELF.get(word.text, word.text), word.start, word.end) for word in self.words
        )
        return told

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return where a piece of the text as it was typed stands in ``flat``; the way back from ``span``."""
        at, start, end = 0, None, 0
        for word in self.words:
            after = at + len(word.text) + 1
            if word.end > first and word.start < last:
                start = at if start is None else start
                end = after
            at = after
        return (start or 0, end)


def _words(typed: str, spelling: Mapping[str, str]) -> list[Word]:
    found: list[Word] = []
    for match in _WORD.finditer(typed):
        raw, place = match[0], match.span()
        if raw.translate(_STRAIGHT) == "'" or (
            raw == "-" and _JOINED.fullmatch(typed, place[0] - 1, place[1] + 1)
        ):
            continue  # wits' end, self-harm
        if raw[0] in _ENDS:
            text = "?" if "?" in raw else ";" if raw == ";" else "."
        elif raw in _THUMBS:
            text = _THUMBS[raw]
        elif raw[0].isalnum():
            text = raw if raw[0].isdigit() else _spelled(raw.casefold(), spelling)
        else:
            text = raw
        found += [Word(part, *place) for part in spelling.get(text, text).split()]
    return found


def _spelled(word: str, spelling: Mapping[str, str]) -> str:
    """Return a word as the lexicon spells it: with its apostrophe where that tells it apart."""
    word = _LONG.sub(r"\1\1", word.translate(_STRAIGHT))
    bare = word.replace("'", "")
    return spelling.get(word) or spelling.get(bare, bare)
