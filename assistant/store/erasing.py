"""A case is taken out of the file, out of its log and out of every backup; its words stay nowhere.

What stays is that a case was erased, when and by whom, and which places its events had.
"""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from assistant.store.backups import listed
from assistant.store.case_seal import changing
from assistant.store.chain import seal_of_erasure
from assistant.store.opening import connect
from assistant.store.sealing import key_of
from assistant.store.verifying import ranges_in_words

_OF_CASE = "interview_id in (select id from interviews where case_id = ?)"
_HAS_FORMS = "select 1 from sqlite_master where name = 'invites'"
"""A backup of an older program has no such table."""
_FORMS_OF_CASE = (
    "delete from invites where interview in (select id from interviews where case_id = ?)"
)
_TO_SWEEP = "insert or replace into chain values ('sweep', 'backups')"


def erase(connection: Any, case: str, by: tuple[str, str]) -> None:
    """Take a case out, in the transaction of the caller; ``by`` is when and by whom."""
    asked = f"select place from events where {_OF_CASE}"  # noqa: S608  # our own words
    found = connection.execute(asked, [case]).fetchall()
    places = ranges_in_words([place for (place,) in found])
    (at, actor), key = by, key_of(connection) or b""
    connection.execute(
        "insert into erased (case_id, at, actor, places, mac) values (?, ?, ?, ?, ?)",
        [case, at, actor, places, seal_of_erasure(key, at, actor, places)],
    )
    connection.execute(f"delete from events where {_OF_CASE}", [case])  # noqa: S608  # as above
    if connection.execute(_HAS_FORMS).fetchone() is not None:
        connection.execute(_FORMS_OF_CASE, [case])
    connection.execute("delete from interviews where case_id = ?", [case])
    with changing(connection, key, case):
        connection.execute("delete from cases where id = ?", [case])
    connection.execute(_TO_SWEEP)


def erased_cases(connection: Any) -> list[tuple[str, str, str]]:
    """Return each case that was erased, with when and by whom."""
    asked = "select case_id, at, actor from erased order by id"
    return [tuple(row) for row in connection.execute(asked).fetchall()]


def sweep(connection: Any, path: Path, key: bytes | None) -> list[Path]:
    """Take erased cases out of every backup; return those that could not be opened."""
    gone = erased_cases(connection)
    left = [backup.path for backup in listed(path) if not _swept(backup.path, key, gone)]
    if not left:
        with connection:
            connection.execute("delete from chain where name = 'sweep'")
    return left


def _swept(backup: Path, key: bytes | None, gone: Sequence[tuple[str, str, str]]) -> bool:
    try:
        with closing(connect(backup, key)) as connection:
            sweep_file(connection, gone)
    except driver.Error:
        return False
    return True


def sweep_file(connection: Any, gone: Sequence[tuple[str, str, str]]) -> None:
    """Take these cases out of one file that nobody else has open, and write it anew without them."""
    connection.execute("PRAGMA secure_delete=ON")
    asked = "select id from cases"
    there = {case for (case,) in connection.execute(asked).fetchall()}
    found = [each for each in gone if each[0] in there]
    if not found:
        return
    with connection:
        for case, at, actor in found:
            erase(connection, case, (at, actor))
        connection.execute("delete from chain where name = 'sweep'")
    connection.execute("VACUUM")
