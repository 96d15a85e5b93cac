"""The forward pass in numpy comes to what the loops come to, and to what the published weights are known for."""

from math import erf, sqrt
from pathlib import Path

import numpy as np
import pytest

from assistant.likeness.encoder import Encoder, gelu
from assistant.likeness.installed import CHECKED, VOCABULARY, WEIGHTS, installed, is_as_checked
from assistant.likeness.tensors import read_tensors
from assistant.likeness.word_pieces import WordPieces
from tests.likeness import loops
from tests.likeness.tiny import HEAD, LONGEST, PIECES, tensors, write_package

SENTENCES = (
    "I need a break",
    "he has pains now",
    "unbreakable",
    "rest",
    "rest",
    "a " * 40,
    "I need a break, now!",
)


def encoder_in(folder: Path) -> Encoder:
    vocabulary = (folder / VOCABULARY).read_text(encoding="utf-8").split("\n")
    return Encoder(read_tensors(folder / WEIGHTS), WordPieces(vocabulary))


@pytest.mark.broad
def test_it_comes_to_what_loops_come_to(tmp_path: Path) -> None:
    rows = encoder_in(write_package(tmp_path)).directions(SENTENCES)
    cut = WordPieces(PIECES)
    for sentence, row in zip(SENTENCES, rows, strict=True):
        by_loops = loops.direction(cut.of(sentence, LONGEST), tensors())
        assert row.tolist() == pytest.approx(by_loops, abs=1e-5), sentence


def test_a_direction_is_one_long_and_of_single_precision(tmp_path: Path) -> None:
    rows = encoder_in(write_package(tmp_path)).directions(SENTENCES)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1).tolist() == pytest.approx([1.0] * len(SENTENCES), abs=1e-6)


def test_a_sentence_points_where_it_points_whatever_stands_beside_it(tmp_path: Path) -> None:
    encoder = encoder_in(write_package(tmp_path))
    together = encoder.directions(SENTENCES * 12)
    for at, sentence in enumerate(SENTENCES):
        assert together[at].tolist() == pytest.approx(
            encoder.directions([sentence])[0].tolist(), abs=1e-6
        )


def test_no_sentence_is_no_row(tmp_path: Path) -> None:
    assert encoder_in(write_package(tmp_path)).directions([]).shape == (0, 2 * HEAD)


def test_the_error_function_is_near_enough() -> None:
    numbers = np.linspace(-6, 6, 2001, dtype=np.float32)
    exact = [number * (1 + erf(number / sqrt(2))) / 2 for number in numbers.tolist()]
    assert gelu(numbers).tolist() == pytest.approx(exact, abs=2e-6)


def test_the_published_weights_keep_their_known_cosines_where_they_are_installed(
    tmp_path: Path,
) -> None:
    folders = [each for each in [installed()] if each is not None]
    for folder in folders:
        assert is_as_checked(folder, tmp_path, CHECKED)
        rows = encoder_in(folder).directions(
            ["That is a happy person", "That is a very happy person", "Today is a sunny day"]
        )
        assert (rows @ rows[0]).tolist() == pytest.approx([1.0, 0.943, 0.257], abs=5e-4)
