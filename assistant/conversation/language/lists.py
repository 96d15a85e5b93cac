"""Several options of a list named in own words, clause by clause.

Each clause says that something is so, that it is not, or that nobody is sure; what no clause explains
is handed back as it was typed, so that nothing is lost without a word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.conversation.language.clauses import (
    COUNTED,
    NOT_SURE_OF,
    NUMBERS,
    Clause,
    Cue,
    Places,
    clauses_of,
    is_all_numbers,
    tells_more,
)
from assistant.conversation.language.heard import Heard
from assistant.conversation.language.negating import negators_in
from assistant.conversation.language.offers import Offer, Synonyms, names_of, stem_of
from assistant.conversation.language.phrases import Table, source_of
from assistant.conversation.language.stories import Fact
from assistant.domain.lexicon import Lexicon

HELP = "help"
_OF_THE_CLIENT = frozenset({"medical", HELP})
"""Lists that ask for the client alone: what somebody else has or takes is not ticked there."""
_WHO = r"(?:mum|mom|mummy|mommy|mother|dad|daddy|father|gran|grandma|nan|grandad|grandpa|grandmother|grandfather|aunt|auntie|uncle|brother|sister|stepdad|stepmum|stepfather|stepmother|husband|wife|partner|i)"
_OF_ANOTHER = re.compile(
    rf"^(?:(?:also|and|but|so|the|his|her|their|my|our|your) )*{_WHO} (?:also |still |now )*(?:take|takes|took|has|have|had|is on|am on|was on|is|am|need|needs|get|gets|use|uses) "
    rf"|\b(?:is|are|was|were) (?:only |just )?(?:(?:his|her|their|my|our|the) )?{_WHO}s "
    r"|\b(?:is|are|was|were) (?:not|nt) (?:for )?(?:his|hers|him|her|theirs|them) "
)
SKILLS, BEFORE_BIRTH, NONE = "function", "prenatal", "none"
_PIECES = re.compile(r"\s*(?:,|\bor\b|/|;|\bbut\b)\s*")
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
_ENDINGS = r"(?:e|es|s|ing|ed|y|ies|er|ers)?"
_DOUBLED = frozenset("bdgmnpt")
"""Letters that are written twice before an ending: *hit, hitting*; *star, started* is another word."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says of a list; ``left`` are the pieces that nothing explains, as they were typed."""

    ticked: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    is_none: bool = False


@dataclass(slots=True)
class _Said:
    """What was heard so far, clause by clause."""

    ticked: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    denied: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    marked: set[str] = field(default_factory=set)
    """What a question mark or *not sure* stood beside; nothing makes it certain again."""
    numbers: list[str] = field(default_factory=list)
    before: Clause | None = None
    was_denied: bool = False
    is_none: bool = False
    is_turned: bool = False

    def add(self, verdict: str, code: str) -> None:
        held = {"ticked": self.ticked, "unsure": self.unsure, "denied": self.denied}
        held.get(verdict, []).append(code)

    def place(self, places: Places) -> None:
        self.ticked += places.sure
        self.unsure += places.unsure
        self.marked |= {*places.unsure}
        self.numbers = places.sure

    def names_something(self) -> bool:
        return bool(self.numbers) or self.before is not None

    def doubt_last(self) -> None:
        """*1 3, not sure* doubts both; *he was hit, nobody knows* what was said last."""
        cued = [cue.code for cue in self.before.cues] if self.before is not None else []
        moved = [code for code in self.numbers or cued if code in self.ticked]
        self.unsure += moved
        self.ticked = [code for code in self.ticked if code not in moved]

    def told(self, *, is_asked: bool) -> Told:
        sure = tuple(code for code in dict.fromkeys(self.ticked) if code not in self.marked)
        doubted = tuple(code for code in dict.fromkeys(self.unsure) if code not in sure)
        denied = (code for code in dict.fromkeys(self.denied) if code not in {*sure, *doubted})
        is_none = self.is_none and not sure and not doubted and not self.is_turned and not is_asked
        return Told(sure, doubted, tuple(denied), tuple(dict.fromkeys(self.left)), is_none)


