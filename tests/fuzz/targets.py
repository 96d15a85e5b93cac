"""Every door through which a file comes in: what a stranger's bytes may do there, and what they never may.

A target takes bytes and either returns, or raises one of the errors that the program turns into a
sentence. Anything else is a crash.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.content.keys import key_of
from assistant.content.library import load_knowledge
from assistant.content.yaml_file import read_json, read_yaml
from assistant.domain.answers import Event
from assistant.domain.case import read_case
from assistant.domain.errors import WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.interview.invites import Invite
from assistant.interview.keys import WrongKey
from assistant.interview.ports import NotKept
from assistant.reasoning.formulation import formulate, to_plain
from assistant.store import carried
from assistant.store.cases import Cases
from assistant.store.opening import in_sentences
from assistant.store.restoring import content_of
from assistant.store.slots import Held, read_slot, write_slot
from assistant.store.whole_case import checked

CASES = Path("tests/cases")
KEYS = Path("knowledge/practice/keys")
CODE = "2345-6789"
SECRET = "a long walk by the river"  # noqa: S105  # opens nothing but a file made here
CHEAP = 2
"""What scrypt costs here: many files are opened a second."""

_WHEN = datetime(2026, 1, 1, tzinfo=UTC)
_EVENT = Event(1, "noted", said="a walk", at=_WHEN.isoformat())

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
    keys = tuple(path.read_bytes() for path in sorted(KEYS.glob("*.yaml"))[:6])
    return {
        "case": Door(_case(lambda text: read_yaml(text)[0], known), written),
        "json": Door(_case(read_json, known), tuple(_as_json(text) for text in written)),
        "whole": Door(_whole, (_WHOLE,)),
        "key": Door(_key, keys),
        "form": _form(folder),
        "slot": _slot(folder),
        "backup": _backup(folder),
    }  # fmt: skip


def _as_json(written: bytes) -> bytes:
    return json.dumps(read_yaml(_text(written))[0], default=str).encode()


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _case(read: Callable[[str], Any], known: Knowledge) -> Target:
    def target(data: bytes) -> None:
        with suppress(WrongInput):
            case = read_case(read(_text(data)), known)
            to_plain(formulate(case, known, "caregiver", brief=True))

    return target


_WHOLE = (
    b'{"undersong_case": 1, "case": {"id": "c-1", "label": "A", "created": "2026-01-01T00:00:00",'
    b' "age_months": 80, "archived": 0}, "interviews": [{"id": "i-1", "voice": "clinician",'
    b' "started": "2026-01-01T00:00:00", "touched": "2026-01-01T00:00:00", "closed": 0, "events": 0,'
    b' "stage": "", "flags": "", "informant": "", "told": []}]}'
)


def _whole(data: bytes) -> None:
    with suppress(WrongInput):
        checked(read_json(_text(data)))


def _key(data: bytes) -> None:
    with suppress(WrongInput):
        key_of("fuzzed", _text(data))


def _form(folder: Path) -> Door:
    path = folder / "fuzzed.form"
    invite = Invite("f-1", "i-1", "questions", "caregiver", "2026-01-01T00:00:00", "2099-01-01T00:00:00", "GB")  # fmt: skip
    carried.make(path, CODE, invite, {}, "", CHEAP)
    filled = carried.opened(path, CODE, ("", ""))
    filled.keep("i-1", [_EVENT])
    filled.close()
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
        with suppress(NotKept), in_sentences(path):
            read_slot(path, SECRET)

    return Door(target, (whole,))


def _backup(folder: Path) -> Door:
    path = folder / "fuzzed.db"
    store = Cases(path, ("", ""))
    store.keep(store.begin(None, "caregiver", _WHEN).interview, [_EVENT])
    store.close()
    whole = path.read_bytes()

    def target(data: bytes) -> None:
        path.write_bytes(data)
        content_of(path, None)

    return Door(target, (whole,))
