"""What single values of a case file may be: ages, dates, and the words of its lists."""

from datetime import date
from typing import Any

from assistant.domain.ages import OLDEST
from assistant.domain.leaves import is_count

INFORMANTS = ("caregiver", "self", "clinician", "school", "other")
TOUCH = ("welcome", "ask_first", "avoid", "unknown")
GESTATION = (15, 46)
"""Weeks; beyond it is a slip of the keyboard."""
MINUTES_OF_A_DAY = 24 * 60
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def is_age(value: Any) -> str | None:
    """Accept whole months of a life."""
    good = type(value) is int and 0 <= value <= OLDEST
    return None if good else f"Use whole months from 0 to {OLDEST}."


def is_minutes(value: Any) -> str | None:
    """Accept minutes of one day."""
    return is_count(value) or (None if value <= MINUTES_OF_A_DAY else "A day has 1440 minutes.")


def is_gestation(value: Any) -> str | None:
    """Accept weeks of a pregnancy that a child can be born after."""
    least, most = GESTATION
    good = is_count(value) is None and least <= value <= most
    return None if good else f"Use weeks from {least} to {most}."


def is_date(value: Any) -> str | None:
    """Accept a date."""
    if isinstance(value, date):
        return None
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return "Use a date as 2016-03-05."
    return None
