"""Tables for programs: no cell acts in a spreadsheet, every word comes back exactly."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.answers import Answer, Event
from assistant.domain.script import Script
from assistant.export.record import Told
from assistant.export.tables import codebook, long, wide
from assistant.export.tables.cells import csv_text, read_back, written
from tests.papers import HOSTILE, case_of, hostile_texts, told_of

ACT = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def read(text: str) -> list[list[str]]:
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    return [[read_back(cell) for cell in row] for row in rows]


def comes_back(text: str) -> bool:
    made = csv_text(("a", "b"), [(text, "x")])
    acts = any(cell.startswith(ACT) for row in csv.reader(io.StringIO(made[1:], newline="")) for cell in row)  # fmt: skip
    return read(made) == [["a", "b"], [text, "x"]] and not acts


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_cannot_act_and_comes_back(text: str) -> None:
    assert comes_back(text)


@given(st.text())
def test_any_text_comes_back_from_a_cell(text: str) -> None:
    assert comes_back(text)
    assert read_back(written(text)) == text


def test_hundreds_of_hostile_strings_come_back() -> None:
    assert [text for text in hostile_texts(500) if not comes_back(text)] == []


@pytest.mark.trust
def test_ten_thousand_hostile_strings_come_back() -> None:
    assert [text for text in hostile_texts(10_000, seed=5) if not comes_back(text)] == []


def interview(text: str = "words") -> Told:
    events = (
        Event(1, "opened", value=False, at="2026-11-22T09:00:00+00:00"),
        Event(2, "answered", "strengths.first", 1, [text], said=text, known="saw", wording=text, informant="caregiver"),
        Event(3, "answered", "functions.sleep.how_hard", 1, absent="declined", data={"own_words": True}),
    )  # fmt: skip
    answers = {
        "strengths.first": Answer("strengths.first", 2, [text], said=text),
        "client.pronouns": Answer("client.pronouns", 4, "he"),
        "client.weeks_at_birth": Answer("client.weeks_at_birth", 5, 31),
        "hopes": Answer("hopes", 6, absent="unknown_to_me", said=text, is_own_words=True),
        "now.same": Answer("now.same", 7, absent="declined", said="no thanks"),
    }
    told = told_of(case_of("on_edge"), events=events, answers=answers)
    return replace(told, label=text)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_long_table_has_one_row_for_each_event_and_the_words_as_typed(text: str) -> None:
    head, *rows = read(long.long_table([interview(text)]))
    assert tuple(head) == long.HEAD
    assert [row[head.index("number")] for row in rows] == ["1", "2", "3"]
    answered = dict(zip(head, rows[1], strict=True))
    assert answered["said"] == answered["wording"] == text
    assert json.loads(answered["value"]) == [text]
    declined = dict(zip(head, rows[2], strict=True))
    assert (declined["value"], declined["absent"]) == ("", "declined")
    assert json.loads(declined["data"]) == {"own_words": True}


@pytest.mark.broad
@pytest.mark.parametrize("text", HOSTILE)
def test_the_wide_table_has_one_row_for_each_interview(text: str, script: Script) -> None:
    head, one, two = read(wide.wide_table([interview(text), interview("calm")], script))
    row = dict(zip(head, one, strict=True))
    assert row["label"] == text
    assert json.loads(row["strengths.first"]) == [text]
    assert (row["strengths.first.absent"], row["client.pronouns"], row["client.weeks_at_birth"]) == ("", "he", "31")  # fmt: skip
    assert (row["hopes"], row["hopes.absent"]) == (text, "unknown_to_me")
    assert (row["now.same"], row["now.same.absent"]) == ("", "declined")
    assert (row["presenting.concerns"], row["presenting.concerns.absent"]) == ("", "not_asked")
    assert two[head.index("label")] == "calm"


def test_the_codebook_says_what_every_column_of_the_wide_table_means(script: Script) -> None:
    head, *rows = read(codebook.codebook(script))
    columns = [cell for row in rows for cell in row[:2]]
    wide_head, *_ = read(wide.wide_table([], script))
    assert wide_head == [*wide.HEAD, *columns]
    found = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    sleep = found["functions.sleep.how_hard"]
    assert json.loads(sleep["options"])
    assert sleep["text"]
    assert sleep["writes"] == "functions.sleep"
    assert found["hopes"]["options"] == ""
    assert found["safety.opener"]["sensitive"] == "yes"
    assert found["safety.illness"]["asked_of"] == "clinician"
    assert all(row["text"] and row["version"].isdigit() for row in found.values())
    assert all(all(json.loads(row["options"]).values()) for row in found.values() if row["options"])


def test_the_same_interviews_give_the_same_bytes(script: Script) -> None:
    assert long.long_table([interview()]) == long.long_table([interview()])
    assert wide.wide_table([interview()], script) == wide.wide_table([interview()], script)
