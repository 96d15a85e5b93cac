"""Words one slip of a finger away from a word of danger: *hrut* for *hurt*.

A general speller would turn *amusing* into *abusing*. Only a short list of words is looked for, never
from a word that is one itself, and what rests on a mended word may raise no more than a gentle question.
"""

from collections import defaultdict
from collections.abc import Iterator

from assistant.domain.lexicon import Lexicon

_SHORTEST = 4


class CrisisSlips:
    """The words that slips are mended to, by what is left when one letter is missing."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the class ``crisis``; words of ``no_slip`` stay as they are."""
        self._words = frozenset(lexicon.classes["crisis"])
        self._stay = self._words | frozenset(lexicon.classes["no_slip"])
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for word in lexicon.classes["crisis"]:
            for rest in _rests(word):
                self._by_rest[rest].append(word)

    def mended(self, flat: str) -> str | None:
        """Return a text with its slips mended, or nothing where there are none."""
        words = flat.split()
        mended = [self._mended(word) for word in words]
        return "".join(f"{word} " for word in mended) if mended != words else None

    def _mended(self, word: str) -> str:
        if len(word) < _SHORTEST or word in self._stay or not word.isalpha():
            return word
        for rest in (word, *_rests(word)):
            if rest in self._words and rest[0] == word[0]:
                return rest
            for near in self._by_rest.get(rest, ()):
                if _is_slip(word, near):
                    return near
        return word


def _rests(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _is_slip(word: str, near: str) -> bool:
    """Say whether one letter is missing, or two neighbours changed places; another letter is another word."""
    if word[0] != near[0]:
        return False
    if len(word) != len(near):
        return True
    differ = [at for at, (one, other) in enumerate(zip(word, near, strict=True)) if one != other]
    if len(differ) == 1:
        return len(word) > _SHORTEST + 1
    first, second = differ[0], differ[-1]
    return second - first == 1 and word[first] == near[second] and word[second] == near[first]
