"""The verb ``practice``: talk with an invented family, write down an own view, and see what it came to."""

import argparse
import os
import signal
import sys
from pathlib import Path

from assistant import wiring
from assistant.verbs.typed_lines import Lines

DONE, USAGE = 0, 2


def practice(wanted: argparse.Namespace) -> int:
    """Practise until the trainee leaves; return 0 done, 2 usage.

    Raises:
        WrongInput: a case of the folder that was named cannot be used.
        NotKept: the practice file cannot be opened, or it is the clinic's.
    """
    cases = Path(wanted.cases) if wanted.cases else None
    path = wiring.practice_path(wanted.db)
    has_terminal = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if not wanted.plain and not has_terminal:
        print("There is no terminal here. Use: undersong practice --plain", file=sys.stderr)  # noqa: T201
        return USAGE
    studio = wiring.studio(path, cases, all_open=wanted.all)
    if not wanted.plain:
        from assistant.tui.practice_app import run_practice  # noqa: PLC0415  # --plain never imports textual

        return run_practice(studio, wanted.theme or os.environ.get("UNDERSONG_THEME", ""))
    from assistant.plain.practice_face import PracticeFace  # noqa: PLC0415  # only for this

    lines = Lines(sys.stdin, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        return PracticeFace(studio, sys.stdout).run(lines)
    except KeyboardInterrupt:
        print("\nKept as it is. Come back any time.", file=sys.stderr)  # noqa: T201
        return DONE
