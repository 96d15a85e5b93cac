"""Where one answer more or less tips something: the edges of fit, outlook, steps and trials."""

from dataclasses import replace
from typing import Any

import pytest

from assistant.domain.facts import Somebody
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.fit import fitted, setting_of
from assistant.reasoning.flips import flips
from assistant.reasoning.formulation import formulate, picture
from assistant.reasoning.outlook import outlook_of
from assistant.reasoning.tables import tables
from assistant.reasoning.telling import Telling
from assistant.reasoning.trials import reads
from assistant.reasoning.view import view_of
from tests.reasoning.test_published_pattern import good_life
from tests.reasoning.test_small_print import case_of

ROSA = Somebody("preferences.safe_people.0", "Rosa")


@pytest.mark.parametrize(
    ("condition", "paths"),
    [
        ({"true": "medical.asthma"}, {"medical.asthma"}),
        ({"false": "medical.asthma.seen_by_doctor"}, {"medical.asthma"}),
        ({"known": "medical.asthma.seen_by_doctor"}, {"medical.asthma"}),
        ({"has": "history.present.adversity.poverty"}, {"adversity"}),
        ({"is": {"path": "preferences.touch", "value": "avoid"}}, {"preferences.touch"}),
        ({"any_of": {"path": "preferences.touch", "values": []}}, {"preferences.touch"}),
        ({"at_least": {"path": "functions.sleep", "value": 1}}, {"functions.sleep"}),
        ({"difficulty_at_least": 2}, {"functions"}),
        ({"somewhere": {"dimension": "threat", "at_least": 1}}, {"adversity"}),
        ({"any": [{"true": "a.b"}, {"not": {"all": [{"has": "c.d"}]}}]}, {"a.b", "c.d"}),
        ({"voice": ["self"]}, set()),
    ],
)
def test_what_a_condition_reads_is_known(condition: Any, paths: set[str]) -> None:
    assert reads(condition) == paths


def score(knowledge: Knowledge, name: str, *partners: Somebody, **preferences: Any) -> float:
    case = case_of(knowledge, preferences=preferences)
    setting = setting_of(Telling(case, knowledge), partners, thin=False, adult_first=False)
    return fitted(knowledge.activities[name], setting).score


def test_an_activity_for_two_counts_less_where_nobody_is_safe(knowledge: Knowledge) -> None:
    assert score(knowledge, "sweep_in_time") == score(knowledge, "sweep_in_time", ROSA) - 0.5
    assert score(knowledge, "slow_stretch") == score(knowledge, "slow_stretch", ROSA)


def test_an_activity_longer_than_the_day_allows_counts_less(knowledge: Knowledge) -> None:
    long = knowledge.activities["sweep_in_time"].minutes
    free = score(knowledge, "sweep_in_time", ROSA)
    assert score(knowledge, "sweep_in_time", ROSA, minutes_a_day=long) == free
    assert score(knowledge, "sweep_in_time", ROSA, minutes_a_day=long - 1) == free - 1


def test_what_is_liked_tips_the_fit_and_a_denial_does_not(knowledge: Knowledge) -> None:
    free = score(knowledge, "sweep_in_time", ROSA)
    assert score(knowledge, "sweep_in_time", ROSA, likes=["Cleaning!"]) == free + 3.5
    assert score(knowledge, "sweep_in_time", ROSA, likes=["not into cleaning"]) == free


@pytest.mark.parametrize(
    ("rating", "now", "lever"),
    [(3, "firm", False), (2, "firm", True), (1, "thin", True), (0, "thin", True), (None, "unknown", False)],
)  # fmt: skip
def test_todays_connection_has_its_band_and_its_lever(
    knowledge: Knowledge, rating: int | None, now: str, *, lever: bool
) -> None:
    shares = tables(knowledge).windows["childhood"].shares
    case = case_of(knowledge, now=dict.fromkeys(shares, rating))
    found = outlook_of(view_of(case, knowledge), knowledge)
    assert found.now == now
    assert bool(found.lever) is lever
    heaviest = f"now.{max(shares, key=lambda code: shares[code])}"
    assert found.lever == (heaviest if lever else "")
    assert found.now_bounds[0] <= found.now_bounds[1]


def test_the_picture_shows_all_that_held_as_held(knowledge: Knowledge) -> None:
    good = good_life(knowledge)
    case = case_of(knowledge, 108, history=good["history"])
    held = [window.connection for window in picture(case, knowledge).windows]
    assert held == [(1.0, 1.0)] * len(held)


def rules(knowledge: Knowledge, **places: Any) -> dict[str, tuple[str, ...]]:
    skills = {"sleep": 3, "arousal": 3, "appetite": 2, "sensory_processing": 2}
    found = formulate(case_of(knowledge, functions=skills, **places), knowledge, brief=True)
    return {one.rule: one.answers for one in found.explanation}


def test_the_plan_leans_on_what_holds_unless_as_much_is_thin(knowledge: Knowledge) -> None:
    two = {"attuned_caregiver": 2, "constant_caregiver": 1}
    assert rules(knowledge, now=two)["plan_thin"] == ("now.constant_caregiver",)
    three = {**two, "predictable_days": 3}
    assert set(rules(knowledge, now=three)["plan_held"]) == {
        "now.attuned_caregiver",
        "now.predictable_days",
    }
    assert not {"plan_thin", "plan_held"} & set(rules(knowledge, now={}))


def test_the_adults_own_calm_needs_a_reason(knowledge: Knowledge) -> None:
    assert rules(knowledge, now={"caregiver_supported": 1})["plan_adult"] == (
        "now.caregiver_supported",
    )
    assert "plan_adult" not in rules(knowledge, now={"caregiver_supported": 2})


def test_what_was_told_about_an_illness_is_asked_to_make_more_room(knowledge: Knowledge) -> None:
    told = {"value": False, "known": "guess"}
    asked = rules(knowledge, medical={"asthma": told, "seizures": False})["ask_more_room"]
    assert "medical.asthma" in asked
    assert "medical.seizures" not in asked


def test_what_an_illness_in_the_family_means_needs_a_skill_that_is_hard(
    knowledge: Knowledge,
) -> None:
    family = {"adhd": True, "trauma_in_earlier_generations": True}
    assert rules(knowledge, family_history=family)["against_family"] == ("family_history.adhd",)
    calm = case_of(knowledge, functions={"sleep": 0}, family_history=family)
    found = formulate(calm, knowledge, brief=True)
    assert "against_family" not in {one.rule for one in found.explanation}


def test_a_card_about_a_child_speaks_of_them(knowledge: Knowledge) -> None:
    case = replace(case_of(knowledge, 60), pronouns="name", voice="self")
    telling = Telling(case, knowledge)
    card = {"en": {"any": "Wait until {they} {are} ready."}}
    assert telling.card(card) == "Wait until they are ready."
    assert telling.card({"en": {"any": "x", "self": "Wait until {they} {are} ready."}}) == (
        "Wait until you are ready."
    )


def test_how_long_ago_something_held_is_no_rating_to_be_changed(knowledge: Knowledge) -> None:
    skills = {"sleep": 2, "arousal": 2, "appetite": 2, "shutting_down": 2}
    case = case_of(knowledge, functions=skills, now={"friends": {"value": 2, "last_months_ago": 3}})
    paths = {
        change.path for one in flips(view_of(case, knowledge), knowledge) for change in one.changes
    }
    assert not [path for path in paths if path.endswith("last_months_ago")]
