"""Safety first: what was said of danger, what was not answered, and room for what was decided."""

from collections.abc import Iterator

from assistant.export.casefile import WHY_ABSENT, branch, held
from assistant.export.record import Record
from assistant.export.report import Block, Heading, Listed, Paragraph, Space, Table
from assistant.export.wording import Wording

NOT_ANSWERED = "not answered, ask in person"


def safety(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield the part about present danger and the duty to report."""
    yield Heading("Safety and duty to report")
    open_rows = tuple(_open(record, wording))
    if open_rows:
        yield Paragraph("Not answered, ask in person before any plan is used:", "note")
        yield Listed(open_rows)
    dangers = record.result["safety"]
    names = {rule.id: wording.words(rule.name) for rule in wording.knowledge.safety.values()}
    if dangers:
        rows = tuple((names[one["id"]], one["action"]) for one in dangers)
        yield Table(("Told as present", "What it asks"), rows, (28, 72), is_small=True)
    else:
        yield Paragraph("No present danger was told. That is not the same as none.")
    alarms = [
        f"{alarm.at[:16].replace('T', ' ')}: {'; '.join(names.get(code, code) for code in alarm.codes)}"
        for alarm in record.told.alarms
    ]
    if alarms:
        yield Paragraph("The card with the contacts was shown:")
        yield Listed(tuple(alarms))
    if dangers or open_rows:
        yield Space("Decision, by whom and when; reported or not, and why", 2)


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
