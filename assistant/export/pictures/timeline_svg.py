"""Draws the timeline: early time gets room by a square root; what held above, what pressed below."""

from collections.abc import Iterator
from math import sqrt

from assistant.export.pictures.extents import width, wrapped
from assistant.export.pictures.ink import SIZE, STEP, WIDTH, Ink
from assistant.export.pictures.shades import INK, LINE, PALE, SHADES, WHITE
from assistant.export.pictures.timeline import TOP, Row, Stretch, Timeline

_LEFT, _CHART = 200.0, WIDTH - 204.0
_BEFORE = 9
"""Months before birth."""
_HEIGHTS = (2.5, 5.0, 9.0, 13.0)
_TICKS = ((0, "birth"), (12, "1 year"), (48, "4 years"), (132, "11 years"), (216, "18 years"))
_FILL = SHADES[2].fill
_KEY = (
    "A taller bar: more of it. An open low bar: it was not there. Dashed: second-hand, or ? not known. "
    "Each bar covers the whole stretch that was told of; nobody knows the days."
)


def drawn_timeline(timeline: Timeline) -> str:
    """Return the timeline as SVG."""
    ink = Ink()
    height = _fields(timeline)
    for place, (_, start, end) in enumerate(timeline.windows):
        left, right = _across(start, timeline), _across(end, timeline)
        if place % 2 == 0:
            ink.box((left, 0), (max(right - left, 0.5), height), PALE)
    top = _half(ink, "What held", timeline.held, timeline, 0)
    top = _axis(ink, timeline, top)
    top = _half(ink, "What pressed", timeline.pressed, timeline, top)
    return ink.document(top + ink.words((0, top + 13), _KEY, WIDTH) + 6, timeline.alt())


def _across(months: int, timeline: Timeline) -> float:
    return _LEFT + _CHART * sqrt((months + _BEFORE) / (timeline.until + _BEFORE))


def _fields(timeline: Timeline) -> float:
    rows = sum(_room(row) for row in (*timeline.held, *timeline.pressed))
    return rows + 2 * 18 + 24


def _room(row: Row) -> float:
    lines = len(wrapped(row.name, SIZE, _LEFT - 12, 3))
    return max(19.0, lines * STEP + 5)


def _half(ink: Ink, title: str, rows: tuple[Row, ...], timeline: Timeline, top: float) -> float:
    ink.word((0, top + 12), title, bold=True)
    top += 18
    for row in rows:
        height = _room(row)
        ink.words((6, top + 12), row.name, _LEFT - 12, most=3)
        for stretch in row.stretches:
            _bar(ink, stretch, timeline, top + 16)
        top += height
    return top


def _bar(ink: Ink, stretch: Stretch, timeline: Timeline, foot: float) -> None:
    left, right = _across(stretch.start, timeline) + 1, _across(stretch.end, timeline) - 1
    wide = max(right - left, 3.0)
    if stretch.level is None:
        ink.box((left, foot - _HEIGHTS[TOP]), (wide, _HEIGHTS[TOP]), WHITE, "dashed")
        ink.word((left + wide / 2 - 3, foot - 3), "?", INK)
        return
    tall = _HEIGHTS[stretch.level]
    fill = _FILL if stretch.level else WHITE
    ink.box(
        (left, foot - tall), (wide, tall), fill, "dashed" if stretch.is_second_hand else "plain"
    )


def _axis(ink: Ink, timeline: Timeline, top: float) -> float:
    ink.line((_LEFT, top + 4), (WIDTH - 4, top + 4), INK)
    free = 0.0
    for left, word in _ticks(timeline):
        ink.line((left, top + 1), (left, top + 7), INK)
        if left >= free:
            free = ink.word((left, top + 17), word, LINE) + 6
    return top + 24


def _ticks(timeline: Timeline) -> Iterator[tuple[float, str]]:
    """Yield the marks of the axis; the last word keeps clear of the edge and the others of it."""
    last = WIDTH - 4 - width("now", SIZE)
    for months, word in _TICKS:
        left = _across(months, timeline)
        if months < timeline.until and left + width(word, SIZE) + 4 < last:
            yield left, word
    yield last, "now"
