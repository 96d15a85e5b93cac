"""Hides the screen when nobody has touched a key for a while; what was typed is kept."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

if TYPE_CHECKING:
    from textual.timer import Timer

AFTER = {"clinician": 120.0}
"""Seconds; a clinician's desk stands where others walk by, and nobody reads a page for two minutes there."""
FAMILY = 300.0
NEVER = 0.0
VARIABLE = "UNDERSONG_HIDE_AFTER"
"""Seconds until it hides; 0 never does."""


def seconds(voice: str) -> float:
    """Return after how long the screen hides; what was asked for stands, if it is a number."""
    asked = os.environ.get(VARIABLE, "")
    try:
        return max(NEVER, float(asked))
    except ValueError:
        return AFTER.get(voice, FAMILY)


class Idle:
    """Counts from the last key or click."""

    def __init__(self, app: App[int], hide: Callable[[], None], after: float) -> None:
        """Begin to count, where it hides at all."""
        self._timer: Timer | None = app.set_timer(after, hide) if after > NEVER else None

    def touched(self, event: events.Event) -> None:
        """Begin anew at a key or a click; a pointer that only moves is no one at the desk."""
        if self._timer is not None and isinstance(
            event, (events.Key, events.MouseDown, events.Paste)
        ):
            self._timer.reset()
