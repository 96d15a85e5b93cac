"""The turn of a plan: the cards, then one question at a time, then the whole of it with the ways on."""

from collections.abc import Mapping
from typing import Any

from assistant.domain.checkins import to_look_at
from assistant.interview import aiming, checking_in, fitting, marking
from assistant.interview.plan_words import lines_of
from assistant.interview.planning import choices_for, next_gap, nothing_open
from assistant.interview.together import Together
from assistant.interview.turns import Choice, Line

ON_FROM_HERE = ("replan", "finish", "review", "close")
"""What can be chosen once a plan is whole, besides making it fit and saying what it is for."""


def plan_page(plan: Together) -> dict[str, Any]:
    """Return what the planning turn says and asks."""
    if question := checking_in.asks(plan):
        return checking_in.page(plan, question)
    if not plan.activities:
        return nothing_open(plan.result, plan.speech)
    if checking_in.offers(plan):
        return checking_in.offer(plan)
    if not plan.planned:
        mark = marking.asks(plan)
        return marking.page(plan, mark) if mark else marking.to_choose(plan)
    if gap := next_gap(plan.planned, plan.result):
        return _basic(plan, gap)
    if detail := fitting.asks(plan):
        return fitting.page(plan, detail)
    if level := aiming.asks(plan):
        return aiming.page(plan, level)
    return _whole(plan)


def _basic(plan: Together, gap: tuple[int, str]) -> dict[str, Any]:
    number, key = gap
    chosen = plan.planned[number]
    return {
        "kind": key,
        "say": [Line(str(chosen["title"]), "strong")],
        "ask": plan.speech.phrase(f"plan_{key}_ask"),
        "choices": choices_for(key, chosen, plan.result, plan.case, plan.speech),
        "hint": plan.speech.phrase(f"hint_plan_{key}"),
    }


def _whole(plan: Together) -> dict[str, Any]:
    speech = plan.speech
    lines = [Line(line, "strong") for line in plan_lines(plan)]
    codes: tuple[str, ...] = ("fit", "goal_again" if plan.goal else "goal", *ON_FROM_HERE)
    if plan.checkins or plan.talk == "checkin":
        codes = ("close", "checkin", *(code for code in codes if code != "close"))
    return {
        "kind": "plan",
        "say": [Line(speech.phrase("plan_whole")), *lines, *_over(plan), *_marked(plan)],
        "ask": speech.phrase("plan_none_ask"),
        "choices": tuple(
            Choice(number, code, speech.phrase(f"plan_none_{code}"))
            for number, code in enumerate(codes, 1)
        ),
        "hint": speech.phrase("hint_plan"),
    }


def plan_lines(plan: Together) -> list[str]:
    """Return a plan, a line each, and what it is for; only what is whole."""
    lines = lines_of(plan.planned, plan.activity, plan.speech)
    goal = str(plan.goal.get("text", ""))
    return [*lines, *([plan.speech.phrase("goal_is", {"goal": goal})] if goal and lines else [])]


def _over(plan: Together) -> list[Line]:
    """Say where the plan as a whole takes longer than there is time in a day."""
    held = plan.case.get("preferences", {}).get("minutes_a_day")
    day = held.get("value") if isinstance(held, Mapping) else held
    minutes = sum(int(each.get("minutes") or 0) for each in plan.planned)
    if not isinstance(day, int | float) or minutes <= day:
        return []
    return [Line(plan.speech.phrase("plan_over", {"all": str(minutes), "day": f"{day:g}"}), "note")]


def _marked(plan: Together) -> list[Line]:
    """Say to a clinician what the check-ins ask of them."""
    if plan.speech.voice != "clinician":
        return []
    return [Line(plan.speech.phrase(f"look_{name}"), "note") for name in to_look_at(plan.checkins)]
