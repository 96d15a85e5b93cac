"""What takes an activity out: what is known to speak against it, and what is not known well enough."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.cautions import warnings
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.telling import Telling
from tests.reasoning.made_cases import Maker, Plain, seeds
from tests.reasoning.test_sensitivity import put

pytestmark = pytest.mark.broad  # the narrow tests of each room cover the same lines

VOICES = ("clinician", "caregiver", "self", "trainee")
WINDOWS = ("intrauterine", "perinatal", "infancy", "early_childhood", "childhood")
SPIN = "spinning_or_inversion"
ABUSE = ("physical_abuse", "sexual_abuse", "emotional_abuse")


def fine(knowledge: Knowledge, age: int = 110) -> Plain:
    """A client about whom all is known that lets massage and energetic play in."""
    return {
        "contract": 1,
        "client": {"label": "x", "age_months": age, "informant": "clinician"},
        "history": {window: {"adversity": {}} for window in WINDOWS},
        "functions": {
            "sleep": 3, "arousal": 3, "sensory_processing": 2, "body_rhythms": 2,
            "startle_and_orienting": 2, "boundaries_with_bodies": 0,
        },
        "medical": dict.fromkeys(knowledge.medical, False),
        "safety": {"abuse_now": False},
        "preferences": {"touch": "welcome", "movement_sensitive": False},
    }  # fmt: skip


def planned(plain: Plain, knowledge: Knowledge, voice: str = "clinician") -> Plain:
    found: Plain = to_plain(formulate(read_case(plain, knowledge), knowledge, voice))["plan"]
    return found


def left_out(plain: Plain, knowledge: Knowledge, tag: str, voice: str = "clinician") -> list[Plain]:
    """Return how each activity with this tag was taken out; empty where all of them are in."""
    return [
        one
        for one in planned(plain, knowledge, voice)["excluded"]
        if tag in knowledge.activities[one["id"]].tags
    ]


def test_massage_and_energetic_play_stay_where_all_is_known_and_fine(knowledge: Knowledge) -> None:
    assert left_out(fine(knowledge), knowledge, "massage") == []
    assert left_out(fine(knowledge), knowledge, "vigorous") == []


OPEN: list[tuple[str, Any]] = [
    ("safety.abuse_now", None),
    ("safety.abuse_now", {"absent": "declined"}),
    ("safety.abuse_now", {"absent": "not_asked"}),
    ("safety.abuse_now", {"value": False, "known": "guess"}),
    ("history.infancy", None),
    ("history.infancy.adversity", None),
    ("history.infancy.adversity", {"absent": "declined"}),
    ("history.infancy.adversity", {"value": {}, "known": "told"}),
    ("history.infancy.adversity.sexual_abuse", None),
    ("history.infancy.adversity.sexual_abuse", {"severity": 0, "known": "told"}),
    *((f"history.{window}.adversity.{code}", 1) for window in WINDOWS for code in ABUSE),
    ("functions.boundaries_with_bodies", 2),
    ("functions.boundaries_with_bodies", 3),
    ("functions.boundaries_with_bodies", None),
    ("functions.boundaries_with_bodies", {"value": 1, "known": "told"}),
    ("preferences.touch", "avoid"),
    ("preferences.touch", "ask_first"),
    ("preferences.touch", "unknown"),
    ("preferences.touch", None),
    ("preferences.touch", {"value": "welcome", "known": "told"}),
    ("preferences.touch", {"value": "welcome", "known": "guess"}),
]


@pytest.mark.broad
@pytest.mark.parametrize(("path", "value"), OPEN)
def test_massage_needs_certainty(knowledge: Knowledge, path: str, value: Any) -> None:
    plain = put(fine(knowledge), path, value)
    for voice in VOICES:
        found = left_out(plain, knowledge, "massage", voice)
        assert found
        for one in found:
            assert one["answers"]
            for word in ("sexual", "abuse"):
                assert word not in one["because"]
                assert word not in one["caution"]
            if "sexual_abuse" not in path:
                assert not any("sexual_abuse" in answer for answer in one["answers"])
            if voice != "clinician":
                assert not any("boundaries" in answer for answer in one["answers"])


@pytest.mark.parametrize("place", ["safety", "history", "preferences"])
def test_massage_is_out_where_a_whole_part_is_missing(knowledge: Knowledge, place: str) -> None:
    plain = fine(knowledge)
    del plain[place]
    assert left_out(plain, knowledge, "massage")


@pytest.mark.broad
@settings(max_examples=40)
@given(seed=seeds())
def test_massage_is_never_planned_on_an_open_question(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    stages = planned(plain, knowledge)["stages"]
    tags = {tag for stage in stages for one in stage["activities"] for tag in one["tags"]}
    if "massage" in tags:
        assert plain["safety"]["abuse_now"] in (False, {"value": False, "known": "told"})
        assert plain["preferences"]["touch"] == "welcome"
        for window in read_case(plain, knowledge).reached:
            assert not set(ABUSE) & set(plain["history"][window]["adversity"])


@pytest.mark.broad
@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("heart_or_muscle_disease", "vigorous"),
        ("collapse_or_fainting", "vigorous"),
        ("asthma", "vigorous"),
        ("seizures", "vigorous"),
        ("head_injury", "vigorous"),
        ("asthma", "scent"),
    ],
)
@pytest.mark.parametrize(
    "answer", [None, {"absent": "declined"}, {"value": False, "known": "guess"}]
)
def test_an_illness_that_is_not_known_to_be_absent_takes_out_what_it_would(
    knowledge: Knowledge, code: str, tag: str, answer: Any
) -> None:
    plain = put(fine(knowledge), f"medical.{code}", answer)
    assert left_out(plain, knowledge, tag)
    told = put(fine(knowledge), f"medical.{code}", {"value": False, "known": "told"})
    assert left_out(told, knowledge, tag) == []


def test_a_guess_about_everything_is_a_guess_about_each(knowledge: Knowledge) -> None:
    plain = fine(knowledge)
    plain["medical"] = {"value": plain["medical"], "known": "guess"}
    assert left_out(plain, knowledge, "vigorous")


def test_a_guessed_no_is_asked_about_again(knowledge: Knowledge) -> None:
    plain = put(
        fine(knowledge), "medical.heart_or_muscle_disease", {"value": False, "known": "guess"}
    )
    found = to_plain(formulate(read_case(plain, knowledge), knowledge))["explanation"]
    (asked,) = (one for one in found if one["rule"] == "ask_more_room")
    assert asked["answers"] == ["medical.heart_or_muscle_disease"]


def said_with(plain: Plain, knowledge: Knowledge, tag: str, voice: str) -> str:
    """Return what is said beside an activity with this tag, or why it is out."""
    telling = Telling(read_case(plain, knowledge).heard_by(voice), knowledge)
    found = warnings(telling.case, knowledge.cautions.values())
    return " ".join(telling.words(one.caution.text) for one in found if tag in one.tags)


@pytest.mark.parametrize("voice", VOICES)
def test_near_water_a_small_child_is_within_reach_in_every_voice(
    knowledge: Knowledge, voice: str
) -> None:
    said = said_with(fine(knowledge, 55), knowledge, "water", voice)
    assert "within arm's reach" in said or "Arm's-length" in said
    assert "close by" not in said
    older = said_with(fine(knowledge), knowledge, "water", "self")
    assert older == "Have a grown-up close by. Test the heat first."


@pytest.mark.parametrize("voice", VOICES)
def test_an_adult_who_may_have_spells_is_not_alone_near_water(
    knowledge: Knowledge, voice: str
) -> None:
    adult = fine(knowledge, 400)
    assert said_with(adult, knowledge, "water", voice) == ""
    for code in ("seizures", "collapse_or_fainting", "staring_spells"):
        for answer in (None, {"value": True, "seen_by_doctor": True}):
            unsure = put(adult, f"medical.{code}", answer)
            assert "alone in or near water" in said_with(unsure, knowledge, "water", voice)


def test_nothing_spins_where_seizures_are_not_known_to_be_absent(knowledge: Knowledge) -> None:
    assert "spinning" not in said_with(fine(knowledge), knowledge, SPIN, "clinician")
    for answer in (None, {"value": False, "known": "guess"}):
        unsure = put(fine(knowledge), "medical.seizures", answer)
        assert "No spinning" in said_with(unsure, knowledge, SPIN, "clinician")


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        ("self", "Keep your eyes open. Stop if you go numb or feel far away"),
        ("caregiver", "Stop if Mo seems far away or numb"),
        ("clinician", "eyes open, feet on the floor"),
    ],
)
@pytest.mark.parametrize(("rating", "is_said"), [(2, True), (1, True), (0, False)])
def test_whoever_goes_numb_is_told_to_stay_here(
    knowledge: Knowledge, voice: str, words: str, rating: int, *, is_said: bool
) -> None:
    plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 288, "informant": "self", "name": "Mo", "pronouns": "name"},
        "functions": {"shutting_down": rating, "arousal": 3, "sleep": 3},
    }  # fmt: skip
    found = to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))
    quiet = [
        one
        for stage in found["plan"]["stages"]
        for one in stage["activities"]
        if "quiet" in one["tags"]
    ]
    assert quiet
    for one in quiet:
        assert any(words in text for text in one["cautions"]) is is_said


SLEEPY, PAUSES = "medical.sleepy_by_day", "medical.snoring_or_breathing_pauses"
SEEN = {"value": True, "seen_by_doctor": True}


@pytest.mark.parametrize(
    ("changes", "is_out"),
    [
        ({}, False),
        ({SLEEPY: True}, True),
        ({SLEEPY: None}, False),
        ({SLEEPY: {"value": True, "seen_by_doctor": False}}, True),
        ({SLEEPY: SEEN}, False),
        ({PAUSES: None}, True),
        ({PAUSES: {"absent": "not_asked"}, SLEEPY: SEEN}, True),
        ({PAUSES: SEEN}, False),
    ],
)
@pytest.mark.parametrize("voice", VOICES)
def test_no_wheels_while_sleep_by_day_or_breath_at_night_may_need_a_doctor(
    knowledge: Knowledge, voice: str, changes: Plain, *, is_out: bool
) -> None:
    plain = fine(knowledge, 500 if voice == "self" else 110)
    plain["medical"] |= {path.removeprefix("medical."): one for path, one in changes.items()}
    plan = planned(plain, knowledge, voice)
    out = {one["id"]: one for one in plan["excluded"]}
    assert ("easy_ride" in out) is is_out
    if is_out:
        assert out["easy_ride"]["caution"] == "wheels_until_seen"
        assert out["easy_ride"]["answers"]


@pytest.mark.parametrize("voice", VOICES)
def test_how_swinging_feels_is_asked_first_where_it_is_not_known(
    knowledge: Knowledge, voice: str
) -> None:
    for value, is_said in ((None, True), (False, False), (True, False)):
        plain = fine(knowledge)
        plain["preferences"] |= {"movement_sensitive": value, "likes": ["rocking"]}
        stages = planned(plain, knowledge, voice)["stages"]
        cards = [one for stage in stages for one in stage["activities"]]
        seat = next(one for one in cards if one["id"] == "rocking_seat")
        assert any("swinging and rocking" in text for text in seat["cautions"]) is is_said
        others = (one for one in cards if one["id"] not in {"rocking_seat", "park_swing"})
        assert not any("swinging and" in text for one in others for text in one["cautions"])


def test_what_would_give_more_room_is_asked_about_once(knowledge: Knowledge) -> None:
    plain = fine(knowledge)
    for name in ("heart_or_muscle_disease", "poor_growth"):
        plain = put(plain, f"medical.{name}", {"absent": "unknown_to_me"})
    found = to_plain(formulate(read_case(plain, knowledge), knowledge))["explanation"]
    asked = {one["rule"]: one["answers"] for one in found if one["rule"].startswith("ask_")}
    assert asked["ask_more_room"] == ["medical.heart_or_muscle_disease"]
    assert asked["ask_not_sure"] == ["medical.poor_growth"]


def test_what_only_bounds_an_activity_is_not_asked_about_for_more_room(
    knowledge: Knowledge,
) -> None:
    plain = put(fine(knowledge), "medical.heart_or_muscle_disease", {"absent": "unknown_to_me"})
    heart = knowledge.cautions["vigorous_heart"]
    for caution, is_asked in ((heart, True), (replace(heart, action="bound"), False)):
        only = replace(knowledge, cautions={heart.id: caution})
        found = to_plain(formulate(read_case(plain, only), only))["explanation"]
        assert any(one["rule"] == "ask_more_room" for one in found) is is_asked


def test_what_is_known_is_not_asked_about_for_more_room(knowledge: Knowledge) -> None:
    plain = put(fine(knowledge), "medical.seizures", {"absent": "unknown_to_me"})
    for name in ("ear_or_neck_condition", "head_injury", "genetic_condition"):
        plain = put(plain, f"medical.{name}", {"value": False})
    found = to_plain(formulate(read_case(plain, knowledge), knowledge))["explanation"]
    (asked,) = (one for one in found if one["rule"] == "ask_more_room")
    assert asked["answers"] == ["medical.seizures"]
