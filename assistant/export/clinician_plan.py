"""The plan as it was chosen, why, and what waits or was taken out."""

from collections.abc import Iterator

from assistant.export.page import Plain, open_activities
from assistant.export.pictures.week import Doing, week_of
from assistant.export.record import Record
from assistant.export.report import Block, Card, Figure, Heading, Listed, Paragraph, Space, Table
from assistant.export.wording import Wording, capital

GOAL = "Goal, in the family's own words"
STARTED = " (where it began)"
OPEN = "not said"
LATEST = 12
"""Check-ins that are shown; the table of events has them all."""
NONE_CHOSEN = "No plan was chosen yet. What fits now:"


def plan(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield the plan: goal, activities with dose, partner and reason, review."""
    yield Heading("Plan")
    sentences = [one["text"] for one in record.result["explanation"] if one["kind"] == "plan"]
    if sentences:
        yield Paragraph(" ".join(sentences))
    yield from goal(record)
    activities = {each["id"]: each for each in open_activities(record.result)}
    week = week_of(record.planned, record.told.case, wording)
    if week.doings:
        yield Figure(week, 84)
        for doing in week.doings:
            found = activities.get(doing.activity)
            if found:
                yield _card(doing, found)
    elif activities:
        yield Paragraph(NONE_CHOSEN)
        yield Listed(tuple(_offered(each) for each in activities.values()))
    if record.goal is None:
        yield Space("Review on")
    yield from check_ins(record)
    yield from _waits(record)


def goal(record: Record) -> Iterator[Block]:
    """Yield the goal as the family said it, with its levels and the day of the review; else room to write it."""
    held = record.goal
    if held is None:
        yield Space(GOAL)
        return
    yield Paragraph(f"{GOAL}: “{held.text}”. Begun {held.begun}. Review on {held.review}.")
    if held.levels:
        rows = tuple(
            (f"{level:+d}" if level else "0", f"{text}{STARTED * (level == held.start)}")
            for level, text in enumerate(held.levels, -2)
        )
        yield Table(("Level", "What would be seen"), rows, (10, 90), is_small=True)


def check_ins(record: Record) -> Iterator[Block]:
    """Yield how sure they were and what was told of the weeks since, each by whom; nothing is added up."""
    if record.sure is not None:
        yield Paragraph(
            f"How sure they were that they can do it on most days: {record.sure} of 10."
        )
    if record.checked:
        yield Heading("Told week by week", 2)
        yield from (Paragraph(text, "note") for text in record.look_at)
        head = (
            "Day",
            "Told by",
            "Done",
            "How it went, or what got in the way",
            "Goal",
            "Wants to talk",
        )
        rows = tuple(
            (one.day, one.by, one.did or OPEN, one.went or one.in_the_way or OPEN, one.goal or OPEN, "yes" if one.wants_to_talk else "")
            for one in record.checked[-LATEST:]
        )  # fmt: skip
        yield Table(head, rows, (12, 14, 17, 27, 20, 10), is_small=True)


def _card(doing: Doing, found: Plain) -> Card:
    mind = " ".join((*found["cautions"], found["stop_when"]))
    dose = f"{found['dose']} Why: {found['why']}"
    own = " ".join(doing.details)
    return Card(doing.said, tuple(filter(None, (found["text"], own, f"{dose} {mind}"))))


def _offered(activity: Plain) -> str:
    people = f", with {' or '.join(activity['with'])}" if activity["with"] else ""
    return f"{activity['title']}{people}. {activity['dose']} Why: {activity['why']}"


def _waits(record: Record) -> Iterator[Block]:
    found = record.result["plan"]
    gates = [f"{stage['id']}: {stage['gate']}" for stage in found["stages"] if not stage["open"]]
    if gates:
        yield Heading("What opens the next stage", 2)
        yield Listed(tuple(gates))
    waiting = [f"{capital(one['name'])}: {one['until']}" for one in found["not_yet"]]
    if waiting:
        yield Heading("What can wait", 2)
        yield Paragraph(" ".join(waiting))
    reasons: dict[str, list[str]] = {}
    for one in found["excluded"]:
        reasons.setdefault(one["because"], []).append(one["id"].replace("_", " "))
    if reasons:
        yield Heading("Taken out, and why", 2)
        yield Paragraph(
            " ".join(f"{_bare(why)} ({', '.join(names)})." for why, names in reasons.items())
        )


def _bare(sentence: str) -> str:
    """Return a sentence without its stop, so that more can follow inside it."""
    return sentence.removesuffix(".")
