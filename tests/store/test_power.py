"""The power goes at any moment: every acknowledged answer is there afterwards, by a model of the disk."""

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.interview.ports import NotKept
from assistant.store.cases import Cases
from tests.store.faults.power import STYLES, Disk, calls_in
from tests.store.faults.telling import vault_of
from tests.store.test_faults import pytestmark, shim

__all__ = ["pytestmark", "shim"]


@dataclass
class Outcome:
    """How many disks were tried, in how many an answer was lost, and how many could not be opened."""

    states: int = 0
    lost: int = 0
    unreadable: int = 0


def recorded(shim: Path, folder: Path, answers: int, synchronous: str) -> tuple[Path, str]:
    """Tell so many answers and return the record of what the disk was asked."""
    told = folder / "told"
    told.mkdir(parents=True)
    log = folder / "log"
    command = [sys.executable, "-m", "tests.store.faults.telling", str(told), str(log), str(answers), synchronous]  # fmt: skip
    env = {**os.environ, "LD_PRELOAD": str(shim), "PYTHONPATH": str(Path.cwd())}
    subprocess.run(command, check=True, env=env)
    return log, str(told)


def cut(log: Path, told: str, folder: Path, cuts: int, seed: int) -> Outcome:
    """Cut the power so many times, in every style, and look at each disk."""
    chance, outcome, calls = random.Random(seed), Outcome(), calls_in(log)  # noqa: S311  # the same moments each time
    moments = sorted(chance.sample(range(1, len(calls)), min(cuts, len(calls) - 1)))
    disk, done = Disk(), 0
    for moment in moments:
        for call in calls[done:moment]:
            disk.take(call, told)
        done = moment
        for style in STYLES:
            look(disk.after_a_cut(style, chance), disk.acknowledged, folder, outcome)
    return outcome


def look(files: dict[str, bytes], acknowledged: int, folder: Path, outcome: Outcome) -> None:
    """Open the disk as the program would, and count what is there of what was acknowledged."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / Path(name).name).write_bytes(content)
    outcome.states += 1
    path = folder / "cases.db"
    try:
        cases = Cases(path, ("", ""), vault=vault_of(path))
    except NotKept:
        outcome.unreadable += acknowledged > 0
        outcome.lost += acknowledged > 0
        return
    try:
        kept = [len(cases.events(each.interview)) for each in cases.interviews()]
    except NotKept:
        kept, outcome.unreadable = [], outcome.unreadable + 1
    cases.close()
    outcome.lost += sum(kept) < acknowledged


def campaign(
    shim: Path, folder: Path, answers: int, cuts: int, synchronous: str = "FULL"
) -> Outcome:
    log, told = recorded(shim, folder, answers, synchronous)
    return cut(log, told, folder / "disk", cuts, seed=20261122)


def test_no_answer_is_lost_when_the_power_goes(shim: Path, tmp_path: Path) -> None:
    outcome = campaign(shim, tmp_path, answers=60, cuts=60)
    assert (outcome.lost, outcome.unreadable) == (0, 0)
    assert outcome.states == 240


def test_a_file_that_does_not_wait_for_the_disk_loses_answers_in_this_model(
    shim: Path, tmp_path: Path
) -> None:
    """The control: what cannot see a loss proves nothing."""
    assert campaign(shim, tmp_path, answers=60, cuts=40, synchronous="NORMAL").lost > 20


@pytest.mark.trust
def test_no_answer_is_lost_in_six_thousand_ways_the_power_can_go(
    shim: Path, tmp_path: Path
) -> None:
    outcome = campaign(shim, tmp_path, answers=600, cuts=1500)
    assert (outcome.lost, outcome.unreadable) == (0, 0)
    assert outcome.states >= 5000
    assert campaign(shim, tmp_path / "control", 600, 250, "NORMAL").lost > 100
