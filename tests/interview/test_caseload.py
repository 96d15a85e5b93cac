"""The list of cases: a row for each case, found by a few letters of its name or its state."""

import pytest

from assistant.interview.caseload import in_words, matching, rows_of
from assistant.interview.ports import Kept

ANA = Kept(
    "i-1", "c-1", "Ana Lee", "clinician", "2026-11-01", "2026-11-20T09:30:00", closed=False,
    events=12, stage="asking", flags=2, informant="caregiver", age_months=110,
)  # fmt: skip
SCHOOL = ANA._replace(interview="i-2", informant="school", touched="2026-11-19T08:00:00", flags=0)
BEN = ANA._replace(interview="i-3", case="c-2", label="Ben", closed=True, flags=0, age_months=None)
OLD = ANA._replace(interview="i-4", case="c-3", label="Cid", archived=True)


def test_each_case_has_one_row_with_all_its_interviews() -> None:
    first, second, third = rows_of([ANA, SCHOOL, BEN, OLD])
    assert (first.label, first.state, first.flags, len(first.interviews)) == (
        "Ana Lee",
        "open",
        2,
        2,
    )
    assert (second.state, third.state) == ("finished", "archived")
    assert first.latest is ANA
    assert (
        in_words(first) == "Ana Lee · 9 years and 2 months · open · !2 · 2 interviews · 2026-11-20"
    )
    assert in_words(second) == "Ben · finished · 2026-11-20"
    assert rows_of([ANA._replace(stage="planning")])[0].state == "result"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["Ana Lee", "Ben"]),
        ("LEE", ["Ana Lee"]),
        ("ana open", ["Ana Lee"]),
        ("finished", ["Ben"]),
        ("flagged", ["Ana Lee"]),
        ("archived", ["Cid"]),
        ("all", ["Ana Lee", "Ben", "Cid"]),
        ("2026-11-20", ["Ana Lee", "Ben"]),
        ("zed", []),
    ],
)
def test_a_few_letters_find_a_case(text: str, found: list[str]) -> None:
    assert [row.label for row in matching(rows_of([ANA, BEN, OLD]), text)] == found
