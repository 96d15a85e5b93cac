"""One database while it is open: its transactions, its lock, its backups, and whether it is as it was kept."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from assistant.interview.ports import NotKept, TakenElsewhere
from assistant.store.anchor import anchored, drop_anchor
from assistant.store.backups import back_up, is_due, listed
from assistant.store.erasing import is_unswept, sweep
from assistant.store.opening import open_database, sentence_for
from assistant.store.restoring import files_in, finish, quarantine_of
from assistant.store.sealing import key_of, last_of
from assistant.store.vault import Vault, has_bytes
from assistant.store.verifying import Finding, verify

ELSEWHERE = "This interview went on in another window. What was kept there is safe. Open it again."


class OpenFile:
    """One database, open; closed while it is locked, and opened again with its key."""

    def __init__(self, path: Path, vault: Vault) -> None:
        """Open the file.

        Raises:
            Locked: it needs a key that nobody gave.
            NotKept: the file cannot be opened.
        """
        self.path = path
        self._vault = vault
        self._connection: Any = None
        self._open()

    def _open(self) -> Any:
        try:
            finish(self.path)
            self._see_that_it_is_there()
        except OSError as error:
            raise NotKept(
                f"The folder {self.path.parent} cannot be read. Name another place with --db."
            ) from error
        self._connection = open_database(self.path, self._vault.key())
        self._chain_key = key_of(self._connection) or b""
        if is_unswept(self._connection):
            sweep(self._connection, self.path, self._vault.key())
        return self._connection

    def _see_that_it_is_there(self) -> None:
        """Begin no new file where an old one was: one that is gone or empty is told of."""
        is_new = not self.path.exists() and not self._vault.is_open()
        if not is_new and not has_bytes(self.path) and listed(self.path):
            raise NotKept(
                f"{self.path} is gone or empty, but it has backups. Put the newest back with: undersong restore"
            )

    @property
    def _database(self) -> Any:
        """The connection; opened again where the file was locked and its key is back."""
        return self._open() if self._connection is None else self._connection

    def lock(self) -> None:
        """Let file and key go until somebody unlocks it."""
        self._vault.lock()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @contextmanager
    def _write(self) -> Iterator[Any]:
        """One immediate transaction: all of it is kept, or nothing of it."""
        connection = self._database
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk has taken it back already
                    connection.execute("ROLLBACK")
                raise
        except driver.IntegrityError as error:
            raise TakenElsewhere(ELSEWHERE) from error
        except driver.Error as error:
            raise NotKept(sentence_for(error, self.path)) from error

    def _read(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        try:
            return list(self._database.execute(sql, list(values)).fetchall())
        except driver.Error as error:
            raise NotKept(sentence_for(error, self.path)) from error

    def _sweep(self) -> list[Path]:
        """Take what was erased out of the backups; return the copies that were not reached."""
        try:
            left = sweep(self._database, self.path, self._vault.key())
        except driver.Error as error:
            raise NotKept(sentence_for(error, self.path)) from error
        return [*left, *files_in(quarantine_of(self.path))]

    def back_up(self, now: datetime) -> Path | None:
        """Make a backup where something happened since the last one; return it.

        Raises:
            NotKept: the disk did not take it; older backups stay.
        """
        self.note_how_far()
        if not is_due(self.path, last_of(self._database).place, now):
            return None
        return back_up(self._database, self.path, self._vault.key(), now)

    def note_how_far(self) -> None:
        """Keep beside the slots how far the file has counted, so that a whole old file shows."""
        drop_anchor(self._vault.folder, self._database)

    def findings(self) -> list[Finding]:
        """Return every event that is not as it was kept.

        Raises:
            NotKept: the file cannot be read.
        """
        try:
            found = verify(self._database)
            seen, now = anchored(self._vault.folder, self._database), last_of(self._database)
        except driver.Error as error:
            raise NotKept(sentence_for(error, self.path)) from error
        if seen.place > now.place and self._vault.path == self.path:
            text = f"The whole file was put back in time: {seen.place} events were kept until {seen.stamp[:19]}, and only {now.place} are counted."
            found.append(Finding("count", more=text))
        return found

    def close(self) -> None:
        """Close the file for good."""
        if self._connection is not None:
            self._connection.close()
