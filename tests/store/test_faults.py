"""The disk fails, or the program dies, at any call of anything the store does: nothing acknowledged is lost."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.store.faults.use_cases import KEYS, MIGRATIONS, USE_CASES

COMPILER = shutil.which("cc") or shutil.which("gcc")
SOURCE = Path(__file__).parent / "faults" / "shim.c"
pytestmark = [
    pytest.mark.broad,
    pytest.mark.skipif(
        COMPILER is None or sys.platform != "linux", reason="needs Linux and a C compiler"
    ),
]


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("shim") / "shim.so"
    command = [str(COMPILER), "-O1", "-shared", "-fPIC", "-o", str(built), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    return built


def tried(shim: Path, folder: Path, way: str, stride: int, *names: str) -> dict[str, Any]:
    """Do use cases, stopped at every ``stride``-th call; return what came of each."""
    command = [sys.executable, "-m", "tests.store.faults.host", str(folder), way, str(stride)]
    env = {**os.environ, "LD_PRELOAD": str(shim), "PYTHONPATH": str(Path.cwd())}
    ended = subprocess.run([*command, *names], capture_output=True, text=True, check=True, env=env)
    reports: dict[str, Any] = json.loads(ended.stdout)
    wrong = [text for report in reports.values() for text in report["wrong"]]
    assert wrong == [], ended.stderr[-2000:]
    return reports


def moments(reports: dict[str, Any]) -> int:
    return sum(int(report["moments"]) for report in reports.values())


@pytest.mark.parametrize(("way", "stride"), [("kill", 1), ("io", 3)])
def test_an_answer_is_kept_or_told_as_not_kept_at_every_call(
    way: str, stride: int, shim: Path, tmp_path: Path
) -> None:
    assert tried(shim, tmp_path / "f", way, stride, "keep")["keep"]["moments"] > 20


@pytest.mark.parametrize(("way", "stride"), [("kill", 347), ("half", 631)])
def test_everything_the_store_does_survives_at_some_calls(
    way: str, stride: int, shim: Path, tmp_path: Path
) -> None:
    reports = tried(shim, tmp_path / "f", way, stride, *USE_CASES)
    assert len(reports) == len(USE_CASES)
    assert moments(reports) > 40


def test_a_key_that_the_disk_did_not_take_is_told(shim: Path, tmp_path: Path) -> None:
    """The driver says nothing when it fails to change a key; what is behind it must look."""
    tried(shim, tmp_path / "f", "half", 37, "rekey")


def test_a_store_that_lies_is_seen_by_this(shim: Path, tmp_path: Path) -> None:
    """The control: an answer that is told as kept whatever the disk says."""
    with pytest.raises(AssertionError, match="told as done"):
        tried(shim, tmp_path / "f", "io", 6, "a lie")


@pytest.mark.trust
@pytest.mark.parametrize("way", ["kill", "io", "half", "full", "readonly"])
def test_everything_the_store_does_survives_at_every_call(
    way: str, shim: Path, tmp_path: Path
) -> None:
    reports = tried(shim, tmp_path / "f", way, 1, *USE_CASES)
    assert moments(reports) > 1500


@pytest.mark.trust
@pytest.mark.parametrize("names", [KEYS, MIGRATIONS], ids=["keys", "migrations"])
def test_keys_and_migrations_are_whole_or_not_at_all_at_every_call(
    names: tuple[str, ...], shim: Path, tmp_path: Path
) -> None:
    reports = tried(shim, tmp_path / "f", "kill", 1, *names)
    assert all(report["done"] >= 1 for report in reports.values())
