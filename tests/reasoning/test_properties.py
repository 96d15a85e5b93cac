"""What holds of any case, and what is never read into one."""

import copy
import itertools
import json
import random
import re

import pytest
from hypothesis import given, settings

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.evidence import weigh
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.history import parts_of, pasts
from assistant.reasoning.sensitivity import unanswered
from assistant.reasoning.tables import tables
from assistant.reasoning.telling import Telling
from assistant.reasoning.view import view_of
from tests.reasoning.made_cases import PATTERNS, Maker, Plain, seeds
from tests.reasoning.test_bounds import bounds_of as bounds_of_view
from tests.reasoning.test_bounds import completed, fact, seen
from tests.reasoning.test_published_pattern import good_life, without_connection
from tests.reasoning.test_sensitivity import _said, bounds_of, put, result, values_of

pytestmark = pytest.mark.broad

VOICES = ("clinician", "caregiver", "self", "trainee")
STAGES = ("regulate", "relate", "reason", "maintain")
EARLY = re.compile(
    r"trauma|abus|neglect|adversity|hard times|was hard back then|history \(|early (?:years|life)",
    re.IGNORECASE,
)


def told(plain: Plain, knowledge: Knowledge, voice: str = "clinician") -> Plain:
    return to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))


def said(found: Plain) -> str:
    return "\n".join(one["text"] for one in found["explanation"])


# Bounds ---------------------------------------------------------------------------------------


def test_two_thousand_completions_lie_within_the_bounds(knowledge: Knowledge) -> None:
    table, bands = tables(knowledge), knowledge.weights.bands
    for seed in range(20):
        plain = Maker(knowledge, seed).case()
        around = bounds_of_view(seen(plain, knowledge))
        chance = random.Random(seed)  # noqa: S311  # invented cases
        for _ in range(100):
            case = read_case(completed(plain, knowledge, chance), knowledge)
            for name, past in pasts(parts_of(case, table), table, bands).items():
                low, high = around[f"past {name}"]
                assert low <= past.bounds[0] <= past.bounds[1] <= high, (seed, name)


def test_two_thousand_completions_of_many_skills_lie_within_the_bounds() -> None:
    chance = random.Random(1)  # noqa: S311  # invented cases
    for _ in range(2000):
        count = chance.randint(4, 12)
        full = [chance.randint(0, 3) for _ in range(count)]
        known = [rating for rating in full if chance.random() < 0.5]
        (low, high), _ = weigh([fact(rating) for rating in known], count)
        assert low <= round(sum(full) / (3 * count), 6) <= high


def test_the_bounds_of_a_small_history_equal_brute_force(knowledge: Knowledge) -> None:
    """Every way in which three open answers of the first two months could turn out."""
    held = dict.fromkeys(knowledge.weights.connection["perinatal"], 2)
    plain: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 1, "informant": "caregiver"},
        "history": {
            "intrauterine": {"absent": "not_applicable"},
            "perinatal": {
                "adversity": {"poverty": {}, "bereavement": None, "household_chaos": 2},
                "connection": {**held, "attuned_caregiver": None},
            },
        },
    }
    bounds = bounds_of_view(seen(plain, knowledge))
    ends: dict[str, list[float]] = {}
    ways = itertools.product((1, 2, 3), PATTERNS, (0, 1, 2, 3), PATTERNS, PATTERNS, (0, 1, 2, 3))
    for poverty, often, grief, how, chaos, attuned in ways:
        tried = copy.deepcopy(plain)
        window = tried["history"]["perinatal"]
        window["adversity"] = {
            "poverty": {"severity": poverty, "pattern": often},
            "bereavement": {"severity": grief, "pattern": how},
            "household_chaos": {"severity": 2, "pattern": chaos},
        }
        window["connection"]["attuned_caregiver"] = attuned
        for name, (low, high) in bounds_of_view(seen(tried, knowledge)).items():
            if name.startswith("past"):
                assert low == high
                ends.setdefault(name, []).append(low)
    for name, values in ends.items():
        assert bounds[name] == (min(values), max(values)), name


# Properties -----------------------------------------------------------------------------------


@settings(max_examples=12)
@given(seed=seeds())
def test_lack_of_connection_that_came_earlier_never_raises_the_starting_stage(
    knowledge: Knowledge, seed: int
) -> None:
    functions = Maker(knowledge, seed, full=True).case(age=108)["functions"]
    starts = []
    for window in ("perinatal", "infancy", "early_childhood", "childhood"):
        plain = without_connection(good_life(knowledge), window) | {"functions": functions}
        found = told(plain, knowledge)["start_with"]
        if found in STAGES:
            starts.append(STAGES.index(found))
    assert starts == sorted(starts)


