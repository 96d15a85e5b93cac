"""Choosing a plan together: up to three activities, and for each who, when and how long."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.conversation.phrasing import Speech
from assistant.domain.persons import as_words, may_be_same, plain_name
from assistant.export.page import card_lines, open_activities
from assistant.interview.turns import Choice, Line

MOST = 3
REASONS = 2
"""How many reasons are said again where nothing is open."""
REASON_GIVEN = "opening_reason"
"""Why somebody came is no bar."""
ME = "me"
_ONESELF = frozenset({"me", "myself", "i"})
_PET = re.compile(
    r"\b(?:dogs?|pupp(?:y|ies)|cats?|kittens?|pets?|rabbits?|bunny|hamsters?|horses?|pon(?:y|ies)|guinea pigs?|birds?|parrots?|fish|turtles?|animals?)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE_NAMES = frozenset({"with", "and", "or", "just", "my", "our", "her", "his", "their", "the"})
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_LONGEST_TITLED = 3
_KIN = frozenset(
    {
        "me", "myself", "i", "mom", "mum", "mommy", "mummy", "mama", "mother", "dad", "daddy", "papa",
        "father", "gran", "granny", "grandma", "nana", "oma", "grandmother", "grandpa", "granddad",
        "grandad", "opa", "grandfather", "aunt", "auntie", "uncle", "sister", "brother", "cousin",
        "wife", "husband", "partner", "boyfriend", "girlfriend", "friend", "teacher", "neighbor",
        "neighbour",
    }
)  # fmt: skip
"""Who can stand where a time is asked for."""
MINUTES = (2, 3, 5)
_DOSE = re.compile(r"(\d{1,2})(?: to (\d{1,2}))? minutes")
TIMES = ("waking", "before_school", "after_school", "before_meal", "bedtime", "any")
Plain = Mapping[str, Any]
ASKED = ("with", "when", "minutes")
TYPED = ("when", "where", "needs", "backup", "stop")
"""What can be typed of an activity, and must not bring back somebody who is not safe."""


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


def standing(planned: Sequence[Plain], result: Plain, case: Plain) -> list[Plain]:
    """Return what of a chosen plan still stands now.

    An activity that is no longer open falls out, and a partner who is no longer offered is asked
    for again; so nobody who is named unsafe later stays in a plan, on a page or on the screen.
    """
    oneself = [ME] if may_be_partner(case) else []
    unsafe = unsafe_names(case)
    is_open = {activity["id"] for activity in open_activities(result)}
    kept = [_clean(each, unsafe) for each in planned if each["activity"] in is_open]
    return [
        each
        if each.get("with") in (None, *_partners(each, result), *oneself)
        or (each.get("typed") and not is_named(str(each["with"]), unsafe))
        else {key: value for key, value in each.items() if key not in {"with", "typed"}}
        for each in kept
    ]


def _clean(chosen: Plain, unsafe: Sequence[str]) -> Plain:
    """Leave out what was typed where it names somebody who is not safe."""
    return {
        key: value
        for key, value in chosen.items()
        if key not in TYPED or not mentions(str(value), unsafe)
    }


def mentions(text: str, names: Sequence[str]) -> bool:
    """Say whether words hold one of these names as words of their own."""
    words = plain_name(text)
    return any(plain_name(name) and re.search(as_words(name), words) for name in names)


def is_only_people(text: str, names: Sequence[str]) -> bool:
    """Say whether words are only people's: names that were told, kin, somebody with a title."""
    known = {word for name in names for word in _WORD.findall(plain_name(name))}
    words = [word for word in _WORD.findall(plain_name(text)) if word not in _BESIDE_NAMES]
    if words and words[0] in _TITLES and len(words) <= _LONGEST_TITLED:
        return True
    return bool(words) and all(word in known or word in _KIN for word in words)


def is_named(name: str, others: Sequence[str]) -> bool:
    """Say whether a name may be one of these people's."""
    return any(may_be_same(name, other) for other in others)


def unsafe_names(case: Plain) -> list[str]:
    """Return the names of the people who were named as not safe."""
    return [str(person["name"]) for person in people_named(case, "unsafe_people")]


