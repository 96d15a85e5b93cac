"""The clinician's report: what was told, what it may mean, what is not known, and on what it rests."""

from collections.abc import Iterator

from assistant.domain.fits import agenda, counted
from assistant.export.clinician_appendix import appendix, disagreements, left_open, remarks
from assistant.export.clinician_findings import areas, formulation, known, relations, skills, times
from assistant.export.clinician_plan import plan
from assistant.export.clinician_safety import safety
from assistant.export.page import NOT_A_DIAGNOSIS
from assistant.export.record import Record, Told
from assistant.export.report import Block, Heading, Paragraph, Report, Stamp, Table, numbered
from assistant.export.since import since
from assistant.export.wording import Wording

TITLE = "Developmental history: a hypothesis to check"
_FIT_WORDS = {"does_not_fit": "does not fit", "not_sure": "not sure", "fits": "fits"}
_NOT_RECORDED = "not recorded"
_METHOD = (
    (
        "The answers are what informants said in a guided interview; nobody examined the client for this report. "
        "A level or an area gets a band from the mean of its known ratings; a band above none needs two ratings above none. "
        "What is not known widens the bounds and is never counted as a no; a second-hand value may be a step off to either side."
    ),
    (
        "No norms stand behind any picture or band: they say how the skills were described next to others of that age. "
        "No score, percentile or developmental age can be read from them, and none should be derived."
    ),
    "The numbered limits are part of the result.",
)


def clinician_report(record: Record, wording: Wording, stamp: Stamp) -> Report:
    """Return the report of one interview, others of the same case beside it."""
    blocks = tuple(_blocks(record, wording, stamp))
    return Report(TITLE, f"Client {record.told.label}", stamp, blocks, "dense")


def _blocks(record: Record, wording: Wording, stamp: Stamp) -> Iterator[Block]:
    yield Paragraph(NOT_A_DIAGNOSIS, "note")
    yield from _identity(record, stamp)
    yield from safety(record, wording)
    yield from _agenda(record)
    yield from formulation(record)
    yield from areas(record, wording)
    yield from relations(record, wording)
    yield from skills(record, wording)
    yield from times(record, wording)
    yield from known(record, wording)
    yield from since(record, wording)
    yield from plan(record, wording)
    yield from disagreements(record)
    yield from left_open(record, wording)
    yield from method(record)
    yield from appendix(record, wording)
    yield from remarks(record)
    yield from _how_it_was_made()


def _identity(record: Record, stamp: Stamp) -> Iterator[Block]:
    told = record.told
    years, months = divmod(told.case["client"]["age_months"], 12)
    rows = [
        ("Client", f"{told.label}, {years} years {months} months"),
        (
            "Confidence",
            f"{record.result['confidence']}; a link from history to skills is never rated higher",
        ),
        ("Made", f"{stamp.made}; {stamp.head}"),
        ("Made with", f"knowledge {stamp.knowledge}; dialogue {stamp.dialogue}"),
    ]
    for one in (told, *record.others):
        rows.insert(-3, (f"Informant: {one.informant}", _of_interview(one)))
    yield Table(("", ""), tuple(rows), (25, 75), is_small=True)


def _agenda(record: Record) -> Iterator[Block]:
    """Yield what the family said of their page; what does not fit comes first."""
    fits = record.told.fits
    if not fits:
        return
    counts = counted(fits.values())
    yield Heading("To talk about first: what the family said of their page")
    yield Paragraph(
        f"They marked {sum(counts.values())} sentences: {counts['fits']} as fitting, {counts['not_sure']} as not sure, {counts['does_not_fit']} as not fitting."
    )
    rows = tuple((_FIT_WORDS[fit.mark], fit.text, fit.said) for fit in agenda(fits))
    if rows:
        yield Table(("They say", "Sentence", "In their words"), rows, (16, 50, 34), is_small=True)


def method(record: Record) -> Iterator[Block]:
    """Yield how it was made and what it cannot say; the sentences keep their numbers."""
    yield Heading("Method, limits and norms")
    sentences = enumerate(record.result["explanation"], 1)
    yield from numbered(
        (number, one["text"]) for number, one in sentences if one["kind"] == "limit"
    )


def _how_it_was_made() -> Iterator[Block]:
    yield Heading("Appendix: how the bands were made")
    yield Paragraph(" ".join(_METHOD))


def _of_interview(told: Told) -> str:
    known = f"has known the client: {told.known_since or _NOT_RECORDED}"
    if told.speakers:
        known += f"; who spoke: {', '.join(told.speakers)}"
    length = f"{told.minutes} minutes" if told.minutes else f"length {_NOT_RECORDED}"
    days = " to ".join(dict.fromkeys(each[:10] for each in (told.started, told.touched) if each))
    return (
        f"interview {told.interview}, {days or _NOT_RECORDED}, {length}, language {told.language}, "
        f"interpreter {_NOT_RECORDED}; {known}"
    )
