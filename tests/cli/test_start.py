"""``start``: a case file becomes an interview that can be gone on with."""

import json
from pathlib import Path

import pytest

from assistant.cli import main

ON_EDGE = "tests/cases/on_edge.case.yaml"


@pytest.mark.broad
def test_a_case_file_becomes_an_interview_with_its_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = str(tmp_path / "a.db")
    assert main(["start", ON_EDGE, "--db", database]) == 0
    interview, _, said = capsys.readouterr().out.partition(":")
    assert "questions answered from on_edge.case.yaml" in said
    assert main(["case", interview, "--db", database, "--json"]) == 0
    case = json.loads(capsys.readouterr().out)
    assert case["functions"]["sleep"] == 3
    assert case["preferences"]["unsafe_people"][0]["name"] == "Dan"


@pytest.mark.parametrize("text", ["contract: 1\n", "contract: [", '{"contract": 1}'])
def test_a_file_that_is_no_case_begins_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    file = tmp_path / ("bad.json" if text.startswith("{") else "bad.yaml")
    file.write_text(text, encoding="utf-8")
    database = tmp_path / "a.db"
    assert main(["start", str(file), "--db", str(database)]) == 1
    assert not database.exists()
    assert capsys.readouterr().err


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["start", "nowhere.yaml"]) == 1
    assert "cannot be read" in capsys.readouterr().err
