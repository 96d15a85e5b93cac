"""The family's page: strengths first, from the bottom up, what to try and what can wait; two pages.

The past is not told on it, no danger is named on it and nobody who is not safe: paper is read by others.
"""

from collections.abc import Iterator

from assistant.export.page import Plain, open_activities
from assistant.export.pictures.areas import areas_of
from assistant.export.pictures.certainty import certainty_of
from assistant.export.pictures.ladder import ladder_of
from assistant.export.pictures.timeline import timeline_of
from assistant.export.pictures.week import Doing, week_of
from assistant.export.record import Record
from assistant.export.report import (
    Block,
    Card,
    Figure,
    Heading,
    Listed,
    Paragraph,
    Report,
    Space,
    Stamp,
)
from assistant.export.since_family import family_since
from assistant.export.wording import Wording, capital, day_in_words

TITLE = "What you told us, and what to try first"
COMES_FIRST = "Talk with your clinician before all else. Please do that today."
PAST = "What you told us of the past is not on this page."
NO_FAULT = "None of this is your fault. Skills can grow."
TRY = "Pick one to three. A few minutes is enough."
NO_PLAN = "There is no plan yet. Choose it with your clinician."
HOPE = "What you hope for:"
LOOK_AGAIN = "We look at it together on {day}. A week that was missed is fine."
TALK_LATER = "There is no need for long talks at home yet. Talks with your clinician go on."
WHEN_TO_CALL = "Call your clinician if things get worse, or if you need us."
IN_DANGER = "In danger now:"
_SHOWN = ("skills.",)
"""Rules whose sentences the ladder shows already."""
_OF_THE_PAST = (
    "adversity.", "connection.", "held.",
    "against_family", "against_known", "against_late", "against_quiet", "against_resilient",
)  # fmt: skip
"""Rules whose sentences tell of the past, of the family by birth or of what came before birth."""
_NEAR_DANGER = frozenset({"ongoing_threat"})
_REASON = "opening_reason"
"""Somebody's own words for why they came may name what the page does not."""
_NEVER_ON_PAPER = ("ask_safe_there", "ask_not_safe", "ask_unsure_person")
"""Questions about safety are for the screen and the clinician: whoever is not safe may read the page."""
_CAUSES_OF_THE_PAST = frozenset({"fasd", "grief", "ptsd"})
"""Causes that are asked about because something was told; a clinician speaks of them in person."""
_LIMITS = 3
_ASKS = 2
_NOT_YET = 3


def family_report(
    record: Record, wording: Wording, stamp: Stamp, *, with_past: bool = False
) -> Report:
    """Return the page for a caregiver, or for who answers for themself; the past only where it is wanted."""
    blocks = tuple(_blocks(record, wording, with_past=with_past))
    return Report(TITLE, _who(wording), stamp, blocks, most_pages=2)


def _who(wording: Wording) -> str:
    return "For you" if wording.person.is_self else f"For those who care for {wording.person.name}"


def _blocks(record: Record, wording: Wording, *, with_past: bool) -> Iterator[Block]:
    result = record.result
    yield from _main_thing(result, with_past=with_past)
    yield from _strengths(result, wording)
    yield Heading("Skills today, from the bottom up")
    yield Figure(ladder_of(record.told.case, result, wording), 96)
    yield Paragraph(NO_FAULT)
    left_out = _SHOWN if with_past else (*_SHOWN, *_OF_THE_PAST)
    yield from _kind("for", result, left_out)
    yield from _kind("against", result, left_out)
    yield from family_since(record, wording)
    if with_past:
        yield Heading("Over time")
        yield Figure(timeline_of(record.told.case, wording))
    yield Heading("What we know, and what we do not know yet")
    yield Figure(certainty_of(record.told.case, wording))
    yield from _kind("ask", result, _NEVER_ON_PAPER, most=_ASKS)
    yield Heading("Four areas")
    yield Figure(areas_of(result, wording))
    yield from _causes(result, _NEAR_DANGER if with_past else _NEAR_DANGER | _CAUSES_OF_THE_PAST)
    yield from _to_try(record, wording)
    yield from _later(result)
    yield from help_lines(record)
    yield Heading("What this cannot say")
    limits = [one["text"] for one in result["explanation"] if one["kind"] == "limit"]
    yield Listed(tuple(limits[:_LIMITS]))
    yield Space("Next visit")
    yield Space("What I want to ask")


