"""Several options of a list named in own words, clause by clause.

Each clause says that something is so, that it is not, or that nobody is sure; what no clause explains
is handed back as it was typed, so that nothing is lost without a word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.negating import negators_in
from assistant.conversation.language.offers import Offer, Synonyms, names_of, stem_of
from assistant.conversation.language.phrases import Table, source_of
from assistant.conversation.language.stories import Fact
from assistant.domain.lexicon import Lexicon

SKILLS, BEFORE_BIRTH, NONE = "function", "prenatal", "none"
_ENDS = re.compile(
    r"(?P<end>[.?;,/&+] |- |\b(?:and|but|plus|also|then|because|while|whereas|though|although|except|or|nor) )"
)
_PIECES = re.compile(r"\s*(?:,|\bor\b|/|;|\bbut\b)\s*")
_NUMBERS = re.compile(r"^(?:number |numbers |no |option )?\d{1,2} (?:\d{1,2} )*$")
_EXCEPT = frozenset({"but", "except", "although", "though"})
_TURNS = re.compile(
    r"\b(?:used|instead|rather|except|anyone|anybody|everyone|depends|if|or|somewhere|between|should be|meant|longer|any more|anymore)\b|\? "
)
_SUBJECT = re.compile(r"(?:he|she|they|i|we|it|his|her|my|there|has|had|is|was|got|also) ")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|gets|got)\b")
_SAYS = re.compile(
    r"(?:says|say|said|think|thinks|reckon|reckons|tells|told|reports|report|calls|call|complains?|noticed) "
)
_PLACE_ALONE = re.compile(r"^(?:in|at|near|before|after|to|on) ")
_SHORTEST = 4
_BARE = 3
_LISTED = 2
_ENDINGS = r"[bdgmnpt]?(?:e|es|s|ing|ed|y|ies|er|ers)?"


class Cue(NamedTuple):
    """Words that name an option, and where they stand in the flat text."""

    start: int
    end: int
    code: str
    rank: int
    negated: bool | None = None
    """What a fact of a story says; None where the clause decides."""
    holds_no: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says of a list; ``left`` are the pieces that nothing explains, as they were typed."""

    ticked: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    is_none: bool = False


class Clause(NamedTuple):
    """One clause, the word that leads to it, and the cues in it."""

    start: int
    end: int
    led_by: str
    cues: tuple[Cue, ...]


