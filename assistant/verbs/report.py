"""The verb ``report``: a stored interview as a document for one reader, drafted or signed."""

from collections.abc import Mapping
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import wiring
from assistant.domain.errors import AssistantError
from assistant.export.clinician import clinician_report
from assistant.export.family import family_report
from assistant.export.fridge import fridge_page
from assistant.export.leaving import Leaving, preview
from assistant.export.record import Record
from assistant.export.report import Report, Stamp
from assistant.export.wording import FAMILY, wording_of
from assistant.verbs.leaving import leave, others
from assistant.verbs.unlocking import opened

if TYPE_CHECKING:
    from assistant.interview.interview import Interview


class NotAgain(AssistantError):  # noqa: N818  # reads as what it is
    """A signed document cannot be made again as it was."""


def report(wanted: Any) -> None:
    """Write the document, or only say what would leave."""
    path = opened(wanted)
    if wanted.preview:
        _say_beforehand(wiring.stored_interview(path, wanted.ids[0]), path, wanted)
    elif wanted.again:
        _again(path, wanted)
    else:
        with wiring.held_interview(path, wanted.ids[0]) as interview:
            _write(interview, path, wanted)


def _write(interview: "Interview", path: Path, wanted: Any) -> None:
    now = wiring.SystemClock().now()
    stamp = _stamp(now.isoformat(timespec="seconds"), wanted.signed_by)
    content = written(_made(interview, path, wanted, stamp), wanted.format)
    name = (
        f"undersong-{interview.kept.interview}-{wanted.reader}-{now:%Y%m%d-%H%M%S}.{wanted.format}"
    )
    leave(interview, content, wanted.out or name, _about(wanted, stamp))


def _about(wanted: Any, stamp: Stamp) -> Mapping[str, Any]:
    return {
        "what": "report",
        "for": wanted.reader,
        "format": wanted.format,
        "with_past": wanted.with_past,
        "beside": wanted.ids[1:],
        "made": stamp.made,
        "signed_by": stamp.signed_by,
        "knowledge": stamp.knowledge,
        "dialogue": stamp.dialogue,
    }


def _stamp(made: str, signed_by: str) -> Stamp:
    return Stamp(made, wiring.knowledge().fingerprint, wiring.script().fingerprint, signed_by)


def _made(interview: "Interview", path: Path, wanted: Any, stamp: Stamp) -> Report:
    record = _record(interview, path, wanted, stamp.day)
    wording = wording_of(wiring.knowledge(), record.told.case, _voice(interview, wanted.reader))
    return composed(record, wording, stamp, wanted)


def composed(record: Record, wording: Any, stamp: Stamp, wanted: Any) -> Report:
    """Return the document for the reader that was named."""
    if wanted.reader == "clinician":
        return clinician_report(record, wording, stamp)
    if wanted.reader == "fridge":
        return fridge_page(record, wording, stamp)
    return family_report(record, wording, stamp, with_past=wanted.with_past)


def _voice(interview: "Interview", reader: str) -> str:
    if reader != "fridge":
        return reader
    return interview.state.voice if interview.state.voice in FAMILY else "caregiver"


def _record(interview: "Interview", path: Path, wanted: Any, day: str) -> Record:
    beside = others(path, interview.told(), wanted.ids[1:]) if wanted.ids[1:] else ()
    return interview.record(_voice(interview, wanted.reader), day, beside)


def written(report: Report, form: str) -> bytes:
    """Return the document in one of its formats."""
    match form:
        case "pdf":
            from assistant.printing.typesetting import pdf  # noqa: PLC0415  # only where it is wanted

            return pdf(report)
        case "docx":
            from assistant.printing.word import docx  # noqa: PLC0415  # as above

            return docx(report)
        case "html":
            from assistant.export.report_html import report_html  # noqa: PLC0415  # as above

            return report_html(report).encode()
        case _:
            from assistant.export.report_markdown import report_markdown  # noqa: PLC0415  # as above

            return report_markdown(report).encode()


def _say_beforehand(interview: "Interview", path: Path, wanted: Any) -> None:
    stamp = _stamp(wiring.SystemClock().now().isoformat(timespec="seconds"), wanted.signed_by)
    text = written(_made(interview, path, wanted, stamp), "html").decode()
    leaving = Leaving(f"The document for {wanted.reader}", unescape(text))
    for line in preview(leaving, interview.told()):
        print(line)  # noqa: T201


def _again(path: Path, wanted: Any) -> None:
    """Make the last signed document of this reader and format again from the events before it."""
    whole = wiring.stored_interview(path, wanted.ids[0])
    signed = [
        event
        for event in whole.events
        if event.kind == "exported"
        and event.data.get("signed_by")
        and (event.data["for"], event.data["format"]) == (wanted.reader, wanted.format)
    ]
    if not signed:
        raise NotAgain(f"Nothing signed was made for {wanted.reader} as {wanted.format}.")
    about = signed[-1].data
    wanted.ids[1:] = about["beside"]
    wanted.with_past = about["with_past"]
    stamp = _stamp(about["made"], about["signed_by"])
    if (stamp.knowledge, stamp.dialogue) != (about["knowledge"], about["dialogue"]):
        raise NotAgain(
            "Knowledge or dialogue changed since it was signed. The copy that was signed then stands."
        )
    before = wiring.stored_interview(path, wanted.ids[0], signed[-1].number)
    content = written(_made(before, path, wanted, stamp), wanted.format)
    if sha256(content).hexdigest() != about["sha256"]:
        raise NotAgain(
            "It comes out otherwise than it was signed. The copy that was signed then stands."
        )
    with wiring.held_interview(path, wanted.ids[0]) as interview:
        name = f"undersong-{interview.kept.interview}-{wanted.reader}-again.{wanted.format}"
        leave(
            interview,
            content,
            wanted.out or name,
            {**about, "what": "report again", "signed_by": ""},
        )
