"""Practice in the terminal: the talk, the meter, the choices, and a line for own words."""

import os
from contextlib import suppress
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.filter import LineFilter
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.practice.pages import Page, bar
from assistant.practice.studio import Studio
from assistant.tui.answer_box import AnswerBox
from assistant.tui.blank_screen import BlankScreen
from assistant.tui.guardian import cleared_if_killed
from assistant.tui.messages import Moved, Picked, Typed
from assistant.tui.pages import hung
from assistant.tui.safe import ControlFilter, shown
from assistant.tui.themes import DARK, THEMES, next_theme
from assistant.tui.transcript import Transcript

FOOT = "1-9 choose  Enter sends  ^B back  ^↑ ^↓ scroll  F9 hide  ^Q stop"
LOOKS = {
    "said": "said", "you": "answer", "heard": "asked", "note": "note", "strong": "strong",
    "card": "card", "bar": "echo", "line": "echo",
}  # fmt: skip
MOST_QUICK = 9
LEAST_TALK, REST = 3, 6
"""Lines of the talk that a long list of choices leaves, and lines of everything else."""
SMALLEST = 3
MARGIN = 4
"""Columns beside a choice that are not its own."""


class PracticeList(OptionList):
    """The choices of a page: numbers to type, or arrows and Enter."""

    def __init__(self) -> None:
        """Start with nothing to choose."""
        super().__init__(id="choices", markup=False, compact=True)
        self.can_focus = False
        self._numbers: list[str] = []

    def show(self, page: Page, width: int) -> None:
        """Draw the choices of a page; further lines of one stand under its first word."""
        self.highlighted = None
        self._numbers = [str(each.number) for each in page.choices]
        self.set_options(
            [
                Option(shown(hung(f"{each.number:>3}  ", each.label, width - MARGIN)), id=f"c{each.number}")
                for each in page.choices
            ]
        )  # fmt: skip
        self.display = bool(page.choices)

    def press(self, key: str) -> str:
        """Take a key; return the number under the bar where Enter chose it."""
        moves = {
            "up": self.action_cursor_up, "down": self.action_cursor_down,
            "pageup": self.action_page_up, "pagedown": self.action_page_down,
            "home": self.action_first, "end": self.action_last,
        }  # fmt: skip
        if key in moves:
            moves[key]()
        if key == "enter" and self.highlighted is not None:
            return self._numbers[self.highlighted]
        return ""


class PracticeApp(App[int]):
    """Holds the studio and draws its pages."""

    CSS_PATH = "assistant.tcss"
    TITLE = "notes"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "blank", "hide", priority=True),
        Binding("ctrl+t", "next_theme", "colours", priority=True, show=False),
        Binding("ctrl+b", "step_back", "back", priority=True),
        Binding("ctrl+q", "stop", "stop", priority=True),
        Binding("ctrl+c", "stop", "stop", priority=True, show=False),
        Binding("ctrl+up", "scroll_talk('scroll_up')", "scroll", priority=True, show=False),
        Binding("ctrl+down", "scroll_talk('scroll_down')", "scroll", priority=True, show=False),
    ]

    def __init__(self, studio: Studio, theme: str = "dark") -> None:
        """Keep the studio that gives the pages."""
        super().__init__()
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = THEMES.get(theme, DARK).name
        self.studio = studio
        self.shown_page = studio.page()

    def get_line_filters(self) -> list[LineFilter]:
        """Add the filter that no control character passes."""
        return [*super().get_line_filters(), ControlFilter()]

    def compose(self) -> ComposeResult:
        """Lay out head, talk, question, choices, hint, the line to type, and the foot."""
        yield Static(id="head", markup=False)
        yield Transcript()
        with Vertical(id="card"):
            yield Static(id="ask", markup=False)
            yield PracticeList()
        yield Static(id="hint", markup=False)
        yield AnswerBox()
        yield Static(FOOT, id="foot", markup=False)

    def on_mount(self) -> None:
        """Show the first page."""
        self._show(self.studio.page())

    def on_resize(self, event: events.Resize) -> None:
        """Give the list the height that there is."""
        self.query_one(PracticeList).show(self.shown_page, event.size.width)
        self._fit(event.size.height)

    def on_typed(self, message: Typed) -> None:
        """Hand a line on."""
        self._show(self.studio.hear(message.line))

    def on_picked(self, message: Picked) -> None:
        """Hand a digit on."""
        self._show(self.studio.hear(message.codes[0]))

    def on_moved(self, message: Moved) -> None:
        """Hand a key on to the list."""
        chosen = self.query_one(PracticeList).press(message.key)
        if chosen:
            self._show(self.studio.hear(chosen))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self._show(self.studio.hear((event.option_id or "").removeprefix("c")))

    def action_step_back(self) -> None:
        """Go one step up."""
        self._show(self.studio.hear("back"))

    def action_next_theme(self) -> None:
        """Go on to the next colours."""
        self.theme = next_theme(self.theme)

    def action_blank(self) -> None:
        """Blank the screen at once; again brings it back."""
        if isinstance(self.screen, BlankScreen):
            self.pop_screen()
        else:
            self.push_screen(BlankScreen())

    def action_stop(self) -> None:
        """Leave; everything is kept."""
        self._show(self.studio.hear("leave"))

    def action_scroll_talk(self, way: str) -> None:
        """Scroll the talk."""
        transcript = self.query_one(Transcript)
        transcript.let_go()
        getattr(transcript, way)(animate=False)

    def _show(self, page: Page) -> None:
        if page.finished:
            self.exit(0, message="\n".join(said.text for said in page.say))
            return
        self.shown_page = page
        transcript = self.query_one(Transcript)
        with self.batch_update():
            if page.fresh:
                transcript.forget()
            for said in page.say:
                transcript.say(said.text, LOOKS[said.kind])
            meter = "" if page.ease is None else f" · Ease {bar(page.ease / 100)} {page.ease}"
            self.query_one("#head", Static).update(shown(f"Practice · {page.title}{meter}"))
            self.query_one(PracticeList).show(page, self.size.width)
            hint = self.query_one("#hint", Static)
            hint.display = bool(page.hint)
            hint.update(shown(page.hint))
        self._fit(self.size.height)
        if page.fresh:
            transcript.from_the_top()
        else:
            transcript.to_the_end()
        box = self.query_one(AnswerBox)
        quick = page.choices if len(page.choices) <= MOST_QUICK else ()
        box.quick = {str(each.number): str(each.number) for each in quick}
        box.focus()

    def _fit(self, height: int) -> None:
        """A long list leaves the talk a few lines, and scrolls."""
        choices = self.query_one(PracticeList)
        room = max(SMALLEST, height - LEAST_TALK - REST)
        choices.styles.max_height = room
        page = self.shown_page
        more = f" (1 to {len(page.choices)}, arrows for more)" if len(page.choices) > room else ""
        self.query_one("#ask", Static).update(shown(page.ask + more, "bold $primary"))


def run_practice(studio: Studio, theme: str = "dark") -> int:
    """Run practice in the terminal; return the exit code."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL_")]:
        with suppress(KeyError):
            del os.environ[name]
    with cleared_if_killed():
        return PracticeApp(studio, theme).run() or 0
