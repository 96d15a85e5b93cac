"""What every page is made with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.conversation.phrasing import Speech
from assistant.domain.script import Script
from assistant.interview.turns import Choice, Line

if TYPE_CHECKING:
    from assistant.domain.knowledge import Knowledge
    from assistant.interview.still_right import Again


@dataclass(frozen=True, slots=True)
class Frame:
    """What every turn says about the interview it belongs to."""

    case: str
    interview: str
    saved: int
    country: str
    today: str
    face: str = ""
    case_id: str = ""
    again: "Again | None" = None
    """What is asked again of an earlier interview."""
    is_alone: bool = False
    """Whether it is filled in without a clinician: nothing is concluded."""


@dataclass(frozen=True, slots=True)
class Making:
    """What the turns of an interview are made with; ``result`` and ``case`` are asked for only where they are shown."""

    script: Script
    knowledge: "Knowledge"
    frame: Frame
    speech: Speech
    result: Callable[[], Mapping[str, Any]]
    case: Callable[[], Mapping[str, Any]]

    def line(self, key: str, kind: str = "said", **marks: str) -> Line:
        """Return a phrase as a line."""
        return Line(self.speech.phrase(key, marks), kind)  # type: ignore[arg-type]

    def choices(self, prefix: str, codes: Sequence[str]) -> tuple[Choice, ...]:
        """Return numbered choices whose labels are the phrases of that prefix."""
        return tuple(
            Choice(number, code, self.speech.phrase(f"{prefix}_{code}"))
            for number, code in enumerate(codes, 1)
        )
