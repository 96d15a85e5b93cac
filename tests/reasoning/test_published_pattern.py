"""The published pattern, V1 to V16 of the literature notes: ordinal checks over made cases."""

import copy

import pytest
from hypothesis import given, settings

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.outlook import outlook_of
from assistant.reasoning.view import View, view_of
from tests.reasoning.made_cases import Maker, Plain, seeds

pytestmark = pytest.mark.broad  # the narrow tests of each room cover the same lines

WINDOWS = ("intrauterine", "perinatal", "infancy", "early_childhood", "childhood")
GOOD = 3
ONGOING_SEVERE = {"severity": 3, "pattern": "ongoing"}
SIGNS = (
    "snoring_or_breathing_pauses",
    "asthma_uncontrolled",
    "staring_spells",
    "lost_skills",
    "head_injury",
    "collapse_or_fainting",
    "never_cries",
)


def good_life(knowledge: Knowledge) -> Plain:
    """Nothing hard and everything held, up to the age of nine."""
    shares = knowledge.weights.connection
    return {
        "contract": 1,
        "client": {"label": "good", "age_months": 108, "informant": "caregiver"},
        "history": {
            window: {"adversity": {}, "connection": dict.fromkeys(shares[window], GOOD)}
            for window in WINDOWS
        },
        "now": dict.fromkeys(shares["childhood"], GOOD),
        "functions": dict.fromkeys(
            (code for code, skill in knowledge.functions.items() if not skill.note_only), 0
        ),
        "safety": dict.fromkeys(knowledge.safety, False),
    }


def with_adversity(plain: Plain, window: str, *codes: str) -> Plain:
    made = copy.deepcopy(plain)
    for code in codes:
        made["history"][window]["adversity"][code] = dict(ONGOING_SEVERE)
    return made


def without_connection(plain: Plain, window: str) -> Plain:
    made = copy.deepcopy(plain)
    held = made["history"][window]["connection"]
    made["history"][window]["connection"] = dict.fromkeys(held, 0)
    return made


def seen(plain: Plain, knowledge: Knowledge) -> View:
    return view_of(read_case(plain, knowledge), knowledge)


def overall(plain: Plain, knowledge: Knowledge) -> float:
    view = seen(plain, knowledge)
    return sum(view.pasts[region].bounds[0] for region in view.readings) / len(view.readings)


def of(plain: Plain, knowledge: Knowledge, name: str) -> float:
    return seen(plain, knowledge).pasts[name].bounds[0]


def worst_everywhere(knowledge: Knowledge, window: str) -> tuple[str, ...]:
    return tuple(
        code
        for code, one in knowledge.adversity.items()
        if not one.windows or window in one.windows
    )


def outlook(plain: Plain, knowledge: Knowledge) -> float:
    return outlook_of(seen(plain, knowledge), knowledge).bounds[0]


def test_v1_early_lack_of_connection_weighs_at_least_as_much_as_early_adversity(
    knowledge: Knowledge,
) -> None:
    good = good_life(knowledge)
    pressed = with_adversity(good, "perinatal", *worst_everywhere(knowledge, "perinatal"))
    lacked = without_connection(good, "perinatal")
    assert overall(lacked, knowledge) >= overall(pressed, knowledge)


def test_v2_the_weight_of_lacking_connection_falls_from_the_first_months_to_childhood(
    knowledge: Knowledge,
) -> None:
    good = good_life(knowledge)
    found = [overall(without_connection(good, window), knowledge) for window in WINDOWS[1:]]
    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1]


def test_v3_adversity_keeps_its_weight_before_the_age_of_four(knowledge: Knowledge) -> None:
    good = good_life(knowledge)
    early, late = (
        overall(with_adversity(good, window, "domestic_violence"), knowledge)
        for window in ("perinatal", "early_childhood")
    )
    assert late >= 0.5 * early


