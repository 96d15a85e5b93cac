"""A program in a real pseudo terminal of 80 by 24: what it paints, when, and what that cost.

CPU time is read from the program's own process clock, so what the bench does is not counted.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from bench.figures import Sample

LONGEST = 20.0
"""Seconds after which something that was not painted never will be."""
QUIET = 0.05
"""Seconds without output after which a program has come to rest."""
_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-9;:<=>?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^][^\x1b]*\x1b\\|[ -/]*[0-~])"
)


class Terminal:
    """Starts a program and waits for what it paints."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self._painted = b""
        self.began = time.perf_counter()
        self.process, self._fd = pty.fork()
        if self.process == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execve(command[0], list(command), dict(env))  # noqa: S606  # our own command

    def cpu(self) -> float:
        """Return the milliseconds of CPU that all its threads have used so far."""
        clock = (~self.process << 3) | 2  # the kernel's name for the clock of another process
        return time.clock_gettime_ns(clock) / 1e6

    def peak(self) -> float:
        """Return the most memory it ever held, in MiB."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def has_loaded(self, library: str) -> bool:
        """Say whether a compiled library is mapped into the program."""
        return library in Path(f"/proc/{self.process}/maps").read_text(encoding="utf-8")

    def until(self, text: str) -> float:
        """Wait until a text is on the screen; return the milliseconds since ``began``.

        A text may be broken over lines, so blanks do not count.
        """
        wanted = "".join(text.split()).encode()
        while wanted not in _bare(self._painted):
            if not self._read(LONGEST):
                raise TimeoutError(
                    f"not painted: {text!r}; instead: {_bare(self._painted)[-800:]!r}"
                )
        return (time.perf_counter() - self.began) * 1000

    def rest(self) -> None:
        """Wait until it paints no more."""
        while self._read(QUIET):
            pass

    def type(self, keys: str) -> None:
        """Press keys, and wait until that is on the screen."""
        os.write(self._fd, keys.encode())
        self.rest()

    def send(self, keys: str, text: str) -> Sample:
        """Press keys and wait until a text is painted.

        The CPU is taken when the program is at rest again: what it does after the paint delays the
        next key all the same.
        """
        self.rest()
        self._painted = b""
        cpu, self.began = self.cpu(), time.perf_counter()
        os.write(self._fd, keys.encode())
        wall = self.until(text)
        self.rest()
        return Sample(wall, self.cpu() - cpu)

    def end(self) -> None:
        """Ask it to stop, and make it where it does not."""
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGTERM)
        until = time.monotonic() + 5
        while time.monotonic() < until:
            with suppress(OSError):
                self._read(QUIET)  # an unread terminal would hold it
            if os.waitpid(self.process, os.WNOHANG)[0]:
                break
        else:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self._fd)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return False
        try:
            part = os.read(self._fd, 65536)
        except OSError:  # the other side is closed
            return False
        self._painted += part
        return bool(part)


def _bare(painted: bytes) -> bytes:
    """Return what stands on the screen, without colours, cursor moves and blanks."""
    return b"".join(_ESCAPES.sub(b"", painted).split())
