"""The rules that practice cases, keys and drills must keep: nothing dangling, and enough to practise on."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.content.demo import invented
from assistant.content.keys import key_of, keys_folder
from assistant.content.wording_rules import banned_in, sentences_of, words_of
from assistant.domain.ages import reached
from assistant.domain.errors import Problem, WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.practice.key import Key
from assistant.practice.shapes import PROBES, TIERS, Family, Practice

Found = Iterator[tuple[str, str, str]]
FEWEST_CUES, MOST_CUES = 4, 8
FEWEST_FACTS = 10
LONGEST_SENTENCE = 18
"""Words; a teller may talk on, but nobody should have to read a sentence twice."""
FEWEST_DRILLS = 8
TOP = 3
"""Of the scale on which skills are rated."""


def check_practice(
    practice: Practice, knowledge: Knowledge, keys: Mapping[str, Key], folder: Path | None
) -> Found:
    """Yield code, id and what is wrong, keys and regression cases included."""
    yield from check_playable(practice, knowledge)
    for family in practice.families.values():
        yield from _regression(family, folder)
        key = keys.get(family.id)
        if key is None:
            yield "U074", family.id, f"It has no key: keys/{family.id}.yaml is missing."
        else:
            yield from _key(practice, family, key, knowledge, folder)


def check_playable(practice: Practice, knowledge: Knowledge) -> Found:
    """Yield what is wrong with what is played; it reads no key and no regression case.

    A fact is named ``case.fact``.
    """
    for name in practice.activities:
        if practice.activities[name].stage in knowledge.stages and name not in knowledge.activities:
            yield "U064", name, f"There is no activity '{name}'."
    yield from (
        ("U064", name, f"There is no alternative '{name}'.")
        for name in practice.rivals
        if name not in knowledge.alternatives
    )
    yield from _drills(practice)
    for family in practice.families.values():
        yield from _family(practice, family, knowledge)


def _drills(practice: Practice) -> Found:
    kinds = [drill.kind for drill in practice.drills.values()]
    for kind in sorted(set(kinds)):
        if kinds.count(kind) < FEWEST_DRILLS:
            yield "U075", kind, f"Only {kinds.count(kind)} drills of the kind '{kind}'."
    for drill in practice.drills.values():
        if not 1 <= drill.right <= len(drill.options):
            yield "U075", drill.id, f"Option {drill.right} of {len(drill.options)} cannot be right."


def _regression(family: Family, folder: Path | None) -> Found:
    case = _case(family.case, folder)
    if case is None:
        yield "U070", family.id, f"There is no regression case '{family.case}'."
    elif (age := case["client"]["age_months"]) != family.age_months:
        what = f"It says {family.age_months} months, and its regression case says {age}."
        yield "U070", family.id, what


def _family(practice: Practice, family: Family, knowledge: Knowledge) -> Found:
    name = family.id
    if not 1 <= family.tier <= TIERS:
        yield "U070", name, f"Its tier is {family.tier}; there are {TIERS}."
    if family.after and family.after not in practice.families:
        yield "U070", name, f"It comes after '{family.after}', and there is no such case."
    yield from (
        ("U070", name, f"There is no style '{teller.style}'.")
        for teller in family.tellers
        if teller.style not in practice.styles
    )
    yield from (
        ("U070", name, f"There is no skill '{skill}' to rate.")
        for skill in family.rate
        if skill not in knowledge.functions
    )
    cues = sum(len(fact.cues) for fact in family.facts)
    if not FEWEST_CUES <= cues <= MOST_CUES:
        yield (
            "U072",
            name,
            f"It has {cues} hints to follow; {FEWEST_CUES} to {MOST_CUES} are wanted.",
        )
    if len(family.facts) < FEWEST_FACTS or not any(fact.holds for fact in family.facts):
        yield "U072", name, "It has too few facts, or none that holds."
    yield from _facts(practice, family)


def _facts(practice: Practice, family: Family) -> Found:
    tellers = {teller.id for teller in family.tellers}
    seen: set[str] = set()
    for fact in family.facts:
        name = f"{family.id}.{fact.id}"
        if fact.id in seen:
            yield "U070", name, f"The fact '{fact.id}' is there twice."
        seen.add(fact.id)
        if fact.area not in practice.areas:
            yield "U070", name, f"There is no area '{fact.area}'."
        if fact.by and fact.by not in tellers:
            yield "U070", name, f"There is no teller '{fact.by}'."
        if not set(fact.more) <= set(PROBES) or not set(fact.cues) <= set(fact.more):
            yield "U071", name, "A hint has nothing to be told, or is no probe."
        for text in (*fact.says, *fact.more.values(), fact.short):
            yield from (("U033", name, f"'{word}' in what is told.") for word in banned_in(text))
            long = [each for each in sentences_of(text) if len(words_of(each)) > LONGEST_SENTENCE]
            yield from (
                ("U031", name, f"A sentence of {len(words_of(each))} words.") for each in long
            )


def _key(
    practice: Practice, family: Family, key: Key, knowledge: Knowledge, folder: Path | None
) -> Found:
    name = f"keys/{family.id}"
    facts = {fact.id: fact for fact in family.facts}
    if set(key.ratings) != set(family.rate):
        odd = ", ".join(sorted(set(key.ratings) ^ set(family.rate)))
        yield "U073", name, f"Key and case do not rate the same skills: {odd}."
    yield from _dangling(
        name, "event", key.timeline, {n for n, fact in facts.items() if fact.event}
    )
    windows = reached(knowledge.windows, family.age_months)
    yield from _dangling(
        name, "window", [w for each in key.timeline.values() for w in each], windows
    )
    yield from _dangling(name, "start", key.start, practice.starts)
    yield from _dangling(name, "rival", key.rivals, practice.rivals)
    yield from _dangling(
        name, "buffer", key.buffers, {n for n, fact in facts.items() if fact.holds}
    )
    yield from _dangling(name, "activity", key.activities, practice.activities)
    yield from _dangling(name, "partner", key.partners, family.people)
    missing = [what for what in ("start", "rivals", "buffers", "activities", "partners") if not getattr(key, what)]  # fmt: skip
    yield from (("U073", name, f"It names nothing under '{what}'.") for what in missing)
    yield from _ranges(name, key, _case(family.case, folder) or {})
    for expert in key.experts:
        wild = [skill for skill, rated in expert.ratings.items() if skill not in key.ratings or not 0 <= rated <= TOP]  # fmt: skip
        yield from (
            ("U073", name, f"{expert.who} rates '{skill}' as nobody can.") for skill in wild
        )


def _dangling(name: str, what: str, named: Iterable[str], there: Iterable[str]) -> Found:
    known = set(there)
    yield from (
        ("U073", name, f"There is no {what} '{each}'.") for each in named if each not in known
    )


def _ranges(name: str, key: Key, case: Mapping[str, Any]) -> Found:
    rated = case.get("functions") or {}
    for skill, both in key.ratings.items():
        if len(both) != 2 or not 0 <= both[0] <= both[1] <= TOP:  # noqa: PLR2004  # a range has two ends
            yield "U073", name, f"The range of '{skill}' is not two numbers from 0 to 3."
            continue
        value = rated.get(skill)
        told = value.get("value") if isinstance(value, dict) else value
        if isinstance(told, int) and not both[0] <= told <= both[1]:
            yield "U073", name, f"The regression case rates '{skill}' {told}, outside {both[0]} to {both[1]}."  # fmt: skip


def _case(name: str, folder: Path | None) -> dict[str, Any] | None:
    try:
        return invented(name, folder)
    except FileNotFoundError:
        return None


def read_keys(folder: Path | None) -> tuple[dict[str, Key], dict[str, str], list[Problem]]:
    """Return every key by its case, where it stands, and what is wrong with those that cannot be read."""
    found: dict[str, Key] = {}
    places: dict[str, str] = {}
    problems: list[Problem] = []
    homes = [keys_folder(), *([keys_folder(folder)] if folder else [])]
    for path in [each for home in homes for each in sorted(home.glob("*.yaml"))]:
        try:
            key, lines = key_of(path.name, path.read_text(encoding="utf-8"))
        except WrongInput as error:
            problems += error.problems
            continue
        found[key.id] = key
        places[f"keys/{key.id}"] = f"keys/{path.name}:{lines.of('id')}"
        if key.id != path.stem:
            problems.append(_misnamed(path.name, key.id))
    return found, places, problems


def _misnamed(file: str, name: str) -> Problem:
    return Problem(f"practice/keys/{file}:1", f"The key is of '{name}'.", "Name the file after it.")
