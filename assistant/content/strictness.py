"""What no document may be, whatever it is written in."""

from typing import Any

from assistant.content.lines import Lines
from assistant.domain.errors import Problem, WrongInput

DEEPEST = 40
"""Levels of nesting; a case file has six."""


def too_deep(line: int) -> WrongInput:
    """Return the error for a document that is nested too deep."""
    return WrongInput(
        [Problem("", f"Nested deeper than {DEEPEST} levels.", "A case file has six.", line)]
    )


class HalfRead(WrongInput):
    """A document with parts that are not read, and the rest of it, to be checked all the same."""

    def __init__(
        self, problems: list[Problem], root: Any, lines: Lines, unread: frozenset[str]
    ) -> None:
        """Keep what was read; ``unread`` are the paths that hold nothing now."""
        super().__init__(problems)
        self.root = root
        self.lines = lines
        self.unread = unread

    def is_unread(self, path: str) -> bool:
        """Say whether what stands at the path was not read, so that nothing more is wrong with it."""
        return any(path == each or path.startswith(f"{each}.") for each in self.unread)
