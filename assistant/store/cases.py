"""The store: satisfies ``interview.ports.Store`` over one SQLite file."""

import os
import random
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.domain.answers import Event
from assistant.interview.invites import Invite
from assistant.interview.ports import Kept, NotKept, Standing, TakenElsewhere
from assistant.store.case_seal import changing
from assistant.store.chain import SEALED
from assistant.store.holding import mark_of, runs
from assistant.store.open_file import ELSEWHERE, OpenFile
from assistant.store.rows import LISTED, event_of, kept_of, row_of
from assistant.store.sealing import Sealing
from assistant.store.vault import Vault

_COLUMNS = (*SEALED, "mac")
_EVENTS = f"select {', '.join(_COLUMNS)} from events where interview_id = ? order by number"  # noqa: S608  # our own names
_MAY_AGE = frozenset({"answered", "accepted", "undone"})
"""Events that may change the age of a client."""
_ASIDE = frozenset({"fitted"})
"""Events that come back from a family and neither close an interview nor go on with it."""
_DICE = random.SystemRandom()
"""As hard to guess as ``secrets``, without the library for hashes that it loads."""
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that look alike when read aloud


class Cases(OpenFile):
    """Cases, interviews and events in one file; every write is durable when it returns."""

    def __init__(
        self,
        path: Path,
        prints: tuple[str, str],
        is_alive: Callable[[int], bool] | None = None,
        vault: Vault | None = None,
    ) -> None:
        """Open the file.

        Args:
            path: where the file is, or will be.
            prints: fingerprints of dialogue and knowledge, kept with each event.
            is_alive: says whether a process still runs; for tests.
            vault: holds the key of the file; without one it is not encrypted.

        Raises:
            Locked: it needs a key that nobody gave.
            NotKept: the file cannot be opened.
        """
        self._prints = prints
        self._is_alive = is_alive or runs
        super().__init__(path, vault or Vault(path))

    def begin(self, case: str | None, voice: str, at: datetime) -> Kept:
        """Make a new interview, with a new case where none is named."""
        now = at.isoformat(timespec="seconds")
        name = case or f"case-{_short()}"
        interview = f"i-{_short()}"
        with self._write() as database:
            if case is None:
                with changing(database, self._chain_key, name):
                    _insert(database, "cases", {"id": name, "label": name, "created": now})
            _insert(
                database,
                "interviews",
                {
                    "id": interview,
                    "case_id": name,
                    "voice": voice,
                    "started": now,
                    "touched": now,
                    "closed": 0,
                    "events": 0,
                    "held_by": "",
                },
            )
        return self.find(interview)

    def keep(
        self,
        interview: str,
        events: Sequence[Event],
        standing: Standing | None = None,
        prints: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Append events in one transaction; their numbers must follow on what is there.

        ``prints`` are of each event the fingerprints it was told under, where that was elsewhere.
        """
        if not events:
            return
        with self._write() as database:
            count = _one(database, "select events from interviews where id = ?", interview)
            if events[0].number != count + 1:
                raise TakenElsewhere(ELSEWHERE)
            sealing = Sealing(database, self._chain_key, interview, self._vault.actor)
            for event, own in zip(events, prints or [self._prints] * len(events), strict=True):
                row = row_of(event, interview, own)
                _insert(database, "events", sealing.add(row))
            sealing.end()
            row = {
                "events": events[-1].number,
                "touched": events[-1].at,
                "head": sealing.head,
            }
            if standing is None and events[-1].kind not in _ASIDE:
                row["closed"] = int(events[-1].kind == "closed")
            if standing is not None:
                row |= {
                    "closed": int(standing.stage == "closed"),
                    "stage": standing.stage,
                    "flags": standing.flags,
                    "informant": standing.informant,
                }
            names = ", ".join(f"{name} = ?" for name in row)
            database.execute(
                f"update interviews set {names} where id = ?",  # noqa: S608  # our own names
                [*row.values(), interview],
            )
            if standing is not None and any(event.kind in _MAY_AGE for event in events):
                self._age(database, interview, standing.age_months)
        self.note_how_far(sealing.last)

    def _age(self, database: Any, interview: str, months: int | None) -> None:
        asked = "select id from cases where age_months is not ? and id = (select case_id from interviews where id = ?)"
        for (case,) in database.execute(asked, [months, interview]).fetchall():
            with changing(database, self._chain_key, case):
                database.execute("update cases set age_months = ? where id = ?", [months, case])

    def events(self, interview: str) -> list[Event]:
        """Return the events of an interview in order."""
        from assistant.store.verifying import Told, findings_of  # noqa: PLC0415  # as above

        rows = self._read(_EVENTS, [interview])
        heads = self._read("select events, head from interviews where id = ?", [interview])
        if heads and (found := findings_of(self._chain_key, Told(interview, *heads[0]), rows)):
            raise NotKept(f"{found[0]} Nothing was changed. `undersong verify` says more.")
        return [event_of(_COLUMNS, row) for row in rows]

    def interviews(self) -> list[Kept]:
        """Return every interview, the one last touched first."""
        rows = self._read(
            f"select {LISTED} from interviews i join cases c on c.id = i.case_id order by i.touched desc, i.rowid desc"  # noqa: S608  # our own names
        )
        return [kept_of(row) for row in rows]

    def find(self, interview: str) -> Kept:
        """Return one interview.

        Raises:
            NotKept: there is none with this ID.
        """
        rows = self._read(
            f"select {LISTED} from interviews i join cases c on c.id = i.case_id where i.id = ?",  # noqa: S608  # our own names
            [interview],
        )
        if not rows:
            raise NotKept(f"There is no interview '{interview}' in {self.path}.")
        return kept_of(rows[0])

    def name(self, interview: str, label: str) -> None:
        """Give the case of an interview its label."""
        with self._write() as database:
            case = _one(database, "select case_id from interviews where id = ?", interview)
            with changing(database, self._chain_key, case):
                database.execute("update cases set label = ? where id = ?", [label, case])

    def delete_case(self, case: str, at: datetime) -> None:
        """Take a case and all its interviews out of the file, and out of its log, for good.

        What stays is that something was erased, when and by whom, and which events have counted.
        """
        from assistant.store.erasing import erase  # noqa: PLC0415  # seldom, and not for the first question

        with self._write() as database:
            erase(database, case, (at.isoformat(), self._vault.actor))
        ((busy, *_),) = self._read("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            raise NotKept(
                "The case is deleted, but another window still has the file open. Close it, then open Undersong once more, so that its words leave the disk."
            )
        if left := self._sweep(self._database):
            names = ", ".join(str(each) for each in left)
            raise NotKept(
                f"The case is deleted. These copies could not be opened and may still hold it: {names}. Delete them by hand."
            )

    def whole_case(self, case: str) -> dict[str, Any]:
        """Return a case with all its interviews and events, as ``take_in`` rebuilds it."""
        from assistant.store.whole_case import whole_case  # noqa: PLC0415  # as above

        return whole_case(self._read, case)

    def take_in(self, found: Any) -> str:
        """Rebuild a case that another file gave; return its ID.

        Raises:
            WrongInput: it is not whole.
            NotKept: it is here already, or cannot be written.
        """
        from assistant.store.whole_case import checked, take_in  # noqa: PLC0415  # as above

        row = checked(found)
        with self._write() as database:
            return take_in(database, self._chain_key, self._vault.actor, row)

    def invite(self, invite: Invite) -> None:
        """Remember that a form was given to somebody."""
        with self._write() as database:
            _insert(database, "invites", invite._asdict())

    def invites(self) -> list[Invite]:
        """Return every form that was given to somebody, the last one first."""
        names = ", ".join(Invite._fields)
        rows = self._read(f"select {names} from invites order by rowid desc")  # noqa: S608  # our own names
        return [Invite(*row)._replace(ended=row[-1] == 1) for row in rows]

    def end_invite(self, invite: str) -> None:
        """Take nothing in from a form any more."""
        with self._write() as database:
            database.execute("update invites set ended = 1 where id = ?", [invite])

    def archive(self, case: str, *, archived: bool) -> None:
        """Put a case away, or bring it back; nothing of it changes."""
        with self._write() as database, changing(database, self._chain_key, case):
            database.execute("update cases set archived = ? where id = ?", [int(archived), case])

    def hold(self, interview: str, at: datetime) -> bool:
        """Take the interview for this process; False where another living process has it."""
        del at
        with self._write() as database:
            held = _one(database, "select held_by from interviews where id = ?", interview)
            if held and held != mark_of(os.getpid()) and self._is_held(held):
                return False
            database.execute(
                "update interviews set held_by = ? where id = ?", [mark_of(os.getpid()), interview]
            )
        return True

    def release(self, interview: str) -> None:
        """Let the interview go."""
        with self._write() as database:
            database.execute(
                "update interviews set held_by = '' where id = ? and held_by = ?",
                [interview, mark_of(os.getpid())],
            )

    def _is_held(self, mark: str) -> bool:
        """Say whether the process that left this mark still runs; its number may be another's by now."""
        process = int(mark.split(maxsplit=1)[0])
        return self._is_alive(process) and mark_of(process) in {mark, str(process)}


def _short() -> str:
    return "".join(_DICE.choice(_LETTERS) for _ in range(8))


def _insert(database: Any, table: str, row: Mapping[str, Any]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    database.execute(f"insert into {table} ({names}) values ({marks})", [*row.values()])  # noqa: S608  # our own names


def _one(database: Any, sql: str, interview: str) -> Any:
    found = database.execute(sql, [interview]).fetchone()
    if found is None:
        raise NotKept("This interview is no longer in the file: its case was deleted.")
    return found[0]
