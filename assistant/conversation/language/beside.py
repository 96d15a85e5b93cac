"""A rating with words beside it: *a couple of mates, 3*, *clearly, in crowds*, *2, not sure*.

The words are handed back, so that none is dropped without a word. Where two ratings are given, neither
is taken: *very hard after visits, otherwise a bit* is asked about.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.offers import Offer
from assistant.conversation.language.reading import Reading

TWO = "two_ratings"
"""The rule of a text that gives two of the options, so that neither is taken."""
_CLAUSES = re.compile(
    r"[.?;,:] |(?<!\d )(?:- |– )(?!\d)|\b(?:but|then|otherwise|because|except|although|though|until|while|whereas) "
)
_OPENS = r"(?:so|just|also|maybe|probably|perhaps|it is|i think|i guess|i would say|say|a|about|around|like|well|number|option|now|roughly|possibly|more like|put)"
_NUMBER = re.compile(rf"^(?:{_OPENS} )*(?P<number>\d{{1,2}}) (?P<rest>.*)$")
_LAST_NUMBER = re.compile(r"^(?P<rest>.* )(?P<number>\d{1,2}) $")
_COUNTED = re.compile(
    r"(?:times?|x|days?|nights?|weeks?|months?|years?|yrs?|y|yo|hours?|hrs?|minutes?|of|or|to|out|and a half|people|kids?|children|homes?|houses?|schools?|placements?|moves?|different|other|more|older|younger|brothers?|sisters?|siblings|friends?|adults?|carers?|surger\w+|operations?|st|nd|rd|th|/|-|–|%|percent|am|pm|and \d|\d|in a|a (?:day|week|month|year)) "
)
_NO_PLACE_BEFORE = re.compile(
    r"(?:\b(?:was|were|is|are|am|been|turned|at|age|aged|of|to|or|than|since|until|by|for|from|about|around|the|grade|year|month|week|room|number of|had|have|has|with|in|and|he|she|they|we|i|only|just|all|got|from|after|before|between|over|under|another|other|first|last|x|times|per)|[-+/–]|\d) $"
)
_MORE_NUMBERS = re.compile(r"^(?:(?:and|or|to|maybe|-|–|/|&) )*\d{1,2} (?:and \d{1,2} )*$")
_SO = re.compile(r"^(?P<rest>.* )?so (?P<said>[^ ]+ (?:[^ ]+ )?)$")
_CONDITION = re.compile(
    r"^(?:after|in|on|when|whenever|at|with|if|during|before|for|only|since|unless|around|by|most|some|especially|mostly|mainly|outside|away|near|as|once|except) "
)
_SAID_ANYWAY = frozenset({"well", "okay", "right", "so", "good", "fine", "no", "yes"})
"""Words that open a sentence more often than they rate something."""
_LONGEST = 4
_DOUBT = re.compile(
    r"\b(?:maybe|perhaps|possibly|(?:not|am not|never) (?:really |too |so |quite |100 |100 percent |completely |entirely )?(?:sure|certain)|unsure|uncertain|(?:dont|do not|didnt) (?:really |actually |honestly )?(?:know|remember)|(?:a|my|best|wild|total|just a|at a) guess|guessing|could be|might (?:be|have)|hard to (?:say|know)|no idea|cant (?:be sure|remember|say))\b"
)
_DOUBT_ALONE = re.compile(
    r"^(?:(?:but|and|or|i|we|am|are|is|it|that|really|honestly|just|so|about|the|for|though|to be honest|much|how|what) )*$"
)


class _Clause(NamedTuple):
    start: int
    end: int


class Given(NamedTuple):
    """One rating that was given, and where the words stand that are no part of it."""

    code: str
    rest: tuple[int, int] | None


def read_beside(
    heard: Heard, offers: Sequence[Offer], rated: Callable[[str], str | None]
) -> Reading | None:
    """Return the one rating of a text that says more, two of them as unclear, or None.

    ``rated`` says which option some words alone are.
    """
    clauses = list(_clauses(heard.flat))
    by_number = [_by_number(heard.flat, clause, offers) for clause in clauses]
    given = (
        by_number if any(by_number) else [_by_words(heard.flat, each, rated) for each in clauses]
    )
    codes = {each.code for each in given if each is not None}
    if not codes:
        return None
    if len(codes) > 1 or "" in codes:
        return Reading("unclear", certainty="ask", rule=TWO)
    (code,) = codes
    is_guess = is_doubted(heard)
    places = [
        place
        for clause, each in zip(clauses, given, strict=True)
        if (place := _left(clause, each)) is not None
        and _says_more(heard.flat[slice(*place)], code, rated)
    ]
    if not places and not is_guess and len(clauses) == 1:
        return None
    words = tuple(_typed(heard, *place) for place in places)
    also = (("left", list(words)),) if words else ()
    return Reading("answer", code, "confirm", "beside", also=also, is_guess=is_guess)


def is_doubted(heard: Heard) -> bool:
    """Say whether somebody is not sure of what they say."""
    return "?" in heard.flat or _DOUBT.search(heard.flat) is not None


def _left(clause: _Clause, given: Given | None) -> tuple[int, int] | None:
    return (clause.start, clause.end) if given is None else given.rest


def _says_more(words: str, code: str, rated: Callable[[str], str | None]) -> bool:
    """Say whether words beside a rating say more than the same again, or that it is not sure."""
    rest = _DOUBT.sub("", words)
    return (
        rest.strip() != ""
        and _DOUBT_ALONE.match(f"{rest.strip()} ") is None
        and rated(words) != code
    )


def _clauses(flat: str) -> Iterator[_Clause]:
    start = 0
    for match in [*_CLAUSES.finditer(flat), None]:
        stop = match.start() if match is not None else len(flat)
        if flat[start:stop].strip():
            yield _Clause(start, stop)
        start = match.end() if match is not None else stop


def _by_number(flat: str, clause: _Clause, offers: Sequence[Offer]) -> Given | None:
    words = flat[clause.start : clause.end]
    first = _NUMBER.match(words)
    if first is not None and _MORE_NUMBERS.match(first["rest"]):
        return Given("", None)  # two of them are no answer, whichever they are
    if first is not None and not _COUNTED.match(first["rest"]):
        code = _code_at(first["number"], offers)
        if code is not None:
            rest = (clause.end - len(first["rest"]), clause.end) if first["rest"] else None
            return Given(code, rest)
    last = _LAST_NUMBER.match(words)
    follows = flat[clause.end :]
    if last is None or _NO_PLACE_BEFORE.search(last["rest"]) or _COUNTED.match(follows):
        return None
    code = _code_at(last["number"], offers)
    return (
        Given(code, (clause.start, clause.start + len(last["rest"]))) if code is not None else None
    )


def _code_at(number: str, offers: Sequence[Offer]) -> str | None:
    """Return the option of a number; a digit that is itself a code means the code."""
    if any(offer.code == number for offer in offers):
        return number
    place = int(number) - 1
    return offers[place].code if 0 <= place < len(offers) else None


def _by_words(flat: str, clause: _Clause, rated: Callable[[str], str | None]) -> Given | None:
    words = flat[clause.start : clause.end]
    code = rated(words) if words.strip() not in _SAID_ANYWAY else None
    if code is not None:
        return Given(code, None)
    so = _SO.match(words)
    if so is not None and (code := rated(so["said"])) is not None:
        rest = so["rest"] or ""
        return Given(code, (clause.start, clause.start + len(rest)) if rest else None)
    ends = [match.end() for match in re.finditer(r"[^ ]+ ", words)]
    for end in reversed(ends[:_LONGEST]):
        if end < len(words) and _CONDITION.match(words[end:]) and (code := rated(words[:end])):
            return Given(code, (clause.start + end, clause.end))
    return None


def _typed(heard: Heard, start: int, end: int) -> str:
    first, last = heard.span(start, end)
    return heard.typed[first:last].strip(" ,.;:-–")
