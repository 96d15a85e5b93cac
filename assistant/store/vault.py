"""The lock of one database: its slots in a folder beside it, and the key while somebody opened it."""

from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from assistant.interview.keys import Lock, Locked, WrongKey
from assistant.interview.ports import NotKept
from assistant.store.opening import FOLDER_MODE, can_read, open_database, sentence_for
from assistant.store.roster import enter, listed, strike
from assistant.store.slots import (
    COST,
    Held,
    kind_of,
    name_for,
    new_code,
    new_key,
    open_slots,
    slots_in,
    sync_folder,
    write_slot,
)
from assistant.store.taking_over import finish, take_over

LOCKED = "This file is locked. Run the command in a terminal, or hand the passphrase over with --passphrase-fd."
WRONG = "That does not open this file. Nothing was harmed."


def keys_of(path: Path) -> Path:
    """Return the folder with the slots of a database."""
    return path.with_name(path.name + ".keys")


class Vault:
    """Holds the key of a file for as long as it is open; satisfies ``interview.keys.Keys``."""

    def __init__(self, path: Path, name: str = "", cost: int = COST) -> None:
        """Look at no file yet.

        Args:
            path: where the database is, or will be.
            name: who locks it, or works in a file without a lock.
            cost: powers of two that scrypt takes for new slots.
        """
        self.path = path
        self.folder = keys_of(path)
        self.name = name
        self._cost = cost
        self._slot: Path | None = None
        self._held: Held | None = None

    def standing(self) -> Lock:
        """Say how the file stands; one that was being locked when the program died is still open."""
        if not slots_in(self.folder):
            return "open" if _is_there(self.path) else "new"
        return "open" if _is_there(self.path) and self._reads_without() else "locked"

    def is_open(self) -> bool:
        """Say whether the key is held now."""
        return self._held is not None

    @property
    def actor(self) -> str:
        """Who works in the file."""
        return self._held.name if self._held is not None else self.name

    def key(self) -> bytes | None:
        """Return the key of the file, or None where it needs none.

        Raises:
            Locked: it needs one, and nobody opened it.
        """
        if self._held is None and self.standing() == "locked":
            raise Locked(LOCKED)
        return self._held.key if self._held is not None else None

    def new_code(self) -> str:
        """Return a new recovery code; it opens nothing yet."""
        return new_code()

    def make(self, passphrase: str, code: str = "") -> None:
        """Lock the file, by slots for a passphrase and, where one is given, a recovery code."""
        held = Held(new_key(), self.name, "person")
        try:
            slot = self._make_slots(held, passphrase, code)
        except (OSError, driver.Error) as error:
            raise NotKept(f"The folder {self.path.parent} cannot be written.") from error
        if _is_there(self.path):
            take_over(self.path, held.key)
        self._held, self._slot = held, slot
        with closing(open_database(self.path, held.key)) as connection:
            for path in slots_in(self.folder):
                enter(connection, path.name, held.name, kind_of(path))

    def unlock(self, secret: str) -> str:
        """Hold the key; return what opened it."""
        found = open_slots(slots_in(self.folder), secret)
        if found is None:
            raise WrongKey(WRONG)
        self._slot, self._held = found
        self._finish()
        return self._held.kind

    def change(self, passphrase: str) -> None:
        """Give whoever opened it this passphrase; who came by the code gets a slot of their own."""
        slot, held = self._opened()
        mine = Held(held.key, held.name, "person")
        if held.kind == "person":
            self._write(slot, mine, passphrase)
            return
        new = self.folder / name_for("person", self._cost)
        self._write(new, mine, passphrase)
        with closing(open_database(self.path, held.key)) as connection:
            lost = [each.slot for each in listed(connection) if each.fits(held.name, "person")]
            enter(connection, new.name, held.name, "person")
            for name in lost:
                strike(connection, name)
                (self.folder / name).unlink(missing_ok=True)
        self._slot, self._held = new, mine

    def _opened(self) -> tuple[Path, Held]:
        if self._slot is None or self._held is None:
            raise Locked(LOCKED)
        return self._slot, self._held

    def _write(self, path: Path, held: Held, secret: str) -> None:
        try:
            write_slot(path, held, secret)
        except (OSError, driver.Error) as error:
            raise NotKept(f"The folder {self.folder} cannot be written.") from error

    def _finish(self) -> None:
        """End what a kill cut short."""
        _, held = self._opened()
        try:
            if _is_there(self.path):
                finish(self.path, held.key)
        except driver.Error as error:
            raise NotKept(sentence_for(error, self.path)) from error

    def lock(self) -> None:
        """Let the key go."""
        self._slot = self._held = None

    def _make_slots(self, held: Held, passphrase: str, code: str) -> Path:
        """Write all slots into a new folder and put it in its place whole."""
        self.path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        new = self.folder.with_name(self.folder.name + ".new")
        _empty(new)
        slot = new / name_for("person", self._cost)
        write_slot(slot, held, passphrase)
        if code:
            write_slot(new / name_for("code", self._cost), Held(held.key, held.name, "code"), code)
        _set_aside(self.folder)
        new.replace(self.folder)
        sync_folder(self.folder.parent)
        return self.folder / slot.name

    def _reads_without(self) -> bool:
        try:
            return can_read(self.path, None)
        except driver.Error as error:
            raise NotKept(sentence_for(error, self.path)) from error


def _is_there(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _empty(folder: Path) -> None:
    """Take away what an attempt that was killed left; no file was ever locked by it."""
    if folder.exists():
        for each in folder.iterdir():
            each.unlink()
        folder.rmdir()


def _set_aside(folder: Path) -> None:
    """Keep slots of an earlier lock under another name; nothing that may open something is deleted."""
    if folder.exists():
        number = 1
        while (aside := folder.with_name(f"{folder.name}.before-{number}")).exists():
            number += 1
        folder.rename(aside)
