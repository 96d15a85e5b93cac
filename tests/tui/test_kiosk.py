"""A form on a machine that is somebody else's: nothing leads out of it but the word that ends it."""

import os
import random
import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from assistant import forms
from assistant.interview.gate import Gate
from assistant.interview.invites import Invite
from assistant.interview.ports import NotKept
from assistant.interview.questionnaire import Questionnaire
from assistant.interview.session import Books
from assistant.store import carried
from assistant.tui import kiosk as kiosk_module
from assistant.tui.answer_box import AnswerBox
from assistant.tui.conversation_screen import ConversationScreen
from assistant.tui.key_screen import KeyScreen, Unseen
from assistant.tui.kiosk import MOST_DEATHS, Kiosk, KioskApp, run_kiosk
from tests.fakes import FakeClock
from tests.people import Quiet
from tests.tui.test_screens import LARGE, SMALL, at_rest, text, type_line

CODE, WORD = "ABCD-2345-EFGH", "ZZZZ-9999"
INVITE = Invite("f-1", "i-1", "questions", "caregiver", "2026-11-22", "2026-12-06T09:00:00+00:00")
MARKER = "zebra"
KEYS = (
    "escape", "ctrl+c", "ctrl+q", "ctrl+z", "ctrl+d", "ctrl+l", "ctrl+p", "ctrl+t", "ctrl+s", "ctrl+x",
    "ctrl+backslash", "ctrl+w", "ctrl+n", "alt+f4", "tab", "shift+tab", "enter", "space", "up", "down", "left",
    "right", "home", "end", "pageup", "pagedown", "delete", "backspace", "insert",
    *(f"f{number}" for number in range(1, 13)), *(f"ctrl+{letter}" for letter in "abefghijkmoruvy"),
    *"123456789?qxyn",
)  # fmt: skip
TYPED = (
    "leave", "stop", "quit", "exit", "caseload", "list", "new", "delete", "save", "voice clinician", ":q",
    "finish", "review", "back", "undo", "plan", "\x1b[2J", "\x03", "\x1a", "[@click=app.quit]x[/]", "1", "2", "yes",
)  # fmt: skip


class Clinic:
    """A form in a kiosk on a real file, and what its two words do."""

    def __init__(self, books: Books, folder: Path) -> None:
        self.books, self.clock = replace(books, is_alone=True), FakeClock()
        path = folder / "a.form"
        carried.make(path, CODE, INVITE, ending=forms.hashed(WORD), cost=2)
        self.store = carried.opened(path, CODE, ("", ""))
        self.fails = False
        self.kiosk = Kiosk(self.desk, self.gate)

    def desk(self) -> Questionnaire:
        if self.fails:
            raise NotKept("The disk is full.")
        return Questionnaire(
            self.books, self.store, self.clock, "terminal", "caregiver", invite=INVITE
        )

    def gate(self) -> Gate:
        return replace(forms.gate(self.store, CODE), script=self.books.script, clock=self.clock)

    def app(self, *, is_open: bool = True) -> KioskApp:
        return KioskApp(self.kiosk, "dark", is_open=is_open)

    def kinds(self) -> list[str]:
        return [event.kind for event in self.store.events("i-1")]

    def fill(self) -> None:
        desk = self.desk()
        turn, who = desk.open(), Quiet(told={"strengths.first": f"a {MARKER}"})
        for _ in range(8):
            turn = desk.hear(who.line(turn))
        desk.leave()


@pytest.fixture
def clinic(books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clinic]:
    monkeypatch.setattr(carried, "COST", 2)
    found = Clinic(books, tmp_path)
    yield found
    found.store.close()


async def say(pilot: Pilot[int], line: str) -> str:
    pilot.app.screen.query_one(Unseen).value = line
    await pilot.press("enter")
    await pilot.app.workers.wait_for_complete()
    return await at_rest(pilot)


@pytest.mark.broad
async def test_it_begins_with_the_form_where_the_machine_is_handed_over(clinic: Clinic) -> None:
    async with clinic.app().run_test(size=SMALL) as pilot:
        assert "Who can see this screen right now?" in await at_rest(pilot)


@pytest.mark.broad
@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c", "f12"])
async def test_every_key_that_leaves_leads_to_a_neutral_line(clinic: Clinic, key: str) -> None:
    clinic.fill()
    async with clinic.app().run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.press(key)
        seen = await at_rest(pilot)
        assert isinstance(pilot.app.screen, KeyScreen)
        assert MARKER not in seen
        assert seen.split() == ["Code:", "Enter", "sends."]


@pytest.mark.broad
@pytest.mark.parametrize("line", ["leave", "stop"])
async def test_words_that_leave_lead_there_too(clinic: Clinic, line: str) -> None:
    async with clinic.app().run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await type_line(pilot, line)
        await at_rest(pilot)
        assert isinstance(pilot.app.screen, KeyScreen)


@pytest.mark.broad
async def test_the_code_goes_on_and_shows_nothing_of_before(clinic: Clinic) -> None:
    async with clinic.app().run_test(size=LARGE) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await type_line(pilot, f"a {MARKER}")
        await pilot.press("ctrl+q")
        await at_rest(pilot)
        assert "did not open it" in await say(pilot, "guess")
        seen = await say(pilot, CODE)
        assert isinstance(pilot.app.screen, ConversationScreen)
        assert "is not shown" in " ".join(seen.split())
        await pilot.press("1")
        seen = await at_rest(pilot)
        assert "What should we call your child?" in seen
        await type_line(pilot, "review")
        assert MARKER not in await at_rest(pilot)


