"""From the key that answers to the next question, saved and on the screen; early, and late."""

from bench.bare_log import MOUNTED, reply
from bench.figures import Figure, Sample, in_turns
from bench.house import House
from bench.talk import Burdened, Talk, books
from bench.terminal import Terminal
from tests.people import Quiet

TIMES = 30
LONG = 500
YOUNG_ROUNDS, YOUNG_TIMES = 10, 4
FIRST_STOP, LATE_STOP = "client.age", "preferences.likes"
"""Two questions that look alike on the screen: no options, a line to ask and a line of hint."""


def figures(house: House) -> list[Figure]:
    """Return an answer against its floor, and a late answer against an early one."""
    return [_against_the_floor(house), _late_against_early(house)]


def _against_the_floor(house: House) -> Figure:
    """Answer a whole interview on from where its log is as long as the floor's."""
    known, who = books(house), Burdened()
    bare = Terminal(house.python("-m", "bench.bare_log", house.database()), house.env())
    talk = Talk(house, known)
    lines = iter(range(1, TIMES + 2))
    try:
        bare.until(f"This is line {MOUNTED - 1} of the log.")
        talk.until(lambda talk: talk.messages >= MOUNTED, who)
        floor, ours = in_turns(
            lambda: _bare_answer(bare, next(lines)), lambda: talk.hear(who.line(talk.turn)), TIMES
        )
    finally:
        talk.end()
        bare.end()
    # Wall, from the key to the paint: a commit waits for the disk, and CPU does not show that.
    # CPU runs until the screen is at rest, so it stands beside and shows what the wait may hide.
    return Figure("2 answer to next question, saved and painted", floor, ours, "wall", 1.5)


def _bare_answer(bare: Terminal, number: int) -> Sample:
    bare.type("something like that")
    return bare.send("\r", reply(number))


def _late_against_early(house: House) -> Figure:
    """Give the same answer again, in an interview that has just begun and in a long one.

    Both are open at once and take turns; the young one is begun anew before it grows old.
    """
    early: list[Sample] = []
    late: list[Sample] = []
    old, known = Talk(house, books(house)), books(house)
    try:
        old.until(lambda talk: talk.turn.question == LATE_STOP, Burdened())
        while old.messages < LONG:
            _again(old)
        for _ in range(YOUNG_ROUNDS):
            young = Talk(house, known)
            try:
                young.until(lambda talk: talk.turn.question == FIRST_STOP, Quiet())
                pair = in_turns(lambda young=young: _again(young), lambda: _again(old), YOUNG_TIMES)
            finally:
                young.end()
            early += pair[0]
            late += pair[1]
    finally:
        old.end()
    # CPU: to get slower is to compute more, and the pace of repaints would round it away in wall.
    return Figure("5 answer after 500 messages, against after 5", early, late, "cpu", 1.2)


def _again(talk: Talk) -> Sample:
    talk.hear("change 3")
    return talk.hear("2")
