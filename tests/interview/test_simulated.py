"""Thousands of interviews by people who answer at random: always quick, and nothing piles up."""

import gc
import random
import resource
import time
from collections import Counter
from itertools import islice

import pytest

from assistant.interview.desk import Desk
from assistant.interview.session import Books
from assistant.interview.turns import Turn
from tests.fakes import FakeClock, MemoryStore

SOME, MANY = 12, 10_000
MOST_TURNS = 400
VOICES = ("caregiver", "self", "clinician")
OWN = (
    "not sure", "most nights", "since he was two", "she never slept", "nobody", "my mum did", "a bit", "why", "what do you mean",
    "it was hard", "when we moved", "he was hit", "I don't know", "rather not say", "pretty bad", "the second one", "kind; funny",
)  # fmt: skip


class Chance:
    """Somebody who answers anything, mostly as asked, sometimes in words of their own."""

    def __init__(self, number: int) -> None:
        self._dice = random.Random(number)  # noqa: S311  # chance, not secrecy
        self.voice = VOICES[number % 3]
        years = self._dice.choice([1, 3, 6, 9, 13, 17]) if self.voice != "self" else 30
        self._age = f"{years} years"

    def line(self, turn: Turn) -> str:
        dice = self._dice
        if turn.stage == "safety" or turn.kind in {"breather", "check", "opening"}:
            return "1"
        if dice.random() < 0.08:
            return dice.choice([*OWN, "skip", "back", "undo"])
        match turn.kind:
            case "checklist":
                count = dice.choice([0, 0, 1, 2, 3])
                numbers = sorted(
                    dice.sample(range(1, len(turn.choices) + 1), min(count, len(turn.choices)))
                )
                return " ".join(map(str, numbers)) or "none"
            case "age":
                return self._age
            case "number":
                return dice.choice(["10", "20", "39", "31"])
            case "people":
                return dice.choice(["Ana, aunt; Bo, friend, mon", "nobody", "my nan"])
            case "name":
                return "Sam"
            case _ if turn.choices:
                return str(dice.randint(1, len(turn.choices)))
            case _:
                return dice.choice(OWN)


def held(books: Books, number: int) -> list[float]:
    """Hold one interview to its result; return how long each turn took, in seconds of computing."""
    who = Chance(number)
    desk = Desk(books, MemoryStore(), FakeClock(), "test", who.voice)
    turn, took = desk.open(), []
    for _ in range(MOST_TURNS):
        if turn.stage in {"reviewing", "closed"} or turn.finished:
            break
        line = who.line(turn)
        before = time.process_time()
        turn = desk.hear(line)
        took.append(time.process_time() - before)
    if turn.stage == "reviewing":
        ended = desk.hear("finish")  # without an age it is asked for
        assert ended.stage in {"explaining", "safety"} or ended.question == "client.age"
    return took


def resident() -> float:
    """The most memory held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.broad
def test_whoever_answers_at_random_comes_to_the_end_and_nothing_breaks(books: Books) -> None:
    turns = [len(held(books, number)) for number in range(SOME)]
    assert all(20 < count < MOST_TURNS for count in turns)


@pytest.mark.trust
def test_ten_thousand_interviews_stay_quick_and_hold_no_more_memory(
    books: Books, capsys: pytest.CaptureFixture[str]
) -> None:
    took: Counter[int] = Counter()  # tenths of a millisecond; every turn by itself would be 17 MiB
    numbers = iter(range(MANY))
    for number in islice(numbers, 500):
        took.update(round(10_000 * each) for each in held(books, number))
    gc.collect()
    before = resident()
    for number in numbers:
        took.update(round(10_000 * each) for each in held(books, number))
    grown = resident() / before
    turns = took.total()
    slow = sorted(took.elements())[int(0.95 * turns)] / 10
    figures = f"{turns} turns, p95 {slow:.1f} ms, {before:.0f} MiB, then {grown:.3f} times"
    with capsys.disabled():
        print(figures)  # noqa: T201  # the clock is read, and never decides
    assert grown < 1.1
