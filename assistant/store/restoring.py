"""Puts a backup in the place of the file; what stood there is set aside whole, never overwritten.

The backup is copied to its full length first. From then on a program that was killed goes forward:
the next opening ends what was begun.
"""

import os
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import sqlcipher3.dbapi2 as driver

from assistant.interview.ports import NotKept
from assistant.store.anchor import weigh_anchor
from assistant.store.backups import check, copy
from assistant.store.opening import BUSY, FOLDER_MODE, alone, connect, sentence_for
from assistant.store.places import begun_restores, keys_of
from assistant.store.sealing import last_of
from assistant.store.slots import sync_folder

_PARTS = ("-wal", "-shm", "")
"""The log goes first: laid over the backup it would spoil it."""


class Content(NamedTuple):
    """What a file holds, or that it cannot be read."""

    interviews: int = 0
    events: int = 0
    last: str = ""
    readable: bool = True


def quarantine_of(path: Path) -> Path:
    """Return the folder where files are set aside."""
    return path.with_name(path.name + ".quarantine")


def files_in(folder: Path) -> list[Path]:
    """Return every file below a folder."""
    return sorted(each for each in folder.rglob("*") if each.is_file())


def content_of(path: Path, key: bytes | None) -> Content:
    """Return what a file holds, as far as it can be read."""
    if not path.exists():
        return Content(readable=False)
    try:
        with closing(connect(path, key)) as connection:
            (interviews,) = connection.execute("select count(*) from interviews").fetchone()
            (events,) = connection.execute("select count(*) from events").fetchone()
            return Content(interviews, events, last_of(connection).stamp)
    except driver.Error:
        return Content(readable=False)


def restore(path: Path, backup: Path, key: bytes | None, now: datetime) -> Path:
    """Put a backup in the place of the file; return the folder where that is set aside now.

    Raises:
        NotKept: the backup is not good, another window has the file open, or the disk is full.
    """
    try:
        check(backup, key)
        new = path.with_name(path.name + ".copied")
        with closing(connect(backup, key)) as connection:
            copy(connection, new)
        _settle(path, key)
        new.replace(ready := _ready(path, now))
        sync_folder(path.parent)
        return _put_in_place(path, ready)
    except driver.Error as error:
        raise NotKept(sentence_for(error, path)) from error
    except OSError as error:
        raise NotKept(f"The folder {path.parent} cannot be written.") from error


def finish(path: Path) -> None:
    """End a restore that was cut short; usually there is none."""
    for ready in begun_restores(path):
        _put_in_place(path, ready)


def _ready(path: Path, now: datetime) -> Path:
    return path.with_name(f"{path.name}.restoring-{now:%Y%m%dT%H%M%S%f}")


def _put_in_place(path: Path, ready: Path) -> Path:
    aside = quarantine_of(path) / ready.name.rpartition("-")[2]
    aside.parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
    aside.mkdir(mode=FOLDER_MODE, exist_ok=True)
    for part in _PARTS:
        with suppress(FileNotFoundError, FileExistsError):
            os.link(path.with_name(path.name + part), aside / (path.name + part))
    sync_folder(aside)
    for part in _PARTS[:-1]:
        path.with_name(path.name + part).unlink(missing_ok=True)
    sync_folder(path.parent)
    weigh_anchor(keys_of(path))
    ready.replace(path)
    sync_folder(path.parent)
    return aside


def _settle(path: Path, key: bytes | None) -> None:
    """See that nobody else has the file open, and write the log into it where it is sound.

    Raises:
        NotKept: another window has it open.
    """
    if not path.exists():
        return
    try:
        check(path, key)
    except (NotKept, driver.DatabaseError):  # into a damaged file nothing is written
        connection = connect(path, key)
        try:
            connection.execute("PRAGMA busy_timeout=200")
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except driver.DatabaseError as error:
            if "locked" in str(error):
                raise NotKept(BUSY) from error
        finally:
            connection.close()
    else:
        alone(path, key).close()