class Gathering:
    """Reads what is told of one list of options."""

    def __init__(self, offers: Sequence[Offer], lexicon: Lexicon, synonyms: Synonyms) -> None:
        """Find what each option can be called in a few words."""
        self._offers = tuple(offers)
        self._lexicon = lexicon
        self._codes = frozenset(offer.code for offer in offers)
        axes = _axes(lexicon, self._codes)
        self.is_of_skills = SKILLS in axes
        self._is_of_help = HELP in axes
        self._is_of_the_client = not axes.isdisjoint(_OF_THE_CLIENT)
        self._items = Table(
            (rule for rule in lexicon.items if rule.axis in axes and rule.means in self._codes),
            lexicon,
        )
        self._none = Table((rule for rule in lexicon.items if rule.axis == NONE), lexicon)
        self._marks = {
            name: re.compile("|".join(rf"\b(?:{source_of(word, lexicon.classes, lexicon.words)})" for word in lexicon.classes[name]))
            for name in ("fine", "trouble", "unsure", "unsure_of_past", "not_now")
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
            return Told(is_none="?" not in heard.flat)
        cues = self._kept([*self._named(heard), *self._of_facts(heard, facts)])
        clauses = list(clauses_of(heard, cues))
        has_numbers = any(is_all_numbers(heard.flat[each.start : each.end]) for each in clauses)
        said = _Said()
        for clause in clauses:
            places = self._places(heard.flat, clause, has_numbers=has_numbers)
            rest = clause
            if places is not None:
                said.place(places)
                rest = clause._replace(start=clause.end - len(places.rest))
            if heard.flat[rest.start : rest.end].strip():
                self._hear(heard, rest, said)
            said.before = clause if clause.cues else said.before
            said.numbers = said.numbers if places is not None else []
        return said.told(is_asked="?" in heard.flat)

    def _hear(self, heard: Heard, clause: Clause, said: "_Said") -> None:
        """Take in what a clause says in words."""
        words = heard.flat[clause.start : clause.end]
        if clause.cues:
            self._hear_cues(heard, clause, said)
        elif self._is_none(words):
            said.is_none = True
        elif self._is_doubt(words) and said.names_something():
            said.doubt_last()
        elif self._says_something(words) or tells_more(words):
            said.left.append(_typed(heard, clause))
            said.is_turned = said.is_turned or clause.led_by in _EXCEPT

    def _hear_cues(self, heard: Heard, clause: Clause, said: "_Said") -> None:
        words = heard.flat[clause.start : clause.end]
        carried = said.was_denied and _is_bare(words) and clause.led_by in {",", "or", "nor"}
        carries = ("denied" if clause.led_by != "," else "left") if carried else ""
        for cue in self._telling(clause, heard.flat):
            verdict = carries or self._verdict(cue, words, clause, heard.flat)
            if clause.is_doubted and verdict in {"ticked", "denied"}:
                verdict = "unsure"
                said.marked.add(cue.code)
            said.add(verdict, cue.code)
            if verdict == "left":
                said.left.append(_typed(heard, clause))
            said.was_denied = verdict == "denied"

    def is_marked(self, heard: Heard) -> bool:
        """Say whether some of it is marked as not sure, by a question mark or by words."""
        return "?" in heard.flat or self._is_doubted(heard.flat)

    def _is_doubted(self, words: str) -> bool:
        return self._marks["unsure"].search(words) is not None or (
            not self.is_of_skills and self._marks["unsure_of_past"].search(words) is not None
        )

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
        if self._is_doubted(words):
            return "unsure"
        before = flat[clause.start : cue.start]
        inside = flat[cue.start : cue.end]
        if not cue.code or (self._is_of_the_client and _OF_ANOTHER.search(words)):
            return "left"
        if self._is_of_help and self._marks["not_now"].search(words):
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

    def _places(self, flat: str, clause: Clause, *, has_numbers: bool) -> Places | None:
        """Return the options that a clause names by their numbers, or None where it names none so.

        A number before other words is a place only where something says so: a question mark, no more
        than light words behind it, or other numbers that stand alone.
        """
        words = flat[clause.start : clause.end]
        about = NOT_SURE_OF.search(words) if self._marks["unsure"].search(words) else None
        if about is not None:  # *not sure about 7*
            return self._doubted_places(about["numbers"])
        found = NUMBERS.match(words)
        if found is None or COUNTED.match(found["rest"]):
            return None
        rest = found["rest"]
        is_unsure = self._is_doubted(words)
        is_led = flat[: clause.start].endswith("? ") and clause.is_doubted
        if rest and self._says_something(rest) and not (clause.is_doubted or has_numbers):
            return None
        codes = [int(number) - 1 for number in re.findall(r"\d+", found["numbers"])]
        if not all(0 <= place < len(self._offers) for place in codes):
            return None
        named = [self._offers[place].code for place in codes]
        if is_unsure:
            return Places([], named, rest if self._says_something(rest) else "")
        if not clause.is_doubted:
            return Places(named, [], rest)
        doubted = named[:1] if is_led else named[-1:]
        return Places([code for code in named if code not in doubted], doubted, rest)

    def _doubted_places(self, numbers: str) -> Places | None:
        codes = [int(number) - 1 for number in re.findall(r"\d+", numbers)]
        if not all(0 <= place < len(self._offers) for place in codes):
            return None
        return Places([], [self._offers[place].code for place in codes], "")

    def _is_doubt(self, words: str) -> bool:
        """Say whether a clause is nothing but a doubt of what stands before it: *not sure*, *i think*."""
        if self._marks["unsure"].search(words):
            return True
        said = self._marks["unsure_of_past"].fullmatch(words)
        return said is not None and not self.is_of_skills

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
    again = f"{base[-1]}?" if base[-1] in _DOUBLED else ""
    return re.escape(base) + again + _ENDINGS + " "


def _is_bare(words: str) -> bool:
    return words.count(" ") <= _BARE and not _SUBJECT.match(words) and not _VERB.search(words)


def _typed(heard: Heard, clause: Clause) -> str:
    first, last = heard.span(clause.start, clause.end)
    return heard.typed[first:last].strip(" :-–")
