"""From the start of the process to the first question on the screen, and the memory that takes."""

from bench.bare_app import GREETING
from bench.figures import Figure, Sample, in_turns
from bench.house import House
from bench.terminal import Terminal

FIRST_ASK = "Who can see this screen right now?"
TIMES = 31
"""So many, since a start is short and a shared machine is not: with eleven the same code gave 1.41 and 1.73."""
TOO_EARLY = "pydantic_core"
"""Mapped into the process if and only if pydantic was imported, so nothing need be added to look."""


def figures(house: House) -> list[Figure]:
    """Return the start and the memory; both come from the same runs."""
    floor, ours = in_turns(lambda: _bare(house), lambda: _ours(house), TIMES)
    return [
        # Wall, as a person waits for it; the disk takes part, and there is nothing to wait for else.
        Figure("1 start to first question", floor, ours, "wall", 1.5),
        Figure("4 memory at first question", floor, ours, "peak", 1.5),
    ]


def _bare(house: House) -> Sample:
    return _started(Terminal(house.python("-m", "bench.bare_app"), house.env()), GREETING)


def _ours(house: House) -> Sample:
    command = house.undersong("--practice", "--db", house.database())
    return _started(Terminal(command, house.env()), FIRST_ASK)


def _started(terminal: Terminal, text: str) -> Sample:
    try:
        wall, cpu = terminal.until(text), terminal.cpu()
        terminal.rest()
        return Sample(wall, cpu, terminal.peak())
    finally:
        terminal.end()


def loads_pydantic(house: House) -> tuple[bool, bool]:
    """Say whether pydantic is there at the first paint, and after the first answer."""
    terminal = Terminal(house.undersong("--practice", "--db", house.database()), house.env())
    try:
        terminal.until(FIRST_ASK)
        early = terminal.has_loaded(TOO_EARLY)
        terminal.send("1", "What do you like best")
        return early, terminal.has_loaded(TOO_EARLY)
    finally:
        terminal.end()
