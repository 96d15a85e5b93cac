"""A plan made together, on paper and as data: the sentence, the goal, the weeks; and what a family never reads."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assistant.domain.answers import Event
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Script
from assistant.export.calendar import calendar
from assistant.export.deidentified import Veil, deidentified
from assistant.export.pictures.week import week_of
from assistant.export.record import Checked, Goal, Record
from assistant.export.report_markdown import report_markdown
from assistant.export.wording import wording_of
from tests.papers import case_of, composed, record_of, told_of, voice_of

GOAL = Goal(
    "falls asleep with less fuss", ("a", "b", "c", "d", "e"), -1, "2026-11-22", "2026-12-20"
)
CHECKED = (
    Checked("2026-11-29", "Rosa", "On most days", "Well", "0: c"),
    Checked("2026-12-06", "caregiver", "Not this week", "", "", "the flu", wants_to_talk=True),
    Checked("2026-12-13", ""),
)


def made(knowledge: Knowledge, voice: str, **more: object) -> Record:
    record = record_of(case_of("on_edge"), knowledge, voice, plans=1)
    sentence = "After waking up, Jo and I do it at home."
    details = ["How often: Once a day.", "If it goes wrong: we call Dan."]
    planned = ({**record.planned[0], "sentence": sentence, "details": details},)
    return replace(record, planned=planned, **more)  # type: ignore[arg-type]  # fields of it


def page(record: Record, knowledge: Knowledge, reader: str) -> str:
    wording = wording_of(knowledge, record.told.case, voice_of(reader))
    return report_markdown(composed(record, wording, reader))


@pytest.mark.parametrize("reader", ["caregiver", "fridge", "clinician"])
def test_every_page_says_the_plan_as_it_was_agreed(knowledge: Knowledge, reader: str) -> None:
    told = page(made(knowledge, voice_of(reader)), knowledge, reader)
    assert "After waking up, Jo and I do it at home." in told
    assert "How often: Once a day." in told
    assert ("we call Dan" in told) == (reader == "clinician")


def test_a_sentence_that_names_somebody_unsafe_is_on_no_familys_page(knowledge: Knowledge) -> None:
    record = made(knowledge, "caregiver")
    bad = replace(
        record, planned=({**record.planned[0], "sentence": "When Dan is out, we do it."},)
    )
    for reader in ("caregiver", "fridge"):
        assert "Dan" not in page(bad, knowledge, reader)


def test_a_family_reads_what_it_hopes_for_and_no_week_is_held_against_it(
    knowledge: Knowledge,
) -> None:
    record = made(knowledge, "caregiver", goal=GOAL, checked=CHECKED, look_at=("Look.",), sure=6)
    told = page(record, knowledge, "caregiver")
    assert "falls asleep with less fuss" in told
    assert "December 20, 2026" in told
    for never in ("Not this week", "the flu", "6 of 10", "Look.", "Told by"):
        assert never not in told
        assert never not in page(record, knowledge, "fridge")
    assert GOAL.text not in page(record, knowledge, "fridge")
    unsafe = replace(record, goal=replace(GOAL, text="no more Dan"))
    assert "no more" not in page(unsafe, knowledge, "caregiver")


def test_a_clinician_reads_the_goal_its_levels_and_each_week_by_whom(knowledge: Knowledge) -> None:
    record = made(
        knowledge, "clinician", goal=GOAL, checked=CHECKED, look_at=("Look at it.",), sure=6
    )
    told = page(record, knowledge, "clinician")
    for part in ("“falls asleep with less fuss”", "Review on 2026-12-20", "b (where it began)", "6 of 10", "the flu", "Rosa"):  # fmt: skip
        assert part in told
    assert told.count("Look at it.") == 2
    assert told.index("From the weekly check-ins") < told.index("Told week by week")
    assert "| 2026-12-13 |   | not said | not said | not said |   |" in told
    bare = page(made(knowledge, "clinician", goal=replace(GOAL, levels=())), knowledge, "clinician")
    assert "What would be seen" not in bare
    assert "Told week by week" not in bare


def test_the_calendar_holds_the_details_and_nothing_that_names_somebody_unsafe(
    knowledge: Knowledge,
) -> None:
    record = made(knowledge, "caregiver")
    wording = wording_of(knowledge, record.told.case, "caregiver")
    week = week_of(record.planned, record.told.case, wording)
    told = calendar(week, "i-1", date(2026, 11, 23), datetime(2026, 11, 22, tzinfo=UTC))
    assert "How often: Once a day." in told.replace("\r\n ", "")
    assert "Dan" not in told
    assert "VALARM" not in told
    bare = week_of(({"activity": "a", "title": "Drum", "when": "any", "minutes": 0},), record.told.case, wording)  # fmt: skip
    assert "DESCRIPTION" not in calendar(bare, "i-1", date(2026, 11, 23), datetime(2026, 11, 22, tzinfo=UTC))  # fmt: skip


def test_a_deidentified_check_in_keeps_codes_alone(script: Script) -> None:
    value = {"by": "Rosa", "did": "few", "in_the_way": "Rosa was ill", "goal": 1, "aim": "like Rosa", "top": 2}  # fmt: skip
    case = case_of("on_edge")
    event = Event(1, "checked", value=value, informant="caregiver", at="2026-11-22T09:00:00")
    hidden = deidentified([told_of(case, events=(event,))], script, Veil(case, "client", -30, with_words=True))  # fmt: skip
    assert hidden["events"][0]["value"] == {"did": "few", "goal": 1, "top": 2}
