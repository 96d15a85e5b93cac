"""Skills, findings and plans of two times: unknown is no change, and turned around it says the same."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assistant.content.demo import invented
from assistant.domain.case import read_case
from assistant.domain.since import FindingsMoved, LevelMoved, Rated, SkillMoved
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.since import findings_since, plan_since, skills_since
from tests.compiled import knowledge

KNOWLEDGE = knowledge()
SKILLS = list(KNOWLEDGE.functions)[:6]
BANDS = ("none", "some", "marked", "unknown")


def rating() -> st.SearchStrategy[Any]:
    value = st.integers(0, 3)
    return st.one_of(
        st.none(),
        value,
        st.builds(lambda one: {"value": one, "known": "told"}, value),
        st.just({"absent": "declined"}),
        st.just({"value": None, "known": "guess"}),
    )


cases = st.builds(
    lambda held: {"functions": held}, st.dictionaries(st.sampled_from(SKILLS), rating())
) | st.sampled_from([{}, {"functions": None}])
bounds = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted).map(tuple)


@st.composite
def results(draw: st.DrawFn) -> Mapping[str, Any]:
    regions = [
        {"id": name, "function": draw(st.sampled_from(BANDS)), "function_bounds": draw(bounds)}
        for name in ("brainstem", "cortical")
    ]
    start = draw(st.sampled_from(["regulate", "relate"]))
    sure = draw(st.sampled_from(["low", "moderate"]))
    return {"start_with": start, "confidence": sure, "regions": regions}


@given(cases, cases)
def test_skills_are_turned_around_alike_and_unknown_is_no_change(one: Any, other: Any) -> None:
    here, there = (
        skills_since(one, other, KNOWLEDGE),
        skills_since(other, one, KNOWLEDGE),
    )
    assert [(m.skill, m.now, m.then) for m in here] == [(m.skill, m.then, m.now) for m in there]
    for moved, back in zip(here, there, strict=True):
        assert (moved.is_changed, moved.may_be_same) == (back.is_changed, back.may_be_same)
        if None in {moved.then.value, moved.now.value}:
            assert not moved.is_changed
            assert moved.may_be_same
    assert not any(moved.is_changed for moved in skills_since(one, one, KNOWLEDGE))


def test_a_second_hand_rating_may_be_one_step_off() -> None:
    def apart(then: Rated, now: Rated) -> bool:
        return SkillMoved("sleep", then, now).may_be_same

    assert not apart(Rated(3), Rated(2))
    assert apart(Rated(3, is_second_hand=True), Rated(2))
    assert not apart(Rated(3, is_second_hand=True), Rated(1))
    assert apart(Rated(3, is_second_hand=True), Rated(1, is_second_hand=True))


@given(results(), results())
def test_findings_are_turned_around_alike_and_an_unknown_band_is_no_change(
    one: Mapping[str, Any], other: Mapping[str, Any]
) -> None:
    here, there = findings_since(one, other), findings_since(other, one)
    assert here.start == there.start[::-1]
    assert here.is_changed == there.is_changed
    assert not findings_since(one, one).is_changed
    for level, back in zip(here.levels, there.levels, strict=True):
        assert (level.then, level.bounds_then) == (back.now, back.bounds_now)
        assert (level.is_changed, level.may_be_same) == (back.is_changed, back.may_be_same)
        assert not (level.is_changed and "unknown" in {level.then, level.now})


def test_bounds_that_touch_may_be_the_same_and_those_apart_are_not() -> None:
    touching = LevelMoved("brainstem", "some", "marked", (0.2, 0.5), (0.5, 0.9))
    apart = LevelMoved("brainstem", "some", "marked", (0.2, 0.4), (0.5, 0.9))
    assert (touching.is_changed, touching.may_be_same) == (True, True)
    assert (apart.is_changed, apart.may_be_same) == (True, False)
    quiet = FindingsMoved(("relate", "relate"), ("low", "low"), (apart,))
    assert quiet.is_changed


def test_a_level_that_one_result_does_not_have_is_not_compared() -> None:
    found = to_plain(formulate(read_case(invented("on_edge"), KNOWLEDGE), KNOWLEDGE, brief=True))
    fewer = {**found, "regions": found["regions"][1:]}
    assert len(findings_since(fewer, found).levels) == len(found["regions"]) - 1


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_plans_are_turned_around_alike_and_nothing_is_lost(
    one: list[str], other: list[str]
) -> None:
    here, there = plan_since(one, other), plan_since(other, one)
    assert (here.came, here.went) == (there.went, there.came)
    assert set(here.kept) == set(there.kept) == set(one) & set(other)
    assert {*here.kept, *here.came} == set(other)
    assert {*here.kept, *here.went} == set(one)
    assert plan_since(one, one).came == plan_since(one, one).went == ()
