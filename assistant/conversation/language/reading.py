"""What a recogniser made of a text: a value, an absent reason or an act, and how certain it is."""

from dataclasses import dataclass, replace
from typing import Any, Literal

Certainty = Literal["sure", "confirm", "ask"]
Act = Literal["answer", "absent", "command", "question", "correction", "unclear"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one text; ``rule`` names what decided, and ``span`` the words it rests on."""

    act: Act
    value: Any = None
    certainty: Certainty = "confirm"
    rule: str = ""
    about: str | None = None
    also: tuple[tuple[str, Any], ...] = ()
    is_guess: bool = False
    """Whether the person says that they are not sure of it."""

    def less_sure(self) -> "Reading":
        """Return the same, to be read back before it counts."""
        return replace(self, certainty="confirm") if self.certainty == "sure" else self


UNCLEAR = Reading("unclear", certainty="ask")
