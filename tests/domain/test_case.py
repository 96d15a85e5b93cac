"""A case file becomes facts that can be looked up by path."""

from typing import Any

import pytest

from assistant.domain.ages import applies, reached
from assistant.domain.case import read_case
from assistant.domain.conditions import Fact
from assistant.domain.facts import Case
from assistant.domain.knowledge import Knowledge

Plain = dict[str, Any]


def case(knowledge: Knowledge, age: int = 110, **places: Any) -> Case:
    client = {"label": "x", "age_months": age, "informant": "caregiver"} | places.pop("client", {})
    return read_case({"contract": 1, "client": client, **places}, knowledge)


def test_missing_null_and_absent_are_no_facts_but_are_told_apart(knowledge: Knowledge) -> None:
    found = case(
        knowledge,
        functions={
            "sleep": 2,
            "arousal": None,
            "mood": {"absent": "declined"},
            "appetite": {"value": None},
        },
    )
    assert found.fact("functions.sleep") == Fact(2, 2, 2)
    for code in ("arousal", "mood", "appetite", "pleasure"):
        assert found.fact(f"functions.{code}") is None
        assert not found.known(f"functions.{code}")
    assert found.absent("functions.arousal") == "unknown_to_me"
    assert found.absent("functions.mood") == "declined"
    assert found.absent("functions.pleasure") is None
    assert found.functions()["mood"] is None


def test_what_was_told_or_guessed_is_a_step_open_to_either_side(knowledge: Knowledge) -> None:
    found = case(
        knowledge,
        functions={
            "sleep": {"value": 3, "known": "told"},
            "arousal": {"value": 0, "known": "guess"},
            "mood": {"value": 1, "known": "saw", "last_months_ago": 2},
        },
    )
    assert found.fact("functions.sleep") == Fact(3, 2, 3)
    assert found.fact("functions.arousal") == Fact(0, 0, 1)
    assert found.fact("functions.mood") == Fact(1, 1, 1)
    assert found.fact("functions.mood.last_months_ago") == Fact(2)


def test_what_an_answered_list_does_not_name_was_not_reported(knowledge: Knowledge) -> None:
    found = case(
        knowledge,
        history={
            "infancy": {
                "adversity": {
                    "bereavement": {"severity": 2, "pattern": "single"},
                    "poverty": {},
                    "community_violence": None,
                    "domestic_violence": {"absent": "not_applicable"},
                    "medical_trauma": {
                        "severity": {"value": 2, "known": "guess"},
                        "known": "record",
                    },
                    "physical_abuse": 3,
                    "caregiver_absence": {"severity": None, "known": "told"},
                    "bullying_or_discrimination": {"absent": "declined", "known": "saw"},
                }
            },
            "childhood": {"adversity": {"absent": "declined"}},
        },
    )
    branch = "history.infancy.adversity"
    assert found.fact(f"{branch}.bereavement") == Fact(2, 2, 2)
    assert found.fact(f"{branch}.bereavement.pattern") == Fact("single")
    assert found.fact(f"{branch}.poverty") == Fact(None, 1, 3)
    assert found.fact(f"{branch}.caregiver_absence") == Fact(None, 0, 3)
    assert found.fact(f"{branch}.physical_abuse") == Fact(3, 3, 3)
    assert found.fact(f"{branch}.medical_trauma") == Fact(2, 1, 3)
    assert found.fact(f"{branch}.sexual_abuse") == Fact(0, 0, 0)
    assert found.known(f"{branch}.sexual_abuse")
    for code in ("community_violence", "domestic_violence", "bereavement.last_months_ago"):
        assert found.fact(f"{branch}.{code}") is None
    assert found.fact("history.childhood.adversity.bereavement") is None
    assert found.fact("history.perinatal.adversity.bereavement") is None
    assert found.adversities("childhood") is None
    assert set(found.adversities("infancy") or ()) == {
        "bereavement", "poverty", "community_violence", "medical_trauma", "physical_abuse",
        "caregiver_absence", "bullying_or_discrimination",
    }  # fmt: skip


def test_the_present_window_has_a_name_of_its_own(knowledge: Knowledge) -> None:
    found = case(knowledge, history={"childhood": {"connection": {"friends": 1}}})
    assert found.present == "childhood"
    assert found.fact("history.present.connection.friends") == Fact(1, 1, 1)
    assert found.resolve("history.present.adversity") == "history.childhood.adversity"
    assert found.dimension("bereavement") == "loss"
    assert list(found.windows())[-1] == "childhood"


