"""Sorting the cards before choosing: what the adult likes, what the client likes, what could be done."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.interview.planning import MOST, card_of
from assistant.interview.together import Taken, Together
from assistant.interview.turns import Choice, Line

MARKS = {"self": ("likes", "could")}
"""Who answers for themself is asked once what they like."""
_ALL = ("likes", "theirs", "could")
SORT, TOP = "sort", "top"


def asks(plan: Together) -> str:
    """Return which mark is asked for next, or nothing."""
    if plan.talk != "marks":
        return ""
    return next((mark for mark in _marks(plan) if mark not in held(plan)), "")


def _marks(plan: Together) -> tuple[str, ...]:
    return MARKS.get(plan.speech.voice, _ALL)


def held(plan: Together) -> Mapping[str, Sequence[str]]:
    """Return the marks so far, each with the cards that have it."""
    found: Mapping[str, Sequence[str]] = plan.beside.get("marks") or {}
    return found


def ordered(plan: Together) -> list[Mapping[str, Any]]:
    """Return the cards, those with most marks first; where marks are equal the order stays."""
    return sorted(
        plan.activities,
        key=lambda card: -sum(card["id"] in cards for cards in held(plan).values()),
    )


def top(plan: Together) -> list[Mapping[str, Any]]:
    """Return the three cards with most marks, of those that could be done where that was said."""
    could = held(plan).get("could")
    fit = [card for card in ordered(plan) if not could or card["id"] in could]
    return fit[:MOST]


def page(plan: Together, mark: str) -> dict[str, Any]:
    """Return what the turn for one mark says and asks."""
    return {
        "kind": "activities",
        "ask": plan.speech.phrase(f"mark_{mark}_ask"),
        "choices": tuple(
            Choice(number, card["id"], str(card["title"]))
            for number, card in enumerate(plan.activities, 1)
        ),
        "hint": plan.speech.phrase("hint_mark"),
    }


def to_choose(plan: Together) -> dict[str, Any]:
    """Return the cards to choose from, with the way to sort them, or to take the first three."""
    speech, cards = plan.speech, ordered(plan)
    marked = bool(held(plan))
    titles = "; ".join(str(card["title"]) for card in top(plan))
    last = speech.phrase("plan_top" if marked else "plan_sort", {"titles": titles})
    return {
        "kind": "activities",
        "say": [Line(speech.phrase("plan"))],
        "ask": speech.phrase("plan_ask"),
        "choices": (
            *(Choice(number, card["id"], card_of(card)) for number, card in enumerate(cards, 1)),
            Choice(len(cards) + 1, TOP if marked else SORT, last),
        ),
        "hint": speech.phrase("hint_top" if marked else "hint_sort"),
    }


def taken(plan: Together, mark: str, codes: Sequence[str]) -> Taken:
    """Keep a mark for these cards, and go back to choosing after the last one."""
    marks = {**held(plan), mark: [card["id"] for card in plan.activities if card["id"] in codes]}
    left = [each for each in _marks(plan) if each not in marks]
    return Taken((("shaped", {"marks": marks, "talk": "marks" if left else ""}),))
