"""Practice line by line: one line in, a few lines out; the end of input keeps what was done."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.conversation.cleaning import for_screen
from assistant.plain.face import Writes
from assistant.practice.pages import Page, bar
from assistant.practice.studio import Studio

WIDTH = 78
_MARKS = {
    "note": "  ",
    "card": "! ",
    "heard": "  ",
    "you": "",
    "bar": "",
    "line": "",
    "strong": "",
    "said": "",
}


@dataclass(slots=True)
class PracticeFace:
    """Reads lines and writes pages."""

    studio: Studio
    out: Writes

    def run(self, lines: Iterable[str]) -> int:
        """Practise until the trainee leaves or the input ends; return the exit code."""
        page = self._show(self.studio.page(), "")
        waiting = iter(lines)
        while not page.finished and (line := next(waiting, None)) is not None:
            page = self._show(self.studio.hear(line.rstrip("\r\n")), page.hint)
        return 0

    def _show(self, page: Page, hint: str) -> Page:
        for line in drawn(page, hint):
            self.out.write(f"{line}\n")
        if not page.finished:
            self.out.write("> ")
        self.out.flush()
        return page


def drawn(page: Page, hint: str = "") -> Iterator[str]:
    """Yield the lines of a page, wrapped, with nothing in them that could act on a terminal.

    A ``hint`` that was just read is not read out again.
    """
    yield ""
    for said in page.say:
        yield from _wrapped(said.text, _MARKS[said.kind])
    if page.ease is not None:
        yield f"[Ease {bar(page.ease / 100)} {page.ease}]"
    if page.ask:
        yield from _wrapped(page.ask)
    for choice in page.choices:
        yield from _wrapped(choice.label, f"{choice.number:>3}  ")
    if page.hint != hint:
        yield from _wrapped(page.hint, "  ")


def _wrapped(text: str, mark: str = "") -> Iterator[str]:
    indent = " " * len(mark)
    for paragraph in for_screen(text).split("\n"):
        yield from textwrap.wrap(paragraph, WIDTH, initial_indent=mark, subsequent_indent=indent)
