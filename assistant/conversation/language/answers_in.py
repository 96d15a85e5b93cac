"""The answer to each kind of question: the same words mean another thing at another question."""

import re
from dataclasses import replace
from typing import Any

from assistant.conversation.language.asked import Question
from assistant.conversation.language.beside import is_doubted, read_beside
from assistant.conversation.language.heard import Heard
from assistant.conversation.language.kinship import read_kin
from assistant.conversation.language.months import Life, numbered
from assistant.conversation.language.offers import Offer
from assistant.conversation.language.polar import read_polar
from assistant.conversation.language.reading import UNCLEAR, Reading
from assistant.conversation.language.scales import read_scale
from assistant.conversation.language.stories import Fact, facts_in
from assistant.conversation.language.tables import Tables
from assistant.conversation.language.times import read_time

_BY_FORM = frozenset({"place", "places", "label", "run", "all", "both"})
"""How options are named by where they stand or by their very label."""


_WHOLE = frozenset({"place", "label", "range"})


_LONGEST_RATING = 5
"""Words of a clause that can be a rating by themselves."""
"""Words of a clause that can be a rating by themselves."""


_NUMBER = re.compile(
    r"^(?:(?:about|around|maybe|roughly|probably|like|approximately|i think|i guess|it was|it is|there were|there are|we had|at least|just|only|say|some|nearly|almost|ga|gest|gestation|born at|at|born|by) )*(\d+(?:\.\d+)?)(?:/40)?(?: [0-6](?= $|$))?(?: (?:minutes?|mins?|weeks?|wks?|months?|years?|hours?|days?|times?|of them|people|kids|children|homes|a day|a week|total|in total|altogether|or so|or thereabouts|i think|maybe|probably))* $"
)


_BETWEEN = re.compile(
    r"(?:(?:about|around|maybe|between|from|say) )*(\d{1,4}) ?(?:-|–|to|or|and) ?(\d{1,4})(?: ?(?:minutes?|mins?|a day|weeks?))*"
)
"""Of two numbers the lower one promises nothing that is not there."""
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


def answer_in(tables: Tables, heard: Heard, question: Question, life: Life) -> Reading:
    """Return the answer that a text is to the question asked, or unclear."""
    match question.kind:
        case "yes_no":
            return read_polar(heard, tables.polar)
        case "choice":
            reading = _with_words_beside(tables, heard, question, _choice(tables, heard, question))
            return UNCLEAR if reading.value == [] else reading  # one must be chosen
        case "list":
            return _list(tables, heard, question, life)
        case "scale":
            reading = _choice(tables, heard, question)
            if reading.act != "answer" or reading.rule not in {"place", "label"}:
                said = read_scale(heard, tables.points(question.offers), tables.scales)
                is_said = said.act == "answer"
                reading = said if is_said else _if_not_doubtful(tables, heard, reading)
            return _with_words_beside(tables, heard, question, reading)
        case "number":
            return _number(heard)
        case "people":
            return read_kin(heard, tables.kin, _NOBODY)
        case "text" | "story":
            return (
                Reading("answer", heard.typed.strip(), "sure", "words")
                if heard.typed.strip()
                else UNCLEAR
            )
        case _:
            return _time(tables, heard, life)


def _choice(tables: Tables, heard: Heard, question: Question) -> Reading:
    """Return an option by its name, by a point of its scale, or by what the clauses say; else unclear."""
    choosing, gathering = tables.of_list(question.offers)
    code = _numbered_code(heard, question.offers)
    if code:
        return Reading("answer", code, "confirm", "code")
    reading = choosing.read(heard)
    is_likeness = reading.rule in {"likeness", "slip"}
    if reading.act == "answer" and not is_likeness:
        return reading
    if (said := _yes_or_no(tables, heard, question.offers)) is not None:
        return said
    if tables.points(question.offers):
        said = read_scale(heard, tables.points(question.offers), tables.scales).less_sure()
        return said if said.act == "answer" else reading
    gathered = gathering.read(heard)
    if len(gathered.ticked) == 1 and not gathered.unsure and not gathering.doubts(heard):
        return Reading("answer", gathered.ticked[0], "confirm", "gathered")
    return reading


