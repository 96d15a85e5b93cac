"""The forms in which an age, a school year or a month of pregnancy is said."""

import re
from collections.abc import Callable, Iterator

from assistant.conversation.language.months import NUMBERS, ORDINAL, ORDINALS, YEAR, Moment

_N = r"(\d+(?:\.(?:5|25|75))?)"
_UNIT = r"(years?|y|yo|months?|mo|m|weeks?|w|days?|d)"
_OLD = r"(?: (?:old|of age))?"
_OF_LIFE = r"(?: of (?:life|his life|her life|their life))?"
_WEEKS_IN_MONTH, _DAYS_IN_MONTH = 4.345, 30.44
_TERM = 9
_LATEST_TOLD_OF_HERSELF = 9.5
_WEEKS_OF_GESTATION = 20
_OLDEST_IN_RANGE = 30
_LAST_SCHOOL_YEAR = 13
_FEW = 3
_HALF, _WHOLE = 6, 10
_MOST_IN_A_LIST = 2
_DECADES = {
    name: 10 * number
    for number, name in enumerate(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"), 2
    )
}
_BEFORE_TURNING = 3
_COUNTED = re.compile(
    r"(?:or \d+ )?(?:times?|pounds|lbs?|kilos?|kg|foster|homes?|houses?|kids?|children|brothers?|sisters?|siblings|people|hours?|minutes|placements?|schools?|moves?|families|weeks? (?:along|pregnant)|percent|surger\w+|operations?|ear|nights?|mornings?|days? a|other|different|of (?:them|us|those|these)|boys?|girls?|bedroom|dollars|ounces|oz|inches|miles|drinks?|beers?|a day|a week|out of|months in|or more|doctors?|teachers?|dogs?|cats?|jobs?|adults?|caseworkers?|men|women|am|pm|o|grams?|feet|stitches) "
)
_IN_A_MONTH = re.compile(
    r"in (?:january|february|march|april|may|june|july|august|september|october|november|december) (?!\d)"
)
_WAS = re.compile(r"\b(?:was|turned|were|been) (?:about |just |only )?$")
_NO_AGE_BEFORE = (
    "$ ",
    "£ ",
    "# ",
    "option ",
    "number ",
    "year ",
    "grade ",
    "weighed ",
    "month ",
    "p ",
    "g ",
)

Form = tuple[re.Pattern[str], Callable[[re.Match[str]], Moment | None]]


def age_forms(text: str) -> Iterator[Moment]:
    """Yield every reading of every place; which one holds is for the caller to say."""
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            moment = read(match)
            if moment is not None:
                yield moment


def _at(match: re.Match[str], first: int, last: int, kind: str) -> Moment:
    return Moment(first, last, match.start(), match.end(), kind)


def _months(number: str, unit: str | None) -> tuple[int, int]:
    """Return the first and the last month that an age covers: years a year, the rest one month."""
    count, kind = float(number), (unit or "y")[0]
    if kind == "y":
        low = int(count * YEAR)
        return low, low + (YEAR - 1 if count == int(count) else 0)
    per = {"m": 1.0, "w": _WEEKS_IN_MONTH, "d": _DAYS_IN_MONTH}[kind]
    return int(count / per), int(count / per)


_COUNTED_BACK = re.compile(r"(?:ago|back|earlier|later) ")


def _is_counted(match: re.Match[str]) -> bool:
    """Say whether something else is counted: *3 times*, *4 foster homes*."""
    return _COUNTED.match(match.string, match.end()) is not None


def _in_pregnancy(months: float) -> int:
    return max(-_TERM, min(-1, int(months) - _TERM))


def _along(match: re.Match[str]) -> Moment:
    months = float(match[1]) / (1 if match[2].startswith("m") else _WEEKS_IN_MONTH)
    return _at(match, _in_pregnancy(months), _in_pregnancy(months), "pregnancy")


def _of_herself(match: re.Match[str]) -> Moment | None:
    """*I was about five months*: a mother who speaks so of herself was with child."""
    months = float(match[1]) / (1 if match[2].startswith("m") else _WEEKS_IN_MONTH)
    return _along(match) if months <= _LATEST_TOLD_OF_HERSELF else None


def _found_out(match: re.Match[str]) -> Moment:
    return _at(match, -_TERM, _in_pregnancy(int(match[1]) / _WEEKS_IN_MONTH), "pregnancy")


def _range(match: re.Match[str]) -> Moment | None:
    unit = match[4] or match[2]
    low, high = _months(match[1], match[2] or unit), _months(match[3], unit)
    is_possible = low[0] <= high[1] and float(match[3]) < _OLDEST_IN_RANGE
    return _at(match, low[0], high[1], "range") if is_possible and not _is_counted(match) else None


def _years_and_months(match: re.Match[str]) -> Moment:
    at = int(match[1]) * YEAR + int(match[2])
    return _at(match, at, at, "exact")


