"""What the use cases need of the lock of a file; wiring hands in something that fits."""

from typing import Literal, Protocol

from assistant.interview.ports import NotKept

Lock = Literal["new", "open", "locked"]
"""Not there yet; there, and readable by anyone; there, and only its key opens it."""


class Locked(NotKept):
    """The file needs its passphrase first."""


class WrongKey(NotKept):
    """The passphrase or code does not open this file; nothing was harmed."""


class Keys(Protocol):
    """The lock of one file, and the key while somebody has opened it."""

    def standing(self) -> Lock:
        """Say how the file stands."""

    def is_open(self) -> bool:
        """Say whether its key is held now."""

    def new_code(self) -> str:
        """Return a new recovery code; it opens nothing until ``make`` or ``change_code``."""

    def make(self, passphrase: str, code: str) -> None:
        """Lock the file: a new one from its first byte, an open one by taking it over.

        Raises:
            NotKept: the disk did not take it; the file is as it was.
        """

    def unlock(self, secret: str) -> str:
        """Hold the key; return what opened it: ``person``, ``code`` or ``keyring``.

        Raises:
            WrongKey: this is neither its passphrase nor its code.
        """

    def change(self, passphrase: str) -> None:
        """Give whoever opened it this passphrase from now on.

        Raises:
            NotKept: the disk did not take it; the old one still opens the file.
        """

    def lock(self) -> None:
        """Let the key go."""
