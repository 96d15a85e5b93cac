"""What a story may tell: facts proposed with the words they rest on, each to be confirmed by itself.

A negation nearby turns a fact, two of them or a conditional drop it, and the speaker's own childhood
is never the client's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.moments import unknown_anchor
from assistant.conversation.language.months import Life, numbered
from assistant.conversation.language.phrases import Found, Table
from assistant.conversation.language.times import Span, read_time
from assistant.domain.lexicon import Rule

_CLAUSE_ENDS = re.compile(
    r"[.?;] |, (?:and|but|then|so|because|though|although|which|while) |\bbut |, (?=(?:he|she|they|i|we|my|his|her|our|the|then|there|that) )"
)
_SENTENCE_ENDS = re.compile(r"[.?;] ")
_NEGATOR = re.compile(
    r"\b(?:no|not|never|nobody|none|noone|nor|neither|without|nothing|denies|denied|[a-z]+nt)\b(?! (?:only|just)\b)|\bno one\b"
)
_NOT_A_NEGATOR = frozenset(
    {
        "parent",
        "aunt",
        "went",
        "spent",
        "meant",
        "grant",
        "pregnant",
        "want",
        "infant",
        "patient",
        "incident",
        "moment",
        "apartment",
        "event",
        "different",
        "student",
        "recent",
        "violent",
        "silent",
        "accident",
        "parents",
        "placement",
        "payment",
        "treatment",
        "content",
        "current",
        "agent",
        "client",
        "sent",
        "lent",
        "bent",
        "rent",
        "cent",
        "government",
        "appointment",
        "basement",
        "movement",
        "present",
        "resident",
        "independent",
        "hesitant",
        "distant",
        "constant",
        "important",
        "instant",
        "restaurant",
        "plant",
        "front",
        "hunt",
        "count",
        "amount",
        "point",
        "print",
        "paint",
        "hint",
        "tent",
        "adolescent",
        "brilliant",
        "dominant",
        "reluctant",
        "giant",
        "mount",
        "elephant",
    }
)
_DOUBLE = re.compile(
    r"\b(?:not only|only until|not until|wasnt until|didnt [a-z]+ until|cant say|couldnt say|wouldnt say|nobody ever told|no one ever told|nobody told|no one told|nobody knew|no one knew|if|would have|could have|might have|worried that|afraid that|in case|as if|like (?:he|she) was being)\b"
)
_OWN = re.compile(
    r"\bwhen (?:i|we) (?:was|were) (?:a |just |only |about |still |very )*(?:kid|kids|child|children|little|young|small|growing|teenager|teenagers|girl|boy|\d+|six|seven|eight|nine|ten|five|four|three|twelve|eleven)\b(?! months?| weeks?)|\b(?:growing up|i grew up|we grew up|in my (?:own )?childhood|my own childhood|as a (?:child|kid) i|as a (?:child|kid) myself|my (?:father|mother|stepfather|parents|grandfather|dad) (?:used to |would |always |also |often )*(?:hit|beat|drank|left|yelled|whipped|abused|screamed|hurt|locked|died|went|molested|neglected)[a-z]*(?: (?:us|me|my|when i))|my (?:father|mother|parents) (?:was|were) (?:an |a )?(?:alcoholic|addict|violent|abusive|drunk))"
)
_SIBLING = re.compile(
    r"\b(?:hit|hits|beat|beats|hurt|hurts|abused|pushed|slapped|molested|touched) (?:his|her|their|the) (?:brother|sister|twin|siblings?|little brother|little sister|older brother|older sister)\b"
)
_SECOND_HAND = re.compile(
    r"\b(?:we were told|i was told|apparently|supposedly|they say|they said|(?:the )?(?:caseworker|case worker|social worker|agency) (?:said|told|says)|i suspect|we suspect|i think|i believe|reportedly|allegedly|i heard)\b"
)
_CARRY = frozenset(
    {"domestic_violence", "emotional_abuse", "caregiver_distress", "caregiver_substance_use"}
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that was perhaps told; ``quote`` is where its words stand in the text as typed."""

    axis: str
    code: str
    months: Span | None
    negated: bool
    about: str
    quote: tuple[int, int]
    rule: str = ""
    anchor: Rule | None = None
    """The event that its time hangs on, where nobody has said yet when that was."""


