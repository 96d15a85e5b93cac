"""A plan made together: sorted, made to fit, with a goal, and told of week by week."""

from datetime import timedelta
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.phrasing import Speech
from assistant.domain.answers import Event
from assistant.domain.knowledge import Knowledge
from assistant.domain.persons import Person
from assistant.domain.script import Script
from assistant.domain.texts import say
from assistant.export.record import Goal, Record
from assistant.interview import checking_in
from assistant.interview.desk import Desk
from assistant.interview.fit_choices import offered
from assistant.interview.interview import Interview
from assistant.interview.plan_words import cue, if_then
from assistant.interview.planning import TIMES
from assistant.interview.session import Books
from assistant.interview.shrinking import next_card, smaller, swapped
from assistant.interview.together import Together
from tests.fakes import FakeClock, MemoryStore
from tests.interview.test_planning import planning
from tests.people import Sitting
from tests.reading import grade

pytestmark = pytest.mark.broad

GOAL = "falls asleep with less fuss"


MADE: dict[tuple[str, tuple[tuple[str, str], ...]], list[Event]] = {}
"""What was said until then, so that it is said once for many tests."""


def made(books: Books, voice: str = "caregiver", **told: str) -> Sitting:
    """A sitting with one activity chosen, and nothing said beyond it."""
    key = voice, tuple(told.items())
    if key not in MADE:
        sitting = planning(books, voice, **told)
        sitting.hear("1")
        for _ in range(3):
            if sitting.turn.kind != "plan":
                sitting.hear("1")
        MADE[key] = list(interview(sitting)._session.events)  # noqa: SLF001  # as they were kept
    store = MemoryStore()
    store.keep(store.begin(None, voice, FakeClock().now()).interview, MADE[key])
    sitting = Sitting(books, voice, store)
    sitting.hear("1")
    assert sitting.turn.kind == "plan"
    return sitting


def interview(sitting: Sitting) -> Interview:
    assert sitting.desk.interview is not None
    return sitting.desk.interview


def later(sitting: Sitting, weeks: int = 1) -> None:
    clock = sitting.desk.clock
    assert isinstance(clock, FakeClock)
    clock.time += timedelta(weeks=weeks)


def plan_of(sitting: Sitting) -> list[dict[str, object]]:
    return [dict(each) for each in interview(sitting).state.planned]


def check(sitting: Sitting, *answers: str, by: str = "1") -> None:
    """One whole check-in a week later."""
    later(sitting)
    sitting.hear("check in", by, *answers)
    assert sitting.turn.kind in {"plan", "offer"}


# Sorting --------------------------------------------------------------------------------------


def test_cards_are_sorted_by_what_is_liked_and_could_be_done_and_the_first_three_taken(
    books: Books,
) -> None:
    sitting = planning(books)
    cards = [choice.code for choice in sitting.turn.choices][:-1]
    sitting.hear(str(len(cards) + 1), "4 5", "5", "4 5")
    assert [choice.code for choice in sitting.turn.choices][:2] == [cards[4], cards[3]]
    sitting.hear(str(len(cards) + 1))
    assert [each["activity"] for each in plan_of(sitting)] == [cards[4], cards[3]]


@pytest.mark.parametrize("line", ["none", "0", "skip", "don't know"])
def test_every_mark_can_be_left_out(books: Books, line: str) -> None:
    sitting = planning(books)
    cards = [choice.code for choice in sitting.turn.choices]
    sitting.hear(str(len(cards)), line, line, line)
    assert [choice.code for choice in sitting.turn.choices] == [*cards[:-1], "top"]
    assert sitting.hear("top").kind in {"with", "when"}


def test_who_answers_for_themself_is_asked_twice_and_words_are_no_mark(books: Books) -> None:
    sitting = planning(books, "self")
    sitting.hear("sort", "what a day")
    assert "did not get" in sitting.said()
    sitting.hear("1", "1")
    assert sitting.turn.choices[-1].code == "top"


def test_choosing_three_cards_needs_no_sorting(books: Books) -> None:
    sitting = planning(books)
    sitting.hear("1 2 3")
    assert len(plan_of(sitting)) == 3
    assert sitting.hear("skip").kind in {"with", "when"}


# Making it fit --------------------------------------------------------------------------------


