"""Reads a birth date or an age that is written plainly; anything else is asked again."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.conversation.late import Late

OLDEST_YEARS = 120
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_UNITS = {"y": 12.0, "m": 1.0, "w": 12 / 52.1775, "d": 12 / 365.2425}
_PART = Late(
    r"(\d{1,4})\s*(years?|yrs?|y|months?|mos?|m|weeks?|wks?|w|days?|d)(?![a-z])(?:\s*old)?"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9}),? (\d{4})$")
_MONTH_FIRST = re.compile(r"([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$")
_BARE = re.compile(r"(\d{1,3})$")


@dataclass(frozen=True, slots=True)
class Age:
    """An age in whole months, with the birth date where one was given."""

    months: int
    birth_date: str = ""

    def plain(self) -> dict[str, int | str]:
        """Return what the case file says."""
        born: dict[str, int | str] = {"birth_date": self.birth_date} if self.birth_date else {}
        return {"age_months": self.months, **born}


def read_age(text: str, today: date) -> Age | None:
    """Return the age that a text gives, or None where it gives none, or one that cannot be."""
    words = _words(text)
    born = _read_date(words)
    if born is not None:
        return _from_date(born, today)
    bare = _BARE.match(words)
    if bare:
        return _possible(int(bare[1]) * 12)
    return _from_parts(words)


_OPENS = Late(
    r"(?i)^(?:(?:well|oh|so|um|he|she|they|i|he'?s|she'?s|they'?re|i'?m|is|am|are|just|only|now|age|aged|turned|born|born on|dob|about|around|roughly)[ ,:]+)+",
)
_PARTS = Late(
    r"(?i)\s*(?:[,;(.]|\bbut\b|\band (?=turning|will|soon|almost|nearly|going)|\b(?=since|turning|will be|soon|going on|almost|nearly|as of|or so|ish|now|today|this|last|at the moment|i think|we think|maybe)\b)\s*",
)


def age_in(text: str, today: date) -> tuple[Age, str] | None:
    """Return the age that a longer text gives first, and the words beside it: *24, 25 in a few weeks*."""
    said = _OPENS.sub("", text.strip())
    ends = [match.span() for match in _PARTS.finditer(said)][:_FEW]
    for start, after in [(len(said), len(said)), *reversed(ends)]:
        age = read_age(said[:start], today)
        if age is not None:
            return age, said[after:].strip(" ,.;()")
    return None


_FEW = 4


def _words(text: str) -> str:
    return " ".join(text.lower().strip(" .!").split())


def _read_date(words: str) -> date | None:
    year_first = _ISO.match(words)
    if year_first:
        return _date(int(year_first[1]), int(year_first[2]), int(year_first[3]))
    day_first, month_first = _DAY_FIRST.match(words), _MONTH_FIRST.match(words)
    if day_first:
        return _date(int(day_first[3]), _month(day_first[2]), int(day_first[1]))
    if month_first:
        return _date(int(month_first[3]), _month(month_first[1]), int(month_first[2]))
    return None


def _month(word: str) -> int:
    word = "sep" if word == "sept" else word
    return next((number for number, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_date(born: date, today: date) -> Age | None:
    if born > today:
        return None
    age = _possible(months_between(born, today))
    return age and Age(age.months, born.isoformat())


def months_between(born: date, today: date) -> int:
    """Return the whole months of age; a birthday on a day the month lacks counts on its last day."""
    last = (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    reached = today.day >= min(born.day, last.day)
    return (today.year - born.year) * 12 + today.month - born.month - (not reached)


def _from_parts(words: str) -> Age | None:
    parts = _PART.findall(words)
    rest = re.sub(r"\b(and|old|about|is|he|she|they|almost)\b|[,\s]", "", _PART.sub("", words))
    units = [unit[0] for _, unit in parts]
    if not parts or rest or "almost" in words or len(set(units)) < len(units):
        return None
    return _possible(int(sum(int(number) * _UNITS[unit[0]] for number, unit in parts)))


def _possible(months: int) -> Age | None:
    return Age(months) if 0 <= months <= OLDEST_YEARS * 12 else None


def age_in_words(months: int) -> str:
    """Return an age as one would say it: months up to two years, then years."""
    if months < 24:  # noqa: PLR2004  # as people speak of small children
        return f"{months} month" + ("" if months == 1 else "s")
    years, rest = divmod(months, 12)
    more = f" and {rest} month" + ("" if rest == 1 else "s") if rest else ""
    return f"{years} years{more}"
