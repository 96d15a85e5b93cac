"""The conversation so far, as lines: a log costs the same after five messages and after five hundred."""

from typing import ClassVar

from rich.padding import Padding
from rich.text import Text
from textual import events
from textual.widgets import RichLog

from assistant.conversation.cleaning import for_screen

KEPT = 200
"""Messages that can be scrolled back to; the older ones are in the review."""


Told = tuple[str, str, tuple[int, int] | None]


class Transcript(RichLog, can_focus=False):
    """Grows at the bottom and forgets at the top; every text is drawn literally."""

    STYLES: ClassVar[dict[str, tuple[str, int]]] = {
        "said": ("", 0),
        "asked": ("bold primary", 0),
        "answer": ("accent", 2),
        "echo": ("", 2),
        "note": ("secondary", 2),
        "carried": ("", 4),
        "strong": ("bold", 0),
        "card": ("bold error", 1),
        "quoted": ("accent", 2),
    }
    """Kind of a line to its look, in the names of the theme, and its indent; the look repeats what the words say."""

    def __init__(self) -> None:
        """Start empty; wrapped, never as markup."""
        super().__init__(
            id="transcript", wrap=True, markup=False, highlight=False, min_width=20, max_lines=2000
        )
        self._told: list[Told] = []
        self._width = 0
        self._follows = True
        """The last message is to be seen, however high the rest of the page gets."""

    def on_mount(self) -> None:
        """Draw everything again in other colours."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._again())

    def say(self, text: str, kind: str, mark: tuple[int, int] | None = None) -> None:
        """Add one message; marked words are underlined."""
        self._told = [*self._told[-KEPT + 1 :], (text, kind, mark)]
        self._write_one(text, kind, mark)

    def _write_one(self, text: str, kind: str, place: tuple[int, int] | None) -> None:
        look, indent = self.STYLES[kind]
        mark = "! " if kind == "card" else ""
        above = 1 if kind == "said" and len(self._told) > 1 else 0
        words = Text(mark + for_screen(text), style=self._in_colours(look))
        if place is not None:
            words.stylize("bold underline", *place)
        padded = Padding(words, (above, 0, 0, indent))
        self.write(padded, expand=True, scroll_end=self._follows)

    def _in_colours(self, look: str) -> str:
        theme = self.app.current_theme
        return " ".join(str(getattr(theme, word, None) or word) for word in look.split())

    def on_resize(self, event: events.Resize) -> None:
        """Wrap everything again where the width is another one; what was followed is followed on."""
        if self._width not in {0, event.size.width}:
            self._again()
        self._width = event.size.width
        if self._follows:
            self.call_after_refresh(self.scroll_end, animate=False, immediate=True)

    def _again(self) -> None:
        told, self._told = self._told, []
        self.clear()
        for text, kind, mark in told:
            self.say(text, kind, mark)

    def texts(self) -> list[str]:
        """Return what can be scrolled to, for those who ask what was said."""
        return [text for text, *_ in self._told]

    def from_the_top(self) -> None:
        """Show the first message; what is said there must not scroll away."""
        self._follows = False
        self._hold(2)

    def _hold(self, times: int) -> None:
        self.scroll_home(animate=False, immediate=True)
        if times:
            self.call_after_refresh(self._hold, times - 1)

    def to_the_end(self) -> None:
        """Show the last message, once the rest of the page has its height."""
        self._follows = True
        self._follow(2)

    def let_go(self) -> None:
        """Follow no more: somebody reads further up."""
        self._follows = False

    def _follow(self, times: int) -> None:
        self.scroll_end(animate=False, immediate=True)
        if times:
            self.call_after_refresh(self._follow, times - 1)

    def forget(self) -> None:
        """Forget everything that is on the screen."""
        self._told = []
        self.clear()
