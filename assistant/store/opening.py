"""Opens the database file: driver, folder, modes and pragmas, in this one place.

One driver for plain and, later, encrypted files: sqlcipher3 brings an SQLite without the
WAL-reset bug of older ones. sqlite-utils is told to use it before it is imported.
"""

import os
import sys
from collections.abc import Callable
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
_BEFORE = ("cipher_log_level=NONE", f"busy_timeout={WAIT_SECONDS * 1000}")
_AFTER = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)


def open_database(path: Path, bring_up: Callable[[Any], None] | None = None) -> Any:
    """Return a connection to the database, made if need be; the folder is private, every commit is durable.

    ``bring_up`` makes the tables of a file that is not the clinic's.

    Raises:
        NotKept: the place cannot be written, the file is no database, or the modes did not take.
    """
    try:
        _prepare(path)
        connection = driver.connect(str(path), timeout=WAIT_SECONDS)
        try:
            return _ready(connection, path, bring_up or _clinic)
        except BaseException:
            connection.close()
            raise
    except driver.Error as error:
        raise NotKept(sentence_for(error, path)) from error
    except OSError as error:
        raise NotKept(
            f"The folder {path.parent} cannot be written. Name another place with --db."
        ) from error


def _prepare(path: Path) -> None:
    if not path.parent.exists():
        path.parent.mkdir(mode=FOLDER_MODE, parents=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, FILE_MODE))


def _ready(connection: Any, path: Path, bring_up: Callable[[Any], None]) -> Any:
    for pragma in _BEFORE:
        connection.execute(f"PRAGMA {pragma}")
    bring_up(connection)
    mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    for pragma in _AFTER:
        connection.execute(f"PRAGMA {pragma}")
    full = connection.execute("PRAGMA synchronous").fetchone()[0]
    if mode != "wal" or full != 2:  # noqa: PLR2004  # SQLite's number for FULL
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


def sentence_for(error: Exception, path: Path | str) -> str:
    """Return what a person can do about an error of the driver."""
    said = str(error).lower()
    if "full" in said:
        return "The disk is full. What was kept before is safe. Make room and try again."
    if "locked" in said or "busy" in said:
        return "Another program holds the file right now. Nothing was lost. Try again."
    if "not a database" in said or "malformed" in said:
        return f"{path} is no Undersong file, or it is damaged. It was left as it is. Name another with --db."
    return f"{path} cannot be written. What was kept before is safe. Name another place with --db."
