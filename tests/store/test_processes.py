"""Several processes, a full disk, a read-only folder: nothing that was acknowledged is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.store.cases import Cases

BEGIN = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from assistant.domain.answers import Event
from assistant.interview.ports import NotKept
from assistant.store.cases import Cases
NOW = datetime(2026, 11, 22, tzinfo=UTC)
path = Path(sys.argv[1])
"""
OPEN_AT_ONCE = (
    BEGIN
    + """
print("ready", flush=True)
sys.stdin.readline()
cases = Cases(path, ("", ""))
begun = cases.begin(None, "self", NOW)
for number in range(1, 11):
    cases.keep(begun.interview, [Event(number, "noted", said=str(number))])
print(begun.interview, flush=True)
"""
)
FULL_DISK = (
    BEGIN
    + """
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
cases = Cases(path, ("", ""))
begun = cases.begin(None, "self", NOW)
size = max(each.stat().st_size for each in path.parent.iterdir())
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, resource.RLIM_INFINITY))
print(begun.interview, flush=True)
for number in range(1, 200):
    try:
        cases.keep(begun.interview, [Event(number, "noted", said="x" * 2000)])
    except NotKept as error:
        print(error, flush=True)
        break
    print(number, flush=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
cases.keep(begun.interview, [Event(number, "noted", said="after")])
print("room again", flush=True)
"""
)
NOBODY = (
    BEGIN
    + """
import os
import sqlite_utils, assistant.store.schema
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    cases = Cases(path, ("", ""))
    begun = cases.begin(None, "self", NOW)
    print("written")
except NotKept as error:
    print(error)
"""
)


def start(program: str, path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.broad
@pytest.mark.parametrize("round_", range(3))
def test_three_processes_can_open_one_fresh_file_at_once(round_: int, tmp_path: Path) -> None:
    path = tmp_path / f"{round_}.db"
    others = [start(OPEN_AT_ONCE, path) for _ in range(3)]
    for other in others:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
    said = [other.communicate("go\n", timeout=30) for other in others]
    assert [other.returncode for other in others] == [0, 0, 0], said
    cases = Cases(path, ("", ""))
    for out, _ in said:
        assert [event.number for event in cases.events(out.strip())] == list(range(1, 11))
    cases.close()


def test_a_full_disk_is_a_sentence_and_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    out, err = start(FULL_DISK, path).communicate(timeout=30)
    interview, *lines = out.splitlines()
    *acknowledged, sentence, after = lines
    assert (after, err) == ("room again", "")
    assert "What was kept before is safe." in sentence
    cases = Cases(path, ("", ""))
    kept = [event.said for event in cases.events(interview)]
    assert kept == ["x" * 2000] * len(acknowledged) + ["after"]
    assert len(acknowledged) > 3
    assert cases._database.execute("PRAGMA integrity_check").fetchone() == ("ok",)  # noqa: SLF001  # read back
    cases.close()


@pytest.mark.broad
@pytest.mark.parametrize("is_there", [True, False])
def test_a_read_only_folder_is_a_sentence(is_there: bool, tmp_path: Path) -> None:  # noqa: FBT001  # a table
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "cases.db"
    if is_there:
        cases = Cases(path, ("", ""))
        cases.close()
        path.chmod(0o444)
    for each in (tmp_path, *tmp_path.parents[:2]):
        each.chmod(0o755)
    folder.chmod(0o555)
    out, err = start(NOBODY, path).communicate(timeout=30)
    folder.chmod(0o755)
    assert "Name another" in out, err
    assert "Traceback" not in err
    assert [each.name for each in folder.iterdir()] == (["cases.db"] if is_there else [])


def test_a_disk_that_cannot_keep_answers_safely_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    Cases(path, ("", "")).close()
    program = (
        BEGIN
        + """
import sqlcipher3.dbapi2 as driver
from assistant.store import opening
opening._AFTER = ("synchronous=OFF",)
try:
    Cases(path, ("", ""))
except NotKept as error:
    print(error)
"""
    )
    out, err = start(program, path).communicate(timeout=30)
    assert "cannot keep answers safely" in out, err
