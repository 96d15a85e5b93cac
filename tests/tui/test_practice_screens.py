"""Practice in the terminal: every screen fits, keys do what the foot says, nothing goes beyond the studio."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant.domain.knowledge import Knowledge
from assistant.practice.shapes import Practice
from assistant.tui import practice_app
from assistant.tui.answer_box import AnswerBox
from assistant.tui.blank_screen import BlankScreen
from assistant.tui.practice_app import FOOT, PracticeApp, PracticeList, run_practice
from assistant.tui.transcript import Transcript
from tests.practice.studios import Trainee
from tests.tui.test_screens import LARGE, SMALL, at_rest, compare, text


@pytest.fixture
def trainee(practice: Practice, knowledge: Knowledge) -> Trainee:
    return Trainee(practice, knowledge)


async def type_line(pilot: Pilot[int], line: str) -> None:
    pilot.app.screen.query_one(AnswerBox).text = line
    await pilot.press("enter")
    await pilot.pause()


def walk(trainee: Trainee, place: str) -> None:
    """Walk to where a screen is looked at."""
    if place == "families":
        trainee.choose("Talk with an invented family")
    elif place == "visit":
        trainee.meet("Ben and the car")
        trainee.type("how does he sleep?")
    elif place == "areas":
        walk(trainee, "visit")
        trainee.choose("Ask about something")
    elif place == "rating":
        walk(trainee, "visit")
        trainee.type("rate", "yes")
    elif place == "score":
        walk(trainee, "visit")
        trainee.finish()
    elif place == "talk":
        walk(trainee, "score")
        trainee.choose("The talk, with marks")
    elif place == "drill":
        trainee.choose("A short drill", "which stage")


@pytest.mark.broad
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "place", ["menu", "families", "visit", "areas", "rating", "score", "talk", "drill"]
)
async def test_nothing_of_a_screen_of_practice_is_cut_off_and_the_score_looks_as_it_did(
    trainee: Trainee, place: str, size: tuple[int, int]
) -> None:
    walk(trainee, place)
    async with PracticeApp(trainee.studio).run_test(size=size) as pilot:
        seen = await at_rest(pilot)
        outside = [
            widget for widget in pilot.app.screen.query("*").results()
            if widget.display and not pilot.app.screen.region.contains_region(widget.region)
        ]  # fmt: skip
        assert not outside
    if place == "score":
        compare(f"practice-score-{size[0]}x{size[1]}", seen)


def test_the_foot_fits_the_smallest_screen() -> None:
    assert len(FOOT) <= 72


@pytest.mark.broad
async def test_the_whole_score_is_seen_at_once_on_the_smallest_screen(trainee: Trainee) -> None:
    walk(trainee, "score")
    async with PracticeApp(trainee.studio).run_test(size=SMALL) as pilot:
        seen = await at_rest(pilot)
    for words in (
        "Practice score:",
        "You left without",
        "What was asked",
        "Own view",
        "Keep:",
        "Change:",
    ):
        assert words in seen, words


async def test_a_digit_an_arrow_and_words_lead_on_and_back_leads_up(trainee: Trainee) -> None:
    async with PracticeApp(trainee.studio).run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "Ben is nine." in await at_rest(pilot)
        await type_line(pilot, "how does he sleep?")
        assert "Heard as: an open question" in await at_rest(pilot)
        await pilot.press("1", "ctrl+b")
        await pilot.pause()
        assert "What do you do?" in text(pilot.app)
        await pilot.press("enter")
        assert "What do you do?" in text(pilot.app)
        for key in ("pagedown", "pageup", "end", "home", "ctrl+up", "ctrl+down"):
            await pilot.press(key)
        assert len(trainee.log.happened) == 2


@pytest.mark.broad
async def test_a_long_list_takes_numbers_of_two_digits(trainee: Trainee) -> None:
    walk(trainee, "areas")
    async with PracticeApp(trainee.studio).run_test(size=SMALL) as pilot:
        await pilot.press("1", "0", "enter")
        await pilot.pause()
        assert "In which words?" in text(pilot.app)


async def test_the_mouse_chooses_too(trainee: Trainee) -> None:
    async with PracticeApp(trainee.studio).run_test(size=SMALL) as pilot:
        await pilot.click(PracticeList, offset=(4, 0))
        await pilot.pause()
        assert "Which family?" in text(pilot.app)


async def test_the_screen_hides_changes_its_colours_and_stops_with_all_kept(
    trainee: Trainee,
) -> None:
    app = PracticeApp(trainee.studio, "light")
    async with app.run_test(size=SMALL) as pilot:
        assert app.theme == "undersong-light"
        await pilot.press("f9")
        assert isinstance(app.screen, BlankScreen)
        await pilot.press("f9")
        assert not isinstance(app.screen, BlankScreen)
        await pilot.press("ctrl+t")
        assert app.theme == "undersong-contrast"
        await pilot.press("ctrl+q")
    assert app.return_value == 0


@pytest.mark.broad
async def test_what_was_typed_is_drawn_as_it_is(trainee: Trainee) -> None:
    walk(trainee, "visit")
    async with PracticeApp(trainee.studio).run_test(size=LARGE) as pilot:
        await type_line(pilot, "[bold]sleep[/bold] at night")
        assert "[bold]sleep[/bold] at night" in await at_rest(pilot)
        assert pilot.app.query_one(Transcript).texts()


def test_settings_of_textual_in_the_environment_are_not_taken(
    trainee: Trainee, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TEXTUAL_LOG", str(tmp_path / "log"))
    monkeypatch.setattr(practice_app.PracticeApp, "run", lambda _: None)
    assert run_practice(trainee.studio) == 0
    assert "TEXTUAL_LOG" not in os.environ
