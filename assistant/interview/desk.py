"""Where a face arrives: an unfinished interview is offered, a new one begun, or a case deleted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from assistant.conversation.cleaning import capture, plain
from assistant.conversation.phrasing import NO_NAME, Speech
from assistant.domain.persons import Person
from assistant.interview import over_time
from assistant.interview.interview import Interview
from assistant.interview.plan_events import has_plan
from assistant.interview.ports import Clock, Kept, Store
from assistant.interview.session import Books, Session
from assistant.interview.turns import Action, Choice, Line, Turn

if TYPE_CHECKING:
    from assistant.interview.caseload import CaseRow
    from assistant.interview.side_by_side import SideBySide
    from assistant.interview.since_page import SincePage

Asking = Literal["resume", "other", "delete", "held", "caseload", "switch"]
VOICE = "caregiver"
RESUME = ("continue", "review", "new", "other", "delete")
AT_THE_DESK = ("continue", "review", "new", "informant", "archive", "delete", "caseload")
"""What a clinician is offered for a case; the list of all cases is behind it."""
FINISHED = ("result", *RESUME[1:])
"""What is offered where the interview was closed: nothing is left to go on with."""


@dataclass(slots=True)
class Desk:
    """Hands every line to the open interview, or offers one where none is open yet.

    ``voice`` is the one asked for; where none was, a new interview speaks like the last.
    """

    books: Books
    store: Store
    clock: Clock
    face: str
    voice: str
    interview: Interview | None = None
    _asking: Asking = "resume"
    _shown: Kept | None = field(default=None)
    _filter: str = ""
    """What the list of cases is narrowed to."""
    _listed: "list[CaseRow] | None" = None
    _beside: "SideBySide | SincePage | None" = None
    """What the informants of the case told, or what changed since an earlier time, while it is looked at."""
    renew: str = ""
    """An interview that is come for to be asked again."""
    check_in: tuple[str, str] | None = None
    """An interview whose check-in is come for, and who tells of the week where that was said."""
    is_locked: bool = True
    """Whether the file needs a passphrase; the first page says so where it does not."""

    def open(self) -> Turn:
        """Return the first turn: the card of the last interview, finished or not, or a new opening."""
        begun = [kept for kept in self.store.interviews() if kept.events]
        if self.check_in is not None:
            (wanted, by), self.check_in = self.check_in, None
            self._shown = next(kept for kept in begun if kept.interview == wanted)
            return self._check_in(by)
        if self.renew:
            wanted, self.renew = self.renew, ""
            self._shown = next(kept for kept in begun if kept.interview == wanted)
            return self._renew()
        if not begun:
            turn = self._begin()
            return replace(turn, say=(*self._lock_line(), *turn.say))
        self._shown = begun[0]
        if self._voice() == "clinician":
            self._asking = "caseload" if len(self._rows(begun)) > 1 else "resume"
        return self._card()

    def narrow(self, text: str) -> Turn:
        """Return the list of cases narrowed to what is typed; nothing else happens."""
        self._filter = text
        return self._card()

    def turn(self) -> Turn:
        """Return the turn for now."""
        if self._beside is not None:
            return self._beside.turn()
        return self.interview.turn() if self.interview is not None else self._card()

    def hear(self, line: str) -> Turn:
        """Take a typed line."""
        typed = plain(capture(line))
        if self._beside is not None and not self._wants_to_leave(typed):
            return self._beside_or_card(self._beside.hear(line))
        if self.interview is not None and self._asking == "switch":
            return self._switched(typed)
        if self.interview is not None and self._wants_the_list(typed):
            return self._switch()
        if self.interview is not None:
            return self.interview.hear(line)
        if self._asking == "delete":
            return self._delete(capture(line))
        if not typed:  # a question mark by itself is no letter of a name
            return self.do("help") if "?" in line else self._card()
        if self._asking == "caseload" and (turn := self._hear_at_the_list(typed)) is not None:
            return turn
        found = [
            choice.code
            for choice in self._card().choices
            if typed in {str(choice.number), plain(choice.label)}
        ]
        if found:
            return self.pick(found)
        if self._wants_to_leave(typed):
            return self.do("leave")
        return self._card(self._line("choose_one", "note"))

    def pick(self, codes: Sequence[str], said: str = "") -> Turn:
        """Take chosen options by code."""
        if self._beside is not None:
            return self._beside_or_card(self._beside.pick(codes))
        if self.interview is not None and self._asking == "switch":
            return self._switched(codes[0] if codes else "")
        if self.interview is not None:
            return self.interview.pick(codes, said)
        return self.do(codes[0]) if codes else self._card()

    def do(self, command: str, about: str = "") -> Turn:
        """Carry out a command."""
        if self._beside is not None and command not in {
            "leave",
            "stop",
        }:  # a page has no other keys
            is_back = command == "back"
            return self._beside_or_card(self._beside.hear(command) if is_back else self.turn())
        if self.interview is not None and command == "caseload":
            return self._switch()
        if self.interview is not None:
            return self.interview.do(command, about)
        steps: dict[str, Callable[[], Turn]] = {
            "continue": self._go_on,
            "again": self._go_on,
            "result": self._go_on,
            "review": lambda: self._go_on(review=True),
            "checkin": lambda: self._check_in(about),
            "new": self._begin,
            "informant": self._another_informant,
            "compare": self._set_beside,
            "renew": self._renew,
            "since": self._see_since,
            "archive": self._archive,
            "caseload": lambda: self._ask("caseload"),
            "other": lambda: self._ask("other"),
            "delete": lambda: self._ask("delete"),
            "help": lambda: self._card(self._line(self._help(), "note")),
            "leave": self._left,
            "stop": self._left,
            "back": lambda: self._ask("resume"),
        }
        if command in steps:
            return steps[command]()
        chosen = [
            kept for kept in self.store.interviews() if command in {kept.interview, kept.case}
        ]
        if chosen:
            self._shown = chosen[0]
            return self._ask("resume")
        return self._card(self._line("not_now", "note"))

    def leave(self) -> None:
        """Pause what is open and let it go; the end of input, a signal, a closed window."""
        if self.interview is None:
            return
        if self.interview.state.stage not in {"paused", "closed", "opening"}:
            self.interview.do("pause")
        self.store.release(self.interview.kept.interview)
        self.interview = None

    def goodbye(self) -> str:
        """Return the last words."""
        return self._speech().phrase("goodbye")

    def _lock_line(self) -> tuple[Line, ...]:
        """Say at the first page that a file has no lock; of one that has none is said nothing else."""
        return () if self.is_locked else (self._line("not_locked"),)

    def _begin(self) -> Turn:
        kept = self.store.begin(None, self._voice(), self.clock.now())
        return self._opened(kept)

    def _opened(self, kept: Kept) -> Turn:
        if not self.store.hold(kept.interview, self.clock.now()):
            self._asking = "held"
            return self._card(self._line("held_elsewhere", "note"))
        self.interview = Interview(self.books, self.store, self.clock, kept, self.face)
        return self.interview.turn()

    def _go_on(self, *, review: bool = False) -> Turn:
        if self._shown is None:
            return self._begin()
        turn = self._opened(self._shown)
        if self.interview is None:
            return turn
        stage = self.interview.state.stage
        if stage == "paused":
            turn = self.interview.do("resume")
        elif stage == "closed":
            turn = self.interview.do("review")
            return turn if review else self.interview.do("finish")
        return self.interview.do("review") if review else turn

    def _check_in(self, by: str) -> Turn:
        """Say how a week went, wherever the interview stands."""
        if self._shown is None:
            return self._card(self._line("not_now", "note"))
        turn = self._opened(self._shown)
        return turn if self.interview is None else self.interview.do("check_in", by)

    def _another_informant(self) -> Turn:
        """Begin an interview of somebody else on the same case; nothing is merged."""
        if self._shown is None:
            return self._begin()
        return self._opened(self.store.begin(self._shown.case, self._voice(), self.clock.now()))

    def _set_beside(self) -> Turn:
        """Set side by side what the informants of the case told; a clinician alone is offered it."""
        from assistant.interview.side_by_side import SideBySide  # noqa: PLC0415  # a family has no such page

        told = self._of_case()
        if len(told) < 2:  # noqa: PLR2004  # it takes two
            return self._card(self._line("not_now", "note"))
        self._beside = SideBySide(self.books, self.store, self.clock, self.face, told)
        return self._beside.turn()

    def _renew(self) -> Turn:
        """Ask the same informant again, in an interview of its own; what was told then stays."""
        from assistant.interview.renewing import NotRenewed, renew  # noqa: PLC0415  # seldom

        if self._shown is None:
            return self._card(self._line("not_now", "note"))
        try:
            kept = renew(self.books, self.store, self.clock, self._shown, self.face)
        except NotRenewed as error:
            return self._card(Line(str(error), "note"))
        return self._opened(kept)

    def _see_since(self) -> Turn:
        """Show what changed since the earlier interview that was asked again."""
        from assistant.interview.since_page import SincePage  # noqa: PLC0415  # as above

        renewed = over_time.renewed_of(self.store, self._shown, self._of_case())
        if renewed is None:
            return self._card(self._line("not_now", "note"))
        session = Session(self.books, self.store, self.clock, renewed, self.face)
        self._beside = SincePage(session)
        return self._beside.turn()

    def _beside_or_card(self, turn: Turn | None) -> Turn:
        """Go on with that page, or back to the card of the case."""
        if turn is None:
            self._beside = self._listed = None  # a judgement may be new among the interviews
        return turn or self._card()

    def _of_case(self) -> list[Kept]:
        shown = self._shown
        found = [row for row in self._rows() if shown is not None and row.case == shown.case]
        return [*found[0].interviews] if found else []

    def _archive(self) -> Turn:
        """Put the case away, or bring it back."""
        if self._shown is None:
            return self._card()
        archived = not self._shown.archived
        self.store.archive(self._shown.case, archived=archived)
        said = self._line("archived" if archived else "unarchived", "echo", case=self._shown.label)
        self._asking, self._listed = "caseload", None
        return self._card(said)

    def _wants_the_list(self, typed: str) -> bool:
        aliases = self.books.script.commands["caseload"].aliases["en"]
        return typed in aliases and self.interview is not None and self._is_at_the_desk()

    def _is_at_the_desk(self) -> bool:
        return self.interview is None or self.interview.state.voice == "clinician"

    def _switch(self) -> Turn:
        """Leaving one client for another is asked about: the wrong child's answers do harm."""
        assert self.interview is not None  # noqa: S101  # asked a moment ago
        if not self._is_at_the_desk():
            return self.interview.do("caseload")
        self._asking = "switch"
        turn = self.interview.turn()
        speech = self._speech()
        choices = ("yes", "no")
        return replace(
            turn,
            kind="switch",
            say=(),
            rows=(),
            result=None,
            hint="",
            ask=speech.phrase("switch_ask", {"case": self.interview.kept.label}),
            choices=tuple(
                Choice(number, code, speech.phrase(f"switch_{code}"))
                for number, code in enumerate(choices, 1)
            ),
        )

    def _switched(self, typed: str) -> Turn:
        """Go to the list on a yes; anything else stays where it was."""
        self._asking = "resume"
        assert self.interview is not None  # noqa: S101  # as above
        if typed not in {"1", "yes", plain(self._speech().phrase("switch_yes"))}:
            return self.interview.turn()
        self.leave()
        return self._ask("caseload")

    def _hear_at_the_list(self, typed: str) -> Turn | None:
        """A word that begins a command is one; anything else narrows the list, to one case or to some."""
        if self._wants_to_leave(typed):
            return None
        from assistant.interview.caseload import SHOWN, matching  # noqa: PLC0415  # a family has no list

        if typed in {"new", plain(self._speech().phrase("resume_new_case"))}:
            return self._begin()
        if typed in self.books.script.commands["help"].aliases["en"]:
            return self.do("help")
        rows = matching(self._rows(), self._filter)
        if typed.isdecimal() and 0 < int(typed) <= min(len(rows), SHOWN):
            return self._open_row(rows[int(typed) - 1])
        found = matching(self._rows(), typed)
        self._filter = typed
        if len(found) == 1:
            return self._open_row(found[0])
        return self._card()

    def _help(self) -> str:
        return "caseload_help" if self._asking == "caseload" else "resume_help"

    def _open_row(self, row: "CaseRow") -> Turn:
        self._shown, self._filter = row.latest, ""
        return self._ask("resume")

    def _wants_to_leave(self, typed: str) -> bool:
        commands = self.books.script.commands
        return typed in {*commands["leave"].aliases["en"], *commands["stop"].aliases["en"]}

    def _rows(self, begun: Sequence[Kept] = ()) -> "list[CaseRow]":
        """Return the rows of the list, read once for as long as it is looked at: every key narrows it."""
        from assistant.interview.caseload import rows_of  # noqa: PLC0415  # as above

        if self._listed is None:
            self._listed = rows_of(begun or self._begun())
        return self._listed

    def _begun(self) -> list[Kept]:
        return [kept for kept in self.store.interviews() if kept.events]

    def _ask(self, what: Asking) -> Turn:
        self._listed = None  # what happened meanwhile shows in the list
        self._asking = what
        return self._card()

    def _delete(self, line: str) -> Turn:
        """Only the name of the case deletes it; anything else leaves it."""
        shown = self._shown
        self._asking = "resume"
        if shown is None or plain(line) != plain(shown.label):
            return self._card(self._line("delete_dropped", "echo"))
        self.store.delete_case(shown.case, self.clock.now())
        self._listed = None
        said = self._line("deleted", "echo", case=shown.label)
        left = self.store.interviews()
        self._shown = left[0] if left else None
        return self._card(said)

    def _left(self) -> Turn:
        return Turn("opening", "left", "", "", 0, self._voice(), finished=True)

    # Drawing the card -------------------------------------------------------------------------

    def _voice(self) -> str:
        return self.voice or (self._shown.voice if self._shown is not None else VOICE)

    def _speech(self) -> Speech:
        voice = self._voice()
        return Speech(self.books.script, voice, "en", Person(NO_NAME[voice], "", voice == "self"))

    def _line(
        self, key: str, kind: Literal["said", "note", "echo", "strong"] = "said", **marks: str
    ) -> Line:
        return Line(self._speech().phrase(key, marks), kind)

    def _caseload(self, say: Sequence[Line]) -> Turn:
        from assistant.interview.caseload import SHOWN, in_words, matching  # noqa: PLC0415  # as above

        speech = self._speech()
        rows = matching(self._rows(), self._filter)
        shown = rows[:SHOWN]
        key = "caseload_some" if len(rows) > SHOWN else "caseload_all" if rows else "caseload_none"
        marks = {"count": str(len(rows)), "shown": str(len(shown)), "words": self._filter}
        names = ("new", "leave")
        return Turn(
            stage="opening",
            kind="caseload",
            case="",
            interview="",
            saved=0,
            voice=self._voice(),
            say=(*self._lock_line(), *say),
            ask=speech.phrase(key, marks),
            choices=tuple(
                Choice(number, row.case, in_words(row)) for number, row in enumerate(shown, 1)
            ),
            hint=speech.phrase("hint_caseload"),
            actions=tuple(
                Action(name, speech.phrase("resume_new_case"), "")
                if name == "new"
                else Action(name, speech.words(self.books.script.commands[name].label), "f9")
                for name in names
            ),
        )

    def _card(self, *say: Line) -> Turn:
        if self._asking == "caseload":
            return self._caseload(say)
        speech = self._speech()
        asking = self._asking if self._shown is not None else "none"
        ask, choices = speech.phrase("resume_ask"), self._choices(speech)
        if asking == "delete" and self._shown is not None:
            ask, choices = speech.phrase("delete_ask", {"case": self._shown.label}), ()
        elif asking == "other":
            ask, choices = speech.phrase("which_case"), self._others()
        shown = self._shown
        return Turn(
            stage="opening",
            kind="delete" if asking == "delete" else "resume",
            case=shown.label if shown is not None else "",
            interview=shown.interview if shown is not None else "",
            saved=shown.events if shown is not None else 0,
            voice=self._voice(),
            say=(
                *self._lock_line(),
                *say,
                *([self._about(shown)] if shown is not None else []),
                *(self._agenda(shown) if shown is not None else ()),
            ),
            ask=ask,
            choices=choices,
            actions=(
                Action("leave", speech.words(self.books.script.commands["leave"].label), "f9"),
            ),
        )

    def _choices(self, speech: Speech) -> tuple[Choice, ...]:
        shown = self._shown
        codes: tuple[str, ...] = ("new",) if shown is None else FINISHED if shown.closed else RESUME
        if self._voice() == "clinician" and shown is not None:
            first = "result" if shown.closed else "continue"
            codes = (first, *AT_THE_DESK[1:])
            if len(self._of_case()) > 1:
                codes = (*codes[:4], "compare", *codes[4:])
        codes = (*codes[:2], *self._over_time(), *codes[2:])
        if shown is not None and has_plan(self.store.events(shown.interview)):
            codes = (codes[0], "checkin", *codes[1:])
        if self._shown is not None and sum(len(row.interviews) for row in self._rows()) == 1:
            codes = tuple(code for code in codes if code != "other")
        if self._asking == "held":
            codes = ("again", *(code for code in codes if code in {"new", "other", "caseload"}))
        return tuple(
            Choice(number, code, speech.phrase(f"resume_{code}"))
            for number, code in enumerate(codes, 1)
        )

    def _over_time(self) -> tuple[str, ...]:
        """Return what is offered of another time: to ask again, and to see what changed since."""
        shown, today = self._shown, self.clock.now().date()
        if shown is None or self._asking == "held":
            return ()
        again = over_time.can_be_renewed(shown, self._voice(), today)
        seen = over_time.renewed_of(self.store, shown, self._of_case()) is not None
        return (*(("renew",) if again else ()), *(("since",) if seen else ()))

    def _others(self) -> tuple[Choice, ...]:
        listed = [kept for kept in self.store.interviews() if kept.events]
        return tuple(
            Choice(number, kept.interview, f"{kept.label} · {kept.voice} · {_day(kept.touched)}")
            for number, kept in enumerate(listed, 1)
        )

    def _last_asked(self, speech: Speech, name: str) -> str:
        """Return the last question; of a sensitive one only its part, as anyone may open this page."""
        question = self.books.script.questions[name]
        if question.sensitive or question.safety:
            return speech.words(self.books.script.sections[question.section].title)
        return speech.short(question)

    def _agenda(self, kept: Kept) -> tuple[Line, ...]:
        """Put what the family said of their page first on a clinician's card."""
        if self._voice() != "clinician":
            return ()
        from assistant.interview.agenda import agenda_lines  # noqa: PLC0415  # as above

        return tuple(agenda_lines(self.store.events(kept.interview), self._speech()))

    def _about(self, kept: Kept) -> Line:
        events = self.store.events(kept.interview)
        asked = [event for event in events if event.question in self.books.script.questions]
        speech = self._speech()
        question = self._last_asked(speech, asked[-1].question) if asked else ""
        key = "resume_finished" if kept.closed else "resume_card" if asked else "resume_begun"
        marks = {
            "case": kept.label,
            "when": _day(kept.touched),
            "count": str(kept.events),
            "question": question,
        }
        return Line(speech.phrase(key, marks), "strong")


def _day(at: str) -> str:
    return at[:16].replace("T", " ")
