"""How far the file had counted, kept beside the slots: a file or a log that was put back shows.

It is written after the commit and never waited for, so it is never ahead of the file. Whoever puts
back file and slots together is not seen; what is printed on a signed report still is.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from assistant.store.chain import Last, packed, unpacked
from assistant.store.opening import FILE_MODE
from assistant.store.sealing import key_of

_NAME = "last"
_WIDTH = 160


def anchor_of(folder: Path) -> Path:
    """Return where it is kept."""
    return folder / _NAME


def drop_anchor(folder: Path, key: bytes, last: Last) -> None:
    """Keep how far the file has counted; a file without slots has no place for it."""
    with suppress(OSError):  # it is a help, and no answer depends on it
        number = os.open(anchor_of(folder), os.O_WRONLY | os.O_CREAT, FILE_MODE)
        try:
            os.pwrite(number, packed(key, last).ljust(_WIDTH).encode(), 0)
        finally:
            os.close(number)


def weigh_anchor(folder: Path) -> None:
    """Forget how far the file had counted, as it is put back on purpose."""
    anchor_of(folder).unlink(missing_ok=True)


def anchored(folder: Path, connection: Any) -> Last:
    """Return how far the file had counted when it was last looked at."""
    key = key_of(connection)
    try:
        text = anchor_of(folder).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return Last()
    return (unpacked(key, text) if key is not None else None) or Last()
