"""A fresh file is made from one text of SQL; it must be what the migrations make."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from assistant.store.fresh import MIGRATIONS, is_current
from assistant.store.schema import migrate, migrations


def made(path: Path) -> Any:
    return driver.connect(str(path))


def shape(connection: Any) -> list[Any]:
    master = connection.execute(
        "select type, name, tbl_name, sql from sqlite_master order by rowid"
    )
    applied = connection.execute("select id, migration_set, name from _sqlite_migrations")
    return [*master.fetchall(), *applied.fetchall()]


def test_a_fresh_file_is_what_the_migrations_make(tmp_path: Path) -> None:
    fresh, migrated = made(tmp_path / "fresh.db"), made(tmp_path / "migrated.db")
    assert is_current(fresh)
    migrate(Database(migrated, execute_plugins=False))
    assert shape(fresh) == shape(migrated)
    fresh.close()
    migrated.close()


def test_every_migration_is_named(tmp_path: Path) -> None:
    fresh = made(tmp_path / "fresh.db")
    database = Database(fresh, execute_plugins=False)
    assert [migration.name for migration in migrations.pending(database)] == [*MIGRATIONS]
    fresh.close()


def test_a_file_that_has_not_had_every_migration_is_not_current(tmp_path: Path) -> None:
    older = made(tmp_path / "older.db")
    assert is_current(older)
    for table in ("events", "interviews"):
        older.execute(f"drop table {table}")
    older.execute("delete from _sqlite_migrations")
    older.execute("drop table cases")
    older.commit()
    assert not is_current(older)
    older.close()


def test_a_start_does_not_load_sqlite_utils(tmp_path: Path) -> None:
    script = "import sys\nfrom pathlib import Path\nfrom assistant.store.cases import Cases\nfor _ in range(2):\n    Cases(Path(sys.argv[1]), ('', '')).close()\nsys.exit('sqlite_utils' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", script, str(tmp_path / "a.db")], check=False)
    assert ended.returncode == 0
