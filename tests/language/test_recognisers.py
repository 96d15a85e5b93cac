"""Each recogniser at its edges: what it takes, what it reads back, and what it asks again."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.conversation.language.asked import Question
from assistant.conversation.language.months import Life
from assistant.conversation.language.offers import Offer
from assistant.conversation.language.reader import Reader

LIFE = Life(date(2016, 5, 14), date(2026, 3, 1))
SLEEP = (
    "Falls asleep easily",
    "Takes a long time to fall asleep",
    "Wakes up in the night",
    "Has nightmares",
)
PAIR = ("At home", "At school")
FAMILY = ("Mother", "Father", "Grandparent", "Other relative", "Not sure")


def read(
    reader: Reader, text: str, kind: str, labels: tuple[str, ...] = (), life: Life = LIFE
) -> Any:
    offers = tuple(Offer(str(at), label) for at, label in enumerate(labels))
    return reader.read(text, Question(kind, offers), life).reading


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("until I found out at 12 weeks", -9, -7),
        ("month 4 to month 9", 4, 9),
        ("month 5", 5, 5),
        ("in grade 2", 84, 96),
        ("grade three", 96, 108),
        ("in year 2", 72, 84),
        ("a few months old", 2, 5),
        ("just turned two", 24, 24),
        ("not quite three", 33, 35),
        ("since last summer", 108, 117),
        ("since March", 105, 117),
        ("since Christmas", 114, 117),
        ("last month", 116, 117),
        ("last week", 117, 117),
        ("this year", 115, 117),
        ("two summers ago", 96, 99),
        ("last winter", 114, 117),
        ("from birth until he was two", 0, 23),
        ("from the start until kindergarten", 0, 59),
        ("from 2019 until now", 31, 117),
        ("before his second birthday", 0, 23),
        ("before his first birthday he was tiny, until 10 months", 0, 11),
        ("before 20 weeks of pregnancy", -9, -5),
        ("from when he was five on", 60, 117),
        ("lately", 117, 117),
        ("started at 11 months and went on for 3 months", 11, 14),
        ("just before he turned four", 45, 47),
        ("just before his third birthday", 33, 35),
    ],
)
def test_a_time_is_read_as_whole_months(text: str, first: int, last: int, reader: Reader) -> None:
    reading = read(reader, text, "span")
    assert (reading.value.first, reading.value.last, reading.certainty) == (first, last, "confirm")


@pytest.mark.parametrize(
    "text",
    [
        "2020 - 13 - 40",
        "freshman year", "after he turned four", "after four", "400 years ago", "until he was four",
        "13th year", "I was about 30 weeks", "he weighed 4 pounds", "in the year", "2040", "before birth day 0",
        "all her life", "before he was zero",
    ],
)  # fmt: skip
def test_a_time_that_cannot_be_placed_is_asked(text: str, reader: Reader) -> None:
    life = Life() if text == "all her life" else LIFE
    reading = read(reader, text, "span", life=life)
    assert reading.act != "answer" or reading.value.first < 0 or "2020" in text


@pytest.mark.parametrize(
    "text", ["since he was two", "from 2019 until now", "lately", "last summer"]
)
def test_without_dates_nothing_lasts_until_now(text: str, reader: Reader) -> None:
    assert read(reader, text, "span", life=Life()).act == "unclear"


@pytest.mark.parametrize(
    ("text", "labels", "value", "certainty"),
    [
        ("a", SLEEP, "0", "sure"),
        ("number two please", SLEEP, "1", "sure"),
        ("9", SLEEP, None, "ask"),
        ("the top one", SLEEP, "0", "sure"),
        ("the last two", SLEEP, ["2", "3"], "confirm"),
        ("1, 2 and 9", SLEEP, None, "ask"),
        ("both", PAIR, ["0", "1"], "confirm"),
        ("everything", SLEEP, ["0", "1", "2", "3"], "confirm"),
        ("none of them", SLEEP, None, "ask"),
        ("is it nightmares?", SLEEP, None, "ask"),
        ("nightmers", SLEEP, "3", "confirm"),
        ("not nightmers", SLEEP, None, "ask"),
        ("grandmother or mother", FAMILY, None, "ask"),
        ("easily", SLEEP, "0", "confirm"),
        ("not easily I fear", SLEEP, None, "ask"),
        ("the nights", SLEEP, "2", "confirm"),
        ("it was horrible", SLEEP, None, "ask"),
        ("A", ("B", "A"), "1", "sure"),
        ("he walked", ("Walking the dog", "Painting"), "0", "confirm"),
        ("schooll", PAIR, "1", "confirm"),
        ("no idea, sorry", FAMILY, "4", "sure"),
        ("no idea at all, she never told me that, sorry", FAMILY, "4", "confirm"),
        (
            "I do not know at all and I never did, it was before her time with us",
            SLEEP,
            "unknown_to_me",
            "confirm",
        ),
    ],
)
def test_an_option_is_named_by_place_label_word_or_slip(
    text: str, labels: tuple[str, ...], value: Any, certainty: str, reader: Reader
) -> None:
    reading = read(reader, text, "choice", labels)
    assert (reading.value, reading.certainty) == (value, certainty)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "mom and my sister Ana",
            [{"name": "mom", "relation": "mother"}, {"name": "Ana", "relation": "sister"}],
        ),
        ("her teacher", [{"name": "her teacher", "relation": "teacher"}]),
    ],
)
def test_people_are_named_by_what_they_are(text: str, value: Any, reader: Reader) -> None:
    reading = read(reader, text, "people")
    assert (reading.value, reading.certainty) == (value, "confirm")


@pytest.mark.parametrize("text", ["the nice lady and her dog", "not grandma", "is it grandma?"])
def test_people_that_are_not_plain_are_asked(text: str, reader: Reader) -> None:
    assert read(reader, text, "people").act == "unclear"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("yes not really", "ask"),
        ("no matter", "ask"),
        ("yes never in so many words", "ask"),
        ("it never was like that, not then, yes", "ask"),
        ("they were there, yeah", "confirm"),
    ],
)
def test_a_doubtful_yes_is_never_sure(text: str, counted: str, reader: Reader) -> None:
    assert read(reader, text, "yes_no").certainty == counted


def test_a_text_that_is_too_long_is_unclear(reader: Reader) -> None:
    assert reader.read("no " * 1400, Question("yes_no"), LIFE).reading.act == "unclear"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("sorry I meant 3 not 5", "number", 3),
        ("I said yes but it should be no", "yes_no", False),
        ("change my answer about sleep to often", "text", "often"),
        ("make that weekly", "text", "weekly"),
        ("*three", "text", 3),
    ],
)
def test_a_correction_carries_its_new_value(
    text: str, kind: str, value: Any, reader: Reader
) -> None:
    reading = read(reader, text, kind)
    assert (reading.act, reading.value, reading.certainty) == ("correction", value, "confirm")


@pytest.mark.parametrize("text", ["*", "actually, was it?", "actually he is a very happy boy these days with his friends and his dog and his school", "I meant well", "make that probably maybe", "actually maybe"])  # fmt: skip
def test_what_only_sounds_like_a_correction_is_none(text: str, reader: Reader) -> None:
    assert read(reader, text, "number").act != "correction"


@pytest.mark.parametrize("text", ["next", "pass"])
def test_next_declines_where_a_yes_or_no_was_asked(text: str, reader: Reader) -> None:
    reading = read(reader, text, "yes_no")
    assert (reading.act, reading.value) == ("absent", "declined")


def test_likeness_only_ever_proposes_what_the_person_wants(reader: Reader) -> None:
    reading = read(reader, "you asked me that one before", "number")
    assert (reading.act, reading.value, reading.certainty) == ("question", "complaint", "confirm")
    assert read(reader, "zzz qqq", "number").act == "unclear"


def test_a_story_proposes_facts_with_the_words_they_rest_on(reader: Reader) -> None:
    text = "We were homeless and lived in a shelter until he was two. We were homeless again, and lived in a shelter."
    facts = reader.read(text, Question("story"), LIFE).facts
    chaos = [fact for fact in facts if fact.code == "household_chaos"]
    assert len(chaos) == 1
    assert text[slice(*chaos[0].quote)] == "homeless"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("He beat his little brother and he hit his brother", "sibling"),
        ("When I was a kid my father beat us all the time", "other"),
    ],
)
def test_what_was_done_to_others_is_never_the_clients(
    text: str, about: str, reader: Reader
) -> None:
    facts = reader.read(text, Question("story"), replace(LIFE, is_told_by_self=False)).facts
    assert {fact.about for fact in facts} == {about}


@pytest.mark.parametrize(
    "text",
    [
        "I can't say he was never hit by them at home",
        "nobody ever told us whether she was abused there",
    ],
)
def test_a_double_negation_proposes_nothing(text: str, reader: Reader) -> None:
    assert [
        fact
        for fact in reader.read(text, Question("story"), LIFE).facts
        if fact.axis == "adversity"
    ] == []


def test_a_slip_in_a_correction_is_no_new_value(reader: Reader) -> None:
    assert read(reader, "make that nightmers", "choice", SLEEP).act != "correction"


@pytest.mark.parametrize("text", ["y", "Y", "yes", "yep"])
def test_one_letter_is_a_yes_and_never_a_question(text: str, reader: Reader) -> None:
    for kind, labels, value in (("yes_no", (), True), ("choice", ("Yes", "No"), "0")):
        found = read(reader, text, kind, labels)
        assert (found.act, found.value, found.certainty) == ("answer", value, "sure")


@pytest.mark.parametrize("text", ["n", "N", "no", "nope"])
def test_one_letter_is_a_no(text: str, reader: Reader) -> None:
    for kind, labels, value in (("yes_no", (), False), ("choice", ("Yes", "No"), "1")):
        found = read(reader, text, kind, labels)
        assert (found.act, found.value) == ("answer", value)


def test_the_same_letter_before_you_is_why(reader: Reader) -> None:
    assert read(reader, "y u ask", "yes_no").value == "why"


@pytest.mark.parametrize("text", ["maybe", "the second time"])
def test_where_yes_and_no_are_options_neither_is_guessed(text: str, reader: Reader) -> None:
    assert read(reader, text, "choice", ("Yes", "No", "Not sure")).certainty != "sure"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20-30", 20),
        ("about 20 to 30 minutes", 20),
        ("10 or 15", 10),
        ("30-20", None),
        ("5 10", None),
    ],
)
def test_of_two_numbers_the_lower_one_is_read_back(
    text: str, value: int | None, reader: Reader
) -> None:
    reading = reader.read(text, Question("number"), LIFE).reading
    assert (reading.value, reading.certainty) == (value, "confirm" if value else "ask")


def test_a_word_that_only_begins_alike_is_not_an_option(reader: Reader) -> None:
    offers = (
        Offer("staring_spells", "Staring spells that nothing can stop"),
        Offer("pain", "Pain"),
    )
    told = reader.read("sertraline started 2/52 ago", Question("list", offers), LIFE).reading
    assert told.act == "unclear"