def test_each_detail_is_taken_with_one_key(books: Books) -> None:
    sitting = made(books)
    sitting.hear("1", "1", "1", "1", "1", "1")
    assert sitting.turn.kind == "sure"
    sitting.hear("8")
    assert sitting.turn.kind == "plan"
    line = interview(sitting).planned_lines()[0]
    for part in (
        " outside for 2 minutes.",
        "How often:",
        "What we need:",
        "If it goes wrong:",
        "When to stop:",
    ):
        assert part in line


def test_details_are_taken_in_own_words_and_skipped(books: Books) -> None:
    sitting = made(books)
    sitting.hear("1", "under the kitchen table", "skip", "two wooden spoons", "skip", "skip")
    line = interview(sitting).planned_lines()[0]
    assert " under the kitchen table " in line
    assert "What we need: two wooden spoons." in line
    assert "How often" not in line
    assert sitting.turn.kind == "sure"
    assert sitting.hear("skip").kind == "plan"


def test_it_is_enough_at_any_time_and_can_be_fitted_anew(books: Books) -> None:
    sitting = made(books)
    sitting.hear("1", "1", "enough")
    assert sitting.turn.kind == "plan"
    sitting.hear("1", "1", "1", "1", "1", "9")
    assert sitting.turn.kind == "plan"
    sitting.hear("1")
    assert sitting.turn.kind == "where"
    sitting.hear("undo")
    assert sitting.turn.kind == "plan"
    assert interview(sitting).state.beside_plan["sure"] == 9


@pytest.mark.parametrize("line", ["11", "a bit", "-"])
def test_how_sure_is_a_number_from_0_to_10(books: Books, line: str) -> None:
    sitting = made(books)
    sitting.hear("1", "1", "1", "1", "1", "1", line)
    assert sitting.turn.kind == "sure"


def test_who_is_not_sure_is_offered_less_and_keeps_it_with_a_no(books: Books) -> None:
    sitting = made(books)
    sitting.hear("1", "1", "3", "1", "1", "1")
    plan = plan_of(sitting)
    plan_before = [{**each, "minutes": 5} for each in plan]
    assert smaller(plan_before)[0]["minutes"] == 3
    sitting.hear("6")
    if sitting.turn.kind == "smaller":
        sitting.hear("what do you say")
        assert sitting.turn.kind == "smaller"
        sitting.hear("2")
    assert sitting.turn.kind == "plan"
    assert plan_of(sitting) == plan


def test_a_yes_makes_it_smaller(books: Books) -> None:
    sitting = planning(books)
    sitting.hear("1 2")
    while sitting.turn.kind != "plan":
        sitting.hear("1")
    sitting.hear("1")
    while sitting.turn.kind != "sure":
        sitting.hear("1")
    sitting.hear("3 out of 10")
    assert sitting.turn.kind == "smaller"
    sitting.hear("yes, take the smaller one")
    assert len(plan_of(sitting)) == 1
    assert "smaller now" in sitting.said()
    sitting.hear("undo")
    assert sitting.turn.kind == "smaller"
    assert len(plan_of(sitting)) == 2
    assert sitting.hear("hm").kind == "smaller"
    sitting.hear("no, keep it as it was")
    assert sitting.turn.kind == "plan"
    assert len(plan_of(sitting)) == 2


def test_nobody_who_is_not_safe_comes_back_through_a_detail(books: Books) -> None:
    sitting = made(books, **{"people.unsafe": "Dan, uncle"})
    sitting.hear("1", "at Dan's house")
    assert "named as not safe" in sitting.said()
    assert sitting.turn.kind == "where"
    sitting.hear("1", "1", "1", "we call Dan")
    assert sitting.turn.kind == "backup"


def test_a_detail_that_names_somebody_unsafe_later_is_asked_again(books: Books) -> None:
    sitting = made(books)
    sitting.hear("1", "at Dan's house", "1")
    assert "Dan" in interview(sitting).planned_lines()[0]
    sitting.hear("change people.unsafe", "Dan, uncle", "finish")
    assert not any("Dan" in line for line in interview(sitting).planned_lines())
    assert sitting.hear("plan").kind == "where"


