"""The options of a turn: numbers to type, or arrows, Space and Enter."""

from collections.abc import Callable, Iterator

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.interview.turns import Turn
from assistant.tui.messages import Asked, Picked, Scrolled, Typed
from assistant.tui.pages import cards, hung, rows, sentences
from assistant.tui.safe import shown


class ChoiceList(OptionList):
    """Draws options, review rows or sentences; each is plain text, however it came in."""

    def __init__(self) -> None:
        """Start with nothing to choose."""
        super().__init__(id="choices", markup=False, compact=True)
        self.can_focus = False
        self._ticked: set[str] = set()
        self._unsure: set[str] = set()
        self._turn: Turn | None = None
        self._wrapped_for = 0

    @property
    def several(self) -> bool:
        """Whether more than one can be chosen."""
        return self._turn is not None and self._turn.kind in {"checklist", "activities"}

    def show(self, turn: Turn) -> None:
        """Draw what this turn offers; the same page again stays where it was scrolled to."""
        before, self._turn = self._turn, turn
        if before is not None and _is_same_page(before, turn):
            return
        self._ticked = {choice.code for choice in turn.choices if choice.chosen}
        self._unsure = {choice.code for choice in turn.choices if choice.unsure}
        self.highlighted = None
        self._redraw()

    def _redraw(self) -> None:
        turn = self._turn
        if turn is None:
            return
        at = self.highlighted
        options = [
            *self._choices(turn),
            *rows(turn, self._room),
            *sentences(turn, self._room),
            *cards(turn, self._room),
        ]
        if options or self.option_count:  # a list that was empty and stays so need not be laid out
            self.set_options(options)
        self.display = bool(options)
        if at is not None and at < self.option_count:
            self.highlighted = at

    def _choices(self, turn: Turn) -> Iterator[Option]:
        group = ""
        for choice in turn.choices:
            if choice.group != group:
                group = choice.group
                yield Option(shown(group, "bold"), disabled=True)
            tick = self._box(choice.code) if self.several else ""
            mark = "" if self.several or not choice.chosen else " ●"
            text = hung(f"{choice.number:>2}  {tick}", f"{choice.label}{mark}", self._room)
            yield Option(shown(text), id=f"c:{choice.code}")

    @property
    def _room(self) -> int:
        """How wide a line can be; the scroll bar may come."""
        return self.scrollable_content_region.width - 1

    def _box(self, code: str) -> str:
        if code in self._unsure:
            return "[?] "
        return "[x] " if code in self._ticked else "[ ] "

    def press(self, key: str) -> None:
        """Move, tick or take what is under the bar; Enter takes nothing that was not chosen."""
        moves = {
            "up": self.action_cursor_up,
            "down": self.action_cursor_down,
            "pageup": self.page_up,
            "pagedown": self.page_down,
            "home": self.action_first,
            "end": self.action_last,
            "space": self.action_tick,
            "enter": self._take,
        }
        moves[key]()

    @property
    def is_longer_than_seen(self) -> bool:
        """Whether some of it is out of sight."""
        return self.display and self.max_scroll_y > 0

    def page_down(self) -> None:
        """Go to the first option that was out of sight below."""
        bottom = int(self.scroll_offset.y) + self.scrollable_content_region.height
        self._go_to(bottom, self.action_last)

    def page_up(self) -> None:
        """Go up by what can be seen at once."""
        height = self.scrollable_content_region.height
        self._go_to(max(0, int(self.scroll_offset.y) - height), self.action_first)

    def _go_to(self, line: int, otherwise: Callable[[], None]) -> None:
        """Put the bar on the first option that begins at this line or below, and show it on top."""
        for index in range(self.option_count):
            at = self._index_to_line[index]
            if at >= line and not self.get_option_at_index(index).disabled:
                self.highlighted = index
                self.scroll_to(y=min(at, line), animate=False, force=True)
                return
        otherwise()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell what is out of sight whenever it moves."""
        super().watch_scroll_y(old_value, new_value)
        self.tell_what_is_hidden()

    def watch_virtual_size(self) -> None:
        """Tell it again when there is more or less of it, whatever its own height."""
        self.call_after_refresh(self.tell_what_is_hidden)

    def on_resize(self) -> None:
        """Wrap it anew where its width is another one, and tell what can be seen of it."""
        if self._room != self._wrapped_for and self._turn is not None:
            self._wrapped_for = self._room
            self._redraw()
        self.call_after_refresh(self.tell_what_is_hidden)

    def tell_what_is_hidden(self) -> None:
        """Count the options above and below what can be seen."""
        top = int(self.scroll_offset.y)
        bottom = top + self.scrollable_content_region.height
        above = below = 0
        for index in range(self.option_count if self.is_longer_than_seen else 0):
            if self.get_option_at_index(index).disabled:
                continue
            above += self._index_to_line[index] < top
            below += self._index_to_line[index] >= bottom
        self.post_message(Scrolled(above, below))

    def _take(self) -> None:
        if self.several and not self._ticked | self._unsure:
            self.post_message(Typed(""))
        elif self.several:
            self._send_ticked()
        elif self.highlighted is not None:
            self.action_select()
        else:
            self.post_message(Typed(""))

    def _send_ticked(self) -> None:
        choices = self._turn.choices if self._turn is not None else ()
        marked = {
            **{code: code for code in self._ticked},
            **{code: f"?{code}" for code in self._unsure},
        }
        self.post_message(
            Picked(tuple(marked[choice.code] for choice in choices if choice.code in marked))
        )

    def action_tick(self) -> None:
        """Tick or untick what is highlighted; what was not sure becomes a yes."""
        code = self._code()
        if code is None or not self.several:
            return
        self._unsure -= {code}
        self._ticked ^= {code}
        self._redraw()

    def _code(self) -> str | None:
        if self.highlighted is None:
            return None
        name = self.get_option_at_index(self.highlighted).id or ""
        return name.removeprefix("c:") if name.startswith("c:") else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Send what was chosen: the ticked ones of a list, else the one under the bar."""
        event.stop()
        name = event.option.id or ""
        if name.startswith("r:"):
            self.post_message(Asked("change", name[2:]))
        elif name.startswith("a:"):
            self.post_message(Asked("plan"))
        elif name.startswith("s:"):
            self.post_message(Asked("why_sentence", name[2:]))
        elif self.several:
            self.action_tick()
        else:
            self.post_message(Picked((name[2:],)))


def _is_same_page(before: Turn, turn: Turn) -> bool:
    """Say whether a turn shows the same long page again: after *why* a reader goes on where he was."""
    if turn.result is not None:
        return before.result == turn.result and before.stage == turn.stage
    return bool(turn.rows) and [(row.question, row.answer, row.state) for row in before.rows] == [
        (row.question, row.answer, row.state) for row in turn.rows
    ]
