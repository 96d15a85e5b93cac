"""The plan: what fits, with whom, for how long, under which cautions."""

import re
from dataclasses import replace
from typing import Any

import pytest

from assistant.domain.case import read_case
from assistant.domain.knowledge import Activity, Knowledge
from assistant.reasoning.fit import Fitted, ranked, stems
from assistant.reasoning.formulation import formulate, picture, to_plain
from tests.reasoning.made_cases import Plain

HARD = {
    "sleep": 3,
    "arousal": 3,
    "sensory_processing": 2,
    "body_rhythms": 2,
    "startle_and_orienting": 2,
}


def nine_years(**more: Any) -> Plain:
    client = {"label": "x", "age_months": 110, "informant": "caregiver"}
    return {"contract": 1, "client": client, "functions": dict(HARD), **more}


def plan(plain: Plain, knowledge: Knowledge, voice: str = "clinician") -> Plain:
    found: Plain = to_plain(formulate(read_case(plain, knowledge), knowledge, voice))["plan"]
    return found


def first(plain: Plain, knowledge: Knowledge) -> list[Plain]:
    activities: list[Plain] = plan(plain, knowledge)["stages"][0]["activities"]
    return activities


def test_with_nobody_safe_nobody_is_a_partner_and_that_is_the_first_step(
    knowledge: Knowledge,
) -> None:
    plain = nine_years(preferences={"safe_people": []})
    assert all(one["with"] == [] for one in first(plain, knowledge))
    found = to_plain(formulate(read_case(plain, knowledge), knowledge))
    assert "plan_nobody" in {one["rule"] for one in found["explanation"]}


def test_a_partner_comes_on_the_days_that_were_named(knowledge: Knowledge) -> None:
    people = [{"name": "Oma", "days": ["tue", "sun"]}, {"name": "Papa"}, {"name": "Third"}]
    activities = first(nine_years(preferences={"safe_people": people}), knowledge)
    together = next(one for one in activities if one["with"])
    assert sorted(together["with"]) == ["Oma", "Papa"]
    assert "With Oma on: Tuesday; Sunday." in together["when"]
    assert "Papa is there" not in together["when"]


def test_the_day_bounds_the_dose(knowledge: Knowledge) -> None:
    activities = first(nine_years(preferences={"minutes_a_day": 7.5}), knowledge)
    assert all("7.5 minutes" in one["dose"] for one in activities)
    assert not any("minutes a day" in one["dose"] for one in first(nine_years(), knowledge))


def test_what_is_liked_comes_sooner_and_what_is_disliked_never(knowledge: Knowledge) -> None:
    liked = [one["id"] for one in first(nine_years(preferences={"likes": ["drums"]}), knowledge)]
    disliked = [
        one["id"] for one in first(nine_years(preferences={"dislikes": ["drumming"]}), knowledge)
    ]
    assert "drumming_together" in liked
    assert "drumming_together" not in disliked


@pytest.mark.broad
def test_the_adults_own_calm_comes_first_where_an_adult_is_worn_out(knowledge: Knowledge) -> None:
    worn = nine_years(now={"caregiver_supported": 1})
    assert "caregiver_care" in first(worn, knowledge)[0]["tags"]
    strained = nine_years(
        history={"childhood": {"adversity": {"caregiver_distress": {"severity": 2}}}}
    )
    assert "caregiver_care" in first(strained, knowledge)[0]["tags"]
    eased = nine_years(
        history={"childhood": {"adversity": {"caregiver_distress": {"severity": 0}}}},
        now={"caregiver_supported": 3},
    )
    assert "caregiver_care" not in first(eased, knowledge)[0]["tags"]


def test_thin_connection_today_is_where_the_plan_starts(knowledge: Knowledge) -> None:
    shares = knowledge.weights.connection["childhood"]
    thin = plan(nine_years(now=dict.fromkeys(shares, 0) | {"caregiver_supported": 3}), knowledge)
    firm = plan(nine_years(now=dict.fromkeys(shares, 3)), knowledge)

    def together(found: Plain) -> int:
        return sum("connection" in one["tags"] for one in found["stages"][0]["activities"])

    assert together(thin) >= together(firm)
    assert "connection" in thin["stages"][0]["activities"][0]["tags"]


def test_what_is_not_known_takes_out_and_says_so(knowledge: Knowledge) -> None:
    found = plan(nine_years(medical={"asthma": True, "asthma_uncontrolled": None}), knowledge)
    taken = [one for one in found["excluded"] if one["caution"] == "vigorous_with_asthma"]
    assert taken
    assert all("medical.asthma_uncontrolled" in one["answers"] for one in taken)
    assert not any(
        "vigorous" in one["tags"] for stage in found["stages"] for one in stage["activities"]
    )
    fine = dict.fromkeys(knowledge.medical, False)
    open_wide = plan(nine_years(medical=fine, preferences={"touch": "welcome"}), knowledge)
    assert not any(one["caution"] == "vigorous_with_asthma" for one in open_wide["excluded"])


