"""A text is cut as the model learned it."""

import pytest

from assistant.likeness.word_pieces import WordPieces
from tests.likeness.tiny import PIECES


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("I need a break", "i need a break"),
        ("  I\tneed\n\na   BREAKS ", "i need a break ##s"),
        ("unbreakable", "un ##break ##able"),
        ("unbreaking", "[UNK]"),
        ("unbreaking now", "[UNK] now"),
        ("Café", "cafe"),
        ("CAFE\u0301", "cafe"),
        ("break!?", "break ! ?"),
        ("a-break", "a - break"),
        ("he'", "he '"),
        ("now…", "now [UNK]"),
        ("中中 break", "中 中 break"),
        ("23", "2 ##3"),
        ("a\x00\u200b\ufffd break", "a break"),
        ("x" * 101, "[UNK]"),
        ("", ""),
    ],
)
def test_a_text_is_cut_into_the_longest_pieces(text: str, pieces: str) -> None:
    numbers = WordPieces(PIECES).of(text, 40)
    assert [PIECES[number] for number in numbers] == ["[CLS]", *pieces.split(), "[SEP]"]


def test_a_long_text_ends_where_no_more_fits() -> None:
    numbers = WordPieces(PIECES).of("a " * 100, 8)
    assert [PIECES[number] for number in numbers] == ["[CLS]", *["a"] * 6, "[SEP]"]


def test_a_vocabulary_without_the_pieces_that_every_text_needs_is_none() -> None:
    with pytest.raises(KeyError):
        WordPieces(["a", "b"])
