"""The Textual app: one conversation, the keys that are always there, and how it ends."""

import asyncio
import gc
import signal
import sys
import termios
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event
from textual.filter import LineFilter
from textual.screen import Screen

from assistant.domain.errors import AssistantError
from assistant.domain.incidents import SORRY, incident_of
from assistant.interview.desk import Desk
from assistant.tui.blank_screen import BlankScreen
from assistant.tui.conversation_screen import ConversationScreen
from assistant.tui.guard import BACK_UP_EVERY, LOCK_AFTER, LOOK_EVERY, Guard
from assistant.tui.guardian import cleared_if_killed
from assistant.tui.idle import Idle, seconds
from assistant.tui.safe import ControlFilter
from assistant.tui.themes import DARK, THEMES, next_theme

if TYPE_CHECKING:
    from textual.command import Provider


def _commands() -> "type[Provider]":
    """Return what the palette offers; imported when it is opened for the first time."""
    from assistant.tui.palette import Commands  # noqa: PLC0415  # not for the first question

    return Commands


class UndersongApp(App[int]):
    """Holds the desk; every screen draws from it."""

    CSS_PATH = "assistant.tcss"
    TITLE = "notes"  # a terminal title can be read by whoever walks by
    COMMAND_PALETTE_BINDING = "ctrl+l"
    COMMANDS: ClassVar[set["type[Provider] | Callable[[], type[Provider]]"]] = {_commands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  # Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "blank", "hide", priority=True),
        Binding("f12", "lock", "lock", priority=True, show=False),
        Binding("ctrl+t", "next_theme", "colours", priority=True, show=False),
        Binding("ctrl+q", "stop", "stop", priority=True),
        Binding("ctrl+c", "stop", "stop", priority=True, show=False),
    ]

    def __init__(
        self,
        make_desk: Callable[[], Desk],
        save: Callable[[Desk], list[str]],
        theme: str = "dark",
        guard: Guard | None = None,
    ) -> None:
        """Keep how to get the desk, how to save pages and what guards it; all are joined elsewhere."""
        super().__init__()
        for each in THEMES.values():  # before the style sheet is read, or it is read twice
            self.register_theme(each)
        self.theme = THEMES.get(theme, DARK).name
        self._idles: list[Idle] = []
        self._guard = guard
        self._is_locked = False
        self._make_desk = make_desk
        self._save = save
        self.desk: Desk | None = None
        self.incident = ""
        """Of a mistake in the program: where it happened."""

    def get_line_filters(self) -> list[LineFilter]:
        """Add the filter that no control character passes."""
        return [*super().get_line_filters(), ControlFilter()]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer none: the built-in ones would write the screen to disk."""
        del screen
        return ()

    def get_default_screen(self) -> Screen[object]:
        """Begin with the conversation; an empty screen under it would be laid out for nothing."""
        if self._guard is not None and self._guard.asks_first:
            return self._key_screen(self._came_in)
        return ConversationScreen(self.open_desk, self._save)

    def open_desk(self) -> Desk | None:
        """Return the desk; where it cannot be opened, end with the sentence that says why."""
        try:
            self.desk = self._make_desk()
        except AssistantError as error:
            self.exit(1, message=str(error))
        return self.desk

    def on_mount(self) -> None:
        """Make every way to end it a pause."""
        loop = asyncio.get_running_loop()
        for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(each, self.action_stop)
            loop.add_signal_handler(signal.SIGCONT, self.action_lock)
        if self._guard is not None:
            self.set_interval(LOOK_EVERY, self._lock_after_sleep)
            self.set_interval(BACK_UP_EVERY, self._back_up)
        self._begin_to_watch()

    def _begin_to_watch(self) -> None:
        """Count from the last key, once somebody sits at the desk."""
        if self.desk is not None:
            self.call_after_refresh(_collect_again)
            self._idles = [
                Idle(self, self.hide_idle, seconds(self.desk.turn().voice)),
                Idle(self, self.action_lock, LOCK_AFTER),
            ]

    async def on_event(self, event: Event) -> None:
        """Note that somebody is there before anything else is made of it."""
        for idle in self._idles:
            idle.touched(event)
        await super().on_event(event)

    def hide_idle(self) -> None:
        """Hide the screen as nobody is there; it says how to bring it back, and nothing else."""
        if not isinstance(self.screen, BlankScreen) and not self._is_locked:
            self.push_screen(BlankScreen("F9"))

    # The lock ---------------------------------------------------------------------------------

    def _key_screen(self, ended: Callable[[bool], None]) -> Screen[object]:
        from assistant.tui.key_screen import KeyScreen  # noqa: PLC0415  # only where there is a door

        assert self._guard is not None  # noqa: S101  # only then is it asked for
        return KeyScreen(self._guard.door(), ended)

    def _came_in(self, came_in: bool) -> None:  # noqa: FBT001  # a yes or a no is all there is
        if not came_in:
            self.leave("")
            return
        self.push_screen(ConversationScreen(self.open_desk, self._save))
        self.call_after_refresh(self._begin_to_watch)

    def action_lock(self) -> None:
        """Let file and key go; a file without a lock is hidden."""
        if self._is_locked or self._guard is None or self.desk is None:
            return
        if not self._guard.is_open():
            self.hide_idle()
            return
        self._is_locked = True
        self._guard.lock(self.desk)
        self.push_screen(self._key_screen(self._came_back))

    def _came_back(self, came_back: bool) -> None:  # noqa: FBT001  # as above
        if not came_back:
            self.leave("")
            return
        self._is_locked = False
        self.pop_screen()
        if isinstance(self.screen, BlankScreen):
            self.pop_screen()

    def _lock_after_sleep(self) -> None:
        if self._guard is not None and self._guard.has_slept():
            self.action_lock()

    def action_command_palette(self) -> None:
        """Offer what can be done, unless nothing can."""
        if self.desk is not None and not self._is_locked:
            super().action_command_palette()

    def action_next_theme(self) -> None:
        """Go on to the next colours: dark, light, high contrast."""
        self.theme = next_theme(self.theme)

    def action_blank(self) -> None:
        """Blank the screen at once, from everywhere; again brings it back."""
        if isinstance(self.screen, BlankScreen):
            self.pop_screen()
        else:
            self.push_screen(BlankScreen())

    def action_stop(self) -> None:
        """Pause what is open, say goodbye and leave."""
        self.leave(self.desk.goodbye() if self.desk is not None else "")

    def leave(self, goodbye: str) -> None:
        """Pause what is open and leave with these last words, or with none."""
        self.leave_desk()
        self.exit(0, message=goodbye or None)

    def leave_desk(self) -> None:
        """Pause the interview; what cannot be written now was kept before."""
        if self.desk is not None:
            with suppress(AssistantError):
                self.desk.leave()
            self._back_up()

    def _back_up(self) -> None:
        if self._guard is not None and self.desk is not None and not self._is_locked:
            self._guard.back_up(self.desk)

    def panic(self, *_: object) -> None:
        """Never show an error that knows how to draw itself either."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Never show a traceback: its locals are somebody's answers."""
        if self._exception is not None:
            self.incident = incident_of(self._exception)
        self.bell()
        self._close_messages_no_wait()


def _collect_again() -> None:
    """Leave what the first screen needed out of every later collection."""
    gc.freeze()
    gc.enable()


def _forget_keys() -> None:
    """Keys that were meant for the interview must not be run by the shell."""
    with suppress(OSError, ValueError, termios.error):
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def run_app(
    make_desk: Callable[[], Desk],
    save: Callable[[Desk], list[str]],
    theme: str = "dark",
    guard: Guard | None = None,
) -> int:
    """Run the terminal interface; return the exit code."""
    app = UndersongApp(make_desk, save, theme, guard)
    with cleared_if_killed():
        code = app.run()
    _forget_keys()
    if app.return_code not in {0, None} and code is None:
        app.leave_desk()
        sys.stderr.write(f"{SORRY}\n{app.incident}\n")
        return 1
    return code or 0
