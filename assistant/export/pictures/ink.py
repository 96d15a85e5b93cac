"""Draws shapes and words as SVG; what was typed is text in it and can be nothing else."""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from assistant.domain.signs import for_screen
from assistant.export.pictures.extents import width, wrapped
from assistant.export.pictures.shades import INK, LEVELS, LINE, WHITE

WIDTH = 680.0
"""Every picture is as wide as the text on a page."""
SIZE = 11.0
STEP = 12.5
"""From one line of words to the next."""
FONT = "Atkinson Hyperlegible, DejaVu Sans, Verdana, sans-serif"
_DOT = 3.2


@dataclass(slots=True)
class Ink:
    """A picture while it is drawn; remembers how far its words reach."""

    wide: float = WIDTH
    parts: list[str] = field(default_factory=list)
    right: float = 0.0

    def box(
        self, at: tuple[float, float], size: tuple[float, float], fill: str, edge: str = ""
    ) -> None:
        """Draw a box; ``edge`` is plain, dashed, dotted or nothing."""
        self.parts.append(
            f'<rect x="{_n(at[0])}" y="{_n(at[1])}" width="{_n(size[0])}" height="{_n(size[1])}"'
            f' rx="2" fill="{fill}"{_edge(edge)}/>'
        )

    def line(
        self, start: tuple[float, float], end: tuple[float, float], colour: str = LINE
    ) -> None:
        """Draw a thin line."""
        self.parts.append(
            f'<line x1="{_n(start[0])}" y1="{_n(start[1])}" x2="{_n(end[0])}" y2="{_n(end[1])}"'
            f' stroke="{colour}" stroke-width="0.8"/>'
        )

    def ring(
        self, at: tuple[float, float], radius: float, fill: str = WHITE, edge: str = INK
    ) -> None:
        """Draw a circle."""
        self.parts.append(
            f'<circle cx="{_n(at[0])}" cy="{_n(at[1])}" r="{_n(radius)}" fill="{fill}"'
            f' stroke="{edge}" stroke-width="0.9"/>'
        )

    def dots(self, at: tuple[float, float], count: int, colour: str) -> float:
        """Draw four places of which so many are filled; return how far they reach."""
        for place in range(LEVELS):
            fill = colour if place < count else "none"
            self.ring((at[0] + _DOT + place * 3 * _DOT, at[1]), _DOT, fill, colour)
        return at[0] + LEVELS * 3 * _DOT

    def word(
        self,
        at: tuple[float, float],
        text: str,
        colour: str = INK,
        *,
        bold: bool = False,
        size: float = SIZE,
    ) -> float:
        """Write words on one line and return where they end at most."""
        weight = ' font-weight="700"' if bold else ""
        shown = escape(for_screen(text))
        self.parts.append(
            f'<text x="{_n(at[0])}" y="{_n(at[1])}" font-size="{_n(size)}" fill="{colour}"{weight}>{shown}</text>'
        )
        end = at[0] + width(text, size)
        self.right = max(self.right, end)
        return end

    def words(
        self, at: tuple[float, float], text: str, room: float, *, most: int = 2, bold: bool = False
    ) -> float:
        """Write words in as many lines as they need, and return the height that they took."""
        lines = wrapped(text, SIZE, room, most)
        for number, line in enumerate(lines):
            self.word((at[0], at[1] + number * STEP), line, bold=bold)
        return len(lines) * STEP

    def document(self, height: float, title: str) -> str:
        """Return the picture as one SVG that asks for nothing else."""
        name = quoteattr(for_screen(" ".join(title.split())))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.wide)} {_n(height)}" width="{_n(self.wide)}"'
            f' height="{_n(height)}" role="img" aria-label={name} font-family="{FONT}">'
            f"{''.join(self.parts)}</svg>"
        )


def _edge(kind: str) -> str:
    dashes = {
        "": None,
        "plain": "",
        "dashed": ' stroke-dasharray="4 2.5"',
        "dotted": ' stroke-dasharray="1 2"',
    }
    dash = dashes[kind]
    return "" if dash is None else f' stroke="{INK}" stroke-width="0.9"{dash}'


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
