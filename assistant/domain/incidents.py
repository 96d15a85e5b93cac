"""What is told of a mistake in the program: where it happened, and never with which words."""

from collections.abc import Iterator
from types import TracebackType

SORRY = "Something went wrong. Your saved answers are safe. Start undersong again to go on."
_MOST = 8
"""Places of one error that are told: the innermost ones."""


def incident_of(error: BaseException) -> str:
    """Return the kinds of the errors and their places in the code, one error a line.

    The message of an error is left out, for it may quote an answer; so is the value of anything.
    """
    return "\n".join(_told(each) for each in _chain(error))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and what led to it, each once."""
    seen: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        yield now
        now = now.__cause__ or now.__context__


def _told(error: BaseException) -> str:
    places = list(_places(error.__traceback__))[-_MOST:]
    return f"incident: {type(error).__name__} in " + " < ".join(reversed(places))


def _places(at: TracebackType | None) -> Iterator[str]:
    while at is not None:
        frame = at.tb_frame
        yield f"{frame.f_globals.get('__name__', '?')}:{at.tb_lineno} {frame.f_code.co_name}"
        at = at.tb_next