def facts_in(heard: Heard, table: Table, stages: Table, life: Life) -> list[Fact]:
    """Return what a story proposes, in the order it is told; at most one of each code and clause."""
    found: list[Fact] = []
    seen: set[tuple[str, int]] = set()
    for match in _longest(table.parts(heard.flat)):
        start, end = heard.around(match.start, match.end, _CLAUSE_ENDS)
        if (match.rule.means, start) in seen:
            continue
        fact = _fact(heard, match, (start, end), stages, life)
        if fact is not None:
            seen.add((match.rule.means, start))
            found.append(fact)
    return _once(found)


def _longest(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of those that share words on one axis, in the order they stand."""
    kept: list[Found] = []
    for match in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(
            match.end <= other.start or match.start >= other.end
            for other in kept
            if other.rule.axis == match.rule.axis and other.rule.means != match.rule.means
        ):
            kept.append(match)
    return sorted(kept, key=lambda each: (each.start, -each.end))


def _fact(
    heard: Heard, match: Found, clause: tuple[int, int], stages: Table, life: Life
) -> Fact | None:
    flat = heard.flat
    words = flat[clause[0] : clause[1]]
    low, high = heard.around(match.start, match.end, _SENTENCE_ENDS)
    sentence = flat[low:high]
    if _DOUBLE.search(words) or words.strip().endswith("?"):
        return None
    before = flat[clause[0] : match.end]
    negators = [each[0] for each in _NEGATOR.finditer(before) if each[0] not in _NOT_A_NEGATOR]
    inner = [
        each[0]
        for each in _NEGATOR.finditer(flat[match.start : match.end])
        if each[0] not in _NOT_A_NEGATOR
    ]
    outer = len(negators) - len(inner)
    counted = outer + (0 if match.rule.holds_no else len(inner))
    if counted > 1:
        return None
    negated = counted == 1
    own = _OWN.search(sentence)
    about = "client"
    if own and not re.search(r"\b(?:mine|my kids|my children|him|my son|my daughter)\b", words):
        about = "other"
    elif _SIBLING.search(words):
        about = "sibling"
    months = Span(match.rule.months[0], match.rule.months[1]) if match.rule.months else None
    if about == "client":
        said = _when(words, sentence, stages, life)
        months = months if months is not None and (said is None or months.first < 0) else said
    return Fact(
        match.rule.axis,
        match.rule.means,
        months,
        negated,
        about,
        heard.span(match.start, match.end),
        match.rule.id,
        _hangs_on((words, sentence), stages, life) if months is None else None,
    )


def _hangs_on(texts: Iterable[str], stages: Table, life: Life) -> Rule | None:
    """Return the event that the clause, else the sentence, hangs its time on."""
    found = (unknown_anchor(numbered(text), life, stages) for text in texts)
    return next((each for each in found if each is not None), None)


def _when(words: str, sentence: str, stages: Table, life: Life) -> Span | None:
    """Return the time of a clause, else the only one that the sentence gives anywhere."""
    span = read_time(Heard(words, {}), stages, life, of_story=True)
    if span is not None:
        return span
    told = {
        read_time(Heard(part, {}), stages, life, of_story=True)
        for part in _CLAUSE_ENDS.split(sentence)
        if part.strip()
    } - {None}
    return told.pop() if len(told) == 1 else None


def _once(facts: list[Fact]) -> list[Fact]:
    """Keep one of each code and way it was told; the first, with the first time that was said."""
    kept: dict[tuple[str, str, bool, str, Span | None], Fact] = {}
    for fact in facts:
        key = (fact.axis, fact.code, fact.negated, fact.about, fact.months)
        kept.setdefault(key, fact)
    found = list(kept.values())
    return list(_without_bare(found))


def _without_bare(facts: list[Fact]) -> Iterator[Fact]:
    for fact in facts:
        twin = any(
            other is not fact and other.code == fact.code and other.negated == fact.negated
            and other.about == fact.about and other.months is not None
            for other in facts
        )  # fmt: skip
        if fact.months is not None or not twin:
            yield fact
