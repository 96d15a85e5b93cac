"""One form and nothing else, on a machine that belongs to somebody else.

The only way out is the word that the clinician keeps; every other way leads to a neutral line that
asks for a code. A program that dies is begun again at that line.
"""

import asyncio
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from textual.events import Mount
from textual.screen import Screen

from assistant.domain.errors import AssistantError
from assistant.interview.desk import Desk
from assistant.interview.gate import Gate
from assistant.tui.app import UndersongApp
from assistant.tui.conversation_screen import ConversationScreen
from assistant.tui.guardian import cleared_if_killed
from assistant.tui.key_screen import KeyScreen

MOST_DEATHS = 5
"""After which it stays down: something is wrong that a new beginning does not mend."""
_NEUTRAL = "Enter sends."


class Kiosk(NamedTuple):
    """How to get to the form and to the gate before it; joined elsewhere."""

    make_desk: Callable[[], Desk]
    make_gate: Callable[[], Gate]


class KioskApp(UndersongApp):
    """The conversation of one form above a neutral screen that nobody passes without a code."""

    def __init__(self, kiosk: Kiosk, theme: str, *, is_open: bool) -> None:
        """Begin with the form where the machine is just handed over, else at the gate."""
        super().__init__(kiosk.make_desk, lambda _: [], theme)
        self._kiosk = kiosk
        self._begins_open = is_open
        self._gate = kiosk.make_gate()
        self.was_ended = False
        """Whether the word was typed that gives the machine back."""
        self.was_stopped = False
        """Whether the machine itself is going down."""

    def get_default_screen(self) -> Screen[object]:
        """Begin at the gate; the form lies above it."""
        return KeyScreen(self._gate, self._passed, _NEUTRAL)

    def on_mount(self, event: Mount) -> None:  # type: ignore[override]  # Textual hands in what is asked for
        """Make a signal from outside a pause, and no key a signal."""
        event.prevent_default()  # or the handlers of a conversation that may be stopped come after these
        loop = asyncio.get_running_loop()
        for each in (signal.SIGTERM, signal.SIGHUP):
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(each, self._stopped_from_outside)
        for each in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(each, self._to_the_gate)
        loop.add_signal_handler(signal.SIGCONT, self._to_the_gate)
        if self._begins_open:
            self._passed(came_in=True)

    def _passed(self, came_in: bool) -> None:  # noqa: FBT001  # a yes or a no is all there is
        if came_in:
            self.push_screen(ConversationScreen(self.open_desk, self._save))
            self.call_after_refresh(self._begin_to_watch)
            return
        self.was_ended = True
        self.exit(0)

    def open_desk(self) -> Desk | None:
        """Return the desk; where it cannot be opened, the gate stays shut."""
        try:
            self.desk = self._make_desk()
        except AssistantError:
            self.call_after_refresh(self._to_the_gate)
            return None
        return self.desk

    def exit(
        self, result: int | None = None, return_code: int = 0, message: object | None = None
    ) -> None:
        """End for the word and for a machine that goes down; everything else leads to the gate."""
        del message  # whatever went wrong is nothing for whoever sits here
        if self.was_ended or self.was_stopped:
            super().exit(result, return_code)
        else:
            self.call_after_refresh(self._to_the_gate)

    def leave(self, goodbye: str) -> None:
        """Pause what is open and go to the gate; the last words stay in the form."""
        del goodbye
        self._to_the_gate()

    def action_stop(self) -> None:
        """Leave the form, never the program."""
        self._to_the_gate()

    def action_lock(self) -> None:
        """Lock is leave, here."""
        self._to_the_gate()

    def action_suspend_process(self) -> None:
        """There is no shell to go to."""

    def action_command_palette(self) -> None:
        """Offer what can be done in the form; at the gate there is nothing."""
        if self.desk is not None and isinstance(self.screen, ConversationScreen):
            super().action_command_palette()

    def _to_the_gate(self) -> None:
        if self.desk is not None:
            self.leave_desk()
            self.desk = None
        self._idles = []
        while len(self.screen_stack) > 1:
            self.pop_screen()
        gate = self.screen
        if isinstance(gate, KeyScreen) and gate.is_mounted:
            gate.begin()

    def _stopped_from_outside(self) -> None:
        self._to_the_gate()
        self.was_stopped = True
        self.exit(0)


def run_kiosk(kiosk: Kiosk, theme: str, *, is_open: bool) -> int:
    """Run it until the word that ends it, or a signal from outside; return the exit code."""
    for _ in range(MOST_DEATHS):
        app = KioskApp(kiosk, theme, is_open=is_open)
        with cleared_if_killed():
            app.run()
        if app.was_ended or app.was_stopped:
            return 0
        is_open = False
    sys.stderr.write("The form cannot be shown. What was told is kept.\n")
    return 1
