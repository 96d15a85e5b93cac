"""Joins what gives forms to families and takes them back: the clinic's file, the one file of a form, a desk for it."""

import os
from datetime import timedelta
from hashlib import scrypt
from hmac import compare_digest
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant import wiring
from assistant.interview.invites import DAYS, Invite, What
from assistant.interview.ports import Kept, NotKept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.interview.desk import Desk
    from assistant.interview.gate import Gate
    from assistant.interview.taking_in import Difference
    from assistant.store.carried import FormFile
    from assistant.store.cases import Cases

_ENDING_COST = 1 << 14
_ENDING_GROUPS = 2


class Given(NamedTuple):
    """A form that was made: where it is, and what opens and ends it. The words are kept nowhere."""

    path: Path
    invite: Invite
    code: str
    ending: str = ""


def give(
    path: Path, case: str, to: Path | None, voice: str, days: int = DAYS, *, is_new: bool = False
) -> Given:
    """Make a form with questions for a case, carried to ``to`` or kept here for this machine.

    Raises:
        NotKept: there is no such case, the name is of several, or a place cannot be written.
    """
    store = wiring.cases(path)
    now = wiring.SystemClock().now()
    found = None if is_new else _case(store.interviews(), case, path)
    kept = store.begin(found, voice, now)
    if found is None:
        store.name(kept.interview, case)
    return _made(store, path, _invite(kept.interview, "questions", voice, days), to, {})


def release(path: Path, interview: str, to: Path, voice: str, days: int = DAYS) -> Given:
    """Make a form with the page of an interview: its sentences in the family's words, and the chosen plan.

    Raises:
        NotKept: there is no such interview, or a place cannot be written.
        WrongInput: there is no age yet, and nothing can be said without one.
    """
    from assistant.interview.released import sentences  # noqa: PLC0415  # with the first page

    told = wiring.stored_interview(path, interview)
    record = told.record(voice, wiring.SystemClock().now().date().isoformat())
    planned = [str(one["sentence"]) for one in record.planned]
    page = {"sentences": sentences(record.result, planned)}
    invite = _invite(told.kept.interview, "page", voice, days)
    return _made(wiring.cases(path), path, invite, to, page)


def _invite(interview: str, what: What, voice: str, days: int) -> Invite:
    now = wiring.SystemClock().now()
    country = os.environ.get("UNDERSONG_COUNTRY", wiring.COUNTRY)
    until = (now + timedelta(days=days)).isoformat(timespec="seconds")
    made = now.isoformat(timespec="seconds")
    return Invite(f"f-{token_hex(8)}", interview, what, voice, made, until, country)


def _made(
    store: "Cases", path: Path, invite: Invite, to: Path | None, page: "Mapping[str, Any]"
) -> Given:
    from assistant.store import carried  # noqa: PLC0415  # with the first form

    here = to is None
    place = to or _folder(path) / f"{invite.id}.form"
    code = carried.code()
    ending = carried.code(_ENDING_GROUPS) if here else ""
    carried.make(place, code, invite, page, hashed(ending) if here else "", wiring.SCRYPT_COST)
    try:
        store.invite(invite)
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    return Given(place, invite, code, ending)


def _folder(path: Path) -> Path:
    """Return where forms lie that are filled in on this machine."""
    folder = path.with_name(path.name + ".forms")
    folder.mkdir(mode=0o700, exist_ok=True, parents=True)
    return folder


def _case(kept: list[Kept], name: str, path: Path) -> str:
    wanted = name.strip().casefold()
    found = {
        each.case
        for each in kept
        if wanted in {each.interview.casefold(), each.case.casefold(), each.label.casefold()}
    }
    if not found:
        raise NotKept(f"There is no case '{name}' in {path}. Begin one with it: --new")
    if len(found) > 1:
        raise NotKept(f"'{name}' is the name of {len(found)} cases. Name one by its ID: {', '.join(sorted(found))}.")  # fmt: skip
    return found.pop()


# Filling one in -------------------------------------------------------------------------------


def opened(form: Path, code: str) -> "FormFile":
    """Open a form by its code.

    Raises:
        WrongKey: this is not its code.
        NotKept: there is no such file, or it is not whole.
    """
    from assistant.store import carried  # noqa: PLC0415  # as above

    prints = (wiring.script().fingerprint, wiring.knowledge().fingerprint)
    return carried.opened(form, code, prints)


