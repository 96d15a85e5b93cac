"""A locked file at the command: by descriptor for scripts, by a terminal for people, never in an argument."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant import wiring
from tests.commands import Ended, call, program

WORDS = "river lamp cousin paper"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(wiring, "SCRYPT_COST", 2)
    yield
    wiring.keys.cache_clear()


@contextmanager
def handed(*lines: str) -> Iterator[str]:
    """A descriptor that gives these lines, by its number."""
    out, into = os.pipe()
    os.write(into, "".join(f"{line}\n" for line in lines).encode())
    os.close(into)
    try:
        yield str(out)
    finally:
        os.close(out)


def with_words(words: str, *arguments: str, typed: str = "") -> Ended:
    wiring.keys.cache_clear()  # a command of its own
    with handed(words) as number:
        return call(*arguments, "--passphrase-fd", number, typed=typed)


def test_a_script_locks_a_new_file_and_opens_it_again(tmp_path: Path) -> None:
    db, trace = str(tmp_path / "a.db"), tmp_path / "trace"
    first = with_words(WORDS, "--plain", "--db", db, "--trace", str(trace), typed="1\nfunny\nSam\n")
    assert first.code == 0
    assert "Recovery code, shown only now: " in first.err
    assert "no lock" not in first.out
    assert b"SQLite format 3" not in Path(db).read_bytes()
    interview = json.loads(trace.read_text(encoding="utf-8").splitlines()[-1])["interview"]
    again = with_words(WORDS, "case", interview, "--json", "--db", db)
    assert (again.code, json.loads(again.out)["client"]["name"]) == (0, "Sam")


def test_a_wrong_passphrase_is_a_kind_sentence_and_no_passphrase_is_another(tmp_path: Path) -> None:
    db = str(tmp_path / "a.db")
    with_words(WORDS, "--plain", "--db", db, typed="1\n")
    wrong = with_words("something else", "case", "i-x", "--db", db)
    assert (wrong.code, wrong.err) == (1, "That does not open this file. Nothing was harmed.\n")
    for arguments in (("case", "i-x"), ("--plain",), ("export", "i-x"), ("again", "i-x")):
        wiring.keys.cache_clear()
        none = call(*arguments, "--db", db)
        assert (none.code, none.out) == (1, "")
        assert "This file is locked." in none.err
    empty = with_words("", "--plain", "--db", db)
    assert empty.code == 1
    assert "--passphrase-fd: Descriptor" in empty.err
    closed = call("--plain", "--db", db, "--passphrase-fd", "999")
    assert closed.code == 1


@pytest.mark.broad
def test_without_anybody_and_without_a_descriptor_a_new_file_has_no_lock_and_says_so(
    tmp_path: Path,
) -> None:
    ended = call("--plain", "--db", str(tmp_path / "a.db"), typed="1\n")
    assert (ended.code, ended.err) == (0, "")
    assert "This file has no lock." in ended.out
    assert (tmp_path / "a.db").read_bytes().startswith(b"SQLite format 3")
    assert not (tmp_path / "a.db.keys").exists()
    practice = call("--plain", "--practice", "--db", str(tmp_path / "b.db"), typed="1\n")
    assert "no lock" not in practice.out


def test_no_option_takes_a_passphrase_and_no_variable_does() -> None:
    said = call("--help").out
    assert "--passphrase-fd" in said
    assert not [word for word in said.split() if word in {"--passphrase", "--password", "--key"}]
    for path in Path("assistant").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        for line in source.splitlines():
            if "environ" in line:
                assert "PASS" not in line.upper().replace("PASSPHRASE-FD", ""), path


def test_a_person_at_a_terminal_is_led_through_the_door(tmp_path: Path) -> None:
    """The real command on a terminal of its own, line by line, with a passphrase that is not shown."""
    master, slave = pty.openpty()
    env = {**os.environ, "COLUMNS": "80"}
    cheap = "import sys\nfrom assistant import wiring, cli\nwiring.SCRYPT_COST = 2\nsys.exit(cli.main(sys.argv[1:]))"
    command = [sys.executable, "-c", cheap, "--plain", "--db", str(tmp_path / "a.db")]
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True) as talking:  # fmt: skip
        os.close(slave)
        seen = heard(master, "> ")
        assert "A passphrase locks it" in seen
        for line, until in (("1", "while you type."), (WORDS, "once more."), (WORDS, "> ")):
            os.write(master, f"{line}\n".encode())
            seen = heard(master, until)
            assert "river" not in seen
        code = next(word for word in seen.split() if word.count("-") == 5)
        os.write(master, f"{code[-4:]}\n".encode())
        assert "Who can see this screen right now?" in heard(master, "> ")
        os.write(master, b"\x04")
        assert talking.wait(timeout=30) == 0
    os.close(master)
    assert not (tmp_path / "a.db").read_bytes().startswith(b"SQLite format 3")
    assert program()  # the command is there for others too


def heard(terminal: int, until: str) -> str:
    said = ""
    while not said.rstrip(" ").endswith(until.rstrip(" ")):
        said += os.read(terminal, 4096).decode()
    return said


def test_a_person_has_three_tries_at_a_verb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = str(tmp_path / "a.db")
    with_words(WORDS, "--plain", "--db", db, typed="1\n")
    typed = ["no", "not this", WORDS]
    monkeypatch.setattr("assistant.verbs.unlocking.somebody_is_there", lambda: True)
    monkeypatch.setattr("assistant.verbs.unlocking.getpass", lambda *_, **__: typed.pop(0))
    wiring.keys.cache_clear()
    ended = call("verify", "--db", db)
    assert (ended.code, ended.err.count("does not open")) == (0, 2)
    typed[:] = ["a", "b", "c"]
    wiring.keys.cache_clear()
    assert call("verify", "--db", db).err.endswith("It stays locked.\n")

    def gone(*_: object, **__: object) -> str:
        raise EOFError

    monkeypatch.setattr("assistant.verbs.unlocking.getpass", gone)
    wiring.keys.cache_clear()
    assert call("verify", "--db", db).err == "It stays locked.\n"


def test_a_person_types_a_new_passphrase_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = str(tmp_path / "a.db")
    call("--plain", "--practice", "--db", db, typed="1\n")
    for typed, code in (([WORDS, "other"], 1), ([WORDS, WORDS], 0)):
        monkeypatch.setattr("assistant.verbs.unlocking.getpass", lambda *_, t=typed, **__: t.pop(0))
        assert call("keys", "lock", "--db", db).code == code
