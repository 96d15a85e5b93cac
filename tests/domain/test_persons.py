"""Speaking of somebody by name and pronoun, in one pass over the text."""

import pytest

from assistant.domain.persons import Person, fill

TEXT = "{name} {are} tired. {They} {have} had {their} rest, and {they} like{s} it; {name} go{es} home {themself}."


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (Person("Mia", "she"), "Mia is tired. She has had her rest, and she likes it; Mia goes home herself."),
        (Person("Ben", "he"), "Ben is tired. He has had his rest, and he likes it; Ben goes home himself."),
        (Person("Lou", "they"), "Lou is tired. They have had their rest, and they like it; Lou goes home themself."),
        (Person("Lou", "xe"), "Lou is tired. They have had their rest, and they like it; Lou goes home themself."),
        (Person("Ari", "name"), "Ari is tired. Ari has had Ari's rest, and Ari likes it; Ari goes home Ari."),
        (Person("Ida", "she", is_self=True), "you are tired. You have had your rest, and you like it; you go home yourself."),
    ],
)  # fmt: skip
def test_every_mark_follows_the_person(person: Person, expected: str) -> None:
    assert fill(TEXT, person) == expected


def test_a_stand_in_begins_a_sentence_with_a_capital() -> None:
    assert fill("{Name} and {name_s} dog, {theirs}", Person("your child")) == (
        "Your child and your child's dog, theirs"
    )
    assert fill("{name_s} dog", Person("x", is_self=True)) == "your dog"


def test_what_is_put_in_is_never_read_again() -> None:
    slots = {"skills": "{they}"}
    assert (
        fill("{name}: {skills} {unknown}", Person("{skills}"), slots)
        == "{skills}: {they} {unknown}"
    )
    assert fill("plain", Person("x")) == "plain"