def test_a_danger_that_is_typed_in_a_plan_is_met_at_once_and_is_no_part_of_it(
    books: Books,
) -> None:
    sitting = made(books)
    said = "he says he wants to kill himself tonight"
    sitting.hear("2", said)
    assert sitting.turn.stage == "safety"
    sitting.hear("1", "finish", "plan")
    assert sitting.turn.kind == "goal"
    assert "goal" not in interview(sitting).state.beside_plan
    assert [note.text for note in interview(sitting).state.notes[""]] == [said]
    other = made(books)
    assert other.hear("my husband is hitting me right now").stage == "safety"


def test_what_means_nothing_in_a_plan_changes_nothing(books: Books) -> None:
    sitting = made(books)
    count = interview(sitting).turn().saved
    assert "did not get" in sitting.hear("what a nice plan").say[0].text
    assert "does nothing here" in sitting.hear("skip").say[0].text
    for codes in ((), ("nowhere",)):
        assert interview(sitting).pick(codes).kind == "plan"
    assert interview(sitting).turn().saved == count
    check(sitting, "4", "1", "1")
    assert [choice.code for choice in sitting.turn.choices][:2] == ["close", "checkin"]
    assert sitting.hear("2").kind == "check_by"
    assert interview(sitting).pick(()).kind == "check_by"


def test_the_usual_place_and_how_often_follow_the_card() -> None:
    walk = {"title": "The same way walk", "dose": "5 minutes, two or three times a day."}
    assert offered("where", walk)[0] == "outside"
    assert offered("times", walk) == ("three", "two", "once", "some")
    assert offered("times", {"dose": "2 minutes, twice a day."})[0] == "two"
    assert offered("times", {})[0] == "once"
    assert offered("where", {"title": "Hum"})[0] == "home"
    assert offered("needs", walk)[0] == "nothing"


# A goal ---------------------------------------------------------------------------------------


def test_a_goal_has_five_levels_in_own_words(books: Books) -> None:
    sitting = made(books)
    sitting.hear("2", GOAL, "asleep at ten on most nights", "asleep by nine on 4 nights", "1", "1", "up past ten")  # fmt: skip
    assert sitting.turn.kind == "plan"
    goal = interview(sitting).state.beside_plan["goal"]
    assert goal["text"] == GOAL  # type: ignore[index]
    assert goal["levels"] == [  # type: ignore[index]
        "up past ten",
        "asleep at ten on most nights",
        "asleep by nine on 4 nights",
        "A bit better than we hope",
        "Much better than we hope",
    ]
    assert (goal["start"], goal["begun"], goal["review"]) == (-1, "2026-11-22", "2026-12-20")  # type: ignore[index]
    assert interview(sitting).planned_lines()[-1].endswith(GOAL)


def test_plain_words_serve_for_all_levels_or_none_are_kept(books: Books) -> None:
    sitting = made(books)
    sitting.hear("2", GOAL, "2")
    assert sitting.turn.kind == "plan"
    sitting.hear("change what you hope for", "eats with us", "skip")
    assert sitting.turn.kind == "plan"
    assert interview(sitting).state.beside_plan["goal"]["levels"] == []  # type: ignore[index]
    sitting.hear("change what you hope for", "skip")
    assert interview(sitting).state.beside_plan["goal"]["text"] == "eats with us"  # type: ignore[index]
    assert made(books).hear("2", "skip").kind == "plan"


def test_a_plan_chosen_anew_keeps_the_goal_alone(books: Books) -> None:
    sitting = made(books)
    sitting.hear("1", "1", "1", "1", "1", "1", "9", "2", GOAL, "2", "choose again")
    assert sitting.turn.kind == "activities"
    assert set(interview(sitting).state.beside_plan) == {"goal"}


# Week by week ---------------------------------------------------------------------------------


@pytest.mark.parametrize("goal", [{}, {"text": GOAL, "levels": []}, {"text": GOAL, "levels": list("abcde")}])  # fmt: skip
@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_a_check_in_has_at_most_five_questions_whatever_is_answered(
    script: Script, voice: str, goal: dict[str, object]
) -> None:
    speech = Speech(script, voice, "en", Person("Sam", "he", voice == "self"))
    empty: dict[str, object] = {"plan": {"stages": []}}
    held: list[dict[str, object]] = [{"at": "2026-11-22"}]
    lengths = set()
    while held:
        one = held.pop()
        plan = Together([], {"talk": "checkin", "goal": goal}, (one,), empty, {}, speech, "2026-11-22", "x")  # fmt: skip
        question = checking_in.asks(plan)
        choices = checking_in.page(plan, question).get("choices", ())
        ways = [checking_in.skipped(plan, question)]
        ways += [checking_in.chosen(plan, question, choice.code) for choice in choices]
        for way in ways:
            after = {**one, **way.events[-1][1]}
            if after.get("done"):
                lengths.add(len(after) - len({"at", "done", "aim", "top"} & set(after)))
            else:
                held.append(after)
    assert max(lengths) <= checking_in.MOST_ASKED


