"""The tables, as an append-only list of migrations.

All of them run inside one immediate transaction, so that two programs that open a fresh file at
the same moment do not meet half-way.
"""

from typing import Any

from sqlite_utils import Database, Migrations

from assistant.interview.ports import NotKept
from assistant.store.sealing import begin_chain, key_of

migrations = Migrations("undersong")


def first_tables(database: Database) -> None:
    """Cases, their interviews, and the events of each; an event is written once and never changed."""
    database.table("cases").create(
        {"id": str, "label": str, "created": str}, pk="id", not_null={"label"}
    )
    database.table("interviews").create(
        {
            "id": str,
            "case_id": str,
            "voice": str,
            "started": str,
            "touched": str,
            "closed": int,
            "events": int,
            "held_by": str,
        },
        pk="id",
        foreign_keys=[("case_id", "cases", "id")],
        not_null={"case_id", "voice"},
    )
    database.table("interviews").create_index(["case_id"])
    database.table("interviews").create_index(["touched"])
    database.table("events").create(
        {
            "interview_id": str,
            "number": int,
            "kind": str,
            "question": str,
            "version": int,
            "value": str,
            "absent": str,
            "said": str,
            "known": str,
            "wording": str,
            "voice": str,
            "language": str,
            "informant": str,
            "face": str,
            "at": str,
            "data": str,
            "dialogue": str,
            "knowledge": str,
        },
        pk=("interview_id", "number"),
        foreign_keys=[("interview_id", "interviews", "id")],
        not_null={"kind"},
    )


def desk_columns(database: Database) -> None:
    """What a list of cases shows: stage, marks, who answers, age, and whether it was put away."""
    interviews = database.table("interviews")
    interviews.add_column("stage", str)
    interviews.add_column("flags", int)
    interviews.add_column("informant", str)
    cases = database.table("cases")
    cases.add_column("age_months", int)
    cases.add_column("archived", int)


def evidence(database: Database) -> None:
    """Who kept each event, when, and the seal over it; what was erased; whose slots there are."""
    events = database.table("events")
    events.add_column("actor", str)
    events.add_column("stamp", str)
    events.add_column("place", int)
    events.add_column("mac", str)
    events.create_index(["place"], unique=True)
    database.table("interviews").add_column("head", str)
    database.table("chain").create({"name": str, "value": str}, pk="name")
    database.table("erased").create(
        {"id": int, "case_id": str, "at": str, "actor": str, "places": str, "mac": str}, pk="id"
    )
    database.table("people").create(
        {"slot": str, "name": str, "kind": str, "since": str}, pk="slot"
    )


def invitations(database: Database) -> None:
    """The forms that were given to somebody, and whether it is still open."""
    database.table("invites").create(
        {
            "id": str,
            "interview": str,
            "what": str,
            "voice": str,
            "made": str,
            "until": str,
            "country": str,
            "ended": int,
        },
        pk="id",
        foreign_keys=[("interview", "interviews", "id")],
        not_null={"interview", "what"},
    )


STEPS = (first_tables, desk_columns, evidence, invitations)
"""Every migration in order; append, never change one that was released."""
for _step in STEPS:
    migrations()(_step)


def migrate(database: Database) -> None:
    """Bring the file up to this program.

    Raises:
        NotKept: the file was made by a newer program, or by another one.
    """
    connection: Any = database.conn
    connection.execute("BEGIN IMMEDIATE")
    try:
        _check_ours(database)
        migrations.apply(database)
        if key_of(connection) is None:
            begin_chain(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _check_ours(database: Database) -> None:
    tables = database.table_names()
    if tables and not {"_sqlite_migrations", "cases", "events"} <= set(tables):
        raise NotKept("This file belongs to another program. Name another place with --db.")
    if tables and _from_a_newer_program(database):
        raise NotKept("This file was made by a newer Undersong. Update the program to open it.")


def _from_a_newer_program(database: Database) -> bool:
    ours = {step.__name__ for step in STEPS}
    return any(done.name not in ours for done in migrations.applied(database))
