"""Tells answers in a child until it is killed, again and again: one line of input, one child.

``python -m tests.store.faults.forker PATH``: each line begins a child, which prints its number, then
``INTERVIEW NUMBER`` once an answer is kept; ``dead`` follows when it is.
"""

import os
import sys
from pathlib import Path

from assistant.domain.answers import Event
from assistant.store.cases import Cases
from tests.store.faults.telling import NOW, vault_of


def tell(path: Path) -> None:
    cases = Cases(path, ("d" * 64, "k" * 64), vault=vault_of(path))
    cases._database.execute("PRAGMA wal_autocheckpoint=40")  # noqa: SLF001  # so that kills meet many of them
    interview, number = cases.begin(None, "self", NOW).interview, 0
    while True:
        number += 1
        cases.keep(interview, [Event(number, "noted", said=f"answer {number} " * 8, at=NOW.isoformat())])  # fmt: skip
        os.write(1, f"{interview} {number}\n".encode())


def main() -> None:
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            tell(Path(sys.argv[1]))
        os.write(1, f"child {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    main()
