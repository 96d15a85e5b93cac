"""What a story may tell: facts proposed with the words they rest on, each to be confirmed by itself.

A negation nearby turns a fact, two of them or a conditional drop it, and the speaker's own childhood
is never the client's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.conversation.language.denying import denials
from assistant.conversation.language.doubts import is_doubtful
from assistant.conversation.language.heard import Heard
from assistant.conversation.language.moments import unknown_anchor
from assistant.conversation.language.months import Life, numbered
from assistant.conversation.language.phrases import Found, Table
from assistant.conversation.language.times import Span, read_time
from assistant.conversation.language.whose import whose
from assistant.conversation.late import Late
from assistant.domain.lexicon import Rule

_CLAUSE_ENDS = Late(
    r"[.?;] |, (?:and|but|then|so|because|though|although|which|while) |\bbut |, (?=(?:he|she|they|i|we|my|his|her|our|the|then|there|that) )"
)
_AT_ONCE = frozenset({"separation_or_moves", "bereavement"})
"""What happens at one time: *with us since he was three* says when the move was, not that it goes on."""
_SINCE = re.compile(r"\bsince\b")
_A_YEAR = 12
_TURNED_ON = Late(r"\b(?:until|till|before|up to when) (?:[a-z]+ ){0,4}$")
_SENTENCE_ENDS = Late(r"[.?;] ")
_BOTH = (
    {"prenatal_alcohol", "prenatal_drugs_tobacco"},
    {"birth_complications", "medical_trauma"},
    {"institutional_care", "separation_or_moves"},
    {"bereavement", "caregiver_distress"},
    {"caregiver_distress", "separation_or_moves"},
    {"caregiver_distress", "caregiver_absence"},
    {"sleep", "appetite"},
    {"keeping_attention", "arousal"},
)
_TODAY = frozenset({"medical", "function"})


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
    seen: set[tuple[str, int, bool]] = set()
    for match in _longest(table.parts(heard.flat)):
        start, end = heard.around(match.start, match.end, _CLAUSE_ENDS)
        key = (match.rule.means, start, match.rule.says_no)
        if key in seen:
            continue
        fact = _fact(heard, match, (start, end), stages, life)
        if fact is not None:
            seen.add(key)
            found.append(fact)
    return _once(found)


def _longest(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of those that share words on one axis, in the order they stand.

    Words may tell of two good things at once: *my nan is the one who gets me*.
    """
    kept: list[Found] = []
    for match in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(
            match.end <= other.start or match.start >= other.end
            for other in kept
            if other.rule.axis == match.rule.axis != "connection"
            and other.rule.means != match.rule.means
            and {other.rule.means, match.rule.means} not in _BOTH
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
    counted = denials(flat, clause[0], match)
    if counted > 1 or (counted and match.rule.says_no):
        return None
    negated = counted == 1 or match.rule.says_no
    if is_doubtful(flat, match, clause, sentence, denied=negated):
        return None
    may_be_self = life.is_told_by_self is not False
    about = whose(flat, clause, match, sentence, may_be_self=may_be_self)
    if about is None:
        return None
    months = Span(match.rule.months[0], match.rule.months[1]) if match.rule.months else None
    if about == "client":
        own = _own_time(flat, clause, match)
        said = _when(own, own if own != words else sentence, stages, life)
        if said is not None and match.rule.means in _AT_ONCE and _SINCE.search(own):
            said = Span(said.first, min(said.last, said.first + _A_YEAR - 1))
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


def _own_time(flat: str, clause: tuple[int, int], match: Found) -> str:
    """Return the words that hold the time of a match: of *little until we adopted her at two* only *at two*.

    An *until* before it is about what stands before that, and says nothing of when the match began.
    """
    before = flat[clause[0] : match.start]
    turned = _TURNED_ON.search(before)
    start = match.start if turned is not None and not re.search(r"\d", before) else clause[0]
    return flat[start : clause[1]]


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
    """Keep one of each code and way it was told; the first, with the first time that was said.

    Of how somebody is today the last word holds: *he had grommets, his hearing is fine now*.
    """
    last = {(fact.code, fact.about): fact.negated for fact in facts if fact.axis in _TODAY}
    kept: dict[tuple[str, str, bool, str, Span | None], Fact] = {}
    for fact in facts:
        if last.get((fact.code, fact.about), fact.negated) == fact.negated:
            key = (fact.axis, fact.code, fact.negated, fact.about, fact.months)
            kept.setdefault(key, fact)
    return list(_without_bare(list(kept.values())))


def _without_bare(facts: list[Fact]) -> Iterator[Fact]:
    for fact in facts:
        twin = any(
            other is not fact and other.code == fact.code and other.negated == fact.negated
            and other.about == fact.about and other.months is not None
            for other in facts
        )  # fmt: skip
        if fact.months is not None or not twin:
            yield fact
