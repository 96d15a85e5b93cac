"""The lock of one database: its slots in a folder beside it, and the key while somebody opened it."""

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.interview.keys import Lock, Locked
from assistant.store.opening import can_read, in_sentences
from assistant.store.places import has_bytes, keys_of

if TYPE_CHECKING:
    from assistant.store.locksmith import Locksmith
    from assistant.store.slots import Held

COST = 17
"""Powers of two that scrypt takes: half a second and 128 MiB for each guess."""
LOCKED = "This file is locked. Run the command in a terminal, or hand the passphrase over with --passphrase-fd."


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
        self.cost = cost
        self.journal = "wal"
        """How the file keeps what is not whole yet."""
        self._slot: Path | None = None
        self._held: Held | None = None

    def standing(self) -> Lock:
        """Say how the file stands; one that was being locked when the program died is still open."""
        if not any(self.folder.glob("*.slot")):
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
        from assistant.store.slots import new_code  # noqa: PLC0415  # a file without a lock needs none of it

        return new_code()

    def make(self, passphrase: str, code: str = "") -> None:
        """Lock the file, by slots for a passphrase and, where one is given, a recovery code.

        Raises:
            NotKept: the disk did not take it, or another window has the file open.
        """
        self._locksmith().make(passphrase, code)

    def unlock(self, secret: str) -> str:
        """Hold the key; return what opened it.

        Raises:
            WrongKey: this is neither its passphrase nor its code.
            NotKept: the disk cannot be read.
        """
        return self._locksmith().unlock(secret)

    def change(self, passphrase: str) -> None:
        """Give whoever opened it this passphrase; who came by the code gets a slot of their own.

        Raises:
            NotKept: the disk did not take it; the old one still opens the file.
        """
        self._locksmith().change(passphrase)

    def _locksmith(self) -> "Locksmith":
        from assistant.store.locksmith import Locksmith  # noqa: PLC0415  # as above

        return Locksmith(self)

    def opened(self) -> "tuple[Path, Held]":
        """Return the slot that opened it and what it gave.

        Raises:
            Locked: nobody opened it.
        """
        if self._slot is None or self._held is None:
            raise Locked(LOCKED)
        return self._slot, self._held

    def hold(self, slot: Path, held: "Held") -> None:
        """Keep what a slot gave."""
        self._slot, self._held = slot, held

    def lock(self) -> None:
        """Let the key go."""
        self._slot = self._held = None

    def _reads_without(self) -> bool:
        with in_sentences(self.path):
            return can_read(self.path, None)