@settings(max_examples=6)
@given(seed=seeds())
def test_the_same_case_gives_the_same_bytes(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    for voice in VOICES:
        texts = [
            json.dumps(to_plain(formulate(read_case(one, knowledge), knowledge, voice)))
            for one in (plain, copy.deepcopy(plain))
        ]
        assert texts[0] == texts[1]


@settings(max_examples=12)
@given(seed=seeds())
def test_what_does_not_apply_weighs_as_if_it_were_no_part_of_the_form(
    knowledge: Knowledge, seed: int
) -> None:
    """An answer that was taken back leaves no trace: only that it does not apply is known."""
    plain = Maker(knowledge, seed).case()
    plain.setdefault("functions", {})["appetite"] = {"absent": "not_applicable"}
    again = copy.deepcopy(plain)
    again["functions"]["appetite"] = {"absent": "not_applicable", "known": "guess"}
    assert told(plain, knowledge)["regions"] == told(again, knowledge)["regions"]
    case = read_case(plain, knowledge)
    assert "appetite" not in case.functions()


# What would change our mind -------------------------------------------------------------------


def test_a_question_that_is_not_listed_changes_nothing_whatever_the_answer(
    knowledge: Knowledge,
) -> None:
    codes = {
        window: [c for c, one in knowledge.adversity.items() if window in (one.windows or [window])]
        for window in knowledge.windows
    }
    looked = 0
    for seed in (1, 22, 46):
        plain = Maker(knowledge, seed).case()
        base = result(plain, knowledge, brief=False)
        listed = {one["path"] for one in base["questions_that_matter"]}
        case = read_case(plain, knowledge)
        telling = Telling(case, knowledge)
        for path, _ in unanswered(view_of(case, knowledge), telling):
            if path in listed or path in case.facts or not case.applies(path):
                continue
            looked += 1
            for value in values_of(path, codes):
                found = result(put(plain, path, value), knowledge)
                assert found["start_with"] == base["start_with"], path
                assert found["confidence"] == base["confidence"], path
                assert bounds_of(found) == bounds_of(base), path
                assert _said(found, "alternatives") == _said(base, "alternatives"), path
    assert looked


def small(**functions: int) -> Plain:
    return {
        "contract": 1,
        "client": {"label": "x", "age_months": 20, "informant": "caregiver"},
        "functions": functions,
    }


@pytest.mark.parametrize(
    "plain",
    [
        small(body_rhythms=1, eating_mechanics=1, startle_and_orienting=0, sleep=0),
        small(body_rhythms=0, eating_mechanics=0, startle_and_orienting=0, balance_and_rhythm=0,
              large_movement=0, fine_movement=0, sensory_processing=0, sleep=1, appetite=0),
        small(mood=2, seeking_comfort=1, body_rhythms=0, eating_mechanics=0),
    ],
)  # fmt: skip
def test_the_smallest_changes_that_move_the_start_equal_brute_force(
    knowledge: Knowledge, plain: Plain
) -> None:
    base = result(plain, knowledge, brief=False)
    changes = [
        (f"functions.{code}", rating)
        for code, was in plain["functions"].items()
        for rating in range(4)
        if rating != was
    ]

    def start(*some: tuple[str, int]) -> str:
        tried = plain
        for path, rating in some:
            tried = put(tried, path, rating)
        return str(result(tried, knowledge)["start_with"])

    alone = {one for one in changes if start(one) != base["start_with"]}
    sets = {frozenset({path}) for path, _ in alone}
    left = [one for one in changes if one not in alone]
    for one, other in itertools.combinations(left, 2):
        if one[0] != other[0] and start(one, other) != base["start_with"]:
            sets.add(frozenset({one[0], other[0]}))
    found = [frozenset(change["path"] for change in one["changes"]) for one in base["flips"]]
    assert len(found) == len(set(found)) == min(5, len(sets))
    assert set(found) <= sets
    assert [len(one) for one in found] == sorted(len(one) for one in sets)[:5]


def test_a_start_that_rests_on_one_second_hand_answer_says_which(knowledge: Knowledge) -> None:
    plain = small(body_rhythms=0, eating_mechanics=0, startle_and_orienting=0, sleep=2, arousal=0,
                  sensory_processing=0, appetite=0)  # fmt: skip
    plain["functions"]["arousal"] = {"value": 2, "known": "told"}
    plain["functions"]["appetite"] = {"value": 0, "known": "guess"}
    found = told(plain, knowledge)
    assert (found["start_with"], found["confidence"]) == ("regulate", "low")
    (one,) = (each for each in found["explanation"] if each["rule"] == "limit_conf_one_told")
    assert one["answers"] == ["functions.arousal"]
    assert "rests on one second-hand answer" in one["text"]
    plain["functions"]["sleep"] = {"value": 2, "known": "told"}
    plain["functions"]["shutting_down"] = {"value": 2, "known": "told"}
    rules = [each["rule"] for each in told(plain, knowledge)["explanation"]]
    assert "limit_conf_second_hand" in rules
    assert "limit_conf_one_told" not in rules


# What is not read into a case -----------------------------------------------------------------


@settings(max_examples=15)
@given(seed=seeds())
def test_all_at_the_worst_doubts_the_form_first(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed, full=True).case()
    plain["functions"] = dict.fromkeys(plain["functions"], 3)
    plain["safety"], plain["medical"] = {}, {}
    found = told(plain, knowledge)
    rules = [one["rule"] for one in found["explanation"]]
    assert found["confidence"] == "low"
    assert "informant_unreliable" in [one["id"] for one in found["alternatives"]]
    assert "limit_conf_doubtful" in rules
    assert not {"for_together", "opening_together"} & set(rules)
    for voice in ("caregiver", "self"):
        heard = json.dumps(told(plain, knowledge, voice))
        assert "informant_unreliable" not in heard
        assert "unreliable" not in heard


@settings(max_examples=15)
@given(seed=seeds())
def test_hard_skills_without_a_history_bring_no_word_of_trauma_in_any_voice(
    knowledge: Knowledge, seed: int
) -> None:
    plain = good_life(knowledge)
    plain["functions"] = Maker(knowledge, seed, full=True).case(age=108)["functions"]
    for voice in VOICES:
        found = told(plain, knowledge, voice)
        assert all(one["history"] == "none" for one in found["regions"])
        heard = said(found)
        if voice != "trainee":  # who learns reads that there is no history
            assert not EARLY.search(heard), EARLY.search(heard)
        assert "trauma" not in heard.casefold()
        assert not any(one["id"] == "ptsd" for one in found["alternatives"])


@settings(max_examples=15)
@given(seed=seeds())
def test_one_recent_event_after_a_good_start_makes_no_early_hypothesis(
    knowledge: Knowledge, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  # invented cases
    plain = good_life(knowledge)
    plain["functions"] = Maker(knowledge, seed, full=True).case(age=108)["functions"]
    code = chance.choice([c for c, one in knowledge.adversity.items() if not one.windows])
    plain["history"]["childhood"]["adversity"] = {
        code: {"severity": chance.choice((1, 2, 3)), "pattern": "single", "last_months_ago": 1}
    }
    found = told(plain, knowledge)
    lower = [
        one for one in found["regions"] if one["id"] in {"brainstem", "cerebellum", "diencephalon"}
    ]
    assert {one["history"] for one in lower} == {"none"}
    assert "converging" not in {one["reading"] for one in lower}
    rules = [one["rule"] for one in found["explanation"] if one["kind"] == "for"]
    assert not [rule for rule in rules if "perinatal" in rule or "infancy" in rule]


# Step by step ---------------------------------------------------------------------------------


def test_a_trainee_is_led_from_the_answers_to_the_start_step_by_step(knowledge: Knowledge) -> None:
    """Evidence, band, reading, start, confidence: each in its step, and in this order."""
    whole = {"opening_together": 0, "opening_skills": 0}
    for seed in range(60):
        plain = Maker(knowledge, seed).case()
        found = told(plain, knowledge, "trainee")
        if found["start_with"] not in STAGES[:3]:
            continue
        texts = [one["text"] for one in found["explanation"]]
        steps = [int(m[1]) for text in texts[1:] if (m := re.match(r"Step (\d)", text))]
        assert steps == sorted(steps), (seed, steps)
        assert {1, 4, 5} <= set(steps), (seed, steps)
        bands = {one["id"]: one for one in found["regions"]}
        for one in found["explanation"]:
            if one["rule"].startswith("skills."):
                region = bands[one["rule"].partition(".")[2]]
                assert f"Band: {region['function']}." in one["text"]
                assert f"history of this level is {region['history']}" in one["text"]
                assert f"the reading is: {region['reading'].replace('_', ' ')}." in one["text"]
        rule = found["explanation"][0]["rule"]
        whole[rule] = whole.get(rule, 0) + 1
    assert whole["opening_together"]
    assert whole["opening_skills"]
