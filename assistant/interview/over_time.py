"""What the card of a case offers of another time: when to ask again, and which interview was asked again."""

from collections.abc import Sequence
from datetime import date

from assistant.interview.ports import Kept, Store

OLD = 30
"""Days after which a family is offered to be asked again; our own convention."""


def can_be_renewed(kept: Kept, voice: str, today: date) -> bool:
    """Say whether to offer that an interview is asked again: a finished one, for a family an older one."""
    days = (today - date.fromisoformat(kept.touched[:10])).days
    return kept.closed and (voice == "clinician" or days >= OLD)


def renewed_of(store: Store, shown: Kept | None, of_case: Sequence[Kept]) -> Kept | None:
    """Return the interview that asked an earlier one again: the one shown, else the last of its case."""
    first = [shown] if shown is not None else []
    return next((each for each in (*first, *of_case) if is_renewed(store, each)), None)


def is_renewed(store: Store, kept: Kept) -> bool:
    """Say whether an interview asks an earlier one again; that is the first thing that happens in it."""
    events = store.events(kept.interview)
    return bool(events) and events[0].kind == "renewed"
