"""``checkin``: how a week of a plan went, told line by line."""

from pathlib import Path

import pytest

from assistant import wiring
from assistant.interview.ports import NotKept
from tests.commands import call

ON_EDGE = "tests/cases/on_edge.case.yaml"


def begun(path: Path) -> str:
    """An interview at its first open question, from a case file."""
    said = call("--db", str(path), "start", ON_EDGE, "--as", "caregiver").out
    return said.partition(":")[0]


def planned(path: Path) -> str:
    """The same with a plan, chosen in the interview itself and closed."""
    interview = begun(path)
    with wiring.held_interview(path, interview) as talk:
        talk.hear("1")
        talk.do("review")
        for line in ("finish", "none", "finish", "plan", "1", "1", "1", "1", "1"):
            if talk.state.stage == "planning" and talk.turn().kind == "plan":
                break
            talk.hear(line)
        assert talk.turn().kind == "plan"
        talk.do("close")
    return interview


def test_a_week_is_told_by_anyone_and_kept_with_who_told_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    interview = planned(path)
    ended = call("checkin", interview, "--db", str(path), "--plain", "--by", "Grandma", typed="2\n3\n1\n1\n")  # fmt: skip
    assert ended.code == 0
    assert "A week that was missed is fine" in ended.out
    assert "Thank you. That is kept." in ended.out
    (told,) = wiring.stored_interview(path, interview).state.checkins
    assert (told["by"], told["did"], told["in_the_way"], told["need_us"]) == ("Grandma", "few", "slipped", False)  # fmt: skip
    assert wiring.stored_interview(path, interview).state.stage == "closed"
    assert wiring.stored_interview(path, interview).case() == wiring.stored_case(path, interview)
    assert "checkins" not in wiring.stored_case(path, interview)


@pytest.mark.broad
def test_the_end_of_input_in_a_check_in_is_a_pause_and_it_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    case = wiring.stored_interview(path, planned(path)).kept.case
    assert call("--plain", "checkin", case, "--db", str(path), typed="1\n2\n").code == 0
    ended = call("--plain", "checkin", case.upper(), "--db", str(path), typed="1\n1\n")
    assert "What got in the way?" in ended.out
    assert "Thank you. That is kept." in ended.out


def test_without_a_plan_or_a_case_it_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    interview = begun(path)
    for name, said in ((interview, "has no plan yet"), ("nobody", "no interview or case")):
        ended = call("checkin", name, "--db", str(path), "--plain")
        assert (ended.code, ended.out) == (1, "")
        assert said in ended.err
    gone = call("checkin", "x", "--db", str(tmp_path / "none.db"), "--plain")
    assert "There is no file" in gone.err


@pytest.mark.broad
def test_a_name_of_several_cases_is_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    first, second = planned(path), planned(path)
    for interview in (first, second):
        wiring.cases(path).name(interview, "Jo")
    with pytest.raises(NotKept, match="several cases") as refused:
        wiring.planned_interview(path, "jo")
    assert first in str(refused.value)
    assert wiring.planned_interview(path, second) == second