def _with_goal(books: Books) -> Sitting:
    sitting = made(books)
    sitting.hear("2", GOAL, "2")
    return sitting


def test_a_check_in_is_kept_answer_by_answer_with_who_told_it(books: Books) -> None:
    sitting = _with_goal(books)
    later(sitting)
    sitting.hear("check in")
    assert "A week that was missed is fine" in sitting.said()
    sitting.hear("Grandma Lund", "3", "2", "3")
    assert sitting.turn.kind == "check_need_us"
    held = interview(sitting).state.checkins
    assert not held[0].get("done")
    sitting.hear("1")
    told = dict(interview(sitting).state.checkins[0])
    assert told.pop("at").startswith("2026-11-29")  # type: ignore[attr-defined]  # a date
    assert told == {
        "by": "Grandma Lund", "did": "some", "went": "so_so", "goal": 0, "aim": GOAL, "top": 2,
        "need_us": False, "done": True,
    }  # fmt: skip


def test_where_little_happened_it_is_asked_what_got_in_the_way(books: Books) -> None:
    sitting = made(books)
    check(sitting, "2", "we all had the flu", "1", by="Rosa")
    told = interview(sitting).state.checkins[0]
    assert (told["did"], told["in_the_way"]) == ("few", "we all had the flu")
    assert "went" not in told


def test_a_goal_without_levels_is_told_from_0_to_10(books: Books) -> None:
    sitting = made(books)
    sitting.hear("2", GOAL, "skip")
    later(sitting)
    sitting.hear("check in", "1", "4", "1", "eleven", "11")
    assert sitting.turn.kind == "check_goal"
    sitting.hear("4", "skip")
    told = interview(sitting).state.checkins[0]
    assert (told["goal"], told["top"], told["need_us"]) == (4, 10, None)


def test_every_question_of_a_check_in_can_be_skipped_and_undone(books: Books) -> None:
    sitting = _with_goal(books)
    sitting.hear("check in", "skip", "skip")
    assert sitting.turn.kind == "check_goal"
    sitting.hear("undo", "no answer")
    assert sitting.turn.kind == "check_did"
    sitting.hear("skip", "skip", "skip")
    assert sitting.turn.kind == "plan"
    told = interview(sitting).state.checkins[0]
    assert (told["by"], told["did"], told["goal"]) == ("caregiver", None, None)


def test_one_that_was_left_is_gone_on_with_that_day_and_closed_on_another(books: Books) -> None:
    sitting = made(books)
    sitting.hear("check in", "1", "review", "check in")
    assert sitting.turn.kind == "check_did"
    assert len(interview(sitting).state.checkins) == 1
    later(sitting)
    sitting.hear("check in")
    assert sitting.turn.kind == "check_by"
    assert len(interview(sitting).state.checkins) == 2


def test_two_low_weeks_offer_less_and_nothing_changes_without_a_yes(books: Books) -> None:
    sitting = planning(books)
    sitting.hear("1 2")
    while sitting.turn.kind != "plan":
        sitting.hear("1")
    plan = plan_of(sitting)
    check(sitting, "1", "2", "1")
    assert sitting.turn.kind == "plan"
    later(sitting, 3)
    check(sitting, "2", "1", "1")
    assert sitting.turn.kind == "offer"
    assert "about the plan, not about you" in sitting.said()
    assert sitting.hear("hm").kind == "offer"
    assert plan_of(sitting) == plan
    sitting.hear("1")
    assert plan_of(sitting) == smaller(plan)
    sitting.hear("undo")
    assert (plan_of(sitting), sitting.turn.kind) == (plan, "offer")
    sitting.hear(str(len(sitting.turn.choices)))
    assert (plan_of(sitting), sitting.turn.kind) == (plan, "plan")
    check(sitting, "1", "1", "1")
    assert sitting.turn.kind == "plan"


