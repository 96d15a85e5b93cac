"""Two names may be one person's where one is part of the other, as words of their own."""

import pytest

from assistant.domain.persons import may_be_same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mrs Okafor from next door", "Mrs Okafor", True),
        ("Dan", "uncle DAN", True),
        ("Dan's brother", "Dan", True),
        ("Dan", "Daniela", False),
        ("", "Dan", False),
        ("Dan", " ", False),
    ],
)
def test_a_name_inside_a_name_may_be_the_same_person(one: str, other: str, same: bool) -> None:  # noqa: FBT001  # what is expected
    assert may_be_same(one, other) is same
