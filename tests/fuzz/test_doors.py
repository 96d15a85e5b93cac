"""The short form of ``make fuzz``: bytes that were cut, turned and swapped, at every door a file has."""

import random
from collections.abc import Mapping

import pytest

from tests.fuzz.targets import Door, doors

ROUNDS = {"case": 60, "form": 150, "slot": 150, "backup": 150}
"""How often each door is knocked at; a whole case takes a while to think through."""

pytestmark = pytest.mark.broad


@pytest.fixture(scope="module")
def every_door(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Door]:
    return doors(tmp_path_factory.mktemp("doors"))


@pytest.mark.parametrize("name", ["case", "json", "whole", "key", "form", "slot", "backup"])
def test_no_bytes_do_more_at_a_door_than_get_a_sentence(
    name: str, every_door: Mapping[str, Door]
) -> None:
    door = every_door[name]
    chance = random.Random(name)  # noqa: S311  # the same bytes each time
    for seed in door.seeds:
        door.target(seed)
    for _ in range(ROUNDS.get(name, 400)):
        door.target(_spoilt(chance, door.seeds))
    for _ in range(50):
        door.target(chance.randbytes(chance.randint(0, 400)))


def _spoilt(chance: random.Random, seeds: tuple[bytes, ...]) -> bytes:
    """Return a whole file after a few of the things that befall files."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0:
                del data[at:]
            case 1:
                del data[at : at + chance.randint(1, 40)]
            case 2:
                data[at:at] = chance.choice(TOKENS)
            case 3 if data:
                data[at % len(data)] ^= 1 << chance.randrange(8)
            case _:
                other = chance.choice(seeds)
                start = chance.randrange(len(other) + 1)
                data[at:at] = other[start : start + chance.randint(1, 200)]
    return bytes(data)


TOKENS = (
    b"\0", b"\xff", b"\xed\xa0\x80", b"- ", b": ", b"\n", b"\n  ", b"[[[[", b"{", b"}", b"&a *a", b"!!python/object:os.system ",
    b"1e999", b"-1", b"9" * 400, b".nan", b"null", b"~", b"<<: *a", b"2026-13-45", b"'", b'"', b"|\n", b"%YAML 1.1\n", b"---\n",
    b"\xe2\x80\xae", b"1:30", b"0x", b"? ", b"\t", b"NaN", b"1" + b"0" * 30,
)  # fmt: skip
