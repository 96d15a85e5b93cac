"""What the events of a plan leave behind beside its activities, and how check-ins grow answer by answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.domain.answers import Event

Beside = Mapping[str, object]
CheckIns = tuple[Mapping[str, object], ...]


def beside_after(beside: Beside, event: Event, count: int) -> Beside:
    """Return what stands beside a plan after an event.

    A plan that is chosen anew keeps the goal; ``count`` check-ins so far speak of the one before.
    """
    if event.kind == "shaped":
        return {**beside, **event.value}
    if event.kind == "checked":
        return {**beside, "talk": "checkin"}
    if event.value:
        return beside
    goal = {"goal": beside["goal"]} if "goal" in beside else {}
    return {**goal, "offered": count} if count else goal


def checkins_after(checkins: CheckIns, event: Event) -> CheckIns:
    """Return the check-ins after an event: its answer goes to the open one, or begins another."""
    if event.kind != "checked":
        return checkins
    answer: Mapping[str, Any] = event.value
    if checkins and not checkins[-1].get("done"):
        return (*checkins[:-1], {**checkins[-1], **answer})
    return (*checkins, {"at": event.at, **answer})


def finished(checkins: CheckIns) -> CheckIns:
    """Return the check-ins that are whole."""
    return tuple(each for each in checkins if each.get("done"))


def has_plan(events: Sequence[Event]) -> bool:
    """Say whether activities were chosen, and not taken back or given up since."""
    undone = {number for event in events if event.kind == "undone" for number in event.value}
    plans = [event for event in events if event.kind == "planned" and event.number not in undone]
    return bool(plans) and bool(plans[-1].value)
