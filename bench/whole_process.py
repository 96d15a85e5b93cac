"""``undersong formulate`` as a whole process against one that only imports pydantic."""

import os
import subprocess
import time
from collections.abc import Sequence

from bench.figures import Figure, Sample, in_turns
from bench.house import CASE, House

TIMES = 15
ONE_MODEL = "import pydantic\nclass Model(pydantic.BaseModel):\n    number: int = 0\n"


def figure(house: House) -> Figure:
    """Return the figure; by CPU, as both only compute and wall adds what else the machine does."""
    ours = house.undersong("formulate", CASE, "--json", "--brief")
    pair = in_turns(
        lambda: _run(house, house.python("-c", ONE_MODEL)), lambda: _run(house, ours), TIMES
    )
    return Figure("3 formulate --json --brief", *pair, "cpu", 1.5)


def _run(house: House, command: Sequence[str]) -> Sample:
    began = time.perf_counter()
    process = subprocess.Popen(command, env=house.env(), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = (time.perf_counter() - began) * 1000
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return Sample(wall, (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024)
