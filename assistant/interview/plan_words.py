"""A plan in words: for each activity one sentence of when, who, what, where and how long, and its details."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.conversation.phrasing import Speech
from assistant.interview.fit_choices import DETAILS, OFFERED
from assistant.interview.planning import ME, TIMES

Plain = Mapping[str, Any]
OWN_CARE = "caregiver_care"
"""The tag of what a caregiver does for their own calm."""
_CUE = re.compile(
    r"(?:after|when|before|while|at|on|in|every|each|once|as|during|right|just|first|during|until|mornings?|evenings?|weekends?)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?)\b", re.IGNORECASE)
_NAMES_OF_DAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")
_PART = re.compile(
    r"(?:the )?(?P<part>(?:early |late )?(?:morning|afternoon|evening))\b", re.IGNORECASE
)
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|o['’]?clock)?(?=$|[ ,])"
    r"(?! *(?:min|h(?:ou)?rs?\b|times?\b|days?\b|weeks?\b|years?\b|or\b|to\b|x\b))"
    r"|(?!(?:one|first|next|this|last|most|all|some|any|no)\b)"
    r"(?:(?:the|his|her|their|my|our|your|\w+['’]s) )?(?:\w+ )?"
    r"(?:(?!some|any)\w*time|noon|midnight|night|breakfast|lunch|dinner|supper|tea|snack|school|pickup)$",
    re.IGNORECASE,
)
"""An hour, or what a part of the day is called by: at seven, at bath time, at his snack."""
_HANGS_ON = re.compile(
    r"\b(?:before|after|until|at|in|on|when|while|once|during|every|each|daily|today|tomorrow|tonight"
    r"|mornings?|afternoons?|evenings?|nights?|time|week(?:end|day)?s?|daily|month)\b",
    re.IGNORECASE,
)
"""Words of a time that needs nothing before it."""
_PLACE = re.compile(
    r"(?:in|at|on|by|under|near|outside|inside|beside|behind|next|up|down|over|around|upstairs|downstairs|home|there|here|along|with|wherever|anywhere)\b",
    re.IGNORECASE,
)


def if_then(chosen: Plain, activity: Plain, speech: Speech) -> str:
    """Return an activity of a plan as one sentence that says when and then what.

    Marks hold what the family typed, and nothing in it is read again.
    """
    marks = {
        "title": str(chosen["title"]).removesuffix("."),
        "place": _place(chosen, speech),
        "length": _length(chosen, speech),
        "who": str(chosen.get("with") or ""),
    }
    sentence = speech.phrase(f"if_then_{_company(chosen, activity)}")
    words = re.sub(r"\[(\w+)\]", lambda mark: marks.get(mark[1], mark[0]), sentence)
    return f"{cue(chosen, speech)} {words}"


def _company(chosen: Plain, activity: Plain) -> str:
    if OWN_CARE in activity.get("tags", ()):
        return "own"
    if not chosen.get("with"):
        return "alone"
    return "me" if chosen["with"] == ME else "with"


def cue(chosen: Plain, speech: Speech) -> str:
    """Return what an activity hangs on, as the beginning of a sentence."""
    when = str(chosen["when"])
    if when in TIMES:
        return f"{speech.phrase(f'time_{when}')},"
    text = when.strip().rstrip(".,;:!")
    text = _NAMES_OF_DAYS.sub(lambda day: day[0].capitalize(), text)
    if _CUE.match(text):
        return f"{text[:1].upper()}{text[1:]},"
    if _DAY.match(text):
        return f"On {text},"
    if part := _PART.match(text):
        return f"In the {part['part'].lower()}{text[part.end() :]},"
    if _CLOCK.match(text):
        return f"At {text},"
    return f"{text[:1].upper()}{text[1:]}{',' if _HANGS_ON.search(text) else ':'}"


def _place(chosen: Plain, speech: Speech) -> str:
    where = chosen.get("where")
    if not where:
        return ""
    if where in OFFERED["where"]:
        return f" {speech.phrase(f'place_{where}')}"
    text = str(where).strip().rstrip(".,;:!")
    return f" {text}" if _PLACE.match(text) else f" at {text}"


def _length(chosen: Plain, speech: Speech) -> str:
    minutes = chosen.get("minutes")
    if not minutes:
        return ""
    return f" {speech.phrase('if_then_for', {'minutes': speech.phrase('minutes', {'count': str(minutes)})})}"


def details(chosen: Plain, activity: Plain, speech: Speech) -> Iterator[str]:
    """Yield how often, what is needed, what if it goes wrong and when to stop, as far as it was said."""
    for key in DETAILS[1:]:
        if chosen.get(key):
            words = detail_words(key, str(chosen[key]), activity, speech)
            yield speech.phrase(f"fit_{key}_is", {"what": words.rstrip(".")})


def detail_words(key: str, value: str, activity: Plain, speech: Speech) -> str:
    """Return what one detail holds, in words."""
    if value == "card":
        return str(activity.get("stop_when", ""))
    return speech.phrase(f"fit_{key}_{value}") if value in OFFERED[key] else value


def lines_of(planned: Sequence[Plain], activity_of: Any, speech: Speech) -> list[str]:
    """Return a plan, a line each; only what is whole."""
    return [
        " ".join((if_then(each, activity, speech), *details(each, activity, speech)))
        for each in planned
        if {"when", "minutes"} <= set(each)
        for activity in [activity_of(each["activity"])]
    ]
