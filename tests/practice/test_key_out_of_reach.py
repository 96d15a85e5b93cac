"""The key is in no file, no object and no memory of the trainee's process before the commitment."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from tests.commands import environment

CASE = "ben_and_the_car"
KEYS = Path(str(files("knowledge"))) / "practice/keys"
DRIVER = """
import gc, sys
def note(event, given):
    if event == "open" and isinstance(given[0], str):
        print(given[0], file=opened, flush=True)
opened = open(sys.argv[1], "a", encoding="utf-8")
sys.addaudithook(note)
from assistant.practice.studio import Studio
hear = Studio.hear
def heard(self, line):
    if line == "look":
        from assistant.practice.key import Key
        there = sum(isinstance(each, Key) for each in gc.get_objects())
        formed = "assistant.reasoning.formulation" in sys.modules
        print(f"keys {there} formed {formed}", flush=True)
        line = ""
    return hear(self, line)
Studio.hear = heard
from assistant.cli import main
raise SystemExit(main(["practice", "--plain", "--all", "--db", *sys.argv[2:]]))
"""
KINDS = {".json", ".yaml", ".db"}
BEFORE_KEPT = "Keep this as your view?"


def sentences() -> dict[str, bytes]:
    """What only a key holds, by case: its reason, and the line that it begins with."""
    found = {}
    for path in sorted(KEYS.glob("*.yaml")):
        reason = re.search(r'^because: "(.*)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
        assert reason is not None, path
        found[path.stem] = reason[1].encode()
    return found


class Trainee:
    """A process that practises line by line, and what can be seen of it from outside."""

    def __init__(self, folder: Path, *given: str) -> None:
        self.folder = folder
        self.opened = folder / "opened.txt"
        self.database = folder / "practice.db"
        self.process = subprocess.Popen(
            [sys.executable, "-c", DRIVER, str(self.opened), str(self.database), *given],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(folder) | {"PYTHONPATH": os.pathsep.join(sys.path)},
            text=True,
        )
        self.page = self._read()

    def _read(self) -> str:
        """Read on until the program waits for a line."""
        assert self.process.stdout is not None
        text = ""
        while not text.endswith("\n> ") and (letter := self.process.stdout.read(1)):
            text += letter
        return text

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()

    def type(self, *lines: str) -> str:
        assert self.process.stdin is not None
        for line in lines:
            self.process.stdin.write(f"{line}\n")
            self.process.stdin.flush()
            self.page = self._read()
        return self.page

    def choose(self, words: str) -> str:
        found = re.search(rf"^ *(\d+)  .*{re.escape(words)}", self.page, re.MULTILINE)
        assert found is not None, self.page
        return self.type(found[1])

    def memory(self) -> Iterator[bytes]:
        """Yield every part of its memory that it can write to."""
        home = Path(f"/proc/{self.process.pid}")
        with (home / "mem").open("rb", 0) as memory:
            for line in (home / "maps").read_text(encoding="utf-8").splitlines():
                place, rights, *_ = line.split()
                if not rights.startswith("rw"):
                    continue
                start, end = (int(each, 16) for each in place.split("-"))
                memory.seek(start)
                try:
                    yield memory.read(end - start)
                except OSError:  # a part that nobody may read holds nothing either
                    continue

    def holds(self) -> set[str]:
        """Return the cases of whose key something is in the memory."""
        left, found = sentences(), set()
        for part in self.memory():
            found |= {name for name, sentence in left.items() if sentence in part}
        return found

    def reads(self) -> set[str]:
        """Return the files of keys and cases that were ever opened."""
        names = self.opened.read_text(encoding="utf-8").splitlines()
        return {
            Path(name).name for name in names if "/keys/" in name or name.endswith(".case.yaml")
        }

    def files(self) -> Iterator[bytes]:
        """Yield everything that it wrote, every content that it read, and every file that it has open."""
        read = {Path(name) for name in self.opened.read_text(encoding="utf-8").splitlines()}
        for path in {*self.folder.glob("*"), *(each for each in read if each.suffix in KINDS)}:
            if path.is_file():
                yield path.read_bytes()
        for link in Path(f"/proc/{self.process.pid}/fd").iterdir():
            if link.exists() and link.resolve().is_file():
                yield link.resolve().read_bytes()


def own_case(folder: Path) -> str:
    """Make a folder with a case of one's own beside the shipped ones."""
    for name in ("cases", "keys"):
        (folder / name).mkdir(parents=True)
        text = (KEYS.parent / name / f"{CASE}.yaml").read_text(encoding="utf-8")
        (folder / name / "mine.yaml").write_text(
            text.replace(f"id: {CASE}", "id: mine", 1), encoding="utf-8"
        )
    return str(folder)


@pytest.fixture(params=["shipped", "own"])
def trainee(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Trainee]:
    if not Path("/proc/self/mem").exists():
        pytest.skip("this system does not show a process its memory")
    given = ["--cases", own_case(tmp_path / "cases")] if request.param == "own" else []
    found = Trainee(tmp_path, *given)
    yield found
    found.end()


@pytest.mark.broad
def test_no_key_is_in_the_process_or_its_files_until_the_own_view_is_kept(trainee: Trainee) -> None:
    trainee.type("1")
    trainee.choose("Ben and the car")
    trainee.type("tell me about a usual night", "has anything scary happened?", "rate", "yes")
    while BEFORE_KEPT not in trainee.page:
        trainee.type("words of my own" if "your own words" in trainee.page else "1")
    assert "keys 0 formed False" in trainee.type("look")
    assert trainee.holds() == set()
    assert trainee.reads() == set()
    written = b"".join(trainee.files())
    assert not any(sentence in written for sentence in sentences().values())

    trainee.type("1", "I asked too fast")
    assert "Practice score" in trainee.page
    trainee.choose("My formulation beside the key")
    assert trainee.holds() == {CASE}  # so the search does find what is there, and no other key came
    assert trainee.reads() == {f"{CASE}.yaml", "recent_single_event.case.yaml"}
