"""A home of its own for the programs that are measured: nothing of this person is read or written."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

BIN = Path(sys.executable).parent
ROOT = Path(__file__).parents[1]
CASE = str(ROOT / "tests" / "cases" / "on_edge.case.yaml")


@dataclass
class House:
    """A folder with a warm cache of content and as many fresh databases as are asked for."""

    folder: Path
    _numbers: count = field(default_factory=count)

    def env(self) -> dict[str, str]:
        """Return the environment of every program here."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return {
            **kept,
            "HOME": str(self.folder),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONPATH": str(ROOT),
        }

    def cache(self) -> Path:
        """Return where the programs find compiled content."""
        return self.folder / ".cache" / "undersong"

    def database(self) -> str:
        """Return where no database is yet."""
        return str(self.folder / f"answers-{next(self._numbers)}.db")

    def undersong(self, *arguments: str) -> list[str]:
        """Return our command."""
        return [str(BIN / "undersong"), *arguments]

    def python(self, *arguments: str) -> list[str]:
        """Return a command of the same Python."""
        return [sys.executable, *arguments]

    def warm(self) -> None:
        """Compile the content once, and every module with it."""
        for verb in (("questions",), ("formulate", CASE)):
            subprocess.run(
                self.undersong(*verb), env=self.env(), stdout=subprocess.DEVNULL, check=True
            )
