"""What is said of a safe person besides name and days stays beside who they are."""

import pytest

from assistant.conversation.people_notes import with_notes


@pytest.mark.parametrize(
    ("said", "relations"),
    [
        ("Anna, mother, every day; Ben, father, evenings and weekends; Ida by video on Sundays",
         ["mother", "father, evenings", "grandma, by video or phone"]),
        ("Ida calls on the phone, Ben is there, Anna too", ["mother", "father", "grandma, by video or phone"]),
        ("Anna. Ben, at night. Ida passed away", ["mother", "father, evenings", "grandma, has died"]),
        ("mum", ["mother", "father", "grandma"]),
        ("", ["mother", "father", "grandma"]),
    ],
)  # fmt: skip
def test_a_note_is_kept_with_the_one_it_is_said_of(said: str, relations: list[str]) -> None:
    people = [
        {"name": "Anna", "relation": "mother"},
        {"name": "Ben", "relation": "father"},
        {"name": "Ida", "relation": "grandma"},
    ]
    assert [person["relation"] for person in with_notes(people, said)] == relations


def test_what_stands_there_already_is_not_said_twice() -> None:
    people = [{"name": "Ida", "relation": "aunt, on zoom"}, {"name": "Lee"}]
    assert with_notes(people, "Ida on zoom, Lee in the evening") == [
        people[0],
        {"name": "Lee", "relation": "evenings"},
    ]
