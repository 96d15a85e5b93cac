"""The lock of one database: its slots in a folder beside it, and the key while somebody opened it."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.interview.keys import Lock, Locked, WrongKey
from assistant.interview.ports import NotKept
from assistant.store.opening import FOLDER_MODE, can_read, in_sentences, open_database
from assistant.store.rekeying import rekey_all
from assistant.store.roster import Entry, enter, listed, strike
from assistant.store.slots import (
    COST,
    Held,
    Kind,
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
        self.takes_old = False
        """Whether a file is opened though it was put back in time."""
        self._cost = cost
        self._slot: Path | None = None
        self._held: Held | None = None

    def standing(self) -> Lock:
        """Say how the file stands; one that was being locked when the program died is still open."""
        if not slots_in(self.folder):
            return "open" if has_bytes(self.path) else "new"
        return "open" if has_bytes(self.path) and self._reads_without() else "locked"

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
        with in_sentences(self.path):
            slot = self._make_slots(held, passphrase, code)
            if has_bytes(self.path):
                take_over(self.path, held.key)
        self._held, self._slot = held, slot
        with in_sentences(self.path), closing(open_database(self.path, held.key)) as connection:
            for path in slots_in(self.folder):
                enter(connection, path.name, held.name, kind_of(path))

    def unlock(self, secret: str) -> str:
        """Hold the key; return what opened it."""
        with in_sentences(self.path):
            found = open_slots(slots_in(self.folder), secret)
        if found is None:
            raise WrongKey(WRONG)
        self._slot, self._held = found
        try:
            self._finish(secret)
        except NotKept:
            self.lock()
            raise
        return found[1].kind

    def change(self, passphrase: str) -> None:
        """Give whoever opened it this passphrase; who came by the code gets a slot of their own."""
        slot, held = self.opened()
        mine = Held(held.key, held.name, "person")
        if held.kind == "person":
            self.write(slot, mine, passphrase)
            return
        lost = [entry.slot for entry in self.people() if entry.fits(held.name, "person")]
        self._slot, self._held = self.add_slot(mine, passphrase), mine
        self.take_away(lost)

    # More than one person ---------------------------------------------------------------------

    def people(self) -> list[Entry]:
        """Return who has a slot that is there."""
        there = {path.name for path in slots_in(self.folder)}
        with in_sentences(self.path), self.file() as connection:
            return [entry for entry in listed(connection) if entry.slot in there]

    def end_rekeying(self, secret: str) -> None:
        """Shut everybody else out, then give file and backups the new key, wherever that was left.

        Raises:
            NotKept: another window has the file open, or the disk did not take it.
        """
        slot, held = self.opened()
        if held.before is None:
            return
        self.take_away(
            [
                path.name
                for path in slots_in(self.folder)
                if path.name not in {slot.name, held.beside}
            ]
        )
        with in_sentences(self.path):
            rekey_all(self.path, held.before, held.key)
        self._held = replace(held, before=None, beside="")
        self.write(slot, self._held, secret)

    def new_slot(self, kind: Kind) -> Path:
        """Return where a new slot goes."""
        return self.folder / name_for(kind, self._cost)

    def add_slot(self, held: Held, secret: str, path: Path | None = None) -> Path:
        """Write a new slot and remember whose it is."""
        path = path or self.new_slot(held.kind)
        self.write(path, held, secret)
        with in_sentences(self.path), self.file() as connection:
            enter(connection, path.name, held.name, held.kind)
        return path

    def take_away(self, slots: Sequence[str]) -> None:
        """Delete slots, by the names of their files."""
        with in_sentences(self.path), self.file() as connection:
            for name in slots:
                (self.folder / name).unlink(missing_ok=True)
                strike(connection, name)
            sync_folder(self.folder)

    def file(self) -> "closing[Any]":
        """Return the file for a moment; while it is given a new key, by whichever opens it."""
        _, held = self.opened()
        old = held.before is not None and not can_read(self.path, held.key)
        return closing(open_database(self.path, held.before if old else held.key))

    def opened(self) -> tuple[Path, Held]:
        """Return the slot that opened it and what it gave.

        Raises:
            Locked: nobody opened it.
        """
        if self._slot is None or self._held is None:
            raise Locked(LOCKED)
        return self._slot, self._held

    def hold(self, held: Held) -> None:
        """Go on with what a slot was changed to."""
        self._held = held

    def write(self, path: Path, held: Held, secret: str) -> None:
        """Write a slot over an older one.

        Raises:
            NotKept: the disk did not take it; the older one stands.
        """
        with in_sentences(self.path):
            write_slot(path, held, secret)

    def _finish(self, secret: str) -> None:
        """End what a kill cut short."""
        _, held = self.opened()
        if held.before is not None and has_bytes(self.path):
            self.end_rekeying(secret)
            _, held = self.opened()
        with in_sentences(self.path):
            if has_bytes(self.path):
                finish(self.path, held.key)

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
        with in_sentences(self.path):
            return can_read(self.path, None)


def has_bytes(path: Path) -> bool:
    """Say whether a file is there and not empty."""
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
