"""The door line by line: what is secret is never written out, and who leaves is let go."""

import io
from collections.abc import Callable

import pytest

from assistant.domain.script import Script
from assistant.interview.doorway import Doorway, weakness
from assistant.interview.keys import Lock
from assistant.plain.door import pass_door
from tests.fakes import FakeKeys

WORDS = "river lamp cousin paper"


def reader(*lines: str) -> Callable[..., str]:
    left = list(lines)

    def read(_: str = "") -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    return read


def passed(keys: FakeKeys, script: Script, typed: tuple[str, ...], unseen: tuple[str, ...]) -> tuple[bool, str]:  # fmt: skip
    out = io.StringIO()
    came_in = pass_door(Doorway(keys, script), out, reader(*typed), reader(*unseen))
    return came_in, out.getvalue()


def test_a_new_file_is_locked_line_by_line(script: Script) -> None:
    keys = FakeKeys("new")
    came_in, said = passed(keys, script, ("lock", "wrong", "BBBB"), (WORDS, WORDS))
    assert came_in
    assert keys.secrets == [WORDS, "AAAA-BBBB"]
    assert "Those were not the last four." in said
    assert WORDS not in said


@pytest.mark.parametrize(
    ("stands", "typed", "came_in"),
    [
        ("new", ("2",), True),
        ("new", ("hm", "Leave"), False),
        ("open", ("Not now",), True),
        ("new", (), False),
    ],
)
def test_a_person_may_go_on_without_a_lock_or_leave(
    stands: Lock, typed: tuple[str, ...], came_in: bool, script: Script  # noqa: FBT001  # a table
) -> None:  # fmt: skip
    keys = FakeKeys(stands)
    assert passed(keys, script, typed, ())[0] is came_in
    assert keys.secrets == []


def test_the_code_is_spoken_of_after_a_second_try(script: Script) -> None:
    keys = FakeKeys("locked", [WORDS, "AAAA-BBBB"])
    came_in, said = passed(keys, script, (), ("no", "no again", WORDS))
    assert came_in
    assert said.count("That did not open it.") == 2
    assert said.count("type the code that you wrote on paper") == 1


def test_an_open_file_is_offered_a_lock_and_nothing_is_lost_by_it(script: Script) -> None:
    keys = FakeKeys("open")
    came_in, said = passed(keys, script, ("1", "bbbb"), ("short", WORDS, "other", WORDS, WORDS))
    assert came_in
    assert "All that was kept stays." in said
    assert "The two were not the same." in said


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [("", "door_short"), ("eleven char", "door_short"), ("aAaAaAaAaAaA", "door_simple"), (WORDS, "")],
)  # fmt: skip
def test_what_is_too_weak_is_said(passphrase: str, why: str) -> None:
    assert weakness(passphrase) == why
