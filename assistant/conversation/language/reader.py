"""Everything that one typed text may mean at one question, in one order of looking.

The answer asked for comes first, then commands and questions, corrections, absent reasons; danger is
looked for always and swallows nothing. What is left over is unclear, and is asked again; before that
likeness to listed lines may propose what the person wants, and never what the answer is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.conversation.cleaning import LONGEST
from assistant.conversation.language.answers_in import answer_in, told_in
from assistant.conversation.language.asked import OPEN, TIMES, Question
from assistant.conversation.language.beside import TWO
from assistant.conversation.language.correcting import Correction, about_in, read_correction
from assistant.conversation.language.dangers import Danger, danger_in
from assistant.conversation.language.heard import Heard
from assistant.conversation.language.likeness import Likeness
from assistant.conversation.language.months import Life, numbered
from assistant.conversation.language.reading import UNCLEAR, Reading
from assistant.conversation.language.stories import Fact
from assistant.conversation.language.tables import Tables
from assistant.conversation.language.volunteered import also_in
from assistant.conversation.language.wanting import (
    LONGEST_ACT,
    absent_in,
    act_in,
    alike_act,
    alike_danger,
    as_option,
    likely_act,
    of_act,
    perhaps_aside,
)
from assistant.domain.lexicon import Lexicon, Rule

WRONG_KEY = "change_wrong_key"
"""The rule of an answer that was given by mistake; its words may say which."""
"""The rule of an answer that was given by mistake; its words may say which."""


_STORY_FROM = 6


_LONGEST_TIME = 9
"""Words that a new time may take where a time was asked: *it was the winter he turned four*."""
"""Words that a new time may take where a time was asked: *it was the winter he turned four*."""


_WRONG = re.compile(r"\b(?:wrong|wrongly|incorrect|incorrectly|mistake|error)\b")


_LEADS_CORRECTION = re.compile(r"^(?:actually|oops|no wait|wait no|i meant|sorry i meant) ")


_TIME_ALONE = re.compile(
    r"^(?:(?:\d+(?:\.\d+)?(?:st|nd|rd|th)?|years?|months?|weeks?|days?|old|or|and|to|about|around|at|in|a|half|maybe|almost|nearly|grade"
    r"|first|second|third|fourth|fifth|birth|baby|toddler|newborn|pregnan\w*|summer|winter|spring|fall|last|closer|like|more|only|just"
    r"|january|february|march|april|may|june|july|august|september|october|november|december) )+$"
)


_ASIDES = frozenset({"complaint", "upset", "thanks", "robot", "human", "must"})


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
    """Reads texts with one lexicon."""

    def __init__(self, lexicon: Lexicon, likeness: Likeness | None = None) -> None:
        """Keep what is read with; ``likeness`` tells likeness in meaning where that is installed."""
        self._tables = Tables(lexicon, likeness)

    @property
    def read_backs(self) -> Mapping[str, str]:
        """What is read back before it counts, by what it is."""
        return self._tables.lexicon.read_backs

    def heard(self, typed: str) -> Heard:
        """Return a text as rules read it."""
        return self._tables.heard(typed)

    def read(
        self, typed: str, question: Question, life: Life, *, by_meaning: bool = False
    ) -> Understood:
        """Return what a text means at a question; nothing in it is ever refused but its length.

        Likeness in meaning may be slow; it is asked only where ``by_meaning`` says so.
        """
        tables = self._tables
        if len(typed) > LONGEST:
            return Understood(UNCLEAR)
        heard = tables.heard(typed)
        danger = danger_in(heard, tables.dangers, tables.crisis_slips)
        correction, reading = _main(tables, heard, question, life)
        if reading.act == "unclear" and reading.rule != TWO:
            correction, reading = _without_slips(tables, heard, question, life)
        if danger.codes:
            reading = reading.less_sure()
        if by_meaning:
            is_open = reading.act == "unclear" and reading.rule != TWO
            reading = alike_act(tables, typed) if is_open else reading
            danger = alike_danger(tables, heard, danger)
        is_told = reading.act in {"answer", "unclear"} and heard.count >= _STORY_FROM
        facts = tuple(told_in(tables, heard, life)) if is_told else ()
        also = also_in(tables, heard, question, life, reading)
        return Understood(reading, facts, danger, correction, also, typed)

    def chosen(self, page: str, typed: str) -> str | None:
        """Return which of the ways to go on that a page offers the whole line stands for, or None."""
        tables = self._tables
        if len(typed) > LONGEST or "?" in typed:
            return None
        bare = tables.heard(typed).bare
        found = {
            rule.means.removeprefix(f"{page}.")
            for rule in (tables.choices.wholes(bare) if bare else ())
            if rule.means.startswith(f"{page}.")
        }
        return found.pop() if len(found) == 1 else None

    def danger(self, typed: str) -> Danger:
        """Return the danger a text speaks of."""
        tables = self._tables
        heard = tables.heard(typed)
        return alike_danger(tables, heard, danger_in(heard, tables.dangers, tables.crisis_slips))


def _without_slips(
    tables: Tables, heard: Heard, question: Question, life: Life
) -> tuple[Correction | None, Reading]:
    """Read once more what was not understood, with its slips of a letter mended; never sure."""
    mended = tables.slips.mended(heard, question.kind)
    if mended is None:
        return None, UNCLEAR
    correction, reading = _main(tables, mended, question, life)
    return correction, reading.less_sure()


def _main(
    tables: Tables, heard: Heard, question: Question, life: Life
) -> tuple[Correction | None, Reading]:
    withdrawn = tables.corrections.whole(heard.bare) if heard.bare else None
    if withdrawn is not None and withdrawn.means == "withdraw":
        return Correction(None), Reading("correction", None, "confirm", withdrawn.id)
    answer = answer_in(tables, heard, question, life)
    is_exact = answer.act in {"answer", "absent"} and answer.certainty == "sure"
    if question.kind in OPEN:
        is_exact = False
    may_correct = not is_exact or _LEADS_CORRECTION.match(heard.bare) is not None
    correction = _correction(tables, heard, question, life) if may_correct else None
    if correction is not None:
        return correction, _corrected(tables, correction, question, life)
    if not is_exact or question.kind in OPEN:
        act = act_in(tables, heard)
        if act is not None and not _outweighs(answer, act, question):
            return _acted(heard, act)
    if answer.rule == TWO:
        return None, answer
    absent = absent_in(tables, heard, question)
    is_whole = absent is not None and not absent.rule.endswith("_part")
    is_told = answer.act == "answer" and answer.rule not in {"likeness", "slip"}
    is_told = is_told and not (is_whole and answer.certainty != "sure")
    if absent is not None and not (is_told and question.kind not in OPEN):
        return None, as_option(tables, absent, question)
    if answer.act == "unclear":
        return None, likely_act(tables, heard)
    if question.kind in OPEN and heard.count <= LONGEST_ACT:
        return None, perhaps_aside(tables, heard, answer)
    return None, answer


def _acted(heard: Heard, act: Rule) -> tuple[Correction | None, Reading]:
    """Return what is wanted; *I pressed the wrong thing on the one about sleep* says which answer."""
    says_wrong = act.id == WRONG_KEY or (
        act.means == "change" and _WRONG.search(heard.flat) is not None
    )
    about = about_in(heard.flat) if says_wrong else None
    if about is None:
        return None, of_act(act)
    return Correction(None, about), Reading("correction", None, "confirm", act.id, about=about)


def _correction(tables: Tables, heard: Heard, question: Question, life: Life) -> Correction | None:
    def is_value(words: str) -> bool:
        return _value(tables, words, question, life) is not None

    return read_correction(heard, tables.corrections, is_value)


def _value(tables: Tables, words: str, question: Question, life: Life) -> Reading | None:
    """Return a short text read as a new value: as what was asked, else as any kind."""
    heard = tables.heard(words)
    is_time = question.kind in TIMES
    if not heard.words or heard.count > (_LONGEST_TIME if is_time else _STORY_FROM):
        return None
    kinds = [question.kind] if question.kind not in OPEN else []
    for kind in [*kinds, "number", "yes_no", "age", "people"]:
        reading = answer_in(tables, heard, replace(question, kind=kind), life)
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
    is_frequency = any(rule.means.startswith("freq") for rule in tables.scales.wholes(heard.bare))
    if is_frequency and question.kind in OPEN:
        return Reading("answer", words, "confirm", "frequency")
    return None


def _corrected(tables: Tables, correction: Correction, question: Question, life: Life) -> Reading:
    new = _value(tables, str(correction.new), question, life)
    value = new.value if new is not None else None
    return Reading("correction", value, "confirm", "correction", about=correction.about)


def _outweighs(answer: Reading, act: Rule, question: Question) -> bool:
    """Say whether the answer asked for is the likelier reading: *next* declines, *it is terrible* rates."""
    if question.kind in OPEN:
        return False
    is_aside = act.means in _ASIDES or act.means == "meaning"
    return answer.act == "answer" and is_aside and answer.rule not in {"likeness", "slip"}
