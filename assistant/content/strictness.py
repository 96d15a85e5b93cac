"""What no document may be, whatever it is written in."""

from assistant.domain.errors import Problem, WrongInput

DEEPEST = 40
"""Levels of nesting; a case file has six."""


def too_deep(line: int) -> WrongInput:
    """Return the error for a document that is nested too deep."""
    return WrongInput(
        [Problem("", f"Nested deeper than {DEEPEST} levels.", "A case file has six.", line)]
    )
