"""The one file of a form: whole between two answers, encrypted, and believed only as it was kept."""

from pathlib import Path

import pytest

from assistant.domain.answers import Event
from assistant.interview.invites import Invite
from assistant.interview.keys import WrongKey
from assistant.interview.ports import NotKept
from assistant.store import carried
from assistant.store.carried import FormFile, brought_back, code, make, opened
from assistant.store.cases import Cases
from assistant.store.fresh import is_current
from assistant.store.opening import connect
from assistant.store.slots import key_from
from tests.fakes import FakeClock

PRINTS = ("dialogue", "knowledge")
INVITE = Invite("f-1", "i-1", "questions", "caregiver", "2026-11-22", "2026-12-06")
CODE = "ABCD-2345-EFGH"
MARKER = "zebra-marker"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carried, "COST", 2)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "a.form"
    make(path, CODE, INVITE, cost=2)
    return path


@pytest.fixture
def told(form: Path) -> Path:
    store = opened(form, CODE, PRINTS)
    for number in range(1, 30):
        keep(store, number)
    store.close()
    return form


def keep(store: FormFile, number: int) -> None:
    event = Event(number, "noted", said=f"{MARKER} {number}", at="2026-11-22T09:00:00+00:00")
    store.keep("i-1", [event])


def test_a_new_form_is_private_and_holds_its_invite_and_nothing_else(form: Path) -> None:
    assert form.stat().st_mode & 0o777 == 0o600
    store = opened(form, CODE, PRINTS)
    assert store.about() == INVITE
    assert store.page() == {}
    assert store.ending() == ""
    (kept,) = store.interviews()
    assert (kept.interview, kept.events, kept.label) == ("i-1", 0, "f-1")
    store.close()
    assert brought_back(form, CODE).events == []


def test_nothing_is_readable_on_the_disk_without_the_code(told: Path) -> None:
    everything = b"".join(each.read_bytes() for each in told.parent.iterdir())
    assert MARKER.encode() not in everything
    assert b"SQLite" not in everything
    assert b"caregiver" not in everything


def test_between_two_answers_it_is_one_file(form: Path) -> None:
    store = opened(form, CODE, PRINTS)
    for number in range(1, 4):
        keep(store, number)
        assert [each.name for each in form.parent.iterdir()] == ["a.form"]
        copy = form.with_name("copy.form")
        copy.write_bytes(Path(form).read_bytes())
        assert len(brought_back(copy, CODE).events) == number
        copy.unlink()
    store.close()


@pytest.mark.parametrize("typed", [CODE.lower(), CODE.replace("-", ""), f" {CODE} "])
def test_the_code_counts_however_it_was_typed(form: Path, typed: str) -> None:
    opened(form, typed, PRINTS).close()


@pytest.mark.parametrize("typed", ["", "ABCD", CODE[:-1] + "J", "0" * 400])
def test_another_code_opens_nothing_and_says_so(form: Path, typed: str) -> None:
    with pytest.raises(WrongKey, match="not its code"):
        opened(form, typed, PRINTS)
    with pytest.raises(WrongKey, match="not its code"):
        brought_back(form, typed)


def test_a_form_is_never_written_over_something_else(tmp_path: Path) -> None:
    there = tmp_path / "b.form"
    there.write_text("mine")
    with pytest.raises(NotKept, match="is there already"):
        make(there, CODE, INVITE, cost=2)
    assert there.read_text() == "mine"


def test_a_place_that_cannot_be_written_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotKept, match="cannot be read or written"):
        make(tmp_path / "no" / "b.form", CODE, INVITE, cost=2)
    assert not list(tmp_path.iterdir())


def test_a_form_that_dies_while_it_is_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(carried, "_fill", dies)
    with pytest.raises(KeyboardInterrupt):
        make(tmp_path / "b.form", CODE, INVITE, cost=2)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    for step in (lambda path: opened(path, CODE, PRINTS), lambda path: brought_back(path, CODE)):
        with pytest.raises(NotKept, match="There is no file"):
            step(tmp_path / "none.form")