def desk(form: "FormFile", face: str) -> "Desk":
    """Return the desk where somebody fills a form in, alone."""
    from assistant.content.library import later_knowledge  # noqa: PLC0415  # as above
    from assistant.interview.questionnaire import Questionnaire  # noqa: PLC0415  # as above
    from assistant.interview.released import ReleasedPage  # noqa: PLC0415  # as above
    from assistant.interview.session import Books  # noqa: PLC0415  # as above

    invite = form.about()
    known = later_knowledge(wiring.cache_folder())
    books = Books(wiring.script(), known, invite.country, wiring.reader, is_alone=True)
    clock, voice = wiring.SystemClock(), invite.voice
    if invite.what == "page":
        return ReleasedPage(books, form, clock, face, voice, invite=invite, page=form.page())
    return Questionnaire(books, form, clock, face, voice, invite=invite)


def gate(form: "FormFile", code: str) -> "Gate":
    """Return what stands before a form on this machine."""
    from assistant.interview.gate import Gate  # noqa: PLC0415  # as above

    ending = (
        form.ending()
    )  # read now: a guess is made beside the screen, where the file cannot be read
    return Gate(
        wiring.script(),
        wiring.SystemClock(),
        lambda typed: compare_digest(_letters(typed), _letters(code)),
        lambda typed: _ends(ending, typed),
    )


def _letters(word: str) -> str:
    return "".join(letter for letter in word.upper() if letter.isascii() and letter.isalnum())


def _ends(kept: str, word: str) -> bool:
    return bool(kept) and compare_digest(hashed(word, bytes.fromhex(kept[:32])), kept)


def hashed(word: str, salt: bytes = b"") -> str:
    """Return what is kept of a word that ends a form: a salt, and what scrypt makes of both."""
    salt = salt or os.urandom(16)
    hashed = scrypt(_letters(word).encode(), salt=salt, n=_ENDING_COST, r=8, p=1, dklen=32)
    return (salt + hashed).hex()


# Taking one back ------------------------------------------------------------------------------


class Back(NamedTuple):
    """A form that came back: the interview it belongs to, and what it would add."""

    kept: Kept
    difference: "Difference"


def brought_back(path: Path, case: str, form: Path, code: str) -> Back:
    """Return what a form would add to a case; nothing is taken in yet.

    Raises:
        WrongKey: this is not its code.
        NotKept: it is not whole, was changed, was ended, or belongs to another case.
    """
    from assistant.content.library import later_knowledge  # noqa: PLC0415  # as above
    from assistant.interview.session import Books  # noqa: PLC0415  # as above
    from assistant.interview.taking_in import checked, difference  # noqa: PLC0415  # as above
    from assistant.store import carried  # noqa: PLC0415  # as above

    store = wiring.cases(path)
    held = store.interviews()
    wanted = _case(held, case, path)
    told = carried.brought_back(form, code)
    kept = checked(store.invites(), held, wanted, told)
    books = Books(wiring.script(), later_knowledge(wiring.cache_folder()), told.invite.country)
    return Back(kept, difference(books, store.events(kept.interview), kept, told))


def take_in(path: Path, back: Back) -> None:
    """Keep what a form added, in one transaction.

    Raises:
        TakenElsewhere: somebody went on with the interview in the meantime.
        NotKept: it cannot be written.
    """
    new = back.difference
    wiring.cases(path).keep(back.kept.interview, new.events, new.standing, new.prints)


def listed(path: Path) -> list[tuple[Invite, Kept]]:
    """Return every form with the interview that waits for it, the last one first."""
    store = wiring.cases(path)
    held = {each.interview: each for each in store.interviews()}
    return [(each, held[each.interview]) for each in store.invites() if each.interview in held]


def end(path: Path, name: str) -> None:
    """Take nothing in from a form any more.

    Raises:
        NotKept: there is no such form.
    """
    store = wiring.cases(path)
    if name not in {each.id for each in store.invites()}:
        raise NotKept(f"There is no form '{name}'. See them with: undersong forms")
    store.end_invite(name)
