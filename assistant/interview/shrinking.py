"""How a plan gets smaller or swaps one card for another; it is only ever offered."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.interview.planning import MINUTES

Plain = Mapping[str, Any]
_FEW = ("once", "some")


def smaller(planned: Sequence[Plain]) -> list[Plain]:
    """Return the plan one step smaller: shorter, else fewer things, else less often; itself at its least."""
    if any(_shorter(each) < int(each.get("minutes") or 0) for each in planned):
        return [{**each, "minutes": _shorter(each)} for each in planned]
    if len(planned) > 1:
        return list(planned[:-1])
    return [each if each.get("times") in _FEW else {**each, "times": "once"} for each in planned]


def _shorter(chosen: Plain) -> int:
    minutes = int(chosen.get("minutes") or 0)
    return max((each for each in MINUTES if each < minutes), default=minutes)


def next_card(planned: Sequence[Plain], activities: Sequence[Plain]) -> Plain | None:
    """Return the best card that is not in the plan yet, or None."""
    taken = {each["activity"] for each in planned}
    return next((each for each in activities if each["id"] not in taken), None)


def swapped(planned: Sequence[Plain], number: int, card: Plain) -> list[Plain]:
    """Return the plan with a card in the place of another; its time of the day stays, the rest is asked."""
    return [
        {
            "activity": card["id"],
            "title": card["title"],
            **{key: each[key] for key in ("when",) if key in each},
        }
        if place == number
        else each
        for place, each in enumerate(planned)
    ]
