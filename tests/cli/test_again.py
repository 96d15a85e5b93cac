"""``again``: the informant of an interview is asked again, line by line."""

from pathlib import Path

import pytest

from assistant import wiring
from assistant.interview.ports import NotKept
from assistant.interview.renewing import KEPT
from tests.commands import call

pytestmark = pytest.mark.broad

ON_EDGE = "tests/cases/on_edge.case.yaml"


def begun(path: Path) -> str:
    """An interview from a case file."""
    said = call("--db", str(path), "start", ON_EDGE, "--as", "caregiver").out
    return said.partition(":")[0]


def test_it_asks_whether_an_earlier_answer_is_still_right_and_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    first = begun(path)
    before = wiring.stored_interview(path, first).events
    ended = call("again", first, "--db", str(path), "--plain", typed="1\nsame\n")
    assert ended.code == 0
    assert "Still right?" in ended.out
    (again,) = (each for each in wiring.cases(path).interviews() if each.interview != first)
    later = wiring.stored_interview(path, again.interview)
    assert later.kept.case == wiring.stored_interview(path, first).kept.case
    assert [event.question for event in later.events if KEPT in event.data] == ["strengths.first"]
    assert wiring.stored_interview(path, first).events == before


def test_a_report_of_it_says_what_changed_and_is_made_again_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    first = begun(path)
    call(
        "again", first, "--db", str(path), "--plain", typed="1\nsame\nJo\n1\n2017-08-01\nnone\n1\n"
    )
    (again,) = (each for each in wiring.cases(path).interviews() if each.interview != first)
    name = again.interview
    paper = tmp_path / "one.md"
    made = call("report", name, "--format", "md", "--signed-by", "Dr. Reyes", "-o", str(paper), "--db", str(path))  # fmt: skip
    assert made.code == 0, made.err
    assert "What changed since" in paper.read_text(encoding="utf-8")
    second = tmp_path / "two.md"
    assert call("report", name, "--format", "md", "--again", "-o", str(second), "--db", str(path)).code == 0  # fmt: skip
    assert second.read_bytes() == paper.read_bytes()


def test_what_is_not_there_or_told_nothing_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    begun(path)
    ended = call("again", "nobody", "--db", str(path), "--plain")
    assert (ended.code, ended.out) == (1, "")
    assert "no interview or case" in ended.err
    empty = wiring.cases(path).begin(None, "caregiver", wiring.SystemClock().now())
    with pytest.raises(NotKept, match="nothing to ask again"):
        wiring.told_interview(path, empty.interview)
