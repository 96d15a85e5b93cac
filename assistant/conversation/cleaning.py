"""What is typed is kept as typed; what no screen and no file can hold is taken out, visibly."""

import re

from assistant.domain.signs import for_screen

__all__ = ["LONGEST", "capture", "for_screen", "plain"]

LONGEST = 4000
"""Characters of one turn; more is a paste that went wrong."""

_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_EDGES = " \t\n.,!?;:\"'()[]"
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def capture(text: str) -> str:
    """Return what is stored: line ends as newlines, without control characters and lone surrogates."""
    return _UNHOLDABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain(text: str) -> str:
    """Return a text in the form that is compared: lower case, one space, straight quotes, no edges."""
    straight = text.translate(_STRAIGHT).casefold()
    return " ".join(straight.strip(_EDGES).split())
