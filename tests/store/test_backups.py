"""Backups, restoring and erasing: a copy counts when it opens, nothing is written over, words leave all copies."""

import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.domain.answers import Event
from assistant.interview.ports import NotKept
from assistant.store import restoring
from assistant.store.backups import Backup, listed, newest_good, too_old
from assistant.store.cases import Cases
from assistant.store.places import backups_of
from assistant.store.restoring import content_of, quarantine_of, restore
from assistant.store.vault import Vault
from tests.store.decrypted import pages

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
WORDS, SECRET = "four words of hers", "mermaidtrumpet"  # words to look for


@pytest.fixture(params=["locked", "open"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Vault:
    made = Vault(tmp_path / "data [1] *" / "cases.db", "Ann", 2)
    if request.param == "locked":
        made.make(WORDS, "")
    return made


@pytest.fixture
def cases(vault: Vault) -> Iterator[Cases]:
    opened = Cases(vault.path, ("", ""), vault=vault)
    yield opened
    opened.close()


def tell(cases: Cases, words: str, count: int = 1) -> str:
    """Begin a case and say so much in it; return the case."""
    begun = cases.begin(None, "caregiver", NOW)
    cases.name(begun.interview, f"called {words}")
    for number in range(1, count + 1):
        cases.keep(begun.interview, [Event(number, "noted", said=f"{words} {number}", at=NOW.isoformat())])  # fmt: skip
    return begun.case


def backed_up(cases: Cases, minutes: int = 0) -> Path:
    made = cases.back_up(NOW + timedelta(minutes=minutes))
    assert made is not None
    return made


def test_a_backup_is_whole_private_and_under_the_same_key(cases: Cases, vault: Vault) -> None:
    tell(cases, SECRET, 20)
    made = backed_up(cases)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
    assert content_of(made, vault.key())[:2] == (1, 20)
    assert (SECRET.encode() in made.read_bytes()) == (vault.key() is None)
    assert newest_good(vault.path, vault.key()) == listed(vault.path)[0]


def test_a_backup_is_made_only_where_something_happened(cases: Cases, vault: Vault) -> None:
    assert cases.back_up(NOW) is None
    tell(cases, "one")
    backed_up(cases)
    assert cases.back_up(NOW + timedelta(hours=1)) is None
    tell(cases, "two")
    backed_up(cases, 1)
    assert len(listed(vault.path)) == 2


def test_the_newest_ten_and_one_of_each_of_thirty_days_are_kept() -> None:
    made = [NOW - timedelta(hours=3 * number) for number in range(400)]
    backups = [Backup(Path(f"{each:%Y%m%dT%H%M%S}-{400 - number}.db"), each, 0) for number, each in enumerate(made)]  # fmt: skip
    gone = too_old(backups)
    kept = [each for each in backups if each not in gone]
    assert kept[:10] == backups[:10]
    assert len({each.made.date() for each in kept}) == 30
    assert len(kept) <= 10 + 30
    assert all(each.made == max(other.made for other in backups if other.made.date() == each.made.date()) for each in kept[10:])  # fmt: skip


def test_a_damaged_backup_is_passed_over(cases: Cases, vault: Vault) -> None:
    tell(cases, "one", 30)
    good = backed_up(cases)
    tell(cases, "two", 30)
    bad = backed_up(cases, 1)
    spoil(bad)
    found = newest_good(vault.path, vault.key())
    assert found is not None
    assert found.path == good
    with pytest.raises(NotKept):
        restore(vault.path, bad, vault.key(), NOW)
    spoil(good)
    assert newest_good(vault.path, vault.key()) is None


def spoil(path: Path, part: float = 0.5) -> None:
    """Overwrite a part of a file, usually its middle; without its beginning it cannot be opened at all."""
    data = bytearray(path.read_bytes())
    start = int(len(data) * part)
    data[start : start + 6000] = b"\x07" * 6000
    path.write_bytes(data)


def test_a_restore_sets_aside_what_was_there_and_loses_nothing_of_the_backup(
    cases: Cases, vault: Vault
) -> None:
    tell(cases, "one", 3)
    made = backed_up(cases)
    tell(cases, "two", 3)
    with pytest.raises(NotKept, match="Another window"):
        restore(vault.path, made, vault.key(), NOW)
    cases.close()
    aside = restore(vault.path, made, vault.key(), NOW)
    again = Cases(vault.path, ("", ""), vault=vault)
    assert [kept.label for kept in again.interviews()] == ["called one"]
    assert again.findings() == []
    tell(again, "three")
    again.close()
    old = Cases(aside / "cases.db", ("", ""), vault=vault)
    assert {kept.label for kept in old.interviews()} == {"called one", "called two"}
    old.close()
    assert stat.S_IMODE(vault.path.stat().st_mode) == 0o600


def test_a_damaged_file_is_set_aside_as_it_is(cases: Cases, vault: Vault) -> None:
    tell(cases, "one", 40)
    made = backed_up(cases)
    cases.close()
    spoil(vault.path)
    damaged = vault.path.read_bytes()
    aside = restore(vault.path, made, vault.key(), NOW)
    assert (aside / "cases.db").read_bytes() == damaged
    assert content_of(vault.path, vault.key())[:2] == (1, 40)
    assert aside.parent == quarantine_of(vault.path)


@pytest.mark.broad
def test_a_damaged_file_names_its_newest_good_copy_and_is_left_as_it_is(
    cases: Cases, vault: Vault
) -> None:
    tell(cases, "one", 40)
    cases.close()
    vault.path.write_bytes(b"\x07" * 9000)
    with pytest.raises(NotKept) as bare:
        Cases(vault.path, ("", ""), vault=vault)
    assert "undersong restore" not in str(bare.value)
    copies = Cases(vault.path.with_name("other.db"), ("", ""), vault=vault)
    tell(copies, "one")
    made = backed_up(copies)
    copies.close()
    backups_of(vault.path).mkdir()
    made.replace(backups_of(vault.path) / made.name)
    with pytest.raises(NotKept, match=r"A good copy is of 2026-11-22.*: undersong restore"):
        Cases(vault.path, ("", ""), vault=vault)
    assert vault.path.read_bytes() == b"\x07" * 9000


def test_a_restore_that_was_killed_is_ended_by_the_next_opening(cases: Cases, vault: Vault) -> None:
    tell(cases, "one", 3)
    made = backed_up(cases)
    tell(cases, "two", 3)
    cases.close()
    ready = vault.path.with_name("cases.db.restoring-20261122T100000")
    ready.write_bytes(made.read_bytes())
    again = Cases(vault.path, ("", ""), vault=vault)
    assert [kept.label for kept in again.interviews()] == ["called one"]
    again.close()
    assert not ready.exists()
    assert len(restoring.files_in(quarantine_of(vault.path))) == 1


def test_a_file_that_is_gone_or_empty_is_not_begun_anew_over_its_backups(
    cases: Cases, vault: Vault
) -> None:
    tell(cases, "one")
    made = backed_up(cases)
    cases.close()
    vault.path.write_bytes(b"")
    with pytest.raises(NotKept, match="undersong restore"):
        Cases(vault.path, ("", ""), vault=vault)
    assert vault.path.read_bytes() == b""
    restore(vault.path, made, vault.key(), NOW)
    assert content_of(vault.path, vault.key())[:2] == (1, 1)


# Erasing --------------------------------------------------------------------------------------


def everything(vault: Vault) -> bytes:
    """Every byte that the program keeps, in the clear: pages in use, free pages, logs, backups."""
    key, files = vault.key(), [each for each in vault.path.parent.rglob("*.db*") if each.is_file()]
    seen = b"".join(each.read_bytes() for each in files)
    if key is not None:
        seen += b"".join(pages(each, key) for each in files if each.suffix == ".db")
    return seen


def test_an_erased_case_is_in_no_page_of_the_file_nor_of_any_backup(vault: Vault) -> None:
    cases = Cases(vault.path, ("", ""), vault=vault)
    gone = tell(cases, SECRET, 60)
    backed_up(cases)
    tell(cases, "staying", 5)
    backed_up(cases, 1)
    cases.close()
    assert everything(vault).count(SECRET.encode()) > 100, "the search sees what is there"
    cases = Cases(vault.path, ("", ""), vault=vault)
    (interview,) = [each.interview for each in cases.interviews() if each.case == gone]
    cases.delete_case(gone, NOW)
    cases.close()
    seen = everything(vault)
    assert SECRET.encode() not in seen
    assert interview.encode() not in seen
    assert b"staying 5" in seen
    again = Cases(vault.path, ("", ""), vault=vault)
    assert again.findings() == []
    again.close()
    for backup in listed(vault.path):
        copy = Cases(backup.path, ("", ""), vault=vault)
        assert copy.findings() == []
        copy.close()


def test_an_erasure_that_did_not_reach_a_backup_says_so_and_goes_on_at_the_next_opening(
    vault: Vault,
) -> None:
    cases = Cases(vault.path, ("", ""), vault=vault)
    gone = tell(cases, SECRET, 60)
    backup = backed_up(cases)
    whole = backup.read_bytes()
    spoil(backup, 0)
    damaged = backup.read_bytes()
    with pytest.raises(NotKept, match="may still hold it"):
        cases.delete_case(gone, NOW)
    cases.close()
    assert backup.read_bytes() == damaged
    backup.write_bytes(whole)
    Cases(vault.path, ("", ""), vault=vault).close()
    assert SECRET.encode() not in everything(vault)


def test_files_that_were_set_aside_are_named_when_a_case_is_erased(vault: Vault) -> None:
    cases = Cases(vault.path, ("", ""), vault=vault)
    gone = tell(cases, SECRET)
    made = backed_up(cases)
    cases.close()
    aside = restore(vault.path, made, vault.key(), NOW)
    cases = Cases(vault.path, ("", ""), vault=vault)
    with pytest.raises(NotKept, match=f"{aside.name}/cases.db"):
        cases.delete_case(gone, NOW)
    cases.close()


def test_backups_have_a_folder_of_their_own(vault: Vault) -> None:
    assert backups_of(vault.path).name == "cases.db.backups"


def test_copies_from_before_the_lock_are_locked_with_the_file(tmp_path: Path) -> None:
    mine = Vault(tmp_path / "cases.db", "Ann", 2)
    cases = Cases(mine.path, ("", ""), vault=mine)
    tell(cases, SECRET, 9)
    made = backed_up(cases)
    cases.close()
    left = made.read_bytes()
    mine.make(WORDS, "")
    assert content_of(made, mine.key())[:2] == (1, 9)
    gone = made.with_name(f"{made.name}.before")
    gone.write_bytes(left)
    Vault(mine.path, "", 2).unlock(WORDS)
    assert not gone.exists()
    made.replace(gone)
    Vault(mine.path, "", 2).unlock(WORDS)
    assert content_of(made, mine.key())[:2] == (1, 9), "a kill between the two names"
    assert SECRET.encode() not in b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())  # fmt: skip
