"""Who has a slot: kept in the locked file itself, as a slot tells nobody whose it is."""

from typing import Any, NamedTuple


class Entry(NamedTuple):
    """One slot: its file, whose it is, and what kind of secret opens it."""

    slot: str
    name: str
    kind: str

    def fits(self, name: str, kind: str) -> bool:
        """Say whether it is this person's, of this kind."""
        return (self.name.casefold(), self.kind) == (name.casefold(), kind)


def listed(connection: Any) -> list[Entry]:
    """Return every slot, the first one first."""
    asked = "select slot, name, kind from people order by rowid"
    return [Entry(*row) for row in connection.execute(asked).fetchall()]


def enter(connection: Any, slot: str, name: str, kind: str) -> None:
    """Remember whose slot this is."""
    with connection:
        connection.execute(
            "insert or replace into people (slot, name, kind) values (?, ?, ?)", [slot, name, kind]
        )


def strike(connection: Any, slot: str) -> None:
    """Forget a slot."""
    with connection:
        connection.execute("delete from people where slot = ?", [slot])
