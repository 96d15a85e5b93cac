"""When something was, in whole months of age: moments put together by from, to, since and before.

A text that gives only an end, a length, somebody else's age or an event whose date is not known is
asked about; nothing is assumed.
"""

import re
from dataclasses import dataclass, replace

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.moments import moments_in, unknown_anchor
from assistant.conversation.language.months import Life, Moment, numbered
from assistant.conversation.language.phrases import Table

_OTHER_AGE = re.compile(
    r"\b(?:i|my [a-z]+|(?:his|her|their|the) (?:brother|sister|mother|father|stepfather|stepmother|cousin|uncle|aunt|siblings?|twin|grandmother|grandfather)) (?:was|is|were|am|had been|turned) (?:only |just |about |around |like |already |maybe )?(\d+(?:\.5)?) (?!months? |weeks? )(?:years? )?(?:old )?"
)
_OF_SELF = re.compile(r"\bi (?=(?:was|am|were|turned|had turned|had been)\b)")
_SINCE_I_WAS = re.compile(
    r"^(?:(?:ever|well|like|probably|about|so) )*since i was (?:about |around |like )?\d+ (?:years? old )?$"
)
"""Nobody else's life has a stretch since then that is asked about."""
_I_WAS = re.compile(
    r"^(?:(?:well|like|probably|about|so|um|when|since|at the time|from when|think) )*i (?:was|am) (?:about |around |like |only |just |nearly |maybe )*\d+ (?:years? old |or so |ish |or \d+ |i think |then |at the time )?$"
)
"""An age and no more; where nobody knows who speaks it is read back as the client's."""
_OTHERWISE = (
    (
        re.compile(
            r"\b(?:in|inside) (?:the |my |his |her )?(?:mothers? )?(?:stomach|belly|womb|tummy|bump)(?: of (?:the |his |her |my )?mother)? ,? ?(?:at |in |on )?(?:the )?month (\d+) "
        ),
        r"\1 months pregnant ",
    ),
    (re.compile(r"\b(\d) 1st (weeks|months|days|years) "), r"first \1 \2 "),
    (
        re.compile(r"\b(\d) first (weeks|months|days|years) (?:after (?:the )?(?:born|birth) )?"),
        r"first \1 \2 ",
    ),
    (re.compile(r"\bt ?1 (?=only|and|to|$|,|-)"), "first trimester "),
    (re.compile(r"\bt ?2 (?=only|and|to|$|,|-)"), "second trimester "),
    (re.compile(r"\bt ?3 (?=only|and|to|$|,|-)"), "third trimester "),
    (re.compile(r"\b0 - (\d+)/12 "), r"from birth to \1 months "),
    (re.compile(r"\b0 - (\d+)/52 "), r"first \1 weeks "),
    (
        re.compile(
            r"^(?:(?:it was|it|that|lasted|went on|about) )*for (?:about |around |nearly |just over |almost )?(?:an?|\d+|half an?|half a) (?:years?|months?|weeks?) ,? ?(?=when|from when|at|after|around when)"
        ),
        "",
    ),
    (re.compile(r"\bthe (christmas|summer|easter|winter|spring|autumn) just gone "), r"last \1 "),
    (
        re.compile(r"\b(?:up to|up until) (?:about |around |roughly )?(\d+) (months|weeks|years) "),
        r"from birth to \1 \2 ",
    ),
)
"""Ways of telling a time that come to another one."""
_MAY_BE_OTHERWISE = re.compile(
    r"\b(?:stomach|belly|womb|tummy|bump|first|1st|t|t[123]|0 -|for|gone|up) "
)
"""A word of each of them: most texts hold none, and are not looked at further."""
_YEARS_MONTHS = re.compile(r"\b(\d+) (?:years?|yrs?|y) (?:and )?(\d+) (?:months?|mths?|m) ")
_DAY_FIRST = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:20)?\d\d) ")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAYS_BEFORE_MONTHS = 12
_CHILD_AGE = re.compile(r"\b(?:he|she|they|it) (?:was|is|were|had been|turned)\b")
_LENGTH = re.compile(
    r"\b(?:for|over|lasted|took|went on for) (?:about |around |maybe |almost |nearly |like |at least |over |only |just |the better part of )?(?:\d+(?:\.5)?|a few|several|many|an?|one|most of a|the whole|half an?) (?:years?|months?|weeks?|days?|nights?|hours?) "
)
_GOES_ON = re.compile(
    r"\b(?:went on|lasted|continued|carried on|kept going|and then|and lasted)\b[^.?;]*?\b(?:for )?(?:about |another |maybe )?(\d+(?:\.5)?) (years?|months?|weeks?) $"
)
_SINCE = re.compile(r"\b(?:since|starting|onwards?)\b")
_ONWARDS = re.compile(r"^(?:[^.;]{0,14}\b)?(?:on|onwards?|and up|up|and ever since) $")
_UNTIL_ALONE = re.compile(r"\b(?:until|till|up to|up until)\b[^.;]*$")
_AGES = frozenset({"bare", "age", "exact"})
_UNTIL = re.compile(
    r"\b(?:until|to|up to|up until|through|thru|ending|ended|ending at|stopped|stopped at|-|–|and|all the way to|right up to)(?: (?:about|around|roughly|the|age|of|maybe|like|his|her|he|she|they|it|was|were|turned|when|in|at|almost|probably|just|we|adopted|got|him|her|them|the end of|end|lasted|till|until|moved|left|out|i|met))* $"
)
_BEFORE = re.compile(
    r"\b(?:before|prior to|by)(?: (?:about|around|the|age|of|his|her|their|he|she|they|it|was|were|turned|had|even|my|in|at|reached|hit|got|started))* $"
)
_NOT_UNTIL = re.compile(
    r"\b(?:not until|only when|only after|not till|wasnt until|didnt [a-z]+ until)\b"
)
_JUST_BEFORE = re.compile(
    r"\b(?:right before|just before|shortly before|a little before|soon before|(?:summer|winter|spring|autumn|fall|term|months|weeks) before)(?: (?:the|his|her|he|she|they|was|were|turned|started))* $"
)
_AFTER = re.compile(r"\bafter (?:he |she |they )?(?:was |turned |age )?$")
_NOW_END = re.compile(
    r"\b(?:until|to|till|through|-) (?:now|today|present|the present|this day|date|currently) "
)
_TERM = 9
"""Months from the start of a pregnancy to birth."""


