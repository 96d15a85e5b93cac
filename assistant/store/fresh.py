"""The tables of a fresh file: what all migrations together make, as SQL.

Importing sqlite-utils takes a third of the time to the first question, so only a file that an
older program left is brought up by the migrations themselves. A test holds both alike.
"""

from typing import Any

from assistant.store.sealing import begin_chain

MIGRATIONS = ("first_tables", "desk_columns", "evidence", "invitations")
"""The names of all migrations in their order."""

_TABLES = (
    """CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
)""",
    """CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")""",
    """CREATE TABLE "cases" (
   "id" TEXT PRIMARY KEY,
   "label" TEXT NOT NULL,
   "created" TEXT
, "age_months" INTEGER, "archived" INTEGER)""",
    """CREATE TABLE "interviews" (
   "id" TEXT PRIMARY KEY,
   "case_id" TEXT NOT NULL REFERENCES "cases"("id"),
   "voice" TEXT NOT NULL,
   "started" TEXT,
   "touched" TEXT,
   "closed" INTEGER,
   "events" INTEGER,
   "held_by" TEXT
, "stage" TEXT, "flags" INTEGER, "informant" TEXT, "head" TEXT)""",
    """CREATE INDEX "idx_interviews_case_id"
    ON "interviews" ("case_id")""",
    """CREATE INDEX "idx_interviews_touched"
    ON "interviews" ("touched")""",
    """CREATE TABLE "events" (
   "interview_id" TEXT REFERENCES "interviews"("id"),
   "number" INTEGER,
   "kind" TEXT NOT NULL,
   "question" TEXT,
   "version" INTEGER,
   "value" TEXT,
   "absent" TEXT,
   "said" TEXT,
   "known" TEXT,
   "wording" TEXT,
   "voice" TEXT,
   "language" TEXT,
   "informant" TEXT,
   "face" TEXT,
   "at" TEXT,
   "data" TEXT,
   "dialogue" TEXT,
   "knowledge" TEXT, "actor" TEXT, "stamp" TEXT, "place" INTEGER, "mac" TEXT,
   PRIMARY KEY ("interview_id", "number")
)""",
    """CREATE UNIQUE INDEX "idx_events_place"
    ON "events" ("place")""",
    """CREATE TABLE "chain" (
   "name" TEXT PRIMARY KEY,
   "value" TEXT
)""",
    """CREATE TABLE "erased" (
   "id" INTEGER PRIMARY KEY,
   "case_id" TEXT,
   "at" TEXT,
   "actor" TEXT,
   "places" TEXT,
   "mac" TEXT
)""",
    """CREATE TABLE "people" (
   "slot" TEXT PRIMARY KEY,
   "name" TEXT,
   "kind" TEXT,
   "since" TEXT
)""",
    """CREATE TABLE "invites" (
   "id" TEXT PRIMARY KEY,
   "interview" TEXT NOT NULL REFERENCES "interviews"("id"),
   "what" TEXT NOT NULL,
   "voice" TEXT,
   "made" TEXT,
   "until" TEXT,
   "country" TEXT,
   "ended" INTEGER
)""",
)
_APPLIED = """insert into _sqlite_migrations (migration_set, name, applied_at)
values ('undersong', ?, strftime('%Y-%m-%d %H:%M:%f+00:00', 'now'))"""


def is_current(connection: Any) -> bool:
    """Make the tables where there are none, and say whether the file is at this program's state.

    One immediate transaction, so that two programs that open a fresh file at the same moment do
    not meet half-way.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        tables = _names(connection, "select name from sqlite_master where type = 'table'")
        if not tables:
            _make(connection)
        current = not tables or _is_ours(connection, tables)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return current


def _make(connection: Any) -> None:
    for statement in _TABLES:
        connection.execute(statement)
    for name in MIGRATIONS:
        connection.execute(_APPLIED, [name])
    begin_chain(connection)


def _is_ours(connection: Any, tables: list[str]) -> bool:
    if not {"_sqlite_migrations", "cases", "events"} <= set(tables):
        return False
    applied = "select name from _sqlite_migrations where migration_set = 'undersong' order by id"
    return _names(connection, applied) == [*MIGRATIONS]


def _names(connection: Any, sql: str) -> list[str]:
    return [name for (name,) in connection.execute(sql).fetchall()]
