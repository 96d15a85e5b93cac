"""Every door through which a file comes in: what a stranger's bytes may do there, and what they never may.

A target takes bytes and either returns, or raises one of the errors that the program turns into a
sentence. Anything else is a crash.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from assistant.content.keys import key_of
from assistant.content.library import load_knowledge
from assistant.content.strictness import HalfRead
from assistant.content.yaml_file import read_json, read_yaml
from assistant.domain.case import read_case
from assistant.domain.errors import WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.interview.invites import Invite
from assistant.interview.keys import WrongKey
from assistant.interview.ports import NotKept
from assistant.reasoning.formulation import formulate, to_plain
from assistant.store import carried
from assistant.store.restoring import content_of
from assistant.store.slots import Held, read_slot, write_slot
from assistant.store.whole_case import checked

CASES = Path("tests/cases")
KEYS = Path("knowledge/practice")
CODE = "2345-6789"
SECRET = "a long walk by the river"  # noqa: S105  # opens nothing but a file made here
CHEAP = 2
"""What scrypt costs here: many files are opened a second."""

Target = Callable[[bytes], None]


@dataclass(frozen=True)
class Door:
    """One target, and whole files that show what usually comes in there."""

    target: Target
    seeds: tuple[bytes, ...]


def doors(folder: Path) -> Mapping[str, Door]:
    """Return every door by name; those that need a file on the disk use the folder."""
    known = load_knowledge()
    written = tuple(path.read_bytes() for path in sorted(CASES.glob("*.yaml"))[:12])
    keys = tuple(path.read_bytes() for path in sorted(KEYS.rglob("*.yaml"))[:6])
    return {
        "case": Door(lambda data: _case(data, known), written),
        "json": Door(lambda data: _json(data, known), (b'{"contract": 1, "client": {"age_months": 80}}',)),
        "whole": Door(_whole, (_WHOLE,)),
        "key": Door(_key, keys),
        "form": _form(folder),
        "slot": _slot(folder),
        "backup": Door(lambda data: _backup(data, folder), (b"SQLite format 3\0",)),
    }  # fmt: skip


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _case(data: bytes, known: Knowledge) -> None:
    with suppress(WrongInput, HalfRead):
        plain, _ = read_yaml(_text(data))
        to_plain(formulate(read_case(plain, known), known, "clinician", brief=True))


def _json(data: bytes, known: Knowledge) -> None:
    with suppress(WrongInput, HalfRead):
        case = read_case(read_json(_text(data)), known)
        to_plain(formulate(case, known, "caregiver", brief=True))


_WHOLE = (
    b'{"undersong_case": 1, "case": {"id": "c-1", "label": "A", "created": "2026-01-01T00:00:00",'
    b' "age_months": 80, "archived": 0}, "interviews": [{"id": "i-1", "voice": "clinician",'
    b' "started": "2026-01-01T00:00:00", "touched": "2026-01-01T00:00:00", "closed": 0, "events": 0,'
    b' "stage": "", "flags": "", "informant": "", "told": []}]}'
)


def _whole(data: bytes) -> None:
    with suppress(WrongInput, HalfRead):
        checked(read_json(_text(data)))


def _key(data: bytes) -> None:
    with suppress(WrongInput, HalfRead):
        key_of("fuzzed", _text(data))


def _form(folder: Path) -> Door:
    path = folder / "fuzzed.form"
    invite = Invite("f-1", "i-1", "questions", "caregiver", "2026-01-01T00:00:00", "2099-01-01T00:00:00", "GB")  # fmt: skip
    carried.make(path, CODE, invite, {}, "", CHEAP)
    whole = path.read_bytes()

    def target(data: bytes) -> None:
        path.write_bytes(data)
        with suppress(NotKept, WrongKey, WrongInput):
            carried.brought_back(path, CODE)

    return Door(target, (whole,))


def _slot(folder: Path) -> Door:
    path = folder / f"person-fuzzed.{CHEAP}.slot"
    write_slot(path, Held(bytes(32), "A", "person"), SECRET)
    whole = path.read_bytes()

    def target(data: bytes) -> None:
        path.write_bytes(data)
        with suppress(NotKept, WrongKey, driver.DatabaseError):  # who opens the vault says it
            read_slot(path, SECRET)

    return Door(target, (whole,))


def _backup(data: bytes, folder: Path) -> None:
    path = folder / "fuzzed.db"
    path.write_bytes(data)
    content_of(path, None)
