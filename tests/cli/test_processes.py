"""The command as a process: signals are a pause, and verbs that compute load no screen."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.conversation.language.reader import Reader
from assistant.conversation.understood import understood
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Script
from tests.commands import program, run
from tests.likeness.tiny import write_package

HEAVY = """
import sys
from assistant.cli import main
code = main(sys.argv[1:])
heavy = {"textual", "rich", "sqlite_utils", "sqlcipher3", "transitions", "numpy"} & set(sys.modules)
print(sorted(heavy), code, file=sys.stderr)
"""
CASE = '{"contract": 1, "client": {"label": "x", "age_months": 108, "informant": "caregiver"}}\n'


@pytest.mark.broad
@pytest.mark.parametrize("arguments", [("formulate", "-", "--json"), ("questions", "--json"), ("understand", "--json")])  # fmt: skip
def test_a_verb_that_computes_loads_no_screen_and_no_database(arguments: tuple[str, ...]) -> None:
    typed = CASE if "formulate" in arguments else ""
    ended = subprocess.run([sys.executable, "-c", HEAVY, *arguments], input=typed, capture_output=True, text=True, timeout=60, check=True)  # fmt: skip
    assert ended.stderr == "[] 0\n"


def test_weights_that_are_not_the_checked_ones_change_nothing_and_load_nothing(
    tmp_path: Path, reader: Reader, knowledge: Knowledge, script: Script
) -> None:
    write_package(tmp_path)
    asked = [
        {"id": text, "text": text, "expects": {"kind": "yes_no"}}
        for text in ("yes", "could we carry on tomorrow maybe", "zzz qqq xxx")
    ]
    typed = "".join(f"{json.dumps(each)}\n" for each in asked)
    ended = subprocess.run([sys.executable, "-c", HEAVY, "understand", "--json"], input=typed, capture_output=True, text=True, timeout=60, check=True, env={**os.environ, "PYTHONPATH": str(tmp_path)})  # fmt: skip
    by_rules = [understood(each, reader, knowledge.windows, script.commands) for each in asked]
    assert [json.loads(line) for line in ended.stdout.splitlines()] == by_rules
    assert ended.stderr == "[] 0\n"


@pytest.mark.broad
def test_the_shipped_content_is_clean_and_checked_without_a_screen() -> None:
    ended = subprocess.run([sys.executable, "-c", HEAVY, "lint"], capture_output=True, text=True, timeout=60, check=True)  # fmt: skip
    assert (ended.stdout, ended.stderr) == ("", "[] 0\n")


@pytest.mark.broad
def test_a_case_that_is_computed_often_loads_no_yaml_and_no_pydantic() -> None:
    run("formulate", "-", "--json", typed=CASE)
    watch = HEAVY.replace('"textual", "rich"', '"ruamel.yaml"')
    ended = subprocess.run([sys.executable, "-c", watch, "formulate", "-", "--json"], input=CASE, capture_output=True, text=True, timeout=60, check=True)  # fmt: skip
    assert ended.stderr == "[] 0\n"


def talk(tmp_path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        program("--plain", "--db", str(tmp_path / "a.db"), "--trace", str(tmp_path / "trace")),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def read_until_asked(talking: "subprocess.Popen[str]") -> str:
    assert talking.stdout is not None
    said = ""
    while not said.endswith("\n> "):
        letter = talking.stdout.read(1)
        assert letter, said
        said += letter
    return said


def stored_kinds(tmp_path: Path) -> list[str]:
    from assistant.store.cases import Cases  # noqa: PLC0415  # the command is what is tested

    cases = Cases(tmp_path / "a.db", ("", ""))
    (kept,) = cases.interviews()
    kinds: list[str] = [event.kind for event in cases.events(kept.interview)]
    (mark,) = cases._database.execute("select held_by from interviews").fetchone()  # noqa: SLF001  # read back
    assert mark == ""
    cases.close()
    return kinds


@pytest.mark.broad
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_is_a_pause(number: signal.Signals, tmp_path: Path) -> None:
    with talk(tmp_path) as talking:
        assert talking.stdin is not None
        read_until_asked(talking)
        for line in ("1", "funny"):
            talking.stdin.write(f"{line}\n")
            talking.stdin.flush()
            read_until_asked(talking)
        talking.send_signal(number)
        _, err = talking.communicate(timeout=30)
    assert (talking.returncode, err) == (0, "\nPaused. All you typed is kept.\n")
    assert stored_kinds(tmp_path) == ["opened", "answered", "paused"]


@pytest.mark.broad
def test_nobody_who_listens_any_more_is_a_pause(tmp_path: Path) -> None:
    with talk(tmp_path) as talking:
        assert talking.stdin is not None
        assert talking.stdout is not None
        read_until_asked(talking)
        talking.stdin.write("1\n")
        talking.stdin.flush()
        read_until_asked(talking)
        talking.stdout.close()
        talking.stdin.write("funny\nSam\n")
        talking.stdin.close()
        assert talking.wait(timeout=30) == 0
        assert talking.stderr is not None
        assert talking.stderr.read() == ""
    assert stored_kinds(tmp_path) == ["opened", "answered", "paused"]


@pytest.mark.broad
def test_bytes_that_are_no_text_do_not_end_the_conversation(tmp_path: Path) -> None:
    ended = run("--plain", "--db", str(tmp_path / "a.db"), typed=b"1\nfun\xffny\x00\n")
    assert (ended.code, ended.err) == (0, "")
    assert stored_kinds(tmp_path) == ["opened", "answered", "paused"]


@pytest.mark.broad
def test_a_second_window_is_told_that_the_first_has_the_interview(tmp_path: Path) -> None:
    with talk(tmp_path) as first:
        assert first.stdin is not None
        read_until_asked(first)
        first.stdin.write("1\n")
        first.stdin.flush()
        read_until_asked(first)
        ended = run(
            "--plain",
            "--db",
            str(tmp_path / "a.db"),
            "--trace",
            str(tmp_path / "second"),
            typed="1\n",
        )
        first.stdin.write("funny\n")
        first.stdin.flush()
        read_until_asked(first)
        first.communicate(timeout=30)
    traces = [
        json.loads(line) for line in (tmp_path / "second").read_text(encoding="utf-8").splitlines()
    ]
    assert ended.code == 0
    assert [trace["kind"] for trace in traces] == ["resume", "resume"]
    assert "continue" not in traces[1]["options"]
    assert stored_kinds(tmp_path) == ["opened", "answered", "paused"]


def test_a_dumb_terminal_is_sent_to_the_plain_face() -> None:
    leader, follower = pty.openpty()
    ended = subprocess.run(program(), stdin=follower, stdout=follower, stderr=subprocess.PIPE, env={**os.environ, "TERM": "dumb"}, timeout=60, check=False)  # fmt: skip
    os.close(leader)
    os.close(follower)
    assert ended.returncode == 2
    assert b"--plain" in ended.stderr
