"""Key slots: small encrypted files beside the database; each gives its key to whoever knows one secret.

A slot is itself an encrypted database of one row. Its key is made from the secret by scrypt, its salt
is the beginning of the file, and how dear scrypt was stands in its name, so that it can be made dearer.
"""

import hashlib
import json
import os
import secrets
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

import sqlcipher3.dbapi2 as driver

from assistant.store.opening import FILE_MODE, FOLDER_MODE, connect

Kind = Literal["person", "code", "keyring"]
DEAREST = 20
"""A name that asks for more is not one of ours."""
KEY_BYTES, SALT_BYTES = 32, 16
_BLOCK = 8
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that look alike on paper
_GROUPS, _GROUP = 6, 4


class Held(NamedTuple):
    """What a slot gives: the key of the file, an older one while it is being changed, and whose it is."""

    key: bytes
    name: str
    kind: Kind
    before: bytes | None = None
    beside: str = ""
    """While it is being changed: the one other slot that stays."""


def new_key() -> bytes:
    """Return a key for a file."""
    return secrets.token_bytes(KEY_BYTES)


def new_code(groups: int = _GROUPS) -> str:
    """Return a code in groups of four that can be read aloud; a recovery code has six, 118 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(groups))


def is_code(secret: str) -> bool:
    """Say whether this has the form of a recovery code, however it was typed."""
    letters = _code_letters(secret)
    return len(letters) == _GROUPS * _GROUP and set(letters) <= set(_LETTERS)


def slots_in(folder: Path) -> list[Path]:
    """Return the slots of a folder, those of people first."""
    return sorted(folder.glob("*.slot"), key=lambda path: (kind_of(path) != "person", path.name))


def kind_of(path: Path) -> str:
    """Return what kind of secret opens a slot."""
    return path.name.partition("-")[0]


def name_for(kind: Kind, cost: int) -> str:
    """Return a file name for a new slot; it says nothing of whose it is."""
    return f"{kind}-{secrets.token_hex(4)}.{cost}.slot"


def write_slot(path: Path, held: Held, secret: str) -> None:
    """Write a slot, over an older one of the same name; it is whole or not there.

    Raises:
        OSError: the folder cannot be written.
        driver.Error: the disk did not take it.
    """
    path.parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
    new = path.with_name(path.name + ".new")
    with suppress(FileNotFoundError):
        new.unlink()
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    salt = secrets.token_bytes(SALT_BYTES)
    connection = connect(new, key_from(secret, salt, held.kind, _cost_of(path)), salt)
    try:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("create table slot (held text)")
        connection.execute("insert into slot values (?)", [_packed(held)])
        connection.commit()
    finally:
        connection.close()
    new.replace(path)
    sync_folder(path.parent)


def read_slot(path: Path, secret: str) -> Held | None:
    """Return what the slot gives for this secret, or None where it is not its secret."""
    if not _cost_of(path) <= DEAREST:
        return None
    with path.open("rb") as file:  # never a file that is open for writing: a slot is replaced whole
        salt = file.read(SALT_BYTES)
    connection = connect(path, key_from(secret, salt, kind_of(path), _cost_of(path)), salt)
    try:
        (packed,) = connection.execute("select held from slot").fetchone()
    except driver.DatabaseError as error:
        if "not a database" in str(error):
            return None
        raise
    finally:
        connection.close()
    return _unpacked(packed)


def open_slots(paths: Sequence[Path], secret: str) -> tuple[Path, Held] | None:
    """Return the first slot that this secret opens; one that has a code's form tries the codes first."""
    first = "code" if is_code(secret) else "person"
    for path in sorted(paths, key=lambda path: kind_of(path) != first):
        held = read_slot(path, secret)
        if held is not None:
            return path, held
    return None


def sync_folder(folder: Path) -> None:
    """Make what was renamed in a folder last through a power cut."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def key_from(secret: str, salt: bytes, kind: str, cost: int) -> bytes:
    """Return the key that a secret makes with a salt; a code counts however it was typed."""
    typed = _code_letters(secret) if kind == "code" else unicodedata.normalize("NFKC", secret)
    return hashlib.scrypt(
        typed.encode("utf-8", "surrogateescape"),
        salt=salt.ljust(SALT_BYTES, b"\0"),
        n=1 << cost,
        r=_BLOCK,
        p=1,
        maxmem=(256 << cost) * _BLOCK,
        dklen=KEY_BYTES,
    )


def _code_letters(secret: str) -> str:
    return "".join(letter for letter in secret.upper() if letter.isalnum())


def _cost_of(path: Path) -> int:
    cost = path.name.removesuffix(".slot").rpartition(".")[2]
    return int(cost) if cost.isdecimal() else DEAREST + 1


def _packed(held: Held) -> str:
    before = held.before.hex() if held.before is not None else None
    return json.dumps(
        {
            "key": held.key.hex(),
            "before": before,
            "beside": held.beside,
            "name": held.name,
            "kind": held.kind,
        }
    )


def _unpacked(packed: str) -> Held:
    found = json.loads(packed)
    before = bytes.fromhex(found["before"]) if found["before"] else None
    return Held(bytes.fromhex(found["key"]), found["name"], found["kind"], before, found["beside"])
