"""Rows and values: the only place where the names of the columns of an event stand."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.domain.answers import Event
from assistant.interview.ports import Kept

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
LISTED = (
    "i.id, c.id, c.label, i.voice, i.started, i.touched, i.closed, i.events"
    ", i.stage, i.flags, i.informant, c.age_months, c.archived"
)
"""Columns of an interview and its case, as a list shows them."""


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


def kept_of(row: Sequence[Any]) -> Kept:
    """Return the interview of a row of ``LISTED``."""
    interview, case, label, voice, started, touched, closed, events, *standing = row
    stage, flags, informant, age, archived = standing
    return Kept(
        interview, case, label, voice, started, touched, closed == 1, events,
        stage or "", flags or 0, informant or "", age, archived == 1,
    )  # fmt: skip