def may_be_partner(case: Plain) -> bool:
    """Say whether whoever answers can be offered as a partner: not one who is named unsafe."""
    fear = case.get("safety", {}).get("caregiver_fears_harming", False)
    named = [
        word.strip().casefold()
        for person in people_named(case, "unsafe_people")
        for word in (person["name"], person.get("relation", ""))
    ]
    return fear is False and not set(named) & _ONESELF


def company(names: Sequence[str], case: Plain, speech: Speech) -> list[tuple[str, str]]:
    """Return who can be chosen, by code and label: oneself, then people, animals last."""
    pets = {person["name"] for person in people_named(case, "safe_people") if is_pet(person)}
    alone = speech.voice == "caregiver" and may_be_partner(case)
    me = [(ME, speech.phrase("plan_me"))] if alone else []
    others = [name for name in names if not (alone and name.casefold() in _ONESELF)]
    others.sort(key=pets.__contains__)
    return [*me, *((name, name) for name in others)]


def is_pet(person: Plain) -> bool:
    """Say whether somebody who was named is an animal."""
    return bool(_PET.search(f"{person['name']} {person.get('relation', '')}".casefold()))


def people_named(case: Plain, key: str) -> list[Plain]:
    """Return the people that a case names as safe or as not safe."""
    held = case.get("preferences", {}).get(key) or []
    found = held.get("value") or [] if isinstance(held, Mapping) else held
    return list(found)


def nothing_open(result: Plain, speech: Speech) -> dict[str, Any]:
    """Say again what stands in the way, with what would open it and the ways on."""
    gates = (stage["gate"] for stage in result["plan"]["stages"] if not stage["open"])
    opens = next(filter(None, gates), "")
    lines = [Line(speech.phrase("plan_none"))]
    lines += [Line(text, "carried") for text in _in_the_way(result)[:REASONS]]
    lines += [Line(speech.phrase("plan_none_opens", {"gate": opens}))] if opens else []
    return {
        "kind": "nothing_open",
        "say": lines,
        "ask": speech.phrase("plan_none_ask"),
        "choices": tuple(
            Choice(number, code, speech.phrase(f"plan_none_{code}"))
            for number, code in enumerate(("finish", "review", "close"), 1)
        ),
    }


def _in_the_way(result: Plain) -> list[str]:
    """Return why nothing is open: dangers, what a doctor should see first, else the first words."""
    found = [danger["action"] for danger in result["safety"]]
    found += [cause["text"] for cause in result["alternatives"] if cause["before_activities"]]
    plain = [
        each["text"]
        for each in result["explanation"]
        if each["kind"] in {"plan", "opening"} and each["rule"] != REASON_GIVEN
    ]
    return list(dict.fromkeys(found or plain))


def card_of(activity: Plain) -> str:
    """Return all of a card: nobody should choose a thing before reading when to stop it."""
    more = card_lines(activity, ("text", "dose", "cautions", "stop_when"))
    return f"{activity['title']}: {' '.join(more)}"


def _minutes_of(chosen: Plain, result: Plain) -> list[int]:
    """Return the lengths to choose from: a few short ones, and the one that the card says."""
    found = [each for each in open_activities(result) if each["id"] == chosen["activity"]]
    said = _DOSE.search(str(found[0]["dose"])) if found else None
    return sorted({*MINUTES, *([int(said[2] or said[1])] if said else [])})


def choices_for(
    key: str, chosen: Plain, result: Plain, case: Plain, speech: Speech
) -> tuple[Choice, ...]:
    """Return what can be chosen for with whom, when or how long; the first is the usual one."""
    if key == "with":
        partners = company(_partners(chosen, result), case, speech)
        return tuple(
            Choice(number, code, label) for number, (code, label) in enumerate(partners, 1)
        )
    if key == "minutes":
        return tuple(
            Choice(number, str(minutes), speech.phrase("minutes", {"count": str(minutes)}))
            for number, minutes in enumerate(_minutes_of(chosen, result), 1)
        )
    return tuple(
        Choice(number, time, speech.phrase(f"time_{time}")) for number, time in enumerate(TIMES, 1)
    )


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