def test_a_file_that_is_no_form_is_told_from_one(tmp_path: Path) -> None:
    (tmp_path / "text.form").write_bytes(b"\x02" + b"hello " * 2000)
    with pytest.raises(NotKept, match="cut short"):
        brought_back(tmp_path / "text.form", CODE)
    (tmp_path / "page.form").write_bytes(b"\x02" + b"h" * 8191)
    with pytest.raises(WrongKey):
        brought_back(tmp_path / "page.form", CODE)


def test_every_truncation_is_met_by_a_clear_word_and_changes_nothing(told: Path) -> None:
    whole = told.read_bytes()
    for length in [*range(0, len(whole), 4096), *range(1, len(whole), 5003)]:
        told.write_bytes(whole[:length])
        with pytest.raises(NotKept, match=r"cut short|not its code|not as it was kept"):
            brought_back(told, CODE)
        assert told.read_bytes() == whole[:length]


def test_every_edit_is_met_by_a_clear_word_and_changes_nothing(told: Path) -> None:
    whole = told.read_bytes()
    pages = len(whole) // 4096
    missed = []
    for place in [*range(17, len(whole), 1999), *(page * 4096 + 2000 for page in range(pages))]:
        edited = bytearray(whole)
        edited[place] ^= 0x40
        told.write_bytes(edited)
        try:
            found = brought_back(told, CODE)
        except NotKept:
            continue
        missed.append((place, len(found.events)))
    assert missed == []


def test_a_form_with_a_page_from_an_earlier_day_gives_all_or_nothing(told: Path) -> None:
    before = told.read_bytes()
    store = opened(told, CODE, PRINTS)
    keep(store, 30)
    store.close()
    after = told.read_bytes()
    refused, whole = 0, brought_back(told, CODE).events
    for start in range(0, len(before), 4096):
        mixed = after[:start] + before[start : start + 4096] + after[start + 4096 :]
        told.write_bytes(mixed)
        try:
            found = brought_back(told, CODE).events
        except NotKept:
            refused += mixed != after
        else:
            assert found == whole
    assert refused


def test_a_clinic_file_is_no_form(tmp_path: Path) -> None:
    salt = bytes([2]) + b"s" * 15
    path = tmp_path / "clinic.db"
    connection = connect(path, key_from(CODE, salt, "code", 2), salt)
    is_current(connection)
    connection.close()
    for step in (lambda: opened(path, CODE, PRINTS), lambda: brought_back(path, CODE)):
        with pytest.raises(NotKept, match="no form"):
            step()


def test_what_cannot_be_read_in_a_form_is_a_sentence(form: Path) -> None:
    store = opened(form, CODE, PRINTS)
    with store._write() as database:  # noqa: SLF001  # as somebody would who has the code
        database.execute("update chain set value = '{}' where name = 'invite'")
    store.close()
    with pytest.raises(NotKept, match="cannot be read"):
        brought_back(form, CODE)


def test_a_form_has_no_anchor_and_no_backup_beside_it(told: Path) -> None:
    assert [each.name for each in told.parent.iterdir()] == ["a.form"]


def test_codes_are_of_three_groups_and_differ() -> None:
    codes = {code() for _ in range(200)}
    assert len(codes) == 200
    assert {len(each) for each in codes} == {14}


def test_the_clinic_remembers_a_form_until_its_case_is_deleted(tmp_path: Path) -> None:
    clock = FakeClock()
    cases = Cases(tmp_path / "cases.db", PRINTS)
    kept = cases.begin(None, "caregiver", clock.now())
    cases.invite(INVITE._replace(interview=kept.interview))
    assert cases.invites() == [INVITE._replace(interview=kept.interview)]
    cases.end_invite("f-1")
    assert cases.invites()[0].ended is True
    cases.delete_case(kept.case, clock.now())
    assert cases.invites() == []
    cases.close()
