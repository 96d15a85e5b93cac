"""The verbs for those who change the knowledge: which cases change, and what comes up in none."""

import json
from pathlib import Path

import pytest

from tests.commands import call

pytestmark = pytest.mark.broad

CASES = Path("tests/cases")
CASE = CASES / "on_edge.case.yaml"


def folder(tmp_path: Path, expected: str | None = "start_with: regulate\n") -> Path:
    made = tmp_path / "cases"
    made.mkdir()
    (made / "one.case.yaml").write_bytes(CASE.read_bytes())
    if expected is not None:
        (made / "one.expect.yaml").write_text(expected, encoding="utf-8")
    return made


def test_every_invented_case_of_the_repository_is_met() -> None:
    ended = call("cases")
    assert (ended.code, ended.err) == (0, "")
    names = [path.name.removesuffix(".case.yaml") for path in sorted(CASES.glob("*.case.yaml"))]
    assert [line.split()[0] for line in ended.out.splitlines()] == names
    assert all(line.endswith(("met", "nothing expected")) for line in ended.out.splitlines())


def test_a_case_says_where_it_starts_and_what_is_not_met(tmp_path: Path) -> None:
    made = folder(tmp_path, "start_with: relate\nconfidence: moderate\n")
    ended = call("cases", str(made))
    assert ended.code == 1
    line, missed = ended.out.splitlines()
    assert line.split() == ["one", "regulate", "moderate", "NOT", "MET"]
    assert missed.strip() == "start_with: regulate, not relate"
    (plain,) = json.loads(call("cases", str(made), "--json").out)["cases"]
    assert plain["unmet"] == ["start_with: regulate, not relate"]


def test_a_case_of_which_nothing_is_expected_is_run_all_the_same(tmp_path: Path) -> None:
    made = folder(tmp_path, None)
    ended = call("cases", str(made))
    assert (ended.code, ended.out.split()[-2:]) == (0, ["nothing", "expected"])
    (plain,) = json.loads(call("cases", str(made), "--json").out)["cases"]
    assert plain["unmet"] is None


def test_what_changed_since_is_said_by_case(tmp_path: Path) -> None:
    made, kept = folder(tmp_path), tmp_path / "kept.json"
    assert call("cases", str(made), "--save", str(kept)).code == 0
    same = call("cases", str(made), "--against", str(kept))
    assert same.out.splitlines()[-1] == f"0 of 1 cases changed since {kept}"
    before = (made / "one.case.yaml").read_text(encoding="utf-8")
    quiet = before.replace("fine_movement: 2", "fine_movement: 0")
    assert quiet != before
    (made / "one.case.yaml").write_text(quiet, encoding="utf-8")
    (made / "two.case.yaml").write_text(before, encoding="utf-8")
    changes = json.loads(call("cases", str(made), "--against", str(kept), "--json").out)["changes"]
    assert changes["two"] == ["new"]
    assert any(line.startswith("cerebellum: function_bounds: ") for line in changes["one"])
    assert any(line.startswith("- sentences: caregiver, ") for line in changes["one"])
    assert any(line.startswith("+ sentences: trainee, ") for line in changes["one"])
    (made / "one.case.yaml").unlink()
    ended = call("cases", str(made), "--against", str(kept))
    assert "no longer there" in ended.out


def test_what_comes_up_in_no_case_is_named(tmp_path: Path) -> None:
    said = call("cases", str(folder(tmp_path)), "--reach").out
    assert "not_yet: 6 of 6 come up" in said or "not_yet:" in said
    assert "    not seizures" in said
    assert "    not sleep_unexamined" not in said


def test_what_cannot_be_run_is_said(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "There is no *.case.yaml" in call("cases", str(empty)).err
    made = folder(tmp_path)
    (made / "two.case.yaml").write_text("contract: 2\n", encoding="utf-8")
    (made / "three.case.yaml").write_bytes(b"\xe9")
    ended = call("cases", str(made))
    assert ended.code == 1
    assert "two.case.yaml" in ended.err
    assert "three.case.yaml" in ended.err


@pytest.mark.parametrize("option", ["--save", "--against"])
def test_a_file_that_is_not_there_is_said(tmp_path: Path, option: str) -> None:
    ended = call("cases", str(folder(tmp_path)), option, str(tmp_path / "no" / "file"))
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(option)


def test_the_schema_is_printed_as_it_stands_in_the_repository() -> None:
    ended = call("schema")
    assert ended.out == Path("docs/case.schema.json").read_text(encoding="utf-8")
