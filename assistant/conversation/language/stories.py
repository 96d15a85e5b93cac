"""What a story may tell: facts proposed with the words they rest on, each to be confirmed by itself.

A negation nearby turns a fact, two of them or a conditional drop it, and the speaker's own childhood
is never the client's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.late import Late
from assistant.conversation.language.moments import unknown_anchor
from assistant.conversation.language.months import Life, numbered
from assistant.conversation.language.phrases import Found, Table
from assistant.conversation.language.times import Span, read_time
from assistant.domain.lexicon import Rule

_CLAUSE_ENDS = Late(
    r"[.?;] |, (?:and|but|then|so|because|though|although|which|while) |\bbut |, (?=(?:he|she|they|i|we|my|his|her|our|the|then|there|that) )"
)
_TURNED_ON = Late(r"\b(?:until|till|before|up to when) (?:[a-z]+ ){0,4}$")
_SENTENCE_ENDS = Late(r"[.?;] ")
_NEGATOR = Late(
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
_DOUBLE = Late(
    r"\b(?:not only|only until|not until|wasnt until|didnt [a-z]+ until|cant say|couldnt say|wouldnt say|nobody ever told|no one ever told|nobody told|no one told|nobody knew|no one knew|if|would have|could have|might have|worried that|afraid that|in case|as if|like (?:he|she) was being)\b"
)
_OWN = Late(
    r"\b(?:in my (?:own )?(?:day|days|time|youth)|in those days|my own (?:father|mother|parents|upbringing|stepfather)|when i was (?:a |only |just )*(?:lad|lass|nipper|bairn|lassie|growing up|young|wee|little|small|at school)|where i grew up|we were brought up|i was brought up)\b|\bwhen (?:i|we) (?:was|were) (?:a |just |only |about |still |very )*(?:kid|kids|child|children|little|young|small|growing|teenager|teenagers|girl|boy|\d+|six|seven|eight|nine|ten|five|four|three|twelve|eleven)\b(?! months?| weeks?)|\b(?:growing up|i grew up|we grew up|in my (?:own )?childhood|my own childhood|as a (?:child|kid) i|as a (?:child|kid) myself|my (?:father|mother|stepfather|parents|grandfather|dad) (?:used to |would |always |also |often )*(?:hit|beat|drank|left|yelled|whipped|abused|screamed|hurt|locked|died|went|molested|neglected)[a-z]*(?: (?:us|me|my|when i))|my (?:father|mother|parents) (?:was|were) (?:an |a )?(?:alcoholic|addict|violent|abusive|drunk))"
)
_SUBJECT = Late(
    r"\b(?:(?P<sibling>(?:his|her|their|our|the|my (?:other|older|younger|eldest|youngest)) (?:[a-z]+ ){0,2}?(?:brothers?|sisters?|twins?|siblings?)|sibs?|siblings?|^(?:brother|sister|twin)|(?<=[.;] )(?:brother|sister|twin))"
    r"|(?P<father>(?:his|her|their|childs) (?:[a-z]+ )?(?:father|stepfather)|husband|hubby|fa)"
    r"|(?P<mother>(?:his|her|their|childs) (?:[a-z]+ )?(?:mother|stepmother)|wife|mo)"
    r"|(?P<other>my (?:own )?(?:mother|father|brother|sister|nan|grandmother|grandfather|aunt|uncle|cousin|nephew|niece|friend|(?:other|older|younger|eldest|youngest) (?:[a-z]+))|(?:his|her|their) (?:[a-z]+ )?(?:cousins?|grandmother|grandfather|uncle|aunt|friends?))"
    r"|(?P<client>he|she|they|him|client|this (?:one|little one|boy|girl)|my (?:son|daughter|boy|girl|little [a-z]+|child|kid|lad|lass))|(?P<speaker>i))(?: |$)"
)
_WENT_BEFORE = Late(
    r"\b(?:his (?:[a-z]+ ){0,2}?(?P<she>sister)|her (?:[a-z]+ ){0,2}?(?P<he>brother))\b"
)
_BEATEN = Late(
    r"\b(?:hit|hits|beat|beats|hurt|hurts|abused|pushed|slapped|molested|touched|hitting|beating) (?:his|her|their|the) (?:brother|sister|twin|siblings?|little brother|little sister|older brother|older sister|baby brother|baby sister)\b"
)
_OF_THE_HOME = frozenset(
    {
        "domestic_violence", "caregiver_distress", "caregiver_substance_use", "caregiver_absence", "household_chaos",
        "poverty", "bereavement", "prenatal_alcohol", "prenatal_drugs_tobacco", "war_or_displacement", "separation_or_moves",
        "community_violence", "emotional_abuse", "physical_neglect", "emotional_neglect", "institutional_care",
    }
)  # fmt: skip
"""What touches everybody who lives there, whoever it is said of."""
_MAY_BE = Late(
    r"\b(?:might|may (?:be|have)|query|possible|possibly|suspect\w*|waiting|awaiting|wait list|assess\w*|referr\w+|wonder\w*|thinks? (?:he|she|it)|traits|ruled? out|pathway|screen\w*|family history|runs in the|tested for|looking into|not sure (?:if|whether)|checked for|rule out|questioned)\b"
)
_PARTS = Late(r"(?:, |\band )")
_LISTS = Late(
    r"^(?:[^,]*\b)?(?:no|denies|denied|nil|never|without|negative for|none|neither|nobody)\b"
)
_OWN_SUBJECT = Late(
    r"^(?:he|she|they|i|we|it|his|her|my|our|the|their|there|then|but|just|only|in fact|because|so|which|although|though|now|and (?:he|she|they|i|we|it|his|her|my|the|then))\b"
)
_MINE = Late(
    r"\b(?:mine|my kids|my children|him|my son|my daughter|this (?:little )?(?:one|lad|girl|boy|lass))\b"
)
_NOT_MINE = Late(
    r"\b(?:in my (?:own )?(?:day|days|time|youth)|my own (?:father|mother|parents)|we|us)\b"
)
_OBJECT = Late(r"\b(?:him|her|them|me) ")
_BOTH = (
    {"prenatal_alcohol", "prenatal_drugs_tobacco"},
    {"birth_complications", "medical_trauma"},
)
_TODAY = frozenset({"medical", "function"})
_THIRD = Late(
    r"\b(?:he|she|him|his|mine|the baby|our (?:son|daughter|child|[a-z]+)|my (?:little |older |younger )?(?:son|daughter|kids?|child|children|boy|girl|lad|lass|two|three))\b"
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
    if _DOUBLE.search(words) or words.strip().endswith("?"):
        return None
    if match.rule.axis == "medical" and _MAY_BE.search(words):
        return None
    counted = _denials(flat, clause[0], match)
    if counted > 1 or (counted and match.rule.says_no):
        return None
    negated = counted == 1 or match.rule.says_no
    about = _about(flat, clause, match, sentence)
    if about is None:
        return None
    months = Span(match.rule.months[0], match.rule.months[1]) if match.rule.months else None
    if about == "client":
        own = _own_time(flat, clause, match)
        said = _when(own, own if own != words else sentence, stages, life)
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


def _denials(flat: str, start: int, match: Found) -> int:
    """Count what denies a match: in its own part of the clause, else in a list that a *no* opens."""
    breaks = [each.end() for each in _PARTS.finditer(flat, start, match.start)]
    part = breaks[-1] if breaks else start
    inner = _negators(flat[match.start : match.end])
    outer = _negators(flat[part : match.end]) - inner
    lead = flat[start:part]
    if not outer and breaks and not _OWN_SUBJECT.match(flat[part : match.end]):
        outer = int(_negators(lead) == 1 and _LISTS.match(lead) is not None)
    return outer + (0 if match.rule.holds_no else inner)


def _negators(words: str) -> int:
    return sum(each[0] not in _NOT_A_NEGATOR for each in _NEGATOR.finditer(words))


def _about(flat: str, clause: tuple[int, int], match: Found, sentence: str) -> str | None:
    """Say whose it is: the last one named before it, where it is not of the whole home."""
    words = flat[clause[0] : clause[1]]
    if _OWN.search(sentence) and not _MINE.search(words):
        return "other" if _THIRD.search(flat) or _NOT_MINE.search(sentence) else "client"
    if _BEATEN.search(words):
        return "sibling"
    if match.rule.axis == "connection" or match.rule.means in _OF_THE_HOME:
        return "client"
    if match.rule.axis == "adversity" and _OBJECT.search(flat, match.start, match.end):
        return "client"
    named = [
        each
        for each in _SUBJECT.finditer(flat, clause[0], match.end)
        if each.start() < max(match.start, clause[0] + 1)
    ]
    if not named:
        return "client"
    about = str(named[-1].lastgroup)
    if about == "speaker":
        return None if _THIRD.search(flat) else "client"
    if about == "client":
        before = _WENT_BEFORE.findall(_sentence_before(flat, clause[0]))
        same = named[-1][0].strip()
        if before and any(same == ("she" if she else "he") for she, _ in before):
            return "sibling"
    return about


def _sentence_before(flat: str, start: int) -> str:
    parts = _SENTENCE_ENDS.split(flat[:start])
    return parts[-2] if len(parts) > 1 and not parts[-1].strip() else parts[-1]


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
