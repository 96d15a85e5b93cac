"""What can be chosen for each detail of an activity; the first is the usual one."""

from collections.abc import Mapping
from typing import Any

DETAILS = ("where", "times", "needs", "backup", "stop")
OFFERED: Mapping[str, tuple[str, ...]] = {
    "where": ("home", "outside", "way"),
    "times": ("three", "two", "once", "some"),
    "needs": ("nothing", "house"),
    "backup": ("sit", "shorter", "later"),
    "stop": ("card", "word"),
}
_OFTEN = (("three", "three"), ("two", "two"), ("twice", "two"))
"""How a dose says how often, and the choice that is meant."""


def offered(key: str, activity: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what is offered for a detail: how often begins with what the card says."""
    if key != "times":
        return OFFERED[key]
    dose = str(activity.get("dose", ""))
    usual = next((choice for word, choice in _OFTEN if word in dose), "once")
    return (usual, *(choice for choice in OFFERED[key] if choice != usual))
