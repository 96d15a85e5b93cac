"""A small process that outlives this one: where the program is killed, it clears what stands on the screen.

It holds one end of a pipe and reads nothing else. When the pipe ends without a word, nobody took
leave, and the terminal still shows somebody's answers.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_LEAVE = b"over"
CLEARED = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1004l\x1b[<u"  # mouse, paste, keys
    "\x1b[2J\x1b[?1049l\x1b[0m\x1b[?25h\x1b[2J\x1b[3J\x1b[H"  # both screens, and what scrolled away
)
"""What gives a terminal back: the mouse, the cursor, and no line of what was said."""
_SOURCE = f"""
import os, sys, termios
if sys.stdin.buffer.read() != {_LEAVE!r}:
    os.write(1, {CLEARED.encode()!r})
    how = termios.tcgetattr(1)
    how[0] |= termios.ICRNL
    how[1] |= termios.OPOST
    how[3] |= termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN
    termios.tcsetattr(1, termios.TCSANOW, how)
"""


@contextmanager
def cleared_if_killed(screen: int | None = None) -> Iterator[None]:
    """Keep the guardian beside what runs inside; ``screen`` is a terminal, else the one we draw on.

    Where there is no terminal, or the system knows none, nothing is started.
    """
    fd = _terminal() if screen is None else screen
    if fd is None:
        yield
        return
    guardian = subprocess.Popen(  # noqa: S603  # our own interpreter and our own words
        [sys.executable, "-I", "-S", "-c", _SOURCE],
        stdin=subprocess.PIPE,
        stdout=fd,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # what is sent to us or typed here is not for it
    )
    try:
        yield
    finally:
        with suppress(OSError):
            guardian.communicate(_LEAVE)


def _terminal() -> int | None:
    """Return where Textual draws, where that is a terminal."""
    if sys.platform == "win32" or sys.__stderr__ is None:
        return None
    with suppress(OSError, ValueError):
        fd = sys.__stderr__.fileno()
        return fd if os.isatty(fd) else None
    return None
