"""Found without importing, and only the files that were looked at count."""

import os
import sys
from pathlib import Path

import pytest

from assistant.likeness.installed import PACKAGE, WEIGHTS, installed, is_as_checked, state
from tests.likeness.tiny import checked, write_package


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write_package(tmp_path / "site")


@pytest.fixture
def _on_the_path(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(package.parent))


def hide(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let nothing be found but what stands in one folder."""
    monkeypatch.setattr("sys.path", [str(folder)])


def test_what_is_not_installed_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide(monkeypatch, tmp_path)
    assert installed() is None
    assert state(tmp_path) == "Likeness in meaning is off: it is not installed."


@pytest.mark.usefixtures("_on_the_path")
def test_it_is_found_and_never_imported(package: Path) -> None:
    assert installed() == package


def test_without_numpy_it_is_not_found(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "numpy", raising=False)
    hide(monkeypatch, package.parent)
    assert installed() is None


def test_a_lone_file_of_that_name_is_not_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{PACKAGE}.py").write_text("raise RuntimeError('imported')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert installed() is None


@pytest.mark.usefixtures("_on_the_path")
def test_weights_that_were_never_looked_at_stay_off_and_are_named(
    package: Path, tmp_path: Path
) -> None:
    assert state(tmp_path / "cache") == (
        f"Likeness in meaning is off: {package / WEIGHTS} is not the file that was checked."
    )


@pytest.mark.usefixtures("_on_the_path")
def test_the_right_files_are_on(package: Path, tmp_path: Path) -> None:
    assert state(tmp_path / "cache", checked(package)) == "Likeness in meaning is on."


def test_a_changed_file_is_found_out_and_what_was_checked_is_remembered(
    package: Path, tmp_path: Path
) -> None:
    cache, wanted = tmp_path / "cache", checked(package)
    assert is_as_checked(package, cache, wanted)
    remembered = cache / "likeness-checked.json"
    at = remembered.stat().st_mtime_ns
    assert is_as_checked(package, cache, wanted)
    assert remembered.stat().st_mtime_ns == at
    weights = package / WEIGHTS
    content = weights.read_bytes()
    weights.write_bytes(content[:-1] + b"\x55")
    os.utime(weights, ns=(1, 1))
    assert not is_as_checked(package, cache, wanted)


def test_what_was_checked_is_not_read_again(package: Path, tmp_path: Path) -> None:
    cache, wanted = tmp_path / "cache", checked(package)
    assert is_as_checked(package, cache, wanted)
    weights = package / WEIGHTS
    about = weights.stat()
    weights.write_bytes(bytes(about.st_size))
    os.utime(weights, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert is_as_checked(package, cache, wanted)


@pytest.mark.broad
@pytest.mark.parametrize("content", ["", "{", "[]", '"yes"', "\x00"])
def test_a_broken_memory_is_as_good_as_none(content: str, package: Path, tmp_path: Path) -> None:
    (tmp_path / "likeness-checked.json").write_text(content, encoding="utf-8")
    assert is_as_checked(package, tmp_path, checked(package))


def test_a_missing_file_is_not_as_checked(package: Path, tmp_path: Path) -> None:
    wanted = checked(package)
    (package / WEIGHTS).unlink()
    assert not is_as_checked(package, tmp_path, wanted)
