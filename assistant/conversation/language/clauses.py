"""The clauses of a text about a list: what parts them, which of them are doubted, and their numbers."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.conversation.language.heard import Heard

_ENDS = re.compile(
    r"(?P<end>[.?;,/&+] |- |\b(?:and|but|plus|also|then|because|while|whereas|though|although|except|or|nor) )"
)
_SOME_WORDS = r"(?:so|just|also|plus|then|only|well|and|or|yes|it is|i think|i guess|maybe|probably|perhaps|the|number|numbers|no|option|options)"
NUMBERS = re.compile(
    rf"^(?P<lead>(?:{_SOME_WORDS} )*)(?P<numbers>\d{{1,2}} (?:(?:and |& )?\d{{1,2}} )*)(?P<rest>.*)$"
)
COUNTED = re.compile(
    r"(?:times?|x|days?|weeks?|months?|years?|yrs?|y|yo|hours?|minutes?|nights?|of|or|to|out|and a half|people|kids?|children|homes?|houses?|schools?|placements?|moves?|different|other|more|older|younger|brothers?|sisters?|siblings|surger\w+|operations?|st|nd|rd|th|/|-|%|percent|am|pm) "
)
"""What a number counts: *3 times*, *2 homes*; such a number is no place in the list."""
NOT_SURE_OF = re.compile(
    r"\b(?:about|of|on|if|for|whether)(?: (?:the|number|numbers|it is|it was))? (?P<numbers>\d{1,2} (?:(?:and |or |& )?\d{1,2} )*)(?:though |really |happened |was there |either )*$"
)
_A_NUMBER = re.compile(r"(?<![^ ])\d{1,2} ")
_SAME = re.compile(
    r"^(?:(?:the|it is|all|much|pretty|exactly|just) )*same (?:as|like|again|here|there|thing)\b"
)


class Cue(NamedTuple):
    """Words that name an option, and where they stand in the flat text."""

    start: int
    end: int
    code: str
    rank: int
    negated: bool | None = None
    """What a fact of a story says; None where the clause decides."""
    holds_no: bool = False


class Clause(NamedTuple):
    """One clause, the word that leads to it, and the cues in it."""

    start: int
    end: int
    led_by: str
    cues: tuple[Cue, ...]
    is_doubted: bool = False
    """Whether a question mark stands right before or behind it."""


class Places(NamedTuple):
    """Options that were named by their numbers, and the words that stand beside them."""

    sure: list[str]
    unsure: list[str]
    rest: str


def clauses_of(heard: Heard, cues: Sequence[Cue]) -> Iterator[Clause]:
    """Yield the clauses in their order, each with its cues; no end lies inside a cue."""
    flat, start, led_by = heard.flat, 0, ""
    doubts_next = False
    ends = [
        match
        for match in _ENDS.finditer(flat)
        if not any(cue.start < match.end() and match.start() < cue.end for cue in cues)
    ]
    found: list[Clause] = []
    for stop, after, word in [
        *((m.start(), m.end(), m["end"]) for m in ends),
        (len(flat), len(flat), ""),
    ]:
        if flat[start:stop].strip():
            inside = tuple(cue for cue in cues if start <= cue.start and cue.end <= stop)
            found.append(Clause(start, stop, led_by, inside, doubts_next))
            led_by, doubts_next = word.strip(), False
        else:
            led_by = word.strip() or led_by
        if word.strip() == "?":
            doubts_last, doubts_next = _doubted(heard, stop)
            if doubts_last:
                _doubt_last(found, flat)
        start = after
    yield from found


def _doubted(heard: Heard, at: int) -> tuple[bool, bool]:
    """Say whether a question mark doubts what stands before it (*7?*), or what comes next (*?7*)."""
    first, last = heard.span(at, at + 1)
    touches_last = heard.typed[max(first - 1, 0) : first].isalnum()
    touches_next = heard.typed[last : last + 1].isalnum()
    opens = not heard.flat[:at].strip() or heard.flat[:at].endswith((", ", "; ", ". ", "and "))
    is_next = touches_next or not touches_last
    return touches_last or not (touches_next or opens), is_next


def _doubt_last(found: list[Clause], flat: str) -> None:
    """Doubt the last clause, and those that only an *and* or an *or* parts from it."""
    for place in range(len(found) - 1, -1, -1):
        clause = found[place]
        found[place] = clause._replace(is_doubted=True)
        if clause.led_by not in {"and", "or"} or NUMBERS.match(flat[clause.start : clause.end]):
            return


def is_all_numbers(words: str) -> bool:
    """Say whether a clause is nothing but numbers of options."""
    found = NUMBERS.match(words)
    return found is not None and not found["rest"]


def tells_more(words: str) -> bool:
    """Say whether light words say something all the same: *same as before*, *not 7*."""
    said = _A_NUMBER.search(words)
    counts = said is not None and COUNTED.match(words, said.end()) is not None
    return _SAME.match(words) is not None or (said is not None and not counts)
