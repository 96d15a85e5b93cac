"""What understanding costs: start, memory, a turn, and the dearest table, against a text that is only split.

python -m bench.understanding
"""

import gc
import resource
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from assistant.content.library import load_lexicon
from assistant.likeness.installed import installed
from assistant.likeness.sentences import Sentences
from tests.language.scoring import HERE, TODAY, Line, Scorer, lines_of

TURN_MOST, START_MOST, MEMORY_MOST = 10.0, 150.0, 40.0
FIRST_EVER_MOST, FIRST_MOST, ALIKE_MOST, ALIKE_MEMORY_MOST = 10_000.0, 1000.0, 100.0, 150.0
ODD = Line("act", "could we carry on a bit later today", {"kind": "yes_no"}, "command:pause")
ROUNDS = 3
_MIB_IN_KIB = 1024


def main() -> None:
    """Print the figures; over a reach is a finding, never a failure."""
    before = _memory()
    with tempfile.TemporaryDirectory() as folder:
        load_lexicon(cache=Path(folder))
        began = time.process_time()
        load_lexicon(cache=Path(folder))
        loaded = 1000 * (time.process_time() - began)
    scorer = Scorer()
    lines = [line for path in sorted(Path(HERE).glob("*.[jt]s*")) for line in lines_of(path)]
    began = time.process_time()
    scorer.ask(lines[0])
    compiled = 1000 * (time.process_time() - began)
    _say("first use (lexicon and a first turn)", loaded + compiled, START_MOST, "ms")
    _say("memory over none", _memory() - before, MEMORY_MOST, "MiB")
    gc.freeze()
    took = sorted(_took(scorer, line) for line in lines for _ in range(ROUNDS))
    floor = median(_floor(line) for line in lines)
    _say("a turn, p95", quantiles(took, n=20)[-1], TURN_MOST, "ms")
    print(f"a turn, median {median(took):.2f} ms; splitting the words alone {1000 * floor:.1f} us")
    print(f"{len(lines)} lines, {date.fromisoformat(TODAY)}")
    _say_likeness(lines)


def _say_likeness(lines: list[Line]) -> None:
    """Say what likeness in meaning costs on top, where it is installed."""
    folder = installed()
    if folder is None:
        print("likeness in meaning: not installed")
        return
    before = _memory()
    with tempfile.TemporaryDirectory() as cache:
        scorer = Scorer(likeness=Sentences(folder, Path(cache)))
        first = _took(scorer, ODD)  # checks the weights and computes the lines
        again = _took(Scorer(likeness=Sentences(folder, Path(cache))), ODD)
        took = sorted(_took(scorer, line) for line in lines)
    _say("with likeness: first use ever", first, FIRST_EVER_MOST, "ms")
    _say("with likeness: first use after that", again, FIRST_MOST, "ms")
    _say("with likeness: a turn, p95", quantiles(took, n=20)[-1], ALIKE_MOST, "ms")
    _say("with likeness: memory on top", _memory() - before, ALIKE_MEMORY_MOST, "MiB")


def _took(scorer: Scorer, line: Line) -> float:
    began = time.process_time()
    scorer.ask(line)
    return 1000 * (time.process_time() - began)


def _floor(line: Line) -> float:
    began = time.perf_counter()
    line.text.lower().split()
    return 1000 * (time.perf_counter() - began)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB_IN_KIB


def _say(name: str, figure: float, most: float, unit: str) -> None:
    verdict = "reached" if figure <= most else "not reached"
    print(f"{name:<34}{figure:8.1f} {unit:<4} reach {most:6.1f}  {verdict}")


if __name__ == "__main__":
    main()
