"""Rows and values: the only place where the names of the columns of an event stand."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.domain.answers import Event

PLAIN = (
    "number",
    "kind",
    "question",
    "version",
    "absent",
    "said",
    "known",
    "wording",
    "voice",
    "language",
    "informant",
    "face",
    "at",
)
"""Columns that hold a field of an event as it is; ``value`` and ``data`` hold JSON."""


def row_of(event: Event, interview: str, prints: tuple[str, str]) -> dict[str, Any]:
    """Return the row of an event; ``prints`` are the fingerprints of dialogue and knowledge."""
    row: dict[str, Any] = {name: getattr(event, name) for name in PLAIN}
    row["interview_id"] = interview
    row["value"] = json.dumps(event.value, ensure_ascii=False)
    row["data"] = json.dumps(dict(event.data), ensure_ascii=False)
    row["dialogue"], row["knowledge"] = prints
    return row


def event_of(columns: Sequence[str], row: Sequence[Any]) -> Event:
    """Return the event of a row."""
    named: Mapping[str, Any] = dict(zip(columns, row, strict=True))
    fields = {name: named[name] for name in PLAIN}
    return Event(value=json.loads(named["value"]), data=json.loads(named["data"]), **fields)
