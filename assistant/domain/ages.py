"""Windows of development as a client reaches them; ages are whole months, never today's date."""

from collections.abc import Mapping

from assistant.domain.knowledge import Window

OLDEST = 1500
"""Months; an age beyond it is a slip of the keyboard."""


def reached(windows: Mapping[str, Window], age_months: int) -> dict[str, tuple[int, int | None]]:
    """Return the windows that a client of this age has entered, oldest first, with their bounds."""
    return {
        window.id: (window.from_months, window.to_months)
        for window in windows.values()
        if age_months >= window.from_months
    }


def applies(windows: tuple[str, ...], window: str) -> bool:
    """Say whether a code that names these windows can be asked in this one; none named is all."""
    return not windows or window in windows
