"""What each kind of answer writes in the case file."""

from typing import Any

import pytest

from assistant.conversation.writing import all_paths, is_adversity, shown_options, writes
from assistant.domain.answers import Absent, Answer
from assistant.domain.script import Option, Question
from tests.conversation.making import question


def written(asked: Question, value: Any = None, age: int | None = None, **more: Any) -> Any:
    return list(writes(asked, Answer(asked.id, 1, value, **more), age))


def option(code: str, **more: Any) -> Option:
    return Option(code, {"en": {"caregiver": f"She {code}", "any": f"They {code}"}}, **more)


PRESENCE = question(
    path="now.friends",
    options=(
        option("none", value=0),
        option("gone", path="history.infancy"),
        option("like", copies=True),
        option("twice", value="x", path="history.infancy.adversity.poverty.pattern"),
    ),
)
ADVERSITY = question("checklist", "poverty", "bereavement", path="history.infancy.adversity")
SKILLS = question("checklist", "sleep", "mood", path="functions", unticked=0)
MEDICAL = question(
    "checklist",
    path="medical",
    unticked=False,
    options=(option("asthma"), option("late", from_months=48), option("own", voices=("self",), value="v")),
)  # fmt: skip
STRENGTHS = question("checklist", path="strengths", options=(option("sings"), option("runs", domain="cognitive")))  # fmt: skip


def test_a_question_without_a_path_writes_nothing() -> None:
    assert written(question("choice", "a"), "a") == []
    assert all_paths(question("choice", "a")) == ()


@pytest.mark.parametrize(
    ("code", "out"),
    [
        ("none", [("now.friends", 0)]),
        ("gone", [("history.infancy", None)]),
        ("like", []),
        ("twice", [("history.infancy.adversity.poverty.pattern", "x")]),
    ],
)
def test_a_choice_writes_its_value_or_its_code_where_it_says(code: str, out: Any) -> None:
    assert written(PRESENCE, code) == out


@pytest.mark.parametrize("known", ["told", "guess"])
@pytest.mark.parametrize(
    ("detail", "value", "out"),
    [("seen_by_doctor", True, None), ("seen_by_doctor", False, False), ("last_months_ago", 3, 3)],
)
def test_a_detail_that_was_only_told_is_plain_and_a_doctor_only_heard_of_has_seen_nobody(
    known: str, detail: str, value: Any, out: Any
) -> None:
    path = f"medical.asthma.{detail}"
    chosen = question(path=path, options=(option("it", value=value),))
    assert written(chosen, "it", known=known) == [(path, out)]
    assert written(question("number", path=path), value, known=known) == [(path, out)]


def test_what_was_only_told_says_so_but_for_an_entry_that_says_it_itself() -> None:
    assert written(PRESENCE, "none", known="told") == [
        ("now.friends", {"value": 0, "known": "told"})
    ]
    assert written(PRESENCE, "none", known="saw") == [("now.friends", 0)]
    assert written(PRESENCE, "gone", known="guess") == [("history.infancy", None)]
    assert written(PRESENCE, "twice", known="told") == [
        ("history.infancy.adversity.poverty.pattern", "x")
    ]
    assert written(question(path="p", options=(option("a"),)), "a") == [("p", "a")]


def test_a_list_of_hard_things_is_one_map() -> None:
    assert is_adversity(ADVERSITY)
    assert written(ADVERSITY, {"ticked": []}) == [("history.infancy.adversity", {})]
    value = {"ticked": ["poverty"], "unsure": ["bereavement"]}
    assert written(ADVERSITY, value, known="told") == [
        ("history.infancy.adversity", {"poverty": {"known": "told"}, "bereavement": None})
    ]


def test_a_ticked_skill_waits_for_its_rating_and_the_rest_is_as_expected() -> None:
    value = {"ticked": ["sleep"], "voice": "caregiver"}
    assert written(SKILLS, value) == [("functions.mood", 0)]
    assert written(SKILLS, value, known="told") == [
        ("functions.mood", {"value": 0, "known": "told"})
    ]


@pytest.mark.parametrize(
    ("age", "voice", "out"),
    [
        (12, "caregiver", {"medical.asthma": True}),
        (60, "caregiver", {"medical.asthma": True, "medical.late": None}),
        (None, "self", {"medical.asthma": True, "medical.late": None, "medical.own": False}),
    ],
)
def test_a_list_says_something_of_each_option_that_was_shown(age: int | None, voice: str, out: Any) -> None:  # fmt: skip
    value = {"ticked": ["asthma"], "unsure": ["late"], "voice": voice}
    assert dict(written(MEDICAL, value, age)) == out


