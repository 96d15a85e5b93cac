"""The keyring of the operating system as one more way in; never the only one.

It holds a long random secret of its own, not the key of the file, so that a keyring that was lost or
changed costs nothing: the passphrase and the code still open the file.
"""

import importlib
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from assistant.interview.keys import WrongKey
from assistant.interview.ports import NotKept
from assistant.store.locksmith import Locksmith
from assistant.store.slots import Held
from assistant.store.vault import Vault

_SERVICE = "undersong"
_BYTES = 32
NONE_HERE = (
    "There is no keyring here. It needs the Python package keyring and a desktop that has one."
)


def remember(vault: Vault) -> None:
    """Let the keyring of this account open the file.

    Raises:
        NotKept: there is no keyring, or it did not take it; nothing was changed.
    """
    _, held = vault.opened()
    secret = secrets.token_hex(_BYTES)
    try:
        _keyring().set_password(_SERVICE, _entry(vault.path), secret)
        taken = _keyring().get_password(_SERVICE, _entry(vault.path)) == secret
    except Exception as error:  # its back ends raise what they like
        raise NotKept(NONE_HERE) from error
    if not taken:
        raise NotKept(NONE_HERE)
    smith = Locksmith(vault)
    old = [entry.slot for entry in smith.people() if entry.fits(held.name, "keyring")]
    smith.add_slot(Held(held.key, held.name, "keyring"), secret)
    smith.take_away(old)


def forget(vault: Vault) -> None:
    """Take that way in away again."""
    _, held = vault.opened()
    smith = Locksmith(vault)
    smith.take_away([each.slot for each in smith.people() if each.fits(held.name, "keyring")])
    with suppress(Exception):
        _keyring().delete_password(_SERVICE, _entry(vault.path))


def unlock(vault: Vault) -> bool:
    """Open the file by the keyring; False where that cannot be done, whatever the reason."""
    if not any(vault.folder.glob("keyring-*.slot")):
        return False
    try:
        secret = _keyring().get_password(_SERVICE, _entry(vault.path))
    except Exception:  # noqa: BLE001  # as above; the passphrase is asked for instead
        return False
    with suppress(WrongKey):
        return bool(secret) and vault.unlock(secret) == "keyring"
    return False


def _keyring() -> Any:
    return importlib.import_module("keyring")


def _entry(path: Path) -> str:
    return str(path.resolve())