def test_two_low_weeks_can_swap_a_card_and_what_is_new_is_asked(books: Books) -> None:
    sitting = made(books)
    before = plan_of(sitting)[0]
    check(sitting, "1", "1", "1")
    check(sitting, "1", "1", "1")
    number = next(each.number for each in sitting.turn.choices if each.code == "swap_0")
    sitting.hear(str(number))
    (after,) = plan_of(sitting)
    assert after["activity"] != before["activity"]
    assert after["when"] == before["when"]
    assert sitting.turn.kind in {"with", "minutes"}


def test_an_offer_can_be_skipped(books: Books) -> None:
    sitting = made(books)
    check(sitting, "1", "1", "1")
    check(sitting, "1", "1", "1")
    assert sitting.hear("skip").kind == "plan"


def test_three_flat_weeks_and_a_wish_to_talk_are_marked_for_the_clinician(books: Books) -> None:
    sitting = _with_goal(books)
    marks = interview(sitting).state.marks()
    for _ in range(2):
        check(sitting, "4", "1", "2", "1")
    assert "three weeks" not in sitting.said()
    check(sitting, "4", "1", "2", "2")
    assert "no one's fault" in sitting.said()
    assert "call your clinician today" in sitting.said()
    assert interview(sitting).state.marks() == marks + 2
    check(sitting, "4", "1", "2", "1")
    assert "no one's fault" not in sitting.said()
    sitting.hear("voice clinician", "plan")
    assert "has not moved for three weeks" in sitting.said()
    assert not [line for line in sitting.turn.say if "score" in line.text]


def test_a_check_in_is_reached_from_everywhere_once_there_is_a_plan(books: Books) -> None:
    sitting = planning(books)
    assert "no plan yet" in sitting.hear("check in").say[0].text
    sitting = made(books)
    for before in (("close",), ("pause",), ("review",), ("finish",), ("change people.safe",)):
        sitting.hear(*before)
        assert sitting.hear("check in").kind == "check_by", before
        sitting.hear("1", "4", "1", "1")
        assert sitting.turn.kind == "plan"
    sitting.hear("help now")
    assert sitting.hear("check in").stage == "safety"


def test_after_a_check_in_one_key_ends_it(books: Books) -> None:
    sitting = made(books)
    sitting.hear("close")
    check(sitting, "4", "1", "1")
    assert sitting.hear("1").stage == "closed"


def test_the_next_start_offers_to_say_how_the_week_went(books: Books) -> None:
    sitting = made(books)
    sitting.hear("close")
    sitting.desk.leave()
    desk = Desk(books, sitting.store, FakeClock(), "test", "caregiver")
    assert [choice.code for choice in desk.open().choices][:2] == ["result", "checkin"]
    assert desk.hear("2").kind == "check_by"
    fresh = Desk(books, sitting.store, FakeClock(), "test", "", check_in=("i-1", "Rosa"))
    desk.leave()
    assert fresh.open().kind == "check_did"
    assert fresh.interview is not None
    assert fresh.interview.state.checkins[-1]["by"] == "Rosa"


def test_without_a_plan_the_desk_offers_no_check_in(books: Books) -> None:
    sitting = planning(books)
    sitting.desk.leave()
    desk = Desk(books, sitting.store, FakeClock(), "test", "caregiver")
    assert "checkin" not in [choice.code for choice in desk.open().choices]
    assert desk.hear("check in").kind == "resume"
    assert (
        Desk(books, type(sitting.store)(), FakeClock(), "test", "").do("checkin").kind == "resume"
    )


def test_all_of_it_comes_back_after_a_kill(books: Books) -> None:
    sitting = _with_goal(books)
    check(sitting, "1", "1", "1", "1")
    sitting.hear("check in", "1", "2")
    before = interview(sitting).state
    again = Interview(books, sitting.store, FakeClock(), interview(sitting).kept, "test")
    assert again.state.beside_plan == before.beside_plan
    assert again.state.checkins == before.checkins
    assert again.turn().kind == sitting.turn.kind


# The sentence ---------------------------------------------------------------------------------


