"""The store is killed while it writes a locked file, at random moments: what it acknowledged is there."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

import pytest

from assistant.store.cases import Cases
from tests.store.faults.telling import vault_of

pytestmark = pytest.mark.broad

MOST_SECONDS = 0.12
A_FILE = 50
"""Kills after which a new file is begun, so that the last is as quick to look through as the first."""


def campaign(folder: Path, kills: int, seed: int) -> tuple[int, list[float]]:
    """Kill so many times; return how many answers were acknowledged, and what each recovery took."""
    chance = random.Random(seed)  # noqa: S311  # the same moments each time
    acknowledged, took = 0, list[float]()
    for first in range(0, kills, A_FILE):
        path = folder / f"{first}" / "cases.db"
        command = [sys.executable, "-m", "tests.store.faults.forker", str(path)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as forker:  # fmt: skip
            for _ in range(min(A_FILE, kills - first)):
                told = one_kill(forker, chance.uniform(0.002, MOST_SECONDS))
                acknowledged += len(told)
                took.append(recovered(path, told))
            assert forker.stdin is not None
            forker.stdin.close()
    return acknowledged, took


def one_kill(forker: "subprocess.Popen[str]", after: float) -> list[str]:
    """Begin a child, kill it, and return what it acknowledged."""
    assert forker.stdin is not None
    assert forker.stdout is not None
    forker.stdin.write("go\n")
    told = list[str]()
    timer: Timer | None = None
    for line in iter(forker.stdout.readline, "dead\n"):
        if line.startswith("child "):
            timer = Timer(after, os.kill, (int(line.split()[1]), signal.SIGKILL))
            timer.start()
        else:
            told.append(line)
    if timer is not None:
        timer.join()
    return told


def recovered(path: Path, told: list[str]) -> float:
    """Open the file and read what was told; return the seconds until it can be gone on with."""
    start = time.perf_counter()
    cases = Cases(path, ("", ""), vault=vault_of(path))
    listed = {each.interview: each.events for each in cases.interviews()}
    events = cases.events(told[-1].split()[0]) if told else []
    took = time.perf_counter() - start
    assert len(events) >= len(told)
    assert not told or listed[told[-1].split()[0]] == len(events)
    assert cases.findings() == []
    cases.close()
    return took


def late(took: list[float]) -> float:
    """Return what 95 of 100 do not exceed."""
    return sorted(took)[len(took) * 95 // 100]


def test_thirty_kills_lose_no_answer_of_a_locked_file(tmp_path: Path) -> None:
    acknowledged, took = campaign(tmp_path, 30, seed=7)
    assert acknowledged > 30
    assert late(took) < 0.25


@pytest.mark.trust
def test_a_thousand_kills_lose_no_answer_and_recovery_is_quick(tmp_path: Path) -> None:
    acknowledged, took = campaign(tmp_path, 1000, seed=20261122)
    assert acknowledged > 3000
    assert late(took) <= 0.05
