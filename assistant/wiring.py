"""The one place where things are joined; the owner of the clock, the paths and the environment."""

import errno
import os
import random
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.content.library import later_knowledge, load_knowledge, load_script
from assistant.domain.errors import AssistantError, Problem, WrongInput
from assistant.domain.script import Script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.conversation.language.likeness import Likeness
    from assistant.conversation.language.reader import Reader
    from assistant.domain.answers import Event
    from assistant.domain.knowledge import Knowledge
    from assistant.interview.desk import Desk
    from assistant.interview.interview import Interview
    from assistant.interview.ports import Kept
    from assistant.practice.key import Key
    from assistant.practice.ports import Machine
    from assistant.practice.shapes import Practice
    from assistant.practice.sheet import Sheet
    from assistant.practice.studio import Studio
    from assistant.store.cases import Cases
    from assistant.store.vault import Vault

COUNTRY = "us"
SCRYPT_COST = 17
"""Powers of two that a guess at a passphrase takes; half a second. Tests pay less."""


class SystemClock:
    """The real time, with the zone of this machine."""

    def now(self) -> datetime:
        """Return the time now."""
        return datetime.now().astimezone()


class DaysAgo:
    """A day in the past, for what is set up for show."""

    def __init__(self, now: datetime, days: int) -> None:
        """Stand still at this hour, so many days before."""
        self._then = now - timedelta(days=days)

    def now(self) -> datetime:
        """Return that time."""
        return self._then


def cache_folder() -> Path:
    """Return where compiled content is kept; it can be deleted at any time."""
    from platformdirs import user_cache_path  # noqa: PLC0415  # only where it is needed

    return user_cache_path("undersong", appauthor=False)


def database_path(named: str | None = None) -> Path:
    """Return where the answers are: the one named, ``UNDERSONG_DB``, or the person's data folder."""
    given = named or os.environ.get("UNDERSONG_DB")
    if given:
        return Path(given).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415  # only where it is needed

    return user_data_path("undersong", appauthor=False) / "undersong.db"


def knowledge() -> "Knowledge":
    """Return the knowledge, compiled."""
    return load_knowledge(cache=cache_folder())


def script() -> Script:
    """Return the dialogue, compiled."""
    return load_script(cache=cache_folder())


@cache
def reader() -> "Reader":
    """Return what understands typed words; loaded with the first of them."""
    from assistant.content.library import load_lexicon  # noqa: PLC0415  # nobody types at the first question
    from assistant.conversation.language.reader import Reader  # noqa: PLC0415  # as above

    return Reader(load_lexicon(cache=cache_folder()), likeness())


def likeness() -> "Likeness | None":
    """Return what tells likeness in meaning, or None where that extra is not installed."""
    from assistant.likeness.installed import installed  # noqa: PLC0415  # as above
    from assistant.likeness.sentences import Sentences  # noqa: PLC0415  # as above

    folder = installed()
    return Sentences(folder, cache_folder()) if folder is not None else None


def cases(path: Path) -> "Cases":
    """Return the store over one file, with the fingerprints that its events will carry."""
    return _cases(path, (script().fingerprint, knowledge().fingerprint))


def _cases(path: Path, prints: tuple[str, str]) -> "Cases":
    from assistant.store.cases import Cases  # noqa: PLC0415  # formulate and lint never open a database

    return Cases(path, prints, vault=keys(path))


@cache
def keys(path: Path) -> "Vault":
    """Return the lock of one file; whoever opened it once has opened it for this process."""
    from assistant.store.vault import Vault  # noqa: PLC0415  # as above

    return Vault(path, _login_name(), SCRYPT_COST)


def _login_name() -> str:
    from getpass import getuser  # noqa: PLC0415  # as above

    try:
        return getuser()
    except (KeyError, OSError):  # a machine that has no name for this account
        return ""


class Coming(NamedTuple):
    """What somebody comes to the desk for."""

    voice: str
    check_in: tuple[str, str] | None = None
    """An interview whose week is told of, and who tells it."""
    renew: str = ""
    """An interview that is asked again."""
    practice: bool = False
    """Whether it is for practice, so that a file without a lock is nothing to speak of."""


