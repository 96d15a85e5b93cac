"""Everything that one typed text may mean at one question, in one order of looking.

The answer asked for comes first, then commands and questions, corrections, absent reasons; danger is
looked for always and swallows nothing. What is left over is unclear, and is asked again; before that
likeness to listed lines may propose what the person wants, and never what the answer is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from assistant.conversation.cleaning import LONGEST
from assistant.conversation.language.beside import TWO, is_doubted, read_beside
from assistant.conversation.language.choosing import Choosing
from assistant.conversation.language.correcting import Correction, about_in, read_correction
from assistant.conversation.language.crisis_slips import CrisisSlips
from assistant.conversation.language.dangers import Danger, danger_in
from assistant.conversation.language.exemplars import Exemplars
from assistant.conversation.language.heard import Heard
from assistant.conversation.language.kinship import read_kin
from assistant.conversation.language.likeness import Alike, Likeness
from assistant.conversation.language.lists import Gathering
from assistant.conversation.language.months import Life, numbered
from assistant.conversation.language.offers import Offer, Synonyms
from assistant.conversation.language.phrases import Table
from assistant.conversation.language.polar import read_polar
from assistant.conversation.language.reading import UNCLEAR, Reading
from assistant.conversation.language.scales import points_of, read_scale
from assistant.conversation.language.slips import Slips
from assistant.conversation.language.stories import Fact, facts_in
from assistant.conversation.language.times import read_time
from assistant.domain.lexicon import Lexicon, Rule

ABOUT_THIS = "about_this"
"""Words that speak of the questions and not of the client; they mean nothing by themselves."""
WRONG_KEY = "change_wrong_key"
"""The rule of an answer that was given by mistake; its words may say which."""
OPEN = frozenset({"text", "story"})
_LONGEST_ACT = 16
_LONGEST_TURN = 14
"""Words of a turn that may be about the questions rather than an answer to one."""
_TURNS_TO_US = re.compile(
    r"\? |\b(?:you|your|yours)\b|\b(?:question|questions|answer|answers|answering|skip|typed|clicked|pressed|form|private|confidential|english)\b"
    r"|^(?:(?:no|nope|nah|sorry|please|well|oh|but|um|ok|okay|and) )*(?:not (?:answering|saying|telling|now|today|doing|this|that|going)|can (?:i|we)|could (?:i|we)|may (?:i|we)|let (?:us|me)|do (?:i|we)|is (?:this|it|that|there)|are (?:these|we|my)|(?:does|will|would) (?:this|it|that|my)|explain|repeat|back|stop|wait|hold|hang on|later|never mind|that (?:is|was) (?:not|wrong)|(?:this|that) (?:isnt|wasnt)|wrong"
    r"|i (?:will|would|am going to) (?:do|answer|come|tell|say|finish|think about|get back|rather|prefer|leave|pass|skip)|i (?:am not|wont|dont|do not|cant|would not|wouldnt) (?:really |just |want to |like to |going to |feel like |wish to )*(?:answer|say|talk|tell|share|discuss|go|do this|do that|know|understand|get|follow|remember|see why|feel comfortable|comfortable|ready|want)|i (?:understand|know|get) (?:not|nothing))\b"
)
_STORY_FROM = 6
_LONGEST_TIME = 9
"""Words that a new time may take where a time was asked: *it was the winter he turned four*."""
_TIMES = frozenset({"age", "span", "date"})
_LEAST_ALSO = 3
_MOST_LISTS = 24
_BY_FORM = frozenset({"place", "places", "label", "run", "all", "both"})
"""How options are named by where they stand or by their very label."""
_WRONG = re.compile(r"\b(?:wrong|wrongly|incorrect|incorrectly|mistake|error)\b")
_EMPHASIS = re.compile(
    r"\b(?:you|people|they|everyone|nobody) (?:have|has|had|got) no idea\b|\bno idea how (?:hard|bad|much)\b"
)
"""*You have no idea* says how much, and not that somebody does not know."""
_BESIDE_CLAUSES = re.compile(r"[,.;?] ")
_PLACES_ALONE = re.compile(
    r"(?:(?:so|and|maybe|just|also|number|option|i think) )*(?:\d{1,2} (?:and )?)+"
)
_LEADING_PLACES = re.compile(
    r"^(?:\d{1,2} )+(?!years?|months?|weeks?|days?|y |yo|m |mo |to |or |and |-|–|/|st |nd |rd |th |times?|\d)"
)
_CAME = re.compile(
    r"\b(?:came to (?:us|live|stay|me)|come to (?:us|live|me)|adopted|placed|moved in with|arrived|joined us|fostered|took (?:him|her|them) in|got (?:him|her|them)|met (?:him|her|them)|brought (?:him|her|them) home|was born|were born)\b"
)
"""When somebody came into the family is no time of what is rated."""
_WHOLE = frozenset({"place", "label", "range"})
_LONGEST_RATING = 5
"""Words of a clause that can be a rating by themselves."""
_NUMBER = re.compile(
    r"^(?:(?:about|around|maybe|roughly|probably|like|approximately|i think|i guess|it was|it is|there were|there are|we had|at least|just|only|say|some|nearly|almost|ga|gest|gestation|born at|at|born|by) )*(\d+(?:\.\d+)?)(?:/40)?(?: [0-6](?= $|$))?(?: (?:minutes?|mins?|weeks?|wks?|months?|years?|hours?|days?|times?|of them|people|kids|children|homes|a day|a week|total|in total|altogether|or so|or thereabouts|i think|maybe|probably))* $"
)
_LEADS_CORRECTION = re.compile(r"^(?:actually|oops|no wait|wait no|i meant|sorry i meant) ")
_TIME_ALONE = re.compile(
    r"^(?:(?:\d+(?:\.\d+)?(?:st|nd|rd|th)?|years?|months?|weeks?|days?|old|or|and|to|about|around|at|in|a|half|maybe|almost|nearly|grade"
    r"|first|second|third|fourth|fifth|birth|baby|toddler|newborn|pregnan\w*|summer|winter|spring|fall|last|closer|like|more|only|just"
    r"|january|february|march|april|may|june|july|august|september|october|november|december) )+$"
)
_NOBODY = frozenset(
    {
        "nobody",
        "nobody tbh",
        "nobody really",
        "nobody lol",
        "no one tbh",
        "no one lol",
        "no one",
        "noone",
        "none",
        "none of them",
        "none of these",
        "none of those",
        "not anyone",
        "there is no one",
        "there is nobody",
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is being asked, as far as understanding needs it."""

    kind: str
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """A text with its reading, the facts it may tell, the danger it names, and what else was said."""

    reading: Reading
    facts: tuple[Fact, ...] = ()
    danger: Danger = field(default_factory=Danger)
    correction: Correction | None = None
    also: tuple[tuple[str, Any], ...] = ()
    typed: str = ""


