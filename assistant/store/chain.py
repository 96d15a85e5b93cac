"""A keyed chain over the events of an interview: what was changed, taken out or swapped shows.

Each event is sealed by itself and linked to the one before it, and counts on through the whole file
(``place``), so that events that were taken away with everything about them leave a gap. The key
lies in the file: in a locked one nobody reads it without the passphrase; in an open one the chain
shows accidents and careless hands, not somebody who means it.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from assistant.store.rows import PLAIN

try:
    # hashlib's own; asked for by its name, it does not load OpenSSL before the first question.
    from _blake2 import blake2b
except ImportError:  # pragma: no cover  # a Python that keeps it elsewhere
    from hashlib import blake2b

SEALED = (
    "interview_id",
    "place",
    *PLAIN,
    "value",
    "data",
    "dialogue",
    "knowledge",
    "actor",
    "stamp",
)
"""The columns that a seal covers, in this order for ever."""
_BYTES = 16
_HALF = _BYTES * 2


class Last(NamedTuple):
    """How far the file has counted, and when."""

    place: int = 0
    stamp: str = ""


def mac_of(key: bytes, values: Sequence[Any], before: str) -> str:
    """Return what is kept beside a row of ``SEALED`` values: its seal, and the link to the mac before it."""
    own = _mac(key, values)
    return own + _mac(key, [before[_HALF:], own])


def is_sealed(key: bytes, values: Sequence[Any], mac: str) -> bool:
    """Say whether the row is what was sealed, wherever it stands."""
    return mac[:_HALF] == _mac(key, values)


def is_linked(key: bytes, mac: str, before: str) -> bool:
    """Say whether it follows on the one before it."""
    return mac[_HALF:] == _mac(key, [before[_HALF:], mac[:_HALF]])


def packed(key: bytes, last: Last) -> str:
    """Return how far the file has counted, sealed."""
    return json.dumps([last.place, last.stamp, _mac(key, ["last", last.place, last.stamp])])


def unpacked(key: bytes, text: str) -> Last | None:
    """Return how far the file has counted, or None where the seal is not ours."""
    try:
        place, stamp, mac = json.loads(text)
    except ValueError:
        return None
    return Last(place, stamp) if mac == _mac(key, ["last", place, stamp]) else None


def seal_of_erasure(key: bytes, at: str, actor: str, places: str) -> str:
    """Return the seal of what is remembered of an erased case: when, by whom, which places."""
    return _mac(key, ["erased", at, actor, places])


def stamp_after(at: str, last: str) -> str:
    """Return the time an event is kept under: its own in UTC, never before the last one.

    A time that cannot be read, and one that the clock stepped back to, give the last one again.
    """
    try:
        own = datetime.fromisoformat(at).astimezone(UTC).isoformat(timespec="microseconds")
    except ValueError:
        return last
    return max(own, last)


def _mac(key: bytes, parts: Sequence[Any]) -> str:
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    data = text.encode("utf-8", "surrogatepass")
    return blake2b(data, key=key, digest_size=_BYTES).hexdigest()
