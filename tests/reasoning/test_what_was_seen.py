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
    text = cause(told(knowledge, medical={"pain_or_reflux": pain}), "pain")
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
