"""From the first page to the score and back: what a trainee reads and what is kept."""

from dataclasses import replace

import pytest

from assistant.domain.errors import AssistantError
from assistant.domain.knowledge import Knowledge
from assistant.practice.after_room import NotCommitted, key_of
from assistant.practice.key import Expert, Key
from assistant.practice.records import Happened
from assistant.practice.shapes import Practice
from tests.practice.studios import Trainee

BEN = "Ben and the car"


def test_practice_says_what_it_is_and_what_it_is_not(trainee: Trainee) -> None:
    assert "invented" in trainee.said()
    assert "no score here says that a person is certified" in trainee.said()
    assert [each.label for each in trainee.page.choices][:1] == ["Talk with an invented family"]


def test_a_visit_shows_who_it_is_the_meter_and_what_can_be_said(trainee: Trainee) -> None:
    page = trainee.meet(BEN)
    assert "Ben is nine." in trainee.said()
    assert page.ease is not None
    assert page.fresh
    assert "Ask about something" in [each.label for each in page.choices]
    assert not any("Turn to" in each.label for each in page.choices)


def test_a_question_is_chosen_in_two_steps_and_answered(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.choose("Ask about something", "what goes well", "What do you enjoy")
    assert "football" in trainee.said()
    assert not trainee.page.fresh
    assert trainee.log.happened[-1].data["how"] == "open"


def test_why_the_meter_moved_is_said_in_the_first_levels_only(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.choose("Ask about something", "what goes well", "What do you enjoy")
    assert "Ease went up: open." in trainee.said()
    trainee.choose("Ask about something", "what goes well", "surely")
    assert "Ease went down: leading." in trainee.said()
    trainee.type("back")
    trainee.meet("Yusra")
    trainee.choose("Ask about something", "what goes well", "What do you enjoy")
    assert "Ease went" not in trainee.said()


def test_typed_words_are_taken_as_a_hint_and_what_is_not_understood_is_said_in_role(
    trainee: Trainee,
) -> None:
    trainee.meet(BEN)
    trainee.type("how does he sleep?")
    assert "an open question, about sleep" in trainee.said()
    trainee.type("what you say stays between us")
    assert "a promise of secrecy" in trainee.said()
    trainee.type("blue green seven")
    assert "Heard as" not in trainee.said()
    assert trainee.log.happened[-1].data["kind"] == "unclear"
    trainee.type("99")
    assert "There is no 99 in this list." in trainee.said()


def test_back_goes_up_step_by_step_and_keeps_the_visit(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.choose("Ask about something", "what goes well")
    trainee.type("back")
    assert trainee.page.ask == "Ask about what?"
    trainee.type("back", "back")
    assert trainee.page.choices[0].label == "Go on with the visit you left: Ben and the car"
    trainee.open()
    trainee.type("1")
    assert "Ben is nine." in trainee.said()


def test_what_was_told_can_be_asked_further_and_nothing_before(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.choose("Ask more about")
    assert trainee.page.ask == "Nothing has been told yet."
    trainee.type("back")
    trainee.choose("Ask about something", "what brings them here", "What would you most like")
    trainee.choose("Ask more about", "the car door", "How long did it go on?")
    assert "Twelve weeks" in trainee.said()


def test_another_teller_can_be_turned_to_at_once(trainee: Trainee) -> None:
    trainee.meet("Jonah at home")
    trainee.choose("Turn to the other person")
    assert "Ms. Orr, his teacher: Thank you." in trainee.said()
    trainee.choose("Turn to the other person")
    assert "Jonah's mother:" in trainee.said()
    trainee.type("Ms. Orr, may I ask you?")
    assert "Ms. Orr, his teacher: " in trainee.said()
    assert "Heard as" not in trainee.said()
    trainee.type("what does his teacher say about school?")
    assert "Heard as: an open question" in trainee.said()


def test_a_goodbye_leads_to_the_own_view_and_a_visit_without_one_asks_first(
    trainee: Trainee,
) -> None:
    trainee.meet(BEN)
    trainee.type("rate")
    assert "You have not said goodbye" in trainee.page.ask
    trainee.type("no")
    assert trainee.page.ask == "What do you do?"
    trainee.type("rate", "back")
    assert trainee.page.ask == "What do you do?"
    trainee.choose("Say goodbye")
    assert "Now your own view" in trainee.said()
    assert "Settling after something new" in trainee.page.ask


def test_the_own_view_can_be_taken_back_line_by_line_until_it_is_kept(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.choose("Ask about something", "scary, sad", "Has anything scary")
    trainee.type("rate", "yes", "3")
    assert "Falling asleep" in trainee.page.ask
    trainee.type("back")
    assert "Settling after" in trainee.page.ask
    trainee.type("back")
    assert trainee.page.choices[0].label.startswith("Go on with the visit")


def test_a_view_half_written_is_gone_on_with_after_a_break(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.type("rate", "yes", "3", "3", "leave")
    assert trainee.page.finished
    trainee.open()
    trainee.type("1")
    assert "Being calm" in trainee.page.ask


def test_a_choice_is_wanted_where_nothing_can_be_typed(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.type("rate", "yes", "very hard")
    assert "There is no very hard in this list." in trainee.said()
    trainee.type("")
    assert "There is no  in this list." in trainee.said()


def test_a_view_can_be_gone_through_again_before_it_is_kept(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.type("rate", "yes")
    trainee.write()
    trainee.type("no")
    assert "Settling after" in trainee.page.ask
    trainee.write()
    trainee.type("yes")
    assert "Before you see the score" in trainee.page.ask
    assert trainee.keys.asked == []
    trainee.open()
    trainee.type("1", "back", "1", "Too fast.")
    assert "Practice score" in trainee.said()


def test_the_key_opens_only_after_the_view_is_kept(
    trainee: Trainee, practice: Practice, knowledge: Knowledge
) -> None:
    trainee.meet(BEN)
    run = trainee.studio.deck.book.runs[-1]
    with pytest.raises(NotCommitted):
        key_of(trainee.studio.deck, run)
    trainee.finish()
    assert set(trainee.keys.asked) == {"ben_and_the_car"}
    del practice, knowledge


def test_the_feedback_is_one_screen_with_misses_first(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.finish()
    lines = [each.text for each in trainee.page.say]
    assert lines[0].startswith("Practice score:")
    assert "At most 59" in lines[0]
    assert lines[1] == "You left without a goodbye."
    assert sum(line.startswith("Keep: ") for line in lines) == 1
    assert sum(line.startswith("Change: ") for line in lines) == 1
    assert "draft" in lines[-1]
    assert len(lines) <= 12


def test_every_side_of_a_visit_can_be_looked_at(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.choose("Ask about something", "sleep, food", "Tell me about")
    trainee.choose("Ask about something", "scary, sad", "Has anything scary")
    trainee.choose("Ask about something", "scary, sad", "Somebody must")
    trainee.choose("Ask about something", "what goes well", "What do you enjoy")
    trainee.finish(
        begin="ages one to three", Falling="very hard", Noise="I cannot tell", holds="he is funny"
    )
    trainee.choose("The talk, with marks")
    assert "[open]" in trainee.said()
    assert "Here an expert would ask: Who or what helped?" in trainee.said()
    assert "Here an expert would first say how it works" in trainee.said()
    assert "Here an expert would stop" in trainee.said()
    trainee.choose("My ratings beside")
    assert "you 3, range 3 (in the range)" in trainee.said()
    assert "(lower than the range)" in trainee.said()
    trainee.choose("My timeline")
    assert "key: ages four to ten" in trainee.said()
    trainee.choose("My formulation")
    assert "The program, from the same case, starts here: Settle the body" in trainee.said()
    trainee.type("back")
    assert trainee.said().startswith("Practice score")
    trainee.choose("Back to the start")
    assert trainee.page.ask == "What would you like to do?"


def test_a_sheet_for_supervision_has_the_reflection_first(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.choose("Ask about something", "sleep, food", "Tell me about")
    trainee.finish()
    trainee.choose("A page for supervision")
    assert trainee.said() == "The page for supervision is saved: run-1.pdf"
    (sheet,) = trainee.sheets
    assert sheet.reflection == ("What I think of it myself", "I would slow down.")
    assert len(sheet.parts) == 7
    assert any("Here an expert would ask" in line for line in sheet.moments[1])
    trainee.type("back", "back")
    trainee.choose("A page for supervision")
    assert len(trainee.sheets) == 2


def test_a_visit_can_be_tried_again_from_any_turn_and_counts_as_a_second_look(
    trainee: Trainee,
) -> None:
    trainee.meet(BEN)
    trainee.choose("Ask about something", "sleep, food", "Tell me about")
    trainee.choose("Ask about something", "what goes well", "surely")
    trainee.finish()
    trainee.choose("Try again from a turn")
    assert "2. You: There must be" in trainee.said()
    trainee.type("7")
    assert "There is no 7" in trainee.said()
    trainee.type("2")
    assert "From turn 2 on it is new." in trainee.said()
    assert "Most nights" in trainee.said() or "wakes and shouts" in trainee.said()
    trainee.finish()
    first, second = trainee.studio.deck.book.finished()
    assert (first.scored or {})["unseen"]
    assert not (second.scored or {})["unseen"]
    assert second.again_of == first.id
    trainee.type("back")
    trainee.choose("Try a finished visit again")
    assert trainee.said().startswith("Practice score")
    trainee.type("back")
    trainee.choose("My own curve")
    assert "(second look)" in trainee.said()


def test_a_case_begun_anew_puts_the_open_one_aside(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.type("back")
    trainee.meet("Tane")
    assert [run.is_open() for run in trainee.studio.deck.book.runs] == [False, True]


def test_what_could_not_be_kept_moves_nothing_and_says_so(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.log.failure = AssistantError("The disk is full.")
    trainee.choose("Ask about something", "what goes well", "What do you enjoy")
    assert trainee.page.say[0].text == "The disk is full."
    assert trainee.page.ask == "In which words?"
    trainee.choose("What do you enjoy")
    assert "football" in trainee.said()


def test_a_choice_can_be_taken_by_its_code(trainee: Trainee) -> None:
    assert "Not asked about yet" in trainee.studio.choose("debts").say[0].text
    assert trainee.studio.choose("leave").finished


def test_a_key_of_three_experts_says_so_and_leaves_out_what_they_do_not_agree_on(
    trainee: Trainee,
) -> None:
    trainee.meet(BEN)
    key = Key(
        "ben_and_the_car", "three experts", {"sleep": (3, 3), "mood": (1, 2), "appetite": (1, 1)},
        {}, ("regulate",), ("ptsd",), ("team",), ("same_way_walk",), ("dad",), "Because.",
        tuple(
            Expert(who, "2026-11-01", {"sleep": 3, "mood": mood, "appetite": 1})
            for who, mood in (("A", 0), ("B", 1), ("C", 3))
        ),
    )  # fmt: skip
    trainee.keys.keys["ben_and_the_car"] = key
    assert key.ranges() == {"sleep": (3, 3), "appetite": (1, 1)}
    trainee.finish()
    assert "The key is the range of 3 experts." in trainee.said()


def test_a_visit_of_a_case_that_is_not_here_now_waits_and_takes_no_number(
    trainee: Trainee,
) -> None:
    data = {"family": "of_another_folder", "seed": 1, "content": "x"}
    trainee.log.happened.append(Happened("run-1", 1, "began", "2026-11-01T09:00:00", data))
    trainee.open()
    assert trainee.page.choices[0].label == "Talk with an invented family"
    trainee.meet(BEN)
    assert trainee.studio.deck.book.runs[-1].id == "run-2"


def test_a_visit_of_an_older_form_of_the_cases_is_not_played_back(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.finish()
    trainee.type("back")
    trainee.meet("Tane")
    trainee.practice = replace(trainee.practice, fingerprint="another")
    trainee.open()
    labels = [each.label for each in trainee.page.choices]
    assert not any("Go on with" in label or "again" in label for label in labels)
    trainee.choose("My own curve")
    assert "Ben and the car" in trainee.said()
    with pytest.raises(LookupError):
        trainee.studio.room.take("go_on")


def test_what_went_on_in_another_window_is_read_anew_from_the_start(trainee: Trainee) -> None:
    trainee.meet(BEN)
    other = Trainee(trainee.practice, trainee.knowledge, trainee.log)
    other.type("1", "how does he sleep?")
    trainee.log.failure = AssistantError("It went on in another window.")
    trainee.type("is he safe?")
    assert trainee.said() == "It went on in another window."
    assert trainee.page.choices[0].label.startswith("Go on with")


def test_what_no_file_can_hold_is_taken_out_of_what_is_typed(trainee: Trainee) -> None:
    trainee.meet(BEN)
    trainee.type("how does he\x00 \udcff sleep?" + "x" * 9000)
    assert len(trainee.log.happened[-1].data["text"]) <= 4000
    assert "\udcff" not in trainee.log.happened[-1].data["text"]
