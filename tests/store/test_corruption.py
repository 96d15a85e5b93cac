"""A locked file in which one page is not what was written: it is found at the opening or the first reading."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.domain.answers import Event
from assistant.interview.ports import NotKept, Standing
from assistant.store.cases import Cases
from assistant.store.vault import Vault

pytestmark = pytest.mark.broad

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
WORDS, PAGE = "four words of hers", 4096
KINDS = ("flipped", "zeroed", "swapped", "cut off", "older", "log gone", "log older")


class House:
    """A locked file at two moments: as it was, and as it is after more was told everywhere."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "now" / "cases.db"
        self.vault = Vault(self.path, "Ann", 2)
        self.vault.make(WORDS, "")
        cases = Cases(self.path, ("d" * 64, "k" * 64), vault=self.vault)
        self.told = [cases.begin(None, "self", NOW).interview for _ in range(6)]
        self._tell(cases, range(1, 9))
        cases.close()
        self.before = self.path.read_bytes()
        cases = Cases(self.path, ("d" * 64, "k" * 64), vault=self.vault)
        self._tell(cases, range(9, 17))
        self.log_before = self._log()
        self._tell(cases, range(17, 19))
        self.log = self._log()
        shutil.copytree(self.path.parent, folder / "killed")
        cases.close()
        self.now = self.path.read_bytes()
        self.saved = folder / "saved"
        shutil.copytree(self.path.parent, self.saved)
        self.killed = folder / "killed"
        self.pages = len(self.now) // PAGE

    def _tell(self, cases: Cases, numbers: range) -> None:
        for number in numbers:
            for interview in self.told:
                at = (NOW + timedelta(minutes=number)).isoformat()
                event = Event(number, "noted", said="it was like this " * 9, wording="how was it? " * 9, at=at)  # fmt: skip
                cases.keep(interview, [event], Standing("asking", number, "self", 100 + number))

    def _log(self) -> bytes:
        return self.path.with_name("cases.db-wal").read_bytes()

    def spoiled(self, kind: str, page: int) -> bool:
        """Put the folder as it was, spoil it in one way, and say whether anything is different now."""
        start = self.killed if kind.startswith("log") else self.saved
        shutil.rmtree(self.path.parent)
        shutil.copytree(start, self.path.parent)
        self.path.with_name("cases.db-shm").unlink(missing_ok=True)
        log = self.path.with_name("cases.db-wal")
        match kind:
            case "log gone":
                log.unlink()
            case "log older":
                log.write_bytes(self.log_before)
            case _:
                self.path.write_bytes(self._page_spoiled(kind, page))
                return self.path.read_bytes() != self.now
        return True

    def _page_spoiled(self, kind: str, page: int) -> bytes:
        data, here = bytearray(self.now), slice(page * PAGE, (page + 1) * PAGE)
        match kind:
            case "flipped":
                data[page * PAGE + 99] ^= 1
            case "zeroed":
                data[here] = bytes(PAGE)
            case "swapped":
                other = (page + 1) % self.pages
                there = slice(other * PAGE, (other + 1) * PAGE)
                data[here], data[there] = data[there], data[here]
            case "cut off":
                del data[page * PAGE :]
            case _:
                data[here] = self.before[here] or data[here]
        return bytes(data)

    def is_found(self) -> bool:
        """Open it, read everything, and look it through."""
        try:
            cases = Cases(self.path, ("", ""), vault=self.vault)
        except NotKept:
            return True
        try:
            for kept in cases.interviews():
                cases.events(kept.interview)
            return bool(cases.findings())
        except NotKept:
            return True
        finally:
            cases.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("corruption"))
    yield made
    with suppress(OSError):
        shutil.rmtree(made.saved.parent)


def moments(house: House, stride: int) -> list[tuple[str, int]]:
    found = [(kind, page) for kind in KINDS[:5] for page in range(0, house.pages, stride)]
    return [*found, (KINDS[5], 0), (KINDS[6], 0)]


def missed(house: House, stride: int) -> tuple[int, list[tuple[str, int]]]:
    """Return how many spoiled files were tried, and those that nobody noticed."""
    tried = [each for each in moments(house, stride) if house.spoiled(*each)]
    wrong = []
    for kind, page in tried:
        house.spoiled(kind, page)
        if not house.is_found():
            wrong.append((kind, page))
    return len(tried), wrong


def test_what_was_not_spoiled_is_sound(house: House) -> None:
    assert not house.spoiled("none of them", house.pages)
    assert not house.is_found()


def test_every_kind_of_damage_is_found_at_every_page(house: House) -> None:
    tried, wrong = missed(house, 1)
    assert tried > 4 * house.pages
    assert wrong == []
