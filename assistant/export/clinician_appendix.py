"""What was left open, where informants differ, every answer as it was given, and the sources."""

from collections.abc import Iterator

from assistant.export.casefile import HOW_KNOWN
from assistant.export.comparing import differences
from assistant.export.record import Asked, Record
from assistant.export.report import Block, Heading, Listed, NewPage, Paragraph, Table
from assistant.export.wording import Wording

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


def left_open(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield what was skipped or not asked, and what mattered most of it."""
    yield Heading("Skipped and not asked")
    rows = [
        f"{one.asked} ({one.answer if one.state == 'absent' else _OPEN_STATES[one.state]})"
        for one in record.told.asked
        if one.state != "answered"
    ]
    yield Listed(tuple(rows)) if rows else Paragraph("No question was left open.")
    matter = [one["path"] for one in record.result.get("questions_that_matter", ())]
    if matter:
        names = "; ".join(wording.words(wording.knowledge.functions[path.split(".")[1]].name) if path.startswith("functions.") else path for path in matter[:5])  # fmt: skip
        yield Paragraph(f"Answers that could change most: {names}.")


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
        yield Table(head, given, (34, 26, 28, 12), is_small=True)
    yield Heading("Appendix: sources")
    cited = dict.fromkeys(name for one in record.result["explanation"] for name in one["sources"])
    sources = wording.knowledge.sources
    yield Paragraph(" · ".join(f"{name}: {sources[name].citation}" for name in cited), "small")


def _row(one: Asked) -> tuple[str, ...]:
    notes = "".join(f" Note: {note}" for note in one.notes)
    return (one.asked, f"{one.answer}{notes}", one.said, HOW_KNOWN[one.known] if one.known else "")
