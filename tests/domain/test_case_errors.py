"""A wrong case file says everything that is wrong with it, each with its path and the mend."""

from datetime import date
from typing import Any

import pytest

from assistant.domain.case import CaseErrors, read_case
from assistant.domain.errors import WrongInput
from assistant.domain.knowledge import Knowledge

CLIENT = {"label": "x", "age_months": 50, "informant": "caregiver"}


def problems(plain: Any, knowledge: Knowledge) -> dict[str, str]:
    with pytest.raises(CaseErrors) as caught:
        read_case(plain, knowledge)
    assert isinstance(caught.value, WrongInput)
    assert all(problem.what and problem.mend for problem in caught.value.problems)
    return {problem.path: f"{problem.what} {problem.mend}" for problem in caught.value.problems}


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"contract": 2}, "contract"),
    ({"contract": True}, "contract"),
    ({"contract": 1.0}, "contract"),
    ({"functions": {"sleep": {"value": 2, "last_months_ago": 51}}}, "functions.sleep.last_months_ago"),
    (
        {"history": {"infancy": {"adversity": {"poverty": {"last_months_ago": 51}}}}},
        "history.infancy.adversity.poverty.last_months_ago",
    ),
    (
        {"history": {"intrauterine": {"adversity": {"poverty": {"last_months_ago": 60}}}}},
        "history.intrauterine.adversity.poverty.last_months_ago",
    ),
    ({"clinet": {}}, "clinet"),
    ({"client": {**CLIENT, "age_months": -1}}, "client.age_months"),
    ({"client": {**CLIENT, "age_months": 50.5}}, "client.age_months"),
    ({"client": {**CLIENT, "age_months": None}}, "client.age_months"),
    ({"client": {**CLIENT, "informant": "aunt"}}, "client.informant"),
    ({"client": {**CLIENT, "birth_date": "5 March"}}, "client.birth_date"),
    ({"client": {**CLIENT, "birth_date": 5}}, "client.birth_date"),
    ({"client": {**CLIENT, "gestation_weeks": 99}}, "client.gestation_weeks"),
    ({"client": {**CLIENT, "hobby": "x"}}, "client.hobby"),
    ({"client": {"age_months": 50, "informant": "self"}}, "client.label"),
    ({"client": []}, "client"),
    ({"presenting": "tired"}, "presenting"),
    ({"presenting": [3]}, "presenting.0"),
    ({"history": {"babyhood": {}}}, "history.babyhood"),
    ({"history": {"youth": {}}}, "history.youth"),
    ({"history": {"youth": None}}, "history.youth"),
    ({"history": {"infancy": {"trauma": {}}}}, "history.infancy.trauma"),
    (
        {"history": {"infancy": {"adversity": {"domestic_violence": {"severity": 4}}}}},
        "history.infancy.adversity.domestic_violence.severity",
    ),
    (
        {"history": {"infancy": {"adversity": {"domestic_violence": {"pattern": "often"}}}}},
        "history.infancy.adversity.domestic_violence.pattern",
    ),
    (
        {"history": {"infancy": {"adversity": {"domestic_violence": {"known": "heard"}}}}},
        "history.infancy.adversity.domestic_violence.known",
    ),
    (
        {"history": {"infancy": {"adversity": {"domestic_violence": {"last_months_ago": -1}}}}},
        "history.infancy.adversity.domestic_violence.last_months_ago",
    ),
    (
        {"history": {"infancy": {"adversity": {"domestic_violence": {"who": "x"}}}}},
        "history.infancy.adversity.domestic_violence.who",
    ),
    ({"history": {"infancy": {"adversity": {"violence": 1}}}}, "history.infancy.adversity.violence"),
    ({"history": {"infancy": {"adversity": {"poverty": True}}}}, "history.infancy.adversity.poverty"),
    ({"history": {"infancy": {"adversity": 3}}}, "history.infancy.adversity"),
    (
        {"history": {"infancy": {"adversity": {"prenatal_alcohol": 1}}}},
        "history.infancy.adversity.prenatal_alcohol",
    ),
    ({"history": {"infancy": {"connection": {"friends": 1}}}}, "history.infancy.connection.friends"),
    ({"history": {"infancy": {"connection": {"attuned_caregiver": 4}}}}, "history.infancy.connection.attuned_caregiver"),
    ({"now": {"attuned_caregivr": 1}}, "now.attuned_caregivr"),
    ({"functions": {"sleep": 4}}, "functions.sleep"),
    ({"functions": {"sleep": True}}, "functions.sleep"),
    ({"functions": {"sleep": "2"}}, "functions.sleep"),
    ({"functions": {"sleeping": 2}}, "functions.sleeping"),
    ({"functions": {"thinking_ahead": 2}}, "functions.thinking_ahead"),
    ({"functions": {"sleep": {"value": 2, "absent": "later"}}}, "functions.sleep"),
    ({"functions": {"sleep": {"absent": "dunno"}}}, "functions.sleep.absent"),
    ({"functions": {"sleep": {"value": 2, "source": "me"}}}, "functions.sleep.source"),
    ({"functions": {"sleep": {"value": 2, "seen_by_doctor": "yes"}}}, "functions.sleep.seen_by_doctor"),
    ({"functions": {"sleep": {"known": "saw"}}}, "functions.sleep"),
    ({"medical": {"asthma": "yes"}}, "medical.asthma"),
    ({"medical": {"asthmatic": True}}, "medical.asthmatic"),
    ({"safety": {"abuse_now": 1}}, "safety.abuse_now"),
    ({"family_history": {"adhd": 2}}, "family_history.adhd"),
    ({"strengths": ["kind"]}, "strengths.0"),
    ({"strengths": [{"domain": "relational"}]}, "strengths.0.text"),
    ({"strengths": [{"text": "kind", "domain": "sports"}]}, "strengths.0.domain"),
    ({"preferences": {"touch": "maybe"}}, "preferences.touch"),
    ({"preferences": {"minutes_a_day": 5000}}, "preferences.minutes_a_day"),
    ({"preferences": {"minutes_a_day": "ten"}}, "preferences.minutes_a_day"),
    ({"preferences": {"likes": "drums"}}, "preferences.likes"),
    ({"preferences": {"safe_people": [{"relation": "aunt"}]}}, "preferences.safe_people.0.name"),
    ({"preferences": {"safe_people": [{"name": "A", "days": ["someday"]}]}}, "preferences.safe_people.0.days.0"),
    ({"preferences": {"unsafe_people": [{"name": "A", "days": ["mon"]}]}}, "preferences.unsafe_people.0.days"),
    ({"preferences": {"safe_people": "Mum"}}, "preferences.safe_people"),
    ({"preferences": {"colour": "red"}}, "preferences.colour"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "path"), WRONG, ids=[f"{n}-{path}" for n, (_, path) in enumerate(WRONG)]
)
def test_what_is_wrong_is_named_by_its_path(
    knowledge: Knowledge, change: dict[str, Any], path: str
) -> None:
    assert set(problems({"contract": 1, "client": CLIENT, **change}, knowledge)) == {path}


