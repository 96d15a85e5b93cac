"""Which letters our typefaces hold; a letter that none of them holds is written as its number."""

import re
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assistant.domain.signs import for_screen

FOLDER = Path(__file__).parent / "fonts"
_LONG = re.compile(r"(\S{24})(?=\S{8})")
_UNBROKEN = "\N{ZERO WIDTH SPACE}"
_SEGMENTS, _GROUPS = 4, 12
"""The two formats of a table of letters that we read."""


def printable(text: str) -> str:
    """Return a text as paper shows it: every letter can be drawn, a run without a space can be broken."""
    shown = "".join(sign if _is_held(sign) else f"[U+{ord(sign):04X}]" for sign in for_screen(text))
    return _LONG.sub(rf"\1{_UNBROKEN}", shown)


def drawable(svg: str) -> str:
    """Return a picture in which every letter can be drawn; a square stands where one cannot."""
    return "".join(sign if _is_held(sign) else "\N{WHITE SQUARE}" for sign in svg)


def _is_held(sign: str) -> bool:
    return sign in "\n\t" or ord(sign) in letters()


@cache
def letters() -> frozenset[int]:
    """Return the letters that can be drawn, by number."""
    held: set[int] = set()
    for path in sorted(FOLDER.glob("*.ttf")):
        held |= set(_letters(path.read_bytes()))
    return frozenset(held)


def _letters(font: bytes) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", font, 4)
    tables = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count))
    start = next(at for tag, _, at, _ in tables if tag == b"cmap")
    (parts,) = struct.unpack_from(">H", font, start + 2)
    for place in range(parts):
        _, _, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * place)
        at = start + offset
        (kind,) = struct.unpack_from(">H", font, at)
        if kind == _SEGMENTS:
            yield from _segments(font, at)
        elif kind == _GROUPS:
            yield from _groups(font, at)


def _segments(font: bytes, at: int) -> Iterator[int]:
    """Yield the letters of format 4; one that leads to no glyph is not held."""
    (twice,) = struct.unpack_from(">H", font, at + 6)
    half = twice // 2
    ends = struct.unpack_from(f">{half}H", font, at + 14)
    starts = struct.unpack_from(f">{half}H", font, at + 16 + twice)
    shifts = struct.unpack_from(f">{half}H", font, at + 16 + 2 * twice)
    places = at + 16 + 3 * twice
    offsets = struct.unpack_from(f">{half}H", font, places)
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for letter in range(first, last + 1):
            if offsets[number] == 0:
                glyph = (letter + shifts[number]) & 0xFFFF
            else:
                where = places + 2 * number + offsets[number] + 2 * (letter - first)
                (glyph,) = struct.unpack_from(">H", font, where)
            if glyph and letter != 0xFFFF:  # noqa: PLR2004  # the mark that ends the table
                yield letter


def _groups(font: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, at + 12)
    for place in range(count):
        first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * place)
        yield from range(first, last + 1)
