"""A goal in the family's own words, and five levels of it that somebody could count (goal attainment scaling)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from assistant.interview.together import Taken, Together
from assistant.interview.turns import Choice, Line

LEVELS = (-2, -1, 0, 1, 2)
START = -1
"""Where a goal begins: today."""
_ORDER = (-1, 0, 1, 2, -2)
"""In which order the levels are asked: from today upward, and last what would be harder."""
WEEKS = 4
"""Until a goal is looked at again."""
TOP, PERCEIVED_TOP = 2, 10
_LONGEST = 200
PLAIN, ALL_PLAIN = "plain", "all_plain"


def name_of(level: int) -> str:
    """Return the part of a stock phrase's name that stands for a level."""
    return f"m{-level}" if level < 0 else f"p{level}"


def asks(plan: Together) -> tuple[str, int] | None:
    """Return what is asked of the goal next: its words, or one level; or None."""
    if plan.talk == "goal_again" or (plan.talk == "goal" and not plan.goal):
        return "goal", 0
    if plan.talk != "goal":
        return None
    levels = plan.goal["levels"]
    left = [level for level in _ORDER if levels and levels[level - LEVELS[0]] is None]
    return ("level", left[0]) if left else None


def page(plan: Together, asked: tuple[str, int]) -> dict[str, Any]:
    """Return what the turn for the goal or a level says and asks."""
    kind, level = asked
    speech = plan.speech
    if kind == "goal":
        return {
            "kind": "goal",
            "say": [Line(speech.phrase("goal"))],
            "ask": speech.phrase("goal_ask"),
            "hint": speech.phrase("hint_goal"),
        }
    name = name_of(level)
    choices = [(PLAIN, speech.phrase(f"level_{name}"))]
    choices += [(ALL_PLAIN, speech.phrase("level_all_plain"))] if level == START else []
    return {
        "kind": "level",
        "say": [Line(str(plan.goal["text"]), "strong")],
        "ask": speech.phrase(f"level_{name}_ask"),
        "choices": tuple(
            Choice(number, code, label) for number, (code, label) in enumerate(choices, 1)
        ),
        "hint": speech.phrase("hint_level"),
    }


def chosen(plan: Together, asked: tuple[str, int], code: str) -> Taken:
    """Take plain words for one level, or for every level that is left."""
    _, level = asked
    if code == ALL_PLAIN:
        return _with_levels(plan, {each: _plain_words(plan, each) for each in _left(plan)})
    return _with_levels(plan, {level: _plain_words(plan, level)})


def _plain_words(plan: Together, level: int) -> str:
    return plan.speech.phrase(f"level_{name_of(level)}")


def typed(plan: Together, asked: tuple[str, int], line: str) -> Taken:
    """Take own words."""
    kind, level = asked
    if kind == "level":
        return _with_levels(plan, {level: line[:_LONGEST]})
    begun = date.fromisoformat(plan.today)
    goal = {
        "text": line[:_LONGEST],
        "levels": [None] * len(LEVELS),
        "start": START,
        "begun": begun.isoformat(),
        "review": (begun + timedelta(weeks=WEEKS)).isoformat(),
    }
    return Taken((("shaped", {"goal": goal, "talk": "goal"}),))


def skipped(plan: Together, asked: tuple[str, int]) -> Taken:
    """Leave the goal out; or leave out its levels, and a number from 0 to 10 serves in their place."""
    if asked[0] == "goal":
        return Taken((("shaped", {"talk": ""}),))
    return Taken((("shaped", {"goal": {**plan.goal, "levels": []}, "talk": ""}),))


def _left(plan: Together) -> list[int]:
    held = plan.goal["levels"]
    return [level for level in LEVELS if held[level - LEVELS[0]] is None]


def _with_levels(plan: Together, words: Mapping[int, str]) -> Taken:
    held = plan.goal["levels"]
    levels = [words.get(level, old) for level, old in zip(LEVELS, held, strict=True)]
    said = () if None in levels else ("goal_kept",)
    return Taken((("shaped", {"goal": {**plan.goal, "levels": levels}}),), said)


def is_whole(goal: Mapping[str, Any]) -> bool:
    """Say whether every level of a goal has words."""
    return bool(goal.get("levels")) and None not in goal["levels"]
