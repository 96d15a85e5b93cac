"""Whatever is typed, nothing breaks, and the words come back exactly."""

import random
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.conversation.cleaning import LONGEST
from assistant.conversation.language.asked import Question
from assistant.conversation.language.months import Life
from assistant.conversation.language.offers import Offer
from assistant.conversation.language.reader import Reader

pytestmark = pytest.mark.broad
"""Run without coverage, like the walks: they look for breaks, not for lines."""

LIFE = Life(date(2016, 5, 14), date(2026, 3, 1))
OFFERS = tuple(Offer(name, name) for name in ("Never", "Once or twice", "Every day", "Not sure"))
KINDS = ("yes_no", "choice", "scale", "number", "age", "span", "people", "text", "story")
PIECES = (
    "yes", "no", "not", "never", "2", "3-5", "2019", "last summer", "he", "hit", "me", "until", "since", "before", "…", "🙃",
    "\u202e", "[/b]", "[@click=app.quit]x[/]", "\x1b[31m", "don't", "’", "½", "0", "99999999999999999999", "1e9", "-1", "١٢",
    "n/a", "((((", "*", "\n", "\t", ";", "?", "!!!!", "a" * 60, "I", "my", "mother", "when", "was", "weeks", "pregnant", "<kid>",
)  # fmt: skip


def read_all(reader: Reader, text: str) -> None:
    for kind in KINDS:
        said = reader.read(text, Question(kind, OFFERS), LIFE)
        assert said.reading.act in {
            "answer",
            "absent",
            "command",
            "question",
            "correction",
            "unclear",
        }
        for fact in said.facts:
            start, end = fact.quote
            assert 0 <= start < end <= len(text)
        if kind == "text" and said.reading.act == "answer":
            assert said.reading.value == text.strip()


@given(text=st.text(max_size=200))
@example(text="unclear")  # among options it is one of them; in a text it is words
def test_any_text_is_read_without_breaking(text: str, reader: Reader) -> None:
    read_all(reader, text)


def mixed(seed: int, count: int, reader: Reader) -> None:
    dice = random.Random(seed)  # noqa: S311  # the same strings each time
    for _ in range(count):
        text = " ".join(dice.choice(PIECES) for _ in range(dice.randint(0, 14)))
        read_all(reader, text[:LONGEST])


def test_three_thousand_mixed_strings_are_read_without_breaking(reader: Reader) -> None:
    mixed(1, 330, reader)  # each is read as nine kinds


@pytest.mark.trust
@pytest.mark.parametrize("seed", range(4))
def test_a_hundred_thousand_mixed_strings_are_read_without_breaking(
    seed: int, reader: Reader
) -> None:
    mixed(seed, 25_000, reader)


@pytest.mark.parametrize(
    "piece", ["he hit me and ", "not ", "a ", "when he was 2 until ", "my mother ", "((", "yes "]
)
def test_a_text_as_long_as_may_be_is_read(piece: str, reader: Reader) -> None:
    read_all(reader, (piece * LONGEST)[:LONGEST])


def test_a_longer_text_is_unclear_and_not_read(reader: Reader) -> None:
    assert reader.read("a" * (LONGEST + 1), Question("story"), LIFE).reading.act == "unclear"
