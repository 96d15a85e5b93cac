"""A check-in on a week: at most five questions, by anyone; and what two low weeks offer."""

import re
from typing import Any

from assistant.domain.checkins import DID, LOW, check_in_of, is_low, to_look_at
from assistant.interview.aiming import LEVELS, PERCEIVED_TOP, TOP, is_whole
from assistant.interview.plan_events import finished
from assistant.interview.plan_words import if_then
from assistant.interview.shrinking import next_card, smaller, swapped
from assistant.interview.together import Taken, Together
from assistant.interview.turns import Choice, Line

MOST_ASKED = 5
WENT = ("good", "so_so", "not_good")
IN_THE_WAY = ("nothing", "time", "slipped", "not_wanted", "upset", "things")
NEED_US = ("no", "yes")
SAME = "same"
_FIXED = {"did": DID, "went": WENT, "in_the_way": IN_THE_WAY, "need_us": NEED_US}
_NUMBER = re.compile(r"^\D{0,12}(\d{1,2})(?: ?(?:of|out of|/) ?10)?\W*$")
_LONGEST = 200
_NAME = re.compile(r"^[^\d?]{2,40}$")
SMALLER, SWAP, KEEP = "smaller", "swap_", "keep"


def _open(plan: Together) -> dict[str, Any]:
    last = plan.checkins[-1] if plan.checkins else {"done": True}
    return {} if last.get("done") else dict(last)


def begun(plan: Together, by: str = "") -> Taken:
    """Begin a check-in; one that was left on another day stays as far as it got."""
    held = _open(plan)
    if held and str(held["at"])[:10] == plan.today:
        return Taken((("checked", {"by": by} if by else {}),), ("check_welcome",))
    close = (("checked", {"done": True}),) if held else ()
    return Taken((*close, ("checked", {"by": by} if by else {})), ("check_welcome",))


def asks(plan: Together) -> str:
    """Return which question of the open check-in comes next, or nothing."""
    held = _open(plan)
    if plan.talk != "checkin" or not held:
        return ""
    return _next(plan, held)


def _next(plan: Together, held: dict[str, Any]) -> str:
    did = held.get("did")
    questions = ["by", "did"]
    questions += ["in_the_way"] if did in LOW else ["went"] if did else []
    questions += ["goal"] if plan.goal else []
    questions += ["need_us"]
    return next((each for each in questions if each not in held), "")


def page(plan: Together, question: str) -> dict[str, Any]:
    """Return what the turn for one question says and asks."""
    speech = plan.speech
    parts: dict[str, Any] = {
        "kind": f"check_{question}",
        "ask": speech.phrase(f"check_{question}_ask"),
        "hint": speech.phrase("hint_check"),
    }
    if question == "goal":
        return {**parts, **_goal(plan)}
    if question == "by":
        people = [
            (SAME, speech.phrase("check_by_same")),
            *((name, name) for name in plan.safe_people()),
        ]
        return {
            **parts,
            "choices": tuple(
                Choice(number, code, label) for number, (code, label) in enumerate(people, 1)
            ),
            "hint": speech.phrase("hint_check_by"),
        }
    lines = [Line(if_then(each, plan.activity(each["activity"]), speech), "carried") for each in plan.planned if {"when", "minutes"} <= set(each)]  # fmt: skip
    return {
        **parts,
        "say": lines if question == "did" else [],
        "choices": plan.choices(f"check_{question}", _FIXED[question]),
    }


def _goal(plan: Together) -> dict[str, Any]:
    """Ask where the goal stands: by its levels, or from 0 to 10 where it has none."""
    say = [Line(str(plan.goal["text"]), "strong")]
    if not is_whole(plan.goal):
        key = "check_goal_number_ask"
        return {"say": say, "ask": plan.speech.phrase(key), "hint": plan.speech.phrase("hint_sure")}
    pairs = zip(LEVELS, plan.goal["levels"], strict=True)
    choices = (Choice(number, str(level), text) for number, (level, text) in enumerate(pairs, 1))
    return {"say": say, "choices": tuple(choices)}


