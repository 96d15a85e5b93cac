"""The one place to type: several lines if need be, Enter sends, nothing pasted is lost."""

from textual import events
from textual.widgets import TextArea

from assistant.tui.messages import Moved, Picked, Typed

MOVES = ("up", "down", "pageup", "pagedown", "home", "end", "space")
"""Keys that move in the list above while nothing is typed."""


class AnswerBox(TextArea):
    """A text area that sends on Enter; while it is empty, a digit can be an answer by itself."""

    def __init__(self) -> None:
        """Start empty, without a blinking cursor."""
        super().__init__(id="box", show_line_numbers=False, soft_wrap=True, compact=True)
        self.placeholder = "Type here. Enter sends."
        self.cursor_blink = False
        self.quick: dict[str, str] = {}
        """Digit to code, where one digit is a whole answer."""
        self.just_picked = False
        """Whether the last key was such a digit."""

    async def _on_key(self, event: events.Key) -> None:
        just_picked, self.just_picked = self.just_picked, False
        if event.key == "enter":
            event.prevent_default().stop()
            if self.text or not just_picked:  # an Enter after a digit belongs to the digit
                self._send()
        elif event.key == "ctrl+j":
            event.prevent_default().stop()
            self.insert("\n")
        elif not self.text and event.character in self.quick:
            event.prevent_default().stop()
            self.just_picked = True
            self.post_message(Picked((self.quick[event.character],)))
        elif not self.text and event.key in MOVES:
            event.prevent_default().stop()
            self.post_message(Moved(event.key))
        else:
            await super()._on_key(event)

    def _send(self) -> None:
        line = self.text
        with self.prevent(TextArea.Changed):  # the next turn draws the hint; twice would be seen
            self.clear()
        self.post_message(Typed(line) if line.strip() else Moved("enter"))
