"""What opens, what is due, what is left out, and how the curve and the agreement grow."""

from dataclasses import replace
from typing import Any

import pytest

from assistant.domain.knowledge import Knowledge
from assistant.practice.coming_back import is_mastered
from assistant.practice.records import Drilled, Happened
from assistant.practice.shapes import Practice
from assistant.practice.spacing import LADDER, Step, steps_of
from tests.practice.studios import Trainee

RIGHT = [["sleep", n % 4, n % 4] for n in range(36)]


def scored(
    trainee: Trainee,
    run: str,
    family: str,
    *,
    total: int = 90,
    day: str = "2026-11-20",
    **more: Any,
) -> None:
    """Let a visit have been played, without the talk."""
    data = {
        "total": total, "parts": {}, "misses": [], "pairs": RIGHT, "areas": ["today"],
        "unseen": True, "draft": True, **more,
    }  # fmt: skip
    at = f"{day}T09:00:00"
    trainee.log.happened += [
        Happened(run, 1, "began", at, {"family": family, "seed": 1, "again_of": ""}),
        Happened(run, 2, "scored", at, data),
    ]
    trainee.open()


@pytest.fixture
def locked(practice: Practice, knowledge: Knowledge) -> Trainee:
    return Trainee(practice, knowledge, all_open=False)


def test_a_level_opens_after_two_cases_that_went_well(locked: Trainee) -> None:
    locked.meet("Noor")
    assert "opens after two visits of level 1" in locked.said()
    locked.type("back")
    scored(locked, "run-1", "ben_and_the_car")
    scored(locked, "run-2", "tane_at_night", total=79)
    assert not is_mastered(locked.studio.deck, 1)
    scored(locked, "run-3", "kit_snores", misses=["secrecy"])
    assert not is_mastered(locked.studio.deck, 1)
    scored(locked, "run-4", "tane_at_night", day="2026-11-21")
    assert not is_mastered(locked.studio.deck, 1)  # seen yesterday, so it says little
    scored(locked, "run-5", "tane_at_night", day="2026-12-20")
    assert is_mastered(locked.studio.deck, 1)
    locked.meet("Noor")
    assert "Noor is six." in locked.said()


def test_a_family_comes_back_after_its_first_visit(locked: Trainee) -> None:
    locked.meet("Kit again")
    assert "opens after the first visit with this family" in locked.said()
    locked.type("back")
    scored(locked, "run-1", "kit_snores", total=20)
    locked.meet("Kit again")
    assert "You have met Kit" in locked.said()
    assert any("played, best 20" in each.label for each in locked.type("back", "2").choices)


def test_drills_come_back_after_growing_times_and_start_over_when_they_go_wrong() -> None:
    done = [Drilled("reflect", 8, 8, f"2026-01-{day:02}T10:00:00") for day in range(1, 8)]
    places = [steps_of(done[:n])["reflect"].place for n in range(1, 8)]
    assert places == [0, 1, 2, 3, 4, 4, 4]
    assert steps_of(done[:3])["reflect"] == Step(2, "2026-01-10")
    wrong = [*done, Drilled("reflect", 5, 8, "2026-02-01T10:00:00")]
    assert steps_of(wrong)["reflect"] == Step(0, "2026-02-02")
    assert LADDER == (1, 3, 7, 21, 60)


def test_a_drill_is_eight_turns_each_answered_at_once(trainee: Trainee) -> None:
    trainee.choose("A short drill", "turn it into saying back")
    for turn in range(8):
        assert f"{turn + 1} of 8" in trainee.said()
        drill = next(
            each for each in trainee.practice.drills.values() if each.shown == trainee.page.ask
        )
        right = drill.options[drill.right - 1]
        wrong = next(each for each in drill.options if each != right)
        trainee.choose(right if turn else wrong)
        assert ("Yes. " if turn else "The other one: ") in trainee.said()
    assert "7 of 8. This drill comes back in 1 days." in trainee.said()
    assert "(due now)" not in trainee.page.choices[0].label
    assert trainee.log.happened[-1].data == {"kind": "reflect", "right": 7, "of": 8}
    trainee.clock.later(1)
    assert "(due now)" in trainee.type("back", "2").choices[0].label


def test_a_drill_that_is_left_is_not_kept(trainee: Trainee) -> None:
    trainee.choose("A short drill", "which level")
    trainee.type("nonsense")
    assert "There is no nonsense" in trainee.said()
    trainee.type("back", "nonsense", "back")
    assert trainee.log.happened == []


