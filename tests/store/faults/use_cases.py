"""What the store does for somebody, one thing at a time, and how one sees afterwards whether it is done."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database, Migrations

from assistant.domain.answers import Event
from assistant.interview.keys import WrongKey
from assistant.interview.ports import NotKept
from assistant.store import keyholders, schema
from assistant.store.backups import listed
from assistant.store.cases import Cases
from assistant.store.restoring import restore
from assistant.store.sealing import begin_chain
from assistant.store.vault import Vault

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FIRST, SECOND, HERS = "the first four words", "the second four words", "her own four words"
CODE, NEW_CODE = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF", "GGGG-HHHH-JJJJ-KKKK-MMMM-NNNN"
CHEAP = 2
KEPT = ("one", "two", "three")


@dataclass(frozen=True)
class Seen:
    """What somebody finds who opens the file afterwards."""

    secrets: frozenset[str]
    """Those that open it; nothing where it has no lock."""
    said: tuple[str, ...]
    labels: tuple[str, ...] = ()
    archived: bool = False
    held: bool = False
    backups: int = 0
    problems: tuple[str, ...] = ()


def locked(path: Path) -> None:
    """A locked file with one interview of three events, a second person, and a backup of two of them."""
    vault = Vault(path, "Ann", CHEAP)
    vault.make(FIRST, CODE)
    keyholders.add(vault, "Bo", HERS)
    cases = Cases(path, ("d", "k"), vault=vault)
    begun = cases.begin(None, "self", NOW)
    for number, words in enumerate(KEPT[:2], 1):
        cases.keep(begun.interview, [event(number, words)])
    cases.back_up(NOW)
    cases.keep(begun.interview, [event(3, KEPT[2])])
    cases.close()


@dataclass(frozen=True)
class UseCase:
    """Something that is prepared, done, and looked at."""

    do: Callable[[Path], object]
    is_done: Callable[[Seen], bool]
    prepare: Callable[[Path], object] = locked
    may_lose: frozenset[str] = frozenset()
    """Words that may be gone afterwards, as it was asked for."""


def plain(path: Path, steps: int = len(schema.STEPS)) -> None:
    """An open file as the program left it that knew so many migrations."""
    connection = driver.connect(str(path))
    database = Database(connection, execute_plugins=False)
    migrations = Migrations("undersong")
    for step in schema.STEPS[:steps]:
        migrations()(step)
    migrations.apply(database)
    with connection:
        connection.execute("insert into cases (id, label, created) values ('c-1', 'Jo', '2026')")
        connection.execute(
            "insert into interviews (id, case_id, voice, started, touched, closed, events, held_by)"
            " values ('i-1', 'c-1', 'self', '2026-11-01', '2026-11-01', 0, 3, '')"
        )
        for number, words in enumerate(KEPT, 1):
            connection.execute(
                "insert into events (interview_id, number, kind, question, version, value, absent,"
                " said, known, wording, voice, language, informant, face, at, data)"
                " values ('i-1', ?, 'noted', '', 0, 'null', null, ?, null, '', '', 'en', '', '', ?, '{}')",
                [number, words, NOW.isoformat()],
            )
        if steps == len(schema.STEPS):
            begin_chain(connection)
    connection.close()


def plain_with_a_backup(path: Path) -> None:
    """An open file, and a copy from before it had a lock."""
    plain(path)
    cases = Cases(path, ("d", "k"))
    cases.back_up(NOW)
    cases.close()


def old(steps: int) -> Callable[[Path], None]:
    """A file of an older program."""
    return lambda path: plain(path, steps)


def event(number: int, words: str, kind: Any = "noted") -> Event:
    return Event(number, kind, said=words, at=NOW.isoformat())


def opened(path: Path, secret: str = FIRST) -> Vault:
    vault = Vault(path, "Ann", CHEAP)
    if vault.standing() == "locked":
        vault.unlock(secret)
    return vault


def with_cases(do: Callable[[Cases, str], object]) -> Callable[[Path], None]:
    def done(path: Path) -> None:
        cases = Cases(path, ("d", "k"), vault=opened(path))
        with suppress(IndexError):
            do(cases, cases.interviews()[0].interview)
        cases.close()

    return done


def with_vault(do: Callable[[Vault], object]) -> Callable[[Path], object]:
    return lambda path: do(opened(path))


def new_file(path: Path) -> None:
    vault = Vault(path, "Ann", CHEAP)
    vault.make(FIRST, CODE)
    cases = Cases(path, ("d", "k"), vault=vault)
    begun = cases.begin(None, "self", NOW)
    cases.keep(begun.interview, [event(1, "one")])
    cases.close()


def copied_elsewhere(path: Path) -> None:
    """A locked file, and beside it a whole case of another one."""
    locked(path)
    other = path.with_name("other.db")
    plain(other)
    cases = Cases(other, ("d", "k"))
    OTHER.clear()
    OTHER.update(cases.whole_case("c-1"))
    cases.close()
    other.unlink()


OTHER: dict[str, Any] = {}


def look(path: Path) -> Seen:
    """Open the file as somebody would who knows every secret there ever was."""
    opens = set()
    for secret in (FIRST, SECOND, HERS, CODE, NEW_CODE):
        vault = Vault(path, "", CHEAP)
        if vault.standing() == "locked":
            with suppress(WrongKey):
                vault.unlock(secret)
                opens.add(secret)
    vault = Vault(path, "", CHEAP)
    if opens:
        vault.unlock(min(opens, key=lambda secret: secret in {CODE, NEW_CODE}))
    cases = Cases(path, ("", ""), vault=vault)
    kept = cases.interviews()
    said = tuple(each.said for one in kept for each in cases.events(one.interview))
    (held,) = cases._database.execute("select count(*) from interviews where held_by != ''").fetchone()  # noqa: SLF001  # no port asks  # fmt: skip
    problems = tuple(str(each) for each in cases.findings())
    cases.close()
    return Seen(
        frozenset(opens), said, tuple(one.label for one in kept), any(one.archived for one in kept),
        held > 0, len(listed(path)), problems,
    )  # fmt: skip


def _restore(path: Path) -> None:
    vault = opened(path)
    restore(path, listed(path)[0].path, vault.key(), NOW)


USE_CASES: dict[str, UseCase] = {
    "start": UseCase(new_file, lambda seen: seen.said == ("one",), lambda _: None),
    "keep": UseCase(with_cases(lambda cases, name: cases.keep(name, [event(4, "four")])), lambda seen: "four" in seen.said),
    "undo": UseCase(with_cases(lambda cases, name: cases.keep(name, [Event(4, "undone", value=[3], said="back", at=NOW.isoformat())])), lambda seen: "back" in seen.said),
    "several": UseCase(with_cases(lambda cases, name: cases.keep(name, [event(4, "four"), event(5, "five")])), lambda seen: seen.said[-2:] == ("four", "five")),
    "begin": UseCase(with_cases(lambda cases, _: cases.begin(None, "self", NOW + timedelta(days=1))), lambda seen: len(seen.labels) == 2),
    "name": UseCase(with_cases(lambda cases, name: cases.name(name, "Jo")), lambda seen: "Jo" in seen.labels),
    "archive": UseCase(with_cases(lambda cases, name: cases.archive(cases.find(name).case, archived=True)), lambda seen: seen.archived),
    "hold": UseCase(with_cases(lambda cases, name: cases.hold(name, NOW)), lambda seen: seen.held),
    "erase": UseCase(with_cases(lambda cases, name: cases.delete_case(cases.find(name).case, NOW)), lambda seen: not seen.said, may_lose=frozenset(KEPT)),
    "back up": UseCase(with_cases(lambda cases, _: cases.back_up(NOW + timedelta(days=1))), lambda seen: seen.backups == 2),
    "restore": UseCase(_restore, lambda seen: seen.said == KEPT[:2], may_lose=frozenset({"three"})),
    "lock": UseCase(with_vault(lambda vault: vault.make(FIRST, CODE)), lambda seen: {FIRST, CODE} <= seen.secrets and seen.backups == 1, plain_with_a_backup),
    "passphrase": UseCase(with_vault(lambda vault: vault.change(SECOND)), lambda seen: SECOND in seen.secrets and FIRST not in seen.secrets),
    "by code": UseCase(lambda path: opened(path, CODE).change(SECOND), lambda seen: SECOND in seen.secrets and FIRST not in seen.secrets),
    "code": UseCase(with_vault(lambda vault: keyholders.change_code(vault, NEW_CODE)), lambda seen: NEW_CODE in seen.secrets and CODE not in seen.secrets),
    "remove": UseCase(with_vault(lambda vault: keyholders.remove(vault, "Bo")), lambda seen: HERS not in seen.secrets),
    "rekey": UseCase(with_vault(lambda vault: keyholders.rekey(vault, FIRST, NEW_CODE)), lambda seen: seen.secrets == {FIRST, NEW_CODE}),
    "take in": UseCase(with_cases(lambda cases, _: cases.take_in(OTHER)), lambda seen: "Jo" in seen.labels, copied_elsewhere),
    "migrate from the first": UseCase(lambda path: Cases(path, ("d", "k")).close(), lambda seen: seen.said == KEPT, old(1)),
    "migrate from the second": UseCase(lambda path: Cases(path, ("d", "k")).close(), lambda seen: seen.said == KEPT, old(2)),
}  # fmt: skip
KEYS = ("start", "lock", "passphrase", "by code", "code", "remove", "rekey")
MIGRATIONS = ("migrate from the first", "migrate from the second")


def _lie(path: Path) -> None:
    """Tell an answer as kept whatever the disk says."""
    with suppress(NotKept):
        USE_CASES["keep"].do(path)


LIE = UseCase(_lie, USE_CASES["keep"].is_done)
"""A control: it must be seen."""
