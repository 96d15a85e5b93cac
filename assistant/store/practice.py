"""What happened in practice, in a file of its own: never a row of it is in the clinic's."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from assistant.interview.ports import NotKept, TakenElsewhere
from assistant.practice.records import Happened
from assistant.store.opening import open_database, sentence_for

_TABLE = """CREATE TABLE IF NOT EXISTS "practice_events" (
   "run" TEXT NOT NULL,
   "number" INTEGER NOT NULL,
   "kind" TEXT NOT NULL,
   "at" TEXT NOT NULL,
   "data" TEXT NOT NULL,
   PRIMARY KEY ("run", "number")
)"""
_KEEP = (
    'insert into "practice_events" ("run", "number", "kind", "at", "data") values (?, ?, ?, ?, ?)'
)
_ALL = 'select "run", "number", "kind", "at", "data" from "practice_events" order by rowid'
_OTHERS = "select count(*) from sqlite_master where type = 'table' and name = 'interviews'"
_ELSEWHERE = "Practice went on in another window. What was kept there is safe. It is read anew."


class PracticeLog:
    """Satisfies ``practice.ports.Log`` over one SQLite file; every write is durable when it returns."""

    def __init__(self, path: Path) -> None:
        """Open the file, and make it if need be.

        Raises:
            NotKept: it cannot be opened, or it is the clinic's.
        """
        self.path = path
        self._database = open_database(path, bring_up=self._bring_up)

    def _bring_up(self, connection: Any) -> None:
        if connection.execute(_OTHERS).fetchone()[0]:
            raise NotKept(f"{self.path} is the clinic's. Practice is kept in a file of its own. Name another with --db.")  # fmt: skip
        connection.execute(_TABLE)
        connection.commit()

    def keep(self, run: str, happened: Sequence[Happened]) -> None:
        """Append to a run in one transaction."""
        rows = [
            (run, each.number, each.kind, each.at, json.dumps(dict(each.data), ensure_ascii=False))
            for each in happened
        ]
        connection = self._database
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.executemany(_KEEP, rows)
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise
        except driver.IntegrityError as error:
            raise TakenElsewhere(_ELSEWHERE) from error
        except driver.Error as error:
            raise NotKept(sentence_for(error, self.path)) from error

    def all(self) -> list[Happened]:
        """Return everything that ever happened, in order."""
        try:
            rows = self._database.execute(_ALL).fetchall()
        except driver.Error as error:
            raise NotKept(sentence_for(error, self.path)) from error
        return [
            Happened(run, number, kind, at, json.loads(data))
            for run, number, kind, at, data in rows
        ]

    def close(self) -> None:
        """Close the file."""
        self._database.close()
