"""Opens the database file: driver, key, folder, modes and pragmas, in this one place.

One driver for plain and encrypted files: sqlcipher3 brings an SQLite without the
WAL-reset bug of older ones. sqlite-utils is told to use it before it is imported.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2 as driver

from assistant.interview.ports import NotKept
from assistant.store.fresh import is_current

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", driver)

FILE_MODE = 0o600
FOLDER_MODE = 0o700
WAIT_SECONDS = 5
BUSY = "Another window has this file open. Close it there, then try again."
DAMAGED = "is no Undersong file, or it is damaged"
_BEFORE = ("cipher_log_level=NONE",)
"""First of all: what the cipher would say about a damaged page would be drawn over the screen."""
_AFTER = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)


def open_database(
    path: Path,
    key: bytes | None = None,
    bring_up: Callable[[Any], None] | None = None,
    journal: str = "wal",
) -> Any:
    """Return a connection to the database, made if need be; the folder is private, every commit is durable.

    With a ``key`` of 32 bytes everything in the file is encrypted by it. ``bring_up`` makes the
    tables of a file that is not the clinic's. ``journal`` is ``wal``, or ``delete`` for a file that
    is carried about: between two answers it is then the one file there is.

    Raises:
        NotKept: the place cannot be written, the file is no database, the key is not its own, or
            the modes did not take.
    """
    try:
        _prepare(path)
        connection = connect(path, key)
        try:
            return _ready(connection, path, bring_up or _clinic, journal)
        except BaseException:
            connection.close()
            raise
    except driver.Error as error:
        raise NotKept(sentence_for(error, path)) from error
    except OSError as error:
        raise NotKept(
            f"The folder {path.parent} cannot be written. Name another place with --db."
        ) from error


def connect(path: Path, key: bytes | None, salt: bytes = b"") -> Any:
    """Return a connection that has been told its key; whether the key fits shows at the first read.

    A ``salt`` of 16 bytes becomes the beginning of a file that is made.
    """
    connection = driver.connect(str(path), timeout=WAIT_SECONDS)
    for pragma in _BEFORE:
        connection.execute(f"PRAGMA {pragma}")
    if key is not None:
        connection.execute(f"PRAGMA key=\"x'{(key + salt).hex()}'\"")
        connection.execute("PRAGMA cipher_memory_security=ON")
    return connection


def alone(path: Path, key: bytes | None) -> Any:
    """Return a connection beside which there is no other, and no log.

    Raises:
        NotKept: another window has the file open.
    """
    connection = connect(path, key)
    try:
        connection.execute("PRAGMA busy_timeout=200")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except driver.Error as error:
        connection.close()
        if "locked" in str(error):
            raise NotKept(BUSY) from error
        raise
    return connection


def can_read(path: Path, key: bytes | None) -> bool:
    """Say whether a file that is there opens with this key, or without one."""
    connection = connect(path, key)
    try:
        connection.execute("select count(*) from sqlite_master").fetchone()
    except driver.DatabaseError as error:
        if "not a database" in str(error):
            return False
        raise
    finally:
        connection.close()
    return True


def _prepare(path: Path) -> None:
    if not path.parent.exists():
        path.parent.mkdir(mode=FOLDER_MODE, parents=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, FILE_MODE))


def _ready(connection: Any, path: Path, bring_up: Callable[[Any], None], journal: str) -> Any:
    bring_up(connection)
    mode = connection.execute(f"PRAGMA journal_mode={journal}").fetchone()[0]
    for pragma in _AFTER:
        connection.execute(f"PRAGMA {pragma}")
    full = connection.execute("PRAGMA synchronous").fetchone()[0]
    if mode != journal or full != 2:  # noqa: PLR2004  # SQLite's number for FULL
        raise NotKept(
            f"{path} is on a disk that cannot keep answers safely. Name another place with --db."
        )
    if path.stat().st_uid == os.getuid():  # only now is it known to be ours
        path.chmod(FILE_MODE)
    return connection


def _clinic(connection: Any) -> None:
    if not is_current(connection):
        _migrate(connection)


def _migrate(connection: Any) -> None:
    from sqlite_utils import Database  # noqa: PLC0415  # after the driver was named, and slow

    from assistant.store.schema import migrate  # noqa: PLC0415  # it imports sqlite_utils too

    migrate(Database(connection, execute_plugins=False))


@contextmanager
def in_sentences(path: Path) -> Iterator[None]:
    """Turn what the driver or the disk says into a sentence that somebody can do something about.

    Raises:
        NotKept: in place of every other error.
    """
    try:
        yield
    except driver.Error as error:
        raise NotKept(sentence_for(error, path)) from error
    except OSError as error:
        raise NotKept(
            f"The folder {path.parent} cannot be read or written. What was kept before is safe. Name another place with --db."
        ) from error


def sentence_for(error: Exception, path: Path | str) -> str:
    """Return what a person can do about an error of the driver."""
    said = str(error).lower()
    if "full" in said:
        return "The disk is full. What was kept before is safe. Make room and try again."
    if "locked" in said or "busy" in said:
        return "Another program holds the file right now. Nothing was lost. Try again."
    if "not a database" in said or "malformed" in said:
        return f"{path} {DAMAGED}. It was left as it is. Name another with --db."
    return f"{path} cannot be written. What was kept before is safe. Name another place with --db."
