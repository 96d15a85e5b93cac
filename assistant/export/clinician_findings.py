"""What it may mean, from the bottom up, with the pictures beside it."""

from collections.abc import Iterator

from assistant.export.casefile import HOW_KNOWN, WHY_ABSENT, branch, held
from assistant.export.page import HEADINGS
from assistant.export.pictures.areas import areas_of
from assistant.export.pictures.certainty import certainty_of
from assistant.export.pictures.ladder import LATER, Rung, ladder_of
from assistant.export.pictures.timeline import HELD, timeline_of
from assistant.export.record import Record
from assistant.export.report import Block, Figure, Heading, Paragraph, Table, numbered
from assistant.export.wording import Wording, capital

_FORMULATED = ("opening", "for", "against", "alternative", "unknown", "strength", "ask")
"""The kinds of sentences that stand here; plan and limits have parts of their own."""
OWN_VIEW = "The clinician's own, kept before the computed one was shown"
OVERRIDE = "The clinician's override; it replaces nothing"
NOT_SAID = "not said"
ITEMS = "Ratings, each an item of functions; first-hand unless it says otherwise."
_OUTLOOK = {
    "firm": "Today's connection is firm: there is much to build on.",
    "some": "Today's connection is there in part: there is something to build on.",
    "thin": "Today's connection is thin: it is where the plan starts.",
    "unknown": "Too little is known about today's connection.",
}


def formulation(record: Record) -> Iterator[Block]:
    """Yield the sentences of the explanation by kind; each keeps its number, so that it can be asked why."""
    yield Heading("Formulation")
    sentences = list(enumerate(record.result["explanation"], 1))
    start = record.result["start_with"].replace("_", " ")
    yield from _start(record, start)
    for kind in _FORMULATED:
        mine = [(number, one["text"]) for number, one in sentences if one["kind"] == kind]
        if mine:
            yield Heading(HEADINGS[kind], 2)
            yield from numbered(mine)


def _start(record: Record, start: str) -> Iterator[Block]:
    """Yield where to start; with a clinician's own view beside it where there is one, and neither is put in the other's place."""
    judged = record.told.judged
    rows = [("Computed", start, record.result["confidence"], "the sentences below")]
    if judged.start:
        rows.append((OWN_VIEW, judged.start, judged.sure or NOT_SAID, ""))
    if judged.override:
        rows.append((OVERRIDE, judged.override, "", judged.reason))
    if rows[1:]:
        yield Table(
            ("Whose view", "Start with", "How sure", "Why"),
            tuple(rows),
            (42, 14, 12, 32),
            is_small=True,
        )
    else:
        yield Paragraph(f"Start with: {start}. Confidence: {record.result['confidence']}.", "note")


def skills(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield the ladder, and which answer stands behind each box."""
    ladder = ladder_of(record.told.case, record.result, wording)
    yield Heading("Skills today beside what is usual at that age")
    yield Figure(ladder, 82)
    rungs = " ".join(_rung(rung) for rung in ladder.rungs)
    yield Paragraph(f"{ITEMS} {rungs}", "small")


def _rung(rung: Rung) -> str:
    items = "; ".join(f"{box.name} [{box.id}]{' (second-hand)' * box.is_second_hand}" for box in rung.boxes if box.is_known)  # fmt: skip
    later = "; ".join(box.name for box in rung.boxes if not box.is_usual)
    more = f" {capital(later)} {LATER}." if later else ""
    return f"{capital(rung.name)}: {items or 'no rating'}.{more}"


def known(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield what is known and what is not."""
    certainty = certainty_of(record.told.case, wording)
    yield Heading(certainty.title)
    yield Figure(certainty, 84)


def times(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield the timeline, and each entry with how it is known and how sure it is."""
    timeline = timeline_of(record.told.case, wording)
    yield Heading("What held and what pressed, over time")
    rows = tuple(timeline.entries())
    if rows:  # before the picture: it breaks over two pages where the picture cannot
        head = ("What", "When and how much", "How known", "Certainty")
        yield Table(head, rows, (36, 42, 11, 11), is_small=True)
    yield Figure(timeline, 82)


def areas(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield the four areas, the spread over informants, and what is missing in each."""
    yield Heading("Four areas")
    found = areas_of(record.result, wording)
    yield Figure(found, 84)
    rows = tuple(
        (area.name, area.word, area.sure, _spread(area.id, record, wording), _missing(area.id, record, wording))
        for area in found.areas
    )  # fmt: skip
    head = ("Area", "Band", "How much is known", "Between informants", "Not known")
    yield Table(head, rows, (15, 18, 24, 17, 26), is_small=True)


def _spread(area: str, record: Record, wording: Wording) -> str:
    """Return where informants differ in an area; with one informant there is nothing to compare."""
    if not record.others:
        return "one informant"
    apart = []
    for function in wording.knowledge.functions.values():
        cases = (one.case for one in (record.told, *record.others))
        values = [held(branch(case, "functions") or {}, function.id).value for case in cases]
        known = [value for value in values if value is not None]
        if function.domain == area and known and max(known) > min(known):
            apart.append(f"{wording.words(function.name)} by {max(known) - min(known)}")
    return "; ".join(apart) or "no difference"


def _missing(area: str, record: Record, wording: Wording) -> str:
    inside = branch(record.told.case, "functions") or {}
    age = record.told.case["client"]["age_months"]
    names = [
        wording.words(function.name)
        for function in wording.knowledge.functions.values()
        if function.domain == area
        and age >= function.from_months
        and held(inside, function.id).value is None
    ]
    return "; ".join(names) or "nothing"


def relations(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield what holds the client today."""
    yield Heading("Caregivers and connection now")
    yield Paragraph(_OUTLOOK[record.result["outlook"]["now"]])
    inside = branch(record.told.case, "now") or {}
    alike: dict[tuple[str, str], list[str]] = {}
    for entry in wording.knowledge.connection.values():
        found = held(inside, entry.id)
        if found.absent:
            key = (WHY_ABSENT[found.absent], HOW_KNOWN[found.known] if found.known else "")
        else:
            key = (HELD[found.value], HOW_KNOWN[found.known])
        alike.setdefault(key, []).append(wording.words(entry.name))
    rows = tuple(("; ".join(names), *key) for key, names in alike.items())
    yield Table(("Today", "How much", "How known"), rows, (60, 22, 18), is_small=True)
