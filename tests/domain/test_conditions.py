"""The closed condition language: three truth values, and the paths that decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from assistant.domain.conditions import Fact, Truth, judge, paths_read, problems_of, truth_of

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
WINDOWS: dict[str, tuple[int, int | None]] = {"infancy": (2, 13), "childhood": (48, None)}


@dataclass
class Known:
    """Facts by hand."""

    values: dict[str, Fact] = field(default_factory=dict)
    reported: dict[str, dict[str, Fact] | None] = field(default_factory=dict)
    skills: dict[str, Fact | None] = field(default_factory=dict)
    age_months: int | None = 60
    voice: str = "clinician"

    def fact(self, path: str) -> Fact | None:
        return self.values.get(path)

    def known(self, path: str) -> bool:
        return path in self.values

    def windows(self) -> Mapping[str, tuple[int, int | None]]:
        return WINDOWS

    def adversities(self, window: str) -> Mapping[str, Fact] | None:
        return self.reported.get(window)

    def functions(self) -> Mapping[str, Fact | None]:
        return self.skills

    def dimension(self, adversity: str) -> str:
        return {"domestic_violence": "threat"}.get(adversity, "loss")


def rating(value: int) -> Fact:
    return Fact(value, value, value)


OPEN = Fact(None, 1, 3)
FACTS = Known(
    values={
        "yes": Fact(value=True),
        "no": Fact(value=False),
        "two": rating(2),
        "open": OPEN,
        "told": Fact(1, 0, 2),
        "zero": rating(0),
        "list": Fact(("a",)),
        "empty": Fact(()),
        "map": Fact({}),
        "word": Fact("avoid"),
        "history.infancy.adversity.domestic_violence.last_months_ago": Fact(5),
        "history.infancy.connection.friends": rating(1),
        "history.childhood.connection.friends": rating(3),
        "functions.sleep": rating(2),
    },
    reported={
        "infancy": {"domestic_violence": rating(2), "bereavement": OPEN},
        "childhood": None,
    },
    skills={"sleep": rating(2), "mood": None},
)
GOOD: list[tuple[dict[str, Any] | None, Truth]] = [
    (None, YES),
    ({"true": "yes"}, YES),
    ({"true": "no"}, NO),
    ({"true": "gone"}, UNKNOWN),
    ({"false": "no"}, YES),
    ({"false": "yes"}, NO),
    ({"not": {"true": "yes"}}, NO),
    ({"not": {"true": "no"}}, YES),
    ({"not": {"true": "gone"}}, UNKNOWN),
    ({"all": [{"true": "yes"}, {"true": "gone"}]}, UNKNOWN),
    ({"all": [{"true": "no"}, {"true": "gone"}]}, NO),
    ({"all": [{"true": "yes"}, {"known": "two"}]}, YES),
    ({"any": [{"true": "no"}, {"true": "gone"}]}, UNKNOWN),
    ({"any": [{"true": "yes"}, {"true": "gone"}]}, YES),
    ({"any": [{"true": "no"}, {"true": "no"}]}, NO),
    ({"has": "two"}, YES),
    ({"has": "zero"}, NO),
    ({"has": "open"}, YES),
    ({"has": "told"}, UNKNOWN),
    ({"has": "list"}, YES),
    ({"has": "empty"}, NO),
    ({"has": "map"}, YES),
    ({"known": "two"}, YES),
    ({"known": "gone"}, NO),
    ({"is": {"path": "word", "value": "avoid"}}, YES),
    ({"is": {"path": "two", "value": 1}}, NO),
    ({"is": {"path": "open", "value": 2}}, UNKNOWN),
    ({"is": {"path": "open", "value": 0}}, NO),
    ({"any_of": {"path": "word", "values": ["avoid", "unknown"]}}, YES),
    ({"any_of": {"path": "open", "values": [1, 2, 3]}}, YES),
    ({"any_of": {"path": "told", "values": [2]}}, UNKNOWN),
    ({"at_least": {"path": "two", "value": 2}}, YES),
    ({"at_least": {"path": "two", "value": 3}}, NO),
    ({"at_least": {"path": "told", "value": 1}}, UNKNOWN),
    ({"at_least": {"path": "gone", "value": 1}}, UNKNOWN),
    ({"age_at_least": 60}, YES),
    ({"age_below": 60}, NO),
    ({"reached": "childhood"}, YES),
    ({"reached": "youth"}, NO),
    ({"voice": ["clinician"]}, YES),
    ({"voice": ["self"]}, NO),
    ({"somewhere": {"adversity": "domestic_violence", "at_least": 2}}, YES),
    ({"somewhere": {"adversity": "domestic_violence", "at_least": 3}}, UNKNOWN),
    ({"somewhere": {"dimension": "threat", "at_least": 3, "windows": ["infancy"]}}, NO),
    ({"somewhere": {"dimension": "loss", "at_least": 3, "windows": ["infancy"]}}, UNKNOWN),
    ({"somewhere": {"at_least": 1, "windows": ["infancy"], "within_months": 6}}, YES),
    ({"somewhere": {"adversity": "domestic_violence", "at_least": 1, "windows": ["infancy"], "within_months": 3}}, NO),
    ({"somewhere": {"adversity": "bereavement", "at_least": 1, "windows": ["infancy"], "within_months": 3}}, UNKNOWN),
    ({"somewhere": {"at_least": 1, "windows": "present"}}, UNKNOWN),
    ({"somewhere": {"at_least": 1, "windows": ["youth"]}}, NO),
    ({"low_connection": {"windows": ["infancy"], "codes": ["friends"], "at_most": 1}}, YES),
    ({"low_connection": {"windows": "present", "codes": ["friends"], "at_most": 1}}, NO),
    ({"low_connection": {"windows": ["infancy"], "codes": ["attuned_caregiver"], "at_most": 1}}, UNKNOWN),
    ({"low_connection": {"windows": ["youth"], "codes": ["friends"], "at_most": 1}}, NO),
    ({"difficulty_at_least": 2}, YES),
    ({"difficulty_at_least": 3}, UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "truth"), GOOD, ids=[str(condition) for condition, _ in GOOD]
)
def test_a_condition_is_yes_no_or_not_known(condition: dict[str, Any] | None, truth: Truth) -> None:
    assert judge(condition, FACTS).truth is truth
    assert truth_of(condition, FACTS) is truth
    assert condition is None or problems_of(condition) == []


def test_without_an_age_nothing_about_age_is_known() -> None:
    nobody = Known(age_months=None)
    for condition in ({"age_at_least": 3}, {"age_below": 3}, {"reached": "infancy"}):
        assert judge(condition, nobody).truth is UNKNOWN
    assert judge({"difficulty_at_least": 1}, nobody).truth is UNKNOWN


def test_a_rating_without_bounds_or_value_is_not_known() -> None:
    assert judge({"at_least": {"path": "x", "value": 1}}, Known({"x": Fact()})).truth is UNKNOWN


def test_a_verdict_names_the_paths_that_decided() -> None:
    both = {"any": [{"true": "yes"}, {"true": "gone"}, {"known": "two"}]}
    assert judge(both, FACTS).because == ("yes", "two")
    assert judge({"all": [{"true": "yes"}, {"true": "no"}]}, FACTS).because == ("no",)
    assert judge({"all": [{"true": "yes"}, {"known": "two"}]}, FACTS).because == ("yes", "two")
    somewhere = judge({"somewhere": {"at_least": 2, "windows": ["infancy"]}}, FACTS)
    assert somewhere.because == ("history.infancy.adversity.domestic_violence",)


def test_the_paths_that_a_condition_reads_are_known() -> None:
    condition = {
        "all": [
            {"not": {"true": "a"}},
            {"any": [{"is": {"path": "b", "value": 1}}, {"age_below": 3}]},
        ]
    }
    assert paths_read(condition) == {"a", "b"}
    assert paths_read(None) == frozenset()


@pytest.mark.parametrize(
    "condition",
    [
        None,
        [],
        {},
        {"true": "a", "false": "b"},
        {"maybe": "a"},
        {"all": []},
        {"any": "a"},
        {"all": [{"maybe": "a"}]},
        {"not": {"maybe": 1}},
        {"true": 3},
        {"age_at_least": True},
        {"voice": "self"},
        {"is": "a"},
        {"is": {"path": "a"}},
        {"is": {"path": "a", "value": 1, "more": 2}},
    ],
)
def test_a_condition_of_a_wrong_shape_says_so(condition: Any) -> None:
    assert problems_of(condition)


def test_where_no_skill_can_be_rated_none_is_that_hard() -> None:
    assert judge({"difficulty_at_least": 1}, Known({}, {}, {}, age_months=3)).truth is NO
