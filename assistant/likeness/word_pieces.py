"""A text as the numbers of its word pieces, cut as the model learned it.

Lower case, no accents, every sign by itself; then each word as the longest pieces of the vocabulary,
from the left. A word that cannot be cut so is one unknown piece.
"""

import unicodedata
from collections.abc import Iterator, Sequence

_LONGEST_WORD = 100
_FURTHER = "##"
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class WordPieces:
    """Cuts texts with one vocabulary."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Number the pieces by their place.

        Raises:
            KeyError: a piece that every text needs is missing.
        """
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._begin, self._end = self._numbers["[CLS]"], self._numbers["[SEP]"]
        self._unknown = self._numbers["[UNK]"]

    def of(self, text: str, most: int) -> list[int]:
        """Return the numbers of a text between begin and end, at most so many."""
        found = [number for word in _words(text) for number in self._cut(word)]
        return [self._begin, *found[: most - 2], self._end]

    def _cut(self, word: str) -> list[int]:
        if len(word) > _LONGEST_WORD:
            return [self._unknown]
        found, start = [], 0
        while start < len(word):
            lead = _FURTHER if start else ""
            for end in range(len(word), start, -1):
                number = self._numbers.get(lead + word[start:end])
                if number is not None:
                    break
            else:
                return [self._unknown]
            found.append(number)
            start = end
        return found


def _words(text: str) -> Iterator[str]:
    """Yield the words in lower case without accents, and every sign by itself."""
    plain = unicodedata.normalize("NFD", "".join(map(_cleaned, text)).lower())
    spaced = "".join(_spaced(letter) for letter in plain)
    yield from spaced.split()


def _cleaned(letter: str) -> str:
    if letter.isspace():
        return " "
    return "" if letter == "\ufffd" or unicodedata.category(letter)[0] == "C" else letter


def _spaced(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Mn":
        return ""
    is_sign = kind[0] == "P" or (letter.isascii() and letter.isprintable() and not letter.isalnum())
    is_ideograph = any(low <= ord(letter) <= high for low, high in _IDEOGRAPHS)
    return f" {letter} " if is_sign or is_ideograph else letter
