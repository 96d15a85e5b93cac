"""The command as others run it: a process of its own, or in this one where that is enough."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from assistant.cli import main
from tests.compiled import cache_home


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a person who never ran it: all data under one folder."""
    return {
        **os.environ,
        "XDG_CACHE_HOME": str(cache_home()),
        "XDG_DATA_HOME": str(tmp_path / "home"),
    }


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "assistant", *arguments]


def run(
    *arguments: str,
    typed: str | bytes = "",
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
) -> Ended:
    """Run the command in a process of its own."""
    given = typed.encode() if isinstance(typed, str) else typed
    ended = subprocess.run(
        program(*arguments),
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
        env=env,
        cwd=cwd,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def call(*arguments: str, typed: str = "") -> Ended:
    """Run the command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), _typed(typed):
        try:
            code = main(arguments)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    return Ended(code, out.getvalue(), err.getvalue())


@contextmanager
def _typed(text: str) -> Iterator[None]:
    before, sys.stdin = sys.stdin, io.StringIO(text)
    try:
        yield
    finally:
        sys.stdin = before
