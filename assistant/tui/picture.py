"""The live picture beside the conversation: what pressed and what held, and today's skills as a ladder.

Marks and words carry the meaning; colour only repeats it. Nothing here is computed.
"""

import re
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from assistant.domain.texts import say
from assistant.interview.desk import Desk
from assistant.interview.interview import Interview
from assistant.tui.safe import shown

if TYPE_CHECKING:
    from assistant.domain.findings import LevelPicture, WindowPicture
    from assistant.domain.findings import Picture as Seen

STEPS = 3
_BANDS = {
    "none": "●●● steady",
    "few": "●●◐ a few hard",
    "some": "●●○ some hard",
    "marked": "●○○ hard",
    "unknown": "··· not known",
}
_NAME_WIDTH = 26
_ASIDE = re.compile(r" \([^)]*\)")


class Picture(Static):
    """Redrawn after every answer, only where there is room for it."""

    def show(self, desk: Desk) -> None:
        """Draw what is known now, once the turn itself is on the screen; the list of cases has the whole width."""
        self.set_class(desk.interview is None or desk.books.is_alone, "-empty")
        if self.app.size.width >= 100:  # noqa: PLR2004  # the breakpoint of the style sheet
            self.call_after_refresh(self._draw, desk)

    def _draw(self, desk: Desk) -> None:
        interview = desk.interview
        seen = interview.picture() if interview is not None else None
        self.update(
            drawn(seen, interview) if seen is not None and interview is not None else shown("")
        )


def drawn(seen: "Seen", interview: Interview) -> Content:
    """Return the picture as text."""
    voice, known = interview.state.voice, interview.knowledge
    head = shown(_fit("Time") + "hard  held", "bold")
    lines = [_window(window, say(known.windows[window.id].name, voice)) for window in seen.windows]
    ladder = [
        _level(level, say(known.regions[level.id].name, voice)) for level in reversed(seen.regions)
    ]
    key = shown(
        "hard: ■ as hard as told, □ not told, ? not known\nheld: ● what held, · not, ? not known"
    )
    parts = [
        head,
        *lines,
        shown(""),
        key,
        shown(""),
        shown("Skills today, from the bottom up", "bold"),
        *ladder,
    ]
    return Content("\n").join(parts)


def _fit(name: str) -> str:
    """Return a name in its column; what stands in brackets is dropped before a letter is cut off."""
    name = _ASIDE.sub("", name)
    return name[:_NAME_WIDTH].ljust(_NAME_WIDTH + 1)


def _window(window: "WindowPicture", name: str) -> Content:
    low, high = window.adversity
    hard = "■" * low + "?" * (high - low) + "□" * (STEPS - high)
    held_low, held_high = (round(bound * STEPS) for bound in window.connection)
    held = "●" * held_low + "?" * (held_high - held_low) + "·" * (STEPS - held_high)
    return shown(f"{_fit(name)}{hard}   {held}")


def _level(level: "LevelPicture", name: str) -> Content:
    return shown(f"{_fit(name)}{_BANDS[level.band]}")
