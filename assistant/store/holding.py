"""Who holds an interview: a process, told apart from a later one with the same number."""

import os
from pathlib import Path

_STARTED = 19
"""Place of the start time after the name of the command in /proc/PID/stat."""


def mark_of(process: int) -> str:
    """Return the number of a process, and when it started where the system says so."""
    return " ".join([str(process), *_since(process)])


def runs(process: int) -> bool:
    """Say whether a process runs; one that is dead and not yet buried does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return _stat(process)[:1] != ["Z"]


def _since(process: int) -> list[str]:
    fields = _stat(process)
    return [*_boot(), fields[_STARTED]] if fields else []


def _stat(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return []


def _boot() -> list[str]:
    try:
        return [Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()]
    except OSError:
        return []