def _with_words_beside(
    tables: Tables, heard: Heard, question: Question, reading: Reading
) -> Reading:
    """Look for one rating beside other words, where the whole text is none; two are asked about."""
    is_whole = reading.act == "answer" and reading.rule in _WHOLE
    if is_whole and not is_doubted(heard):
        return reading
    choosing, _ = tables.of_list(question.offers)
    is_scale = bool(tables.points(question.offers))
    if isinstance(reading.value, list) and not is_scale:
        return reading  # several options, and no ratings

    def rated(words: str) -> str | None:
        said = tables.heard(words)
        if not is_scale or said.count > _LONGEST_RATING:
            return None
        found = (
            choosing.exact(said)
            or read_scale(said, tables.points(question.offers), tables.scales).value
        )
        return found if isinstance(found, str) else None

    beside = read_beside(heard, question.offers, rated)
    if beside is not None and (beside.act == "answer" or not reading.rule.startswith("sev")):
        return beside
    return replace(reading, is_guess=is_doubted(heard)).less_sure() if is_whole else reading


def _yes_or_no(tables: Tables, heard: Heard, offers: tuple[Offer, ...]) -> Reading | None:
    """Return which of a yes and a no was said in other words, where both are among the options."""
    codes = {offer.label.casefold(): offer.code for offer in offers}
    if not {"yes", "no"} <= set(codes):
        return None
    said = read_polar(heard, tables.polar)
    if said.act != "answer":
        return None
    return replace(said, value=codes["yes" if said.value else "no"])


def _list(tables: Tables, heard: Heard, question: Question, life: Life) -> Reading:
    """Return what is told of a list: always read back, with what nobody is sure of and what is left."""
    choosing, gathering = tables.of_list(question.offers)
    reading = choosing.read(heard) if not gathering.is_marked(heard) else UNCLEAR
    if reading.act == "answer" and reading.rule in _BY_FORM:
        return reading.less_sure()
    # who tells of themself says *he hit me* of being hit, and not of two grown people
    said = heard.of_self() if life.is_told_by_self else heard
    told = gathering.read(said, told_in(tables, heard, life))
    if not told.ticked and not told.unsure:
        return Reading("answer", [], "confirm", "none") if told.is_none else UNCLEAR
    also: list[tuple[str, Any]] = [("unsure", list(told.unsure))] if told.unsure else []
    if told.left:
        also.append(("left", list(told.left)))
    return Reading("answer", list(told.ticked), "confirm", "gathered", also=tuple(also))


def told_in(tables: Tables, heard: Heard, life: Life) -> list[Fact]:
    """Return the facts of a story; of a life that is told by its owner, as of anybody's."""
    said = heard.of_self() if life.is_told_by_self else heard
    return facts_in(said, tables.facts, tables.stages, life)


def _if_not_doubtful(tables: Tables, heard: Heard, reading: Reading) -> Reading:
    doubtful = any(found.rule.means == "mixed" for found in tables.scales.parts(heard.bare))
    return UNCLEAR if doubtful or reading.rule in {"likeness", "slip"} else reading


def _time(tables: Tables, heard: Heard, life: Life) -> Reading:
    """Return when something was; every time is read back before it counts."""
    span = read_time(heard, tables.stages, life)
    return UNCLEAR if span is None else Reading("answer", span, "confirm", "time")


_BESIDE_A_NUMBER = re.compile(
    r"\b(?:i would say|i think|i guess|id say|maybe|probably|about|a|number|please|for me|say|so|well|it is|put) "
)


def _numbered_code(heard: Heard, offers: tuple[Offer, ...]) -> str:
    """A digit that is one option's code and another one's place means the code, and is read back."""
    typed = _BESIDE_A_NUMBER.sub("", heard.bare).strip()
    if not typed.isdecimal() or not any(offer.code == typed for offer in offers):
        return ""
    place = int(typed) - 1
    at_place = offers[place].code if 0 <= place < len(offers) else ""
    return "" if at_place == typed else typed


def _number(heard: Heard) -> Reading:
    text = numbered(heard.bare)
    between = _BETWEEN.fullmatch(heard.typed.strip().casefold())
    if between is not None and int(between[1]) < int(between[2]):
        return Reading("answer", int(between[1]), "confirm", "range")
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
