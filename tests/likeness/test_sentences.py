"""Sentences are compared by the weights that were checked, and by no others; the lines are kept."""

from pathlib import Path

import numpy as np
import pytest

from assistant.likeness.installed import VOCABULARY, WEIGHTS
from assistant.likeness.sentences import Sentences
from tests.likeness.tiny import PIECES, checked, write_package

LINES = ("I need a break", "he has pains", "rest now")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write_package(tmp_path / "site")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.npy"))


def test_a_line_is_most_like_itself(package: Path, cache: Path) -> None:
    sentences = Sentences(package, cache, checked(package))
    for at, line in enumerate(LINES):
        near = sentences.of(line, LINES)
        assert near[at] == pytest.approx(1.0, abs=1e-5)
        assert max(near) == near[at]
        assert sentences.of(line, LINES) is near


def test_the_lines_are_kept_and_read_back(package: Path, cache: Path) -> None:
    first = Sentences(package, cache, checked(package)).of("a rest", LINES)
    (path,) = kept(cache)
    at = path.stat().st_mtime_ns
    assert Sentences(package, cache, checked(package)).of("a rest", LINES) == first
    assert path.stat().st_mtime_ns == at


def test_other_lines_are_computed_anew_and_the_old_ones_forgotten(
    package: Path, cache: Path
) -> None:
    sentences = Sentences(package, cache, checked(package))
    assert len(sentences.of("a rest", LINES)) == 3
    (old,) = kept(cache)
    assert len(sentences.of("a rest", LINES[:2])) == 2
    (new,) = kept(cache)
    assert old != new


@pytest.mark.parametrize("broken", ["empty", "cut", "words", "rows", "kind", "long", "flat"])
def test_a_broken_file_of_lines_is_made_again(broken: str, package: Path, cache: Path) -> None:
    first = Sentences(package, cache, checked(package)).of("a rest", LINES)
    (path,) = kept(cache)
    whole = path.read_bytes()
    rows = np.load(path)
    match broken:
        case "empty":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(whole[:-8])
        case "words":
            path.write_text("no rows", encoding="utf-8")
        case "rows":
            np.save(path, rows[:2])
        case "kind":
            np.save(path, rows.astype(np.float64))
        case "flat":
            np.save(path, np.ones(3, np.float32))
        case _:
            np.save(path, rows * np.float32(2))
    assert Sentences(package, cache, checked(package)).of("a rest", LINES) == first
    assert path.read_bytes() == whole


def test_a_cache_that_cannot_be_written_costs_time_alone(package: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("", encoding="utf-8")
    sentences = Sentences(package, nowhere / "cache", checked(package))
    assert len(sentences.of("a rest", LINES)) == 3


def test_weights_that_were_not_checked_tell_nothing(package: Path, cache: Path) -> None:
    sentences = Sentences(package, cache)
    assert sentences.of("a rest", LINES) == ()
    assert sentences.of("a rest", LINES) == ()
    assert kept(cache) == []


@pytest.mark.parametrize("name", [WEIGHTS, VOCABULARY])
def test_checked_files_that_are_no_model_tell_nothing(
    name: str, package: Path, cache: Path
) -> None:
    (package / name).write_bytes(b"\xff broken")
    assert Sentences(package, cache, checked(package)).of("a rest", LINES) == ()


def test_a_vocabulary_of_another_model_tells_nothing(tmp_path: Path, cache: Path) -> None:
    package = write_package(tmp_path / "other", PIECES[4:])
    assert Sentences(package, cache, checked(package)).of("a rest", LINES) == ()
