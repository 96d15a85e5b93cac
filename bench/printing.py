"""A report of three pages as PDF, in a process that has typeset nothing before; time of the process beside it."""

import subprocess
import sys
from statistics import median
from time import perf_counter

from bench.house import ROOT

TIMES = 7
REACH = 0.5
"""Seconds from a composed report to its bytes, the typesetter loaded and every typeface read."""
MADE = """
from time import perf_counter
from tests.papers import case_of, report_of
from assistant.wiring import knowledge
report = report_of(case_of("quiet_infant"), knowledge(), "clinician")
began = perf_counter()
from assistant.printing.typesetting import pages, pdf
made = pdf(report)
print(perf_counter() - began, pages(made), len(made))
"""


def main() -> None:
    """Print the figure; one over its reach is a finding, never a failure."""
    taken, whole, said = [], [], ""
    for _ in range(TIMES + 1):
        began = perf_counter()
        ended = subprocess.run(
            [sys.executable, "-c", MADE], cwd=ROOT, capture_output=True, text=True, check=True
        )
        whole.append(perf_counter() - began)
        seconds, said = ended.stdout.split(maxsplit=1)
        taken.append(float(seconds))
    count, size = said.split()
    cold = median(taken[1:])
    verdict = "reached" if cold <= REACH else "not reached"
    print(
        f"report of {count} pages as PDF, {int(size) / 1024:.0f} KiB, cold: {cold:.2f} s of {REACH} s, {verdict}  (whole process {median(whole[1:]):.2f} s)"
    )


if __name__ == "__main__":
    sys.exit(main())
