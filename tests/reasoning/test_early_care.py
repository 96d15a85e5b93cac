"""Care that changed hands in the first years: a question for a specialist, never found, never waved away."""

from typing import Any

import pytest

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain
from tests.reading import grade
from tests.reasoning.made_cases import Plain

HOME = {"institutional_care": {"severity": 2, "pattern": "ongoing"}}
MOVES = {"separation_or_moves": {"severity": 1, "pattern": "repeated"}}
OTHER_HARD = {"sleep": 2, "arousal": 2, "mood": 3}


def found(knowledge: Knowledge, voice: str, early: Plain, comfort: int = 3, **more: Any) -> Plain:
    plain: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 63, "informant": "caregiver", "name": "Lin"},
        "history": {
            "perinatal": None,
            "infancy": {"adversity": early},
            "childhood": {"adversity": {}},
        },
        "functions": {**OTHER_HARD, "seeking_comfort": comfort, "stopping_and_waiting": 2},
        **more,
    }
    result = to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))
    return {one["rule"]: one for one in result["explanation"]}


@pytest.mark.broad
@pytest.mark.parametrize("early", [HOME, MOVES, {"institutional_care": {"known": "told"}}])
@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician", "trainee"])
def test_such_a_start_and_little_comfort_sought_raise_a_question_with_a_source(
    knowledge: Knowledge, early: Plain, voice: str
) -> None:
    asked = found(knowledge, voice, early)["alternative_early_care"]
    assert asked["kind"] == "alternative"
    assert asked["text"].startswith("Could ")
    assert "bucharest_stability" in asked["sources"]
    assert "functions.seeking_comfort" in asked["answers"]
    if voice in {"caregiver", "self"}:
        assert grade(asked["text"]) <= 6.0
        assert "attachment" not in asked["text"]
    else:
        assert "neither is found" in asked["text"]


@pytest.mark.parametrize(
    ("early", "comfort"),
    [
        (HOME, 1),
        ({"separation_or_moves": {"severity": 2, "pattern": "single"}}, 3),
        ({"separation_or_moves": {"severity": 2}}, 3),
        ({"poverty": {"severity": 3}}, 3),
    ],
)
def test_one_of_the_two_alone_raises_none(knowledge: Knowledge, early: Plain, comfort: int) -> None:
    assert "alternative_early_care" not in found(knowledge, "clinician", early, comfort)


@pytest.mark.parametrize("doubt", ["illness_induced_suspected", "abuse_now"])
def test_where_the_account_may_not_be_built_on_none_is_raised(
    knowledge: Knowledge, doubt: str
) -> None:
    rules = found(knowledge, "caregiver", HOME, safety={doubt: True})
    assert "alternative_early_care" not in rules


def test_an_open_history_is_never_called_none(knowledge: Knowledge) -> None:
    rules = found(knowledge, "clinician", HOME)
    assert "or to rule one out" in rules["opening_early_open"]["text"]
    assert "infancy" in rules["opening_early_open"]["text"]
    assert "too little is known of the first years" in rules["adversity.infancy"]["text"]
    assert not any("no bottom-up history" in one["text"] for one in rules.values())


def test_where_all_is_known_early_care_still_stands_in_its_own_right(knowledge: Knowledge) -> None:
    calm = {"attuned_caregiver": 3, "constant_caregiver": 3, "predictable_days": 3,
            "caregiver_supported": 3, "extended_family": 3, "community_culture_faith": 3}  # fmt: skip
    more = {"trusted_other_adult": 3, "friends": 3}
    history = {
        "intrauterine": {"adversity": {}, "connection": dict(list(calm.items())[3:])},
        "perinatal": {"adversity": {}, "connection": calm},
        "infancy": {"adversity": MOVES, "connection": {**calm, "trusted_other_adult": 3}},
        "early_childhood": {"adversity": {}, "connection": {**calm, **more}},
        "childhood": {"adversity": {}, "connection": {**calm, **more}},
    }
    rules = found(knowledge, "clinician", {}, history=history)
    assert "in its own right" in rules["opening_early"]["text"]


def test_one_item_alone_is_no_pattern_of_attention(knowledge: Knowledge) -> None:
    alone = {"stopping_and_waiting": 3, "keeping_attention": 0, "arousal": 1}
    assert "adhd" not in found(knowledge, "clinician", HOME, functions=alone)
    both = {"stopping_and_waiting": 2, "keeping_attention": 1}
    assert "adhd" in found(knowledge, "clinician", HOME, functions=both)
