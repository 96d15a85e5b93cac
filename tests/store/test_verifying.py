"""An event that is not what was kept is found, and it is said which one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.domain.answers import Event
from assistant.interview.ports import NotKept
from assistant.store.cases import Cases
from assistant.store.chain import stamp_after
from assistant.store.vault import Vault

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def cases(tmp_path: Path) -> Iterator[Cases]:
    """Two interviews of five events each, kept in turns: i[0] has the odd places, i[1] the even ones."""
    opened = Cases(tmp_path / "cases.db", ("d", "k"), vault=Vault(tmp_path / "cases.db", "Ann"))
    for _ in range(2):
        opened.begin(None, "caregiver", NOW)
    for number in range(1, 6):
        for interview in interviews(opened):
            at = (NOW + timedelta(minutes=number)).isoformat()
            event = Event(number, "noted", said=f"{interview} {number}", at=at)
            opened.keep(interview, [event])
    yield opened
    opened.close()


def interviews(cases: Cases) -> list[str]:
    return [row[0] for row in sql(cases, "select id from interviews order by rowid")]


def sql(cases: Cases, statement: str, *values: object) -> list[Any]:
    connection = cases._database  # noqa: SLF001  # what somebody else does to the file
    with connection:
        found: list[Any] = connection.execute(statement, values).fetchall()
    return found


def found(cases: Cases) -> list[str]:
    return [str(each) for each in cases.findings()]


def test_what_was_kept_is_as_it_was_kept(cases: Cases) -> None:
    assert found(cases) == []


@pytest.mark.broad
@pytest.mark.parametrize(
    "change",
    ["said = 'no'", "value = '1'", "at = '2020-01-01'", "stamp = '2020-01-01'", "actor = 'Bob'", "kind = 'answered'", "absent = 'declined'", "mac = null", "knowledge = 'x'", "data = '{\"a\": 1}'"],
)  # fmt: skip
def test_a_changed_event_is_found_and_named(change: str, cases: Cases) -> None:
    first, second = interviews(cases)
    sql(cases, f"update events set {change} where interview_id = ? and number = 3", first)  # noqa: S608  # from the table above
    assert found(cases) == [f"Event 3 of {first} was changed after it was kept."]
    with pytest.raises(NotKept, match=f"Event 3 of {first} was changed"):
        cases.events(first)
    assert len(cases.events(second)) == 5


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_missing_event_is_found_and_named(number: int, cases: Cases) -> None:
    first, _ = interviews(cases)
    sql(cases, "delete from events where interview_id = ? and number = ?", first, number)
    said = found(cases)
    assert said[0] == f"Event {number} of {first} is missing."
    assert all(
        f"of {first}" in line or "Events are missing: 1 of the file" in line for line in said
    )
    with pytest.raises(NotKept, match="is missing"):
        cases.events(first)


def test_swapped_events_are_found_and_it_is_said_which(cases: Cases) -> None:
    first, _ = interviews(cases)
    sql(cases, "update events set number = 9 where interview_id = ? and number = 2", first)
    sql(cases, "update events set number = 2 where interview_id = ? and number = 4", first)
    sql(cases, "update events set number = 4 where interview_id = ? and number = 9", first)
    assert found(cases) == [
        f"Event 2 of {first} holds what was kept as event 4 of {first}.",
        f"Event 4 of {first} holds what was kept as event 2 of {first}.",
    ]


def test_words_swapped_between_two_clients_are_found(cases: Cases) -> None:
    first, second = interviews(cases)
    sql(cases, "update events set said = ? where interview_id = ? and number = 3", f"{second} 3", first)  # fmt: skip
    sql(cases, "update events set said = ? where interview_id = ? and number = 3", f"{first} 3", second)  # fmt: skip
    assert len(found(cases)) == 2
    assert all("Event 3" in line for line in found(cases))


def test_an_event_put_in_from_outside_is_found(cases: Cases) -> None:
    first, _ = interviews(cases)
    sql(cases, "insert into events (interview_id, number, kind) values (?, 6, 'noted')", first)
    assert f"Event 6 of {first} was put in from outside." in found(cases)
    sql(cases, "pragma foreign_keys=off")
    sql(cases, "insert into events (interview_id, number, kind) values ('i-none', 1, 'noted')")
    assert "Event 1 of i-none was put in from outside." in found(cases)


def test_an_interview_that_was_put_back_in_time_is_found(cases: Cases) -> None:
    """All that the file says of it is from before: its events, its count, its end."""
    first, second = interviews(cases)
    (head,) = sql(cases, "select mac from events where interview_id = ? and number = 3", first)[0]
    sql(cases, "delete from events where interview_id = ? and number > 3", first)
    sql(cases, "update interviews set events = 3, head = ? where id = ?", head, first)
    said = found(cases)
    assert len(said) == 2
    assert said[0].startswith(
        f"Events are missing: 1 of the file, after event 3 of {second} (2026-11-22T09:03:00), before event 4 of {second}"
    )
    assert len(cases.events(first)) == 3, "by itself it is whole; only the whole file tells"


def test_a_count_that_was_put_back_is_found(cases: Cases) -> None:
    before = sql(cases, "select value from chain where name = 'last'")[0][0]
    first, _ = interviews(cases)
    cases.keep(first, [Event(6, "noted")])
    sql(cases, "update chain set value = ? where name = 'last'", before)
    assert found(cases) == ["How far the file has counted was put back in time."]
    sql(cases, "update chain set value = '[99, \"\", \"\"]' where name = 'last'")
    assert found(cases) == ["How far the file has counted was changed."]
    sql(cases, "update interviews set head = '' where id = ?", first)
    assert f"The end of {first} is not the one that was kept." in found(cases)
    sql(cases, "delete from chain where name = 'last'")
    assert "How far the file has counted was changed." in found(cases)
    sql(cases, "delete from chain")
    assert found(cases) == ["The seals of this file were taken out."]


def test_a_link_that_does_not_follow_is_found(cases: Cases) -> None:
    first, second = interviews(cases)
    macs = dict(sql(cases, "select number, mac from events where interview_id = ?", first))
    forged = macs[3][:32] + macs[2][32:]
    sql(cases, "update events set mac = ? where interview_id = ? and number = 3", forged, first)
    assert found(cases)[0] == f"Event 3 of {first} does not follow on the event before it."
    assert second not in " ".join(found(cases))


def test_an_erased_case_leaves_no_gap_and_what_is_remembered_of_it_is_sealed(cases: Cases) -> None:
    first, _ = interviews(cases)
    cases.delete_case(cases.find(first).case, NOW)
    assert found(cases) == []
    assert sql(cases, "select at, actor, places from erased") == [
        (NOW.isoformat(), "Ann", "1-1 3-3 5-5 7-7 9-9")
    ]
    sql(cases, "update erased set places = '1-1'")
    assert found(cases)[-1].startswith("What is remembered of the erasure of 2026-11-22")


def test_every_event_says_who_kept_it_and_when(cases: Cases) -> None:
    rows = sql(cases, "select actor, stamp, place from events order by place")
    assert {row[0] for row in rows} == {"Ann"}
    assert [row[2] for row in rows] == [*range(1, 11)]
    assert rows[0][1] == "2026-11-22T09:01:00.000000+00:00"


def test_the_time_of_an_event_never_steps_back_though_the_clock_does(cases: Cases) -> None:
    first, _ = interviews(cases)
    for number, at in enumerate(("2025-01-01T00:00:00+00:00", "no time", "2026-12-01T08:00:00+02:00"), 6):  # fmt: skip
        cases.keep(first, [Event(number, "noted", at=at)])
    stamps = [row[0] for row in sql(cases, "select stamp from events order by place")]
    assert stamps == sorted(stamps)
    assert stamps[-1] == "2026-12-01T06:00:00.000000+00:00"
    assert [event.at for event in cases.events(first)][-3] == "2025-01-01T00:00:00+00:00"


@pytest.mark.broad
@given(some.lists(some.datetimes(timezones=some.just(UTC)), max_size=20))
def test_stamps_are_monotone_for_every_clock(times: list[datetime]) -> None:
    last, stamps = "", []
    for each in times:
        last = stamp_after(each.isoformat(), last)
        stamps.append(last)
    assert stamps == sorted(stamps)


def test_what_an_older_program_kept_is_sealed_when_the_file_is_brought_up(cases: Cases) -> None:
    """Takes the last migration away, so that it comes again."""
    sql(cases, "drop index idx_events_place")
    for column in ("actor", "stamp", "place", "mac"):
        sql(cases, f"alter table events drop column {column}")
    sql(cases, "alter table interviews drop column head")
    for table in ("chain", "erased", "people"):
        sql(cases, f"drop table {table}")
    sql(cases, "delete from _sqlite_migrations where name = 'evidence'")
    cases.close()
    again = Cases(cases.path, ("d", "k"))
    first, second = interviews(again)
    assert found(again) == []
    assert [len(again.events(each)) for each in (first, second)] == [5, 5]
    again.keep(first, [Event(6, "noted")])
    assert found(again) == []
    again.close()


def test_a_whole_old_file_is_found_by_what_lies_beside_the_slots(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    vault = Vault(path, "Ann", 2)
    vault.make("four words of hers", "")
    cases = Cases(path, ("", ""), vault=vault)
    begun = cases.begin(None, "self", NOW)
    cases.keep(begun.interview, [Event(1, "noted")])
    cases.close()
    before = path.read_bytes()
    cases = Cases(path, ("", ""), vault=vault)
    cases.keep(begun.interview, [Event(2, "noted"), Event(3, "noted")])
    assert found(cases) == []
    cases.close()
    path.write_bytes(before)
    with pytest.raises(NotKept, match=r"put back in time: 3 events were kept.*verify --accept"):
        Cases(path, ("", ""), vault=vault)
    vault.takes_old = True
    cases = Cases(path, ("", ""), vault=vault)
    (said,) = found(cases)
    assert said.endswith("and only 1 are there.")
    cases.note_how_far()
    assert found(cases) == []
    cases.close()
