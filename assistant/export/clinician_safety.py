"""Safety first: what was marked, what was said of danger, what was not answered, and what was decided."""

from collections.abc import Iterator, Mapping

from assistant.export.casefile import WHY_ABSENT, branch, held
from assistant.export.clinician_appendix import said_at
from assistant.export.record import Decided, Record
from assistant.export.report import Block, Heading, Listed, Paragraph, Space, Table
from assistant.export.wording import Wording

TO_DECIDE = "to decide"
DECIDE = "Decision, by whom and when; reported or not, and why"
_FIRST = "safety"
"""The kind of flag that comes before the others."""


def safety(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield the part about present danger and the duty to report."""
    yield Heading("Safety and duty to report")
    yield from _flags(record)
    open_rows = tuple(_open(record, wording))
    if open_rows:
        yield Paragraph("Not answered, ask in person before any plan is used:", "note")
        yield Listed(open_rows)
    names = {rule.id: wording.words(rule.name) for rule in wording.knowledge.safety.values()}
    yield from _dangers(record, names)
    alarms = [
        f"{_minute(alarm.at)}: {'; '.join(names.get(code, code) for code in alarm.codes)}"
        for alarm in record.told.alarms
    ]
    if alarms:
        yield Paragraph("The card with the contacts was shown:")
        yield Listed(tuple(alarms))
    undecided = any(one["id"] not in record.told.decisions for one in record.result["safety"])
    if undecided or open_rows:
        yield Space(DECIDE, 2)


def _flags(record: Record) -> Iterator[Block]:
    flags = [flag for told in (record.told, *record.others) for flag in told.flags]
    if flags:
        flags.sort(key=lambda flag: flag.kind != _FIRST)
        yield Paragraph("Marked to be looked at again:", "note")
        yield Listed(tuple(said_at(flag) for flag in flags))
    if record.look_at:
        yield Paragraph("From the weekly check-ins:", "note")
        yield Listed(record.look_at)


def _dangers(record: Record, names: Mapping[str, str]) -> Iterator[Block]:
    """Yield each danger beside what was decided about it; a decision stays though the answer changed since."""
    dangers, decisions = record.result["safety"], record.told.decisions
    if dangers:
        rows = tuple(
            (names[one["id"]], one["action"], _decision(decisions.get(one["id"])))
            for one in dangers
        )
        yield Table(
            ("Told as present", "What it asks", "Decided"), rows, (22, 48, 30), is_small=True
        )
    else:
        yield Paragraph("No present danger was told. That is not the same as none.")
    present = {one["id"] for one in dangers}
    earlier = [
        f"{names.get(code, code)}: {_decision(one)}"
        for code, one in decisions.items()
        if code not in present
    ]
    if earlier:
        yield Paragraph("Decided about what is no longer told as present:")
        yield Listed(tuple(earlier))


def _decision(decided: Decided | None) -> str:
    if decided is None:
        return TO_DECIDE
    return f"{decided.decision}, {_minute(decided.at)}. Why: {decided.why}"


def _minute(at: str) -> str:
    return at[:16].replace("T", " ")


def _open(record: Record, wording: Wording) -> Iterator[str]:
    """A declined answer about danger heads the page; one that was never asked is told with it."""
    whole = held(record.told.case, "safety")
    inside = branch(record.told.case, "safety") or {}
    found: dict[str, list[str]] = {}
    for rule in wording.knowledge.safety.values():
        absent = held(inside, rule.id).absent if rule.id in inside else whole.absent or "not_asked"
        if absent and absent != "not_applicable":
            found.setdefault(absent, []).append(wording.words(rule.name))
    for absent in sorted(found, key=lambda why: why != "declined"):
        yield f"{'; '.join(found[absent])} ({WHY_ABSENT[absent]})"