def desk(path: Path, face: str, coming: Coming) -> "Desk":
    """Return the desk where a face arrives."""
    from assistant.interview.desk import Desk  # noqa: PLC0415  # as above
    from assistant.interview.session import Books  # noqa: PLC0415  # as above

    country = os.environ.get("UNDERSONG_COUNTRY", COUNTRY)
    books = Books(script(), later_knowledge(cache_folder()), country, reader)
    store = _cases(path, (books.script.fingerprint, books.knowledge.fingerprint))
    return Desk(
        books,
        store,
        SystemClock(),
        face,
        coming.voice,
        check_in=coming.check_in,
        renew=coming.renew,
        is_locked=coming.practice or keys(path).is_open(),
    )


def planned_interview(path: Path, name: str) -> str:
    """Return the interview with a plan that an interview, a case or its label names; the last touched.

    Raises:
        NotKept: there is no such interview, none of them has a plan, or the label is of several cases.
    """
    from assistant.interview.plan_events import has_plan  # noqa: PLC0415  # as above

    return _named(path, name, has_plan, "has no plan yet. Choose one first.")


def told_interview(path: Path, name: str) -> str:
    """Return the interview to ask again that an interview, a case or its label names; the last touched.

    Raises:
        NotKept: there is no such interview, nothing was told in it, or the label is of several cases.
    """
    from assistant.interview.renewing import is_told  # noqa: PLC0415  # as above

    return _named(path, name, is_told, "has nothing to ask again. Answer some questions first.")


def _named(path: Path, name: str, fits: "Callable[[Sequence[Event]], bool]", otherwise: str) -> str:
    from assistant.interview.ports import NotKept  # noqa: PLC0415  # as above

    if not path.exists():
        raise NotKept(f"There is no file {path}. Name it with --db.")
    store = cases(path)
    wanted = name.strip().casefold()
    named = [
        kept
        for kept in store.interviews()
        if wanted in {kept.interview.casefold(), kept.case.casefold(), kept.label.casefold()}
    ]
    if not named:
        raise NotKept(f"There is no interview or case '{name}' in {path}.")
    found = [kept for kept in named if fits(store.events(kept.interview))]
    if not found:
        raise NotKept(f"'{name}' {otherwise}")
    if len({kept.case for kept in found}) > 1:
        several = ", ".join(kept.interview for kept in found)
        raise NotKept(f"'{name}' is the name of several cases. Name one of: {several}.")
    return found[0].interview


def started_interview(path: Path, voice: str, case: dict[str, Any]) -> tuple[str, int]:
    """Begin an interview from a case; return its ID and how many questions the case answered."""
    from assistant.interview.interview import Interview  # noqa: PLC0415  # as above
    from assistant.interview.session import Books  # noqa: PLC0415  # as above
    from assistant.interview.starting import start_from  # noqa: PLC0415  # as above

    store, clock = cases(path), SystemClock()
    kept = store.begin(None, voice, clock.now())
    interview = Interview(Books(script(), knowledge()), store, clock, kept, "command")
    label = str(case["client"].get("name") or case["client"]["label"])
    store.name(kept.interview, label)
    return kept.interview, start_from(interview, case)


def set_up_clinic(path: Path, tell: "Callable[[int, int], None]") -> None:
    """Make the demonstration clinic in a file that is not there yet; ``tell`` hears how far it is.

    Raises:
        NotKept: the file is there already, or cannot be written.
    """
    from assistant.content.demo import clinic, invented  # noqa: PLC0415  # only for this
    from assistant.interview.ports import NotKept  # noqa: PLC0415  # as above
    from assistant.interview.session import Books  # noqa: PLC0415  # as above
    from assistant.interview.showing import show_all  # noqa: PLC0415  # as above

    if path.exists():
        raise NotKept(f"{path} is there already. Name a file that is not.")
    books, store = Books(script(), knowledge(), reader=reader), cases(path)
    entries = clinic()
    shown = show_all(
        books, store, lambda days: DaysAgo(SystemClock().now(), days), entries, invented
    )
    for place, _ in enumerate(shown, 1):
        tell(place, len(entries))
    store.close()


