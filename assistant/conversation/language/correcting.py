"""A change to what was just answered: a marker with a new value, or words that take it back.

Most that sounds like a correction is none (*actually things got better after that*), so a marker
alone is never enough: the rest must be a short new value.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.months import numbered
from assistant.conversation.language.phrases import Found, Table

_NOT_BUT = re.compile(r"(?:^|, |\b)not (?P<old>[^,.?;]+?) (?:,|but|$)")
_NOT_A_YEAR = re.compile(
    r"\bnot (?:in )?(?P<old>(?:19|20)\d\d) ,? ?(?:but |in |it was )?(?P<new>(?:19|20)\d\d) $"
)
_MAY_I = re.compile(
    r"^(?:sorry ,? ?)?(?:can|could|may) (?:i|you|we) (?:just |please )?(?:change|make|put|switch|correct|update|amend) "
)
_NO_VALUE = re.compile(
    r"\b(?:back (?:in|soon)|(?:repeat|say|read) (?:that|it)|be right back|brb|bear with me|(?:was|is) (?:his|her|their|my) (?:brother|sister|cousin|twin|friend) (?:who|that) (?:had|did|was|has))\b"
)
"""What sounds like a correction and gives no new answer to this question."""
_STAR = re.compile(r"^\s*\*\s*(\S.*)$")
_SAID_BUT = re.compile(
    r"^(?:(?:earlier|before|just now|above|sorry|oh|wait|actually|i think) )*i (?:said|put|answered|typed|chose|wrote|picked|pressed|ticked|clicked|hit) (?P<old>[^.?;]+?) (?:by (?:mistake|accident) )?(?:, )?(?:but|and)? ?(?:it|that|i|the answer|he|she|this) (?:should|ought|meant|mean|is|was)(?: (?:be|to be|have been|really|actually|only|just|in fact|more like|say|to say|to put))* (?P<new>[^.?;]+)"
)
_ABOUT = re.compile(
    r"\b(?:about|on|for|with|to) (?:the one (?:about|on|for) |the answer (?:about|on|for|to) )?(?:the |my |his |her |their )?(?P<about>[a-z][a-z ]{1,40}?) (?:(?:question|one|answer|bit) )?(?:(?:to|from|should|was|is|, it|, that|,)\b|$)"
)
_MIDDLE = re.compile(
    r"^(?P<new>[^,.?;]+?) ,? ?(?:sorry|i mean|i meant|actually)(?: ,)?(?: not [^,.?;]+?)? $"
)
_BEHIND = re.compile(
    r"^(?:it |that |he |she |they |i )?(?:was|were|is|are)? ?(?P<new>[^,.?;]+?) ,? ?(?:actually|sorry|instead|rather) $"
)
_LEAST_BARE = re.compile(
    r"^(?:no )?(?:(?:it|that|he|she|they|i|we) )?(?:(?:was|were|is|are|had|should be|meant|mean|put|make it|say) )?(?:(?:probably|closer to|more like|nearer|about|around|only|just|really|my|his|her|their|the|a|an|put|option|number|more) )*"
)
_NOT_THE_OLD = re.compile(r"(?:,? ?(?:not|rather than|instead of|and not|never) [^,.?;]+)$")
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be changed, if said, and the words of the new value, if any."""

    new: str | None
    about: str | None = None


def read_correction(
    heard: Heard, table: Table, is_value: Callable[[str], Any]
) -> Correction | None:
    """Return the correction a text is, or None; ``is_value`` says whether some words are a value."""
    star = _STAR.match(heard.typed)
    if star and is_value(star[1]):
        return Correction(star[1].strip())
    if heard.count > _LONGEST or ("?" in heard.flat and not _MAY_I.match(heard.flat)):
        return None
    if _NO_VALUE.search(heard.flat):
        return None
    said = _SAID_BUT.match(heard.flat)
    marks = list(table.parts(heard.flat))
    if not marks and not said and not _MIDDLE.match(heard.flat):
        return None
    year = _NOT_A_YEAR.search(numbered(heard.flat))
    named = [found["new"] for found in (said, year) if found is not None]
    candidates = [*named, *_candidates(heard.flat, marks)]
    for words in candidates:
        value = _value(words, is_value)
        if value is not None:
            about = None if _MAY_I.match(heard.flat) else about_in(heard.flat)
            return Correction(value, about)
    return None


def _candidates(flat: str, marks: list[Found]) -> list[str]:
    middle, behind = _MIDDLE.match(flat), _BEHIND.match(flat)
    after = [
        flat[mark.end :]
        for mark in sorted(marks, key=lambda mark: -mark.end)
        if mark.rule.means == "marker"
    ]
    lead_end = max(
        (
            mark.end
            for mark in marks
            if mark.rule.means == "lead" and not flat[: mark.start].strip(" ,.no")
        ),
        default=None,
    )
    found = after
    if lead_end is not None:
        found = [*found, flat[lead_end:]]
    if middle and re.search(r"\b(?:sorry|mean|meant|not)\b", flat):
        found = [*found, middle["new"]]
    if behind:
        found = [*found, behind["new"]]
    return found


def _value(words: str, is_value: Callable[[str], Any]) -> str | None:
    words = re.sub(r"^[ ,.;]+", "", words)
    words = _NOT_THE_OLD.sub("", words.rstrip(" .,;")).rstrip(" .,;")
    bare = _LEAST_BARE.sub("", f"{words} ", count=1).strip(" .,;")
    for form in (bare, words):
        if form and is_value(form):
            return form
    return None


def about_in(flat: str) -> str | None:
    """Return what some words about an answer are about: *the one about his tantrums*."""
    found = _ABOUT.search(flat)
    return found["about"].strip() if found else None
