"""What a teller does with the way one asks: tells, holds back, closes a door, opens it again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.content.yaml_file import read_yaml
from assistant.practice.critical import critical_misses
from assistant.practice.moves import Move, person_of, said
from assistant.practice.scene import TRUST
from assistant.practice.shapes import Fact, Practice
from assistant.practice.stepping import begin, step
from assistant.practice.telling import Playing
from assistant.practice.typed import heard_as
from tests.practice.players import Visit

ROBIN, BEN = "robin_in_the_corner", "ben_and_the_car"


@pytest.fixture
def visit(practice: Practice) -> Callable[..., Visit]:
    def meet(family: str, ease: int = 50) -> Visit:
        found = Visit(Playing(practice, practice.families[family], 5))
        found.scene = replace(found.scene, ease=ease)
        return found

    return meet


def test_an_open_question_opens_what_a_closed_and_a_leading_one_do_not(
    visit: Callable[..., Visit],
) -> None:
    expected: dict[str, tuple[str, ...]] = {
        "leading": (), "double": ("eats",), "open": ("nights", "eats"),
    }  # fmt: skip
    for how, told in expected.items():
        talk = visit(BEN)
        talk.ask("days", how)
        assert [*talk.scene.told] == [*told], how
    talk = visit(BEN)
    talk.ask("upsets", "closed")
    assert not talk.scene.told
    assert "longer" in talk.scene.beats[-1].heard or "more than a yes" in talk.scene.beats[-1].heard


def test_what_is_told_only_when_asked_directly_needs_a_closed_question(
    visit: Callable[..., Visit],
) -> None:
    talk = visit(BEN)
    talk.ask("health", "open")
    assert not talk.scene.told
    talk.ask("health", "closed")
    assert talk.scene.told == ("checked",)
    talk.ask("health", "closed")
    assert "nothing" in talk.scene.beats[-1].heard or talk.scene.beats[-1].told == ()


def test_what_needs_trust_is_held_back_below_it_and_told_above(visit: Callable[..., Visit]) -> None:
    talk = visit(BEN, TRUST - 20)
    talk.ask("family", "open")
    assert talk.scene.told == ()
    trusting = visit(BEN, TRUST)
    trusting.ask("family", "open")
    assert trusting.scene.told == ("own_sleep",)


def test_going_on_after_a_no_closes_the_door_for_good_and_is_critical(
    visit: Callable[..., Visit],
) -> None:
    talk = visit(ROBIN)
    talk.ask("hard_times", "open")
    assert "rather_not" in talk.scene.beats[-1].marks
    talk.ask("hard_times", "closed")
    assert "pressed" in talk.scene.beats[-1].marks
    ease = talk.scene.ease
    talk.say("permission")
    talk.ask("hard_times", "closed")
    assert "hard_times" in talk.scene.shut
    assert talk.scene.told == ()
    assert talk.scene.ease < ease
    assert "pressed" in critical_misses(talk.playing.family, talk.scene)


def test_insisting_after_a_no_closes_every_door_that_was_declined(
    visit: Callable[..., Visit],
) -> None:
    talk = visit(ROBIN)
    talk.say("press")
    assert talk.scene.shut == frozenset()
    talk.ask("hard_times", "closed")
    talk.say("press")
    assert talk.scene.shut == {"hard_times"}


def test_a_no_that_is_honoured_opens_again_with_leave_and_trust(
    visit: Callable[..., Visit],
) -> None:
    talk = visit(ROBIN, TRUST - 20)
    talk.ask("hard_times", "closed")
    talk.say("honour")
    assert "honoured" in talk.scene.beats[-1].marks
    talk.say("permission")
    talk.ask("hard_times", "closed")
    assert "not_yet" in talk.scene.beats[-1].marks
    talk.scene = replace(talk.scene, ease=TRUST + 20)
    talk.ask("hard_times", "closed")
    assert talk.scene.told == ("last_night",)
    assert talk.scene.hurting


@pytest.mark.parametrize("how", ["leading", "double"])
def test_coming_back_to_a_no_without_leave_or_badly_asked_is_pressing(
    visit: Callable[..., Visit], how: str
) -> None:
    talk = visit(ROBIN, 90)
    talk.ask("hard_times", "closed")
    talk.say("honour")
    if how == "double":
        talk.say("permission")
    talk.ask("hard_times", how)
    assert "hard_times" in talk.scene.shut


def test_pain_that_is_met_makes_it_easier_and_pain_that_is_passed_by_harder(
    visit: Callable[..., Visit],
) -> None:
    for tag, mark, better in (("pause", "break_met", True), ("sum_up", "unmet", False)):
        talk = visit(BEN)
        talk.ask("hard_times", "open")
        ease = talk.scene.ease
        talk.say(tag)
        assert mark in talk.scene.beats[-1].marks
        assert (talk.scene.ease > ease) is better
    waiting = visit(BEN)
    waiting.ask("hard_times", "open")
    waiting.take(Move("unclear", "mumble", typed=True))
    assert waiting.scene.hurting


def test_a_hint_is_followed_once(visit: Callable[..., Visit]) -> None:
    talk = visit(BEN)
    talk.ask("today", "open")
    for how, mark in (("long", "cue"), ("long", "twice"), ("both", "")):
        talk.take(Move("probe", "", how, fact="will_not_ride"))
        assert (mark in talk.scene.beats[-1].marks) is bool(mark)


def test_turning_to_somebody_the_second_time_brings_no_first_words(
    visit: Callable[..., Visit],
) -> None:
    talk = visit("jonah_twice")
    heard = []
    for who in ("teacher", "mum", "teacher"):
        talk.take(Move("turn", "", fact=who))
        heard.append(talk.scene.beats[-1].heard)
    assert heard[0] == talk.playing.family.tellers[1].opens
    assert heard[2] != heard[0]


def test_a_talkative_teller_adds_something_unasked(visit: Callable[..., Visit]) -> None:
    talk = visit("kit_snores")
    talk.ask("today", "open")
    areas = {talk.playing.family.fact(name).area for name in talk.scene.told}
    assert len(areas) == 2


def test_naming_somebody_to_the_child_is_offered_only_where_a_child_is_there(
    visit: Callable[..., Visit],
) -> None:
    assert "name_to_child" in {move.how for move in visit(ROBIN).sayings()}
    assert "name_to_child" not in {move.how for move in visit(BEN).sayings()}


def test_saying_back_before_anything_was_told_is_general(visit: Callable[..., Visit]) -> None:
    talk = visit(BEN)
    text = said("So {short}. {feeling} {told}", talk.playing.family, talk.scene)
    assert "there is a lot on your mind" in text
    assert "why you came" in text
    assert person_of(talk.playing.family).name == "Ben"


def test_without_an_alarm_nobody_has_to_ask_for_safety(visit: Callable[..., Visit]) -> None:
    talk = visit(BEN)
    talk.say("close")
    assert critical_misses(talk.playing.family, talk.scene) == ()
    alarmed = visit(ROBIN)
    alarmed.ask("days", "open")
    assert critical_misses(alarmed.playing.family, alarmed.scene) == ("no_safety", "no_close")


def test_every_critical_miss_has_its_own_move(visit: Callable[..., Visit]) -> None:
    talk = visit(ROBIN)
    for tag in ("secrecy", "confront", "name_to_child"):
        talk.say(tag)
    assert set(critical_misses(talk.playing.family, talk.scene)) == {
        "secrecy", "confront", "named", "no_close",
    }  # fmt: skip


@pytest.mark.broad
@given(some.lists(some.integers(0, 10_000), max_size=25), some.integers(0, 99))
def test_the_meter_stays_between_its_ends_and_nothing_is_told_twice(
    practice: Practice, picks: list[int], seed: int
) -> None:
    talk = Visit(Playing(practice, practice.families[ROBIN], seed))
    for pick in picks:
        moves = talk.everything()
        talk.take(moves[pick % len(moves)])
        assert 0 <= talk.scene.ease <= 100
    assert len(talk.scene.told) == len(set(talk.scene.told))
    assert begin(talk.playing) == begin(talk.playing)


@pytest.mark.parametrize(
    ("text", "kind", "how", "area"),
    [
        ("How does he sleep?", "ask", "open", "days"),
        ("Does he sleep?", "ask", "closed", "days"),
        ("So he sleeps badly, doesn't he?", "ask", "leading", "days"),
        ("Does he sleep and does he eat?", "ask", "double", "days"),
        ("Does he sleep well? Or eat well?", "ask", "double", "days"),
        ("Surely he is safe", "ask", "leading", "safety"),
        ("We can stop at any time", "say", "preamble", ""),
        ("That sounds hard", "say", "reflect", ""),
        ("So you see that he is often sad?", "ask", "closed", "feelings"),
        ("When was that?", "probe", "when", ""),
        ("how long did it go on", "probe", "long", ""),
        ("Who helped you then?", "probe", "helped", ""),
        ("purple", "unclear", "", ""),
    ],
)
def test_typed_words_are_known_by_rule(
    visit: Callable[..., Visit], text: str, kind: str, how: str, area: str
) -> None:
    talk = visit(BEN)
    talk.ask("today", "open")
    move = heard_as(text, talk.playing, talk.scene)
    assert (move.kind, move.how, move.area, move.typed) == (kind, how, area, True)


def test_a_probe_before_anything_was_told_is_not_understood(visit: Callable[..., Visit]) -> None:
    talk = visit(BEN)
    assert heard_as("When was that?", talk.playing, talk.scene).kind == "unclear"


def test_typed_questions_are_answered_as_their_way_asks(visit: Callable[..., Visit]) -> None:
    talk = visit(BEN)
    talk.take(heard_as("how does he sleep?", talk.playing, talk.scene))
    assert "nights" in talk.scene.told


def test_a_fact_is_told_at_its_own_readiness_only(practice: Practice) -> None:
    kinds = {fact.told for family in practice.families.values() for fact in family.facts}
    assert kinds == {"at_once", "open", "trust", "direct"}
    assert Fact("a", "today", "open", ("x",), "x").cues == ()
    assert step is not None


def _taken(visit: Visit, text: str) -> str:
    move = heard_as(text, visit.playing, visit.scene)
    if move.kind == "ask":
        return move.area
    return f"{move.kind}:{move.how}" if move.kind in {"say", "probe"} else move.kind


@pytest.mark.broad
@pytest.mark.parametrize(
    ("part", "right", "wrong"), [("known", 0.97, 0.03), ("unseen", 0.70, 0.12)]
)
def test_written_lines_are_taken_for_what_they_are_or_asked_again(
    visit: Callable[..., Visit], part: str, right: float, wrong: float
) -> None:
    """Unseen: 54 of 77 on the first run, 15 of the others asked again; no wording was changed for it."""
    talk = visit(BEN)
    talk.ask("today", "open")
    lines = read_yaml(Path("tests/practice/typed.yaml").read_text(encoding="utf-8"))[0][part]
    taken = [(each["is"], _taken(talk, each["text"])) for each in lines]
    assert sum(one == other for one, other in taken) >= right * len(lines)
    assert sum(one != other != "unclear" for one, other in taken) <= wrong * len(lines)
