"""The door on the screen: a passphrase is chosen or typed, and nothing of it is shown or kept."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from assistant.domain.errors import AssistantError
from assistant.interview.doorway import Door, DoorTurn
from assistant.tui.safe import shown

FOOT = "Enter sends. F9 hides, ^Q leaves."


class Unseen(Input):
    """A line that cannot be copied out of, whatever stands in it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "clear", "clear", show=False)]

    def action_copy(self) -> None:
        """Copy nothing: a clipboard is read by others."""

    def action_cut(self) -> None:
        """Cut nothing, as above."""

    def action_clear(self) -> None:
        """Begin the line anew."""
        self.clear()


class KeyScreen(Screen[object]):
    """Draws the turns of the door."""

    DEFAULT_CSS = """
    KeyScreen { align: center middle; }
    #door { width: 92%; max-width: 76; height: auto; max-height: 90%; }
    #door Static { height: auto; margin-bottom: 1; }
    #door-line { border: none; background: $surface; height: 1; padding: 0 1; }
    #door-foot { dock: bottom; height: 1; background: $panel; padding: 0 1; margin: 0; }
    """

    def __init__(self, door: Door, ended: Callable[[bool], None], foot: str = FOOT) -> None:
        """Keep the door, and who is told whether somebody came in."""
        super().__init__()
        self._door = door
        self._foot = foot
        self._ended = ended
        self._turn = DoorTurn()
        self._is_busy = False

    def compose(self) -> ComposeResult:
        """Lay out what is said, what is asked, and one line to type in."""
        with Vertical(id="door"):
            yield Static(id="door-say", markup=False)
            yield Static(id="door-ask", markup=False)
            yield Static(id="door-choices", markup=False)
            yield Unseen(id="door-line", select_on_focus=False)
        yield Static(self._foot, id="door-foot", markup=False)

    def on_mount(self) -> None:
        """Show the first turn."""
        self.begin()

    def begin(self) -> None:
        """Show the first turn, now or again."""
        try:
            self._show(self._door.open())
        except AssistantError as error:
            self.app.exit(1, message=str(error))

    def on_input_changed(self, event: Input.Changed) -> None:
        """A digit is a whole answer where something is chosen."""
        if event.value in {str(choice.number) for choice in self._turn.choices}:
            self._send()

    def on_input_submitted(self) -> None:
        """Hand on what was typed."""
        self._send()

    def _send(self) -> None:
        if self._is_busy:
            return
        line = self.query_one(Unseen)
        typed = line.value
        with self.prevent(Input.Changed):
            line.clear()
        if self._turn.takes_long:
            self.query_one("#door-ask", Static).update(shown(self._door.wait()))
        self._is_busy = True
        self.run_worker(self._heard(typed), exit_on_error=False)

    async def _heard(self, typed: str) -> None:
        """Let the door think beside the screen: a guess costs half a second on purpose."""
        try:
            turn = await asyncio.to_thread(self._door.hear, typed)
        except AssistantError as error:
            self.app.exit(1, message=str(error))
            return
        finally:
            self._is_busy = False
        if turn.ended:
            self._ended(turn.ended == "in")
        else:
            self._show(turn)

    def _show(self, turn: DoorTurn) -> None:
        self._turn = turn
        self._part("#door-say", "\n\n".join(turn.say))
        self._part("#door-ask", turn.ask, "bold $primary")
        lines = (f"{choice.number}  {choice.label}" for choice in turn.choices)
        self._part("#door-choices", "\n".join(lines))
        line = self.query_one(Unseen)
        line.password = turn.secret
        line.focus()

    def _part(self, name: str, text: str, style: str = "") -> None:
        widget = self.query_one(name, Static)
        widget.display = bool(text)
        widget.update(shown(text, style))
