"""Runs every measurement and prints the table."""

import sys
import tempfile
from pathlib import Path

from bench import answer, start, whole_process
from bench.figures import HEAD
from bench.house import House


def main() -> None:
    """Print the table; a ratio over its reach is a finding, never a failure."""
    with tempfile.TemporaryDirectory(prefix="undersong-bench-") as folder:
        house = House(Path(folder))
        house.warm()
        started, remembered = start.figures(house)
        answered, aged = answer.figures(house)
        rows = [started, answered, whole_process.figure(house), remembered, aged]
        early, ever = start.loads_pydantic(house)
    print(HEAD)
    for row in rows:
        print(row.row())
    print(f"pydantic at the first paint: {_said(early)}; after the first answer: {_said(ever)}")


def _said(is_there: bool) -> str:  # noqa: FBT001  # a yes or a no is all there is
    return "imported (not reached)" if is_there else "not imported (reached)"


if __name__ == "__main__":
    sys.exit(main())
