"""The verbs that guard the answers: keys, backups, restore, verify."""

import json
import sqlite3
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import safekeeping, wiring
from tests.cli.test_unlocking import handed
from tests.commands import Ended, call

WORDS, OTHER = "river lamp cousin paper", "another four plain words"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(wiring, "SCRYPT_COST", 2)
    yield
    wiring.keys.cache_clear()


@pytest.fixture
def db(tmp_path: Path) -> str:
    return str(tmp_path / "a.db")


def told(db: str, *lines: str, secret: str = "") -> Ended:
    typed = "".join(f"{line}\n" for line in lines)
    if secret:
        return by(db, secret, "--plain", typed=typed)
    return call("--plain", "--practice", "--db", db, typed=typed)


def by(db: str, secrets: str, *arguments: str, typed: str = "") -> Ended:
    """Run a command by itself, with these lines on a descriptor."""
    wiring.keys.cache_clear()
    with handed(*secrets.split("|")) as number:
        return call(*arguments, "--db", db, "--passphrase-fd", number, typed=typed)


def test_an_open_file_is_locked_by_a_verb_and_says_its_code_once(db: str) -> None:
    told(db, "1", "funny")
    assert call("keys", "--db", db).err.startswith(f"{db} has no lock.")
    locked = by(db, WORDS, "keys", "lock")
    assert (locked.code, locked.out) == (0, "")
    code = locked.err.split("Recovery code, shown only now: ")[1].split()[0]
    assert b"SQLite format 3" not in Path(db).read_bytes()
    assert "locked already" in by(db, OTHER, "keys", "lock").err
    assert by(db, code, "keys").out.split() == [
        "person",
        *(name := wiring.keys(Path(db)).name.split()),
        "code",
        *name,
    ]


def test_people_come_and_go_and_a_passphrase_is_changed(db: str) -> None:
    told(db, "1", secret=WORDS)
    assert by(db, f"{WORDS}|{OTHER}", "keys", "add", "Ann").code == 0
    assert "person   Ann" in by(db, OTHER, "keys").out
    assert by(db, f"{OTHER}|a third one of them", "keys", "passphrase").code == 0
    assert by(db, OTHER, "keys").code == 1
    assert by(db, WORDS, "keys", "remove", "ann").code == 0
    assert by(db, "a third one of them", "keys").code == 1
    assert by(db, f"{WORDS}|{WORDS}", "keys", "rekey").code == 0
    new = by(db, WORDS, "keys", "code").err.split("shown only now: ")[1].split()[0]
    assert by(db, new, "keys").code == 0


@pytest.mark.parametrize(
    ("secrets", "arguments", "words"),
    [
        (WORDS, ("keys", "add"), "No name was given."),
        (f"{WORDS}|short", ("keys", "passphrase"), "too short to be safe"),
        (f"{WORDS}|aaaaaaaaaaaaaaaa", ("keys", "passphrase"), "too easy to guess"),
        (f"{WORDS}|{OTHER}", ("keys", "rekey"), "Only your own passphrase"),
        (WORDS, ("keys", "passphrase"), "gives no line"),
    ],
)
def test_what_is_wrong_with_a_key_is_said(
    secrets: str, arguments: tuple[str, ...], words: str, db: str
) -> None:
    told(db, "1", secret=WORDS)
    ended = by(db, secrets, *arguments)
    assert (ended.code, ended.out) == (1, "")
    assert words in ended.err
    assert by(db, WORDS, "keys").code == 0


def test_a_sitting_leaves_a_backup_and_restoring_asks_first(db: str) -> None:
    told(db, "1", "funny")
    (backup,) = call("backups", "--db", db).out.splitlines()
    assert "1 interviews, 3 events" in backup
    told(db, "1", "Sam")
    assert call("backups", "--now", "--db", db).err == "Nothing happened since the last one.\n"
    name = backup.split()[0]
    shown = call("restore", name, "--db", db)
    assert (shown.code, shown.err) == (1, "Nothing was changed. Add --yes to do it.\n")
    assert f"Backup:  {name}: 1 interviews, 3 events" in shown.out
    assert call("restore", "nothing", "--db", db).err.startswith("There is no good backup nothing")
    done = call("restore", name, "--yes", "--db", db)
    assert done.code == 0
    assert "What was there before: " in done.out
    assert len(call("backups", "--db", db).out.splitlines()) == 2
    assert call("verify", "--db", db).err == "Every event is as it was kept.\n"


def test_without_a_backup_it_is_said(db: str) -> None:
    assert call("backups", "--db", db).err == f"There is no backup of {db} yet.\n"
    assert call("verify", "--db", db).err.startswith("There is no file")