def _years_and_months_alone(match: re.Match[str]) -> Moment | None:
    """*Four and two months* is an age; *two and four months* may be two of them."""
    return (
        _years_and_months(match)
        if int(match[1]) > _MOST_IN_A_LIST and int(match[2]) < YEAR
        else None
    )


def _birthdays(match: re.Match[str]) -> Moment:
    return _at(match, ORDINALS[match[1]] * YEAR, ORDINALS[match[2]] * YEAR - 1, "range")


def _last_of_pregnancy(match: re.Match[str]) -> Moment:
    count = float(match[1]) / (1 if match[2].startswith("m") else _WEEKS_IN_MONTH)
    return _at(match, max(-_TERM, -round(count) or -1), -1, "stage")


def _decade(match: re.Match[str]) -> Moment:
    """*In her late twenties*; the teens are from thirteen to nineteen."""
    if match[2] == "teens":
        first, last = 13 * YEAR, 20 * YEAR - 1
    else:
        first = (int(match[2][:2]) if match[2][0].isdigit() else _DECADES[match[2]]) * YEAR
        last = first + 10 * YEAR - 1
    third = (last + 1 - first) // 10
    low, high = (
        {"early": (0, 3), "mid": (4, 6), "late": (7, 10)}[(match[1] or "").strip()]
        if match[1]
        else (0, 10)
    )
    return _at(
        match,
        first + low * third,
        last if high == _WHOLE else first + (high + 1) * third - 1,
        "stage",
    )


def _season_of_birthday(match: re.Match[str]) -> Moment:
    at = int(match[1]) * YEAR
    return _at(match, at - _HALF, at + _HALF - 1, "stage")


def _one_year(match: re.Match[str]) -> Moment:
    return _at(match, YEAR, YEAR, "exact")


def _months_alone(match: re.Match[str]) -> Moment:
    return _at(match, int(match[1]), int(match[1]), "exact")


def _turning(match: re.Match[str]) -> Moment | None:
    low, high = _months(match[2], match[3])
    if match[1].endswith("just turned"):
        return _at(match, low, low, "age")
    if match[1] in {"turned", "just after"}:
        return _at(match, low, high, "age")
    return _at(match, max(0, low - _BEFORE_TURNING), low - 1, "age") if high > low else None


def _with_unit(match: re.Match[str]) -> Moment | None:
    if _is_counted(match) or match.string[: match.start()].endswith("weighed "):
        return None
    if _COUNTED_BACK.match(match.string, match.end()):
        return None  # *3 years ago* is no age; the calendar reckons it where a birth date is known
    low, high = _months(match[1], match[2])
    if match["old"]:
        return _at(match, low, high, "exact")
    is_gestation = match[2].startswith("w") and float(match[1]) >= _WEEKS_OF_GESTATION
    return _at(match, low, high, "gestation" if is_gestation else "length")


def _bare(match: re.Match[str]) -> Moment | None:
    before, after = match.string[: match.start()], match.string[match.end() :]
    is_of_a_date = before.endswith("- ") or after.startswith("- ")
    is_next = _IN_A_MONTH.match(after) and not _WAS.search(
        before
    )  # *nine in May*: not yet, or since then
    if _is_counted(match) or before.endswith(_NO_AGE_BEFORE) or is_of_a_date or is_next:
        return None
    return _at(match, *_months(match[0].strip(), "y"), "bare")


def _birthday(match: re.Match[str]) -> Moment:
    at = ORDINALS[match[1]] * YEAR
    return _at(match, at - 1, at + 1, "birthday")


def _nth(match: re.Match[str]) -> Moment | None:
    number, span = ORDINALS[match[1]], YEAR if match[2] == "year" else 1
    first = 0 if match[2] == "week" else (number - 1) * span
    return _at(match, first, first + span - 1, "stage") if number <= YEAR else None


