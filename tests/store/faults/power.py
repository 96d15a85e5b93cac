"""What may be on the disk after the power went: a model of what was written and not yet waited for.

Each file has a durable content and writes that are under way. At a cut, none of those, all, some, or
some sectors of some have arrived; a file that was taken away is back unless its folder was waited for.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.store.faults.telling import ACKNOWLEDGED

STYLES = ("none", "all", "some", "torn")
SECTOR = 512
_HEAD = struct.Struct("<cHQI")


class Call(NamedTuple):
    """One call to the disk: write, truncate, sync or unlink."""

    op: str
    path: str
    at: int
    data: bytes


def calls_in(log: Path) -> list[Call]:
    """Return the calls in their order."""
    data, place, found = log.read_bytes(), 0, list[Call]()
    while place < len(data):
        op, length, at, size = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        path = data[place : place + length].decode()
        place += length
        body = data[place : place + size]
        place += size
        found.append(Call(op.decode(), path, at, body))
    return found


@dataclass
class Disk:
    """What has arrived for sure, and what is under way."""

    durable: dict[str, bytearray] = field(default_factory=dict)
    under_way: dict[str, list[Call]] = field(default_factory=dict)
    gone: dict[str, bytearray] = field(default_factory=dict)
    acknowledged: int = 0

    def take(self, call: Call, folder: str) -> None:
        """Go on by one call."""
        if call.path.endswith(ACKNOWLEDGED):
            self.acknowledged += call.data.count(b"\n")
        elif call.op == "s" and call.path == folder:
            self.gone.clear()
        elif call.op == "s":
            content = self.durable.setdefault(call.path, bytearray())
            for each in self.under_way.pop(call.path, []):
                put(content, each)
        elif call.op == "u":
            content = self.durable.pop(call.path, bytearray())
            self.under_way.pop(call.path, None)
            self.gone[call.path] = content
        else:
            self.durable.setdefault(call.path, bytearray())
            self.under_way.setdefault(call.path, []).append(call)

    def after_a_cut(self, style: str, chance: random.Random) -> dict[str, bytes]:
        """Return the files as they may be when the power is back."""
        files = {path: bytearray(content) for path, content in self.durable.items()}
        for path, calls in self.under_way.items():
            for call in arrived(calls, style, chance):
                put(files[path], call)
        for path, content in self.gone.items():
            if style == "none" or (style != "all" and chance.random() < 0.5):
                files.setdefault(path, content)
        return {path: bytes(content) for path, content in files.items()}


def arrived(calls: list[Call], style: str, chance: random.Random) -> Iterator[Call]:
    """Return what arrived of the writes under way."""
    for call in calls:
        if style == "all" or (style in {"some", "torn"} and chance.random() < 0.5):
            if style == "torn" and call.op == "w":
                yield from torn(call, chance)
            else:
                yield call


def torn(call: Call, chance: random.Random) -> Iterator[Call]:
    """Return some sectors of a write."""
    for start in range(0, len(call.data), SECTOR):
        if chance.random() < 0.7:
            yield Call("w", call.path, call.at + start, call.data[start : start + SECTOR])


def put(content: bytearray, call: Call) -> None:
    """Carry out a write or a truncation."""
    end = call.at + len(call.data)
    if call.op == "t":
        del content[call.at :]
        return
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    content[call.at : end] = call.data
