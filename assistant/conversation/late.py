"""A pattern that is compiled when it is first looked for: most texts need only few of them."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

_END = 1 << 62
"""Past the end of any text."""


class Late:
    """Stands for a compiled pattern; the first question of an interview waits for none."""

    def __init__(self, source: str) -> None:
        """Keep the source."""
        self._source = source

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._source)

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Look for it anywhere between two places."""
        return self._pattern.search(text, start, end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Look for it right there."""
        return self._pattern.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Look whether it is the whole text."""
        return self._pattern.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """Yield every place where it stands."""
        return self._pattern.finditer(text, start, end)

    def findall(self, text: str) -> list[Any]:
        """Return everything that it matches, in pairs where it has two groups."""
        return self._pattern.findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """Return the pieces between."""
        return self._pattern.split(text, maxsplit)

    def sub(self, instead: str, text: str) -> str:
        """Return the text with something else in every place where it stands."""
        return self._pattern.sub(instead, text)
