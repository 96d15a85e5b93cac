"""The week plan as a calendar that any calendar program reads."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.signs import for_screen
from assistant.export.calendar import calendar
from assistant.export.pictures.week import DAYS, Doing, Week
from tests.papers import HOSTILE

START = date(2026, 11, 26)  # a Thursday
MADE = datetime(2026, 11, 25, 23, 30, tzinfo=timezone(timedelta(hours=-5)))


def events(text: str) -> list[dict[str, str]]:
    """Read a calendar as RFC 5545 says: unfold, part, take escapes away."""
    assert text.endswith("\r\n")
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name.split(";")[0]] = re.sub(r"\\(.)", lambda part: "\n" if part[1] in "nN" else part[1], value)  # fmt: skip
    return found


def week(text: str = "Drum together", days: tuple[str, ...] = DAYS) -> Week:
    return Week((Doing("drum", "Before bed", text, "Aunt Rosa", 5, days), Doing("walk", text, "Walk", "", 0)))  # fmt: skip


def test_each_thing_to_do_comes_again_on_its_days_for_four_weeks() -> None:
    drum, walk = events(calendar(week(days=("mon", "wed")), "i-1", START, MADE))
    assert drum["SUMMARY"] == "Before bed: Drum together"
    assert drum["DESCRIPTION"] == "with Aunt Rosa, 5 minutes"
    assert drum["RRULE"] == "FREQ=WEEKLY;UNTIL=20261223;BYDAY=MO,WE"
    assert drum["DTSTART"] == "20261130"  # the first Monday from then on
    assert walk["DTSTART"] == "20261126"
    assert "DESCRIPTION" not in walk
    assert drum["CLASS"] == "PRIVATE"


def test_the_same_plan_has_the_same_identity_and_the_time_comes_from_outside() -> None:
    one = calendar(week(), "i-1", START, MADE)
    assert one == calendar(week(), "i-1", START, MADE)
    drum, walk = events(one)
    assert drum["DTSTAMP"] == "20261126T043000Z"
    assert drum["UID"] != walk["UID"]
    later = events(calendar(week("Other words"), "i-1", START, MADE.astimezone(UTC)))
    assert later[0]["UID"] == drum["UID"]
    assert events(calendar(week(), "i-2", START, MADE))[0]["UID"] != drum["UID"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_makes_no_line_of_its_own(text: str) -> None:
    made = calendar(week(text), "i-1", START, MADE)
    calm = calendar(week(), "i-1", START, MADE)
    assert [list(one) for one in events(made)] == [list(one) for one in events(calm)]
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", made)


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_any_words_come_back_but_for_what_no_screen_shows(text: str) -> None:
    (drum, _) = events(calendar(week(text), "i-1", START, MADE))
    assert drum["SUMMARY"] == for_screen(f"Before bed: {text}")


def test_a_week_without_a_plan_is_an_empty_calendar() -> None:
    assert events(calendar(Week(()), "i-1", START, MADE)) == []