class Reader:
    """Reads texts with one lexicon; the tables are compiled when the first text needs them."""

    def __init__(self, lexicon: Lexicon, likeness: Likeness | None = None) -> None:
        """Keep the lexicon, and what tells likeness in meaning where that is installed."""
        self._lexicon = lexicon
        self._likeness = likeness
        self._scales_of: dict[tuple[Offer, ...], dict[str, str]] = {}
        self._lists: dict[tuple[Offer, ...], tuple[Choosing, Gathering]] = {}

    @property
    def read_backs(self) -> Mapping[str, str]:
        """What is read back before it counts, by what it is."""
        return self._lexicon.read_backs

    @cached_property
    def _polar(self) -> Table:
        return Table(self._lexicon.polar, self._lexicon)

    @cached_property
    def _acts(self) -> Table:
        return Table(self._lexicon.acts, self._lexicon)

    @cached_property
    def _scales(self) -> Table:
        return Table(self._lexicon.scales, self._lexicon, "measure_filler")

    @cached_property
    def _synonyms(self) -> Synonyms:
        return Synonyms(self._lexicon.synonyms, self._lexicon)

    @cached_property
    def _corrections(self) -> Table:
        return Table(self._lexicon.corrections, self._lexicon)

    @cached_property
    def _facts(self) -> Table:
        return Table(self._lexicon.facts, self._lexicon)

    @cached_property
    def _dangers(self) -> Table:
        return Table(self._lexicon.dangers, self._lexicon)

    @cached_property
    def _crisis_slips(self) -> CrisisSlips:
        return CrisisSlips(self._lexicon)

    @cached_property
    def _stages(self) -> Table:
        return Table((*self._lexicon.stages, *self._lexicon.anchors), self._lexicon)

    @cached_property
    def _kin(self) -> Table:
        return Table(self._lexicon.kin, self._lexicon, "kin_filler")

    @cached_property
    def _choices(self) -> Table:
        return Table(self._lexicon.choices, self._lexicon)

    @cached_property
    def _exemplars(self) -> Exemplars:
        return Exemplars(self._lexicon)

    @cached_property
    def _slips(self) -> Slips:
        return Slips(self._lexicon)

    @cached_property
    def _alike(self) -> Alike | None:
        return Alike(self._lexicon, self._likeness) if self._likeness is not None else None

    def heard(self, typed: str) -> Heard:
        """Return a text as rules read it."""
        return Heard(typed, self._lexicon.words)

    def read(
        self, typed: str, question: Question, life: Life, *, by_meaning: bool = False
    ) -> Understood:
        """Return what a text means at a question; nothing in it is ever refused but its length.

        Likeness in meaning may be slow; it is asked only where ``by_meaning`` says so.
        """
        if len(typed) > LONGEST:
            return Understood(UNCLEAR)
        heard = self.heard(typed)
        danger = danger_in(heard, self._dangers, self._crisis_slips)
        correction, reading = self._main(heard, question, life)
        if reading.act == "unclear" and reading.rule != TWO:
            correction, reading = self._without_slips(heard, question, life)
        if danger.codes:
            reading = reading.less_sure()
        if by_meaning:
            is_open = reading.act == "unclear" and reading.rule != TWO
            reading = self._alike_act(typed) if is_open else reading
            danger = self._alike_danger(heard, danger)
        is_told = reading.act in {"answer", "unclear"} and heard.count >= _STORY_FROM
        facts = tuple(self._told(heard, life)) if is_told else ()
        also = self._also(heard, question, life, reading)
        return Understood(reading, facts, danger, correction, also, typed)

    def _without_slips(
        self, heard: Heard, question: Question, life: Life
    ) -> tuple[Correction | None, Reading]:
        """Read once more what was not understood, with its slips of a letter mended; never sure."""
        mended = self._slips.mended(heard, question.kind)
        if mended is None:
            return None, UNCLEAR
        correction, reading = self._main(mended, question, life)
        return correction, reading.less_sure()

    def chosen(self, page: str, typed: str) -> str | None:
        """Return which of the ways to go on that a page offers the whole line stands for, or None."""
        if len(typed) > LONGEST or "?" in typed:
            return None
        bare = self.heard(typed).bare
        found = {
            rule.means.removeprefix(f"{page}.")
            for rule in (self._choices.wholes(bare) if bare else ())
            if rule.means.startswith(f"{page}.")
        }
        return found.pop() if len(found) == 1 else None

    def danger(self, typed: str) -> Danger:
        """Return the danger a text speaks of."""
        heard = self.heard(typed)
        return self._alike_danger(heard, danger_in(heard, self._dangers, self._crisis_slips))

    def _alike_act(self, typed: str) -> Reading:
        """Propose what the person wants by likeness in meaning, where no other look found anything."""
        found = self._alike.act(typed) if self._alike is not None else None
        return replace(_of_act(found), certainty="confirm") if found is not None else UNCLEAR

    def _alike_danger(self, heard: Heard, said: Danger) -> Danger:
        """Ask gently by likeness in meaning; what a rule said, of danger or of an act, stands."""
        if self._alike is None or self._act(heard) is not None:
            return said
        if any(self._dangers.parts(heard.flat)):
            return said
        found = self._alike.danger(heard.typed)
        return Danger((found.means,), "check") if found is not None else said

    def _main(
        self, heard: Heard, question: Question, life: Life
    ) -> tuple[Correction | None, Reading]:
        withdrawn = self._corrections.whole(heard.bare) if heard.bare else None
        if withdrawn is not None and withdrawn.means == "withdraw":
            return Correction(None), Reading("correction", None, "confirm", withdrawn.id)
        answer = self._answer(heard, question, life)
        is_exact = answer.act in {"answer", "absent"} and answer.certainty == "sure"
        if question.kind in OPEN:
            is_exact = False
        may_correct = not is_exact or _LEADS_CORRECTION.match(heard.bare) is not None
        correction = self._correction(heard, question, life) if may_correct else None
        if correction is not None:
            return correction, self._corrected(correction, question, life)
        if not is_exact or question.kind in OPEN:
            act = self._act(heard)
            if act is not None and not _outweighs(answer, act, question):
                return self._acted(heard, act)
        if answer.rule == TWO:
            return None, answer
        absent = self._absent(heard, question)
        is_whole = absent is not None and not absent.rule.endswith("_part")
        is_told = answer.act == "answer" and answer.rule not in {"likeness", "slip"}
        is_told = is_told and not (is_whole and answer.certainty != "sure")
        if absent is not None and not (is_told and question.kind not in OPEN):
            return None, self._as_option(absent, question)
        if answer.act == "unclear":
            return None, self._likely_act(heard)
        if question.kind in OPEN and heard.count <= _LONGEST_ACT:
            return None, self._perhaps_aside(heard, answer)
        return None, answer

    def _acted(self, heard: Heard, act: Rule) -> tuple[Correction | None, Reading]:
        """Return what is wanted; *I pressed the wrong thing on the one about sleep* says which answer."""
        says_wrong = act.id == WRONG_KEY or (
            act.means == "change" and _WRONG.search(heard.flat) is not None
        )
        about = about_in(heard.flat) if says_wrong else None
        if about is None:
            return None, _of_act(act)
        return Correction(None, about), Reading("correction", None, "confirm", act.id, about=about)

    def _answer(self, heard: Heard, question: Question, life: Life) -> Reading:
        match question.kind:
            case "yes_no":
                return read_polar(heard, self._polar)
            case "choice":
                reading = self._with_words_beside(heard, question, self._choice(heard, question))
                return UNCLEAR if reading.value == [] else reading  # one must be chosen
            case "list":
                return self._list(heard, question, life)
            case "scale":
                reading = self._choice(heard, question)
                if reading.act != "answer" or reading.rule not in {"place", "label"}:
                    said = read_scale(heard, self._points(question.offers), self._scales)
                    is_said = said.act == "answer"
                    reading = said if is_said else self._if_not_doubtful(heard, reading)
                return self._with_words_beside(heard, question, reading)
            case "number":
                return _number(heard)
            case "people":
                return read_kin(heard, self._kin, _NOBODY)
            case "text" | "story":
                return (
                    Reading("answer", heard.typed.strip(), "sure", "words")
                    if heard.typed.strip()
                    else UNCLEAR
                )
            case _:
                return self._time(heard, life)

    def _choice(self, heard: Heard, question: Question) -> Reading:
        """Return an option by its name, by a point of its scale, or by what the clauses say; else unclear."""
        choosing, gathering = self._of_list(question.offers)
        code = _numbered_code(heard, question.offers)
        if code:
            return Reading("answer", code, "confirm", "code")
        reading = choosing.read(heard)
        is_likeness = reading.rule in {"likeness", "slip"}
        if reading.act == "answer" and not is_likeness:
            return reading
        if (said := self._yes_or_no(heard, question.offers)) is not None:
            return said
        if self._points(question.offers):
            said = read_scale(heard, self._points(question.offers), self._scales).less_sure()
            return said if said.act == "answer" else reading
        gathered = gathering.read(heard)
        if len(gathered.ticked) == 1 and not gathered.unsure and not gathering.doubts(heard):
            return Reading("answer", gathered.ticked[0], "confirm", "gathered")
        return reading

    def _with_words_beside(self, heard: Heard, question: Question, reading: Reading) -> Reading:
        """Look for one rating beside other words, where the whole text is none; two are asked about."""
        is_whole = reading.act == "answer" and reading.rule in _WHOLE
        if is_whole and not is_doubted(heard):
            return reading
        choosing, _ = self._of_list(question.offers)
        is_scale = bool(self._points(question.offers))

        def rated(words: str) -> str | None:
            said = self.heard(words)
            if not is_scale or said.count > _LONGEST_RATING:
                return None
            found = (
                choosing.exact(said)
                or read_scale(said, self._points(question.offers), self._scales).value
            )
            return found if isinstance(found, str) else None

        beside = read_beside(heard, question.offers, rated)
        if beside is not None and (beside.act == "answer" or not reading.rule.startswith("sev")):
            return beside
        return replace(reading, is_guess=is_doubted(heard)).less_sure() if is_whole else reading

    def _yes_or_no(self, heard: Heard, offers: tuple[Offer, ...]) -> Reading | None:
        """Return which of a yes and a no was said in other words, where both are among the options."""
        codes = {offer.label.casefold(): offer.code for offer in offers}
        if not {"yes", "no"} <= set(codes):
            return None
        said = read_polar(heard, self._polar)
        if said.act != "answer":
            return None
        return replace(said, value=codes["yes" if said.value else "no"])

    def _list(self, heard: Heard, question: Question, life: Life) -> Reading:
        """Return what is told of a list: always read back, with what nobody is sure of and what is left."""
        choosing, gathering = self._of_list(question.offers)
        reading = choosing.read(heard) if not gathering.is_marked(heard) else UNCLEAR
        if reading.act == "answer" and reading.rule in _BY_FORM:
            return reading.less_sure()
        # who tells of themself says *he hit me* of being hit, and not of two grown people
        said = heard.of_self() if life.is_told_by_self else heard
        told = gathering.read(said, self._told(heard, life))
        if not told.ticked and not told.unsure:
            return Reading("answer", [], "confirm", "none") if told.is_none else UNCLEAR
        also: list[tuple[str, Any]] = [("unsure", list(told.unsure))] if told.unsure else []
        if told.left:
            also.append(("left", list(told.left)))
        return Reading("answer", list(told.ticked), "confirm", "gathered", also=tuple(also))

    def _told(self, heard: Heard, life: Life) -> list[Fact]:
        """Return the facts of a story; of a life that is told by its owner, as of anybody's."""
        said = heard.of_self() if life.is_told_by_self else heard
        return facts_in(said, self._facts, self._stages, life)

    def _of_list(self, offers: tuple[Offer, ...]) -> tuple[Choosing, Gathering]:
        """Return what reads these options; a list that was shown is soon shown again."""
        if offers not in self._lists:
            if len(self._lists) >= _MOST_LISTS:
                self._lists.clear()
            synonyms, lexicon = self._synonyms, self._lexicon
            self._lists[offers] = (
                Choosing(offers, synonyms, lexicon),
                Gathering(offers, lexicon, synonyms),
            )
        return self._lists[offers]

    def _points(self, offers: tuple[Offer, ...]) -> dict[str, str]:
        """Return the points of a scale that these options are; a scale that was shown is soon shown again."""
        if offers not in self._scales_of:
            if len(self._scales_of) >= _MOST_LISTS:
                self._scales_of.clear()
            pairs = [(offer.code, offer.label) for offer in offers]
            self._scales_of[offers] = points_of(pairs, self._scales)
        return self._scales_of[offers]

    def _if_not_doubtful(self, heard: Heard, reading: Reading) -> Reading:
        doubtful = any(found.rule.means == "mixed" for found in self._scales.parts(heard.bare))
        return UNCLEAR if doubtful or reading.rule in {"likeness", "slip"} else reading

    def _time(self, heard: Heard, life: Life) -> Reading:
        """Return when something was; every time is read back before it counts."""
        span = read_time(heard, self._stages, life)
        return UNCLEAR if span is None else Reading("answer", span, "confirm", "time")

    def _act(self, heard: Heard) -> Rule | None:
        if heard.count > _LONGEST_ACT:
            return None
        return self._acts.whole(heard.bare) if heard.bare else None

    def _likely_act(self, heard: Heard) -> Reading:
        """Propose what the person wants where nothing fits, by likeness to listed lines; never sure."""
        found = self._exemplars.nearest(heard)
        return replace(_of_act(found), certainty="confirm") if found is not None else UNCLEAR

    def _perhaps_aside(self, heard: Heard, answer: Reading) -> Reading:
        """Where any words are an answer, those that may mean the questions themselves are read back."""
        likely = self._likely_act(heard)
        if likely.act != "unclear":
            return likely
        if heard.count <= _LONGEST_TURN and _TURNS_TO_US.search(heard.flat):
            return answer.less_sure()
        speaks_of_this = any(each.rule.means == ABOUT_THIS for each in self._acts.parts(heard.flat))
        return answer.less_sure() if speaks_of_this else answer

    def _absent(self, heard: Heard, question: Question) -> Reading | None:
        """Return a reason for no answer; in a free text only where it is all that was typed."""
        if question.kind == "yes_no":
            return None
        wholes = self._polar.wholes(heard.bare) if heard.bare else ()
        rule = next((each for each in wholes if each.means not in {"yes", "no", "mixed"}), None)
        if rule is not None:
            return Reading("absent", rule.means, "sure" if rule.sure else "confirm", rule.id)
        if question.kind in OPEN or question.kind == "people":
            return None
        if _EMPHASIS.search(heard.flat):
            return None
        parts = [found.rule for found in self._polar.parts(heard.flat)]
        if parts and parts[0].means not in {"mixed", "yes", "no"}:
            return Reading("absent", parts[0].means, "confirm", parts[0].id)
        return None

    def _as_option(self, absent: Reading, question: Question) -> Reading:
        """Take an absent reason as the option that says the same, where there is one."""
        for offer in question.offers:
            rule = self._polar.whole(self.heard(offer.label).bare)
            if rule is not None and rule.sure and rule.means == absent.value:
                return Reading("answer", offer.code, absent.certainty, absent.rule)
        return absent

    def _correction(self, heard: Heard, question: Question, life: Life) -> Correction | None:
        def is_value(words: str) -> bool:
            return self._value(words, question, life) is not None

        return read_correction(heard, self._corrections, is_value)

    def _value(self, words: str, question: Question, life: Life) -> Reading | None:
        """Return a short text read as a new value: as what was asked, else as any kind."""
        heard = self.heard(words)
        is_time = question.kind in _TIMES
        if not heard.words or heard.count > (_LONGEST_TIME if is_time else _STORY_FROM):
            return None
        kinds = [question.kind] if question.kind not in OPEN else []
        for kind in [*kinds, "number", "yes_no", "age", "people"]:
            reading = self._answer(heard, replace(question, kind=kind), life)
            if reading.act != "answer" or reading.value == []:
                continue
            if kind == "yes_no" and reading.certainty != "sure":
                continue
            is_alone = is_time or _TIME_ALONE.match(numbered(heard.bare)) is not None
            if kind == "age" and not is_alone:
                continue
            if reading.rule in {"likeness", "slip"}:
                continue
            return reading
        is_frequency = any(
            rule.means.startswith("freq") for rule in self._scales.wholes(heard.bare)
        )
        if is_frequency and question.kind in OPEN:
            return Reading("answer", words, "confirm", "frequency")
        return None

    def _corrected(self, correction: Correction, question: Question, life: Life) -> Reading:
        new = self._value(str(correction.new), question, life)
        value = new.value if new is not None else None
        return Reading("correction", value, "confirm", "correction", about=correction.about)

    def _also(
        self, heard: Heard, question: Question, life: Life, reading: Reading
    ) -> tuple[tuple[str, Any], ...]:
        """Return what was volunteered beside the answer: a yes that says when."""
        if (
            reading.act != "answer"
            or question.kind not in {"yes_no", "choice", "scale", "list"}
            or heard.count < _LEAST_ALSO
        ):
            return ()
        if (reading.also and question.kind == "list") or (
            isinstance(reading.value, list) and len(reading.value) != 1
        ):
            return reading.also
        is_list = question.kind == "list"
        beside = self.heard(_without_places(heard.flat, is_list=is_list))
        has_number = re.search(r"\d", numbered(beside.flat)) is not None
        span = read_time(beside, self._stages, life) if has_number else None
        return (
            (("span", span), *reading.also)
            if span is not None and reading.value is not False
            else ()
        )


