"""The week plan as a calendar (RFC 5545): whole days that come again, private, and nothing about anyone's past."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from assistant.domain.signs import for_screen
from assistant.export.pictures.week import DAYS, Doing, Week

WEEKS = 4
"""Until the plan is looked at again."""
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LINE = 75
"""Bytes of a line; what is longer goes on in the next."""


def calendar(week: Week, interview: str, start: date, made: datetime) -> str:
    """Return the plan as a calendar; the same plan has the same identity whenever it is made again."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Undersong//week plan//EN",
        "CALSCALE:GREGORIAN",
    ]
    for doing in week.doings:
        lines += _event(doing, interview, start, made)
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _event(doing: Doing, interview: str, start: date, made: datetime) -> Iterator[str]:
    day = next(each for each in _days(start) if DAYS[each.weekday()] in doing.days)
    until = start + timedelta(weeks=WEEKS, days=-1)
    codes = ",".join(
        code for code, name in zip(_DAY_CODES, DAYS, strict=True) if name in doing.days
    )
    yield "BEGIN:VEVENT"
    yield f"UID:{_identity(interview, doing)}@undersong.invalid"
    yield f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"RRULE:FREQ=WEEKLY;UNTIL={until:%Y%m%d};BYDAY={codes}"
    yield f"SUMMARY:{_text(f'{doing.time}: {doing.title}')}"
    about = "\n".join(filter(None, (doing.detail, *doing.details)))
    if about:
        yield f"DESCRIPTION:{_text(about)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(start: date) -> Iterator[date]:
    return (start + timedelta(days=number) for number in range(7))


def _identity(interview: str, doing: Doing) -> str:
    return sha256(f"{interview}\n{doing.activity}\n{doing.time}".encode()).hexdigest()[:32]


def _text(text: str) -> str:
    """Return a text that is one value: what would end it or part it is escaped."""
    shown = for_screen(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return shown.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 bytes, never parting a letter; each after the first is indented."""
    piece, room = "", _LINE
    for sign in line:
        size = len(sign.encode())
        if size > room:
            yield piece
            piece, room = " ", _LINE - 1
        piece += sign
        room -= size
    yield piece
