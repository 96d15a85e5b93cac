"""How fast cases are formulated in one process, by computing time, against a floor of JSON alone.

python -m bench.formulating
"""

import gc
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from assistant.content.library import load_knowledge
from assistant.content.yaml_file import read_json
from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain
from tests.reasoning.made_cases import Maker, Plain

FULL = 40
ROUNDS = 5
BRIEF_LEAST, WHOLE_LEAST = 300, 20
AGE = 108
SIZES = (0.25, 0.5, 1.0)


def main(cache: Path | None = None) -> None:
    """Print the rates, and how the cost grows with the answers."""
    knowledge = load_knowledge(cache=cache)
    cases = [Maker(knowledge, seed, full=True).case(age=AGE) for seed in range(FULL)]
    gc.freeze()
    gc.set_threshold(50_000)
    print("full cases a second of computing, in one process")
    _say("brief", cases, lambda line: _told(line, knowledge, brief=True), BRIEF_LEAST)
    _say("whole", cases[:10], lambda line: _told(line, knowledge, brief=False), WHOLE_LEAST)
    print("brief, by how many of the answers are there")
    for share in SIZES:
        some = [_share(case, share, seed) for seed, case in enumerate(cases)]
        answers = sum(_count(case) for case in some) / len(some)
        took = 1 / _rate(some, lambda line: _told(line, knowledge, brief=True))
        print(
            f"  {answers:6.0f} answers  {1000 * took:6.2f} ms  {1e6 * took / answers:6.1f} us each"
        )


def _told(line: str, knowledge: Knowledge, *, brief: bool) -> str:
    case = read_case(read_json(line), knowledge)
    return json.dumps(to_plain(formulate(case, knowledge, brief=brief)), ensure_ascii=False)


def _copied(line: str) -> str:
    return json.dumps(json.loads(line), ensure_ascii=False)


def _say(name: str, cases: list[Plain], answer: Callable[[str], str], least: int) -> None:
    ours, floor = _rate(cases, answer), _rate(cases, _copied)
    verdict = "reached" if ours >= least else "not reached"
    print(
        f"  {name:<8}{ours:7.0f} /s  (wanted {least}: {verdict}; floor / ours {floor / ours:.0f})"
    )


def _rate(cases: list[Plain], answer: Callable[[str], str]) -> float:
    lines = [json.dumps(case, ensure_ascii=False) for case in cases]
    rounds = []
    for _ in range(ROUNDS + 1):  # the first warms up
        began = time.process_time()
        for line in lines:
            answer(line)
        rounds.append(len(lines) / (time.process_time() - began))
    return median(rounds[1:])


def _share(case: Plain, share: float, seed: int) -> Plain:
    chance = random.Random(seed)  # noqa: S311  # invented cases
    return {
        place: _thinned(node, share, chance) if place not in {"contract", "client"} else node
        for place, node in case.items()
    }


def _thinned(node: Plain, share: float, chance: random.Random) -> Plain:
    if not isinstance(node, dict):
        return node
    if any(isinstance(value, dict) and "severity" not in value for value in node.values()):
        return {key: _thinned(value, share, chance) for key, value in node.items()}
    return {key: value for key, value in node.items() if chance.random() < share}


def _count(node: object) -> int:
    if isinstance(node, dict):
        return sum(_count(value) for value in node.values())
    return 1


if __name__ == "__main__":
    sys.exit(main())
