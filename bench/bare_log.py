"""The floor of an answer: one durable insert and one Static more in a bare log of fifty.

The file to write to is the one argument; Enter writes a row, and only then shows the reply.
"""

import sys
from itertools import count

import sqlcipher3.dbapi2 as driver
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

MOUNTED = 50


class BareLog(App[None]):
    """Keeps a line, then says the next one."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._numbers = count(1)
        self._connection = driver.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute("CREATE TABLE answers (number INTEGER PRIMARY KEY, said TEXT)")

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            for number in range(MOUNTED):
                yield Static(f"This is line {number} of the log.", markup=False)
        yield Input()

    def on_mount(self) -> None:
        box = self.query_one(Input)
        box.cursor_blink = False
        box.focus()
        self.query_one(VerticalScroll).anchor()  # scroll_end would paint two frames later

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._connection.execute("INSERT INTO answers (said) VALUES (?)", [event.value])
        event.input.clear()
        said = Static(reply(next(self._numbers)), markup=False)
        self.query_one(VerticalScroll).mount(said)


def reply(number: int) -> str:
    """Return what is said after so many lines."""
    return f"Reply number {number}: how was the time after that?"


if __name__ == "__main__":
    BareLog(sys.argv[1]).run()
