"""Does one use case again and again in children, each stopped at another call to the disk.

Run with the shim loaded: ``python -m tests.store.faults.host FOLDER WAY STRIDE NAME…``. ``WAY`` is
``kill``, an errno, or ``half`` for a write that stops half-way on a full disk. Prints one JSON object.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from assistant.domain.errors import AssistantError
from tests.store.faults.use_cases import KEPT, LIE, USE_CASES, Seen, UseCase, look

DONE, TOLD, SURPRISED = 0, 3, 4
WAYS = {"kill": -1, "half": -2, "io": errno.EIO, "full": errno.ENOSPC, "readonly": errno.EROFS}
MOST = 5000


@dataclass
class Report:
    """How many moments were tried, and everything that went wrong at one of them."""

    moments: int = 0
    done: int = 0
    wrong: list[str] = field(default_factory=list)


class Shim:
    """What stands between this program and the disk."""

    def __init__(self, folder: Path) -> None:
        self._library = ctypes.CDLL(None)
        self._library.shim_below(str(folder).encode())
        self.stop_at(0, 0)

    def stop_at(self, number: int, way: int) -> None:
        self._library.shim_stop_at(ctypes.c_long(number), way)


def campaign(folder: Path, way: str, stride: int, name: str) -> Report:
    """Stop a use case at every ``stride``-th call until it is through without being stopped."""
    use_case, report = USE_CASES.get(name, LIE), Report()
    before = folder / "before"
    before.mkdir(parents=True)
    use_case.prepare(before / "cases.db")
    shim = Shim(folder / "now")
    for number in range(1, MOST, stride):
        now = folder / "now"
        shutil.rmtree(now, ignore_errors=True)
        shutil.copytree(before, now)
        ended = one(use_case, now / "cases.db", shim, number, WAYS[way])
        was_stopped = ended < 0 or not (now / "through").exists()
        report.moments += 1
        judge(report, use_case, now / "cases.db", f"{name} at {number}", ended)
        if not was_stopped:
            return report
    report.wrong.append(f"{name} was never through")
    return report


def one(use_case: UseCase, path: Path, shim: Shim, number: int, way: int) -> int:
    """Do it in a child; return how that ended."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    shim.stop_at(number, way)
    code = SURPRISED
    try:
        use_case.do(path)
        code = DONE
    except AssistantError:
        code = TOLD
    except Exception as error:  # noqa: BLE001  # whatever it is, it is no sentence
        surprise = repr(traceback.extract_tb(error.__traceback__)[-3:]) + repr(error)
        os.write(2, f"{surprise}\n".encode())
    finally:
        passed = ctypes.CDLL(None).shim_count() < number
        shim.stop_at(0, 0)
        if passed:
            (path.parent / "through").touch()
        os._exit(code)


def judge(report: Report, use_case: UseCase, path: Path, where: str, ended: int) -> None:
    """See that nothing that was acknowledged is lost, and that nothing is told as done that is not."""
    if ended == SURPRISED:
        report.wrong.append(f"{where}: an error that is no sentence")
    try:
        seen = look(path)
    except AssistantError as error:
        report.wrong.append(f"{where}: cannot be opened afterwards: {error}")
        return
    lost = set() if is_new(use_case) else set(KEPT) - set(seen.said) - use_case.may_lose
    if lost:
        report.wrong.append(f"{where}: lost {sorted(lost)}")
    if seen.problems:
        report.wrong.append(f"{where}: {seen.problems}")
    if is_half(use_case, seen):
        report.wrong.append(f"{where}: half a state: {seen}")
    if ended == DONE and not use_case.is_done(seen):
        report.wrong.append(f"{where}: told as done, but {seen}")
    report.done += ended == DONE


def is_new(use_case: UseCase) -> bool:
    return use_case is USE_CASES["start"]


def is_half(use_case: UseCase, seen: Seen) -> bool:
    """Several events are kept all or none, and an erased case is there whole or not at all."""
    if use_case is USE_CASES["several"]:
        return ("four" in seen.said) != ("five" in seen.said)
    if use_case is USE_CASES["erase"]:
        return bool(seen.said) and seen.said != KEPT
    return False


def main() -> None:
    folder, way, stride, *names = sys.argv[1:]
    reports = {
        name: vars(campaign(Path(folder) / str(place), way, int(stride), name))
        for place, name in enumerate(names)
    }
    sys.stdout.write(json.dumps(reports))


if __name__ == "__main__":
    main()
