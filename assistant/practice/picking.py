"""Chance without dice: the same seed and the same place always give the same."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Thing = TypeVar("Thing")


def number(seed: int, *place: object) -> int:
    """Return a whole number for this seed and place."""
    text = "\x1f".join([str(seed), *map(str, place)])
    return int.from_bytes(sha256(text.encode()).digest()[:6])


def pick(things: Sequence[Thing], seed: int, *place: object) -> Thing:
    """Return one of the things."""
    return things[number(seed, *place) % len(things)]


def mixed(things: Sequence[Thing], seed: int, *place: object) -> tuple[Thing, ...]:
    """Return the things in an order of this seed and place."""
    order = sorted(range(len(things)), key=lambda each: number(seed, *place, each))
    return tuple(things[each] for each in order)