def test_the_list_of_debts_shrinks_to_nothing(trainee: Trainee) -> None:
    trainee.choose("What I have not practised")
    assert "Kinds of tellers not met yet: warm; vague" in trainee.said()
    everything = [*trainee.practice.areas]
    for number, family in enumerate([*trainee.practice.families], 1):
        scored(trainee, f"run-{number}", family, areas=everything)
    for kind in ("reflect", "open_up", "window", "region", "stage", "first"):
        number = len(trainee.studio.deck.book.drilled) + 1
        data = {"kind": kind, "right": 8, "of": 8}
        trainee.log.happened.append(Happened("drills", number, "drilled", "2026-11-20T09:00", data))
        trainee.open()
    trainee.choose("What I have not practised")
    assert trainee.said() == "Nothing is left out so far."


def test_the_curve_begins_with_the_first_visit(trainee: Trainee) -> None:
    trainee.choose("My own curve")
    assert trainee.said().startswith("No finished visit yet.")


def test_agreement_is_pooled_over_unseen_cases_with_its_n_and_interval(trainee: Trainee) -> None:
    scored(trainee, "run-1", "ben_and_the_car")
    scored(trainee, "run-2", "tane_at_night", unseen=False)
    trainee.choose("My own curve")
    assert "over 1 unseen cases, 36 ratings" in trainee.said()
    assert "ICC(2,1): 1.00" in trainee.said()
    assert "neither higher nor lower on average (n 36)" in trainee.said()
    assert "64 ratings or more (you have 36), two unseen cases or more" in trainee.said()
    assert "All these keys are drafts" in trainee.said()


def test_the_practice_mark_needs_all_of_its_parts_and_certifies_nobody(trainee: Trainee) -> None:
    scored(trainee, "run-1", "ben_and_the_car")
    scored(trainee, "run-2", "tane_at_night", draft=False)
    trainee.choose("My own curve")
    assert "The practice mark is reached" in trainee.said()
    assert "twelve months" in trainee.said()
    assert "drafts" not in trainee.said()
    assert "practice, not certified" in trainee.said()


def test_a_lean_says_which_way_and_where(trainee: Trainee) -> None:
    high = [["sleep", min(3, n % 4 + 1), n % 4] for n in range(12)]
    low = [["making", 0, 0]]
    del low
    scored(trainee, "run-1", "ben_and_the_car", pairs=[*high, *[["seeking_comfort", 0, 1]] * 3])
    trainee.choose("My own curve")
    assert "Settling, sleep and mood: you rate higher by 0.75 on average (n 12)" in trainee.said()
    assert "Being with people: you rate lower by 1.00 on average (n 3)" in trainee.said()
    assert "no lean over a quarter" in trainee.said()


def test_too_few_ratings_say_so_and_ratings_that_never_vary_have_no_correlation(
    trainee: Trainee,
) -> None:
    scored(trainee, "run-1", "ben_and_the_car", pairs=[["sleep", 1, 1]])
    trainee.choose("My own curve")
    assert "Fewer than three ratings yet." in trainee.said()
    scored(trainee, "run-2", "tane_at_night", pairs=[["sleep", 1, 1]] * 5)
    trainee.choose("My own curve")
    assert "ICC" not in trainee.said().split("The practice mark")[0]
    assert "an ICC of .75" in trainee.said()


def test_nothing_can_be_typed_at_the_start_or_in_the_list_of_families(trainee: Trainee) -> None:
    trainee.type("hello")
    assert "There is no hello" in trainee.said()
    trainee.type("back")
    trainee.choose("Talk with an invented family")
    trainee.type("hello")
    assert "There is no hello" in trainee.said()


def test_the_content_has_six_kinds_of_drills_and_five_levels(practice: Practice) -> None:
    assert {drill.kind for drill in practice.drills.values()} == {
        "reflect", "open_up", "window", "region", "stage", "first",
    }  # fmt: skip
    assert {family.tier for family in practice.families.values()} == {1, 2, 3, 4, 5}
    assert len([family for family in practice.families.values() if family.visit == 1]) >= 12
    styles = {teller.style for family in practice.families.values() for teller in family.tellers}
    assert styles == set(practice.styles)
    assert replace(practice, fingerprint="x").fingerprint == "x"
