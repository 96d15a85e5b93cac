"""The command practice: from the start to the paper, in a file of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from assistant import wiring
from assistant.cli import main
from assistant.verbs import practice as verb
from tests.commands import call, environment, program

VIEW = ["3"] * 12 + ["1", "1", "1", "1", "1", "1", "1", "As I see it.", "1", "Too fast."]
LINES = ["1", "1", "tell me about a usual night", "rate", "yes", *VIEW]


@pytest.fixture(autouse=True)
def _own_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signal.signal", lambda *_: None)


def test_a_visit_is_played_to_the_paper_in_its_own_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UNDERSONG_PRACTICE_DB", str(tmp_path / "mine.db"))
    ended = call("practice", "--plain", typed="\n".join([*LINES, "4", "6", "leave", ""]))
    assert ended.code == 0
    assert "Practice score:" in ended.out
    assert "starts here: Settle the body" in ended.out
    (paper,) = tmp_path.glob("undersong-practice-run-1-*.pdf")
    assert paper.read_bytes().startswith(b"%PDF")
    assert (tmp_path / "mine.db").exists()
    assert not (tmp_path / "undersong.db").exists()


def test_practice_is_kept_beside_the_clinic_and_never_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("UNDERSONG_PRACTICE_DB", raising=False)
    monkeypatch.setenv("UNDERSONG_DB", "/somewhere/clinic.db")
    assert wiring.practice_path().name == "practice.db"
    assert wiring.practice_path() != wiring.database_path()


@pytest.mark.broad
def test_own_cases_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    shipped = Path("knowledge/practice")
    for name in ("cases", "keys"):
        (tmp_path / name).mkdir()
        text = (shipped / name / "ben_and_the_car.yaml").read_text(encoding="utf-8")
        own = text.replace("id: ben_and_the_car", "id: mine", 1).replace("Ben and the car", "Mine")
        (tmp_path / name / "mine.yaml").write_text(own, encoding="utf-8")
    ended = call(
        "practice", "--plain", "--cases", str(tmp_path), "--db", str(tmp_path / "p.db"), typed="1\n"
    )
    assert "Level 1: Mine (new)" in ended.out


def test_without_a_terminal_the_way_out_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["practice"]) == verb.USAGE
    assert "--plain" in capsys.readouterr().err


@pytest.mark.broad
def test_a_stop_in_the_middle_keeps_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.plain.practice_face.PracticeFace.run", stopped)
    assert main(["practice", "--plain", "--db", str(tmp_path / "p.db")]) == verb.DONE
    assert "Kept as it is" in capsys.readouterr().err


def test_in_a_terminal_the_screen_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    opened = []
    monkeypatch.setattr(
        "assistant.tui.practice_app.run_practice", lambda _, theme: opened.append(theme)
    )
    assert not main(["--theme", "light", "practice", "--db", str(tmp_path / "p.db")])
    assert opened == ["light"]


@pytest.mark.broad
def test_line_by_line_never_loads_the_screen(tmp_path: Path) -> None:
    code = "import sys; from assistant.cli import main; main(sys.argv[1:]); print('textual' in sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", code, *program()[3:], "practice", "--plain", "--db", str(tmp_path / "p.db")],
        input="1\n1\nleave\n", capture_output=True, text=True, check=True, env=environment(tmp_path),
    )  # fmt: skip
    assert ended.stdout.endswith("False\n")


@pytest.mark.broad
def test_own_cases_with_something_wrong_are_not_played(tmp_path: Path) -> None:
    for name in ("cases", "keys"):
        (tmp_path / name).mkdir()
        text = Path("knowledge/practice", name, "ben_and_the_car.yaml").read_text(encoding="utf-8")
        own = text.replace("id: ben_and_the_car", "id: mine", 1).replace(
            "style: warm", "style: sour"
        )
        (tmp_path / name / "mine.yaml").write_text(own, encoding="utf-8")
    given = ("--cases", str(tmp_path), "--db", str(tmp_path / "p.db"))
    ended = call("practice", "--plain", *given)
    assert ended.code == 1
    assert "practice/cases/mine.yaml:1: There is no style 'sour'." in ended.err
    nowhere = call("practice", "--plain", "--cases", str(tmp_path / "none"))
    assert "is no folder" in nowhere.err
    (tmp_path / "cases/mine.yaml").write_text("id: mine\n", encoding="utf-8")
    assert "practice/cases/mine.yaml" in call("practice", "--plain", *given).err


def test_a_case_without_a_key_is_not_played_and_one_without_its_regression_case_says_so_at_the_end(
    tmp_path: Path,
) -> None:
    for name in ("cases", "keys"):
        (tmp_path / name).mkdir()
        text = Path("knowledge/practice", name, "ben_and_the_car.yaml").read_text(encoding="utf-8")
        own = text.replace("id: ben_and_the_car", "id: mine", 1).replace("case: recent", "case: no")
        (tmp_path / name / "mine.yaml").write_text(own, encoding="utf-8")
    given = ("--cases", str(tmp_path), "--db", str(tmp_path / "p.db"))
    typed = "\n".join(["1", "4", *LINES[2:], "4", ""])
    ended = call("practice", "--plain", *given, typed=typed)
    assert ended.code == 0
    assert "There is no regression case 'no_single_event'." in ended.out
    (tmp_path / "keys/mine.yaml").unlink()
    assert (
        "practice/keys/mine.yaml: There is no such key." in call("practice", "--plain", *given).err
    )
