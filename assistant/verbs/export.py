"""The verb ``export``: a stored interview as data for other programs."""

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import wiring
from assistant.export.leaving import Leaving, preview
from assistant.export.record import Told
from assistant.export.wording import wording_of
from assistant.verbs.leaving import leave, others
from assistant.verbs.unlocking import opened

if TYPE_CHECKING:
    from assistant.interview.interview import Interview

ENDINGS = {"json": "case.json", "csv": "events.csv", "wide": "wide.csv", "codebook": "codebook.csv", "ics": "ics", "deidentified": "deidentified.json", "whole": "whole.json"}  # fmt: skip
_NEAREST, _SPREAD = 30, 700
"""Days that the dates of a case move back: not fewer, and over how many more."""


def export(wanted: Any) -> None:
    """Write the data, or only say what would leave."""
    path = opened(wanted)
    if wanted.preview:
        _say_beforehand(wiring.stored_interview(path, wanted.ids[0]), path, wanted)
        return
    with wiring.held_interview(path, wanted.ids[0]) as interview:
        content = _made(interview, path, wanted).encode()
        name = f"undersong-{interview.kept.interview}-{wiring.SystemClock().now():%Y%m%d-%H%M%S}.{ENDINGS[wanted.format]}"
        leave(interview, content, wanted.out or name, {"what": "export", "format": wanted.format})


def _made(interview: "Interview", path: Path, wanted: Any) -> str:
    first = interview.told()
    told = (first, *others(path, first, wanted.ids[1:]))
    match wanted.format:
        case "csv":
            from assistant.export.tables.long import long_table  # noqa: PLC0415  # only where it is wanted

            return long_table(told)
        case "wide":
            from assistant.export.tables.wide import wide_table  # noqa: PLC0415  # as above

            return wide_table(told, wiring.script())
        case "codebook":
            from assistant.export.tables.codebook import codebook  # noqa: PLC0415  # as above

            return codebook(wiring.script())
        case "ics":
            return _calendar(interview)
        case "whole":
            return _json(wiring.cases(path).whole_case(first.case_id))
        case "deidentified":
            return _deidentified(told, with_words=wanted.with_words)
        case _:
            return _json([one.case for one in told] if told[1:] else first.case)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _calendar(interview: "Interview") -> str:
    from assistant.export.calendar import calendar  # noqa: PLC0415  # as above
    from assistant.export.pictures.week import week_of  # noqa: PLC0415  # as above

    now = wiring.SystemClock().now()
    record = interview.record("caregiver", now.date().isoformat())
    wording = wording_of(wiring.knowledge(), record.told.case, "caregiver")
    week = week_of(record.planned, record.told.case, wording)
    return calendar(week, interview.kept.interview, now.date(), now)


def _deidentified(told: tuple[Told, ...], *, with_words: bool) -> str:
    from assistant.export.deidentified import Veil, deidentified  # noqa: PLC0415  # as above

    code = sha256(f"undersong {told[0].case_id}".encode()).digest()
    shift = -(_NEAREST + int.from_bytes(code[:4], "big") % _SPREAD)
    veil = Veil(told[0].case, "client", shift, with_words=with_words)
    return _json(deidentified(told, wiring.script(), veil))


def _say_beforehand(interview: "Interview", path: Path, wanted: Any) -> None:
    text = _made(interview, path, wanted)
    for line in preview(Leaving(f"The data as {wanted.format}", text), interview.told()):
        print(line)  # noqa: T201
