"""Whole months of age: what a moment and a life are, and numbers written as words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.conversation.ages import months_between

_NAMES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_RANKS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth",
)  # fmt: skip
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = (
    {name: str(number) for number, name in enumerate(_NAMES)}
    | {name: str(10 * number) for number, name in enumerate(_TENS, 3)}
    | {"couple": "2", "dozen": "12"}
)
ORDINALS = {name: number for number, name in enumerate(_RANKS, 1)} | {
    f"{number}{_ENDINGS.get(number, 'th')}": number for number in range(1, 19)
}
ORDINAL = "|".join(ORDINALS)
YEAR = 12


@dataclass(frozen=True, slots=True)
class Life:
    """What times are reckoned from; without a birth date no calendar date can be an age.

    ``anchors`` holds when events were that were asked about: whole months of age, the last included.
    """

    birth: date | None = None
    today: date | None = None
    age: int | None = None
    """The age in whole months where only an age is known."""
    is_told_by_self: bool | None = None
    """Whether the person tells of their own life: *when I was ten* is the client's age then.

    ``None`` where nobody knows who speaks.
    """
    anchors: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def now(self) -> int | None:
        """The age in whole months today, where it is known."""
        if self.birth is None or self.today is None:
            return self.age
        return months_between(self.birth, self.today)


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of whole months of age, the last one included, and where it stands in the text."""

    first: int
    last: int
    start: int
    end: int
    kind: str = "age"

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year of life, as an age in years is."""
        return self.last - self.first == YEAR - 1


_BEFORE_A_YEAR = (
    "in|of|since|until|by|from|january|february|march|april|may|june|july|august|september|october|november|december"
    "|spring|summer|autumn|fall|winter|early|late|mid|to"
)


def _year_said(match: re.Match[str]) -> str:
    """*July twenty twenty-one* is the year 2021."""
    return f"{match[1]} {match[2]}{int(match[3]):02d} "


def _quarters(match: re.Match[str]) -> str:
    is_three = match[2] in {"quarters", "3/4"}
    return f"{match[1]}.{75 if is_three else 25} "


def _of_this_age(said: re.Match[str]) -> str:
    """Return *two thousand and seventeen* and *two thousand twenty five* as the years they are."""
    return f"{2000 + int(said[1]) + int(said[2] or 0)} "


def numbered(flat: str) -> str:
    """Return the text with its number words as digits: *two and a half* is 2.5."""
    flat = flat.replace("no one ", "nobody ").replace("any one ", "anybody ")  # those are people
    words = [NUMBERS.get(word, word) for word in flat.split()]
    text = " ".join(words) + " "
    text = re.sub(
        r"\b2 thousand (?:and )?([2-9]0(?= [1-9] )|\d{1,2})(?:(?<=0) ([1-9]))? (?!years?|months?)",
        _of_this_age,
        text,
    )
    text = re.sub(
        r"\b(20|30|40|50|60|70|80|90) (?:- )?([1-9]) (?=years?|months?|weeks?|days?|$)",
        lambda m: f"{int(m[1]) + int(m[2])} ",
        text,
    )
    text = re.sub(rf"\b({_BEFORE_A_YEAR}) (19|20) (?:0 |oh )?(\d{{1,2}}) ", _year_said, text)
    text = re.sub(r"\b(\d+) (?:and )?(?:a |3 )?(quarters?|1/4|3/4) ", _quarters, text)
    text = re.sub(r"\b(?:a|1) fortnight ", "2 weeks ", text)
    text = re.sub(r"\b(\d+) (?:and (?:a )?half|(?:and )?1/2|½) ", r"\1.5 ", text)
    text = re.sub(r"\b(\d+)½ ", r"\1.5 ", text)
    text = re.sub(r"\b(?:a|an|1) (year|month|week) and (?:a )?half ", r"1.5 \1 ", text)
    text = re.sub(r"\b(\d+) (year|years|month|months) and (?:a )?half ", r"\1.5 \2 ", text)
    text = re.sub(r"\bhalf (?:a|of a) year ", "6 months ", text)
    text = re.sub(
        r"\b(?:a|an) (?:2 )?(?:of )?(year|month|week|day) (?=ago|back|old|after|later)",
        r"1 \1 ",
        text,
    )
    text = re.sub(r"\b(?:a )?2 of (?=years|months|weeks|days|summers)", "2 ", text)
    text = re.sub(r"\b(\d+)(?:ish| ish) ", r"\1 ", text)
    return re.sub(r"\b(\d+)(y|m|mo|yo|w|d) ", r"\1 \2 ", text)
