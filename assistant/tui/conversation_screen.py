"""Shows a turn and forwards what was typed or chosen; nothing else."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar
from zlib import crc32

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static, TextArea

from assistant.domain.errors import AssistantError
from assistant.interview.desk import Desk
from assistant.interview.ports import TakenElsewhere
from assistant.interview.turns import Action, Choice, Line, Turn
from assistant.tui.answer_box import AnswerBox
from assistant.tui.choice_list import ChoiceList
from assistant.tui.keys import KEYS
from assistant.tui.messages import Asked, Moved, Picked, Resized, Scrolled, Typed
from assistant.tui.note_screen import NoteScreen
from assistant.tui.picture import Picture
from assistant.tui.safe import shown
from assistant.tui.transcript import Transcript

if TYPE_CHECKING:
    from datetime import datetime

FOOT = "F1 help F2 why F3 meaning F4 back F7 review F9 hide ^L all ^Q stop"
TICK = 20.0
"""Seconds between two looks at the clock."""
WITH_PAGES = {"explaining", "planning"}
BARS = ("#7fd6cc", "#ffd479", "#ffb3a7", "#c9d7ff", "#a8e6a1", "#e6a8e0", "#f5f5f5", "#d9b38c")
"""A bar beside the name: two cases seldom share one, and the name and the age stand beside it."""
MOST_QUICK = 9
NOT_QUICK = frozenset({"checklist", "activities", "level"})
"""Where several can be chosen, or where words often begin with a number: *2 nights a week*."""
MOST_LINES = 3
"""Where a list fills the screen, more lines than these open a page of their own."""
MOST_OF_IT, LEAST_LINES = 80, 5
"""How much of the height the card may take, in hundredths; and the least that a list is given."""
_SCROLLS = {
    "up": "scroll_up",
    "down": "scroll_down",
    "pageup": "scroll_page_up",
    "pagedown": "scroll_page_down",
    "home": "scroll_home",
    "end": "scroll_end",
}


class Talk(Vertical):
    """The column of the conversation; tells when its height changes."""

    def on_resize(self) -> None:
        """Tell it upward."""
        self.post_message(Resized())


class Question(Static):
    """What is asked; tells when it takes more lines or fewer."""

    def on_resize(self) -> None:
        """Tell it upward."""
        self.post_message(Resized())


class ConversationScreen(Screen[object]):
    """Draws the desk's turns."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"command('{command}')", command, show=False, priority=True)
            for key, command in KEYS.items()
        ),
        *(
            Binding(f"ctrl+{key}", f"scroll_talk('{key}')", "scroll", show=False, priority=True)
            for key in ("up", "down")
        ),
    ]

    def __init__(
        self, open_desk: Callable[[], Desk | None], save: Callable[[Desk], list[str]]
    ) -> None:
        """Keep how to get to the desk that gives the turns."""
        super().__init__()
        self._open_desk = open_desk
        self._desk: Desk
        self._save = save
        self._turn: Turn | None = None
        self._drawn: dict[str, str] = {}
        self._sat_down: tuple[str, datetime] | None = None
        """The interview that is open, and when it was opened here."""

    def compose(self) -> ComposeResult:
        """Lay out head, transcript beside the picture, the card with the question, and the foot."""
        yield Static(id="head", markup=False)
        with Horizontal(id="middle"):
            with Talk(id="talk"):
                yield Transcript()
                with Vertical(id="card"):
                    yield Question(id="ask", markup=False)
                    yield ChoiceList()
                    yield Static(id="more", markup=False)
            yield Picture(id="picture")
        yield Static(id="hint", markup=False)
        yield AnswerBox()
        yield Static(FOOT, id="foot", markup=False)

    def on_mount(self) -> None:
        """Show the first turn."""
        desk = self._open_desk()
        if desk is not None:
            self._desk = desk
            self._try(desk.open)
            self.set_interval(TICK, self._tick)

    @property
    def actions(self) -> tuple[Action, ...]:
        """What can be done now."""
        return self._turn.actions if self._turn is not None else ()

    # What came in -----------------------------------------------------------------------------

    def on_typed(self, message: Typed) -> None:
        """Hand a line on; an empty one at a choice takes what is under the bar."""
        line = message.line
        aliases = self._desk.books.script.commands["save"].aliases["en"]
        if (
            self._turn is not None
            and self._turn.stage in WITH_PAGES
            and line.strip().lower() in aliases
        ):
            self.action_command("save")
            return
        self._try(lambda: self._desk.hear(line), line)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Show how the words would be read before Enter; an empty box shows the hint again."""
        if self._turn is not None and self._turn.kind == "caseload":
            self._narrow(event.text_area.text)
            return
        interview = self._desk.interview if self._turn is not None else None
        words = event.text_area.text
        read = interview.glimpse(words) if interview is not None and words else ""
        if self._turn is not None:
            self._optional("#hint", f"→ {read}" if read else _hint(self._turn))

    def _narrow(self, text: str) -> None:
        """Narrow the list of cases with every letter."""
        self._turn = turn = self._desk.narrow(text)
        self.query_one("#ask", Static).update(_asked(turn))
        self.query_one(ChoiceList).show(turn)
        box = self.query_one(AnswerBox)
        box.quick = _quick(turn)

    def on_moved(self, message: Moved) -> None:
        """Hand a key on to the list; what it does not need scrolls the conversation."""
        choices = self.query_one(ChoiceList)
        pages = message.key in {"pageup", "pagedown"}
        if message.key in _SCROLLS and not (
            choices.is_longer_than_seen if pages else choices.display
        ):
            self.action_scroll_talk(message.key)
        else:
            choices.press(message.key)

    def action_scroll_talk(self, key: str) -> None:
        """Scroll the conversation."""
        transcript = self.query_one(Transcript)
        transcript.let_go()
        getattr(transcript, _SCROLLS[key])(animate=False)

    def on_scrolled(self, message: Scrolled) -> None:
        """Say how much of the list is out of sight."""
        parts = [f"↓ {message.below} more"] if message.below else []
        parts += [f"↑ {message.above} above"] if message.above else []
        self._optional("#more", "  ".join(parts))

    def on_resize(self) -> None:
        """Draw the picture where there is room for it now."""
        if self._turn is not None:
            self.query_one(Picture).show(self._desk)

    def on_resized(self, message: Resized) -> None:
        """Give the list the height that there is now."""
        message.stop()
        self._fit()

    def _fit(self) -> None:
        """A list takes what the question leaves of the card; the conversation keeps a few lines."""
        choices = self.query_one(ChoiceList)
        room = self.query_one("#talk").size.height * MOST_OF_IT // 100
        most = max(LEAST_LINES, room - self.query_one("#ask").size.height - 2)
        choices.styles.max_height = None if self.query_one("#card").has_class("tall") else most
        self.call_after_refresh(choices.tell_what_is_hidden)

    def on_picked(self, message: Picked) -> None:
        """Hand a choice on."""
        found = [self._choice(code.removeprefix("?")) for code in message.codes]
        labels = [choice.label for choice in found if choice is not None]
        self._try(lambda: self._desk.pick(message.codes), "; ".join(labels))

    def on_asked(self, message: Asked) -> None:
        """Hand a command on."""
        self._try(lambda: self._desk.do(message.command, message.about))

    def action_command(self, command: str) -> None:
        """Hand a key on as its command."""
        self.query_one(AnswerBox).just_picked = False
        if command == "save":
            self._try(self._saved)
        else:
            self._try(lambda: self._desk.do(command))

    def _saved(self) -> Turn:
        interview = self._desk.interview
        if interview is None or interview.state.stage not in WITH_PAGES:
            return self._desk.do("save")
        return interview.exported(", ".join(self._save(self._desk)))

    def _choice(self, code: str) -> Choice | None:
        return self._turn.choice(code) if self._turn is not None else None

    def _try(self, step: Callable[[], Turn], said: str = "") -> None:
        before = self._turn
        try:
            turn = step()
            with self.app.batch_update():  # one layout for the whole turn
                self._answered(before, turn, said)
                self._show(turn)
        except TakenElsewhere as error:
            self._note(str(error))
            self._desk.interview = None
            self._show(self._desk.open())
        except AssistantError as error:
            self._note(str(error))

    # Drawing ----------------------------------------------------------------------------------

    def _answered(self, before: Turn | None, turn: Turn, said: str) -> None:
        """Move the question up into the transcript; the words typed too, unless they are echoed."""
        transcript = self.query_one(Transcript)
        if before is None or before.interview != turn.interview:
            transcript.forget()
            return
        if before.extra.get("private"):  # it must not stay on the screen for somebody else
            return
        if before.ask and not before.rows and (said or before.ask != turn.ask):
            transcript.say(before.ask, "asked")
        if said.strip() and not any(line.kind == "echo" for line in turn.say):
            transcript.say(f"› {said}", "answer")

    def _note(self, text: str) -> None:
        self.query_one(Transcript).say(text, "note")

    def _show(self, turn: Turn) -> None:
        if turn.finished:
            texts = [line.text for line in turn.say]
            self.app.leave("\n".join(texts))  # type: ignore[attr-defined]  # our own app
            return
        before, self._turn = self._turn, turn
        transcript = self.query_one(Transcript)
        if turn.stage in {"safety", "paused"}:  # what was told is nobody else's to read meanwhile
            transcript.forget()
            before = None
        if turn.stage == "safety":
            transcript.let_go()  # the first line of the card is the one that must be seen
        lines = _new(before, turn)
        if _is_tall(turn) and len(turn.say) > MOST_LINES:
            self.app.push_screen(NoteScreen(turn.say))
        else:
            for line in lines:
                transcript.say(line.text, line.kind, line.mark)
        if turn.stage == "safety":
            transcript.from_the_top()
        self._head(turn)
        self._card(turn)
        self.call_after_refresh(self._fit)
        if turn.stage != "safety":
            transcript.to_the_end()
        self.query_one(Picture).show(self._desk)
        box = self.query_one(AnswerBox)
        box.quick = _quick(turn)
        box.focus()

    def _tick(self) -> None:
        """Let the minutes go on; nothing else of the screen is touched."""
        if self._turn is not None:
            self._head(self._turn)

    def _minutes(self, turn: Turn) -> str:
        """Return for how long a clinician has sat at this interview; it moves once a minute and never blinks."""
        if turn.voice != "clinician" or not turn.interview or self._desk.interview is None:
            return ""
        now = self._desk.clock.now()
        if self._sat_down is None or self._sat_down[0] != turn.interview:
            self._sat_down = (turn.interview, now)
        return f" · {int((now - self._sat_down[1]).total_seconds() // 60)} min"

    def _head(self, turn: Turn) -> None:
        progress = turn.progress
        where = f" · part {progress.part}: {progress.title}" if progress is not None else ""
        saved = f" · {turn.saved} kept" if turn.saved else ""
        age = f" · {turn.age}" if turn.age else ""
        bar = (
            shown("█ ", BARS[crc32(turn.case_id.encode()) % len(BARS)])
            if turn.case_id
            else shown("")
        )
        self.query_one("#head", Static).update(
            bar + shown(f"{turn.case}{age}{where}{saved}{self._minutes(turn)}")
        )

    def _card(self, turn: Turn) -> None:
        self.query_one("#card").set_class(_is_tall(turn), "tall")
        self.query_one("#ask", Static).update(_asked(turn))
        self._optional("#hint", _hint(turn))
        self.query_one(ChoiceList).show(turn)

    def _optional(self, name: str, text: str) -> None:
        widget = self.query_one(name, Static)
        if self._drawn.get(name) == text:
            return
        self._drawn[name] = text
        widget.display = bool(text)
        widget.update(shown(text))


def _asked(turn: Turn) -> Content:
    """Return the question, under it what it holds now and what helps a clinician to ask it."""
    parts = [shown(turn.ask, "bold $primary")]
    parts += [shown(f"Now: {turn.current}", "$accent")] if turn.current else []
    parts += [shown(turn.earlier, "$accent")] if turn.earlier else []
    parts += [shown(f"Probe: {' / '.join(turn.probes)}", "$secondary")] if turn.probes else []
    listen = " / ".join(turn.listen_for)
    parts += [shown(f"Listen for: {listen}", "$secondary")] if listen else []
    return Content("\n").join(parts)


def _new(before: Turn | None, turn: Turn) -> Sequence[Line]:
    """Return the lines that were not said a moment ago: after *help* the stage repeats itself."""
    if before is None or (before.stage, before.kind, before.ask, before.interview) != (
        turn.stage,
        turn.kind,
        turn.ask,
        turn.interview,
    ):
        return turn.say
    said = {line.text for line in before.say if line.kind not in {"note", "echo"}}
    return [line for line in turn.say if line.kind in {"note", "echo"} or line.text not in said]


def _is_tall(turn: Turn) -> bool:
    """Say whether the list is what the screen is for: the review, the sentences, the activities."""
    return (
        bool(turn.rows)
        or turn.result is not None
        or turn.kind in {"activities", "caseload", "since"}
    )


def _hint(turn: Turn) -> str:
    if any(action.command == "more" for action in turn.actions):
        return f"{turn.hint} F6: more about this time."
    return turn.hint


def _quick(turn: Turn) -> dict[str, str]:
    """A digit is a whole answer where one option is chosen and one digit can name each."""
    if turn.kind in NOT_QUICK or not 0 < len(turn.choices) <= MOST_QUICK:
        return {}
    return {str(choice.number): choice.code for choice in turn.choices}
