"""What one *undo* takes back: the last answer or choice, and what only followed from it."""

from collections.abc import Sequence

from assistant.domain.answers import Event

_TARGETS = ("answered", "accepted", "chose")
_STAY = (
    "undone",
    "noted",
    "flagged",
    "informed",
    "judged",
    "decided",
    "exported",
    "paused",
    "resumed",
    "voice",
)


def what_undo_takes_back(events: Sequence[Event]) -> list[int]:
    """Return the numbers of the events to take back, or nothing where there is none left.

    A yes to a change goes together with the proposal that it accepted.
    """
    undone = {number for event in events if event.kind == "undone" for number in event.value}
    standing = [event for event in events if event.number not in undone]
    targets = [event for event in standing if event.kind in _TARGETS]
    if not targets:
        return []
    first = targets[-1].number
    if targets[-1].kind == "accepted":
        first = max(
            event.number for event in standing if event.kind == "proposed" and event.number < first
        )
    return [event.number for event in standing if event.number >= first and event.kind not in _STAY]
