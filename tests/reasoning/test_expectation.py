"""An expectation that is not met is said, one line for each thing."""

from typing import Any

import pytest

from assistant.domain.knowledge import Knowledge
from assistant.reasoning.expectation import unmet
from tests.reasoning.test_expected_cases import load, result_of

WRONG: list[tuple[dict[str, Any], list[str]]] = [
    ({}, []),
    ({"colour": 1}, ["'colour' is nothing that can be expected"]),
    ({"start_with": "relate"}, ["start_with: regulate, not relate"]),
    ({"confidence": "low"}, ["confidence: moderate, not low"]),
    ({"safety": ["abuse_now"]}, ["safety: none, not abuse_now"]),
    ({"readings": {"limbic": "neither"}}, ["readings: limbic is unknown, not neither"]),
    ({"standings": {"cognitive": "marked_difficulty"}}, ["standings: cognitive is some_difficulty, not marked_difficulty"]),
    ({"alternatives": {"seizures": True}}, ["alternatives: seizures is None, not True"]),
    ({"alternatives": {"asthma_undertreated": True}}, ["alternatives: asthma_undertreated is False, not True"]),
    ({"alternatives_never": ["asthma_undertreated", "seizures"]}, ["alternatives_never: asthma_undertreated is there"]),
    ({"alternatives_never": ["asthma"]}, ["alternatives_never: 'asthma' is no code"]),
    ({"tags_never": ["messages"]}, ["tags_never: 'messages' is no code"]),
    ({"bounds": ["start very soft", "upside down"]}, ["bounds: “upside down” is not said"]),
    ({"tags": ["massage"]}, ["tags: massage is not there"]),
    ({"tags_never": ["rhythm", "massage"]}, ["tags_never: rhythm is there"]),
    ({"first_tags": ["massage"]}, ["first_tags: massage is not there"]),
    ({"excluded_by": ["soft_sound"]}, ["excluded_by: soft_sound is not there"]),
    ({"with": []}, ["with: Aunt Rosa, Mum, where none is expected"]),
    ({"with_never": ["Mum"]}, ["with_never: Mum is there"]),
    ({"activities": 99}, ["activities: 6, not 99"]),
    ({"not_yet": ["assessment"]}, ["not_yet: assessment is not there"]),
    ({"first_rule": "ask_three"}, ["first_rule: opening_together, not ask_three"]),
    ({"says": ["Working HYPOTHESIS", "cured"]}, ["says: “cured” is not said"]),
    ({"says_to_family": ["cured"]}, ["says_to_family: “cured” is not said"]),
    ({"never_says": ["cured"], "never_says_to_family": ["Dan", "Ros"]}, []),
    ({"never_says_to_family": ["Rosa"]}, ["never_says_to_family: “Rosa” is said to caregiver", "never_says_to_family: “Rosa” is said to self"]),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "missed"), WRONG)
def test_what_is_not_met_is_said(
    knowledge: Knowledge, expected: dict[str, Any], missed: list[str]
) -> None:
    plain = load("on_edge")
    found = unmet(expected, lambda voice: result_of(plain, knowledge, voice), knowledge)
    assert list(found) == missed


def test_no_alternative_and_no_activity_can_be_expected(knowledge: Knowledge) -> None:
    plain = load("on_edge")
    (line,) = unmet(
        {"alternatives": {}}, lambda voice: result_of(plain, knowledge, voice), knowledge
    )
    assert line.startswith("alternatives: ")
    assert line.endswith(", where none is expected")
    calm = load("resilient")
    (line,) = unmet(
        {"first_tags": ["rhythm"]}, lambda voice: result_of(calm, knowledge, voice), knowledge
    )
    assert line == "first_tags: rhythm is not there"


def test_what_is_never_said_is_looked_for_in_every_voice(knowledge: Knowledge) -> None:
    plain = load("on_edge")
    found = unmet(
        {"never_says": ["step 1"]}, lambda voice: result_of(plain, knowledge, voice), knowledge
    )
    assert found == ("never_says: “step 1” is said to trainee",)
    family = unmet({"as": "caregiver"}, lambda voice: result_of(plain, knowledge, voice), knowledge)
    assert family == ()