@pytest.mark.parametrize(
    ("value", "age", "out"),
    [
        ({"ticked": [], "voice": "caregiver"}, 60, {"medical.asthma", "medical.late"}),
        ({"ticked": [], "voice": "caregiver"}, 12, {"medical.asthma"}),
        ({"ticked": [], "voice": "self"}, 12, {"medical.asthma", "medical.own"}),
        ({"ticked": []}, 60, {"medical.asthma", "medical.late"}),
    ],
)
def test_what_a_voice_or_an_age_never_saw_is_never_written_as_a_no(
    value: Any, age: int, out: set[str]
) -> None:
    assert {path for path, _ in written(MEDICAL, value, age)} == out


def test_an_absent_reason_says_nothing_of_what_only_some_voices_see() -> None:
    assert written(MEDICAL, None, 12, absent="declined") == [
        ("medical.asthma", {"absent": "declined"})
    ]


def test_a_tick_writes_what_its_option_says() -> None:
    assert ("medical.own", "v") in written(MEDICAL, {"ticked": ["own"], "voice": "self"}, 60)


def test_strengths_are_added_in_the_words_of_the_voice() -> None:
    assert written(STRENGTHS, {"ticked": ["runs"], "voice": "self"}) == [
        ("strengths+", [{"text": "They runs", "domain": "cognitive"}])
    ]
    assert written(STRENGTHS, {"ticked": ["sings"], "voice": "caregiver"}) == [
        ("strengths+", [{"text": "She sings"}])
    ]
    only = question(
        "checklist", path="strengths", options=(Option("a", {"en": {"caregiver": "She a"}}),)
    )
    assert written(only, {"ticked": ["a"]}) == [("strengths+", [{"text": "She a"}])]
    assert written(question("texts", path="strengths"), ["kind"]) == [
        ("strengths+", [{"text": "kind"}])
    ]


def test_other_kinds_write_their_value() -> None:
    age = {"age_months": 9, "birth_date": "2026-01-01"}
    assert written(question("age", path="client"), age) == [
        ("client.age_months", 9),
        ("client.birth_date", "2026-01-01"),
    ]
    assert written(question("number", path="client.gestation_weeks"), 38, known="guess") == [
        ("client.gestation_weeks", {"value": 38, "known": "guess"})
    ]


@pytest.mark.parametrize(
    ("absent", "value"), [("unknown_to_me", None), ("declined", {"absent": "declined"})]
)
def test_an_absent_reason_stands_where_the_value_would(absent: Absent, value: Any) -> None:
    assert written(PRESENCE, absent=absent) == [("now.friends", value)]
    assert written(ADVERSITY, absent=absent) == [("history.infancy.adversity", value)]
    assert written(SKILLS, absent=absent) == [("functions.sleep", value), ("functions.mood", value)]
    assert written(STRENGTHS, absent=absent) == []
    assert written(question("age", path="client"), absent=absent) == []
    assert written(question("name", path="client.name"), absent=absent) == []


def test_every_path_a_question_can_write_is_spelled_out() -> None:
    assert all_paths(PRESENCE) == (
        "now.friends",
        "history.infancy",
        "history.infancy.adversity.poverty.pattern",
    )
    assert all_paths(SKILLS) == ("functions.sleep", "functions.mood")
    assert all_paths(STRENGTHS) == ("strengths",)
    assert all_paths(question("age", path="client")) == ("client.age_months", "client.birth_date")
    assert all_paths(question("people", path="preferences.safe_people")) == (
        "preferences.safe_people",
    )


def test_options_are_shown_by_voice_and_age() -> None:
    assert [each.code for each in shown_options(MEDICAL, "caregiver", 12)] == ["asthma"]
    assert [each.code for each in shown_options(MEDICAL, "self", None)] == ["asthma", "late", "own"]


def test_an_unsafe_person_has_no_days_to_do_something_together() -> None:
    people = [{"name": "Dan", "relation": "ex", "days": ["sat"]}, {"name": "Jo"}]
    assert written(question("people", path="preferences.unsafe_people"), people) == [
        ("preferences.unsafe_people", [{"name": "Dan", "relation": "ex"}, {"name": "Jo"}])
    ]
    assert written(question("people", path="preferences.safe_people"), people) == [
        ("preferences.safe_people", people)
    ]
