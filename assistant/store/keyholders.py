"""Who may open a locked file: people are added and taken out, the code and the key are changed."""

from assistant.interview.keys import WrongKey
from assistant.interview.ports import NotKept
from assistant.store.locksmith import Locksmith
from assistant.store.opening import in_sentences
from assistant.store.rekeying import see_that_it_is_alone
from assistant.store.roster import Entry
from assistant.store.slots import Held, new_key, read_slot
from assistant.store.vault import Vault


def people(vault: Vault) -> list[Entry]:
    """Return who has a slot, and of what kind."""
    return Locksmith(vault).people()


def add(vault: Vault, name: str, passphrase: str) -> None:
    """Give somebody a slot of their own.

    Raises:
        NotKept: somebody of that name has one, or the disk did not take it.
    """
    _, held = vault.opened()
    if any(entry.fits(name, "person") for entry in people(vault)):
        raise NotKept(f"There is already somebody called {name}. Choose another name.")
    Locksmith(vault).add_slot(Held(held.key, name, "person"), passphrase)


def remove(vault: Vault, name: str) -> None:
    """Take a slot away; only a new key shuts out who kept a copy of it.

    Raises:
        NotKept: nobody is called so, or it is the last one.
    """
    there = [entry for entry in people(vault) if entry.kind == "person"]
    gone = [entry for entry in there if entry.fits(name, "person")]
    if not gone:
        raise NotKept(f"Nobody here is called {name}.")
    if len(there) == len(gone):
        raise NotKept("The last one stays: a file without a passphrase is lost.")
    Locksmith(vault).take_away([entry.slot for entry in gone])


def change_code(vault: Vault, code: str) -> None:
    """Put a new recovery code in the place of the old one."""
    _, held = vault.opened()
    old = [entry.slot for entry in people(vault) if entry.kind == "code"]
    Locksmith(vault).add_slot(Held(held.key, held.name, "code"), code)
    Locksmith(vault).take_away(old)


def rekey(vault: Vault, passphrase: str, code: str) -> None:
    """Give file and backups a new key; only this person and this code open them from then on.

    Raises:
        WrongKey: the passphrase is not the one of whoever opened the file.
        NotKept: another window has the file open, or the disk did not take it.
    """
    slot, held = vault.opened()
    with in_sentences(vault.path):
        if held.kind != "person" or read_slot(slot, passphrase) is None:
            raise WrongKey("Only your own passphrase does that. Nothing was changed.")
        see_that_it_is_alone(vault.path, held.key)
    new, coded = new_key(), Locksmith(vault).new_slot("code")
    both = Held(new, held.name, "person", held.key, coded.name)
    Locksmith(vault).write(slot, both, passphrase)
    vault.hold(slot, both)
    Locksmith(vault).add_slot(Held(new, held.name, "code", held.key, slot.name), code, coded)
    Locksmith(vault).end_rekeying(passphrase)
    Locksmith(vault).write(coded, Held(new, held.name, "code"), code)
