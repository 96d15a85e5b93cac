"""Cells of a CSV file (RFC 4180): a spreadsheet computes none of them, and a program reads back every word.

A text that a spreadsheet might take for a formula begins with an apostrophe, and so does one that
already begins with an apostrophe; ``read_back`` takes exactly that one away.
"""

from collections.abc import Iterable, Sequence

MARK = "'"
_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", MARK)
"""How a formula may begin in some spreadsheet, in narrow or wide signs; and the mark itself."""
ENCODING_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""At the head of the file; without it the commonest spreadsheet garbles every accent."""


def written(text: str) -> str:
    """Return a text as its cell holds it."""
    return f"{MARK}{text}" if text.startswith(_ACTS) else text


def read_back(cell: str) -> str:
    """Return the text that a cell was written from."""
    return cell.removeprefix(MARK)


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a whole file; every cell is quoted, so that no separator in it can part it."""
    lines = (
        ",".join(f'"{written(cell).replace(chr(34), chr(34) * 2)}"' for cell in row)
        for row in (head, *rows)
    )
    return ENCODING_MARK + "".join(f"{line}\r\n" for line in lines)
