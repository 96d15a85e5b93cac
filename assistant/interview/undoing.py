"""What one *undo* takes back: the last answer or choice, and what only followed from it."""

from collections.abc import Iterator, Sequence

from assistant.domain.answers import Event

_TARGETS = ("answered", "accepted", "chose", "planned", "shaped", "checked")
_STAY = (
    "undone",
    "noted",
    "flagged",
    "informed",
    "judged",
    "decided",
    "fitted",
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
    entered = set(_only_entered(standing))
    targets = [
        event for event in standing if event.kind in _TARGETS and event.number not in entered
    ]
    if not targets:
        return []
    first = _leading(targets).number
    if targets[-1].kind == "accepted":
        first = max(
            event.number for event in standing if event.kind == "proposed" and event.number < first
        )
    return [event.number for event in standing if event.number >= first and event.kind not in _STAY]


def _leading(targets: Sequence[Event]) -> Event:
    """Return the last target; of several that came of one answer, the first."""
    return next(event for event in reversed(targets) if not event.data.get("follows"))


def _only_entered(events: Sequence[Event]) -> Iterator[int]:
    """Yield the numbers of the events that went to the plan and changed nothing of it."""
    before: object = []
    for event in events:
        if event.kind == "planned":
            if list(event.value) == before:
                yield event.number
            before = list(event.value)