def test_every_stage_offers_three_at_any_age_whatever_the_cautions(knowledge: Knowledge) -> None:
    out = {
        tag
        for caution in knowledge.cautions.values()
        if caution.action == "exclude" and caution.id != "no_probing"
        for tag in caution.tags
    }
    for stage, youngest in (("regulate", 0), ("relate", 0), ("reason", 48)):
        for age in (0, 3, 12, 24, 36, 48, 60, 100, 140, 200, 216, 600):
            fitting = [one for one in knowledge.activities.values() if _fits(one, stage, age, out)]
            assert len(fitting) >= 3 or age < youngest, (stage, age)


def _fits(one: Activity, stage: str, age: int, out: set[str]) -> bool:
    young = one.below_months is None or age < one.below_months
    return one.stage == stage and one.from_months <= age and young and out.isdisjoint(one.tags)


def test_what_waits_is_not_planned_under_another_name(knowledge: Knowledge) -> None:
    talking = replace(knowledge.activities["drumming_together"], tags=("talk",))
    changed = replace(knowledge, activities={**knowledge.activities, "drumming_together": talking})
    plain = nine_years(preferences={"likes": ["drums"]})
    assert "drumming_together" in [one["id"] for one in first(plain, knowledge)]
    assert "drumming_together" not in [one["id"] for one in first(plain, changed)]


def test_an_activity_without_an_aim_can_be_ranked(knowledge: Knowledge) -> None:
    aimless = replace(knowledge.activities["drumming_together"], functions=())
    assert ranked([Fitted(aimless, 1.0, ())], 1)[0].activity is aimless


def test_the_same_aim_again_counts_for_less(knowledge: Knowledge) -> None:
    activities = list(knowledge.activities.values())
    same = [one for one in activities if one.functions[0] == activities[0].functions[0]][:2]
    other = next(one for one in activities if one.functions[0] != activities[0].functions[0])
    found = ranked([Fitted(same[0], 3.0, ()), Fitted(same[1], 2.5, ()), Fitted(other, 2.0, ())], 2)
    assert [one.activity.id for one in found] == [same[0].id, other.id]
    assert ranked([], 3) == ()


def test_words_are_compared_without_case_and_plural() -> None:
    assert stems("Drums, and DOGS!") == ("drum", "and", "dog")


def test_an_early_birth_is_named_as_a_reason_of_its_own(knowledge: Knowledge) -> None:
    plain = nine_years(presenting=["always on the move"])
    for weeks, is_said in ((30, True), (40, False)):
        plain["client"]["gestation_weeks"] = weeks
        found = to_plain(formulate(read_case(plain, knowledge), knowledge))["explanation"]
        cited = [one["answers"] for one in found if one["rule"] == "against_known"]
        assert cited == ([["client.gestation_weeks"]] if is_said else [])
        assert found[0]["answers"] == ["presenting.0"]


def test_the_picture_shows_what_is_known_so_far(knowledge: Knowledge) -> None:
    plain = nine_years(
        history={
            "infancy": {"adversity": {"bereavement": 2, "poverty": {"severity": 1}}},
            "childhood": {"adversity": None, "connection": {"absent": "not_applicable"}},
        }
    )
    drawn = picture(read_case(plain, knowledge), knowledge)
    windows = {one.id: one for one in drawn.windows}
    assert windows["infancy"].adversity == (2, 2)
    assert windows["perinatal"].adversity == (0, 3)
    assert windows["childhood"].connection == (0.0, 1.0)
    assert {one.id: one.band for one in drawn.regions}["brainstem"] == "marked"


def test_a_day_too_short_for_any_activity_begins_with_one_moment(knowledge: Knowledge) -> None:
    shortest = min(one.minutes for one in knowledge.activities.values())
    for minutes in (0, 1, shortest - 0.5, shortest):
        doses = [
            one["dose"]
            for one in first(nine_years(preferences={"minutes_a_day": minutes}), knowledge)
        ]
        assert doses
        for dose in doses:
            assert (dose == "Start with one short moment a day.") is (minutes < shortest)
            assert " 0 minutes" not in dose
            assert " 1 minutes" not in dose


@pytest.mark.parametrize("voice", ["clinician", "caregiver", "self", "trainee"])
def test_the_first_gate_names_only_what_bars_it(knowledge: Knowledge, voice: str) -> None:
    def gate(**told: Any) -> str:
        plain = nine_years(**told)
        found = to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))
        assert found["start_with"] != "regulate"
        return str(found["plan"]["stages"][0]["gate"])

    harm, ill = {"abuse_now": True}, {"seizures": True}
    assert "doctor" not in gate(safety=harm)
    assert re.search("danger|safe now", gate(safety=harm))
    assert "doctor" in gate(medical=ill)
    assert not re.search("danger|safe now", gate(medical=ill))
    assert re.search("(danger|safe now).*doctor", gate(safety=harm, medical=ill))
    for functions in ({}, dict.fromkeys(knowledge.functions, 0)):
        assert not re.search("danger|safe now|doctor", gate(functions=functions))