def test_v4_connection_today_moves_the_outlook_more_than_any_item_of_the_past(
    knowledge: Knowledge,
) -> None:
    good = good_life(knowledge)
    base = outlook(good, knowledge)
    thin = copy.deepcopy(good)
    thin["now"] = dict.fromkeys(thin["now"], 0)
    by_now = base - outlook(thin, knowledge)
    by_past = []
    for window in WINDOWS:
        by_past.append(base - outlook(without_connection(good, window), knowledge))
        by_past += [
            base - outlook(with_adversity(good, window, code), knowledge)
            for code in worst_everywhere(knowledge, window)
        ]
    assert by_now > max(by_past)
    one = copy.deepcopy(good)
    one["now"]["attuned_caregiver"] = 0
    single_items = [
        base - outlook(with_adversity(good, window, code), knowledge)
        for window in WINDOWS
        for code in worst_everywhere(knowledge, window)
    ]
    assert base - outlook(one, knowledge) > max(single_items)


def test_v5_early_lack_of_connection_points_first_to_senses_and_settling(
    knowledge: Knowledge,
) -> None:
    lacked = without_connection(good_life(knowledge), "perinatal")
    firsts = [of(lacked, knowledge, name) for name in ("sensory_integration", "self_regulation")]
    others = [of(lacked, knowledge, name) for name in ("relational", "cognitive")]
    assert min(firsts) > max(others)
    regions = [of(lacked, knowledge, name) for name in ("brainstem", "diencephalon", "cerebellum")]
    assert min(regions) > max(of(lacked, knowledge, name) for name in ("limbic", "cortex"))


def test_v6_childhood_points_to_people_and_thinking_and_infancy_to_thinking(
    knowledge: Knowledge,
) -> None:
    good = good_life(knowledge)
    childhood = with_adversity(good, "childhood", "emotional_abuse", "emotional_neglect")
    for name in ("relational", "cognitive"):
        for other in ("sensory_integration", "self_regulation"):
            assert of(childhood, knowledge, name) > of(childhood, knowledge, other)
    infancy = with_adversity(good, "infancy", "emotional_neglect")
    others = ("sensory_integration", "self_regulation", "relational")
    assert of(infancy, knowledge, "cognitive") > max(of(infancy, knowledge, one) for one in others)


def test_v7_more_kinds_of_adversity_never_lower_the_concern(knowledge: Knowledge) -> None:
    good = good_life(knowledge)
    codes = worst_everywhere(knowledge, "childhood")
    found = [
        overall(with_adversity(good, "childhood", *codes[:count]), knowledge)
        for count in (0, 1, 4, 9)
    ]
    assert found == sorted(set(found))


def test_v8_more_that_held_lowers_the_concern_also_where_much_was_hard(
    knowledge: Knowledge,
) -> None:
    hard = good_life(knowledge)
    for window in WINDOWS:
        hard = with_adversity(hard, window, *worst_everywhere(knowledge, window)[:5])
    lacking = without_connection(without_connection(hard, "infancy"), "childhood")
    assert overall(lacking, knowledge) > overall(hard, knowledge)


def test_v9_present_danger_comes_before_everything_remote(knowledge: Knowledge) -> None:
    plain = with_adversity(good_life(knowledge), "perinatal", "domestic_violence")
    plain["safety"]["violence_at_home_now"] = True
    found = to_plain(formulate(read_case(plain, knowledge), knowledge))
    assert found["start_with"] == "refer_first"
    recent = good_life(knowledge)
    recent["functions"] |= {"arousal": 3, "sleep": 3}
    recent = with_adversity(recent, "childhood", "community_violence")
    recent["history"]["childhood"]["adversity"]["community_violence"]["last_months_ago"] = 1
    raised = [
        one["id"]
        for one in to_plain(formulate(read_case(recent, knowledge), knowledge))["alternatives"]
    ]
    assert {"ptsd", "ongoing_threat"} <= set(raised)


