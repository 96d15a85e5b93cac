"""The parts of the score, each by its rule."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.content.keys import load_key
from assistant.practice.committing import Commitment, commitment_of
from assistant.practice.critical import critical_misses
from assistant.practice.feedback import expert_at, farthest, timeline_lines, to_change
from assistant.practice.moves import Move
from assistant.practice.part import Part
from assistant.practice.scene import Beat, Scene
from assistant.practice.scoring import Score, score
from assistant.practice.scoring_manner import conduct, technique
from assistant.practice.scoring_talk import common, coverage, likeness, order
from assistant.practice.scoring_view import formulation, ratings
from assistant.practice.shapes import Practice
from assistant.practice.telling import Playing
from tests.practice.players import Perfect, from_key
from tests.practice.studios import Trainee

if TYPE_CHECKING:
    from assistant.practice.deck import Deck

BEN = "ben_and_the_car"
KEY = load_key(BEN)
VIEW = from_key(KEY)


def beat(
    how: str, area: str = "today", *marks: str, kind: str = "ask", typed: bool = False
) -> Beat:
    return Beat("", kind, how, area if kind == "ask" else "", "", typed, "", "dad", (), marks, 50)


def scene(*beats: Beat) -> Scene:
    return Scene("dad", 50, beats)


def test_a_leading_question_about_an_area_is_worth_half(practice: Practice) -> None:
    family = practice.families[BEN]
    shares = [
        coverage(practice, family, scene(beat(how, "safety"))).share for how in ("open", "leading")
    ]
    assert shares[0] == pytest.approx(2 * shares[1])
    typed = coverage(practice, family, scene(beat("leading", "safety", typed=True))).share
    assert typed == shares[0]


def test_what_was_only_volunteered_is_worth_half(practice: Practice) -> None:
    told = replace(scene(), told=("will_not_ride",))
    found = dict(coverage(practice, practice.families[BEN], told).checks)
    assert found["today"] == 0.5


def test_the_longest_common_series_is_counted_in_order() -> None:
    assert common("abcde", "xaxcxe") == 3
    assert common("", "abc") == 0


def test_few_areas_have_no_order_and_hard_ones_in_a_row_lose_it(practice: Practice) -> None:
    assert order(practice, scene(beat("open"))).points == 0
    hard = [beat("open", area) for area in ("before_birth", "hard_times", "family", "safety")]
    checks = dict(order(practice, scene(*hard)).checks)
    assert checks["few_in_a_row"] == 0
    assert checks["frame_first"] == 0
    light = [beat("open", area) for area in ("today", "strengths", "days", "upsets", "hope")]
    gentle = dict(order(practice, scene(beat("preamble", kind="say"), *light)).checks)
    assert gentle == {"frame_first": 1, "strengths_around": 1, "few_in_a_row": 1, "fair_order": 1}
    assert likeness(practice.orders, light) == 1.0


def test_typed_questions_take_no_part_in_technique() -> None:
    asked = [beat("leading", typed=True)] * 5
    typed = technique(scene(*asked))
    assert not typed.is_scored
    assert typed.figures() == " -/15"
    assert technique(scene(*asked[:2])).is_scored
    rest = (Part("coverage", 1.0), Part("depth", 0.5))
    assert Score((*rest, typed), ()).total == Score(rest, ()).total == 86
    clean = [beat("open")] * 4
    assert dict(technique(scene(*clean, *asked)).checks)["clean"] == 1


def test_what_never_came_up_is_neither_given_nor_taken() -> None:
    calm = conduct(scene(beat("preamble", "", "preamble", kind="say")))
    assert {name for name, _ in calm.checks} == {"frame", "leave", "no_digging", "close"}
    declined = conduct(scene(beat("open", "family", "rather_not"), beat("honour", kind="say")))
    assert dict(declined.checks)["skip"] == 1
    ended = conduct(scene(beat("open", "family", "rather_not")))
    assert dict(ended.checks)["skip"] == 0
    passed = conduct(scene(beat("open", "hard_times", "unmet")))
    assert dict(passed.checks)["pause"] == 0


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({}, 15.0),
        ({"sleep": None}, 15 * 11 / 12),
        (dict.fromkeys(KEY.ratings), 0.0),
        ({"sleep": 0, "arousal": 0, "mood": 3, "appetite": 3}, 0.0),
    ],
)
def test_ratings_are_scored_by_their_correlation_with_the_range(
    change: dict[str, int | None], points: float
) -> None:
    view = replace(VIEW, ratings={**VIEW.ratings, **change})
    assert ratings(view, KEY).points == pytest.approx(points, abs=3.5 if change else 1e-9)


def test_ratings_that_cannot_vary_are_right_or_wrong() -> None:
    flat = replace(KEY, ratings={"sleep": (0, 0), "mood": (0, 0)})
    assert ratings(Commitment({"sleep": 0, "mood": 0}), flat).share == 1


def test_a_view_is_scored_part_by_part() -> None:
    assert formulation(VIEW, KEY).points == 10
    assert formulation(Commitment(), KEY).points == 0
    long = replace(VIEW, minutes=45, times=1)
    assert dict(formulation(long, KEY).checks)["plan"] == pytest.approx(2 / 3)
    waits = replace(KEY, activities=("wait_for_help",), rivals=("ptsd",))
    found = dict(formulation(replace(VIEW, activity="wait_for_help", minutes=0), waits).checks)
    assert found["plan"] == found["rivals"] == 1


def test_a_commitment_comes_back_from_its_plain_form() -> None:
    assert commitment_of(VIEW.plain()) == VIEW


def test_a_critical_miss_caps_what_would_be_a_hundred(practice: Practice) -> None:
    family = practice.families[BEN]
    visit = Perfect(Playing(practice, family, 1))
    visit.run()
    assert score(practice, family, visit.scene, VIEW, KEY).total == 100
    visit.say("secrecy")
    capped = score(practice, family, visit.scene, VIEW, KEY)
    assert (capped.total, capped.misses) == (59, ("secrecy",))
    assert capped.part("map").points == 15


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part("coverage", 0, (("safety", 0),)), "is everyone safe now"),
        (Part("depth", 0, (("nights.helped", 0),)), "Who or what helped?"),
        (Part("order", 0), "keep close to an order"),
        (Part("technique", 0), "begin with open questions"),
        (Part("technique", 0, (("clean", 0),)), "no leading questions"),
        (Part("map", 0), "the one skill"),
        (Part("formulation", 0, (("start", 0),)), "where to start"),
    ],
)
def test_the_one_thing_to_change_is_said_in_words(trainee: Trainee, part: Part, words: str) -> None:
    deck: Deck = trainee.studio.deck
    assert words in to_change(deck, deck.practice.families[BEN], part, "the one skill")


def test_the_best_and_the_weakest_part_go_by_what_there_is_to_win() -> None:
    found = Score((Part("coverage", 0.5), Part("depth", 0.0), Part("map", 1.0)), ())
    assert (found.best().name, found.weakest().name) == ("map", "coverage")


def test_an_expert_speaks_up_where_a_no_a_sign_of_danger_or_a_hint_was_passed_by(
    trainee: Trainee,
) -> None:
    deck = trainee.studio.deck
    family = deck.practice.families["robin_in_the_corner"]
    visit = Perfect(Playing(deck.practice, family, 1))
    visit.ask("days", "open")
    visit.ask("hard_times", "closed")
    found = [*expert_at(deck, family, visit.scene, 0), *expert_at(deck, family, visit.scene, 1)]
    assert any("whether everyone is safe" in line for line in found)
    assert any("we leave it" in line for line in found)
    assert any("Who or what helped?" in line for line in found)
    visit.say("honour")
    visit.take(Move("probe", "", "helped", fact="awake"))
    visit.ask("safety", "closed")
    after = [*expert_at(deck, family, visit.scene, 0), *expert_at(deck, family, visit.scene, 1)]
    assert not any("we leave it" in line or "whether everyone" in line for line in after)
    assert not any("Who or what helped?" in line for line in after)


def test_the_rating_that_is_farthest_is_named(trainee: Trainee) -> None:
    deck = trainee.studio.deck
    assert farthest(deck, [("sleep", 3, 3), ("mood", 0, 2)], KEY) == deck.terms.skills["mood"]
    assert farthest(deck, [], KEY) == deck.terms.skills["startle_and_orienting"]


def test_a_timeline_says_what_was_found_placed_and_missed(trainee: Trainee) -> None:
    deck = trainee.studio.deck
    family = deck.practice.families[BEN]
    there = replace(scene(), told=("crash",))
    lines = {
        placed: next(timeline_lines(deck, family, told, dict(placed), KEY)).text
        for placed, told in (
            ((), scene()), ((("crash", "youth"),), there), ((("crash", "childhood"),), there),
        )
    }  # fmt: skip
    assert "not found" in lines[()]
    assert "key: ages four to ten" in lines[(("crash", "youth"),)]
    assert "placed as in the key" in lines[(("crash", "childhood"),)]
    assert "not placed" in next(timeline_lines(deck, family, there, {}, KEY)).text


def test_typed_words_that_are_only_guessed_at_cap_nothing(practice: Practice) -> None:
    family = practice.families[BEN]
    said = beat("secrecy", "", "secrecy", kind="say", typed=True)
    assert critical_misses(family, replace(scene(said), closed=True)) == ()
    pressed = beat("open", "family", "pressed", typed=True)
    assert critical_misses(family, replace(scene(pressed), closed=True)) == ("pressed",)
    chosen = replace(said, typed=False)
    assert critical_misses(family, replace(scene(chosen), closed=True)) == ("secrecy",)
