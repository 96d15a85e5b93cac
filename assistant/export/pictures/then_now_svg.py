"""Draws then and now: two skills side by side, each with two boxes, the lowest level at the foot of the page."""

from assistant.export.pictures.extents import wrapped
from assistant.export.pictures.ink import SIZE, STEP, WIDTH, Ink
from assistant.export.pictures.ladder import NOT_KNOWN, TOO_EARLY, Box
from assistant.export.pictures.shades import INK, PALE, WHITE, shade_of
from assistant.export.pictures.then_now import AS_THEN, Pair, Step, ThenNow, level_in_words

_ACROSS = 2
_BETWEEN = 16.0
_COLUMN = (WIDTH - (_ACROSS - 1) * _BETWEEN) / _ACROSS
_ARROW = 24.0
_BOX = (_COLUMN - _ARROW) / 2
_HEIGHT, _GAP, _HEAD, _TIP = 17.0, 5.0, 19.0, 3.5
_DOTS = 46.0


def drawn_then_now(picture: ThenNow) -> str:
    """Return the picture as SVG."""
    ink = Ink()
    top = 0.0
    for step in reversed(picture.steps):
        top = _step(ink, step, top)
    return ink.document(_key(ink, picture, top + 2), picture.alt())


def _step(ink: Ink, step: Step, top: float) -> float:
    ink.box((0, top), (WIDTH, _HEAD - 3), PALE)
    ink.word((4, top + 12), f"{step.name}: {level_in_words(step)}", bold=True)
    top += _HEAD
    for place in range(0, len(step.pairs), _ACROSS):
        together = step.pairs[place : place + _ACROSS]
        names = max(len(_name(pair)) for pair in together) * STEP
        for column, pair in enumerate(together):
            _pair(ink, pair, (column * (_COLUMN + _BETWEEN), top), names)
        top += names + 2 + _HEIGHT + _GAP
    if step.same:
        top += ink.words((4, top + 10), f"{AS_THEN}: {'; '.join(step.same)}", WIDTH - 8, most=4) + 2
    return top + 1


def _name(pair: Pair) -> tuple[str, ...]:
    return wrapped(pair.now.name, SIZE, _COLUMN, 2)


def _pair(ink: Ink, pair: Pair, at: tuple[float, float], names: float) -> None:
    """A name stands right above its boxes; an arrow goes between them where both are known."""
    left, top = at
    lines = _name(pair)
    ink.words((left, top + names - (len(lines) - 1) * STEP - 3), pair.now.name, _COLUMN)
    foot = top + names + 2
    _box(ink, pair.then, (left, foot))
    _box(ink, pair.now, (left + _BOX + _ARROW, foot))
    if pair.is_changed:
        _arrow(ink, (left + _BOX + 4, foot + _HEIGHT / 2), _ARROW - 8)


def _box(ink: Ink, box: Box, at: tuple[float, float]) -> None:
    if not box.is_known:
        edge, sign = ("dotted", "") if box.word == TOO_EARLY else ("dashed", "?  ")
        ink.box(at, (_BOX, _HEIGHT), WHITE, edge)
        ink.word((at[0] + 5, at[1] + 12), f"{sign}{box.word}", INK)
        return
    shade = shade_of(box.dots)
    ink.box(at, (_BOX, _HEIGHT), shade.fill, "dashed" if box.is_second_hand else "plain")
    ink.dots((at[0] + 4, at[1] + _HEIGHT / 2), box.dots, shade.ink)
    ink.word((at[0] + _DOTS, at[1] + 12), box.word, shade.ink)


def _arrow(ink: Ink, start: tuple[float, float], length: float) -> None:
    end = (start[0] + length, start[1])
    ink.line(start, end, INK)
    for side in (-_TIP, _TIP):
        ink.line((end[0] - _TIP, end[1] + side), end, INK)


def _key(ink: Ink, picture: ThenNow, top: float) -> float:
    text = (
        f"Left box: told on {picture.day_then}. Right box: told on {picture.day_now}. The fuller, the more like others of that age. "
        f"An arrow says only that other words were told. Dashed: second-hand, or ? {NOT_KNOWN}; without an arrow it is no change."
    )
    return top + ink.words((0, top + 11), text, WIDTH, most=3) + 3