@dataclass(frozen=True, slots=True)
class Span:
    """Whole months of age, the last one included."""

    first: int
    last: int


def read_time(heard: Heard, stages: Table, life: Life, *, of_story: bool = False) -> Span | None:
    """Return the months a text speaks of, or None where that must be asked."""
    text = numbered(heard.flat)
    text = _said_otherwise(text)
    is_own = life.is_told_by_self is None and _I_WAS.match(text) is not None
    if life.is_told_by_self or is_own or _SINCE_I_WAS.match(text):
        text = _OF_SELF.sub(" he ", text)
    text = _without_others(text)
    found = [each for each in moments_in(text, life, stages) if each.kind != "gestation"]
    found = _without_lengths(text, found, of_story=of_story)
    if not found or (not of_story and _is_anchored(text, found, life, stages)):
        return None
    span = _joined(text, found, life, of_story=of_story)
    return _within(span, life)


def _said_otherwise(text: str) -> str:
    """Return the text with the rarer ways of telling a time in the usual ones."""
    if _MAY_BE_OTHERWISE.search(text):
        for pattern, usual in _OTHERWISE:
            text = pattern.sub(usual, text)
    if "-" in text or " to " in text:
        text = _YEARS_MONTHS.sub(
            lambda found: f"{12 * int(found[1]) + int(found[2])} months ", text
        )
    return _DAY_FIRST.sub(_day_first, text)


def _day_first(found: re.Match[str]) -> str:
    """Write a date whose day can only be the first number with the name of its month."""
    day, month, year = int(found[1]), int(found[2]), int(found[3])
    if not day > _DAYS_BEFORE_MONTHS >= month >= 1:
        return found[0]
    return f"{_MONTHS[month - 1]} {year if year > 99 else 2000 + year} "  # noqa: PLR2004  # two digits


def _without_others(text: str) -> str:
    """Take out the ages of other people; what is left may hold the client's, or nothing."""
    if not _OTHER_AGE.search(text):
        return text
    rest = re.sub(r"^ ~ (?:and|,|when) ", "", _OTHER_AGE.sub(" ~ ", text))
    return rest if re.search(r"\d|born|baby|grade|birthday", rest) else ""


def _without_lengths(text: str, found: list[Moment], *, of_story: bool) -> list[Moment]:
    """Drop what says how long and not when; *six months* alone is an age, *for six months* is not."""
    lengths = [match.span() for match in _LENGTH.finditer(text)]
    kept = [
        each
        for each in found
        if not (
            each.kind in {"length", "bare", "range"}
            and any(low <= each.start < high for low, high in lengths)
        )
    ]
    strong = [each for each in kept if each.kind not in {"bare", "length"}]
    if of_story:
        kept = [each for each in kept if each.kind != "bare" or _is_an_age(text, each)]
    elif strong and len(kept) > len(strong):
        kept = [
            each
            for each in kept
            if each in strong or _is_an_age(text, each) or each.kind == "length"
        ]
    return kept


