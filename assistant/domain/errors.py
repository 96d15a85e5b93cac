"""What can be wrong with what came in, said so that a person can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and how to mend it.

    ``path`` is a dotted path inside the document; ``line`` counts from 1, 0 where it is not known.
    """

    path: str
    what: str
    mend: str
    line: int = 0

    def __str__(self) -> str:
        """Return the one line a person reads."""
        where = f"line {self.line}: " if self.line else ""
        path = f"{self.path}: " if self.path else ""
        return f"{where}{path}{self.what} {self.mend}".strip()


class AssistantError(Exception):
    """Something a person can be told in a sentence."""


class WrongInput(AssistantError):  # noqa: N818  # reads as what it is
    """A document that cannot be used, with everything that is wrong with it at once."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems; the message is one line for each."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
