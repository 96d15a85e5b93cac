"""Makes, opens and changes the slots of a file; whatever a kill cuts short, the next unlocking ends."""

import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Protocol

from assistant.interview.keys import WrongKey
from assistant.interview.ports import NotKept
from assistant.store.opening import FOLDER_MODE, can_read, in_sentences, open_database
from assistant.store.places import has_bytes
from assistant.store.rekeying import rekey_all
from assistant.store.roster import Entry, enter, listed, strike
from assistant.store.slots import (
    Held,
    Kind,
    kind_of,
    name_for,
    new_key,
    open_slots,
    slots_in,
    sync_folder,
    write_slot,
)
from assistant.store.taking_over import finish, take_over

WRONG = "That does not open this file. Nothing was harmed."


class Holder(Protocol):
    """What holds the key meanwhile; a vault does."""

    path: Path
    folder: Path
    name: str
    cost: int

    def opened(self) -> tuple[Path, Held]:
        """Return the slot that opened it and what it gave."""

    def hold(self, slot: Path, held: Held) -> None:
        """Keep what a slot gave."""

    def lock(self) -> None:
        """Let the key go."""


_SET_DUMPABLE = 4
"""What Linux calls the switch in ``prctl``; see its manual page, PR_SET_DUMPABLE."""


def dump_no_memory() -> None:
    """Keep the memory of this process to itself; the key is in it.

    No image of it is left on the disk when the process dies. On Linux another program of the same
    user can no longer read it either; elsewhere that depends on the system.
    """
    with suppress(ImportError, OSError, ValueError):  # not every system has it
        import resource  # noqa: PLC0415  # as above

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):
            import ctypes  # noqa: PLC0415  # a large import, and only where a key comes in

            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


class Locksmith:
    """Works on the slots of one vault."""

    def __init__(self, vault: Holder) -> None:
        """Keep whose slots they are."""
        self._vault = vault
        self._path, self._folder = vault.path, vault.folder

    def make(self, passphrase: str, code: str = "") -> None:
        """Lock the file, by slots for a passphrase and, where one is given, a recovery code."""
        dump_no_memory()
        held = Held(new_key(), self._vault.name, "person")
        with in_sentences(self._path):
            slot = self._make_slots(held, passphrase, code)
            if has_bytes(self._path):
                take_over(self._path, held.key)
        self._vault.hold(slot, held)
        with in_sentences(self._path), closing(open_database(self._path, held.key)) as connection:
            for path in slots_in(self._folder):
                enter(connection, path.name, held.name, kind_of(path))

    def unlock(self, secret: str) -> str:
        """Hold the key; return what opened it."""
        with in_sentences(self._path):
            found = open_slots(slots_in(self._folder), secret)
        if found is None:
            raise WrongKey(WRONG)
        dump_no_memory()
        self._vault.hold(*found)
        try:
            self._finish(secret)
        except NotKept:
            self._vault.lock()
            raise
        return found[1].kind

    def change(self, passphrase: str) -> None:
        """Give whoever opened it this passphrase; who came by the code gets a slot of their own."""
        slot, held = self._vault.opened()
        mine = Held(held.key, held.name, "person")
        if held.kind == "person":
            self.write(slot, mine, passphrase)
            return
        lost = [entry.slot for entry in self.people() if entry.fits(held.name, "person")]
        self._vault.hold(self.add_slot(mine, passphrase), mine)
        self.take_away(lost)

    def people(self) -> list[Entry]:
        """Return who has a slot that is there."""
        there = {path.name for path in slots_in(self._folder)}
        with in_sentences(self._path), self.file() as connection:
            return [entry for entry in listed(connection) if entry.slot in there]

    def end_rekeying(self, secret: str) -> None:
        """Shut everybody else out, then give file and backups the new key, wherever that was left.

        Raises:
            NotKept: another window has the file open, or the disk did not take it.
        """
        slot, held = self._vault.opened()
        if held.before is None:
            return
        self.take_away(
            [
                path.name
                for path in slots_in(self._folder)
                if path.name not in {slot.name, held.beside}
            ]
        )
        with in_sentences(self._path):
            rekey_all(self._path, held.before, held.key)
        new = held._replace(before=None, beside="")
        self._vault.hold(slot, new)
        self.write(slot, new, secret)

    def new_slot(self, kind: Kind) -> Path:
        """Return where a new slot goes."""
        return self._folder / name_for(kind, self._vault.cost)

    def add_slot(self, held: Held, secret: str, path: Path | None = None) -> Path:
        """Write a new slot and remember whose it is."""
        path = path or self.new_slot(held.kind)
        self.write(path, held, secret)
        with in_sentences(self._path), self.file() as connection:
            enter(connection, path.name, held.name, held.kind)
        return path

    def take_away(self, slots: Sequence[str]) -> None:
        """Delete slots, by the names of their files."""
        with in_sentences(self._path), self.file() as connection:
            for name in slots:
                (self._folder / name).unlink(missing_ok=True)
                strike(connection, name)
            sync_folder(self._folder)

    def file(self) -> "closing[Any]":
        """Return the file for a moment; while it is given a new key, by whichever opens it."""
        _, held = self._vault.opened()
        old = held.before is not None and not can_read(self._path, held.key)
        return closing(open_database(self._path, held.before if old else held.key))

    def write(self, path: Path, held: Held, secret: str) -> None:
        """Write a slot over an older one.

        Raises:
            NotKept: the disk did not take it; the older one stands.
        """
        with in_sentences(self._path):
            write_slot(path, held, secret)

    def _finish(self, secret: str) -> None:
        """End what a kill cut short."""
        _, held = self._vault.opened()
        if held.before is not None and has_bytes(self._path):
            self.end_rekeying(secret)
            _, held = self._vault.opened()
        with in_sentences(self._path):
            if has_bytes(self._path):
                finish(self._path, held.key)

    def _make_slots(self, held: Held, passphrase: str, code: str) -> Path:
        """Write all slots into a new folder and put it in its place whole."""
        self._path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        new = self._folder.with_name(self._folder.name + ".new")
        _empty(new)
        slot = new / name_for("person", self._vault.cost)
        write_slot(slot, held, passphrase)
        if code:
            write_slot(
                new / name_for("code", self._vault.cost), Held(held.key, held.name, "code"), code
            )
        _set_aside(self._folder)
        new.replace(self._folder)
        sync_folder(self._folder.parent)
        return self._folder / slot.name


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