def _is_an_age(text: str, moment: Moment) -> bool:
    before = text[: moment.start]
    return (
        re.search(
            r"\b(?:was|were|is|at|age|aged|turned|until|since|from|to|about|around|like|when|before|by|between|and|almost|only|just|maybe|he|she|they|than|or|-) $",
            before,
        )
        is not None
        or not before.strip()
    )


def _is_anchored(text: str, found: list[Moment], life: Life, stages: Table) -> bool:
    """Say whether the time hangs on an event whose date nobody has said."""
    strong = [each for each in found if each.kind != "bare"]
    hangs = unknown_anchor(text, life, stages) is not None
    return hangs and not strong and not _CHILD_AGE.search(text)


def _joined(text: str, found: list[Moment], life: Life, *, of_story: bool) -> Span | None:
    now = life.now
    first = found[0]
    before = text[: first.start]
    goes_on = _GOES_ON.search(text)
    if first.kind == "life":
        if len(found) > 1 and _UNTIL.search(text[first.end : found[1].start]):
            return Span(0, _end_of(text, found[1]))
        if "from day" in text[first.start : first.end] or now is not None:
            return Span(0, now) if now is not None else None
        return None
    if goes_on and len(found) >= 1:
        length = float(goes_on[1]) * {"y": 12, "m": 1, "w": 0.23}[goes_on[2][0]]
        return Span(first.first, first.first + max(int(length), 1))
    if len(found) > 1:
        narrow = _narrowed(text, found)
        return (
            _one(text, narrow, before, now, of_story=of_story)
            if narrow is not None
            else _several(text, found, now)
        )
    return _one(text, first, before, now, of_story=of_story)


def _narrowed(text: str, found: list[Moment]) -> Moment | None:
    """Of *he turned four in May, so four and two months* the second says it better: it lies in the first."""
    exact = [each for each in found if each.kind == "exact" and not each.is_year]
    if len(exact) != 1 or _UNTIL.search(text[found[0].end : found[-1].start]):
        return None
    is_inside = all(each.first <= exact[0].first and exact[0].last <= each.last for each in found)
    return exact[0] if is_inside else None


def _several(text: str, found: list[Moment], now: int | None) -> Span | None:
    first, last = found[0], found[-1]
    between = text[first.end : last.start]
    if _NOW_END.search(text[first.end :]) and now is not None:
        return Span(first.first, now)
    if _BEFORE.search(text[: first.start]) and first.kind == "birthday":
        return Span(0, first.first)
    if _UNTIL.search(between) or re.search(r"\b(?:until|to|through|till)\b", between):
        return Span(min(first.first, last.first), _end_of(text, last))
    return Span(min(each.first for each in found), max(each.last for each in found))


def _end_of(text: str, moment: Moment) -> int:
    """*Until he was four* ends before the fourth birthday, *until kindergarten* before its first day."""
    is_turn = re.search(r"(?:until|till|up to|before)\b[^.;]*$", text[: moment.start])
    if is_turn and moment.kind in {"bare", "exact", "age", "length"} and moment.is_year:
        return max(moment.first - 1, 0)
    if is_turn and moment.kind in {"stage", "school"}:
        return max(moment.first - 1, 0)
    return moment.last


def _one(text: str, moment: Moment, before: str, now: int | None, *, of_story: bool) -> Span | None:
    """Return the span of a single moment by the words around it."""
    after = text[moment.end :]
    if _NOT_UNTIL.search(before):
        return Span(moment.first, moment.last)
    if _JUST_BEFORE.search(before):
        last = moment.first if moment.kind == "birthday" else moment.first - 1
        return Span(max(last - 2, 0), max(last, 0))
    if _BEFORE.search(before):
        return _before(moment)
    if _SINCE.search(before + after) or _ONWARDS.search(after) or _NOW_END.search(after):
        return Span(moment.first, now) if now is not None else None
    if _UNTIL_ALONE.search(before):
        return Span(0, _end_of(text, moment)) if of_story else None
    if _AFTER.search(before) and moment.kind in _AGES:
        return None
    return Span(moment.first, moment.last)


def _before(moment: Moment) -> Span | None:
    """*Before his first birthday* is the first year; before a month of pregnancy, the months up to it."""
    if moment.kind == "pregnancy":
        return Span(-_TERM, moment.first)
    last = moment.first if moment.kind == "birthday" else moment.first - 1
    return Span(0, last) if last >= 0 else None


def _within(span: Span | None, life: Life) -> Span | None:
    if span is None or span.last < span.first or span.first < -_TERM:
        return None
    now = life.now
    if now is not None:
        if span.first > now:
            return None
        span = replace(span, last=min(span.last, now))
    return span
