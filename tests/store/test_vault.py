"""The lock of a file: nobody reads it without one of its secrets, and no secret lies anywhere."""

import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.domain.answers import Event
from assistant.interview.keys import Locked, WrongKey
from assistant.interview.ports import NotKept
from assistant.store import keyholders
from assistant.store.cases import Cases
from assistant.store.opening import can_read
from assistant.store.slots import Held, is_code, kind_of, new_code, read_slot, write_slot
from assistant.store.vault import Vault

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CHEAP = 2
WORDS = "river lamp cousin paper"
SECRET = "mermaidtrumpet"  # noqa: S105  # a word to look for


def vault(path: Path) -> Vault:
    return Vault(path, "Dr. Reyes", CHEAP)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "cases.db"


@pytest.fixture
def code() -> str:
    return new_code()


@pytest.fixture
def locked(path: Path, code: str) -> Iterator[Path]:
    """A locked file with one event in it."""
    mine = vault(path)
    mine.make(WORDS, code)
    cases = Cases(path, ("", ""), vault=mine)
    begun = cases.begin(None, "caregiver", NOW)
    cases.keep(begun.interview, [Event(1, "noted", said=SECRET, at=NOW.isoformat())])
    cases.close()
    yield path
    assert SECRET.encode() not in everything(path.parent)


