"""Seals events as they are kept; what an older program kept is sealed once, when the file is brought up."""

import os
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.store.case_seal import seal_all
from assistant.store.chain import SEALED, Last, mac_of, packed, stamp_after, unpacked

_KEY_BYTES = 32
_LAST = "select value from chain where name = 'last'"


def key_of(connection: Any) -> bytes | None:
    """Return the key of the chain, or None where the file has none yet."""
    found = connection.execute("select value from chain where name = 'key'").fetchone()
    return bytes.fromhex(found[0]) if found is not None else None


def begin_chain(connection: Any) -> bytes:
    """Make a key and seal what is there, inside the transaction of the caller."""
    key = os.urandom(_KEY_BYTES)
    connection.execute("insert into chain values ('key', ?)", [key.hex()])
    last, heads = Last(), dict[str, str]()
    names = ", ".join(name for name in SEALED if name not in {"place", "stamp", "actor"})
    asked = f"select rowid, {names} from events order by rowid"  # noqa: S608  # our own names
    for rowid, *values in connection.execute(asked).fetchall():
        row = dict(zip(names.split(", "), values, strict=True))
        last = Last(last.place + 1, stamp_after(row["at"] or "", last.stamp))
        row |= {"place": last.place, "stamp": last.stamp, "actor": ""}
        mac = sealed(key, row, heads.get(row["interview_id"], ""))
        heads[row["interview_id"]] = mac
        connection.execute(
            "update events set actor = '', stamp = ?, place = ?, mac = ? where rowid = ?",
            [last.stamp, last.place, mac, rowid],
        )
    for interview, mac in heads.items():
        connection.execute("update interviews set head = ? where id = ?", [mac, interview])
    connection.execute("insert into chain values ('last', ?)", [packed(key, last)])
    seal_all(connection, key)
    return key


def sealed(key: bytes, row: Mapping[str, Any], before: str) -> str:
    """Return the mac of a row."""
    return mac_of(key, [row[name] for name in SEALED], before)


def is_unswept(connection: Any) -> bool:
    """Say whether an erasure has not reached every backup yet."""
    return connection.execute("select 1 from chain where name = 'sweep'").fetchone() is not None


def last_of(connection: Any) -> Last:
    """Return how far the file has counted; by its events where that count was tampered with."""
    key, found = key_of(connection), connection.execute(_LAST).fetchone()
    last = unpacked(key, found[0]) if key is not None and found is not None else None
    return last or counted(connection)


class Sealing:
    """Seals the events of one interview that follow on what is there, in one transaction."""

    def __init__(self, connection: Any, key: bytes, interview: str, actor: str) -> None:
        """Read how far the file has counted and where the interview ends."""
        found = connection.execute(_LAST).fetchone()
        self.last = (unpacked(key, found[0]) if found else None) or counted(connection)
        asked = "select head from interviews where id = ?"
        self.head: str = connection.execute(asked, [interview]).fetchone()[0] or ""
        self._connection, self._key, self._actor = connection, key, actor

    def add(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the row with who kept it, when, its place and its mac."""
        stamp = stamp_after(row["at"] or "", self.last.stamp)
        self.last = Last(self.last.place + 1, stamp)
        row = {**row, "actor": self._actor, "stamp": stamp, "place": self.last.place}
        self.head = sealed(self._key, row, self.head)
        return {**row, "mac": self.head}

    def end(self) -> None:
        """Keep how far the file has counted now."""
        told = packed(self._key, self.last)
        self._connection.execute("update chain set value = ? where name = 'last'", [told])


def counted(connection: Any) -> Last:
    """Return how far the events themselves have counted, where the count is not to be trusted."""
    asked = "select place, stamp from events order by place desc limit 1"
    found: Sequence[Any] | None = connection.execute(asked).fetchone()
    return Last(*found) if found is not None else Last()
