"""Tells the store answer after answer and acknowledges each in a file beside it; recorded by the shim.

``python -m tests.store.faults.telling FOLDER LOG ANSWERS SYNCHRONOUS``; the file has a lock whose key is all zeros.
"""

import ctypes
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from assistant.domain.answers import Event
from assistant.store.cases import Cases
from assistant.store.slots import Held
from assistant.store.vault import Vault

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
KEY = bytes(32)
ACKNOWLEDGED = "acknowledged"


def vault_of(path: Path) -> Vault:
    """A vault that holds the key without a slot."""
    vault = Vault(path, "Ann", 2)
    vault.hold(path, Held(KEY, "Ann", "person"))
    return vault


def main() -> None:
    folder, log, answers, synchronous = sys.argv[1:]
    library = ctypes.CDLL(None)
    library.shim_below(folder.encode())
    library.shim_log_to(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND))
    told = os.open(Path(folder) / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    path = Path(folder) / "cases.db"
    cases = Cases(path, ("d" * 64, "k" * 64), vault=vault_of(path))
    interview = cases.begin(None, "self", NOW).interview
    cases._database.execute("PRAGMA wal_autocheckpoint=40")  # noqa: SLF001  # so that a short run has many of them
    cases._database.execute(f"PRAGMA synchronous={synchronous}")  # noqa: SLF001  # the control is less careful
    for number in range(1, int(answers) + 1):
        cases.keep(interview, [Event(number, "noted", said=f"answer {number} " * 8, at=NOW.isoformat())])  # fmt: skip
        os.write(told, f"{number}\n".encode())
    os._exit(0)


if __name__ == "__main__":
    main()
