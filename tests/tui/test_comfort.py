"""Comfort in the terminal: the palette, colours, minutes, the mouse, and a screen that hides by itself."""

from datetime import timedelta
from itertools import product

import pytest
from textual import events
from textual.color import Color
from textual.command import CommandPalette
from textual.widgets import Static

from assistant.interview.session import Books
from assistant.tui import idle
from assistant.tui.app import UndersongApp
from assistant.tui.blank_screen import BlankScreen
from assistant.tui.choice_list import ChoiceList
from assistant.tui.themes import CONTRAST, THEMES, next_theme
from assistant.tui.transcript import Transcript
from tests.tui.test_screens import LARGE, SMALL, Terminal, at_rest, text

LEAST = {"dark": 7.0, "light": 7.0, "contrast": 12.0}


def contrast(one: str | None, other: str | None) -> float:
    assert one is not None
    assert other is not None
    lights = sorted(_light(Color.parse(each)) for each in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(color: Color) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_can_be_read(name: str) -> None:
    theme = THEMES[name]
    texts = (theme.foreground, theme.primary, theme.secondary, theme.accent)
    grounds = (theme.background, theme.surface, theme.panel)
    for one, ground in product(texts, grounds):
        assert contrast(one, ground) >= LEAST[name], (one, ground)


def test_one_key_walks_through_the_themes_and_comes_back() -> None:
    names = [theme.name for theme in THEMES.values()]
    assert [next_theme(name) for name in names] == [*names[1:], names[0]]


async def test_the_theme_is_chosen_at_the_start_and_changed_by_a_key(books: Books) -> None:
    terminal = Terminal(books)
    terminal.app = UndersongApp(lambda: terminal.desk, terminal.save, "contrast")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert terminal.app.theme == CONTRAST.name
        await pilot.press("ctrl+t")
        assert terminal.app.theme == THEMES["dark"].name


@pytest.mark.broad
async def test_without_colour_every_line_is_still_there(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal(books)
    async with terminal.app.run_test(size=SMALL) as pilot:
        coloured = await at_rest(pilot)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal(books)
    async with plain.app.run_test(size=SMALL) as pilot:
        assert await at_rest(pilot) == coloured
        assert plain.app.no_color


async def test_the_palette_offers_what_can_be_done_now_with_its_key(books: Books) -> None:
    terminal = Terminal(books)
    terminal.fill_to("client.age")
    async with terminal.app.run_test(size=LARGE) as pilot:
        await pilot.press("1")
        await pilot.press("ctrl+l")
        assert isinstance(terminal.app.screen, CommandPalette)
        await pilot.press(*"answ")
        assert "see my answers (F7)" in await at_rest(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert terminal.desk.turn().stage == "reviewing"


async def test_the_palette_is_empty_where_nothing_of_ours_is_shown(books: Books) -> None:
    terminal = Terminal(books)
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("f9", "ctrl+l")
        assert "leave" not in text(terminal.app)


@pytest.mark.broad
async def test_help_names_the_keys_in_the_terminal(books: Books) -> None:
    terminal = Terminal(books)
    terminal.fill_to("client.age")
    async with terminal.app.run_test(size=LARGE) as pilot:
        await pilot.press("1", "f1")
        assert "back (F4)" in await at_rest(pilot)
        assert "undo (Ctrl-Z)" in text(terminal.app)


@pytest.mark.broad
async def test_a_click_chooses_like_a_key(books: Books) -> None:
    terminal = Terminal(books)
    terminal.fill_to("client.pronouns")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await at_rest(pilot)
        await pilot.click(ChoiceList, offset=(4, 1))
        await pilot.pause()
        assert "client.pronouns" in terminal.desk.interview.state.answers  # type: ignore[union-attr]  # it is open


async def test_minutes_are_shown_to_a_clinician_alone_and_move_by_themselves(books: Books) -> None:
    for voice, is_shown in (("clinician", True), ("caregiver", False)):
        terminal = Terminal(books, voice)
        async with terminal.app.run_test(size=LARGE) as pilot:
            await pilot.press("1")
            await pilot.pause()
            clock, then = terminal.desk.clock, terminal.desk.clock.now()
            clock.now = lambda then=then: then + timedelta(minutes=7, seconds=30)  # type: ignore[method-assign, misc]
            terminal.app.screen._tick()  # type: ignore[attr-defined]  # noqa: SLF001  # what the timer calls
            head = str(terminal.app.screen.query_one("#head", Static).render())
            assert (" min" in head) is is_shown


class Timer:
    """A timer that only counts how often it was begun anew."""

    def __init__(self) -> None:
        self.resets = 0

    def reset(self) -> None:
        self.resets += 1


class Alone:
    """An app that hands out such a timer."""

    def __init__(self) -> None:
        self.timer = Timer()
        self.after: list[float] = []

    def set_timer(self, after: float, _: object) -> Timer:
        self.after.append(after)
        return self.timer


@pytest.mark.parametrize(
    ("asked", "voice", "after"),
    [
        ("", "clinician", 120.0),
        ("", "caregiver", 300.0),
        ("45", "self", 45.0),
        ("-3", "self", 0.0),
        ("x", "self", 300.0),
    ],
)
def test_it_hides_after_what_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, asked: str, voice: str, after: float
) -> None:
    monkeypatch.setenv(idle.VARIABLE, asked)
    assert idle.seconds(voice) == after


def test_a_key_or_a_click_begins_the_time_anew_and_a_moving_pointer_does_not() -> None:
    app = Alone()
    counting = idle.Idle(app, lambda: None, 30.0)  # type: ignore[arg-type]  # all that it asks of an app
    counting.touched(events.Key("a", "a"))
    counting.touched(events.Paste("words"))
    counting.touched(events.Blur())
    assert (app.after, app.timer.resets) == ([30.0], 2)


def test_where_it_never_hides_nothing_is_counted() -> None:
    app = Alone()
    idle.Idle(app, lambda: None, idle.NEVER).touched(events.Key("a", "a"))  # type: ignore[arg-type]  # as above
    assert app.after == []


async def test_a_hidden_screen_says_one_key_and_that_key_brings_everything_back(
    books: Books,
) -> None:
    terminal = Terminal(books)
    async with terminal.app.run_test(size=SMALL) as pilot:
        before = await at_rest(pilot)
        terminal.app.hide_idle()
        terminal.app.hide_idle()
        assert (await at_rest(pilot)).split() == ["F9"]
        assert isinstance(terminal.app.screen, BlankScreen)
        await pilot.press("f9")
        assert await at_rest(pilot) == before


@pytest.mark.broad
async def test_what_was_said_is_drawn_again_in_the_colours_that_were_chosen(books: Books) -> None:
    terminal = Terminal(books)
    terminal.fill_to("client.age")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        before = await at_rest(pilot)
        transcript = terminal.app.screen.query_one(Transcript)
        transcript.say("A note.", "note")
        await pilot.press("ctrl+t")
        after = await at_rest(pilot)
        drawn = {
            segment.style.color.name
            for line in transcript.lines
            for segment in line
            if segment.style is not None and segment.style.color is not None
        }
        assert THEMES["light"].secondary in drawn
        assert THEMES["dark"].secondary not in drawn
        assert before.splitlines()[0] == after.splitlines()[0]
