"""Slips of a letter are mended only toward what the question expects, and are always read back."""

import pytest

from assistant.conversation.language.asked import Question
from assistant.conversation.language.months import Life
from assistant.conversation.language.reader import Reader
from assistant.conversation.language.slips import Slips
from assistant.domain.lexicon import Lexicon


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("yse", "yes_no", True),
        ("noep", "yes_no", False),
        ("deffinitely", "yes_no", True),
        ("fuor", "number", 4),
    ],
)
def test_a_slip_is_read_and_read_back(reader: Reader, typed: str, kind: str, value: object) -> None:
    reading = reader.read(typed, Question(kind), Life()).reading
    assert (reading.act, reading.value, reading.certainty) == ("answer", value, "confirm")


def test_a_time_with_slips_is_read(reader: Reader) -> None:
    span = reader.read("form 3 moths til he wsa one", Question("span"), Life()).reading.value
    assert (span.first, span.last) == (3, 11)


@pytest.mark.parametrize("typed", ["in my thirties", "bananas", "nice nan", "xq zt"])
def test_a_word_of_its_own_is_no_slip(reader: Reader, typed: str) -> None:
    assert reader.read(typed, Question("number"), Life()).reading.act == "unclear"


@pytest.mark.parametrize("kind", ["text", "people", "choice"])
def test_where_any_word_may_come_nothing_is_mended(
    lexicon: Lexicon, reader: Reader, kind: str
) -> None:
    assert Slips(lexicon).mended(reader.heard("yse"), kind) is None


def test_a_long_text_is_left_as_it_is(lexicon: Lexicon, reader: Reader) -> None:
    assert Slips(lexicon).mended(reader.heard("yse " * 11), "yes_no") is None
    assert Slips(lexicon).mended(reader.heard("..."), "yes_no") is None


def test_of_several_near_words_the_one_with_the_same_letters_is_meant(reader: Reader) -> None:
    assert reader.read("tow", Question("number"), Life()).reading.value == 2
