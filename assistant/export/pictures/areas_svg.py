"""Draws the four areas: a bar of four steps each, its words beside it."""

from assistant.export.pictures.areas import BANDS, USUAL_BAND, Area, Areas
from assistant.export.pictures.ink import WIDTH, Ink
from assistant.export.pictures.shades import INK, LINE, WHITE, shade_of

_NAME, _STEP = 170.0, 46.0
_BAR = len(BANDS) * (_STEP + 2)
_HEIGHT, _ROW = 15.0, 20.0


def drawn_areas(areas: Areas) -> str:
    """Return the areas as SVG."""
    ink = Ink()
    ink.word((_NAME, 11), "hard", LINE)
    ink.word((_NAME + 3 * (_STEP + 2), 11), "a strength", LINE)
    top = 20.0
    for area in areas.areas:
        top = _row(ink, area, top)
    usual = _NAME + USUAL_BAND * (_STEP + 2) - 1
    ink.line((usual, 16), (usual, top - 4), INK)
    ink.word(
        (_NAME, top + 10), "The line: like most of that age. No norm table stands behind it.", LINE
    )
    return ink.document(top + 15, areas.alt())


def _row(ink: Ink, area: Area, top: float) -> float:
    name = ink.words((0, top + 12), area.name, _NAME - 8)
    for place in range(len(BANDS)):
        at = (_NAME + place * (_STEP + 2), top)
        if place < area.band:
            ink.box(at, (_STEP, _HEIGHT), shade_of(area.band).fill, "plain")
        else:
            ink.box(at, (_STEP, _HEIGHT), WHITE, "plain" if area.band else "dashed")
    right = _NAME + _BAR + 8
    word = area.word if area.band else f"?  {area.word}"
    told = ink.words((right, top + 12), f"{word}; {area.sure}", WIDTH - right)
    return top + max(name, told, _ROW - 4) + 4
