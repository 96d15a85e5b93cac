"""How far the file had counted, kept beside the slots: a file that was put back as a whole shows.

Whoever puts back file and slots together is not seen; what is printed on a signed report still is.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

from assistant.store.chain import Last, packed, unpacked
from assistant.store.opening import FILE_MODE
from assistant.store.sealing import key_of, last_of

_NAME = "last"


def drop_anchor(folder: Path, connection: Any) -> None:
    """Keep how far the file has counted; a file without slots has no place for it."""
    key = key_of(connection)
    if key is None or not folder.exists():
        return
    new = folder / f"{_NAME}.new"
    with suppress(OSError):  # it is a help, and no answer depends on it
        new.unlink(missing_ok=True)
        new.touch(FILE_MODE)
        new.write_text(packed(key, last_of(connection)), encoding="ascii")
        new.replace(folder / _NAME)


def anchored(folder: Path, connection: Any) -> Last:
    """Return how far the file had counted when it was last looked at."""
    key = key_of(connection)
    try:
        text = (folder / _NAME).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return Last()
    return (unpacked(key, text) if key is not None else None) or Last()
