"""What can be chosen for each detail of an activity; the first is the usual one."""

import re
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
_OUT = re.compile(
    r"\b(?:walk|outside|outdoors|park|garden|dog|bike|hike|path|trail)\b", re.IGNORECASE
)
"""How the title of a card says that it is done under the sky."""


def offered(key: str, activity: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what is offered for a detail, the usual one first: where and how often follow the card."""
    usual = OFFERED[key][0]
    if key == "times":
        dose = str(activity.get("dose", ""))
        usual = next((choice for word, choice in _OFTEN if word in dose), "once")
    elif key == "where" and _OUT.search(str(activity.get("title"))):
        usual = "outside"
    return (usual, *(choice for choice in OFFERED[key] if choice != usual))
