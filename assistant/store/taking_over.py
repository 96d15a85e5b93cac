"""An open file becomes a locked one: copied, compared row by row, put in its place, then wiped.

At every moment one whole file stands under the name of the database: the open one until the locked
one has been compared with it, the locked one from then on.
"""

import os
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from assistant.interview.ports import NotKept
from assistant.store.opening import FILE_MODE, alone, can_read, connect
from assistant.store.places import backups_of
from assistant.store.slots import sync_folder

_CHUNK = 1 << 20


def before_of(path: Path) -> Path:
    """Return where the open file is kept until the locked one has been seen to work."""
    return path.with_name(path.name + ".unlocked")


def take_over(path: Path, key: bytes) -> None:
    """Put an encrypted copy in the place of an open database.

    Raises:
        NotKept: another window has it open, or the copy is not the same.
        driver.Error: the disk is full.
        OSError: the folder cannot be written.
    """
    new = path.with_name(path.name + ".new")
    before_of(path).unlink(missing_ok=True)  # of an attempt that was killed: the same file still
    with closing(alone(path, None)) as open_file:
        encrypted_copy(open_file, new, key)
        with closing(connect(new, key)) as copy:
            compare(open_file, copy)
        os.link(path, before_of(path))
        new.replace(path)
        sync_folder(path.parent)
    finish(path, key)


def finish(path: Path, key: bytes) -> None:
    """Wipe the open file that was taken over, once the locked one holds every row of it."""
    _finish_backups(backups_of(path), key)
    before, wiping = before_of(path), path.with_name(path.name + ".wiped")
    if wiping.exists():
        wipe(wiping)
    if not before.exists():
        return
    with closing(connect(before, None)) as open_file, closing(connect(path, key)) as locked:
        if not _is_in(open_file, locked):
            raise NotKept(
                f"{before} holds answers that the locked file does not. Both were left as they are. Move it to another folder, then open Undersong again."
            )
    before.replace(wiping)
    sync_folder(path.parent)
    wipe(wiping)


def _finish_backups(folder: Path, key: bytes) -> None:
    """Lock every backup that was made before the file had a lock; what a kill left is gone on with."""
    for before in folder.glob("*.before"):
        backup = before.with_suffix("")
        if backup.exists():
            wipe(before)
        else:
            before.replace(backup)
    for backup in folder.glob("*.db"):
        if can_read(backup, None):
            _lock_backup(backup, key)


def _lock_backup(backup: Path, key: bytes) -> None:
    new, before = backup.with_suffix(".new"), backup.with_name(backup.name + ".before")
    with closing(connect(backup, None)) as open_file:
        encrypted_copy(open_file, new, key)
        with closing(connect(new, key)) as copy:
            compare(open_file, copy)
    backup.replace(before)
    new.replace(backup)
    sync_folder(backup.parent)
    wipe(before)


def encrypted_copy(connection: Any, new: Path, key: bytes | None) -> None:
    """Write everything of a database into a new file under this key, or under none.

    Raises:
        OSError: the folder cannot be written.
        driver.Error: the disk is full, or the database is damaged.
    """
    with suppress(FileNotFoundError):
        new.unlink()
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    told = f"x'{key.hex()}'" if key is not None else ""
    connection.execute(f'ATTACH DATABASE ? AS copy KEY "{told}"', [str(new)])
    try:
        connection.execute("PRAGMA copy.synchronous=FULL")
        connection.execute("SELECT sqlcipher_export('copy')")
    finally:
        connection.execute("DETACH DATABASE copy")


def compare(one: Any, other: Any) -> None:
    """See that two databases hold the same rows in the same order.

    Raises:
        NotKept: they do not.
    """
    for table in tables_of(one):
        if any(left != right for left, right in _side_by_side(one, other, table)):
            raise NotKept("The copy was not the same. The file was left as it is. Try again.")


def tables_of(connection: Any) -> list[str]:
    """Return the names of all tables."""
    asked = "select name from sqlite_master where type = 'table' order by name"
    return [name for (name,) in connection.execute(asked)]


def wipe(path: Path) -> None:
    """Overwrite a file that nobody has open, as far as the disk allows, and take it away."""
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(b"\0" * min(_CHUNK, left))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    sync_folder(path.parent)


def _is_in(one: Any, other: Any) -> bool:
    """Say whether every event of one database is in the other, which may have gone on."""
    asked = "select interview_id, number, kind, question, value, said, at from events"
    return not set(one.execute(asked)) - set(other.execute(asked))


def _side_by_side(one: Any, other: Any, table: str) -> Iterator[tuple[Any, Any]]:
    asked = f'select * from "{table}" order by rowid'  # noqa: S608  # a name from the schema
    left, right = one.execute(asked), other.execute(asked)
    while True:
        pair = left.fetchone(), right.fetchone()
        if pair == (None, None):
            return
        yield pair
