"""What was volunteered beside an answer: a yes that says when."""

import re
from typing import Any

from assistant.conversation.language.asked import Question
from assistant.conversation.language.heard import Heard
from assistant.conversation.language.months import Life, numbered
from assistant.conversation.language.reading import Reading
from assistant.conversation.language.tables import Tables
from assistant.conversation.language.times import read_time

_LEAST_ALSO = 3


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
"""When somebody came into the family is no time of what is rated."""


def also_in(
    tables: Tables, heard: Heard, question: Question, life: Life, reading: Reading
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
    beside = tables.heard(_without_places(heard.flat, is_list=is_list))
    has_number = re.search(r"\d", numbered(beside.flat)) is not None
    span = read_time(beside, tables.stages, life) if has_number else None
    return (
        (("span", span), *reading.also) if span is not None and reading.value is not False else ()
    )


def _without_places(flat: str, *, is_list: bool) -> str:
    """Leave out the numbers of options, and the age at which somebody came: neither says when it was."""
    kept = [
        _LEADING_PLACES.sub("", clause)
        for clause in _BESIDE_CLAUSES.split(flat)
        if not _PLACES_ALONE.fullmatch(clause) and (is_list or not _CAME.search(clause))
    ]
    return " , ".join(clause for clause in kept if clause.strip())