def chosen(plan: Together, question: str, code: str) -> Taken:
    """Take a choice."""
    if question == "by":
        return _kept(plan, {"by": plan.informant if code == SAME else code})
    if question == "goal":
        return _kept(plan, {"goal": int(code), "aim": str(plan.goal["text"]), "top": TOP})
    return _kept(plan, {question: code == "yes" if question == "need_us" else code})


def typed(plan: Together, question: str, line: str) -> Taken:
    """Take a name, a number for the goal, or own words for what got in the way."""
    if question == "by" and _NAME.match(line):
        return _kept(plan, {"by": line})
    if question == "in_the_way":
        return _kept(plan, {question: line[:_LONGEST]})
    found = _NUMBER.match(line)
    if question == "goal" and not is_whole(plan.goal) and found and int(found[1]) <= PERCEIVED_TOP:
        return _kept(plan, {"goal": int(found[1]), "aim": str(plan.goal["text"]), "top": PERCEIVED_TOP})  # fmt: skip
    return Taken(note="choose_one")


def skipped(plan: Together, question: str) -> Taken:
    """Leave a question open; not known is never no."""
    return _kept(plan, {question: plan.informant if question == "by" else None})


def _kept(plan: Together, answer: dict[str, Any]) -> Taken:
    """Keep an answer; after the last one thank, and say what comes of it."""
    held = {**_open(plan), **answer}
    if _next(plan, held):
        return Taken((("checked", answer),))
    before, whole = to_look_at(plan.checkins[:-1]), (*plan.checkins[:-1], held)
    say = ["check_thanks"]
    say += ["check_flat"] if "flat" in set(to_look_at(whole)) - set(before) else []
    say += ["check_called"] if held.get("need_us") else []
    return Taken((("checked", {**answer, "done": True}),), tuple(say))


# What two low weeks offer ---------------------------------------------------------------------


def offers(plan: Together) -> bool:
    """Say whether a smaller plan or another card is to be offered now."""
    if plan.talk != "checkin" or _open(plan) or not plan.planned:
        return False
    since = finished(plan.checkins)[int(plan.beside.get("offered") or 0) :]
    return is_low([check_in_of(each) for each in since])


def offer(plan: Together) -> dict[str, Any]:
    """Return what the offer says and asks; nothing changes without a yes."""
    speech, planned = plan.speech, list(plan.planned)
    less, card = smaller(planned), next_card(planned, plan.activities)
    choices = []
    if less != planned:
        sentences = [if_then(each, plan.activity(each["activity"]), speech) for each in less if {"when", "minutes"} <= set(each)]  # fmt: skip
        choices.append((SMALLER, speech.phrase("offer_smaller", {"plan": " ".join(sentences)})))
    for number, each in enumerate(planned if card else ()):
        marks = {"new": str(card["title"]), "old": str(each["title"])} if card else {}
        choices.append((f"{SWAP}{number}", speech.phrase("offer_swap", marks)))
    choices.append((KEEP, speech.phrase("offer_keep")))
    return {
        "kind": "offer",
        "say": [Line(speech.phrase("offer"))],
        "ask": speech.phrase("offer_ask"),
        "choices": tuple(
            Choice(number, code, label) for number, (code, label) in enumerate(choices, 1)
        ),
    }


def answered(plan: Together, code: str) -> Taken:
    """Take what was chosen of the offer."""
    said = ("shaped", {"offered": len(finished(plan.checkins))})
    planned = list(plan.planned)
    card = next_card(planned, plan.activities)
    if code == SMALLER:
        return Taken((("planned", smaller(planned)), said), ("offer_done",))  # type: ignore[arg-type]  # as above
    if code.startswith(SWAP) and card is not None:
        number = int(code.removeprefix(SWAP))
        return Taken((("planned", swapped(planned, number, card)), said), ("offer_done",))  # type: ignore[arg-type]  # as above
    return Taken((said,))  # type: ignore[arg-type]  # as above
