"""Forms: given to a family, filled in alone, taken back, and the page that a clinician released."""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import forms, wiring
from assistant.domain.errors import Problem, WrongInput
from assistant.interview.keys import WrongKey
from assistant.interview.ports import NotKept
from assistant.verbs.printing import print_json
from assistant.verbs.typed_lines import Lines
from assistant.verbs.unlocking import ask_unseen, opened, secret_line, somebody_is_there, tell

if TYPE_CHECKING:
    from assistant.interview.invites import Invite
    from assistant.store.carried import FormFile

DONE, WRONG, USAGE = 0, 1, 2
_LONGEST = 365
_CLEAR = "\x1b[3J\x1b[2J\x1b[H"


def run(wanted: Any) -> int:
    """Run the verb that was named; return 0 done, 1 nothing was done, 2 usage.

    Raises:
        NotKept: a file cannot be read or written, or is not what it should be.
        WrongInput: an option is wrong, or there is no age for a page yet.
    """
    verbs = {
        "invite": _invite,
        "release": _release,
        "answer": _answer,
        "take-in": _take_in,
        "forms": _forms,
    }
    return verbs[wanted.form_verb](wanted)


def _invite(wanted: Any) -> int:
    days = _days(wanted)
    if wanted.here and not (sys.stdin.isatty() and sys.stdout.isatty()):
        tell("There is no terminal here. Make a file to carry: undersong invite CASE --to FILE")
        return USAGE
    path = opened(wanted, makes=True)
    to = Path(wanted.to) if wanted.to else None
    given = forms.give(path, wanted.case, to, wanted.voice, days, is_new=wanted.new)
    if not wanted.here:
        return _told(given)
    tell(f"Code, to go on after a break: {given.code}")
    tell(f"Word that ends it and gives the machine back: {given.ending}")
    tell("Both are shown only now. Write them down, press Enter, and hand the machine over.")
    sys.stdin.readline()
    wiring.keys(path).lock()  # nothing of the clinic is within reach of whoever sits here next
    sys.stderr.write(_CLEAR)
    ended = _in_kiosk(forms.opened(given.path, given.code), given.code)
    tell(f"Take it in with: undersong take-in '{wanted.case}' {given.path}")
    tell(f"Or go on with it here: undersong answer {given.path} --kiosk")
    return ended


def _release(wanted: Any) -> int:
    days = _days(wanted)
    path = opened(wanted)
    interview = wiring.told_interview(path, wanted.case)
    return _told(forms.release(path, interview, Path(wanted.to), wanted.voice, days))


def _told(given: forms.Given) -> int:
    tell(f"Code, shown only now: {given.code}")
    tell("Tell it by voice, never with the file. Open the form with: undersong answer FILE")
    print(given.path)  # noqa: T201
    return DONE


def _answer(wanted: Any) -> int:
    form = Path(wanted.form)
    if not wanted.plain and not (sys.stdin.isatty() and sys.stdout.isatty()):
        tell("There is no terminal here. Use: undersong answer FILE --plain --code-fd N")
        return USAGE
    if wanted.plain and wanted.kiosk:
        tell("--kiosk needs the terminal, not --plain.")
        return USAGE
    code = _code(wanted)
    store = forms.opened(form, code)
    if wanted.kiosk:
        if not store.ending():
            raise NotKept("This form is for another machine: no word was made that ends it here.")
        return _in_kiosk(store, code)
    return _plainly(store) if wanted.plain else _in_terminal(store)


def _plainly(store: "FormFile") -> int:
    from assistant.plain.face import PlainFace  # noqa: PLC0415  # as in talk

    lines = Lines(sys.stdin, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    desk = forms.desk(store, "plain")
    try:
        PlainFace(desk, sys.stdout).run(lines)
    except KeyboardInterrupt:
        tell("\nPaused. All you typed is kept.")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    desk.leave()
    store.close()
    return DONE


def _in_terminal(store: "FormFile") -> int:
    from assistant.tui.surroundings import ours  # noqa: PLC0415  # before Textual, which reads them at once

    ours()
    from assistant.tui.app import run_app  # noqa: PLC0415  # as in talk

    code = run_app(lambda: forms.desk(store, "terminal"), lambda _: [], _theme())
    store.close()
    return code


def _in_kiosk(store: "FormFile", code: str) -> int:
    from assistant.tui.surroundings import ours  # noqa: PLC0415  # as above

    ours()
    from assistant.tui.kiosk import Kiosk, run_kiosk  # noqa: PLC0415  # as above

    kiosk = Kiosk(lambda: forms.desk(store, "terminal"), lambda: forms.gate(store, code))
    ended = run_kiosk(kiosk, _theme(), is_open=True)
    store.close()
    return ended


def _theme() -> str:
    return os.environ.get("UNDERSONG_THEME", "")


def _take_in(wanted: Any) -> int:
    path = opened(wanted)
    back = forms.brought_back(path, wanted.case, Path(wanted.form), _code(wanted))
    new = back.difference
    if not new.events:
        tell("All of it is here already. Nothing was changed.")
        return DONE
    print(f"For {back.kept.label} ({back.kept.case}), as {back.kept.voice}:")  # noqa: T201
    for line in new.lines:
        print(f"+ {line}")  # noqa: T201
    if not wanted.yes and not _says_yes(f"Take in {len(new.events)} events? yes or no: "):
        tell("Nothing was taken in.")
        return WRONG
    forms.take_in(path, back)
    print(f"{back.kept.interview}: {len(new.events)} events taken in")  # noqa: T201
    return DONE


def _says_yes(question: str) -> bool:
    if not somebody_is_there():
        return False
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _forms(wanted: Any) -> int:
    path = opened(wanted)
    if wanted.end:
        forms.end(path, wanted.end)
        tell(f"{wanted.end} is ended. What was taken in stays.")
        return DONE
    now = wiring.SystemClock().now()
    rows = [
        {
            "form": invite.id,
            "case": kept.case,
            "label": kept.label,
            "interview": kept.interview,
            "what": invite.what,
            "voice": invite.voice,
            "made": invite.made,
            "until": invite.until,
            "state": _state(invite, kept.events, now),
        }
        for invite, kept in forms.listed(path)
    ]
    if wanted.json:
        print_json(rows)
        return DONE
    for row in rows:
        print(f"{row['form']}  {row['state']:<9} {row['what']:<9} until {row['until'][:10]}  {row['label']}")  # noqa: T201  # fmt: skip
    if not rows:
        tell("No form was given yet. Make one with: undersong invite CASE --to FILE")
    return DONE


def _state(invite: "Invite", events: int, now: datetime) -> str:
    if invite.is_over(now):
        return "ended" if invite.ended else "over"
    return "taken in" if events and invite.what == "questions" else "given"


def _days(wanted: Any) -> int:
    if not 1 <= wanted.days <= _LONGEST:
        what = f"{wanted.days} is outside 1 to {_LONGEST}."
        raise WrongInput([Problem("--days", what, "Say for how many days the form is open.")])
    days: int = wanted.days
    return days


def _code(wanted: Any) -> str:
    """Return the code of a form: from a descriptor, or as somebody types it unseen."""
    if wanted.code_fd is not None:
        return secret_line(wanted.code_fd)
    if not somebody_is_there():
        raise WrongKey("The form needs its code. Hand it over with --code-fd.")
    return ask_unseen("Code: ")