CUES = (*TIMES, "after Maya brushes her teeth", "bath time", "7 pm", "the tram comes")
PLACES = (None, "home", "kitchen", "in the park")


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_the_sentence_reads_well_with_its_fields_filled(
    script: Script, knowledge: Knowledge, voice: str
) -> None:
    """A sentence of one line has a rough grade, so all that can be made of the cards are read together."""
    speech = Speech(script, voice, "en", Person("Maya", "she", voice == "self"))
    sentences = [
        if_then(
            {
                "title": say(card.title, voice),
                "when": cue,
                "with": who,
                "minutes": 5,
                "where": place,
            },
            {"tags": card.tags},
            speech,
        )
        for number, card in enumerate(knowledge.activities.values())
        for place, who in zip(PLACES, ("me", "Rosa", None, "Miss Hall"), strict=True)
        for cue in [CUES[number % len(CUES)]]
    ]
    for sentence in sentences:
        assert sentence.endswith("for 5 minutes.")
        assert not sentence[0].islower()
        assert "[" not in sentence
        assert "None" not in sentence
        assert len(sentence.split()) <= 24, sentence
    if voice != "clinician":
        read = [grade(sentence.replace("“", "").replace("”", "")) for sentence in sentences]
        assert mean(read) <= 6


def test_the_sentence_says_when_then_who_what_where_and_how_long(script: Script) -> None:
    speech = Speech(script, "caregiver", "en", Person("Maya", "she"))
    chosen = {"title": "Hum", "when": "after Maya brushes her teeth", "with": "me", "minutes": 5, "where": "her room"}  # fmt: skip
    said = "After Maya brushes her teeth, Maya and I do “Hum” at her room for 5 minutes."
    assert if_then(chosen, {}, speech) == said
    own = {"title": "Own calm", "when": "7 pm", "minutes": 0}
    assert if_then(own, {"tags": ["caregiver_care"]}, speech) == "At 7 pm, I do “Own calm”."
    typed = {"title": "Hum", "when": "the [title] comes", "with": "[length] {name}", "minutes": 2}
    said = "The [title] comes: Maya and [length] {name} do “Hum” for 2 minutes."
    assert if_then(typed, {}, speech) == said


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("sunday before lunch", "On Sunday before lunch,"),
        ("Saturdays", "On Saturdays,"),
        ("weekday evenings", "On weekday evenings,"),
        ("before lunch on sunday", "Before lunch on Sunday,"),
        ("7 pm", "At 7 pm,"),
        ("7", "At 7,"),
        ("18:30 on school days", "At 18:30 on school days,"),
        ("5 minutes before bed", "5 minutes before bed,"),
        ("2 times a week", "2 times a week,"),
        ("ten minutes before lunch", "Ten minutes before lunch,"),
        ("bath time", "At bath time,"),
        ("Maya's bedtime", "At Maya's bedtime,"),
        ("lunch", "At lunch,"),
        ("afternoon", "In the afternoon,"),
        ("late afternoon, when it is dark", "In the late afternoon, when it is dark,"),
        ("the evening after work", "In the evening after work,"),
        ("night", "At night,"),
        ("tonight", "Tonight,"),
        ("most nights", "Most nights,"),
        ("any time", "Any time,"),
        ("sometime", "Sometime:"),
        ("last thing at night", "Last thing at night,"),
        ("after tea.", "After tea,"),
        ("the tram comes", "The tram comes:"),
    ],
)
def test_a_sentence_begins_well_with_any_time_words(
    script: Script, typed: str, begins: str
) -> None:
    for voice in ("caregiver", "self", "clinician"):
        speech = Speech(script, voice, "en", Person("Maya", "she", voice == "self"))
        assert cue({"when": typed}, speech) == begins


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_a_person_is_no_time_and_is_asked_about_again(books: Books, voice: str) -> None:
    sitting = planning(books, voice)
    sitting.hear("1", "Rosa")
    assert sitting.turn.kind == "when"
    for line in ("Rosa", "with aunt Rosa", "Mum", "Miss Byrne", "me and Rosa"):
        sitting.hear(line)
        assert sitting.turn.kind == "when", line
        assert "That tells who, and we asked when." in sitting.said()
    sitting.hear("when Rosa comes home")
    assert sitting.turn.kind == "minutes"


