"""How wide a text is, before anything draws it; room is kept so that nothing runs off."""

import unicodedata
from collections.abc import Iterator

_ADVANCE = (
    280, 281, 301, 655, 594, 927, 705, 160, 300, 300, 433, 602, 205, 368, 205, 377, 648, 402, 549,
    574, 614, 583, 598, 510, 615, 598, 205, 205, 553, 602, 553, 520, 780, 626, 619, 656, 673, 567,
    548, 710, 690, 414, 510, 627, 539, 820, 689, 727, 601, 753, 618, 596, 558, 690, 589, 840, 623,
    595, 607, 315, 377, 315, 552, 396, 268, 526, 566, 500, 564, 539, 311, 560, 546, 278, 254, 490,
    239, 841, 546, 552, 566, 576, 340, 471, 324, 536, 441, 654, 461, 429, 460, 319, 233, 319, 555,
)  # fmt: skip
"""Of the letters of our typeface from space on, in thousandths of its size."""
_FIRST = 32
_SPARE = 1.16
"""Another typeface may stand in where ours is not; bold is a little wider too."""
_OTHER, _WIDE = 720, 1050


def width(text: str, size: float) -> float:
    """Return the room that a text needs at most."""
    return sum(_advance(sign) for sign in text) * size * _SPARE / 1000


def _advance(sign: str) -> int:
    place = ord(sign) - _FIRST
    if 0 <= place < len(_ADVANCE):
        return _ADVANCE[place]
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    is_wide = unicodedata.east_asian_width(sign) in "WF" or ord(sign) > 0xFFFF  # noqa: PLR2004  # signs that are pictures
    return _WIDE if is_wide else _OTHER


def wrapped(text: str, size: float, room: float, most: int = 2) -> tuple[str, ...]:
    """Return a text in lines that fit; where it needs more lines than ``most`` it ends with a mark."""
    lines = list(_lines(" ".join(text.split()), size, room))
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and width(f"{last}…", size) > room:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip()}…")


def _lines(text: str, size: float, room: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined, size) <= room:
            line = joined
            continue
        if line:
            yield line
        *whole, line = _pieces(word, size, room)
        yield from whole
    if line:
        yield line


def _pieces(word: str, size: float, room: float) -> Iterator[str]:
    """Break a word that is wider than the room; at least one letter stands on each line."""
    piece = ""
    for sign in word:
        if piece and width(piece + sign, size) > room:
            yield piece
            piece = ""
        piece += sign
    yield piece
