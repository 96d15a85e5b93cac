"""The conversation itself, in the terminal or line by line; every other verb only computes."""

import argparse
import gc
import os
import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from assistant import safekeeping, wiring
from assistant.domain.errors import Problem, WrongInput
from assistant.verbs.typed_lines import Lines
from assistant.verbs.unlocking import ask_unseen, by_keyring, descriptor, opened, somebody_is_there

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.interview.desk import Desk
    from assistant.tui.guard import Guard

DONE, USAGE = 0, 2


def check_in(wanted: argparse.Namespace) -> int:
    """Say how a week of a plan went; return 0 done, 2 usage.

    Raises:
        NotKept: nobody is called so, there is no plan, or the database cannot be opened.
    """
    path = opened(wanted)
    return talk(wanted, (wiring.planned_interview(path, wanted.case), wanted.by))


def again(wanted: argparse.Namespace) -> int:
    """Ask the informant of an interview again; return 0 done, 2 usage.

    Raises:
        NotKept: nobody is called so, nothing was told yet, or the database cannot be opened.
    """
    path = opened(wanted)
    return talk(wanted, renew=wiring.told_interview(path, wanted.case))


def talk(
    wanted: argparse.Namespace, come_for: tuple[str, str] | None = None, renew: str = ""
) -> int:
    """Hold the conversation; return 0 done, 2 usage.

    ``come_for`` is an interview whose week is told of, and who tells it; ``renew`` one to ask again.

    Raises:
        WrongInput: the trace cannot be written.
        NotKept: the database cannot be opened.
    """
    voice, practice = wanted.voice or "", getattr(wanted, "practice", False)
    if wanted.trace and not wanted.plain:
        print("--trace needs --plain.", file=sys.stderr)  # noqa: T201
        return USAGE
    by_hand = descriptor(wanted) is None and not practice
    path = wiring.database_path(wanted.db) if by_hand else opened(wanted, makes=True)
    comes = wiring.Coming(voice, come_for, renew, practice=practice)
    if wanted.plain:
        if by_hand and somebody_is_there() and not _passes(path, voice):
            return DONE
        return _plainly(wanted, lambda: wiring.desk(path, "plain", comes))
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        print(  # noqa: T201
            "There is no terminal here. Run undersong in a terminal, or use: undersong --plain",
            file=sys.stderr,
        )
        return USAGE
    gc.disable()  # what is made until the first question stays; the app turns it on again then
    from assistant.tui.surroundings import ours  # noqa: PLC0415  # before Textual, which reads them at once

    ours()
    from assistant.tui.app import run_app  # noqa: PLC0415  # computing verbs never import textual

    return run_app(
        lambda: wiring.desk(path, "terminal", comes),
        lambda desk: wiring.save_pages(desk, Path.cwd()),
        wanted.theme or os.environ.get("UNDERSONG_THEME", ""),
        _guard(path, voice, by_hand=by_hand),
    )


def _guard(path: Path, voice: str, *, by_hand: bool) -> "Guard":
    from assistant.tui.guard import Guard  # noqa: PLC0415  # as above

    asks_first = by_hand and not wiring.keys(path).is_open() and not by_keyring(path)
    return Guard(
        lambda: safekeeping.doorway(path, voice),
        wiring.keys(path).is_open,
        safekeeping.lock,
        safekeeping.back_up,
        safekeeping.Sleep().has_slept,
        asks_first,
    )


def _passes(path: Path, voice: str) -> bool:
    """Lead a person at a terminal through the door; who came in already does not see it."""
    from assistant.plain.door import pass_door  # noqa: PLC0415  # scripts meet no door

    if wiring.keys(path).is_open() or by_keyring(path):
        return True
    return pass_door(safekeeping.doorway(path, voice), sys.stdout, input, ask_unseen)


def _plainly(wanted: argparse.Namespace, make_desk: "Callable[[], Desk]") -> int:
    from assistant.plain.face import PlainFace  # noqa: PLC0415

    lines = Lines(sys.stdin, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    with ExitStack() as open_files:
        trace: TextIO | None = None
        if wanted.trace:
            trace = open_files.enter_context(_open_trace(Path(wanted.trace)))
        desk = make_desk()
        face = PlainFace(desk, sys.stdout, trace, lambda desk: wiring.save_pages(desk, Path.cwd()))
        try:
            face.run(lines)
        except KeyboardInterrupt:
            print("\nPaused. All you typed is kept.", file=sys.stderr)  # noqa: T201
        except BrokenPipeError:
            os.dup2(
                os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
            )  # nobody listens any more
        desk.leave()
        safekeeping.back_up(desk)
        return DONE


def _open_trace(path: Path) -> TextIO:
    try:
        return path.open("a", encoding="utf-8")
    except OSError as error:
        raise WrongInput(
            [Problem("--trace", f"{path} cannot be written.", "Name another file.")]
        ) from error
