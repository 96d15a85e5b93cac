"""Backups: whole copies under the key of the file, in a folder beside it, each seen to open before it counts.

A copy is made by SQL alone: to open a live file any other way would drop its locks.
"""

import os
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import sqlcipher3.dbapi2 as driver

from assistant.interview.ports import NotKept
from assistant.store.opening import FILE_MODE, FOLDER_MODE, connect, sentence_for
from assistant.store.places import backups_of
from assistant.store.sealing import last_of
from assistant.store.slots import sync_folder
from assistant.store.verifying import verify

LATEST, DAYS = 10, 30
"""How many are kept of the newest, and of how many days one each."""
OFTEN = timedelta(minutes=15)
SMALL = 20_000_000
"""Bytes up to which a copy is made at every close."""
_WHEN = "%Y%m%dT%H%M%S"


class Backup(NamedTuple):
    """One backup: where it is, when it was made, and how far the file had counted then."""

    path: Path
    made: datetime
    place: int


def listed(path: Path) -> list[Backup]:
    """Return the backups of a database, the newest first."""
    found = []
    for each in backups_of(path).glob("*.db"):
        when, _, place = each.stem.partition("-")
        with suppress(ValueError):
            found.append(Backup(each, datetime.strptime(when, _WHEN).astimezone(), int(place)))
    return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def is_due(path: Path, place: int, now: datetime) -> bool:
    """Say whether something happened that no backup has, and it is time for one."""
    newest = next(iter(listed(path)), None)
    if newest is None:
        return place > 0
    is_small = path.stat().st_size <= SMALL
    return newest.place != place and (is_small or now - newest.made >= OFTEN)


def back_up(connection: Any, path: Path, key: bytes | None, now: datetime) -> Path:
    """Make a backup, see that it opens and holds what was kept, and let old ones go.

    Raises:
        NotKept: the disk is full, or the copy is not what it should be; older backups stay.
    """
    folder = backups_of(path)
    place = last_of(connection).place
    made = folder / f"{now.strftime(_WHEN)}-{place}.db"
    try:
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        copy(connection, new := made.with_suffix(".new"))
        check(new, key, place)
        new.replace(made)
        sync_folder(folder)
    except driver.Error as error:
        raise NotKept(sentence_for(error, folder)) from error
    except OSError as error:
        raise NotKept(f"The folder {folder} cannot be written. No backup was made.") from error
    for old in too_old(listed(path)):
        old.path.unlink(missing_ok=True)
    return made


def copy(connection: Any, new: Path) -> None:
    """Write a whole copy under the same key into a new private file."""
    new.unlink(missing_ok=True)
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    connection.execute("VACUUM INTO ?", [str(new)])
    number = os.open(new, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def check(backup: Path, key: bytes | None, place: int | None = None) -> None:
    """See that a copy opens, is whole, and that every event in it is the one that was kept.

    Raises:
        NotKept: it is not.
        driver.Error: it does not open.
    """
    with closing(connect(backup, key)) as connection:
        if key is not None and connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise NotKept(f"The backup {backup.name} is damaged.")
        if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)] or verify(connection):
            raise NotKept(f"The backup {backup.name} is not what was kept.")
        if place is not None and last_of(connection).place != place:
            raise NotKept(f"The backup {backup.name} is not of this moment.")


def too_old(backups: Iterable[Backup]) -> list[Backup]:
    """Return those of the newest first that are neither among the latest nor the last of a late day."""
    days, gone = dict[str, Backup](), []
    for number, backup in enumerate(backups):
        day = backup.path.name[:8]
        is_last_of_day = day not in days and len(days) < DAYS
        days.setdefault(day, backup)
        if number >= LATEST and not is_last_of_day:
            gone.append(backup)
    return gone


def newest_good(path: Path, key: bytes | None) -> Backup | None:
    """Return the newest backup that opens with this key and is whole."""
    for backup in listed(path):
        with suppress(NotKept, driver.Error, OSError):
            check(backup.path, key)
            return backup
    return None
