"""The forms in which a date is said: years, months, seasons, feasts, and times counted back from today."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from assistant.conversation.ages import months_between
from assistant.conversation.language.months import Life, Moment

_MONTHS = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"), ("december", "dec"),
)  # fmt: skip
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
MONTH_NAMES = tuple(names[0] for names in _MONTHS)
_MONTH = "|".join(_MONTH_OF)
_SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "fall": (9, 11),
    "autumn": (9, 11),
    "winter": (12, 14),
}
_FEASTS = {
    "christmas": 12,
    "thanksgiving": 11,
    "easter": 4,
    "halloween": 10,
    "new years": 1,
    "new year": 1,
}
_SEASON = "|".join(_SEASONS)
_FEAST = "|".join(_FEASTS)
_DECADES = {
    "noughties": 0,
    "2000s": 0,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
_LONGEST_AGO = 150
_TERM = 9
_CHRISTMAS = (12, 25)
_DAYS = {"year": 365.25, "month": 30.44, "week": 7, "day": 1}
_SPREAD = {"year": 182, "month": 15, "week": 3, "day": 0}
_BACK = {"month": 45, "week": 7, "term": 120, "semester": 150}


Days = tuple[date, date]
Form = tuple[re.Pattern[str], Callable[[re.Match[str], date], Days | None]]


def calendar_forms(text: str, life: Life) -> Iterator[Moment]:
    """Yield the dates of a text as months of age; none where the birth date is not known."""
    if life.birth is None:
        return
    for pattern, read in _FORMS if life.today is None else (*_FORMS, *_FORMS_FROM_TODAY):
        for match in pattern.finditer(text):
            days = read(match, life.today or date.max)
            months = _months(life.birth, *days) if days is not None else None
            if months is not None:
                yield Moment(*months, match.start(), match.end(), "date")


def _months(birth: date, first: date, last: date) -> tuple[int, int] | None:
    """Return whole months of age, before birth negative; None for a time before the pregnancy."""
    if last >= birth:
        return months_between(birth, first) if first >= birth else 0, months_between(birth, last)
    low, high = months_between(birth, first), months_between(birth, last)
    return (max(low, -_TERM), max(min(high, -1), -_TERM)) if low >= -_TERM - 1 else None


def _years(match: re.Match[str], _: date) -> Days:
    century = match[1][: 4 - len(match[2])]
    return date(int(match[1]), 1, 1), date(int(century + match[2]), 12, 31)


def _year(match: re.Match[str], _: date) -> Days:
    return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)


def _month_of(match: re.Match[str], _: date) -> Days:
    first = date(int(match[2]), _MONTH_OF[match[1]], 1)
    return first, _end_of(first)


def _season_of(match: re.Match[str], _: date) -> Days:
    return _season(match[1], int(match[2]))


def _day(match: re.Match[str], _: date) -> Days | None:
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return day, day


def _decade(match: re.Match[str], today: date) -> Days | None:
    """*The nineties*; the latest ten years of that name that have begun."""
    tens = int(match[1]) if match[1].isdigit() else _DECADES[match[1]]
    first = 2000 + 10 * tens if 2000 + 10 * tens <= today.year else 1900 + 10 * tens
    return date(first, 1, 1), date(first + 9, 12, 31)


def _pandemic(_: re.Match[str], __: date) -> Days:
    return date(2020, 3, 1), date(2021, 6, 30)


def _ago(match: re.Match[str], today: date) -> Days | None:
    count, word = float(match[1]), match[2].removesuffix("es" if match[2] == "christmases" else "s")
    if count > _LONGEST_AGO:
        return None
    if word == "christmas":
        is_over = (today.month, today.day) > _CHRISTMAS
        first = date(today.year - int(count) + is_over, 12, 1)
        return first, _end_of(first)
    if word in _SEASONS:
        return _season(word, _last_season(word, today)[0].year - int(count) + 1)
    middle = today - timedelta(days=count * _DAYS[word])
    spread = timedelta(days=_SPREAD[word])
    return middle - spread, min(today, middle + spread)


def _the_last(match: re.Match[str], today: date) -> Days | None:
    if match[1] == "the" and not match[3]:
        return None
    return _last(match[2], match[1], before=match[3] is not None, today=today)


def _since_last(match: re.Match[str], today: date) -> Days | None:
    span = _last(match[1], "last", before=False, today=today)
    return (span[0], today) if span is not None else None


def _now(_: re.Match[str], today: date) -> Days:
    return today, today


def _last(word: str, how: str, *, before: bool, today: date) -> tuple[date, date] | None:
    back = 1 if before else 0
    if word == "year":
        year = today.year - (0 if how.startswith("this") else 1) - back
        return date(year, 1, 1), date(year, 12, 31)
    if word in _BACK:
        return today - timedelta(days=_BACK[word]), today
    if word in _SEASONS:
        first, last = _last_season(word, today)
        return (_season(word, first.year - back)) if before else (first, last)
    month = _FEASTS.get(word) or _MONTH_OF[word]
    first = date(today.year - (month >= today.month) - back, month, 1)
    return first, _end_of(first)


def _last_season(word: str, today: date) -> Days:
    """Return the season of this name that ended last."""
    year = today.year if _season(word, today.year)[1] < today else today.year - 1
    return _season(word, year if _season(word, year)[1] < today else year - 1)


def _season(word: str, year: int) -> tuple[date, date]:
    low, high = _SEASONS[word]
    first = date(year, low, 1)
    return first, _end_of(date(year + (high > 12), (high - 1) % 12 + 1, 1))  # noqa: PLR2004


def _end_of(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


_Y = r"((?:19|20)\d\d)"
_FORMS: tuple[Form, ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"\b(?:the )?{_Y} (?:-|–|to|/) ((?:19|20)?\d\d) (?!-)", _years),
        (rf"\b{_Y}(?:ish)? ", _year),
        (r"\b(?:in )?the (?:early |mid |late )?(?:19|20)?(\d)0 ?s ", _decade),
        (r"\b(?:in )?the (?:early |mid |late )?(fifties|sixties|seventies|eighties|nineties|noughties|2000s) ", _decade),
        (rf"\b(?:(?:\d{{1,2}}(?:st|nd|rd|th)?|(?:twenty )?[a-z]+(?:st|nd|rd|th)) (?:of )?)?({_MONTH})(?: \d{{1,2}}(?:st|nd|rd|th)? ,?)? (?:of )?{_Y} ", _month_of),
        (rf"\b(?:the )?(?:early|late|mid|start of|end of|beginning of)?(?: in)? ?(?:the )?({_SEASON}) (?:of )?{_Y} ", _season_of),
        (rf"\b{_Y} - (\d\d) - (\d\d) ", _day),
        (r"\b(?:the )?(?:covid|pandemic|lockdown|coronavirus|quarantine)(?: (?:lockdown|hit|started|began|pandemic|times))? ", _pandemic),
    )
)  # fmt: skip
_FORMS_FROM_TODAY: tuple[Form, ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"\b(?:about |around |like |maybe )?(\d+(?:\.5)?) (years?|months?|weeks?|days?|summers?|winters?|springs?|falls?|christmas(?:es)?) (?:ago|back) ", _ago),
        (rf"\b(last|this|this past|the) (year|month|week|{_SEASON}|{_FEAST}|{_MONTH}|term|semester)(?: (before last))? ", _the_last),
        (rf"\bsince ({_MONTH}|{_SEASON}|{_FEAST}) (?!(?:19|20)\d)", _since_last),
        (r"\b(?:yesterday|today|now|currently|at the moment|these days|this morning|last night|right now|nowadays|recently|lately) ", _now),
    )
)  # fmt: skip
