"""Fuzz one door with atheris, guided by coverage: ``make fuzz DOOR=case SECONDS=600``.

Atheris is not needed to develop and has no wheel for every system; it is installed by ``make fuzz``.
"""

import sys
import tempfile
from pathlib import Path

import atheris


def main() -> None:
    """Run one door until the time is over or something crashes; the input that crashed is kept."""
    door, seconds = sys.argv[1], int(sys.argv[2])
    with atheris.instrument_imports(include=["assistant", "ruamel"]):
        from tests.fuzz.targets import doors  # noqa: PLC0415  # only what is imported here is watched

    folder = Path(tempfile.mkdtemp(prefix="undersong-fuzz-"))  # stays: atheris ends the process
    found = doors(folder)[door]
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(found.seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup(
        [sys.argv[0], str(corpus), f"-max_total_time={seconds}", "-max_len=65536", "-timeout=20"],
        found.target,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
