"""The conversation so far: one Static a message, the newest hundred mounted."""

from textual.containers import VerticalScroll
from textual.widgets import Static

from assistant.tui.safe import shown

MOUNTED = 100
"""More would make every key slower; the older ones are in the review."""


class Transcript(VerticalScroll, can_focus=False):
    """Grows at the bottom and forgets at the top."""

    def say(self, text: str, kind: str) -> None:
        """Add one message; ``kind`` is its CSS class."""
        self.mount(Static(shown(text), classes=kind, markup=False))
        messages = self.query(Static)
        for old in list(messages)[: max(0, len(messages) - MOUNTED)]:
            old.remove()
        self.scroll_end(animate=False, immediate=False)

    def from_the_top(self) -> None:
        """Show the first message; what is said there must not scroll away."""
        self.scroll_home(animate=False, immediate=False)

    def clear(self) -> None:
        """Forget everything that is on the screen."""
        self.query(Static).remove()
