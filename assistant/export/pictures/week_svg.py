"""Draws the week: a line for each thing to do, a circle for each day."""

from assistant.export.pictures.extents import wrapped
from assistant.export.pictures.ink import SIZE, STEP, WIDTH, Ink
from assistant.export.pictures.shades import LINE, PALE
from assistant.export.pictures.week import DAY_NAMES, DAYS, EMPTY_ROWS, Doing, Week

_SHARE = 0.38
"""Of the width, for what is done; the days share the rest."""
_FROM_AFAR = 470.0
"""The narrower a picture is drawn, the larger it stands on the page."""
_RADIUS = 10.0
_LEAST = 40.0


def drawn_week(week: Week, *, is_large: bool = False) -> str:
    """Return the week as SVG; a large one is read from afar."""
    ink = Ink(_FROM_AFAR if is_large else WIDTH)
    for place, name in enumerate(DAY_NAMES):
        ink.word((_middle(ink, place) - 12, 12), name, bold=True)
    top = 20.0
    for doing in week.doings:
        top = _row(ink, doing, top)
    for _ in range(0 if week.doings else EMPTY_ROWS):
        top = _empty(ink, top)
    return ink.document(top, week.alt())


def _middle(ink: Ink, place: int) -> float:
    return ink.wide * (_SHARE + (1 - _SHARE) * (place + 0.5) / len(DAYS))


def _row(ink: Ink, doing: Doing, top: float) -> float:
    room = ink.wide * _SHARE - 12
    texts = ((doing.time, 2, True), (doing.title, 3, False), (doing.detail, 3, False))
    height = max(
        _LEAST, sum(len(wrapped(text, SIZE, room, most)) for text, most, _ in texts) * STEP + 8
    )
    ink.box((0, top), (ink.wide, height - 4), PALE)
    foot = top + 13
    for text, most, bold in texts:
        foot += ink.words((4, foot), text, room, most=most, bold=bold)
    for place, day in enumerate(DAYS):
        centre = (_middle(ink, place), top + (height - 4) / 2)
        if day in doing.days:
            ink.ring(centre, _RADIUS)
        else:
            ink.line((centre[0] - 4, centre[1]), (centre[0] + 4, centre[1]))
    return top + height


def _empty(ink: Ink, top: float) -> float:
    ink.box((0, top), (ink.wide, _LEAST - 4), PALE)
    ink.line((8, top + _LEAST - 14), (ink.wide * _SHARE - 16, top + _LEAST - 14), LINE)
    for place in range(len(DAYS)):
        ink.ring((_middle(ink, place), top + (_LEAST - 4) / 2), _RADIUS)
    return top + _LEAST
