"""A neutral screen that says nothing; F9 brings the conversation back."""

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static


class BlankScreen(Screen[None]):
    """Shows nothing of the interview, and no hint that there is one."""

    DEFAULT_CSS = "#blank { height: 1fr; }"

    def __init__(self, text: str = "") -> None:
        """Keep the one word that may stand there: the key that brings everything back."""
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Show an empty page."""
        yield Static(self._text, id="blank", markup=False)