async def test_only_the_word_ends_it(clinic: Clinic) -> None:
    app = clinic.app(is_open=False)
    async with app.run_test(size=SMALL) as pilot:
        assert not app.was_ended
        pilot.app.screen.query_one(Unseen).value = WORD
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    assert app.was_ended
    assert app.return_code == 0


@pytest.mark.broad
async def test_after_five_wrong_tries_each_further_one_waits_a_minute(clinic: Clinic) -> None:
    async with clinic.app(is_open=False).run_test(size=SMALL) as pilot:
        for _ in range(4):
            assert "Try once more" in await say(pilot, "guess")
        assert "in a minute" in await say(pilot, "guess")
        assert "in a minute" in await say(pilot, CODE), "not even the right one"
        clinic.clock.time += timedelta(minutes=2)
        await say(pilot, CODE)
        assert isinstance(pilot.app.screen, ConversationScreen)


async def test_a_form_that_cannot_be_opened_stays_at_the_gate(clinic: Clinic) -> None:
    clinic.fails = True
    app = clinic.app()
    async with app.run_test(size=SMALL) as pilot:
        await at_rest(pilot)
        assert isinstance(pilot.app.screen, KeyScreen)
        await pilot.press("ctrl+l")
        await at_rest(pilot)
        assert isinstance(pilot.app.screen, KeyScreen)
        assert app.is_running


@pytest.mark.broad
async def test_handing_it_in_ends_at_the_neutral_line(clinic: Clinic) -> None:
    desk = clinic.desk()
    turn, who = desk.open(), Quiet()
    while turn.stage != "reviewing":
        turn = desk.hear(who.line(turn))
    desk.leave()
    async with clinic.app().run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await at_rest(pilot)
        await type_line(pilot, "finish")
        await at_rest(pilot)
        assert "closed" in clinic.kinds()
        assert isinstance(pilot.app.screen, KeyScreen)


async def test_whatever_asks_the_program_to_end_leads_to_the_gate(clinic: Clinic) -> None:
    app = clinic.app()
    async with app.run_test(size=SMALL) as pilot:
        app.exit(1, message="The disk is full.")
        await at_rest(pilot)
        assert "disk" not in text(app)
        app.leave("bye")
        app.action_suspend_process()
        await at_rest(pilot)
        assert app.return_code is None
        await app.action_quit()
        await at_rest(pilot)
        assert app.is_running
        assert isinstance(app.screen, KeyScreen)


async def test_a_signal_from_outside_is_a_pause(clinic: Clinic) -> None:
    app = clinic.app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(50):
            await pilot.pause()
            if app.return_code is not None:
                break
    assert not app.was_ended
    assert app.was_stopped
    assert clinic.kinds()[-1] == "paused"


async def throw(pilot: Pilot[int], dice: random.Random) -> None:
    """Do one thing at random that a person can do to a terminal."""
    app = pilot.app
    width, height = app.size
    match dice.randrange(10):
        case 0:
            await pilot.resize_terminal(*dice.choice([(80, 24), (120, 36), (20, 8), (200, 60)]))
        case 1:
            app.screen.post_message(events.Paste(dice.choice(TYPED)))
        case 2:
            await pilot.click(offset=(dice.randrange(width), dice.randrange(height)))
        case 3 if app.screen.query(AnswerBox):
            app.screen.query_one(AnswerBox).text = dice.choice(TYPED)
            await pilot.press("enter")
        case 4 if app.screen.query(Unseen):
            app.screen.query_one(Unseen).value = dice.choice(TYPED)
            await pilot.press("enter")
        case 5 if app.screen.query(Unseen) and dice.random() < 0.3:
            app.screen.query_one(Unseen).value = dice.choice([CODE, CODE.lower()])
            await pilot.press("enter")
        case _:
            await pilot.press(dice.choice(KEYS))


async def storm(clinic: Clinic, count: int, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  # no secret
    app = clinic.app()
    async with app.run_test(size=SMALL) as pilot:
        for number in range(count):
            await throw(pilot, dice)
            clinic.clock.time += timedelta(seconds=dice.randrange(30))
            assert app.is_running, f"left after {number} of seed {seed}"
            assert app.return_code is None
            kinds = {type(screen).__name__ for screen in app.screen_stack}
            assert kinds <= {
                "KeyScreen", "ConversationScreen", "BlankScreen", "NoteScreen", "CommandPalette",
            }  # fmt: skip
        assert not app.was_ended
        assert len(clinic.store.interviews()) == 1


@pytest.mark.broad
async def test_no_key_mouse_resize_or_paste_leads_out(clinic: Clinic) -> None:
    clinic.fill()
    await storm(clinic, 30, 1)


@pytest.mark.trust
@pytest.mark.parametrize("seed", range(20))
async def test_ten_thousand_random_events_lead_nowhere(clinic: Clinic, seed: int) -> None:
    clinic.fill()
    await storm(clinic, 500, seed)


def test_a_program_that_dies_is_begun_again_at_the_gate(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    begun: list[bool] = []

    class Dying(KioskApp):
        def run(self, *_: object, **__: object) -> None:
            begun.append(self._begins_open)

    monkeypatch.setattr(kiosk_module, "KioskApp", Dying)
    assert run_kiosk(clinic.kiosk, "dark", is_open=True) == 1
    assert begun == [True, *[False] * (MOST_DEATHS - 1)]
    assert "What was told is kept." in capsys.readouterr().err


def test_one_that_was_ended_is_not_begun_again(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ending(KioskApp):
        def run(self, *_: object, **__: object) -> None:
            self.was_ended = True

    monkeypatch.setattr(kiosk_module, "KioskApp", Ending)
    assert run_kiosk(clinic.kiosk, "dark", is_open=True) == 0
