"""Every invented case comes out as its sidecar says; one file is test, demonstration and practice."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from assistant.content.yaml_file import read_yaml
from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain

FOLDER = Path(__file__).parents[1] / "cases"
NAMES = sorted(path.name.removesuffix(".expect.yaml") for path in FOLDER.glob("*.expect.yaml"))
Plain = dict[str, Any]
KNOWN = {
    "as", "start_with", "confidence", "safety", "readings", "standings", "alternatives",
    "alternatives_never", "not_yet", "tags", "tags_never", "first_tags", "excluded_by", "bounds",
    "with", "with_never", "activities", "first_rule", "says", "says_to_family", "never_says", "never_says_to_family",
}  # fmt: skip


def load(name: str) -> Plain:
    plain, _ = read_yaml((FOLDER / f"{name}.case.yaml").read_text(encoding="utf-8"))
    return dict(plain)


def result_of(plain: Plain, knowledge: Knowledge, voice: str = "clinician") -> Plain:
    return to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))


def expectation(name: str) -> Plain:
    expected, _ = read_yaml((FOLDER / f"{name}.expect.yaml").read_text(encoding="utf-8"))
    assert set(expected) <= KNOWN
    return dict(expected)


def planned(found: Plain) -> list[Plain]:
    return [one for stage in found["plan"]["stages"] for one in stage["activities"]]


def texts_of(found: Plain) -> str:
    said = [one["text"] for one in found["explanation"]]
    said += [one["text"] for one in found["alternatives"]]
    return "\n".join(said)


@pytest.mark.parametrize("name", NAMES)
def test_a_case_comes_out_as_expected(name: str, knowledge: Knowledge) -> None:
    expected, plain = expectation(name), load(name)
    found = result_of(plain, knowledge, expected.get("as", "clinician"))
    for key in ("start_with", "confidence"):
        assert found[key] == expected.get(key, found[key]), key
    if "safety" in expected:
        assert [one["id"] for one in found["safety"]] == expected["safety"]
    readings = {one["id"]: one["reading"] for one in found["regions"]}
    assert readings == {**readings, **expected.get("readings", {})}
    standings = {one["id"]: one["standing"] for one in found["domains"]}
    assert standings == {**standings, **expected.get("standings", {})}
    raised = {one["id"]: one["before_activities"] for one in found["alternatives"]}
    assert raised == {**raised, **expected.get("alternatives", {})}
    never = set(expected.get("alternatives_never", []))
    assert never <= knowledge.alternatives.keys()
    assert raised.keys().isdisjoint(never)
    if expected.get("alternatives") == {}:
        assert raised == {}
    waiting = {one["id"] for one in found["plan"]["not_yet"]}
    assert set(expected.get("not_yet", [])) <= waiting
    if expected.get("not_yet") == []:
        assert waiting == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_plan_of_a_case_is_as_expected(name: str, knowledge: Knowledge) -> None:
    expected, plain = expectation(name), load(name)
    found = result_of(plain, knowledge, expected.get("as", "clinician"))
    activities = planned(found)
    tags = {tag for one in activities for tag in one["tags"]}
    partners = {name for one in activities for name in one["with"]}
    assert set(expected.get("tags", [])) <= tags
    assert set(expected.get("tags_never", [])) <= set(knowledge.tags)
    assert tags.isdisjoint(expected.get("tags_never", []))
    assert set(expected.get("with", [])) <= partners
    assert partners.isdisjoint(expected.get("with_never", []))
    assert set(expected.get("excluded_by", [])) <= {
        one["caution"] for one in found["plan"]["excluded"]
    }
    bounds = "\n".join(text for one in activities for text in one["cautions"])
    for words in expected.get("bounds", []):
        assert words in bounds
    assert len(activities) == expected.get("activities", len(activities))
    if expected.get("with") == []:
        assert partners == set()
    if "first_tags" in expected:
        assert set(expected["first_tags"]) <= set(activities[0]["tags"])


@pytest.mark.parametrize("name", NAMES)
def test_a_case_says_what_it_must_and_nothing_that_it_must_not(
    name: str, knowledge: Knowledge
) -> None:
    expected, plain = expectation(name), load(name)
    voice = expected.get("as", "clinician")
    found = result_of(plain, knowledge, voice)
    for words in expected.get("says", []):
        assert words.casefold() in texts_of(found).casefold()
    if "first_rule" in expected:
        assert found["explanation"][0]["rule"] == expected["first_rule"]
    for each in ("clinician", "caregiver", "self", "trainee"):
        said = texts_of(result_of(plain, knowledge, each)).casefold()
        for words in expected.get("never_says", []):
            assert words.casefold() not in said, (each, words)
    for each in ("caregiver", "self"):
        everything = json.dumps(result_of(plain, knowledge, each), ensure_ascii=False)
        for words in expected.get("never_says_to_family", []):
            assert not _says(everything, words), (each, words)
    family = texts_of(result_of(plain, knowledge, "caregiver"))
    for words in expected.get("says_to_family", []):
        assert words in family


def _says(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
