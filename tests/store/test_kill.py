"""kill -9 at any moment of a plain interview: whatever was acknowledged is there, and it goes on."""

import json
import os
import random
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from assistant.store.cases import Cases
from tests.commands import environment, program

pytestmark = pytest.mark.broad

LINES = {
    "age": "9 years", "name": "Sam", "number": "15", "people": "Rosa, aunt, mon",
    "reviewing": "finish", "explaining": "plan", "planning": "close",
}  # fmt: skip
PATIENCE = 30
"""Seconds to wait for a turn before the test says that it never came."""
MOST_EVENTS_A_TURN = 3


@dataclass
class Campaign:
    """One file and one process after another, each killed while it keeps an answer or soon after."""

    folder: Path
    chance: random.Random
    acknowledged: dict[str, int] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    resumed: int = 0
    unshown: int = 0

    def one_kill(self, number: int) -> None:
        trace = self.folder / f"{number}.trace"
        database = self.folder / "cases.db"
        with (self.folder / f"{number}.err").open("wb") as err, subprocess.Popen(
            program("--plain", "--db", str(database), "--trace", str(trace)),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=err,
            env=environment(self.folder),
        ) as talking:  # fmt: skip
            self._talk(talking, trace, self.chance.randint(1, 25))
            talking.kill()
        for turn in turns_of(trace):
            self.acknowledged[turn["interview"]] = turn["saved"]
        self._check(database)

    def _talk(self, talking: "subprocess.Popen[bytes]", trace: Path, count: int) -> None:
        """Answer that many turns one by one; the last answer may be kept or not when the end comes."""
        assert talking.stdin is not None
        pending: tuple[str, str] | None = None
        for place in range(1, count + 1):
            turn = next_turn(talking, trace, place)
            if pending is not None:
                self.words.setdefault(pending[0], []).append(pending[1])
            if turn["state"] == "closed":
                return
            line = self._line(turn)
            pending = (turn["interview"], line) if line.startswith("words ") else None
            talking.stdin.write(f"{line}\n".encode())
            talking.stdin.flush()
        with suppress(subprocess.TimeoutExpired):
            talking.wait(self.chance.uniform(0, 0.02))

    def _line(self, turn: dict[str, Any]) -> str:
        if turn["kind"] == "resume":
            self.resumed += 1
            return "1"
        if turn["kind"] in {"text", "texts"}:
            return f"words {self.chance.randint(0, 10**9)}"
        if turn["kind"] == "checklist":
            return str(self.chance.randint(1, min(2, len(turn["options"]))))
        return LINES.get(turn["state"]) or LINES.get(turn["kind"], "1")

    def _check(self, database: Path) -> None:
        cases = Cases(database, ("", ""))
        sound = cases._database.execute("PRAGMA integrity_check").fetchone()  # noqa: SLF001  # no port asks this
        assert sound == ("ok",)
        for interview, saved in self.acknowledged.items():
            events = cases.events(interview)
            assert [event.number for event in events] == list(range(1, len(events) + 1))
            assert saved <= len(events) <= saved + MOST_EVENTS_A_TURN
            assert cases.find(interview).events == len(events)
            self.unshown += len(events) > saved
            said = {event.said for event in events}
            assert said.issuperset(self.words.get(interview, []))
        cases.close()


def next_turn(talking: "subprocess.Popen[bytes]", trace: Path, place: int) -> dict[str, Any]:
    """Read what is shown until the trace has that many turns."""
    assert talking.stdout is not None
    os.set_blocking(talking.stdout.fileno(), False)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        talking.stdout.read()
        found = turns_of(trace)
        if len(found) >= place:
            return found[place - 1]
        assert talking.poll() is None, trace.with_suffix(".err").read_text(encoding="utf-8")
        with suppress(subprocess.TimeoutExpired):
            talking.wait(0.001)
    raise AssertionError(f"turn {place} never came")


def turns_of(trace: Path) -> list[dict[str, Any]]:
    """Return the turns whose line is whole."""
    text = trace.read_text(encoding="utf-8") if trace.exists() else ""
    return [json.loads(line) for line in text[: text.rfind("\n") + 1].splitlines()]


def campaign(folder: Path, kills: int, seed: int) -> Campaign:
    made = Campaign(folder, random.Random(seed))  # noqa: S311  # the same moments each time
    for number in range(kills):
        made.one_kill(number)
    return made


def test_twenty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    made = campaign(tmp_path, 20, seed=20261122)
    assert made.resumed >= 10
    assert sum(made.acknowledged.values()) > 100


@pytest.mark.trust
def test_two_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    made = campaign(tmp_path, 200, seed=7)
    assert made.resumed >= 100
    assert made.unshown, "some kill of so many fell between keeping and showing"
