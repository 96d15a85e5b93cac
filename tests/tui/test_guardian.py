"""Whoever kills the program leaves no answer on the screen."""

import os
import pty
import select
import signal
import subprocess
import termios
from pathlib import Path

import pytest

from assistant.tui.guardian import CLEARED, cleared_if_killed
from tests.commands import environment, program

pytestmark = pytest.mark.broad
PATIENCE = 30
END = CLEARED.encode()[-12:]


def painted(screen: int, until: bytes, patience: float = PATIENCE) -> bytes:
    """Return what was painted up to these bytes, or up to a silence as long as that."""
    found = b""
    while until not in found and select.select([screen], [], [], patience)[0]:
        try:
            found += os.read(screen, 65536)
        except OSError:  # everybody left the terminal
            break
    return found


def test_who_leaves_in_the_ordinary_way_has_nothing_cleared() -> None:
    ours, theirs = pty.openpty()
    with cleared_if_killed(theirs):
        os.write(theirs, b"what was said")
    assert painted(ours, END, 0) == b"what was said"


def test_where_no_terminal_is_nothing_is_started() -> None:
    with cleared_if_killed():
        pass


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
def test_a_killed_program_leaves_a_clear_screen_and_a_terminal_that_echoes(
    tmp_path: Path, how: signal.Signals
) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        program("--practice", "--db", str(tmp_path / "cases.db")),
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        env={**environment(tmp_path), "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
    ) as talking:  # fmt: skip
        assert b"Leave now" in painted(ours, b"Leave now")
        talking.send_signal(how)
    assert painted(ours, END).endswith(END)
    painted(ours, b"none", 0.5)  # clearing comes first, the mode of the terminal after it
    assert termios.tcgetattr(theirs)[3] & termios.ICANON
