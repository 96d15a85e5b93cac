"""The verb ``demo``: a throw-away clinic of invented cases, at every stage, to look around in."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant import wiring
from assistant.verbs.talk import talk


def demo(wanted: argparse.Namespace) -> int:
    """Set the clinic up in a folder of its own, open the desk, and throw all of it away afterwards.

    With ``--db`` it is set up in that file and stays there; a file that is there already is left alone.

    Raises:
        NotKept: the file is there already, or cannot be written.
    """
    with TemporaryDirectory(prefix="undersong-demo-") as folder:
        path = Path(wanted.db) if wanted.db else Path(folder) / "demo.db"
        wiring.set_up_clinic(path, _count)
        wanted.db, wanted.voice = str(path), wanted.voice or "clinician"
        wanted.practice = True
        return talk(wanted)


def _count(done: int, of: int) -> None:
    """Say how far it is; it takes a second or two."""
    end = "\n" if done == of else ""
    print(f"\rInvented cases, thrown away at the end: {done} of {of}", end=end, file=sys.stderr)  # noqa: T201  # the command's own voice
    sys.stderr.flush()
