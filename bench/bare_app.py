"""The floor of the start: a Textual app with one Static and one Input, and nothing of ours."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Static

GREETING = "Is anybody there?"


class BareApp(App[None]):
    """Paints one line and a place to type."""

    def compose(self) -> ComposeResult:
        yield Static(GREETING)
        yield Input()

    def on_mount(self) -> None:
        self.query_one(
            Input
        ).cursor_blink = False  # it repaints for ever, and that is not the start


if __name__ == "__main__":
    BareApp().run()
