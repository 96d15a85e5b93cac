"""A page of lines over the conversation: why a sentence is said, or what can be typed."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.interview.turns import Line
from assistant.tui.safe import shown


class NoteScreen(ModalScreen[None]):
    """Shows lines; Escape, Enter or q closes it."""

    DEFAULT_CSS = """
    NoteScreen { align: center middle; }
    #note { width: 92%; max-width: 100; height: 84%; border: round $primary; padding: 0 1; background: $surface; }
    #note Static { height: auto; margin-bottom: 1; }
    #note .strong { text-style: bold; color: $primary; }
    #note .carried { padding-left: 2; }
    #note .note { padding-left: 2; color: $secondary; }
    #note-foot { width: 92%; max-width: 100; height: 1; color: $secondary; padding: 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "close", show=False),
    ]

    def __init__(self, lines: Sequence[Line]) -> None:
        """Keep what is shown."""
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Show the lines in a box that scrolls, and how to close it."""
        with VerticalScroll(id="note"):
            for line in self._lines:
                yield Static(shown(line.text), classes=line.kind, markup=False)
        yield Static("Esc closes this. Arrows scroll.", id="note-foot", markup=False)

    def on_mount(self) -> None:
        """Arrows scroll at once."""
        self.query_one("#note").focus()
