"""Draws the pictures of the README from the demonstration clinic.

python -m tests.pictures [FOLDER]
"""

import asyncio
import re
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from assistant.content.demo import clinic, invented
from assistant.content.library import load_knowledge, load_lexicon, load_script
from assistant.conversation.language.reader import Reader
from assistant.interview.desk import Desk
from assistant.interview.session import Books
from assistant.interview.showing import show_all
from assistant.tui.app import UndersongApp
from tests.fakes import FakeClock, MemoryStore

SIZE = (120, 36)
_FONTS = re.compile(r"<!--.*?-->|@font-face \{.*?\}\s*", re.DOTALL)
"""What would ask a network for a typeface; any fixed-width one will do."""
PICTURES = {
    "cases": ((), "The list of cases, as a clinician meets it"),
    "interview": (("Rashid", "1"), "A question, and what is known so far beside it"),
    "result": (("Noor", "1"), "The result: what it says, and what it rests on"),
}
"""By picture: what is typed at the list of cases before it is drawn, and its title."""


class Day(FakeClock):
    """A day of the demonstration; the same every time it is drawn."""

    def __init__(self, days_ago: int) -> None:
        super().__init__()
        self._back = timedelta(days=days_ago)

    def now(self) -> datetime:
        return super().now() - self._back


def filled(books: Books) -> MemoryStore:
    """Return a store with the whole clinic in it."""
    store = MemoryStore()
    list(show_all(books, store, Day, clinic(), invented))
    return store


async def drawn(books: Books, store: MemoryStore, typed: Sequence[str], title: str) -> str:
    """Return the terminal as SVG after this was typed."""
    desk = Desk(books, store, Day(0), "terminal", "clinician")
    app = UndersongApp(lambda: desk, lambda _: [])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for line in typed:
            await pilot.press(*line, "enter")
            await pilot.pause()
        await pilot.pause()
        return _FONTS.sub("", app.export_screenshot(title=title))


def main(folder: str = "docs") -> None:
    """Draw every picture into a folder."""
    reader = Reader(load_lexicon())
    books = Books(load_script(), load_knowledge(), reader=lambda: reader)
    for name, (typed, title) in PICTURES.items():
        picture = asyncio.run(drawn(books, filled(books), typed, title))
        Path(folder, f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
