"""Draws what is known and what is not: a square for each thing, filled, half, open or crossed."""

from assistant.export.pictures.certainty import STATES, Certainty, Part, State
from assistant.export.pictures.ink import WIDTH, Ink
from assistant.export.pictures.shades import INK, LINE, SHADES, WHITE

_NAME, _SIDE, _GAP = 190.0, 9.0, 2.5
_ACROSS = 28
_WORDS = _NAME + _ACROSS * (_SIDE + _GAP) + 10
_FULL = SHADES[-1].fill


def drawn_certainty(certainty: Certainty) -> str:
    """Return what is known as SVG."""
    ink = Ink()
    top = _key(ink)
    for part in certainty.parts:
        top = _row(ink, part, top)
    return ink.document(top + 2, certainty.alt())


def _key(ink: Ink) -> float:
    left = 0.0
    for state, word in STATES.items():
        _square(ink, state, (left, 1))
        left = ink.word((left + _SIDE + 5, 10.5), word, LINE) + 14
    return 22.0


def _row(ink: Ink, part: Part, top: float) -> float:
    name = ink.words((0, top + 9), part.name, _NAME - 8)
    for place, item in enumerate(part.items):
        row, column = divmod(place, _ACROSS)
        at = (_NAME + column * (_SIDE + _GAP), top + row * (_SIDE + _GAP))
        _square(ink, item.state, at)
    words = ink.words((_WORDS, top + 9), part.word, WIDTH - _WORDS)
    squares = ((len(part.items) - 1) // _ACROSS + 1) * (_SIDE + _GAP)
    return top + max(name, words, squares) + 3


def _square(ink: Ink, state: State, at: tuple[float, float]) -> None:
    left, top = at
    ink.box(
        at,
        (_SIDE, _SIDE),
        _FULL if state == "known" else WHITE,
        "dashed" if state == "unknown" else "plain",
    )
    if state == "second_hand":
        ink.box(at, (_SIDE / 2, _SIDE), _FULL)
    if state == "declined":
        ink.line((left + 2, top + _SIDE / 2), (left + _SIDE - 2, top + _SIDE / 2), INK)
