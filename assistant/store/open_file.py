"""One database while it is open: its transactions, its lock, its backups, and whether it is as it was kept."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from assistant.interview.ports import NotKept, TakenElsewhere
from assistant.store.anchor import anchor_of, anchored, drop_anchor
from assistant.store.chain import Last
from assistant.store.opening import DAMAGED, in_sentences, open_database, sentence_for
from assistant.store.places import begun_restores, has_bytes
from assistant.store.sealing import is_unswept, key_of, last_of
from assistant.store.vault import Vault

if TYPE_CHECKING:
    from assistant.store.verifying import Finding

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
        with self._with_an_offer(), in_sentences(self.path):
            self._end_a_restore()
            self._see_that_it_is_there()
            key = self._vault.key()
            opened = open_database(self.path, key, journal=self._vault.journal)
            try:
                self._chain_key = key_of(opened) or b""
                self._see_that_it_is_not_old(opened)
                if is_unswept(opened):
                    self._sweep(opened)
            except BaseException:
                opened.close()
                raise
        self._connection = opened
        return opened

    @contextmanager
    def _with_an_offer(self) -> Iterator[None]:
        """Name the newest good copy where the file is damaged; it is put back by whoever asks for that."""
        try:
            yield
        except NotKept as error:
            if DAMAGED not in str(error):
                raise
            from assistant.store.backups import newest_good  # noqa: PLC0415  # as above

            good = newest_good(self.path, self._vault.key())
            if good is None:
                raise
            raise NotKept(
                f"{error} A good copy is of {good.made:%Y-%m-%d %H:%M}: undersong restore"
            ) from error

    def _end_a_restore(self) -> None:
        if begun_restores(self.path):
            from assistant.store.restoring import finish  # noqa: PLC0415  # seldom, and not for the first question

            finish(self.path)

    def _see_that_it_is_there(self) -> None:
        """Begin no new file where an old one was: one that is gone or empty is told of."""
        is_new = not self.path.exists() and not self._vault.is_open()
        if is_new or has_bytes(self.path):
            return
        from assistant.store.backups import listed  # noqa: PLC0415  # as above

        if listed(self.path) or (self._is_the_file() and has_bytes(anchor_of(self._vault.folder))):
            raise NotKept(
                f"{self.path} is gone or empty, and it was not. If it has a backup, put that back with: undersong restore"
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
        with self._with_an_offer(), in_sentences(self.path):
            return list(self._database.execute(sql, list(values)).fetchall())

    def _sweep(self, connection: Any) -> list[Path]:
        """Take what was erased out of the backups; return the copies that were not reached."""
        from assistant.store.erasing import sweep  # noqa: PLC0415  # as above
        from assistant.store.restoring import files_in, quarantine_of  # noqa: PLC0415  # as above

        with in_sentences(self.path):
            left = sweep(connection, self.path, self._vault.key())
        return [*left, *files_in(quarantine_of(self.path))]

    def back_up(self, now: datetime) -> Path | None:
        """Make a backup where something happened since the last one; return it.

        Raises:
            NotKept: the disk did not take it; older backups stay.
        """
        from assistant.store.backups import back_up, is_due  # noqa: PLC0415  # as above

        with in_sentences(self.path):
            self.note_how_far()
            if not is_due(self.path, last_of(self._database).place, now):
                return None
        return back_up(self._database, self.path, self._vault.key(), now)

    def note_how_far(self, last: Last | None = None) -> None:
        """Keep beside the slots how far the file has counted, so that a whole old file shows."""
        if self._is_the_file():
            drop_anchor(self._vault.folder, self._chain_key, last or last_of(self._database))

    def _is_the_file(self) -> bool:
        """Say whether this is the file itself, and not a copy under its key."""
        return self._vault.path == self.path

    def _see_that_it_is_not_old(self, opened: Any) -> None:
        if not self._vault.takes_old and (put_back := self._put_back(opened)):
            raise NotKept(f"{put_back} To go on with it as it is: undersong verify --accept")

    def _put_back(self, opened: Any) -> str:
        """Say that the file counts less than it once did, where it does."""
        seen, now = anchored(self._vault.folder, opened), last_of(opened)
        if seen.place <= now.place or not self._is_the_file():
            return ""
        return f"The whole file was put back in time: {seen.place} events were kept until {seen.stamp[:19]}, and only {now.place} are there."

    def findings(self) -> "list[Finding]":
        """Return every event that is not as it was kept.

        Raises:
            NotKept: the file cannot be read.
        """
        from assistant.store.verifying import Finding, verify  # noqa: PLC0415  # as above

        with in_sentences(self.path):
            found = verify(self._database)
            if put_back := self._put_back(self._database):
                found.append(Finding("count", more=put_back))
        return found

    def close(self) -> None:
        """Close the file for good."""
        if self._connection is not None:
            self._connection.close()
