"""What of a result a person would notice, and how two of them differ."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from assistant.reasoning.expectation import VOICES, activities

Digest = dict[str, Any]
_LISTS = ("alternatives", "activities", "excluded", "sentences")


def digest(told: Callable[[str], dict[str, Any]]) -> Digest:
    """Return the verdicts of a case, its plan, and its sentences in every voice."""
    found = told(VOICES[0])
    verdicts = {"start_with": found["start_with"], "confidence": found["confidence"]}
    for one in found["regions"]:
        for key in ("reading", "history", "function"):
            verdicts[f"{one['id']}: {key}"] = one[key]
        for key in ("history_bounds", "function_bounds"):
            low, high = one[key]
            verdicts[f"{one['id']}: {key}"] = f"{low:.3f} to {high:.3f}"
    for one in found["domains"]:
        verdicts[f"{one['id']}: standing"] = one["standing"]
    return {
        "verdicts": verdicts,
        "alternatives": [_alternative(one) for one in found["alternatives"]],
        "activities": [one["id"] for one in activities(found)],
        "excluded": [f"{one['id']} ({one['caution']})" for one in found["plan"]["excluded"]],
        "sentences": [
            f"{voice}, {one['rule']}: {one['text']}"
            for voice in VOICES
            for one in told(voice)["explanation"]
        ],
    }


def _alternative(one: Mapping[str, Any]) -> str:
    return f"{one['id']}{' (before activities)' if one['before_activities'] else ''}"


def differences(before: Mapping[str, Digest], after: Mapping[str, Digest]) -> dict[str, list[str]]:
    """Return by case what is other than before; a case that did not change is not there."""
    found = {name: ["no longer there"] for name in before if name not in after}
    for name, now in after.items():
        lines = list(_of_case(before[name], now)) if name in before else ["new"]
        if lines:
            found[name] = lines
    return dict(sorted(found.items()))


def _of_case(before: Digest, after: Digest) -> Iterator[str]:
    was = before["verdicts"]
    for key, value in after["verdicts"].items():
        if was.get(key) != value:
            yield f"{key}: {was.get(key)} -> {value}"
    for part in _LISTS:
        gone = [one for one in before[part] if one not in after[part]]
        come = [one for one in after[part] if one not in before[part]]
        yield from (f"- {part}: {one}" for one in gone)
        yield from (f"+ {part}: {one}" for one in come)
        if not gone and not come and before[part] != after[part]:
            yield f"{part}: in another order"