def test_v10_neglect_over_several_windows_outranks_the_same_in_one(knowledge: Knowledge) -> None:
    good = good_life(knowledge)
    once = with_adversity(good, "infancy", "emotional_neglect")
    often = once
    for window in ("early_childhood", "childhood"):
        often = with_adversity(often, window, "emotional_neglect")
    for name in seen(once, knowledge).pasts:
        assert of(often, knowledge, name) > of(once, knowledge, name)


def test_v11_history_alone_is_no_reason_for_a_plan(knowledge: Knowledge) -> None:
    plain = good_life(knowledge)
    for window in WINDOWS:
        plain = with_adversity(without_connection(plain, window), window, "emotional_neglect")
    found = to_plain(formulate(read_case(plain, knowledge), knowledge))
    assert found["start_with"] == "maintain"
    assert not any(stage["open"] for stage in found["plan"]["stages"])
    assert {one["reading"] for one in found["regions"]} == {"history_only"}


@pytest.mark.parametrize("voice", ["clinician", "caregiver", "self", "trainee"])
def test_v12_hard_skills_without_a_history_bring_no_talk_of_trauma(
    knowledge: Knowledge, voice: str
) -> None:
    plain = good_life(knowledge)
    plain["functions"] = dict.fromkeys(plain["functions"], 2)
    found = to_plain(formulate(read_case(plain, knowledge), knowledge, voice))
    assert {one["reading"] for one in found["regions"]} == {"function_only"}
    assert found["alternatives"]
    said = " ".join(one["text"] for one in found["explanation"]).casefold()
    for words in ("trauma", "neglect", "abuse", "hard times", "point at the same"):
        assert words not in said


@pytest.mark.parametrize("known", [None, {"value": 1, "known": "told"}])
def test_v13_confidence_is_low_where_the_first_months_are_open_or_told(
    knowledge: Knowledge, known: object
) -> None:
    plain = good_life(knowledge)
    assert seen(plain, knowledge).confidence == "moderate"
    plain["history"]["perinatal"]["connection"]["attuned_caregiver"] = known
    plain["history"]["perinatal"]["connection"]["constant_caregiver"] = known
    assert seen(plain, knowledge).confidence == "low"


def test_v14_deprivation_weighs_more_for_thinking_than_threat_does(knowledge: Knowledge) -> None:
    good = good_life(knowledge)
    deprived = with_adversity(good, "infancy", "emotional_neglect", "physical_neglect")
    threatened = with_adversity(good, "infancy", "emotional_abuse", "physical_abuse")
    assert of(deprived, knowledge, "cognitive") > of(threatened, knowledge, "cognitive")


@pytest.mark.parametrize("sign", SIGNS)
def test_v15_some_signs_always_go_to_a_doctor_before_activities(
    knowledge: Knowledge, sign: str
) -> None:
    plain = good_life(knowledge) | {"medical": {sign: True}}
    found = to_plain(formulate(read_case(plain, knowledge), knowledge))
    assert found["start_with"] == "refer_first"
    assert any(one["before_activities"] for one in found["alternatives"])
    plain["medical"] = {sign: {"value": True, "seen_by_doctor": True}}
    assert to_plain(formulate(read_case(plain, knowledge), knowledge))["start_with"] == "maintain"


@pytest.mark.parametrize("window", WINDOWS[1:])
def test_v16_steady_placement_improves_the_outlook_at_any_age(
    knowledge: Knowledge, window: str
) -> None:
    steady = good_life(knowledge)
    moving = copy.deepcopy(steady)
    moving["history"][window]["connection"]["constant_caregiver"] = 0
    assert outlook(steady, knowledge) > outlook(moving, knowledge)


@settings(max_examples=40)
@given(seed=seeds())
def test_the_history_never_decides_where_to_start(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    plain["safety"] = {}
    bare = copy.deepcopy(plain)
    del bare["history"]
    assert seen(plain, knowledge).start == seen(bare, knowledge).start
