"""Making a plan fit the day: where, how often, what is needed, if it goes wrong, when to stop; and how sure one is."""

import re
from typing import Any

from assistant.interview.fit_choices import DETAILS, offered
from assistant.interview.plan_words import detail_words, if_then
from assistant.interview.planning import with_detail
from assistant.interview.shrinking import smaller
from assistant.interview.together import Taken, Together
from assistant.interview.turns import Choice, Line

SURE_ENOUGH, SUREST = 7, 10
ENOUGH, TO_ASK = "enough", "ask"
_NUMBER = re.compile(r"^\D{0,12}(\d{1,2})(?: ?(?:of|out of|/) ?10)?\W*$")
_LONGEST = 200
"""Letters of what is typed for one detail."""


def asks(plan: Together) -> tuple[int, str] | None:
    """Return which activity lacks which detail, then *sure* and *smaller*, or None."""
    if plan.talk != "fit":
        return None
    for number, chosen in enumerate(plan.planned):
        for key in DETAILS:
            if key not in chosen:
                return number, key
    if plan.beside.get("sure", TO_ASK) == TO_ASK:
        return 0, "sure"
    return (0, "smaller") if _is_too_much(plan) else None


def _is_too_much(plan: Together) -> bool:
    sure = plan.beside["sure"]
    if not isinstance(sure, int) or sure >= SURE_ENOUGH or plan.beside.get("smaller"):
        return False
    return smaller(plan.planned) != list(plan.planned)


def page(plan: Together, gap: tuple[int, str]) -> dict[str, Any]:
    """Return what the turn for one detail says and asks."""
    number, key = gap
    speech = plan.speech
    parts: dict[str, Any] = {
        "kind": key,
        "ask": speech.phrase(f"fit_{key}_ask"),
        "hint": speech.phrase("hint_sure" if key == "sure" else "hint_fit"),
    }
    if key == "sure":
        return parts
    if key == "smaller":
        less = smaller(plan.planned)
        lines = [if_then(each, plan.activity(each["activity"]), speech) for each in less]
        return {
            **parts,
            "say": [Line(speech.phrase("fit_smaller")), *(Line(line, "strong") for line in lines)],
            "choices": plan.choices("fit_smaller", ("yes", "keep")),
            "hint": "",
        }
    chosen = plan.planned[number]
    activity = plan.activity(chosen["activity"])
    codes = offered(key, activity)
    labels = [detail_words(key, code, activity, speech) for code in codes]
    choices = [*zip(codes, labels, strict=True), (ENOUGH, speech.phrase("fit_enough"))]
    return {
        **parts,
        "say": [Line(str(chosen["title"]), "strong")],
        "choices": tuple(
            Choice(place, code, label) for place, (code, label) in enumerate(choices, 1)
        ),
    }


def chosen(plan: Together, gap: tuple[int, str], code: str) -> Taken:
    """Take a choice."""
    if code == ENOUGH:
        return Taken((("shaped", {"talk": ""}),))
    if gap[1] != "smaller":
        return Taken((("planned", with_detail(plan.planned, gap, code)),))
    said = ("shaped", {"smaller": code})
    if code == "yes":
        return Taken((("planned", smaller(plan.planned)), said), ("fit_smaller_done",))  # type: ignore[arg-type]  # kinds of events
    return Taken((said,))  # type: ignore[arg-type]  # as above


def typed(plan: Together, gap: tuple[int, str], line: str) -> Taken:
    """Take own words for a detail, or how sure one is; never with somebody who is not safe."""
    key = gap[1]
    if key == "sure":
        found = _NUMBER.match(line)
        if found is None or int(found[1]) > SUREST:
            return Taken(note="choose_one")
        return Taken((("shaped", {"sure": int(found[1])}),))
    if key == "smaller":
        return Taken(note="choose_one")
    if plan.names_unsafe(line):
        return Taken(note="plan_not_safe")
    return Taken((("planned", with_detail(plan.planned, gap, line[:_LONGEST])),))


def skipped(plan: Together, gap: tuple[int, str]) -> Taken:
    """Leave a detail open for good; it is not asked again."""
    number, key = gap
    if key in DETAILS:
        return Taken((("planned", with_detail(plan.planned, (number, key), None)),))
    return Taken((("shaped", {key: None if key == "sure" else "keep"}),))


def again(plan: Together) -> Taken:
    """Begin to fit a plan; one that was fitted already is asked all of it again."""
    bare = [
        {key: value for key, value in each.items() if key not in DETAILS} for each in plan.planned
    ]
    has_gaps = any(key not in each for each in plan.planned for key in DETAILS)
    if has_gaps or not plan.planned:
        return Taken((("shaped", {"talk": "fit"}),))
    anew = {"talk": "fit", "sure": TO_ASK, "smaller": ""}
    return Taken((("planned", bare), ("shaped", anew)))