def test_seen_by_a_doctor_is_no_unless_it_was_said(knowledge: Knowledge) -> None:
    found = case(
        knowledge, medical={"asthma": True, "seizures": {"value": True, "seen_by_doctor": True}}
    )
    assert found.fact("medical.asthma.seen_by_doctor") == Fact(value=False)
    assert not found.known("medical.asthma.seen_by_doctor")
    assert found.fact("medical.seizures.seen_by_doctor") == Fact(value=True)
    assert found.known("medical.seizures.seen_by_doctor")
    assert found.fact("medical.head_injury.seen_by_doctor") is None


def test_answers_are_cited_by_the_nearest_place_that_is_in_the_file(knowledge: Knowledge) -> None:
    found = case(
        knowledge,
        history={
            "infancy": {"adversity": {}},
            "perinatal": {
                "adversity": {"value": {"bereavement": {"severity": 1}}, "known": "told"}
            },
        },
        medical={"asthma": True},
        presenting={"value": ["tired"], "known": "saw"},
    )
    assert found.cite(
        [
            "history.infancy.adversity.poverty",
            "history.perinatal.adversity.bereavement",
            "medical.asthma.seen_by_doctor",
            "medical.seizures",
            "presenting.0",
            "history.infancy.adversity",
        ]
    ) == ("history.infancy.adversity", "history.perinatal.adversity", "medical.asthma")
    assert found.fact("history.perinatal.adversity.bereavement") == Fact(1, 0, 2)
    assert found.fact("history.perinatal.adversity.poverty") == Fact(0, 0, 1)


def test_people_wishes_and_words_are_read(knowledge: Knowledge) -> None:
    found = case(
        knowledge,
        client={
            "name": "Mia", "pronouns": "Her/She", "birth_date": "2016-03-05",
            "gestation_weeks": 31, "age_months": {"value": 110, "known": "record"},
        },
        presenting=["tired", " ", None],
        strengths=[{"text": "kind", "domain": "relational"}, {"text": "quick", "domain": None}, {"text": ""}],
        preferences={
            "touch": "welcome", "likes": ["dogs"], "dislikes": None, "minutes_a_day": 10.5,
            "safe_people": [{"name": "Oma", "days": ["mon"], "known": "saw"}, {"name": "Opa", "days": None}],
            "unsafe_people": [{"name": "Max", "relation": "neighbour"}],
        },
    )  # fmt: skip
    assert (found.name, found.pronouns, found.age_months) == ("Mia", "she", 110)
    assert [one.text for one in found.presenting] == ["tired"]
    assert [(one.text, one.domain) for one in found.strengths] == [
        ("kind", "relational"),
        ("quick", ""),
    ]
    assert found.safe_people[0].days == ("mon",)
    assert found.safe_people[1].days == ()
    assert found.unsafe_people[0].relation == "neighbour"
    assert found.fact("preferences.likes") == Fact(("dogs",))
    assert found.fact("preferences.dislikes") is None
    assert found.fact("preferences.safe_people") == Fact(("Oma", "Opa"))


@pytest.mark.parametrize(
    ("voice", "name", "expected"),
    [
        ("caregiver", "", "your child"),
        ("clinician", " ", "the client"),
        ("caregiver", "Mia", "Mia"),
    ],
)
def test_a_client_without_a_name_has_a_stand_in(
    knowledge: Knowledge, voice: str, name: str, expected: str
) -> None:
    person = case(knowledge, client={"name": name}).heard_by(voice).person()
    assert (person.name, person.pronouns, person.is_self) == (expected, "they", False)
    assert case(knowledge).heard_by("self").person().is_self


def test_an_item_that_does_not_apply_or_is_too_early_does_not_count(knowledge: Knowledge) -> None:
    found = case(
        knowledge, 20, functions={"sleep": {"absent": "not_applicable"}, "thinking_ahead": None}
    )
    assert "sleep" not in found.ratable
    assert "thinking_ahead" not in found.ratable
    assert "boundaries_with_bodies" not in case(knowledge).ratable
    assert not found.applies("functions.sleep")


def test_windows_are_half_open(knowledge: Knowledge) -> None:
    assert list(reached(knowledge.windows, 47))[-1] == "early_childhood"
    assert list(reached(knowledge.windows, 48))[-1] == "childhood"
    assert applies((), "youth")
    assert not applies(("infancy",), "youth")


def test_a_window_not_reached_may_say_so(knowledge: Knowledge) -> None:
    assert case(knowledge, 20, history={"youth": {"absent": "not_reached"}}).age_months == 20
