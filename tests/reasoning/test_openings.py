"""The first sentence: what was reported is never denied, what is not known is never taken for a no."""

import re
from typing import Any

import pytest
from hypothesis import given, settings

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain
from tests.reasoning.made_cases import Maker, Plain, seeds
from tests.reasoning.test_expected_cases import load

pytestmark = pytest.mark.broad

VOICES = ("clinician", "caregiver", "self", "trainee")
WINDOWS = ("intrauterine", "perinatal", "infancy", "early_childhood", "childhood")
DENIES = re.compile(r"not account for|no history|nothing was reported", re.IGNORECASE)
ALL_HARD = (
    "sleep", "arousal", "appetite", "shutting_down", "sensory_processing",
    "body_rhythms", "eating_mechanics", "startle_and_orienting",
)  # fmt: skip


def told(plain: Plain, knowledge: Knowledge, voice: str = "clinician") -> Plain:
    return to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))


def opening(plain: Plain, knowledge: Knowledge, voice: str = "clinician") -> Plain:
    first, *_ = (
        one for one in told(plain, knowledge, voice)["explanation"] if one["kind"] == "opening"
    )
    return dict(first)


def held(knowledge: Knowledge, window: str, rating: int) -> Plain:
    return {
        code: rating
        for code, one in knowledge.connection.items()
        if not one.windows or window in one.windows
    }


def known_past(knowledge: Knowledge, *hard: str) -> Plain:
    worst = {"domestic_violence": 3, "physical_neglect": {"severity": 3, "pattern": "ongoing"}}
    return {
        window: {
            "adversity": worst if window in hard else {},
            "connection": held(knowledge, window, 0 if window in hard else 3),
        }
        for window in WINDOWS
    }


def client(history: Any = None, **functions: Any) -> Plain:
    return {
        "contract": 1,
        "client": {"label": "x", "age_months": 110, "informant": "caregiver"},
        "history": history,
        "functions": functions,
    }


def skilled(knowledge: Knowledge, rating: int, *regions: str) -> Plain:
    return {
        code: rating
        for code, one in knowledge.functions.items()
        if not one.note_only and one.from_months <= 110 and (not regions or one.region in regions)
    }


def test_a_history_that_is_not_known_is_said_to_be_open(knowledge: Knowledge) -> None:
    plain = client(sleep=3, arousal=3, appetite=2, shutting_down=2)
    assert opening(plain, knowledge)["rule"] == "opening_history_open"
    partly = client({"childhood": {"adversity": {}}}, sleep=3, arousal=3, appetite=2)
    found = told(partly, knowledge)["explanation"]
    (quiet,) = (one for one in found if one["rule"] == "against_quiet")
    assert "not known" in quiet["text"]
    assert "account" not in quiet["text"]


def test_where_all_is_known_and_nothing_was_hard_the_history_does_not_account(
    knowledge: Knowledge,
) -> None:
    plain = client(known_past(knowledge), **skilled(knowledge, 2))
    assert opening(plain, knowledge)["rule"] == "opening_skills"


def test_a_history_that_is_claimed_nowhere_is_still_named(knowledge: Knowledge) -> None:
    past = known_past(knowledge, *WINDOWS)
    doubtful = client(past, **dict.fromkeys(ALL_HARD, 3))
    assert opening(doubtful, knowledge)["rule"] == "opening_held_back"
    together = client(past, **skilled(knowledge, 2))
    assert opening(together, knowledge)["rule"] == "opening_together"


def test_a_history_elsewhere_is_named_and_not_joined(knowledge: Knowledge) -> None:
    plain = client(
        known_past(knowledge, "early_childhood", "childhood"),
        **(skilled(knowledge, 0) | skilled(knowledge, 2, "brainstem")),
    )
    found = told(plain, knowledge)
    assert "converging" not in {one["reading"] for one in found["regions"]}
    assert "some" in {one["history"] for one in found["regions"]}
    for voice in VOICES:
        assert opening(plain, knowledge, voice)["rule"] == "opening_apart"


def test_skills_as_expected_are_said_with_what_is_known_of_the_past(knowledge: Knowledge) -> None:
    well = skilled(knowledge, 0)
    some = {code: value for code, value in well.items() if code not in ALL_HARD[-3:]}
    past = known_past(knowledge, *WINDOWS)
    for history, functions, rule in (
        (past, well, "opening_resilient"),
        (past, some, "opening_resilient_open"),
        (known_past(knowledge), well, "opening_steady"),
        (None, well, "opening_steady_open"),
    ):
        for voice in VOICES:
            assert opening(client(history, **functions), knowledge, voice)["rule"] == rule


@settings(max_examples=60)
@given(seed=seeds())
def test_no_voice_denies_a_history_that_is_there_or_not_known(
    knowledge: Knowledge, seed: int
) -> None:
    plain = Maker(knowledge, seed).case()
    for voice in ("clinician", "trainee"):
        found = told(plain, knowledge, voice)
        if any(one["history"] != "none" for one in found["regions"]):
            said = opening(plain, knowledge, voice)["text"]
            assert not DENIES.search(said), said
            assert not any("not account" in one["text"] for one in found["explanation"])


def test_a_doubtful_form_with_a_plan_does_not_say_that_nothing_is_drawn_from_it(
    knowledge: Knowledge,
) -> None:
    found = told(load("everything_worst"), knowledge)
    assert any(stage["open"] for stage in found["plan"]["stages"])
    (limit,) = (one for one in found["explanation"] if one["rule"] == "limit_conf_doubtful")
    assert "no hypothesis is drawn" not in limit["text"]
    assert "rest on the ratings alone" in limit["text"]


@pytest.mark.parametrize(
    ("asthma", "at_night"),
    [
        ({"value": True, "seen_by_doctor": True}, {"value": True, "seen_by_doctor": False}),
        (True, True),
    ],
)
def test_a_doctor_looks_first_at_what_none_has_seen_to(
    knowledge: Knowledge, asthma: Any, at_night: Any
) -> None:
    plain = client(sleep=3, arousal=3)
    plain["medical"] = {"asthma": asthma, "asthma_uncontrolled": at_night}
    found = told(plain, knowledge)
    (first,) = (
        one
        for one in found["explanation"]
        if one["rule"] == "asthma_undertreated" and one["kind"] == "plan"
    )
    assert first["answers"] == [
        "medical.asthma_uncontrolled"
    ]  # asthma that gives trouble is named once


@pytest.mark.parametrize(
    ("voice", "wanted"),
    [
        ("caregiver", ["A doctor should look at this first: asthma that still gives trouble."]),
        ("self", ["A doctor should look at this first: asthma that still gives trouble."]),
        ("clinician", []),
    ],
)
def test_a_family_reads_at_once_what_a_doctor_should_look_at(
    knowledge: Knowledge, voice: str, wanted: list[str]
) -> None:
    plain = client(sleep=3, arousal=3)
    plain["medical"] = {"asthma": True, "asthma_uncontrolled": True}
    found = told(plain, knowledge, voice)
    said = [one["text"] for one in found["explanation"] if one["rule"] == "opening_doctor"]
    assert (found["start_with"], said) == ("refer_first", wanted)
