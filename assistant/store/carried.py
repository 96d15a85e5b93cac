"""The one file that a form is: encrypted under its code, and whole in itself between two answers.

Nothing of the clinic is in it: no name of the case, no earlier answer, no key. The code is the only
way in; half a second of scrypt stands before each guess.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from assistant.interview.invites import Carried, Invite
from assistant.interview.keys import WrongKey
from assistant.interview.ports import NotKept
from assistant.store.case_seal import changing
from assistant.store.cases import Cases
from assistant.store.chain import SEALED
from assistant.store.fresh import is_current
from assistant.store.opening import FILE_MODE, connect, in_sentences
from assistant.store.rows import event_of
from assistant.store.sealing import key_of
from assistant.store.slots import KEY_BYTES, SALT_BYTES, key_from, new_code
from assistant.store.vault import COST, Vault
from assistant.store.verifying import verify

_PAGE = 4096
_COLUMNS = (*SEALED, "mac")
CODE_GROUPS = 3
"""59 bits: short enough to be told by voice."""
WRONG = "That is not its code, or the file is not whole. Nothing was changed."
CUT = "{path} was cut short on its way. Bring the whole file once more. Nothing was changed."
CHANGED = "{path} is not as it was kept: {what} Nothing was taken in."


def code(groups: int = CODE_GROUPS) -> str:
    """Return a code for a form; it opens nothing yet."""
    return new_code(groups)


class _Opened(Vault):
    """The key of a form, once its code was given; it has no slots and no folder."""

    def __init__(self, path: Path, key: bytes) -> None:
        super().__init__(path, "form")
        self.path = path.with_name(f".{path.name}.apart")  # no anchor, no backup beside the file
        self.journal = "delete"
        self.takes_old = True
        self._key = key

    def is_open(self) -> bool:
        """It is open from the start."""
        return True

    def key(self) -> bytes:
        """Return the key."""
        return self._key


class FormFile(Cases):
    """One form while it is filled in."""

    def __init__(self, path: Path, key: bytes, prints: tuple[str, str]) -> None:
        """Open the file with its key."""
        super().__init__(path, prints, vault=_Opened(path, key))

    def about(self) -> Invite:
        """Return what the form is for."""
        return Invite(**json.loads(self._kept("invite") or "{}"))

    def page(self) -> Mapping[str, Any]:
        """Return the page that was released, or nothing."""
        found: Mapping[str, Any] = json.loads(self._kept("page") or "{}")
        return found

    def ending(self) -> str:
        """Return what closes the form on the machine it stands on; nothing where it is carried."""
        return self._kept("ending") or ""

    def _kept(self, name: str) -> str | None:
        rows = self._read("select value from chain where name = ?", [name])
        return rows[0][0] if rows else None


def make(
    path: Path,
    secret: str,
    invite: Invite,
    page: Mapping[str, Any] | None = None,
    ending: str = "",
    cost: int = COST,
) -> None:
    """Write a new form; it is whole or not there.

    Raises:
        NotKept: something is there already, or the place cannot be written.
    """
    salt = bytes([cost]) + os.urandom(SALT_BYTES - 1)
    kept = {"invite": invite._asdict(), "page": page or {}}
    with in_sentences(path):
        _reserve(path)
        try:
            connection = connect(path, key_from(secret, salt, "code", cost), salt)
            try:
                connection.execute("PRAGMA synchronous=FULL")
                is_current(connection)
                _fill(connection, invite, {**kept, "ending": ending})
            finally:
                connection.close()
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def opened(path: Path, secret: str, prints: tuple[str, str]) -> FormFile:
    """Open a form by its code.

    Raises:
        WrongKey: this is not its code.
        NotKept: there is no such file, or it is not whole.
    """
    with in_sentences(path):
        key = _key(path, secret)
        connection = connect(path, key)
        try:
            found = connection.execute("select 1 from chain where name = 'invite'").fetchone()
        except driver.DatabaseError as error:
            if "not a database" in str(error):
                raise WrongKey(WRONG) from error
            raise
        finally:
            connection.close()
        if found is None:
            raise NotKept(f"{path} is no form. Nothing was changed.")
    return FormFile(path, key, prints)


def brought_back(path: Path, secret: str) -> Carried:
    """Return what a form holds; it is only read, and looked through before anything is believed.

    Raises:
        WrongKey: this is not its code.
        NotKept: it is not whole, or not as it was kept.
    """
    with in_sentences(path):
        connection = connect(path, _key(path, secret))
        try:
            return _read_all(connection, path)
        except driver.DatabaseError as error:
            if "not a database" in str(error):
                raise WrongKey(WRONG) from error
            raise NotKept(CUT.format(path=path)) from error
        except (TypeError, ValueError, KeyError) as error:
            raise NotKept(CHANGED.format(path=path, what="it cannot be read.")) from error
        finally:
            connection.close()


def _read_all(connection: Any, path: Path) -> Carried:
    connection.execute("PRAGMA query_only=ON")
    rows = dict(connection.execute("select name, value from chain").fetchall())
    if "invite" not in rows:
        raise NotKept(f"{path} is no form. Nothing was taken in.")
    if found := verify(connection):
        raise NotKept(CHANGED.format(path=path, what=found[0]))
    invite = Invite(**json.loads(rows["invite"]))
    names = ", ".join(_COLUMNS)
    asked = f"select {names} from events where interview_id = ? order by number"  # noqa: S608  # our own names
    told = connection.execute(asked, [invite.interview]).fetchall()
    dialogue, knowledge = (_COLUMNS.index(name) for name in ("dialogue", "knowledge"))
    return Carried(
        invite,
        [event_of(_COLUMNS, row) for row in told],
        [(row[dialogue], row[knowledge]) for row in told],
        json.loads(rows["page"]),
    )


def _key(path: Path, secret: str) -> bytes:
    if not path.is_file():
        raise NotKept(f"There is no file {path}.")
    size = path.stat().st_size
    if size < _PAGE or size % _PAGE:
        raise NotKept(CUT.format(path=path))
    with path.open("rb") as file:  # only ever read before it is opened as a database
        salt = file.read(SALT_BYTES)
    return key_from(secret, salt, "code", min(salt[0], COST)) if salt[0] else bytes(KEY_BYTES)


def _reserve(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    except FileExistsError as error:
        raise NotKept(f"{path} is there already. Name another file.") from error


def _fill(connection: Any, invite: Invite, kept: Mapping[str, Any]) -> None:
    key = key_of(connection) or b""
    connection.execute("BEGIN IMMEDIATE")
    with changing(connection, key, invite.id):
        connection.execute(
            "insert into cases (id, label, created) values (?, ?, ?)",
            [invite.id, invite.id, invite.made],
        )
    connection.execute(
        "insert into interviews (id, case_id, voice, started, touched, closed, events, held_by)"
        " values (?, ?, ?, ?, ?, 0, 0, '')",
        [invite.interview, invite.id, invite.voice, invite.made, invite.made],
    )
    for name, value in kept.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        connection.execute("insert into chain values (?, ?)", [name, text])
    connection.execute("COMMIT")
