"""What is being asked, as far as understanding needs it."""

from dataclasses import dataclass

from assistant.conversation.language.offers import Offer

OPEN = frozenset({"text", "story"})


TIMES = frozenset({"age", "span", "date"})


@dataclass(frozen=True, slots=True)
class Question:
    """What is being asked, as far as understanding needs it."""

    kind: str
    offers: tuple[Offer, ...] = ()
