"""Wiring hands the reader likeness in meaning where it is installed, and nothing where it is not."""

from pathlib import Path

import pytest

from assistant import wiring
from assistant.likeness.sentences import Sentences
from tests.likeness.tiny import write_package


def test_where_it_is_not_installed_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    assert wiring.likeness() is None


def test_where_it_is_installed_it_is_handed_over_and_nothing_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(write_package(tmp_path).parent))
    assert isinstance(wiring.likeness(), Sentences)