class Gathering:
    """Reads what is told of one list of options."""

    def __init__(self, offers: Sequence[Offer], lexicon: Lexicon, synonyms: Synonyms) -> None:
        """Find what each option can be called in a few words."""
        self._offers = tuple(offers)
        self._lexicon = lexicon
        self._codes = frozenset(offer.code for offer in offers)
        axes = _axes(lexicon, self._codes)
        self.is_of_skills = SKILLS in axes
        self._items = Table(
            (rule for rule in lexicon.items if rule.axis in axes and rule.means in self._codes),
            lexicon,
        )
        self._none = Table((rule for rule in lexicon.items if rule.axis == NONE), lexicon)
        self._marks = {
            name: re.compile("|".join(rf"\b(?:{source_of(word, lexicon.classes, lexicon.words)})" for word in lexicon.classes[name]))
            for name in ("fine", "trouble", "unsure", "unsure_of_past")
        }  # fmt: skip
        self._light = frozenset(lexicon.classes["light"])
        self._called = [
            (re.compile(rf"(?<![^ ]){pattern}"), offer.code, rank)
            for offer in offers
            for pattern, rank in _names(offer, lexicon, synonyms)
        ]

    def read(self, heard: Heard, facts: Iterable[Fact] = ()) -> Told:
        """Return what the text says of the options."""
        if any(
            found.end == len(heard.bare) and not found.start
            for found in self._none.parts(heard.bare)
        ):
            return Told(is_none=True)
        cues = self._kept([*self._named(heard), *self._of_facts(heard, facts)])
        ticked: list[str] = []
        unsure: list[str] = []
        denied: list[str] = []
        left: list[str] = []
        is_none, is_turned = False, False
        before: Clause | None = None
        was_denied = False
        clauses = list(_clauses(heard.flat, cues))
        for clause in clauses:
            words = heard.flat[clause.start : clause.end]
            places = self._places(words)
            if places is not None:
                ticked += places
            elif clause.cues:
                carried = was_denied and _is_bare(words) and clause.led_by in {",", "or", "nor"}
                verdict = (
                    "denied" if carried and clause.led_by != "," else "left" if carried else ""
                )
                for cue in self._telling(clause, heard.flat):
                    said = verdict or self._verdict(cue, words, clause, heard.flat)
                    {"ticked": ticked, "unsure": unsure, "denied": denied}.get(said, []).append(
                        cue.code
                    )
                    if said == "left":
                        left.append(_typed(heard, clause))
                    was_denied = said == "denied"
            elif self._is_none(words):
                is_none = True
            elif self._marks["unsure"].search(words) and before is not None and before.cues:
                moved = [cue.code for cue in before.cues if cue.code in ticked]
                unsure += moved
                ticked = [code for code in ticked if code not in moved]
            elif self._says_something(words):
                left.append(_typed(heard, clause))
                is_turned = is_turned or clause.led_by in _EXCEPT
            before = clause if clause.cues else before
        sure = tuple(dict.fromkeys(ticked))
        doubted = tuple(code for code in dict.fromkeys(unsure) if code not in sure)
        return Told(
            sure, doubted,
            tuple(code for code in dict.fromkeys(denied) if code not in {*sure, *doubted}),
            tuple(dict.fromkeys(left)),
            is_none and not sure and not doubted and not is_turned,
        )  # fmt: skip

    def doubts(self, heard: Heard) -> bool:
        """Say whether words turn what is named: *used to*, *anyone but*, *it depends*."""
        return _TURNS.search(heard.flat) is not None

    def _named(self, heard: Heard) -> Iterator[Cue]:
        flat = heard.flat
        for pattern, code, rank in self._called:
            for match in pattern.finditer(flat):
                yield Cue(match.start(), match.end(), code, rank)
        for found in self._items.parts(flat):
            rank = 1 if found.rule.axis == BEFORE_BIRTH else 2
            yield Cue(found.start, found.end, found.rule.means, rank, None, found.rule.holds_no)

    def _of_facts(self, heard: Heard, facts: Iterable[Fact]) -> Iterator[Cue]:
        for fact in facts:
            start, end = heard.place(*fact.quote)
            if fact.about != "client":
                yield Cue(start, end, "", 0)  # those words are about somebody else
            elif fact.code in self._codes:
                yield Cue(start, end, fact.code, 3, fact.negated)

    def _kept(self, cues: list[Cue]) -> list[Cue]:
        """Keep of those that share words the first kind, the longest of it."""
        kept: list[Cue] = []
        for cue in sorted(cues, key=lambda each: (each.rank, each.start - each.end, each.start)):
            if all(
                cue.end <= other.start
                or cue.start >= other.end
                or (other[:2], other.rank) == (cue[:2], cue.rank)
                for other in kept
            ):
                kept.append(cue)
        return sorted(kept, key=lambda each: each[:2])

    def _telling(self, clause: Clause, flat: str) -> Iterator[Cue]:
        """Leave out what only says where (*in school i cant focus*) beside something that says more."""
        for cue in clause.cues:
            lead = re.search(
                r"\b(?:in|at|from|after|before|to) (?:his |her |my |the )?$", flat[: cue.start]
            )
            others = any(each.code != cue.code for each in clause.cues)
            says = _SAYS.match(flat, cue.end)
            if not ((lead and others and cue.rank > _LISTED) or says):
                yield cue

    def _verdict(self, cue: Cue, words: str, clause: Clause, flat: str) -> str:
        if self._marks["unsure"].search(words) or (
            not self.is_of_skills and self._marks["unsure_of_past"].search(words)
        ):
            return "unsure"
        before = flat[clause.start : cue.start]
        inside = flat[cue.start : cue.end]
        if not cue.code:
            return "left"
        if cue.negated is not None:
            return "denied" if cue.negated else "ticked"
        if self.is_of_skills:
            return self._verdict_of_skill(cue, words, before, inside)
        count = len(negators_in(before)) + (0 if cue.holds_no else len(negators_in(inside)))
        return {0: "ticked", 1: "denied"}.get(count, "left")

    def _verdict_of_skill(self, cue: Cue, words: str, before: str, inside: str) -> str:
        """What goes well is no difficulty; *cannot* makes one of a skill, *no* takes a trouble away."""
        if self._marks["fine"].fullmatch(inside) and re.search(r"\b(?:is|am|are|was)\b", before):
            return "ticked" if negators_in(before) else "denied"
        beside = words.replace(inside, "", 1)
        if self._marks["fine"].search(beside):
            return "ticked" if negators_in(self._marks["fine"].sub("", words)) else "denied"
        if not negators_in(before) or (cue.holds_no and negators_in(inside)):
            return "ticked"
        if self._marks["trouble"].search(inside):
            return "denied"
        return (
            "left"
            if re.search(r"\b(?:not|isnt|arent|wasnt) (?:the |a |so much )?$", before)
            else "ticked"
        )

    def _places(self, words: str) -> list[str] | None:
        if not _NUMBERS.match(words):
            return None
        places = [int(number) - 1 for number in re.findall(r"\d+", words)]
        if not all(0 <= place < len(self._offers) for place in places):
            return None
        return [self._offers[place].code for place in places]

    def _is_none(self, words: str) -> bool:
        return any(
            not self._says_something(words[: found.start]) for found in self._none.parts(words)
        )

    def _says_something(self, words: str) -> bool:
        """Say whether a clause holds more than light words: who, when, and that it goes well."""
        words = self._marks["fine"].sub("", words)
        return any(word not in self._light and word[0].isalpha() for word in words.split())


