"""Sentences for and against rest only on answers that support them."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain
from tests.reasoning.made_cases import Maker, Plain, seeds
from tests.reasoning.test_expected_cases import load
from tests.reasoning.test_result import without

pytestmark = pytest.mark.broad

RATED = ("functions.", "now.")


def said(plain: Plain, knowledge: Knowledge, voice: str = "clinician") -> list[Plain]:
    found = to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))
    return [one for one in found["explanation"] if one["kind"] in {"for", "against"}]


def answer_at(plain: Any, path: str) -> Any:
    node = plain
    for part in path.split("."):
        node = node[part]
    if isinstance(node, dict) and "value" in node:
        return node["value"]
    if isinstance(node, dict) and ".adversity." in path and "absent" not in node:
        return node.get("severity", 1)
    return node


@settings(max_examples=40)
@given(seed=seeds())
def test_what_is_cited_supports_the_sentence(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    for one in said(plain, knowledge):
        for path in one["answers"]:
            answer = answer_at(plain, path)
            assert answer is not None, (one, path)
            assert not (isinstance(answer, dict) and "absent" in answer), (one, path)
            if one["kind"] == "for" and path.startswith("functions."):
                assert answer > 0, (one, path)
            if one["kind"] == "for" and ".adversity." in path:
                assert answer > 0, (one, path)
            if one["kind"] == "for" and ".connection." in path:
                assert answer <= 1, (one, path)


@settings(max_examples=12)
@given(seed=seeds())
def test_an_answer_taken_away_changes_every_sentence_that_cites_it(
    knowledge: Knowledge, seed: int
) -> None:
    plain = Maker(knowledge, seed).case()
    for voice in ("clinician", "caregiver"):
        for one in said(plain, knowledge, voice):
            for path in one["answers"][::4]:
                texts = [other["text"] for other in said(without(plain, path), knowledge, voice)]
                assert one["text"] not in texts, (one["rule"], path)


def test_the_meeting_of_past_and_present_counts_what_it_cites(knowledge: Knowledge) -> None:
    plain = load("on_edge")
    plain["history"]["infancy"]["adversity"]["bereavement"] = {"severity": 0}
    plain["history"]["infancy"]["connection"]["extended_family"] = 3
    (meeting,) = (one for one in said(plain, knowledge) if one["rule"] == "for_together")
    assert not any("bereavement" in path or "extended" in path for path in meeting["answers"])
    past = [path for path in meeting["answers"] if path.startswith("history.")]
    skills = [path for path in meeting["answers"] if path.startswith("functions.")]
    assert f"answers: {len(past)})" in meeting["text"]
    assert f"ratings: {len(skills)})" in meeting["text"]
    (plainer,) = (
        one for one in said(plain, knowledge, "caregiver") if one["rule"] == "for_together"
    )
    assert f"rests on {len(past) + len(skills)} of your answers" in plainer["text"]


def test_doing_well_is_shown_by_what_goes_well(knowledge: Knowledge) -> None:
    plain = copy.deepcopy(load("resilient"))
    plain["functions"]["sleep"] = 1
    (well,) = (one for one in said(plain, knowledge) if one["rule"] == "against_resilient")
    skills = [path for path in well["answers"] if path.startswith("functions.")]
    assert "functions.sleep" not in skills
    assert all(answer_at(plain, path) == 0 for path in skills)
    assert f"same age: {len(skills)})" in well["text"]
