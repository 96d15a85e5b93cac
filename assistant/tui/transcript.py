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
        "asked": ("bold #7fd6cc", 0),
        "answer": ("#ffd479", 2),
        "echo": ("", 2),
        "note": ("#c9d7ff", 2),
        "carried": ("", 4),
        "strong": ("bold", 0),
        "card": ("bold #ffb3a7", 1),
        "quoted": ("#ffd479", 2),
    }
    """Kind of a line to its look and its indent; the look repeats what the words already say."""

    def __init__(self) -> None:
        """Start empty; wrapped, never as markup."""
        super().__init__(
            id="transcript", wrap=True, markup=False, highlight=False, min_width=20, max_lines=2000
        )
        self._told: list[Told] = []
        self._width = 0

    def say(self, text: str, kind: str, mark: tuple[int, int] | None = None) -> None:
        """Add one message; marked words are underlined."""
        self._told = [*self._told[-KEPT + 1 :], (text, kind, mark)]
        self._write_one(text, kind, mark)

    def _write_one(self, text: str, kind: str, place: tuple[int, int] | None) -> None:
        look, indent = self.STYLES[kind]
        mark = "! " if kind == "card" else ""
        above = 1 if kind == "said" and len(self._told) > 1 else 0
        words = Text(mark + for_screen(text), style=look)
        if place is not None:
            words.stylize("bold underline", *place)
        self.write(Padding(words, (above, 0, 0, indent)), expand=True)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap everything again where the width is another one."""
        if event.size.width == self._width:
            return
        changed, self._width = bool(self._width), event.size.width
        if changed:
            told, self._told = self._told, []
            self.clear()
            for text, kind, mark in told:
                self.say(text, kind, mark)

    def texts(self) -> list[str]:
        """Return what can be scrolled to, for those who ask what was said."""
        return [text for text, *_ in self._told]

    def from_the_top(self) -> None:
        """Show the first message; what is said there must not scroll away."""
        self.call_after_refresh(self.scroll_home, animate=False, immediate=True)

    def to_the_end(self) -> None:
        """Show the last message, once the rest of the page has its height."""
        self._follow(2)

    def _follow(self, times: int) -> None:
        self.scroll_end(animate=False, immediate=True)
        if times:
            self.call_after_refresh(self._follow, times - 1)

    def forget(self) -> None:
        """Forget everything that is on the screen."""
        self._told = []
        self.clear()
