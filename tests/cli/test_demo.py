"""The demonstration clinic: every interview stands where it says, and all of it is thrown away."""

import io
import sys
from collections import Counter
from pathlib import Path

import pytest

from assistant import cli, wiring
from assistant.content.demo import clinic, invented
from assistant.interview.ports import NotKept

pytestmark = pytest.mark.broad


def test_there_are_a_dozen_cases_at_every_stage_and_in_every_voice() -> None:
    entries = clinic()
    assert len({entry["case"] for entry in entries}) >= 12
    assert {entry["voice"] for entry in entries} == {"caregiver", "self", "clinician"}
    assert {entry["stands"] for entry in entries} == {
        "asking",
        "paused",
        "reviewing",
        "explaining",
        "planning",
        "closed",
    }
    assert all(invented(entry["case"])["client"] for entry in entries)


def test_it_is_set_up_in_a_file_that_is_not_there_and_in_no_other(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = tmp_path / "clinic.db"
    wiring.set_up_clinic(path, lambda done, of: told.append((done, of)))
    count = len(clinic())
    assert told == [(place, count) for place in range(1, count + 1)]
    kept = wiring.cases(path).interviews()
    assert len(kept) == count
    assert Counter(each.case for each in kept).most_common(1)[0][1] == 3
    assert kept[0].touched > kept[-1].touched
    with pytest.raises(NotKept, match="is there already"):
        wiring.set_up_clinic(path, lambda *_: None)


def test_the_verb_opens_the_list_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    monkeypatch.setattr("signal.signal", lambda *_: None)
    assert cli.main(["demo", "--plain"]) == 0
    said = capsys.readouterr()
    assert "Cases: 11. Which one?" in said.out
    assert "14 of 14" in said.err
    assert list(tmp_path.iterdir()) == []
