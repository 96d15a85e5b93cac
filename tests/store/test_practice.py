"""Practice in a file of its own: durable, private, append-only, and never the clinic's."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.interview.ports import NotKept, TakenElsewhere
from assistant.practice.records import Happened
from assistant.store.cases import Cases
from assistant.store.practice import PracticeLog


def moved(number: int, run: str = "run-1") -> Happened:
    return Happened(run, number, "moved", "2026-11-22T09:00:00", {"text": "Żółw ’", "n": [1, None]})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "practice.db"


@pytest.fixture
def log(path: Path) -> Iterator[PracticeLog]:
    opened = PracticeLog(path)
    yield opened
    opened.close()


def test_what_happened_comes_back_in_order_and_to_the_letter(log: PracticeLog, path: Path) -> None:
    log.keep("run-1", [moved(1), moved(2)])
    log.keep("run-2", [moved(1, "run-2")])
    again = PracticeLog(path)
    assert again.all() == [moved(1), moved(2), moved(1, "run-2")]
    again.close()


def test_the_file_is_readable_by_its_owner_alone(log: PracticeLog, path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert log.all() == []


def test_nothing_is_written_over_and_what_went_on_elsewhere_is_said(
    log: PracticeLog, path: Path
) -> None:
    other = PracticeLog(path)
    log.keep("run-1", [moved(1)])
    with pytest.raises(TakenElsewhere, match="another window"):
        other.keep("run-1", [moved(2), moved(1)])
    assert log.all() == [moved(1)]
    other.close()


def test_the_clinics_file_is_never_used_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "undersong.db"
    Cases(path, ("a", "b")).close()
    before = path.read_bytes()
    with pytest.raises(NotKept, match="the clinic's"):
        PracticeLog(path)
    assert path.read_bytes() == before


def test_a_practice_file_is_no_clinic(log: PracticeLog, path: Path) -> None:
    del log
    with pytest.raises(NotKept):
        Cases(path, ("a", "b"))


def test_a_file_that_is_closed_or_gone_wrong_says_what_to_do(log: PracticeLog) -> None:
    log._database.execute("drop table practice_events")  # noqa: SLF001  # to break it
    with pytest.raises(NotKept, match="cannot be written"):
        log.keep("run-1", [moved(1)])
    with pytest.raises(NotKept):
        log.all()