def everything(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


def said(path: Path, opened: Vault) -> list[str]:
    cases = Cases(path, ("", ""), vault=opened)
    words = [event.said for kept in cases.interviews() for event in cases.events(kept.interview)]
    cases.close()
    return words


def test_nothing_readable_stands_on_the_disk_while_it_is_written(path: Path, code: str) -> None:
    mine = vault(path)
    mine.make(WORDS, code)
    cases = Cases(path, ("", ""), vault=mine)
    begun = cases.begin(None, "caregiver", NOW)
    for number in range(1, 40):
        cases.keep(begun.interview, [Event(number, "noted", said=SECRET)])
    written = everything(path.parent)
    assert all(
        word not in written for word in (SECRET.encode(), b"SQLite format", b"events", b"Reyes")
    )
    cases.close()


def test_a_passphrase_and_the_code_open_it_and_nothing_else_does(locked: Path, code: str) -> None:
    for secret, by in ((WORDS, "person"), (code, "code"), (code.lower().replace("-", " "), "code")):
        mine = vault(locked)
        assert mine.standing() == "locked"
        assert mine.unlock(secret) == by
        assert said(locked, mine) == [SECRET]
    for wrong in ("", "river lamp cousin", WORDS.upper(), new_code(), "0" * 64):
        with pytest.raises(WrongKey, match="Nothing was harmed"):
            vault(locked).unlock(wrong)


def test_the_same_letters_from_another_keyboard_are_the_same_passphrase(path: Path) -> None:
    vault(path).make("cafe\u0301 lamp cousin", "")
    assert vault(path).unlock("café lamp cousin") == "person"


def test_a_locked_file_is_not_opened_without_its_key(locked: Path) -> None:
    with pytest.raises(Locked, match="--passphrase-fd"):
        Cases(locked, ("", ""), vault=vault(locked))
    with pytest.raises(Locked):
        vault(locked).change(WORDS)


def test_a_file_whose_slots_are_gone_is_left_as_it_is(locked: Path) -> None:
    for each in locked.with_name("cases.db.keys").iterdir():
        each.unlink()
    before = locked.read_bytes()
    with pytest.raises(NotKept, match="left as it is"):
        Cases(locked, ("", ""), vault=vault(locked))
    assert locked.read_bytes() == before


def test_the_file_opens_again_after_it_was_locked_in_use(locked: Path) -> None:
    mine = vault(locked)
    mine.unlock(WORDS)
    cases = Cases(locked, ("", ""), vault=mine)
    cases.lock()
    cases.lock()
    assert not mine.is_open()
    with pytest.raises(Locked):
        cases.interviews()
    mine.unlock(WORDS)
    assert len(cases.interviews()) == 1
    cases.close()


def test_slots_and_their_folder_are_private_and_tell_nobody_whose_they_are(locked: Path) -> None:
    folder = locked.with_name("cases.db.keys")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    slots = sorted(folder.iterdir())
    assert [kind_of(each) for each in slots] == ["code", "last", "person"]
    assert {stat.S_IMODE(each.stat().st_mode) for each in slots} == {0o600}
    assert b"Reyes" not in everything(folder)


def test_a_slot_says_how_dear_it_is_and_none_is_dearer_than_ours(tmp_path: Path) -> None:
    held = Held(b"k" * 32, "Ann", "person", b"b" * 32)
    slot = tmp_path / "keys" / "person-1.3.slot"
    write_slot(slot, held, WORDS)
    assert read_slot(slot, WORDS) == held
    for other in ("person-1.4.slot", "person-1.slot", "person-1.60.slot"):
        moved = slot.with_name(other)
        slot.rename(moved)
        assert read_slot(moved, WORDS) is None
        moved.rename(slot)


def test_a_code_is_one_however_it_is_typed(code: str) -> None:
    assert is_code(code)
    assert is_code(code.replace("-", "").lower())
    assert not is_code(WORDS)
    assert not is_code(code[:-1])


def test_a_new_passphrase_takes_the_place_of_the_old_one(locked: Path, code: str) -> None:
    mine = vault(locked)
    mine.unlock(WORDS)
    mine.change("another one of four words")
    with pytest.raises(WrongKey):
        vault(locked).unlock(WORDS)
    for secret in ("another one of four words", code):
        again = vault(locked)
        again.unlock(secret)
        assert said(locked, again) == [SECRET]


def test_who_lost_the_passphrase_comes_back_by_the_code(locked: Path, code: str) -> None:
    mine = vault(locked)
    mine.unlock(code)
    mine.change("a new one of four words")
    with pytest.raises(WrongKey):
        vault(locked).unlock(WORDS)
    again = vault(locked)
    assert again.unlock("a new one of four words") == "person"
    assert again.actor == "Dr. Reyes"
    assert said(locked, again) == [SECRET]
    assert vault(locked).unlock(code) == "code"


def test_a_start_that_was_killed_before_the_file_was_made_goes_on(path: Path, code: str) -> None:
    vault(path).make(WORDS, code)
    for each in path.parent.glob("cases.db*"):
        if each.is_file():
            each.unlink()
    again = vault(path)
    assert again.standing() == "locked"
    again.unlock(WORDS)
    assert said(path, again) == []


# Taking over ----------------------------------------------------------------------------------


@pytest.fixture
def plain(path: Path) -> Path:
    cases = Cases(path, ("", ""))
    begun = cases.begin(None, "caregiver", NOW)
    for number in range(1, 30):
        cases.keep(begun.interview, [Event(number, "noted", said=f"{SECRET} {number}")])
    cases.close()
    return path


def test_an_open_file_is_taken_over_whole_and_then_gone(plain: Path, code: str) -> None:
    before = said(plain, vault(plain))
    mine = vault(plain)
    assert mine.standing() == "open"
    mine.make(WORDS, code)
    assert said(plain, mine) == before
    assert SECRET.encode() not in everything(plain.parent)
    assert sorted(each.name for each in plain.parent.iterdir()) == ["cases.db", "cases.db.keys"]
    assert stat.S_IMODE(plain.stat().st_mode) == 0o600


def test_an_open_file_that_another_window_has_is_left_as_it_is(plain: Path, code: str) -> None:
    other = Cases(plain, ("", ""))
    with pytest.raises(NotKept, match="Another window"):
        vault(plain).make(WORDS, code)
    assert len(other.interviews()) == 1
    other.close()
    again = vault(plain)
    assert again.standing() == "open", "slots without a locked file open nothing"
    again.make(WORDS, code)
    assert len(said(plain, again)) == 29


def test_what_a_kill_left_of_the_open_file_is_wiped_at_the_next_opening(
    plain: Path, code: str
) -> None:
    left = plain.read_bytes()
    vault(plain).make(WORDS, code)
    before = plain.with_name("cases.db.unlocked")
    before.write_bytes(left)
    vault(plain).unlock(WORDS)
    assert not before.exists()
    assert SECRET.encode() not in everything(plain.parent)


def test_an_open_file_that_holds_more_than_the_locked_one_is_never_wiped(
    plain: Path, code: str
) -> None:
    vault(plain).make(WORDS, code)
    before = plain.with_name("cases.db.unlocked")
    other = Cases(before, ("", ""))
    begun = other.begin(None, "self", NOW)
    other.keep(begun.interview, [Event(1, "noted", said="only here")])
    other.close()
    with pytest.raises(NotKept, match="holds answers that the locked file does not"):
        vault(plain).unlock(WORDS)
    assert before.exists()


# More than one person -------------------------------------------------------------------------


def opened(path: Path, secret: str) -> Vault:
    mine = vault(path)
    mine.unlock(secret)
    return mine


def test_each_person_has_a_passphrase_of_their_own(locked: Path) -> None:
    keyholders.add(opened(locked, WORDS), "Ann Okoro", "her own four words")
    hers = opened(locked, "her own four words")
    assert (hers.actor, said(locked, hers)) == ("Ann Okoro", [SECRET])
    assert sorted((each.name, each.kind) for each in keyholders.people(hers)) == [
        ("Ann Okoro", "person"),
        ("Dr. Reyes", "code"),
        ("Dr. Reyes", "person"),
    ]
    with pytest.raises(NotKept, match="already somebody called ann okoro"):
        keyholders.add(hers, "ann okoro", "other words than these")
    keyholders.remove(hers, "Dr. Reyes")
    with pytest.raises(WrongKey):
        vault(locked).unlock(WORDS)
    with pytest.raises(NotKept, match="last one stays"):
        keyholders.remove(hers, "Ann Okoro")
    with pytest.raises(NotKept, match="Nobody here"):
        keyholders.remove(hers, "Dr. Reyes")


def test_a_new_code_takes_the_place_of_the_old_one(locked: Path, code: str) -> None:
    other = new_code()
    keyholders.change_code(opened(locked, WORDS), other)
    with pytest.raises(WrongKey):
        vault(locked).unlock(code)
    assert vault(locked).unlock(other) == "code"


@pytest.mark.broad
def test_a_new_key_is_for_the_file_its_backups_and_one_person(locked: Path, code: str) -> None:
    mine, other = opened(locked, WORDS), new_code()
    keyholders.add(mine, "Ann Okoro", "her own four words")
    old = mine.key()
    cases = Cases(locked, ("", ""), vault=mine)
    backup = cases.back_up(NOW)
    assert backup is not None
    with pytest.raises(NotKept, match="Another window"):
        keyholders.rekey(mine, WORDS, other)
    cases.close()
    with pytest.raises(WrongKey, match="Only your own"):
        keyholders.rekey(mine, "not mine at all", other)
    mine = opened(locked, WORDS)
    keyholders.rekey(mine, WORDS, other)
    for secret in ("her own four words", code):
        with pytest.raises(WrongKey):
            vault(locked).unlock(secret)
    for secret in (WORDS, other):
        assert said(locked, opened(locked, secret)) == [SECRET]
    assert not can_read(locked, old)
    assert not can_read(backup, old)
    assert can_read(backup, mine.key())


def test_a_process_that_holds_a_key_leaves_no_image_of_its_memory(locked: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    opened(locked, WORDS)
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    resource.setrlimit(resource.RLIMIT_CORE, before)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such switch")
def test_once_a_key_came_in_no_other_program_can_read_the_memory() -> None:
    asked = (
        "import ctypes, resource; from assistant.store.locksmith import dump_no_memory; dump_no_memory();"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["0", "0"]
