"""One seal over the list of cases, so that a name or a mark that was put back in time shows too.

Every row has a mac; the seal is all of them laid over one another, so that a change costs two of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from assistant.store.chain import mac_of

_ROW = "select id, label, created, age_months, archived from cases"
_NONE = 0


@contextmanager
def changing(connection: Any, key: bytes, case: str) -> Iterator[None]:
    """Change a case inside, in the transaction of the caller; the seal goes along."""
    before = _mac(connection, key, case)
    yield
    put = _read(connection) ^ before ^ _mac(connection, key, case)
    connection.execute("insert or replace into chain values ('cases', ?)", [f"{put:x}"])


def seal_all(connection: Any, key: bytes) -> None:
    """Make the seal over what is there."""
    connection.execute("insert into chain values ('cases', ?)", [f"{_all(connection, key):x}"])


def is_as_kept(connection: Any, key: bytes) -> bool:
    """Say whether every case is as it was kept."""
    return _read(connection) == _all(connection, key)


def _read(connection: Any) -> int:
    found = connection.execute("select value from chain where name = 'cases'").fetchone()
    return int(found[0], 16) if found is not None else _NONE


def _all(connection: Any, key: bytes) -> int:
    put = _NONE
    for row in connection.execute(_ROW).fetchall():
        put ^= int(mac_of(key, row, ""), 16)
    return put


def _mac(connection: Any, key: bytes, case: str) -> int:
    row = connection.execute(f"{_ROW} where id = ?", [case]).fetchone()
    return int(mac_of(key, row, ""), 16) if row is not None else _NONE
