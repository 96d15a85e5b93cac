"""A neutral screen that says nothing; F9 brings the conversation back."""

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static


class BlankScreen(Screen[None]):
    """Shows nothing of the interview, and no hint that there is one."""

    DEFAULT_CSS = "#blank { height: 1fr; }"

    def compose(self) -> ComposeResult:
        """Show an empty page."""
        yield Static("", id="blank")
