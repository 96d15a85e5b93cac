"""What a doctor has looked at is said so; a danger that nobody knows of is asked about."""

from typing import Any

import pytest

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain

CLIENT = {"label": "x", "age_months": 108, "informant": "caregiver"}


def told(knowledge: Knowledge, voice: str = "clinician", **case: Any) -> dict[str, Any]:
    plain = {"contract": 1, "client": CLIENT, **case}
    return dict(to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True)))


def cause(result: dict[str, Any], name: str) -> str:
    texts = [each["text"] for each in result["alternatives"] if each["id"] == name]
    return str(texts[0])


@pytest.mark.parametrize(("seen", "is_said"), [(True, True), (False, False), (None, False)])
def test_only_what_a_doctor_has_looked_at_is_said_to_be(
    knowledge: Knowledge,
    seen: bool | None,  # noqa: FBT001  # an answer, not a switch
    is_said: bool,  # noqa: FBT001  # what is expected
) -> None:
    pain = {"value": True} if seen is None else {"value": True, "seen_by_doctor": seen}
    text = cause(told(knowledge, "clinician", medical={"pain_or_reflux": pain}), "pain")
    assert ("A doctor has looked at it" in text) is is_said
    family = cause(told(knowledge, "caregiver", medical={"pain_or_reflux": pain}), "pain")
    assert ("A doctor has looked. Go back if it changes." in family) is is_said


@pytest.mark.parametrize("why", ["unknown_to_me", "unknown_to_anyone"])
def test_a_danger_that_nobody_knows_of_is_asked_and_not_known(
    knowledge: Knowledge, why: str
) -> None:
    result = told(knowledge, safety={"abuse_now": {"absent": why}})
    asked = [one["text"] for one in result["explanation"] if one["kind"] == "ask"]
    assert any(text.startswith("Safety, asked and not known") for text in asked)


ASTHMA: dict[str, Any] = {
    "functions": {"sleep": 3, "arousal": 3, "sensory_processing": 2},
    "safety": {"abuse_now": False},
}


@pytest.mark.parametrize(
    ("asthma", "at_night", "start"),
    [
        ({"value": True, "seen_by_doctor": True}, True, "regulate"),
        ({"value": True, "seen_by_doctor": True}, None, "regulate"),
        ({"value": True, "seen_by_doctor": False}, True, "refer_first"),
        (True, True, "refer_first"),
        (True, {"value": True, "seen_by_doctor": True}, "regulate"),
        (
            {"value": True, "seen_by_doctor": True},
            {"value": True, "seen_by_doctor": False},
            "refer_first",
        ),
    ],
)
def test_a_doctor_who_has_looked_at_the_asthma_has_settled_what_comes_first(
    knowledge: Knowledge, asthma: object, at_night: object, start: str
) -> None:
    result = told(
        knowledge,
        "clinician",
        medical={"asthma": asthma, "asthma_uncontrolled": at_night},
        **ASTHMA,
    )
    assert result["start_with"] == start
    asked = cause(result, "asthma_undertreated")
    assert ("A doctor has looked at it" in asked) is (start == "regulate")
    stages = [stage for stage in result["plan"]["stages"] if stage["open"]]
    assert bool(stages) is (start == "regulate")
    offered = [one for stage in stages for one in stage["activities"]]
    assert not any("vigorous" in one["tags"] for one in offered)


@pytest.mark.parametrize(("at_night", "is_bound"), [(False, False), (True, True), (None, True)])
def test_the_asthma_plan_is_spoken_of_on_the_move_only_while_control_is_not_known_to_be_good(
    knowledge: Knowledge,
    at_night: bool | None,  # noqa: FBT001  # an answer, not a switch
    is_bound: bool,  # noqa: FBT001  # what is expected
) -> None:
    seen = {"value": True, "seen_by_doctor": True}
    result = told(
        knowledge, "clinician", medical={"asthma": seen, "asthma_uncontrolled": at_night}, **ASTHMA
    )
    offered = [
        one
        for stage in result["plan"]["stages"]
        for one in stage["activities"]
        if "movement" in one["tags"] and "vigorous" not in one["tags"]
    ]
    assert offered
    for one in offered:
        assert any("asthma action plan" in text for text in one["cautions"]) is is_bound
