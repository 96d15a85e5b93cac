"""What was left open, where informants differ, every answer as it was given, and the sources."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.export.casefile import HOW_KNOWN
from assistant.export.comparing import differences
from assistant.export.record import Asked, Record, Remark
from assistant.export.report import Block, Heading, Listed, NewPage, Paragraph, Table
from assistant.export.wording import Wording, capital

_MOST = 5
_OPEN_STATES = {
    "open": "not answered yet",
    "skipped": "its part was skipped",
    "look_again": "to look at again",
    "set_aside": "set aside by a later answer, counted nowhere",
}


def disagreements(record: Record) -> Iterator[Block]:
    """Yield the table of what informants told differently."""
    yield Heading("Between informants")
    if not record.others:
        yield Paragraph("One informant answered; nothing could be compared.")
        return
    told = (record.told, *record.others)
    rows = tuple(differences(told))
    yield Paragraph("Informants are set side by side and never merged. They may see the client in different places and times.")  # fmt: skip
    if rows:
        head = ("Place", *(f"{one.informant} ({one.interview})" for one in told))
        share = 60 // len(told)
        yield Table(head, rows, (40, *(share for _ in told)), is_small=True)
    else:
        yield Paragraph("They told the same wherever both were asked.")


def remarks(record: Record) -> Iterator[Block]:
    """Yield the interviewer's notes that carry a tag or stand beside no answer; the others stand with their answer."""
    rows = [said_at(one) for told in (record.told, *record.others) for one in told.remarks]
    if rows:
        yield Heading("Appendix: notes of the interviewer")
        yield Listed(tuple(rows))


def said_at(remark: Remark) -> str:
    """Return a note or a flag in one line: what kind, the words, and the question it was made at."""
    kind = f"{remark.kind}: " if remark.kind else ""
    where = f" (at “{remark.asked}”)" if remark.asked else ""
    return f"{kind}{remark.text}{where}"


def left_open(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield what was skipped or not asked, and what mattered most of it."""
    yield Heading("Skipped and not asked")
    alike: dict[str, list[str]] = {}
    for one in record.told.asked:
        if one.state != "answered":
            why = one.answer if one.state == "absent" else _OPEN_STATES[one.state]
            alike.setdefault(why, []).append(one.asked)
    for why, asked in alike.items():
        yield Paragraph(f"{capital(why)} ({len(asked)}): {' '.join(asked)}", "small")
    if not alike:
        yield Paragraph("No question was left open.")
    matter = [one["path"] for one in record.result.get("questions_that_matter", ())]
    if matter:
        names = "; ".join(in_words(path, wording) for path in matter[:_MOST])
        yield Paragraph(f"Answers that could change most: {names}.")


def in_words(path: str, wording: Wording) -> str:
    """Return what stands at a path in words; a list of a whole stretch of time by its stretch."""
    known = wording.knowledge
    place, _, rest = path.partition(".")
    if place == "history":
        window, _, axis = rest.partition(".")
        names = known.adversity if axis.startswith("adversity.") else known.connection
        code = axis.partition(".")[2].partition(".")[0]
        whole = "hard times" if axis.startswith("adversity") else "what held"
        what = wording.words(names[code].name) if code else whole
        return f"{what}, {wording.words(known.windows[window].name)}"
    entries: Mapping[str, Mapping[str, Any]] = {
        "functions": known.functions,
        "now": known.connection,
        "medical": known.medical,
        "safety": known.safety,
        "family_history": known.family_history,
    }
    if place not in entries:
        return rest.replace("_", " ")
    return wording.words(entries[place][rest.partition(".")[0]].name)


def appendix(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield own words that were not coded, every answer verbatim, and the sources."""
    asked = record.told.asked
    uncoded = tuple(f"{one.asked} “{one.said}”" for one in asked if one.is_own_words)
    if uncoded:
        yield Heading("In own words, not coded")
        yield Listed(uncoded)
    given = tuple(_row(one) for one in asked if one.state in {"answered", "absent", "look_again"})
    if given:
        yield NewPage()
        yield Heading("Appendix: answers as they were given")
        head = ("Asked", "Answer", "Words as typed", "How known")
        yield Table(head, given, (34, 38, 18, 10), is_small=True)
    yield Heading("Appendix: sources")
    cited = dict.fromkeys(name for one in record.result["explanation"] for name in one["sources"])
    sources = wording.knowledge.sources
    yield Paragraph(" · ".join(f"{name}: {sources[name].citation}" for name in cited), "small")


def _row(one: Asked) -> tuple[str, ...]:
    notes = "".join(f" Note: {note}" for note in one.notes)
    return (one.asked, f"{one.answer}{notes}", one.said, HOW_KNOWN[one.known] if one.known else "")
