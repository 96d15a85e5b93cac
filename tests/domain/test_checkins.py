"""Two low weeks and three flat weeks: the rules over check-ins, for any check-ins there can be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.checkins import (
    DID,
    CheckIn,
    check_in_of,
    is_flat,
    is_low,
    to_look_at,
)

START = date(2026, 11, 2)


def week(number: int, did: str | None = None, goal: int | None = None, **more: str) -> CheckIn:
    return CheckIn(START + timedelta(weeks=number), more.get("by", "Rosa"), did, goal, "sleep")


def weeks(*did: str | None) -> list[CheckIn]:
    return [week(number, each) for number, each in enumerate(did)]


def goals(*goal: int | None, by: str = "Rosa") -> list[CheckIn]:
    return [week(number, goal=each, by=by) for number, each in enumerate(goal)]


check_ins = st.lists(
    st.builds(
        CheckIn,
        day=st.integers(0, 80).map(lambda days: START + timedelta(days=days)),
        by=st.sampled_from(["Rosa", "Sam", ""]),
        did=st.sampled_from([*DID, None]),
        goal=st.one_of(st.none(), st.integers(0, 10)),
        aim=st.sampled_from(["sleep", "meals"]),
        need_us=st.sampled_from([True, False, None]),
    ),
    max_size=12,
)


def test_two_low_weeks_are_low_and_one_is_not() -> None:
    assert is_low(weeks("most", "few", "none"))
    assert not is_low(weeks("few"))
    assert not is_low(weeks("few", "few", "some"))
    assert not is_low([])


def test_two_low_answers_within_one_week_are_one_low_week() -> None:
    first = week(0, "few")
    assert not is_low([first, replace(first, day=first.day + timedelta(days=3), by="Sam")])


def test_of_two_who_tell_of_one_week_the_one_who_saw_more_counts() -> None:
    assert not is_low([*weeks("none", "none"), week(1, "some", by="Sam")])


def test_a_goal_that_did_not_rise_over_three_weeks_is_flat() -> None:
    assert is_flat(goals(4, 4, 4))
    assert is_flat(goals(8, 5, 4, 3))
    assert not is_flat(goals(4, 4))
    assert not is_flat(goals(4, 5, 4))
    assert not is_flat(goals(4, None, 4))


def test_a_goal_at_its_top_is_reached_and_not_flat() -> None:
    assert not is_flat(goals(10, 10, 10))
    assert not is_flat([replace(each, top=2) for each in goals(2, 2, 2)])


def test_another_goal_begins_anew() -> None:
    old = goals(3, 3)
    assert not is_flat([*old, replace(week(2, goal=3), aim="meals")])


def test_two_people_are_never_mixed() -> None:
    assert not is_flat([*goals(4, 4), *goals(3, by="Sam")])
    assert is_flat([*goals(4, 4, 4), *goals(1, 2, 3, by="Sam")])


@given(check_ins, st.integers(1, 9))
def test_missing_weeks_count_for_nothing(told: list[CheckIn], pause: int) -> None:
    """Everything after some day happens weeks later, and nothing that is said changes."""
    half = START + timedelta(days=40)
    early = [each for each in told if each.day < half]
    late = [each for each in told if each.day >= half + timedelta(days=7)]
    later = [replace(each, day=each.day + timedelta(weeks=pause)) for each in late]
    assert is_low([*early, *late]) == is_low([*early, *later])
    assert is_flat([*early, *late]) == is_flat([*early, *later])


@pytest.mark.broad
@given(check_ins)
def test_what_nobody_knows_is_never_a_low_week(told: list[CheckIn]) -> None:
    unknown = [replace(each, did=None, goal=None) for each in told]
    assert not is_low(unknown)
    assert not is_flat(unknown)


@pytest.mark.broad
@given(check_ins, st.data())
def test_more_done_never_brings_an_offer(told: list[CheckIn], data: st.DataObject) -> None:
    if not told or is_low(told):
        return
    place = data.draw(st.integers(0, len(told) - 1))
    did = told[place].did
    if did is not None:
        more = data.draw(st.sampled_from(DID[DID.index(did) :]))
        told[place] = replace(told[place], did=more)
        assert not is_low(told)


@pytest.mark.broad
@given(check_ins, st.randoms())
def test_the_order_in_which_days_are_typed_in_does_not_matter_for_doing(
    told: list[CheckIn], chance: object
) -> None:
    mixed = list(told)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # a random.Random
    assert is_low(mixed) == is_low(told)


@pytest.mark.broad
@given(check_ins)
def test_a_last_week_that_rises_above_all_is_never_flat(told: list[CheckIn]) -> None:
    last = CheckIn(START + timedelta(days=100), "Rosa", None, 9, "sleep")
    mine = [replace(each, by="Rosa", goal=min(each.goal or 0, 8)) for each in told]
    assert not is_flat([*mine, last])


def test_a_check_in_is_read_as_it_was_kept_and_its_gaps_stay_open() -> None:
    held = {"at": "2026-11-02T09:00:00", "by": "Rosa", "did": "few", "goal": -1, "aim": "x", "top": 2, "need_us": True}  # fmt: skip
    assert check_in_of(held) == CheckIn(START, "Rosa", "few", -1, "x", 2, need_us=True)
    assert check_in_of({"at": "2026-11-02"}) == CheckIn(START)


def test_what_a_clinician_should_look_at_is_a_wish_to_talk_and_a_goal_that_stands() -> None:
    held = [
        {"at": (START + timedelta(weeks=number)).isoformat(), "goal": 3, "need_us": number == 1}
        for number in range(3)
    ]
    assert to_look_at(held[:2]) == ("need_us",)
    assert to_look_at(held) == ("flat",)
    assert to_look_at([]) == ()
