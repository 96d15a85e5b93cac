"""Joins what guards the answers: door, lock, backups, restoring, the chain; beside wiring's desk and clock."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant import wiring
from assistant.domain.errors import AssistantError

if TYPE_CHECKING:
    from assistant.interview.desk import Desk
    from assistant.interview.doorway import Doorway
    from assistant.store.backups import Backup
    from assistant.store.restoring import Content
    from assistant.store.verifying import Finding

_SLEPT = 5.0
"""Seconds that the machine was away, by which it must have slept."""


def doorway(path: Path, voice: str) -> "Doorway":
    """Return the door before the desk."""
    from assistant.interview.doorway import Doorway  # noqa: PLC0415  # scripts meet no door

    return Doorway(wiring.keys(path), wiring.script(), voice)


def lock(desk: "Desk") -> None:
    """Let the file of a desk and its key go."""
    store: Any = desk.store
    store.lock()


def back_up(desk: "Desk") -> None:
    """Make a backup where one is due; what cannot be copied now is copied another time."""
    store: Any = desk.store
    with suppress(AssistantError):
        store.back_up(wiring.SystemClock().now())


class Sleep:
    """Says whether the machine has slept, by two clocks of which one stands still meanwhile."""

    def __init__(
        self, running: Callable[[], float] = monotonic, whole: Callable[[], float] | None = None
    ) -> None:
        """Look at both for the first time."""
        self._running, self._whole = running, whole or whole_time
        self._apart = self._whole() - self._running()

    def has_slept(self) -> bool:
        """Say whether it slept since the last look."""
        apart = self._whole() - self._running()
        slept, self._apart = apart - self._apart > _SLEPT, apart
        return slept


def whole_time() -> float:
    """Return a time that goes on while the machine sleeps."""
    clock: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(clock) if clock is not None else time.time()


# Backups --------------------------------------------------------------------------------------


class Preview(NamedTuple):
    """What a restore would do: which backup, what is in it, and what is there now."""

    backup: "Backup"
    holds: "Content"
    now: "Content"


def backups(path: Path) -> "list[tuple[Backup, Content]]":
    """Return the backups of a file, the newest first, with what is in them."""
    from assistant.store.backups import listed  # noqa: PLC0415  # as above
    from assistant.store.restoring import content_of  # noqa: PLC0415  # as above

    key = wiring.keys(path).key()
    return [(each, content_of(each.path, key)) for each in listed(path)]


def preview(path: Path, name: str = "") -> Preview:
    """Return what restoring a backup would do: the one that is named, or the newest good one.

    Every interview in it is read and folded, as it would be by whoever opens it.

    Raises:
        NotKept: there is none, or it is not good.
    """
    from assistant.interview.ports import NotKept  # noqa: PLC0415  # as above
    from assistant.store.backups import listed, newest_good  # noqa: PLC0415  # as above
    from assistant.store.restoring import content_of  # noqa: PLC0415  # as above

    key = wiring.keys(path).key()
    named = [each for each in listed(path) if name in {each.path.name, each.path.stem}]
    found = named[0] if named else None if name else newest_good(path, key)
    if found is None:
        raise NotKept(f"There is no good backup{f' {name}' if name else ''} of {path}.")
    fold_all(found.path, path)
    return Preview(found, content_of(found.path, key), content_of(path, key))


def fold_all(copy: Path, path: Path) -> None:
    """Read and fold every interview of a copy, under the key of the file.

    Raises:
        NotKept: one of them is not what was kept.
    """
    from assistant.interview.folding import Fold  # noqa: PLC0415  # as above
    from assistant.store.cases import Cases  # noqa: PLC0415  # as above

    fold = Fold(wiring.script(), wiring.knowledge())
    store = Cases(copy, ("", ""), vault=wiring.keys(path))
    try:
        for kept in store.interviews():
            fold.all(kept.voice, store.events(kept.interview))
    finally:
        store.close()


def restore(path: Path, shown: Preview) -> Path:
    """Put a backup in the place of the file; return the folder where that is set aside now.

    Raises:
        NotKept: another window has the file open, or the disk did not take it.
    """
    from assistant.store import restoring  # noqa: PLC0415  # as above

    key = wiring.keys(path).key()
    aside = restoring.restore(path, shown.backup.path, key, wiring.SystemClock().now())
    store = wiring.cases(path)
    store.note_how_far()
    store.close()
    return aside


def verify(path: Path, *, accept: bool = False) -> "list[Finding]":
    """Return every event that is not as it was kept.

    A file that was put back in time opens here; where that is accepted, it opens elsewhere from now on.

    Raises:
        NotKept: there is no file, or it cannot be read.
    """
    from assistant.interview.ports import NotKept  # noqa: PLC0415  # as above

    if not path.exists():
        raise NotKept(f"There is no file {path}. Name it with --db.")
    wiring.keys(path).takes_old = True
    store = wiring.cases(path)
    try:
        found = store.findings()
        if accept:
            store.note_how_far()
        return found
    finally:
        store.close()
