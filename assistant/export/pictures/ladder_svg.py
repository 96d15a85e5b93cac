"""Draws the ladder: three skills side by side, the lowest rung at the foot of the page."""

from assistant.export.pictures.extents import wrapped
from assistant.export.pictures.ink import SIZE, STEP, WIDTH, Ink
from assistant.export.pictures.ladder import LATER, NOT_KNOWN, TOO_EARLY, USUAL, Box, Ladder, Rung
from assistant.export.pictures.shades import INK, LEVELS, LINE, PALE, WHITE, shade_of

_ACROSS = 3
_BETWEEN = 14.0
_COLUMN = (WIDTH - (_ACROSS - 1) * _BETWEEN) / _ACROSS
_USUAL = 46.0
_TODAY = _COLUMN - _USUAL - 3
_HEIGHT, _GAP, _HEAD = 17.0, 5.0, 19.0
_DOTS = 46.0


def drawn_ladder(ladder: Ladder) -> str:
    """Return the ladder as SVG."""
    ink = Ink()
    top = 0.0
    for rung in reversed(ladder.rungs):
        top = _rung(ink, rung, top)
    return ink.document(_key(ink, top + 2), ladder.alt())


def _rung(ink: Ink, rung: Rung, top: float) -> float:
    ink.box((0, top), (WIDTH, _HEAD - 3), PALE)
    ink.word((4, top + 12), f"{rung.name}: {rung.band}", bold=True)
    top += _HEAD
    for place in range(0, len(rung.boxes), _ACROSS):
        together = rung.boxes[place : place + _ACROSS]
        names = max(len(_name(box)) for box in together) * STEP
        for column, box in enumerate(together):
            _skill(ink, box, (column * (_COLUMN + _BETWEEN), top), names)
        top += names + 2 + _HEIGHT + _GAP
    return top + 1


def _name(box: Box) -> tuple[str, ...]:
    return wrapped(box.name, SIZE, _COLUMN, 2)


def _skill(ink: Ink, box: Box, at: tuple[float, float], names: float) -> None:
    """A name stands right above its boxes, however many lines its neighbours need."""
    left, top = at
    lines = _name(box)
    ink.words((left, top + names - (len(lines) - 1) * STEP - 3), box.name, _COLUMN)
    foot = top + names + 2
    _level(ink, box, (left, foot))
    usual = left + _TODAY + 3
    if box.is_usual:
        _filled(ink, (usual, foot), _USUAL, LEVELS, "", "plain")
    else:
        ink.box((usual, foot), (_USUAL, _HEIGHT), WHITE, "dotted")
        ink.word((usual + 3, foot + 12), "later", LINE)


def _level(ink: Ink, box: Box, at: tuple[float, float]) -> None:
    if box.is_known:
        edge = "dashed" if box.is_second_hand else "plain"
        _filled(ink, at, _TODAY, box.dots, box.word, edge)
        return
    edge, sign = ("dotted", "") if box.word == TOO_EARLY else ("dashed", "?  ")
    ink.box(at, (_TODAY, _HEIGHT), WHITE, edge)
    ink.word((at[0] + 5, at[1] + 12), f"{sign}{box.word}", INK)


def _filled(
    ink: Ink, at: tuple[float, float], wide: float, dots: int, word: str, edge: str
) -> None:
    shade = shade_of(dots)
    ink.box(at, (wide, _HEIGHT), shade.fill, edge)
    ink.dots((at[0] + 4, at[1] + _HEIGHT / 2), dots, shade.ink)
    if word:
        ink.word((at[0] + _DOTS, at[1] + 12), word, shade.ink)


def _key(ink: Ink, top: float) -> float:
    text = (
        f"Left box: today. Right box: {USUAL} at this age. The fuller, the more like others of that age. "
        f"Dashed: second-hand, or ? {NOT_KNOWN}. Dotted: {TOO_EARLY}, it {LATER}. No norm table stands behind it."
    )
    return top + ink.words((0, top + 11), text, WIDTH, most=3) + 3
