"""Choosing a plan together: up to three activities, and for each who, when and how long."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.conversation.phrasing import Speech
from assistant.interview.turns import Choice, Line

MOST = 3
MINUTES = (2, 3, 5)
TIMES = ("waking", "before_school", "after_school", "before_meal", "bedtime")
Plain = Mapping[str, Any]
ASKED = ("with", "when", "minutes")


def open_activities(result: Plain) -> list[Plain]:
    """Return the activities of the stages that are open, in the order of their rank."""
    stages = [stage for stage in result["plan"]["stages"] if stage["open"]]
    return [activity for stage in reversed(stages) for activity in stage["activities"]]


def next_gap(planned: Sequence[Plain], result: Plain) -> tuple[int, str] | None:
    """Return which planned activity lacks what, or None when the plan is whole."""
    for number, chosen in enumerate(planned):
        for key in ASKED:
            if key not in chosen and (key != "with" or _partners(chosen, result)):
                return number, key
    return None


def _partners(chosen: Plain, result: Plain) -> list[str]:
    found = [each for each in open_activities(result) if each["id"] == chosen["activity"]]
    return list(found[0]["with"]) if found else []


def plan_parts(planned: Sequence[Plain], result: Plain, speech: Speech) -> dict[str, Any]:
    """Return what the planning turn says and asks."""
    activities = open_activities(result)
    if not activities:
        return {"kind": "nothing_open", "say": [Line(speech.phrase("plan_none"))]}
    if not planned:
        return {
            "kind": "activities",
            "say": [Line(speech.phrase("plan"))],
            "ask": speech.phrase("plan_ask"),
            "choices": tuple(
                Choice(number, each["id"], f"{each['title']}: {each['text']}")
                for number, each in enumerate(activities, 1)
            ),
        }
    gap = next_gap(planned, result)
    if gap is None:
        return {
            "kind": "plan",
            "say": [Line(speech.phrase("plan_whole")), *_summary(planned, speech)],
        }
    number, key = gap
    chosen = planned[number]
    return {
        "kind": key,
        "say": [Line(str(chosen["title"]), "strong")],
        "ask": speech.phrase(f"plan_{key}_ask"),
        "choices": _choices(key, _partners(chosen, result), speech),
    }


def _choices(key: str, partners: Sequence[str], speech: Speech) -> tuple[Choice, ...]:
    if key == "with":
        return tuple(Choice(number, name, name) for number, name in enumerate(partners, 1))
    if key == "minutes":
        return tuple(
            Choice(number, str(minutes), speech.phrase("minutes", {"count": str(minutes)}))
            for number, minutes in enumerate(MINUTES, 1)
        )
    return tuple(
        Choice(number, time, speech.phrase(f"time_{time}")) for number, time in enumerate(TIMES, 1)
    )


def _summary(planned: Sequence[Plain], speech: Speech) -> list[Line]:
    return [Line(plan_in_words(chosen, speech), "strong") for chosen in planned]


def plan_in_words(chosen: Plain, speech: Speech) -> str:
    """Return one line of the plan: what, with whom, when, how long."""
    time = chosen.get("when", "")
    when = speech.phrase(f"time_{time}") if time in TIMES else str(time)
    minutes = speech.phrase("minutes", {"count": str(chosen["minutes"])})
    parts = [str(chosen["title"]), str(chosen.get("with", "")), when, minutes]
    return " · ".join(part for part in parts if part)


def with_activities(result: Plain, codes: Sequence[str]) -> list[Plain]:
    """Return the start of a plan from the activities chosen, three at the most."""
    by_id = {each["id"]: each for each in open_activities(result)}
    chosen = [by_id[code] for code in codes if code in by_id][:MOST]
    return [{"activity": each["id"], "title": each["title"]} for each in chosen]


def with_detail(planned: Sequence[Plain], gap: tuple[int, str], value: object) -> list[Plain]:
    """Return the plan with one gap filled."""
    number, key = gap
    return [
        {**each, key: value} if place == number else dict(each)
        for place, each in enumerate(planned)
    ]
