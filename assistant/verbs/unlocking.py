"""The lock before a verb: by what a person types unseen, or by a file descriptor for scripts.

There is no option that takes a passphrase itself: what stands in a command can be read by others.
"""

import os
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import wiring
from assistant.domain.errors import Problem, WrongInput
from assistant.interview.keys import Locked, WrongKey

if TYPE_CHECKING:
    from assistant.store.vault import Vault

TRIES = 3
_LONGEST = 4096


def opened(wanted: Any, *, makes: bool = False, in_person: bool = False) -> Path:
    """Return the database that is named, unlocked where somebody can do it.

    ``makes`` is whether the verb begins a file: by a descriptor it is then locked from the start.
    ``in_person`` is whether the keyring of the account is not enough.

    Raises:
        WrongInput: nothing can be read from the descriptor.
        WrongKey: what was given does not open the file.
    """
    path = wiring.database_path(wanted.db)
    keys = wiring.keys(path)
    if keys.is_open():
        return path
    if (number := descriptor(wanted)) is not None:
        _by_descriptor(keys, number, makes=makes)
    elif (
        keys.standing() == "locked" and somebody_is_there() and (in_person or not by_keyring(path))
    ):
        _by_somebody(keys)
    return path


def by_keyring(path: Path) -> bool:
    """Open a file by the keyring of this account, where its owner has asked for that."""
    from assistant.store import system_keyring  # noqa: PLC0415  # only where there is a lock

    keys = wiring.keys(path)
    return keys.standing() == "locked" and system_keyring.unlock(keys)


def descriptor(wanted: Any) -> int | None:
    """Return the file descriptor that was named."""
    return getattr(wanted, "passphrase_fd", None)


def somebody_is_there() -> bool:
    """Say whether a person sits at this terminal; without one nothing is ever asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def secret_line(number: int) -> str:
    """Return the next line of a file descriptor, and read no byte more.

    Raises:
        WrongInput: there is none.
    """
    read = bytearray()
    try:
        while len(read) < _LONGEST and (byte := os.read(number, 1)) not in {b"", b"\n"}:
            read += byte
    except OSError:
        read.clear()
    if not read.strip():
        problem = Problem(
            "--passphrase-fd", f"Descriptor {number} gives no line.", "Write the passphrase to it."
        )
        raise WrongInput([problem])
    return read.rstrip(b"\r").decode("utf-8", "surrogateescape")


def ask_unseen(prompt: str) -> str:
    """Return what a person types without showing it."""
    return getpass(prompt, stream=sys.stderr)


def _by_descriptor(keys: "Vault", number: int, *, makes: bool) -> None:
    if keys.standing() == "locked":
        keys.unlock(secret_line(number))
    elif keys.standing() == "new" and makes:
        code = keys.new_code()
        keys.make(secret_line(number), code)
        tell(f"Recovery code, shown only now: {code}")


def _by_somebody(keys: "Vault", ask: Callable[[str], str] = ask_unseen) -> None:
    for _ in range(TRIES):
        try:
            keys.unlock(ask("Passphrase: "))
        except WrongKey as error:
            tell(str(error))
        except EOFError as error:
            raise Locked("It stays locked.") from error
        else:
            return
    raise Locked("It stays locked.")


def tell(text: str) -> None:
    """Say something that is no result."""
    print(text, file=sys.stderr)  # noqa: T201  # the command's own voice
