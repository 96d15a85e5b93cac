"""kill -9 at any moment of a plain interview: whatever was acknowledged is there, and it goes on."""

import json
import os
import random
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from assistant.store.cases import Cases
from tests.commands import environment, program

SPOKEN = {"age": "9 years", "name": "Sam", "number": "15", "people": "Rosa, aunt, mon", "reviewing": "finish",
          "explaining": "plan", "planning": "close"}  # fmt: skip
STEPS = ("1", "finish", "plan", "close")


@dataclass
class Campaign:
    """One file, one process after another, each killed while it keeps an answer or soon after."""

    folder: Path
    chance: random.Random
    acknowledged: dict[str, int] = field(default_factory=dict)
    typed: dict[str, list[str]] = field(default_factory=dict)
    resumed: int = 0

    @property
    def database(self) -> Path:
        return self.folder / "cases.db"

    def one_kill(self, number: int) -> None:
        trace = self.folder / f"{number}.trace"
        with subprocess.Popen(
            program("--plain", "--db", str(self.database), "--trace", str(trace)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(self.folder),
        ) as talking:
            self._talk(talking, self.chance.randint(1, 25))
            talking.kill()
        turns = [json.loads(line) for line in _whole_lines(trace)]
        for turn in turns:
            self.acknowledged[turn["interview"]] = turn["saved"]
        self.check(turns)

    def _talk(self, talking: "subprocess.Popen[bytes]", count: int) -> None:
        """Answer that many turns, then type once more and let a moment pass."""
        assert talking.stdin is not None
        assert talking.stdout is not None
        trace = Path(str(talking.args[-1]))  # type: ignore[index]  # the list we gave
        for place in range(count + 1):
            if place < count:
                _read_turn(talking)
            turn = json.loads(_whole_lines(trace)[-1])
            line = self._line(turn)
            talking.stdin.write(f"{line}\n".encode())
            talking.stdin.flush()
        with suppress(subprocess.TimeoutExpired):
            talking.wait(self.chance.uniform(0, 0.012))

    def _line(self, turn: dict[str, Any]) -> str:
        if turn["kind"] == "resume":
            self.resumed += 1
            return "1"
        if turn["kind"] in {"text", "texts"}:
            said = f"words {self.chance.randint(0, 10**9)}"
            self.typed.setdefault(turn["interview"], []).append(said)
            return said
        if turn["kind"] == "checklist" and turn["options"]:
            return str(self.chance.randint(1, min(2, len(turn["options"]))))
        return SPOKEN.get(turn["kind"], "1")

    def check(self, turns: list[dict[str, Any]]) -> None:
        cases = Cases(self.database, ("", ""))
        assert cases._database.execute("PRAGMA integrity_check").fetchone() == ("ok",)  # noqa: SLF001  # nothing else reads it
        for interview, saved in self.acknowledged.items():
            events = cases.events(interview)
            assert [event.number for event in events] == list(range(1, len(events) + 1))
            assert saved <= len(events) <= saved + 3, "kept what was shown, and at most one turn more"
            assert cases.find(interview).events == len(events)
            said = [event.said for event in events if event.said.startswith("words ")]
            assert said == [words for words in self.typed.get(interview, []) if words in said]
        assert turns
        cases.close()


def _read_turn(talking: "subprocess.Popen[bytes]") -> None:
    """Read up to the prompt; what was shown has been kept, and its trace line follows at once."""
    assert talking.stdout is not None
    said = b""
    while not said.endswith(b"\n> "):
        letter = os.read(talking.stdout.fileno(), 65536)
        assert letter, said.decode()
        said += letter


def _whole_lines(trace: Path) -> list[str]:
    text = trace.read_text(encoding="utf-8") if trace.exists() else ""
    return text[: text.rfind("\n") + 1].splitlines()
