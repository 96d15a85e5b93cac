"""An option is found in the words that people use for it, and by the numbers its label speaks of."""

import pytest

from assistant.conversation.language.asked import Question
from assistant.conversation.language.months import Life
from assistant.conversation.language.offers import Offer
from assistant.conversation.language.reader import Reader

LIFE = Life(age=100)
WEEKS = ("before 30 weeks", "30 to 36 weeks", "more than 36 weeks")
LIVES = (
    "with both parents",
    "with the mother",
    "with the father",
    "with grandparents",
    "with a foster family",
)
BABY = ("easy and content", "fussy, cried a lot", "very quiet, hardly cried", "up and down")
HURT = ("comes to someone for comfort", "goes off alone", "shows nothing", "gets angry")
WHEN = ("in the morning", "after school", "in the evening", "at night", "no pattern")
STEPS = ("earlier than most", "around the usual age", "later than most", "not yet")
SCHOOL = ("mainstream school", "special school", "taught at home", "not in school at the moment")


def chosen(reader: Reader, text: str, labels: tuple[str, ...]) -> object:
    offers = tuple(Offer(label, label) for label in labels)
    reading = reader.read(text, Question("choice", offers), LIFE).reading
    assert reading.act != "answer" or len(text.split()) <= 3 or reading.certainty == "confirm"
    return reading.value


@pytest.mark.parametrize(
    ("text", "labels", "option"),
    [
        ("33+4", WEEKS, 1),
        ("29/40", WEEKS, 0),
        ("about 38 weeks", WEEKS, 2),
        ("2", WEEKS, 1),
        ("her father only. Her mother was abroad.", LIVES, 2),
        ("his mum and me together", LIVES, 0),
        ("my own mum has had him since", LIVES, 1),
        ("with his nan and grandad", LIVES, 3),
        ("a placid little thing", BABY, 0),
        ("screamed round the clock", BABY, 1),
        ("never made a peep", BABY, 2),
        ("good days and bad ones", BABY, 3),
        ("she runs over to her nan for a hug", HURT, 0),
        ("takes himself off to his room", HURT, 1),
        ("he lashes out at everyone", HURT, 3),
        ("getting dressed, mostly", WHEN, 0),
        ("no rhyme or reason", WHEN, 4),
        ("miles ahead of her brother", STEPS, 0),
        ("about the same time as other kids", STEPS, 1),
        ("he took ages", STEPS, 2),
        ("we homeschool her", SCHOOL, 2),
        ("he got excluded", SCHOOL, 3),
    ],
)  # fmt: skip
def test_an_option_is_found_in_other_words(
    text: str, labels: tuple[str, ...], option: int, reader: Reader
) -> None:
    assert chosen(reader, text, labels) == labels[option]


@pytest.mark.parametrize("text", ["10 weeks early", "77", "a while"])
def test_a_number_of_something_else_lies_in_no_range(text: str, reader: Reader) -> None:
    assert chosen(reader, text, ("before 30 weeks", "30 to 36 weeks")) is None


def test_many_scales_are_read_one_after_another(reader: Reader) -> None:
    for number in range(30):
        offers = (Offer("a", "Never"), Offer("b", "Often"), Offer("c", f"Else {number}"))
        assert reader.read("most nights", Question("scale", offers), LIFE).reading.value == "b"


def test_an_emphasis_is_no_lack_of_knowledge(reader: Reader) -> None:
    offers = (Offer("0", "Not at all"), Offer("3", "Very hard"))
    reading = reader.read(
        "gosh it was so tough people have no idea", Question("scale", offers), LIFE
    ).reading
    assert reading.act != "absent"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("there was, yes. She came daily", True),
        ("+ve, seen at clinic", True),
        ("n - per file", False),
    ],
)
def test_a_yes_in_the_first_sentence_or_in_shorthand_is_read_back(
    text: str, value: object, reader: Reader
) -> None:
    reading = reader.read(text, Question("yes_no"), LIFE).reading
    assert (reading.value, reading.certainty) == (value, "confirm")


@pytest.mark.parametrize(
    "text",
    ["yes her brother did", "no not before", "yes I wish", "yeah as if", "no they said she could"],
)
def test_a_yes_or_no_that_may_be_of_something_else_is_never_sure(text: str, reader: Reader) -> None:
    assert reader.read(text, Question("yes_no"), LIFE).reading.certainty != "sure"


@pytest.mark.parametrize(
    "text",
    [
        "does this get back to his school?",
        "can we do it after lunch",
        "i will say more another day",
        "not doing this bit",
    ],
)
def test_a_turn_to_us_is_never_kept_as_a_story_unasked(text: str, reader: Reader) -> None:
    reading = reader.read(text, Question("story"), LIFE).reading
    assert reading.act != "answer" or reading.certainty != "sure"


HELPS = ("a hug", "being left alone", "music", "moving about", "nothing helps")


@pytest.mark.parametrize(
    ("text", "labels", "options"),
    [
        ("1 and 3", HELPS, (0, 2)),
        ("both the music and being left alone", HELPS, (1, 2)),
    ],
)  # fmt: skip
def test_several_options_are_read_back_as_several(
    text: str, labels: tuple[str, ...], options: tuple[int, ...], reader: Reader
) -> None:
    assert chosen(reader, text, labels) == [labels[option] for option in options]


@pytest.mark.parametrize(
    ("text", "labels", "option"),
    [
        ("a cuddle", HELPS, 0),
        ("a regular one", ("mainstream school", "special school"), 0),
        ("in a refuge", ("renting a flat", "shelter or hostel", "somewhere else"), 1),
        ("a foster mum", ("mother", "father", "foster carer"), 2),
    ],
)
def test_a_word_that_means_nearly_the_same_names_the_option(
    text: str, labels: tuple[str, ...], option: int, reader: Reader
) -> None:
    assert chosen(reader, text, labels) == labels[option]


def test_a_story_that_names_two_options_is_asked_about(reader: Reader) -> None:
    assert (
        chosen(
            reader,
            "I married her dad when she was nine, so mum really",
            ("her mother", "her father"),
        )
        is None
    )


@pytest.mark.parametrize(
    ("text", "option"), [("enormously", 3), ("no problem at all", 0), ("somewhat", 1)]
)
def test_an_amount_is_known_by_everyday_words(text: str, option: int, reader: Reader) -> None:
    labels = ("not at all", "a little", "quite a bit", "very much")
    assert chosen(reader, text, labels) == labels[option]