def _axes(lexicon: Lexicon, codes: frozenset[str]) -> set[str]:
    """Return the kinds of list that these options are: most of them, or all that a kind has."""
    by_axis: dict[str, set[str]] = {}
    for rule in lexicon.items:
        by_axis.setdefault(rule.axis, set()).add(rule.means)
    return {
        axis
        for axis, held in by_axis.items()
        if held <= codes or (2 * len(held & codes) >= len(codes) and codes & held)
    }


def _names(offer: Offer, lexicon: Lexicon, synonyms: Synonyms) -> Iterator[tuple[str, int]]:
    """Yield patterns for an option: its label as it stands first, then its pieces and other names."""
    whole = Heard(offer.label, lexicon.words).flat
    yield re.escape(whole).replace(r"\ ", " "), 0
    for alias in offer.aliases:
        yield _loose(Heard(alias, lexicon.words).bare), 3
    for piece in _PIECES.split(re.sub(r"\([^)]*\)", "", offer.label)):
        words = Heard(piece, lexicon.words).bare
        if len(words) > _SHORTEST and not negators_in(words) and not _PLACE_ALONE.match(words):
            yield _loose(words), 3
    for rule in synonyms.of(names_of(offer, lexicon)):
        if not negators_in(rule.means):
            for pattern in synonyms.patterns(rule):
                yield pattern, 3


def _loose(words: str) -> str:
    """Return a pattern for words in any of their endings."""
    return "".join(_ending(word) for word in words.split())


def _ending(word: str) -> str:
    if len(word) < _SHORTEST or not word.isalpha():
        return re.escape(word) + " "
    base = stem_of(word).removesuffix("e").removesuffix("y")
    return re.escape(base) + _ENDINGS + " "


def _clauses(flat: str, cues: Sequence[Cue]) -> Iterator[Clause]:
    start, led_by = 0, ""
    ends = [
        match
        for match in _ENDS.finditer(flat)
        if not any(cue.start < match.end() and match.start() < cue.end for cue in cues)
    ]
    for stop, after, word in [
        *((m.start(), m.end(), m["end"]) for m in ends),
        (len(flat), len(flat), ""),
    ]:
        if flat[start:stop].strip():
            inside = tuple(cue for cue in cues if start <= cue.start and cue.end <= stop)
            yield Clause(start, stop, led_by, inside)
            led_by = word.strip()
        else:
            led_by = word.strip() or led_by
        start = after


def _is_bare(words: str) -> bool:
    return words.count(" ") <= _BARE and not _SUBJECT.match(words) and not _VERB.search(words)


def _typed(heard: Heard, clause: Clause) -> str:
    first, last = heard.span(clause.start, clause.end)
    return heard.typed[first:last]