def stored_case(path: Path, interview: str) -> dict[str, object]:
    """Return a stored interview as a case file.

    Raises:
        NotKept: there is no such interview, or the file cannot be read.
    """
    return stored_interview(path, interview).case()


def stored_interview(path: Path, interview: str, before: int | None = None) -> "Interview":
    """Return a stored interview as it stands, or as it stood before an event of this number.

    Raises:
        NotKept: there is no such interview, or the file cannot be read.
    """
    from assistant.interview.interview import Interview  # noqa: PLC0415  # as above
    from assistant.interview.ports import NotKept  # noqa: PLC0415  # as above
    from assistant.interview.session import Books  # noqa: PLC0415  # as above

    if not path.exists():
        raise NotKept(f"There is no file {path}. Name it with --db.")
    country = os.environ.get("UNDERSONG_COUNTRY", COUNTRY)
    books = Books(script(), knowledge(), country)
    store = _cases(path, (books.script.fingerprint, books.knowledge.fingerprint))
    found = store.find(interview)
    past = store if before is None else _Past(store, interview, before)
    return Interview(books, past, SystemClock(), found, "command")


class _Past:
    """A store in which one interview is as it was before an event; nothing can be kept in it."""

    def __init__(self, store: "Cases", interview: str, before: int) -> None:
        self._store = store
        self._interview = interview
        self._before = before

    def events(self, interview: str) -> "list[Event]":
        events = self._store.events(interview)
        if interview != self._interview:
            return events
        return [event for event in events if event.number < self._before]

    def interviews(self) -> "list[Kept]":
        return self._store.interviews()

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"The past has no {name}.")


@contextmanager
def held_interview(path: Path, interview: str) -> "Iterator[Interview]":
    """Hold a stored interview while something of it is written, so that its event can follow.

    Raises:
        NotKept: there is no such interview, or another window has it.
    """
    from assistant.interview.ports import NotKept  # noqa: PLC0415  # as above

    found = stored_interview(path, interview)
    store = cases(path)
    if not store.hold(interview, SystemClock().now()):
        raise NotKept("This interview is open in another window. Close it there and try again.")
    try:
        yield found
    finally:
        store.release(interview)


def practice_path(named: str | None = None) -> Path:
    """Return where practice is kept: the file named, ``UNDERSONG_PRACTICE_DB``, or one of its own in the data folder."""
    given = named or os.environ.get("UNDERSONG_PRACTICE_DB")
    if given:
        return Path(given).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415  # only where it is needed

    return user_data_path("undersong", appauthor=False) / "practice.db"


def studio(path: Path, cases: Path | None = None, *, all_open: bool = False) -> "Studio":
    """Return practice over a file of its own; ``cases`` is a folder of own cases beside the shipped ones.

    Raises:
        WrongInput: a case cannot be used.
        NotKept: the file cannot be opened, or it is the clinic's.
    """
    from assistant.content.library import load_practice  # noqa: PLC0415  # as above
    from assistant.practice.deck import Deck  # noqa: PLC0415  # as above
    from assistant.practice.studio import Studio  # noqa: PLC0415  # as above
    from assistant.practice.terms import terms_of  # noqa: PLC0415  # as above
    from assistant.store.practice import PracticeLog  # noqa: PLC0415  # as above

    if cases is not None:
        _check_cases(cases)
    content = load_practice(cases, cache_folder())
    _check_keys(content, cases)
    terms = terms_of(knowledge())
    log, clock = PracticeLog(path), SystemClock()
    return Studio.opened(
        Deck(
            content, terms, log, _Keys(cases), clock, lambda: random.SystemRandom().randrange(10**6),
            lambda sheet: save_sheet(sheet, content.fingerprint), all_open,
        )
    )  # fmt: skip


def _check_cases(folder: Path) -> None:
    """Let nobody play a case that names what is not there; keys are left to the lint."""
    from assistant.content.lint import lint_playable  # noqa: PLC0415  # only for own cases

    if not folder.is_dir():
        raise WrongInput([Problem("--cases", f"{folder} is no folder.", "Name another.")])
    wrong = lint_playable(folder, cache_folder())
    if wrong:
        raise WrongInput([Problem(each.where, each.what, each.plain()["mend"]) for each in wrong])


