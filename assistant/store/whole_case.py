"""One case as rows: everything that is needed to rebuild it in another file, and the rebuilding."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from assistant.domain.errors import Problem, WrongInput
from assistant.interview.ports import NotKept
from assistant.store.case_seal import changing
from assistant.store.chain import SEALED
from assistant.store.rows import event_of
from assistant.store.sealing import Sealing

MARK = "undersong_case"
"""The key that tells such a file from a case file; its value is the version."""
VERSION = 1
Read = Callable[[str, Sequence[Any]], Sequence[Sequence[Any]]]
_CASE = ("id", "label", "created", "age_months", "archived")
_INTERVIEW = (
    "id", "voice", "started", "touched", "closed", "events", "stage", "flags", "informant",
)  # fmt: skip
_EVENT = tuple(name for name in SEALED if name not in {"interview_id", "place"})
_PLAIN_NAMES = tuple(name for name in _EVENT if name not in {"dialogue", "knowledge", "actor", "stamp"})  # fmt: skip


def whole_case(read: Read, case: str) -> dict[str, Any]:
    """Return a case with all its interviews and events; ``read`` returns the rows of a statement."""
    (row,) = _rows(read, "cases", _CASE, "id = ?", case)
    interviews = _rows(read, "interviews", _INTERVIEW, "case_id = ? order by rowid", case)
    for each in interviews:
        where = "interview_id = ? order by number"
        each["told"] = _rows(read, "events", _EVENT, where, each["id"])
    return {MARK: VERSION, "case": row, "interviews": interviews}


def take_in(connection: Any, key: bytes, actor: str, found: Mapping[str, Any]) -> str:
    """Rebuild a case in the transaction of the caller, and seal its events anew; return its ID.

    Raises:
        NotKept: a case or an interview of this name is here already.
    """
    case, interviews = found["case"], found["interviews"]
    _see_that_it_is_new(connection, "cases", case["id"])
    with changing(connection, key, case["id"]):
        _insert(connection, "cases", case)
    for each in interviews:
        _see_that_it_is_new(connection, "interviews", each["id"])
        told = each["told"]
        row = {name: each[name] for name in _INTERVIEW}
        _insert(connection, "interviews", {**row, "case_id": case["id"], "held_by": ""})
        sealing = Sealing(connection, key, each["id"], actor)
        for event in told:
            _insert(connection, "events", sealing.add({**event, "interview_id": each["id"]}))
        sealing.end()
        connection.execute(
            "update interviews set head = ? where id = ?", [sealing.head, each["id"]]
        )
    return str(case["id"])


def checked(found: Any) -> Mapping[str, Any]:
    """Return what a file holds where it is a whole case.

    Raises:
        WrongInput: something is missing, or is not what it should be.
    """
    if not isinstance(found, dict) or found.get(MARK) != VERSION:
        raise _wrong(MARK, f"The file is not a whole case of version {VERSION}.")
    case, interviews = found.get("case"), found.get("interviews")
    if not _has(case, _CASE) or not isinstance(interviews, list):
        raise _wrong("case", "The case or its interviews are not whole.")
    for place, each in enumerate(interviews):
        path = f"interviews.{place}"
        if not _has(each, (*_INTERVIEW, "told")) or not isinstance(each["told"], list):
            raise _wrong(path, "The interview is not whole.")
        if each["events"] != len(each["told"]):
            raise _wrong(path, "Events are missing.")
        for number, event in enumerate(each["told"], 1):
            _check_event(f"{path}.told.{number - 1}", number, event)
    return found


def _check_event(path: str, number: int, event: Any) -> None:
    if not _has(event, _EVENT) or event["number"] != number:
        raise _wrong(path, "The event is not whole, or not in its place.")
    try:
        event_of(_PLAIN_NAMES, [event[name] for name in _PLAIN_NAMES])
    except (TypeError, json.JSONDecodeError) as error:
        raise _wrong(path, "The event cannot be read.") from error


def _has(row: Any, names: Sequence[str]) -> bool:
    """Say whether a row has exactly these names, each with something that fits into a cell."""
    if not isinstance(row, dict) or set(row) != set(names):
        return False
    cells = [value for name, value in row.items() if name != "told"]
    return all(value is None or isinstance(value, str | int) for value in cells)


def _wrong(path: str, what: str) -> WrongInput:
    return WrongInput([Problem(path, what, "Export the case again with --format whole.")])


def _see_that_it_is_new(connection: Any, table: str, name: Any) -> None:
    asked = f"select 1 from {table} where id = ?"  # noqa: S608  # our own names
    if connection.execute(asked, [name]).fetchone() is not None:
        raise NotKept(f"{name} is in this file already. Nothing was changed.")


def _rows(
    read: Read, table: str, names: Sequence[str], where: str, value: str
) -> list[dict[str, Any]]:
    asked = f"select {', '.join(names)} from {table} where {where}"  # noqa: S608  # our own names
    return [dict(zip(names, row, strict=True)) for row in read(asked, [value])]


def _insert(connection: Any, table: str, row: Mapping[str, Any]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"insert into {table} ({names}) values ({marks})", [*row.values()])  # noqa: S608  # our own names
