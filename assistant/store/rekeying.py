"""A new key for a file and all its backups, so that whoever had the old one has nothing any more.

While it is done a slot holds both keys. Whatever a kill leaves, one of them opens each file, and the
next unlocking goes on until only the new one does.
"""

from contextlib import closing
from pathlib import Path

from assistant.interview.ports import NotKept
from assistant.store.opening import alone, can_read, connect
from assistant.store.places import backups_of

_TRIES = 2
"""A disk that fails for a moment looks like a key that does not fit."""


def rekey_all(path: Path, old: bytes, new: bytes) -> None:
    """Give the file and every backup the new key; those that have it already are left.

    Raises:
        NotKept: another window has the file open.
        driver.Error: the disk did not take it.
    """
    if path.exists() and not can_read(path, new):
        _rekey(path, old, new)
    for backup in sorted(backups_of(path).glob("*.db")):
        if not can_read(backup, new) and any(can_read(backup, old) for _ in range(_TRIES)):
            _rekey(backup, old, new)  # one that no key opens is damaged, and left as it is


def _rekey(path: Path, old: bytes, new: bytes) -> None:
    with closing(alone(path, old)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA rekey=\"x'{new.hex()}'\"")  # it fails without a word
    if not _is_whole(path, new):
        raise NotKept(
            "The disk did not take the new key. The file is as it was. Make room and unlock it again."
        )


def _is_whole(path: Path, key: bytes) -> bool:
    if not can_read(path, key):
        return False
    with closing(connect(path, key)) as connection:
        return not connection.execute("PRAGMA cipher_integrity_check").fetchall()


def see_that_it_is_alone(path: Path, key: bytes) -> None:
    """See that nobody else has the file open.

    Raises:
        NotKept: somebody has.
    """
    alone(path, key).close()
