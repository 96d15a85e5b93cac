"""The plan as it was chosen, why, and what waits or was taken out."""

from collections.abc import Iterator

from assistant.export.page import Plain, open_activities
from assistant.export.pictures.week import Doing, week_of
from assistant.export.record import Record
from assistant.export.report import Block, Card, Figure, Heading, Listed, Paragraph, Space
from assistant.export.wording import Wording, capital

NONE_CHOSEN = "No plan was chosen yet. What fits now:"


def plan(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield the plan: goal, activities with dose, partner and reason, review."""
    yield Heading("Plan")
    sentences = [one["text"] for one in record.result["explanation"] if one["kind"] == "plan"]
    if sentences:
        yield Paragraph(" ".join(sentences))
    yield Space("Goal, in the family's own words")
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
    yield Space("Review on")
    yield from _waits(record)


def _card(doing: Doing, found: Plain) -> Card:
    mind = " ".join((*found["cautions"], found["stop_when"]))
    dose = f"{found['dose']} Why: {found['why']}"
    return Card(doing.sentence, (found["text"], f"{dose} {mind}"))


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