def test_everything_wrong_is_said_at_once(knowledge: Knowledge) -> None:
    plain = {
        "client": {"label": "x"},
        "functions": {"sleep": 9, "slepe": 1},
        "now": {"friends": "many"},
        "medical": {"asthma": "no"},
    }
    assert set(problems(plain, knowledge)) == {
        "contract", "client.age_months", "client.informant", "functions.sleep", "functions.slepe",
        "now.friends", "medical.asthma",
    }  # fmt: skip


def test_a_slip_of_the_keyboard_is_met_with_what_was_meant(knowledge: Knowledge) -> None:
    found = problems({"contract": 1, "client": CLIENT, "functions": {"slep": 1}}, knowledge)
    assert "Did you mean 'sleep'?" in found["functions.slep"]
    far = problems({"contract": 1, "client": {**CLIENT, "zzz": 1}}, knowledge)
    assert "Use one of: label, age_months" in far["client.zzz"]


def test_a_long_value_is_shown_in_part(knowledge: Knowledge) -> None:
    found = problems({"contract": 1, "client": CLIENT, "functions": {"sleep": "x" * 90}}, knowledge)
    assert "…" in found["functions.sleep"]
    assert len(found["functions.sleep"]) < 120


def test_a_skill_of_today_that_this_age_does_not_have_is_not_asked_of_now(
    knowledge: Knowledge,
) -> None:
    infant = {"label": "x", "age_months": 3, "informant": "caregiver"}
    assert set(problems({"contract": 1, "client": infant, "now": {"friends": 1}}, knowledge)) == {
        "now.friends"
    }


@pytest.mark.parametrize("plain", [None, [], "case", 3])
def test_what_is_no_mapping_is_no_case(knowledge: Knowledge, plain: Any) -> None:
    assert set(problems(plain, knowledge)) == {""}


def test_a_birth_date_may_come_as_a_date(knowledge: Knowledge) -> None:
    client = {**CLIENT, "birth_date": date(2020, 1, 1)}
    assert read_case({"contract": 1, "client": client}, knowledge).age_months == 50


def test_another_contract_is_told_which_one_is_read(knowledge: Knowledge) -> None:
    told = problems({"contract": 2, "client": CLIENT}, knowledge)["contract"]
    assert "'2'" in told
    assert "reads contract 1" in told
    assert "not named" in problems({"client": CLIENT}, knowledge)["contract"]


def test_what_lies_before_birth_may_be_longer_ago_than_the_age(knowledge: Knowledge) -> None:
    reported = {"poverty": {"severity": 1, "last_months_ago": 59}}
    plain = {"contract": 1, "client": CLIENT, "history": {"intrauterine": {"adversity": reported}}}
    case = read_case(plain, knowledge)
    assert case.facts["history.intrauterine.adversity.poverty.last_months_ago"].value == 59


@pytest.mark.parametrize("nothing", [None, {"absent": "not_asked"}, {"absent": "unknown_to_me"}])
def test_a_skill_too_early_to_rate_may_be_said_to_be_open(
    knowledge: Knowledge, nothing: Any
) -> None:
    plain = {"contract": 1, "client": CLIENT, "functions": {"thinking_ahead": nothing}}
    assert "thinking_ahead" not in read_case(plain, knowledge).ratable
