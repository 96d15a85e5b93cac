"""Reads the people, the wishes and the texts in somebody's own words that a case file names."""

from collections.abc import Mapping
from typing import Any

from assistant.domain.case_values import DAYS, TOUCH, is_minutes
from assistant.domain.conditions import Fact
from assistant.domain.facts import Remark, Somebody
from assistant.domain.knowledge import Knowledge
from assistant.domain.leaves import Leaves, is_yes_or_no, one_of

_PREFERENCES = (
    "touch",
    "sound_sensitive",
    "movement_sensitive",
    "likes",
    "dislikes",
    "minutes_a_day",
    "safe_people",
    "unsafe_people",
)


def read_remarks(
    place: str, plain: Mapping[str, Any], knowledge: Knowledge, leaves: Leaves
) -> tuple[Remark, ...]:
    """Read a list of texts in the informant's own words; empty ones are left out."""
    found = []
    for number, raw in enumerate(_entries(place, plain, leaves)):
        path = f"{place}.{number}"
        if place == "presenting":
            found.append(Remark(path, leaves.text(path, raw)))
            continue
        node = leaves.branch(path, raw)
        leaves.keys(path, node, ("text", "domain", "known"))
        leaves.about(path, node)
        text = leaves.needed(path, node, "text")
        domain = node.get("domain")
        if domain is not None:
            check = one_of(*knowledge.domains)
            domain = leaves.value(f"{path}.domain", domain, check)
        found.append(Remark(path, text, domain or ""))
    return tuple(remark for remark in found if remark.text.strip())


def _entries(place: str, plain: Mapping[str, Any], leaves: Leaves) -> list[Any]:
    return leaves.entries(place, plain[place]) or [] if place in plain else []


def read_preferences(
    node: Mapping[str, Any], leaves: Leaves
) -> tuple[tuple[Somebody, ...], tuple[Somebody, ...]]:
    """Read what is wished for, and return who is safe and who is not."""
    leaves.keys("preferences", node, _PREFERENCES)
    checks = {
        "touch": one_of(*TOUCH),
        "sound_sensitive": is_yes_or_no,
        "movement_sensitive": is_yes_or_no,
        "minutes_a_day": is_minutes,
    }
    for key, check in checks.items():
        if key in node:
            leaves.value(f"preferences.{key}", node[key], check)
    for key in ("likes", "dislikes"):
        _texts(key, node, leaves)
    return (_people("safe_people", node, leaves), _people("unsafe_people", node, leaves))


def _texts(key: str, node: Mapping[str, Any], leaves: Leaves) -> None:
    path = f"preferences.{key}"
    entries = leaves.entries(path, node[key]) if key in node else None
    if entries is not None:
        texts = [leaves.text(f"{path}.{number}", raw) for number, raw in enumerate(entries)]
        leaves.facts[path] = Fact(tuple(texts))


def _people(key: str, node: Mapping[str, Any], leaves: Leaves) -> tuple[Somebody, ...]:
    path = f"preferences.{key}"
    entries = leaves.entries(path, node[key]) if key in node else None
    if entries is None:
        return ()
    allowed = ("name", "relation", "days") if key == "safe_people" else ("name", "relation")
    people = tuple(
        _somebody(f"{path}.{number}", raw, allowed, leaves) for number, raw in enumerate(entries)
    )
    leaves.facts[path] = Fact(tuple(person.name for person in people))
    return people


def _somebody(path: str, raw: Any, allowed: tuple[str, ...], leaves: Leaves) -> Somebody:
    node = leaves.branch(path, raw)
    leaves.keys(path, node, (*allowed, "known"))
    leaves.about(path, node)
    name = leaves.needed(path, node, "name")
    relation = leaves.text(f"{path}.relation", node.get("relation")) if "relation" in node else ""
    days = leaves.entries(f"{path}.days", node["days"]) if "days" in node else None
    check = one_of(*DAYS)
    kept = [leaves.value(f"{path}.days.{i}", day, check) for i, day in enumerate(days or ())]
    return Somebody(path, name, relation, tuple(day for day in kept if day))