def test_a_damaged_file_names_the_way_back_and_a_person_may_say_yes(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(db, "1", "funny", secret=WORDS)
    data = Path(db).read_bytes()
    Path(db).write_bytes(b"\x07" * len(data))
    ended = by(db, WORDS, "--plain")
    assert ended.code == 1
    assert "undersong restore" in ended.err
    assert Path(db).read_bytes() == b"\x07" * len(data)
    monkeypatch.setattr("assistant.verbs.copies.somebody_is_there", lambda: True)
    assert by(db, WORDS, "restore", typed="no\n").code == 1
    assert by(db, WORDS, "restore", typed="yes\n").code == 0
    assert by(db, WORDS, "verify").code == 0


def test_verify_names_the_event_that_was_changed(db: str) -> None:
    told(db, "1", "funny")
    other = sqlite3.connect(db)
    other.execute("update events set said = 'something else' where number = 2")
    other.commit()
    other.close()
    ended = call("verify", "--db", db)
    assert ended.code == 1
    assert ended.out.startswith("Event 2 of i-")
    assert "was changed after it was kept." in ended.out


def test_a_machine_has_slept_when_one_clock_went_on_alone() -> None:
    running, whole = [10.0], [100.0]
    sleep = safekeeping.Sleep(lambda: running[0], lambda: whole[0])
    running[0], whole[0] = 12.0, 102.5
    assert not sleep.has_slept()
    running[0], whole[0] = 14.0, 900.0
    assert sleep.has_slept()
    assert not sleep.has_slept()
    assert safekeeping.whole_time() > 0


def test_a_whole_case_is_rebuilt_elsewhere(db: str, tmp_path: Path) -> None:
    told(db, "1", "funny; “kind”\tünï", "Sam", "pause")
    interview = wiring.cases(Path(db)).interviews()[0].interview
    whole = tmp_path / "whole.json"
    assert call("export", interview, "--format", "whole", "-o", str(whole), "--db", db).code == 0
    other = str(tmp_path / "other.db")
    taken = call("start", str(whole), "--db", other)
    assert taken.code == 0, taken.err
    before, after = wiring.cases(Path(db)), wiring.cases(Path(other))
    assert after.events(interview) == before.events(interview)[:-1], "but that it was exported"
    assert after.find(interview).label == "Sam"
    assert call("verify", "--db", other).code == 0
    assert call("case", interview, "--json", "--db", other).out == call("case", interview, "--json", "--db", db).out  # fmt: skip
    again = call("start", str(whole), "--db", other)
    assert (again.code, again.out) == (1, "")
    assert "is in this file already" in again.err


@pytest.mark.broad
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda whole: whole.update(undersong_case=2), "not a whole case of version 1"),
        (lambda whole: whole["case"].pop("label"), "are not whole"),
        (lambda whole: whole["case"].update(label=["x"]), "are not whole"),
        (lambda whole: whole.update(interviews={}), "are not whole"),
        (lambda whole: whole["interviews"][0].update(told=None), "The interview is not whole"),
        (lambda whole: whole["interviews"][0]["told"].pop(), "Events are missing"),
        (lambda whole: whole["interviews"][0]["told"][0].update(number=2), "not in its place"),
        (lambda whole: whole["interviews"][0]["told"][0].update(more=1), "not in its place"),
        (lambda whole: whole["interviews"][0]["told"][0].update(value="{"), "cannot be read"),
    ],
)
def test_a_case_that_is_not_whole_rebuilds_nothing(
    change: Callable[[dict[str, Any]], object], words: str, db: str, tmp_path: Path
) -> None:
    told(db, "1", "funny")
    store = wiring.cases(Path(db))
    plain = json.loads(json.dumps(store.whole_case(store.interviews()[0].case)))
    change(plain)
    whole = tmp_path / "whole.json"
    whole.write_text(json.dumps(plain), encoding="utf-8")
    other = str(tmp_path / "other.db")
    ended = call("start", str(whole), "--db", other)
    assert (ended.code, ended.out) == (1, "")
    assert words in ended.err
    assert wiring.cases(Path(other)).interviews() == []


class FakeKeyring(types.ModuleType):
    """A keyring that remembers, or one that was never set up."""

    def __init__(self, *, works: bool = True) -> None:
        super().__init__("keyring")
        self.kept: dict[tuple[str, str], str] = {}
        self.works = works

    def set_password(self, service: str, entry: str, secret: str) -> None:
        if not self.works:
            raise RuntimeError("no back end")
        self.kept[service, entry] = secret

    def get_password(self, service: str, entry: str) -> str | None:
        if not self.works:
            raise RuntimeError("no back end")
        return self.kept.get((service, entry))

    def delete_password(self, service: str, entry: str) -> None:
        del self.kept[service, entry]


def test_the_keyring_opens_the_file_and_is_never_the_only_way_in(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(db, "1", secret=WORDS)
    monkeypatch.setitem(sys.modules, "keyring", FakeKeyring(works=False))
    assert "There is no keyring here." in by(db, WORDS, "keys", "keyring").err
    ring = FakeKeyring()
    monkeypatch.setitem(sys.modules, "keyring", ring)
    assert by(db, WORDS, "keys", "keyring").code == 0
    assert by(db, WORDS, "keys", "keyring").code == 0
    monkeypatch.setattr("assistant.verbs.unlocking.somebody_is_there", lambda: True)
    wiring.keys.cache_clear()
    assert call("verify", "--db", db).code == 0, "nobody is asked"
    listed = by(db, WORDS, "keys").out
    assert (listed.count("keyring"), listed.count("person")) == (1, 1)
    for change in (ring.kept.clear, lambda: setattr(ring, "works", False)):
        change()
        monkeypatch.setattr("assistant.verbs.unlocking.getpass", lambda *_, **__: WORDS)
        wiring.keys.cache_clear()
        assert call("verify", "--db", db).code == 0, "the passphrase is asked for instead"
    assert by(db, WORDS, "keys", "no-keyring").code == 0
    assert "keyring" not in by(db, WORDS, "keys").out
