"""What stands between the screen and whoever sits down at it: the door, the lock, a sleeping machine."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from assistant.interview.desk import Desk

if TYPE_CHECKING:
    from assistant.interview.doorway import Doorway

LOCK_AFTER = 600.0
"""Seconds without a key until the key of the file is dropped."""
BACK_UP_EVERY = 900.0
"""Seconds between two backups while somebody works."""
LOOK_EVERY = 2.0
"""Seconds between two looks whether the machine has slept."""


class Guard(NamedTuple):
    """How the file is opened and locked; joined elsewhere."""

    door: "Callable[[], Doorway]"
    is_open: Callable[[], bool]
    """Whether the key of a locked file is held."""
    lock: Callable[[Desk], None]
    back_up: Callable[[Desk], None]
    has_slept: Callable[[], bool]
    asks_first: bool
    """Whether the door stands before the first question."""
