"""The verb ``keys``: who may open the file, and with what."""

from typing import TYPE_CHECKING, Any

from assistant import wiring
from assistant.domain.errors import Problem, WrongInput
from assistant.interview.doorway import weakness
from assistant.interview.ports import NotKept
from assistant.verbs.unlocking import ask_unseen, descriptor, opened, secret_line, tell

if TYPE_CHECKING:
    from assistant.store.vault import Vault

_CODE = "Recovery code, shown only now: {}\nWrite it on paper and keep it away from this machine."


def keys(wanted: Any) -> None:
    """Do what was asked for.

    Raises:
        WrongInput: a name is missing, or a passphrase is too weak.
        NotKept: the file has no lock, or the disk did not take it.
        WrongKey: the passphrase is not the one that is needed.
    """
    if wanted.action in {"add", "remove"} and not wanted.name.strip():
        raise WrongInput([Problem("keys", "No name was given.", f"keys {wanted.action} NAME")])
    if wanted.action == "lock":
        _lock(wanted)
        return
    vault = wiring.keys(opened(wanted, in_person=True))
    if not vault.is_open():
        raise NotKept(f"{vault.path} has no lock. Lock it with: undersong keys lock")
    _held(wanted, vault)


def _held(wanted: Any, vault: "Vault") -> None:
    from assistant.store import keyholders, system_keyring  # noqa: PLC0415  # only where it is wanted

    match wanted.action:
        case "passphrase":
            vault.change(_new_secret(wanted))
            tell("The new passphrase opens the file from now on.")
        case "add":
            keyholders.add(vault, wanted.name.strip(), _new_secret(wanted))
            tell(f"{wanted.name.strip()} can open the file now.")
        case "remove":
            keyholders.remove(vault, wanted.name.strip())
            tell("Done. Who kept a copy of the folder with the keys is shut out by: keys rekey")
        case "code":
            code = vault.new_code()
            keyholders.change_code(vault, code)
            tell(_CODE.format(code))
        case "rekey":
            code = vault.new_code()
            keyholders.rekey(vault, _secret(wanted, "Your passphrase once more: "), code)
            tell(_CODE.format(code))
        case "keyring":
            system_keyring.remember(vault)
            tell("The keyring of this account opens the file now; passphrase and code still do.")
        case "no-keyring":
            system_keyring.forget(vault)
            tell("The keyring opens the file no more.")
        case _:
            for entry in keyholders.people(vault):
                print(f"{entry.kind:8} {entry.name}")  # noqa: T201


def _lock(wanted: Any) -> None:
    vault = wiring.keys(wiring.database_path(wanted.db))
    if vault.standing() == "locked":
        raise NotKept(f"{vault.path} is locked already.")
    passphrase, code = _new_secret(wanted), vault.new_code()
    vault.make(passphrase, code)
    tell(_CODE.format(code))


def _secret(wanted: Any, prompt: str) -> str:
    number = descriptor(wanted)
    return ask_unseen(prompt) if number is None else secret_line(number)


def _new_secret(wanted: Any) -> str:
    """Return a passphrase that is good enough; a person types it twice.

    Raises:
        WrongInput: it is too weak, or the two were not the same.
    """
    phrases = wiring.script().phrases
    secret = _secret(wanted, "New passphrase: ")
    if weak := weakness(secret):
        raise WrongInput([Problem("passphrase", phrases[weak]["en"]["any"], "Choose another.")])
    if descriptor(wanted) is None and ask_unseen("Once more: ") != secret:
        raise WrongInput([Problem("passphrase", "The two were not the same.", "Try again.")])
    return secret