def test_a_time_never_hangs_on_somebody_who_is_not_safe(books: Books) -> None:
    sitting = planning(books, **{"people.unsafe": "Dan, uncle"})
    sitting.hear("1", "Rosa", "after Dan has left")
    assert sitting.turn.kind == "when"
    assert "named as not safe" in sitting.said()


# Smaller --------------------------------------------------------------------------------------

plans = st.lists(
    st.fixed_dictionaries(
        {
            "activity": st.sampled_from(["a", "b", "c"]),
            "title": st.just("A"),
            "minutes": st.sampled_from([0, 1, 2, 3, 5, 10, 15]),
        },
        optional={"times": st.sampled_from(["three", "two", "once", "some", None, "on Mondays"])},
    ),
    min_size=1,
    max_size=3,
)


@given(plans)
def test_a_smaller_plan_asks_for_less_and_comes_to_rest(plan: list[dict[str, object]]) -> None:
    steps = 0
    while (less := smaller(plan)) != plan:
        assert len(less) <= len(plan)
        assert all(int(a["minutes"]) <= int(b["minutes"]) for a, b in zip(less, plan, strict=False))  # type: ignore[call-overload]
        assert {each["activity"] for each in less} <= {each["activity"] for each in plan}
        plan, steps = less, steps + 1  # type: ignore[assignment]
        assert steps < 12
    assert len(plan) == 1


def test_the_next_card_is_the_best_that_is_not_in_the_plan() -> None:
    cards = [{"id": name, "title": name.upper(), "with": []} for name in "abc"]
    plan = [{"activity": "a", "title": "A", "minutes": 5}]
    assert next_card(plan, cards) == cards[1]
    assert next_card([{"activity": name} for name in "abc"], cards) is None
    assert swapped(plan, 0, cards[1]) == [{"activity": "b", "title": "B"}]


# Written down ---------------------------------------------------------------------------------


def written(sitting: Sitting, voice: str) -> Record:
    return interview(sitting).record(voice, "2026-12-01")


def test_a_plan_is_handed_over_in_the_words_of_who_reads_it(books: Books) -> None:
    sitting = made(books)
    sitting.hear("fit", "1", "1", "1", "1", "1", "8")
    family, clinic = written(sitting, "caregiver"), written(sitting, "clinician")
    assert "Sam and I do" in family.planned[0]["sentence"]
    assert "Sam and the caregiver do" in clinic.planned[0]["sentence"]
    assert family.sure == 8
    assert [each.split(":")[0] for each in family.planned[0]["details"]] == ["How often", "What we need", "If it goes wrong"]  # fmt: skip
    sitting.hear("choose again", "1")
    assert "sentence" not in written(sitting, "caregiver").planned[0]
    assert written(sitting, "caregiver").sure is None


def test_an_own_rule_for_stopping_is_handed_over(books: Books) -> None:
    sitting = made(books)
    sitting.hear("fit", "skip", "skip", "skip", "skip", "if she cries", "skip")
    assert written(sitting, "caregiver").planned[0]["details"] == ["When to stop: if she cries."]


def test_check_ins_are_handed_over_as_they_were_told(books: Books) -> None:
    sitting = _with_goal(books)
    assert written(sitting, "clinician").checked == ()
    check(sitting, "4", "2", "3", "2", by="Grandma")
    check(sitting, "1", "the flu", "skip", "1")
    sitting.hear("change what you hope for", "eats with us", "skip")
    check(sitting, "skip", "7", "1")
    later(sitting)
    sitting.hear("check in")
    record = written(sitting, "clinician")
    told = [(one.by, one.did, one.went, one.in_the_way, one.goal) for one in record.checked]
    assert told == [
        ("Grandma", "On most days", "So-so", "", "0"),
        ("caregiver", "Not this week", "", "the flu", ""),
        ("caregiver", "", "", "", "7 of 10"),
    ]
    assert [one.wants_to_talk for one in record.checked] == [True, False, False]
    assert record.goal == Goal("eats with us", (), -1, "2026-12-06", "2027-01-03")
    assert record.look_at == ()
    back = _with_goal(books)
    check(back, "4", "1", "2", "2")
    assert written(back, "clinician").checked[0].goal == "-1: As it is now"
    assert written(back, "clinician").look_at == ("They want to talk with you. Call them today.",)
    assert len(written(back, "clinician").goal.levels) == 5  # type: ignore[union-attr]  # it has one