def _main_thing(result: Plain, *, with_past: bool) -> Iterator[Block]:
    yield Heading("The main thing")
    opening = [
        one["text"]
        for one in result["explanation"]
        if one["kind"] == "opening" and one["rule"] != _REASON
    ]
    if result["safety"]:
        opening = [COMES_FIRST]
    yield Paragraph(" ".join(opening), "note")
    if not with_past:
        yield Paragraph(PAST, "small")


def _strengths(result: Plain, wording: Wording) -> Iterator[Block]:
    texts = [
        text.rstrip(" .;,") for text in wording.kept(one["text"] for one in result["strengths"])
    ]
    if texts:
        yield Heading("What goes well")
        yield Paragraph(f"{capital('; '.join(texts))}.")


def _kind(
    kind: str, result: Plain, without: tuple[str, ...] = (), most: int | None = None
) -> Iterator[Block]:
    texts = tuple(
        one["text"]
        for one in result["explanation"]
        if one["kind"] == kind and not one["rule"].startswith(without)
    )
    if texts:
        yield Listed(texts[:most])


def _causes(result: Plain, left_out: frozenset[str]) -> Iterator[Block]:
    texts = tuple(one["text"] for one in result["alternatives"] if one["id"] not in left_out)
    if texts:
        yield Heading("What else it could be")
        yield Listed(texts)


def _to_try(record: Record, wording: Wording) -> Iterator[Block]:
    yield Heading("What to try")
    activities = {each["id"]: each for each in open_activities(record.result)}
    doings = week_of(record.planned, record.told.case, wording).doings
    chosen = [
        _card(doing, activities[doing.activity]) for doing in doings if doing.activity in activities
    ]
    if chosen:
        yield from _hope(record, wording)
        yield from chosen
        yield from (
            Paragraph(text)
            for text in dict.fromkeys(
                activities[one.activity]["stop_when"]
                for one in doings
                if one.activity in activities
            )
        )
    elif activities:
        yield Paragraph(TRY)
        yield Listed(tuple(f"{each['title']}. {each['dose']}" for each in activities.values()))
    else:
        yield Paragraph(NO_PLAN)


def _hope(record: Record, wording: Wording) -> Iterator[Block]:
    goal = record.goal
    if goal is not None and not wording.hides(goal.text):
        yield Paragraph(f"{HOPE} “{goal.text}”. {LOOK_AGAIN.format(day=day_in_words(goal.review))}")


def _card(doing: Doing, activity: Plain) -> Card:
    """When to stop is said once under the cards, as it is mostly the same for all."""
    cautions = " ".join(activity["cautions"])
    own = " ".join(doing.details)
    return Card(doing.said, tuple(filter(None, (activity["text"], own, cautions))))


def _later(result: Plain) -> Iterator[Block]:
    waiting = result["plan"]["not_yet"]
    if waiting:
        yield Heading("What can wait")
        yield Paragraph(TALK_LATER)
        yield Listed(tuple(f"{capital(one['name'])}. {one['until']}" for one in waiting[:_NOT_YET]))


def help_lines(record: Record) -> Iterator[Block]:
    """Yield when to call, and whom; the same on every page that a family takes home."""
    yield Heading("When to call")
    yield Paragraph(WHEN_TO_CALL)
    if record.contacts:
        yield Paragraph(f"{IN_DANGER} {'; '.join(record.contacts)}.")