def _without_places(flat: str, *, is_list: bool) -> str:
    """Leave out the numbers of options, and the age at which somebody came: neither says when it was."""
    kept = [
        _LEADING_PLACES.sub("", clause)
        for clause in _BESIDE_CLAUSES.split(flat)
        if not _PLACES_ALONE.fullmatch(clause) and (is_list or not _CAME.search(clause))
    ]
    return " , ".join(clause for clause in kept if clause.strip())


def _numbered_code(heard: Heard, offers: tuple[Offer, ...]) -> str:
    """A digit that is one option's code and another one's place means the code, and is read back."""
    typed = heard.bare.strip()
    if not typed.isdecimal() or not any(offer.code == typed for offer in offers):
        return ""
    place = int(typed) - 1
    at_place = offers[place].code if 0 <= place < len(offers) else ""
    return "" if at_place == typed else typed


def _outweighs(answer: Reading, act: Rule, question: Question) -> bool:
    """Say whether the answer asked for is the likelier reading: *next* declines, *it is terrible* rates."""
    if question.kind in OPEN:
        return False
    is_aside = act.means in _ASIDES or act.means == "meaning"
    return answer.act == "answer" and is_aside and answer.rule not in {"likeness", "slip"}


def _of_act(rule: Rule) -> Reading:
    if rule.means in COMMANDS:
        return Reading("command", rule.means, "sure" if rule.sure else "confirm", rule.id)
    return Reading("question", rule.means, "sure" if rule.sure else "confirm", rule.id)


_ASIDES = frozenset({"complaint", "upset", "thanks", "robot", "human", "must"})
COMMANDS = frozenset(
    {"back", "change", "skip", "pause", "stop", "repeat", "undo", "review", "help"}
)


def _number(heard: Heard) -> Reading:
    text = numbered(heard.bare)
    found = _NUMBER.match(text)
    if found is None or "-" in heard.typed.strip()[:1]:
        return UNCLEAR
    value = float(found[1])
    if re.search(r"\d \d", text) and not re.search(r"\d\s*(?:\+|plus)\s*\d", heard.typed):
        return UNCLEAR
    is_plain = text.strip() == found[1]
    return Reading(
        "answer",
        int(value) if value == int(value) else value,
        "sure" if is_plain else "confirm",
        "number",
    )