def _check_keys(content: "Practice", cases: Path | None) -> None:
    """Let nobody play to the end what nobody could score; a key is only looked for, not read."""
    from assistant.content.keys import key_path  # noqa: PLC0415  # as above

    missing = [name for name in content.families if not key_path(name, cases).exists()]
    if missing:
        raise WrongInput(
            [Problem(f"practice/keys/{name}.yaml", "There is no such key.", "Write it first.") for name in missing]
        )  # fmt: skip


class _Keys:
    """Reads a key from its file when it is asked for, and keeps none; practice asks after a commitment only."""

    def __init__(self, cases: Path | None) -> None:
        self._cases = cases

    def key(self, family: str) -> "Key":
        from assistant.content.keys import load_key  # noqa: PLC0415  # not before a commitment

        return load_key(family, self._cases)

    def machine(self, case: str) -> "Machine":
        from assistant.content.demo import invented  # noqa: PLC0415  # as above
        from assistant.domain.case import read_case  # noqa: PLC0415  # as above
        from assistant.practice.ports import Machine  # noqa: PLC0415  # as above
        from assistant.reasoning.formulation import formulate, to_plain  # noqa: PLC0415  # as above

        try:
            plain = invented(case, self._cases)
        except FileNotFoundError as error:
            what = f"There is no regression case '{case}'."
            raise WrongInput([Problem("", what, "See undersong lint.")]) from error
        found = to_plain(
            formulate(read_case(plain, knowledge()), knowledge(), "trainee", brief=True)
        )
        return Machine(found["start_with"], found["confidence"])


def save_sheet(sheet: "Sheet", form: str) -> str:
    """Write the page for supervision as PDF where the trainee stands; return its name."""
    from assistant.practice.supervision import PracticeStamp, supervision_page  # noqa: PLC0415  # as above
    from assistant.printing.typesetting import pdf  # noqa: PLC0415  # as above

    now = SystemClock().now()
    stamp = PracticeStamp(now.isoformat(timespec="seconds"), form, "", "practice")
    name = f"undersong-practice-{sheet.run}-{now:%Y%m%d-%H%M%S}.pdf"
    return str(private_file(Path.cwd() / name, pdf(supervision_page(sheet, stamp))))


def save_pages(desk: "Desk", folder: Path) -> list[str]:
    """Write the result of the open interview as a Markdown and an HTML page; return their names."""
    from assistant.export.html import as_html  # noqa: PLC0415  # as above
    from assistant.export.markdown import as_markdown  # noqa: PLC0415  # as above
    from assistant.export.page import page_of  # noqa: PLC0415  # as above

    interview = desk.interview
    if interview is None:
        return []
    result = interview.result()
    sources = {name: source.citation for name, source in desk.books.knowledge.sources.items()}
    chosen = [str(each["activity"]) for each in interview.state.planned]
    page = page_of(result, interview.state.voice, interview.planned_lines(), sources, chosen)
    stem = f"undersong-{interview.kept.interview}-{SystemClock().now():%Y%m%d-%H%M%S}"
    return [
        str(private_file(folder / f"{stem}.md", as_markdown(page).encode())),
        str(private_file(folder / f"{stem}.html", as_html(page).encode())),
    ]


def private_file(path: Path, content: bytes) -> Path:
    """Write a new file that only this person can read; never over an old one, and whole or not at all.

    Raises:
        NotSaved: it is there already, the disk is full, or the folder cannot be written.
    """
    try:
        number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError as error:
        raise NotSaved(f"{path.name} is there already. It was left as it is.") from error
    except OSError as error:
        raise NotSaved(f"Nothing can be written in {path.parent}. Name another folder.") from error
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
    except OSError as error:
        path.unlink()
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        why = "The disk is full." if full else "The disk did not take it."
        raise NotSaved(f"{why} {path.name} was not written.") from error
    return path


class NotSaved(AssistantError):  # noqa: N818  # reads as what it is
    """A page could not be written; the interview goes on."""
