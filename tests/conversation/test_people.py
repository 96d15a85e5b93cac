"""People are read one by one: name, who they are, and the days they can be there."""

from typing import Any

import pytest

from assistant.conversation.people import people_in_words, read_people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Rosa", [{"name": "Rosa"}]),
        ("Rosa, aunt", [{"name": "Rosa", "relation": "aunt"}]),
        ("Rosa (aunt)", [{"name": "Rosa", "relation": "aunt"}]),
        ("Rosa (aunt), mon", [{"name": "Rosa", "relation": "aunt", "days": ["mon"]}]),
        ("Rosa, my mother's sister, next door", [{"name": "Rosa", "relation": "my mother's sister, next door"}]),
        ("Rosa, Sat, Mondays and wed", [{"name": "Rosa", "days": ["mon", "wed", "sat"]}]),
        ("Rosa, thurs/tues, tuesday", [{"name": "Rosa", "days": ["tue", "thu"]}]),
        ("Rosa, weekends", [{"name": "Rosa", "days": ["sat", "sun"]}]),
        ("Rosa, every day.", [{"name": "Rosa", "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}]),
        ("Rosa, on", [{"name": "Rosa", "relation": "on"}]),
        ("Rosa; Dan, coach\nJo", [{"name": "Rosa"}, {"name": "Dan", "relation": "coach"}, {"name": "Jo"}]),
        (" ; , ;()", []),
    ],
)  # fmt: skip
def test_people_are_read_one_by_one(text: str, people: list[dict[str, Any]]) -> None:
    assert read_people(text) == people


def test_people_are_shown_as_one_line() -> None:
    people: list[dict[str, Any]] = [
        {"name": "Rosa", "relation": "aunt", "days": ["mon", "sat"]},
        {"name": "Dan"},
    ]
    assert people_in_words(people) == "Rosa (aunt), mon sat; Dan"
    assert people_in_words([]) == ""


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("his dad, Karl", [{"name": "Karl", "relation": "his dad"}]),
        ("my ex, Tom; May", [{"name": "Tom", "relation": "my ex"}, {"name": "May"}]),
        ("Tom and Jen, neighbours, mon", [
            {"name": "Tom", "relation": "neighbours", "days": ["mon"]},
            {"name": "Jen", "relation": "neighbours", "days": ["mon"]},
        ]),
        ("my friend Jo", [{"name": "Jo", "relation": "my friend"}]),
        ("his uncle Karl and his aunt May, sat", [
            {"name": "Karl", "relation": "his uncle", "days": ["sat"]},
            {"name": "May", "relation": "his aunt", "days": ["sat"]},
        ]),
        ("his aunt May on Tuesdays and Saturdays", [{"name": "his aunt May on Tuesdays and Saturdays"}]),
        ("his dad, mon", [{"name": "his dad", "days": ["mon"]}]),
    ],
)  # fmt: skip
def test_a_name_is_found_in_the_order_people_say_it(
    text: str, people: list[dict[str, Any]]
) -> None:
    assert read_people(text) == people
