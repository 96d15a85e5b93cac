"""Cases, interviews and events in one file: durable, private, and never written twice."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.domain.answers import Event
from assistant.interview.ports import NotKept, Standing, TakenElsewhere
from assistant.store.cases import Cases
from assistant.store.holding import mark_of, runs
from assistant.store.opening import sentence_for

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FIRST_TABLES = (
    'CREATE TABLE "_sqlite_migrations" ("id" INTEGER PRIMARY KEY, "migration_set" TEXT, "name" TEXT, "applied_at" TEXT)',
    'CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name" ON "_sqlite_migrations" ("migration_set", "name")',
    'CREATE TABLE "cases" ("id" TEXT PRIMARY KEY, "label" TEXT NOT NULL, "created" TEXT)',
    (
        'CREATE TABLE "interviews" ("id" TEXT PRIMARY KEY, "case_id" TEXT NOT NULL REFERENCES "cases"("id"),'
        ' "voice" TEXT NOT NULL, "started" TEXT, "touched" TEXT, "closed" INTEGER, "events" INTEGER, "held_by" TEXT)'
    ),
    'CREATE INDEX "idx_interviews_case_id" ON "interviews" ("case_id")',
    'CREATE INDEX "idx_interviews_touched" ON "interviews" ("touched")',
    (
        'CREATE TABLE "events" ("interview_id" TEXT REFERENCES "interviews"("id"), "number" INTEGER, "kind" TEXT NOT NULL,'
        ' "question" TEXT, "version" INTEGER, "value" TEXT, "absent" TEXT, "said" TEXT, "known" TEXT, "wording" TEXT,'
        ' "voice" TEXT, "language" TEXT, "informant" TEXT, "face" TEXT, "at" TEXT, "data" TEXT, "dialogue" TEXT,'
        ' "knowledge" TEXT, PRIMARY KEY ("interview_id", "number"))'
    ),
)
SECRET = "mermaidtrumpet"  # noqa: S105  # a word to look for


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "cases.db"


@pytest.fixture
def cases(path: Path) -> Iterator[Cases]:
    opened = Cases(path, ("dialogue", "knowledge"))
    yield opened
    opened.close()


def said(number: int, words: str = "hm") -> Event:
    return Event(number, "noted", said=words, value={"a": [1, None, words]}, at=NOW.isoformat(), data={"k": words})  # fmt: skip


def bytes_of(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.iterdir() if each.name.startswith(path.name))  # fmt: skip


def pragma(cases: Cases, name: str) -> object:
    return cases._database.execute(f"PRAGMA {name}").fetchone()[0]  # noqa: SLF001  # read back


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("busy_timeout", 5000), ("trusted_schema", 0)],
)  # fmt: skip
def test_the_file_is_opened_so_that_every_commit_is_durable(name: str, value: object, cases: Cases) -> None:  # fmt: skip
    assert pragma(cases, name) == value


def test_file_and_folder_are_private(cases: Cases, path: Path) -> None:
    begun = cases.begin(None, "caregiver", NOW)
    cases.keep(begun.interview, [said(1)])
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    assert modes == {"cases.db": 0o600, "cases.db-wal": 0o600, "cases.db-shm": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_an_open_file_is_made_private_again(cases: Cases, path: Path) -> None:
    cases.close()
    path.chmod(0o644)
    Cases(path, ("", "")).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_interview_begins_in_a_case_of_its_own_or_in_one_that_is_named(cases: Cases) -> None:
    first = cases.begin(None, "caregiver", NOW)
    second = cases.begin(first.case, "self", NOW)
    assert (second.case, second.voice, second.events, second.closed) == (
        first.case,
        "self",
        0,
        False,
    )
    assert first.interview != second.interview
    assert {each.interview for each in cases.interviews()} == {first.interview, second.interview}
    cases.name(second.interview, "Sam")
    assert {each.label for each in cases.interviews()} == {"Sam"}


def test_an_event_comes_back_exactly_as_it_was_kept(cases: Cases, path: Path) -> None:
    begun = cases.begin(None, "caregiver", NOW)
    event = Event(
        1, "answered", "q.x", 2, {"ticked": ["a"], "voice": "self"}, None, "  \x1b “ünï” 🌧'; drop table events; --\n",
        "told", "How is {name}?", "self", "en", "self", "plain", NOW.isoformat(), {"why_not": ""},
    )  # fmt: skip
    absent = Event(2, "answered", "q.y", absent="declined")
    cases.keep(begun.interview, [event, absent])
    cases.close()
    again = Cases(path, ("", ""))
    assert again.events(begun.interview) == [event, absent]
    assert again.find(begun.interview).events == 2
    again.close()


def test_each_event_carries_the_fingerprints_it_was_asked_under(cases: Cases) -> None:
    begun = cases.begin(None, "caregiver", NOW)
    cases.keep(begun.interview, [said(1)])
    rows = cases._database.execute("select dialogue, knowledge from events").fetchall()  # noqa: SLF001  # no port reads them yet
    assert rows == [("dialogue", "knowledge")]


def test_a_closed_interview_says_so_until_it_goes_on(cases: Cases) -> None:
    begun = cases.begin(None, "caregiver", NOW)
    cases.keep(begun.interview, [Event(1, "closed")])
    assert cases.find(begun.interview).closed
    cases.keep(begun.interview, [Event(2, "reviewed")])
    assert not cases.find(begun.interview).closed
    cases.keep(begun.interview, [])
    assert cases.find(begun.interview).events == 2


def test_several_events_are_kept_all_or_none(cases: Cases) -> None:
    begun = cases.begin(None, "caregiver", NOW)
    with pytest.raises(TakenElsewhere):
        cases.keep(begun.interview, [said(1), said(2), said(2)])
    assert cases.events(begun.interview) == []
    assert cases.find(begun.interview).events == 0
    cases.keep(begun.interview, [said(1)])


def test_of_two_windows_the_second_is_told_and_nothing_is_lost(cases: Cases, path: Path) -> None:
    begun = cases.begin(None, "caregiver", NOW)
    other = Cases(path, ("", ""))
    other.keep(begun.interview, [said(1, "theirs")])
    with pytest.raises(TakenElsewhere, match="another window"):
        cases.keep(begun.interview, [said(1, "ours")])
    assert [event.said for event in cases.events(begun.interview)] == ["theirs"]
    cases.keep(begun.interview, [said(2, "ours")])
    assert [event.said for event in other.events(begun.interview)] == ["theirs", "ours"]
    other.close()


def test_there_is_no_interview_of_an_unknown_name(cases: Cases) -> None:
    with pytest.raises(NotKept, match="no interview 'i-x'"):
        cases.find("i-x")


# Holding --------------------------------------------------------------------------------------


def held_by(cases: Cases, interview: str, mark: str) -> None:
    with cases._write() as database:  # noqa: SLF001  # another process would have written this
        database.execute("update interviews set held_by = ? where id = ?", [mark, interview])


def test_an_interview_that_a_living_process_holds_is_not_given(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        cases = Cases(path, ("", ""))
        begun = cases.begin(None, "caregiver", NOW)
        held_by(cases, begun.interview, mark_of(other.pid))
        assert not cases.hold(begun.interview, NOW)
        cases.release(begun.interview)
        assert not cases.hold(begun.interview, NOW), "only its holder lets it go"
        held_by(cases, begun.interview, f"{other.pid} earlier-boot 1")
        assert cases.hold(begun.interview, NOW), "the number is another process's by now"
        held_by(cases, begun.interview, mark_of(other.pid))
        other.communicate(b"\n")
        assert cases.hold(begun.interview, NOW), "its holder is dead"
        assert cases.hold(begun.interview, NOW), "we hold it ourselves"
        cases.close()


def test_a_holder_without_a_start_time_is_believed_while_it_runs(path: Path) -> None:
    cases = Cases(path, ("", ""), is_alive=lambda _: True)
    begun = cases.begin(None, "caregiver", NOW)
    held_by(cases, begun.interview, "999999999")
    assert not cases.hold(begun.interview, NOW)
    cases.close()


def test_what_was_let_go_can_be_held_by_anybody(cases: Cases) -> None:
    begun = cases.begin(None, "caregiver", NOW)
    assert cases.hold(begun.interview, NOW)
    cases.release(begun.interview)
    (mark,) = cases._database.execute("select held_by from interviews").fetchone()  # noqa: SLF001  # read back
    assert mark == ""


def test_only_a_running_process_runs() -> None:
    assert runs(os.getpid())
    assert runs(1)
    assert not runs(999999999)
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert not runs(child.pid), "dead, and not yet buried"


# Deleting -------------------------------------------------------------------------------------


def test_a_deleted_case_leaves_none_of_its_words_on_the_disk(cases: Cases, path: Path) -> None:
    gone, stays = cases.begin(None, "caregiver", NOW), cases.begin(None, "caregiver", NOW)
    for number in range(1, 60):
        cases.keep(gone.interview, [said(number, f"{SECRET} {number} " + "x" * 300)])
    cases.keep(stays.interview, [said(1, "staying")])
    cases.name(gone.interview, f"{SECRET} the name")
    assert SECRET.encode() in bytes_of(path)
    cases.delete_case(gone.case, NOW)
    assert SECRET.encode() not in bytes_of(path)
    assert gone.interview.encode() not in bytes_of(path)
    assert [each.interview for each in cases.interviews()] == [stays.interview]
    assert [event.said for event in cases.events(stays.interview)] == ["staying"]


def test_words_that_another_window_still_reads_are_told_of(cases: Cases, path: Path) -> None:
    begun = cases.begin(None, "caregiver", NOW)
    cases.keep(begun.interview, [said(1, SECRET)])
    reader = Cases(path, ("", ""))
    reader._database.execute("BEGIN")  # noqa: SLF001  # a window that hangs while it reads
    reader.events(begun.interview)
    cases._database.execute("PRAGMA busy_timeout=10")  # noqa: SLF001  # the test does not wait
    with pytest.raises(NotKept, match="another window"):
        cases.delete_case(begun.case, NOW)
    assert cases.interviews() == []
    reader.close()


def test_an_interview_deleted_elsewhere_is_a_sentence(cases: Cases, path: Path) -> None:
    begun = cases.begin(None, "caregiver", NOW)
    other = Cases(path, ("", ""))
    other.delete_case(begun.case, NOW)
    other.close()
    with pytest.raises(NotKept, match="deleted"):
        cases.keep(begun.interview, [said(1)])
    with pytest.raises(NotKept, match="deleted"):
        cases.hold(begun.interview, NOW)


# Opening --------------------------------------------------------------------------------------


def test_a_file_of_a_newer_program_is_refused_and_left_as_it_is(cases: Cases, path: Path) -> None:
    cases.close()
    other = sqlite3.connect(path)
    other.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('undersong', 'of_tomorrow', '')")  # fmt: skip
    other.commit()
    before = other.execute("select * from _sqlite_migrations").fetchall()
    with pytest.raises(NotKept, match="newer Undersong"):
        Cases(path, ("", ""))
    assert other.execute("select * from _sqlite_migrations").fetchall() == before
    other.close()


@pytest.mark.parametrize("content", [b"dear diary\n" * 500, b"\x89PNG\r\n" * 900])
def test_a_file_that_is_no_database_is_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(content)
    path.chmod(0o640)
    with pytest.raises(NotKept, match="left as it is"):
        Cases(path, ("", ""))
    assert path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["diary.txt"]


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.db"
    other = sqlite3.connect(path)
    other.execute("create table marks (url)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotKept, match="another program"):
        Cases(path, ("", ""))
    assert path.read_bytes() == before


def test_a_folder_is_no_file_and_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with pytest.raises(NotKept):
        Cases(tmp_path, ("", ""))
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_place_below_a_file_cannot_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(NotKept, match="cannot be written"):
        Cases(tmp_path / "file" / "below" / "cases.db", ("", ""))


def test_a_file_that_another_program_holds_is_waited_for_and_then_told_of(cases: Cases, path: Path) -> None:  # fmt: skip
    begun = cases.begin(None, "caregiver", NOW)
    other = Cases(path, ("", ""))
    other._database.execute("BEGIN IMMEDIATE")  # noqa: SLF001  # a window that hangs while it writes
    cases._database.execute("PRAGMA busy_timeout=10")  # noqa: SLF001  # the test does not wait
    with pytest.raises(NotKept, match="Another program holds the file"):
        cases.keep(begun.interview, [said(1)])
    other._database.execute("ROLLBACK")  # noqa: SLF001  # it goes on
    cases.keep(begun.interview, [said(1)])
    other.close()


def test_a_closed_file_is_a_sentence(cases: Cases) -> None:
    cases.close()
    with pytest.raises(NotKept):
        cases.interviews()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("database or disk is full", "disk is full"),
        ("database is locked", "Another program"),
        ("file is not a database", "no Undersong file"),
        ("database disk image is malformed", "damaged"),
        ("disk I/O error", "What was kept before is safe"),
    ],
)
def test_every_error_is_a_sentence_that_says_what_to_do(error: str, words: str) -> None:
    sentence = sentence_for(Exception(error), "x.db")
    assert words in sentence
    assert sentence.endswith(".")
    assert "Error" not in sentence


def test_the_list_shows_where_an_interview_stands_without_folding_it(cases: Cases) -> None:
    kept = cases.begin(None, "clinician", NOW)
    event = Event(number=1, kind="answered", question="client.age", at=NOW.isoformat())
    cases.keep(kept.interview, [event], Standing("asking", 2, "school", 110))
    found = cases.find(kept.interview)
    assert (found.stage, found.flags, found.informant) == ("asking", 2, "school")
    assert found.age_months == 110
    cases.archive(kept.case, archived=True)
    assert cases.find(kept.interview).archived
    cases.archive(kept.case, archived=False)
    assert not cases.find(kept.interview).archived


def test_a_file_of_the_first_kind_is_brought_up_with_all_its_answers(path: Path) -> None:
    """What the first released program left: its tables, a case, an interview, an event."""
    path.parent.mkdir()
    old = sqlite3.connect(path)
    for statement in FIRST_TABLES:
        old.execute(statement)
    old.execute(
        "insert into _sqlite_migrations (migration_set, name) values ('undersong', 'first_tables')"
    )
    old.execute("insert into cases values ('c-1', 'Ana', '2026-11-01')")
    old.execute(
        "insert into interviews values ('i-1', 'c-1', 'caregiver', '2026-11-01', '2026-11-02', 0, 0, '')"
    )
    old.commit()
    old.close()
    opened = Cases(path, ("dialogue", "knowledge"))
    kept = opened.find("i-1")
    assert (kept.label, kept.stage, kept.flags, kept.archived) == ("Ana", "", 0, False)
    opened.keep("i-1", [said(1)], Standing("asking", 1, "caregiver", 30))
    assert opened.find("i-1").age_months is None, "no answer, no age"
    opened.close()
