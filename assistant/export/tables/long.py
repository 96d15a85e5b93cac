"""The long table: one row for each event, in the order it happened."""

import json
from collections.abc import Sequence
from typing import Any

from assistant.domain.answers import Event
from assistant.export.record import Told
from assistant.export.tables.cells import csv_text

HEAD = (
    "case", "interview", "number", "at", "kind", "question", "version", "value", "absent", "said", "known",
    "wording", "voice", "language", "informant", "face", "data",
)  # fmt: skip


def long_table(told: Sequence[Told]) -> str:
    """Return the events of interviews as CSV; values and data are JSON, words stand as they were typed."""
    return csv_text(HEAD, (_row(one, event) for one in told for event in one.events))


def _row(told: Told, event: Event) -> tuple[str, ...]:
    return (
        told.case_id,
        told.interview,
        str(event.number),
        event.at,
        event.kind,
        event.question,
        str(event.version),
        as_json(event.value),
        event.absent or "",
        event.said,
        event.known or "",
        event.wording,
        event.voice,
        event.language,
        event.informant,
        event.face,
        as_json(dict(event.data)) if event.data else "",
    )


def as_json(value: Any) -> str:
    """Return a coded value as one line of JSON; nothing where there is none."""
    return "" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