def _first_so_many(match: re.Match[str]) -> Moment:
    count = float(match[1]) if match[1] else _FEW
    months = {"y": YEAR, "m": 1, "w": 1 / _WEEKS_IN_MONTH, "d": 1 / _DAYS_IN_MONTH}[match[2][0]]
    return _at(match, 0, max(0, -int(-count * months // 1) - 1), "stage")


def _whole_life(match: re.Match[str]) -> Moment:
    return _at(match, 0, 0, "life")


def _few_old(match: re.Match[str]) -> Moment:
    return _at(match, *{"d": (0, 0), "w": (0, 1), "m": (2, 5)}[match[1][0]], "stage")


def _numbered_months(match: re.Match[str]) -> Moment:
    return _at(match, int(match[1]), int(match[2] or match[1]), "exact")


def _grades(match: re.Match[str]) -> Moment:
    low, high = ORDINALS[match[1]], ORDINALS[match[2] or match[1]]
    return _at(match, 60 + YEAR * low, 72 + YEAR * high, "school")


def _grade(match: re.Match[str]) -> Moment:
    number = int(NUMBERS.get(match[1], match[1]))
    return _at(match, 60 + YEAR * number, 72 + YEAR * number, "school")


def _school_year(match: re.Match[str]) -> Moment | None:
    number = int(match[1])
    at = 48 + YEAR * number
    return _at(match, at, at + YEAR, "school") if number <= _LAST_SCHOOL_YEAR else None


def _high_school_year(match: re.Match[str]) -> Moment:
    at = 168 if match[1] == "freshman" else 180
    return _at(match, at, at + YEAR, "school")


_WHOLE_LIFE = (
    r"all (?:his|her|their|my) life|(?:his|her|their|the|my) (?:whole|entire) life|whole life"
    r"|since day (?:1|one)|from day (?:1|one)|(?:from|since) the (?:very )?(?:start|beginning)|always|from birth on"
    r"|(?:ever )?since (?:he|she|they) (?:was|were) born|(?:ever )?since birth"
)
_FORMS: tuple[Form, ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"\b{_N} (months?|mo|m|weeks?|w) (?:pregnant|along|into (?:the|my) pregnancy|gestation|in to the pregnancy|of pregnancy|gone|preg) ", _along),
        (r"\bi (?:was|am) (?:about |around |only |like )?(\d+) (months?|weeks?) (?!old)", _of_herself),
        (r"\b(?:until i|till i|when i|before i) (?:found out|knew|realized)(?: i was pregnant)? (?:at )?(\d+) weeks ", _found_out),
        (r"\b(?<!between )(?<!and )(\d{1,2}) and (\d{1,2}) months? ", _years_and_months_alone),
        (rf"\b{_N} (?:{_UNIT} )?(?:-|–|to|or|or maybe|maybe|, maybe|, or|/|and) (?:maybe |like |about )?{_N} (?:{_UNIT}{_OLD} )?", _range),
        (rf"\b(\d+) (?:years?|y|yrs?)(?: old)? (?:and |, )?(\d+) (?:months?|mo|m){_OLD} ", _years_and_months),
        (r"\b(\d{1,2}) ; (\d{1,2}) $", _years_and_months),
        (r"\b(\d+)/12 ", _months_alone),
        (rf"\b(almost|nearly|not quite|just under|coming up to|going on|about to turn|just turned|had just turned|just after|turned) {_N} (?:{_UNIT}{_OLD} )?", _turning),
        (rf"\b{_N} {_UNIT}(?P<old>{_OLD}) ", _with_unit),
        (r"\b(\d{1,2})(?:\.(?:5|25|75))? ", _bare),
        (rf"\b({ORDINAL}) (?:and|to|or|-) (?:(?:his|her|their) )?({ORDINAL}) birthdays? ", _birthdays),
        (rf"\b(?:the )?(?:last|final) {_N} (months?|weeks?) (?:before (?:the |his |her |their )?(?:birth|he was born|she was born|they were born|delivery)|of (?:the |my |her )?pregnancy) ", _last_of_pregnancy),
        (r"\bin (?:my|his|her|their|the) (early |mid |late )?(teens|[2-8]0 s|twenties|thirties|forties|fifties|sixties|seventies|eighties) ", _decade),
        (r"\b(?:spring|summer|autumn|fall|winter) (?:that |when |of the year )?(?:he|she|they|i) (?:turned|was turning|were turning) (\d{1,2}) ", _season_of_birthday),
        (r"\b(?:at |about |around |almost |nearly )+(?:a|1) year (?!ago|and|before|after|or)", _one_year),
        (rf"\b(?:(?:his|her|their|the) )?({ORDINAL}) birthday ", _birthday),
        (rf"\b(?:the |his |her |their |whole |entire )*({ORDINAL}) (year|month|week){_OF_LIFE} ", _nth),
        (rf"\b(?:the |his |her |their )*first (?:{_N}|few|couple|several) (years|months|weeks|days){_OF_LIFE} ", _first_so_many),
        (rf"\b(?:{_WHOLE_LIFE}) ", _whole_life),
        (r"\b(?:a |just )?(?:few|2|several) (days|weeks|months) old ", _few_old),
        (r"\bmonth (\d{1,2}) (?:(?:to|-|until|through) month (\d{1,2}) )?", _numbered_months),
        (rf"\b({ORDINAL}) (?:(?:and|to|through|or) ({ORDINAL}) )?(?:grade|grader) ", _grades),
        (r"\bgrade (\d{1,2}|one|two|three|four|five|six) ", _grade),
        (r"\b(?:year|yr) (\d{1,2}) ", _school_year),
        (r"\b(freshman|sophomore) (?:year )?", _high_school_year),
    )
)  # fmt: skip
