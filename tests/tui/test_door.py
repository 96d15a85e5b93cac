"""The door on the screen: locked for the first time, opened, locked again by key, by idleness, by sleep."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from textual.pilot import Pilot

from assistant.interview.doorway import Doorway
from assistant.interview.keys import Lock
from assistant.interview.session import Books
from assistant.tui.answer_box import AnswerBox
from assistant.tui.app import UndersongApp
from assistant.tui.guard import Guard
from assistant.tui.key_screen import KeyScreen, Unseen
from tests.fakes import FakeKeys
from tests.tui.test_screens import SMALL, Terminal, at_rest, text

WORDS = "river lamp cousin paper"


@dataclass
class Sleeper:
    """A machine that has slept when a test says so."""

    slept: bool = False

    def has_slept(self) -> bool:
        slept, self.slept = self.slept, False
        return slept


@dataclass
class Guarded:
    """An app behind a door."""

    terminal: Terminal
    keys: FakeKeys
    sleeper: Sleeper = field(default_factory=Sleeper)
    locked: list[Any] = field(default_factory=list)
    copied: list[Any] = field(default_factory=list)

    def app(self, *, asks_first: bool = True) -> UndersongApp:
        script = self.terminal.desk.books.script
        guard = Guard(
            lambda: Doorway(self.keys, script),
            self.keys.is_open,
            self.lock,
            self.copied.append,
            self.sleeper.has_slept,
            asks_first,
        )
        return UndersongApp(lambda: self.terminal.desk, self.terminal.save, "dark", guard)

    def lock(self, desk: Any) -> None:
        self.locked.append(desk)
        self.keys.lock()


def guarded(books: Books, standing: Lock) -> Guarded:
    return Guarded(Terminal(books), FakeKeys(standing))


async def say(pilot: Pilot[int], line: str) -> str:
    pilot.app.screen.query_one(Unseen).value = line
    await pilot.press("enter")
    await pilot.app.workers.wait_for_complete()
    return await at_rest(pilot)


@pytest.mark.broad
async def test_a_new_file_is_locked_by_a_passphrase_and_a_code_on_paper(books: Books) -> None:
    house = guarded(books, "new")
    async with house.app().run_test(size=SMALL) as pilot:
        assert "A passphrase locks it" in text(pilot.app)
        await pilot.press("1")
        await pilot.app.workers.wait_for_complete()
        await say(pilot, "short")
        assert "too short" in text(pilot.app)
        await say(pilot, WORDS)
        await say(pilot, WORDS)
        assert "AAAA-BBBB" in text(pilot.app)
        await say(pilot, "bbbb")
        assert "Who can see this screen right now?" in await at_rest(pilot)
    assert house.keys.secrets == [WORDS, "AAAA-BBBB"]


async def test_practice_needs_no_passphrase_and_a_person_may_leave(books: Books) -> None:
    house = guarded(books, "new")
    async with house.app().run_test(size=SMALL) as pilot:
        await pilot.press("2")
        assert "Who can see this screen right now?" in await at_rest(pilot)
        await pilot.press("f12")
        assert await at_rest(pilot) == "F9\n" + "\n" * 23, "what has no lock is hidden"
    assert not house.locked
    app = house.app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("3")
        await at_rest(pilot)
    assert app.return_code == 0
    assert app.desk is None


@pytest.mark.broad
@pytest.mark.parametrize("how", ["key", "sleep", "idle"])
async def test_a_locked_screen_shows_nothing_and_gives_back_what_was_typed(
    how: str, books: Books
) -> None:
    house = guarded(books, "locked")
    house.keys.secrets = [WORDS, "code"]
    app = house.app()
    async with app.run_test(size=SMALL) as pilot:
        assert "did not open" in await say(pilot, "wrong words")
        await say(pilot, WORDS)
        await pilot.press("1")
        pilot.app.screen.query_one(AnswerBox).text = "half a sentence"
        if how == "key":
            await pilot.press("f12")
        elif how == "sleep":
            house.sleeper.slept = True
            app._lock_after_sleep()  # noqa: SLF001  # the timer would
        else:
            app.hide_idle()
            await pilot.pause()
            app.action_lock()
        seen = await at_rest(pilot)
        assert isinstance(app.screen, KeyScreen)
        assert "half" not in seen
        assert "like best" not in seen
        assert house.locked == [house.terminal.desk]
        await pilot.press("ctrl+l", "f12")
        assert isinstance(app.screen, KeyScreen), "no key does anything else"
        await say(pilot, WORDS)
        assert "half a sentence" in text(app)


async def test_a_passphrase_cannot_be_copied_and_is_not_seen(books: Books) -> None:
    house = guarded(books, "locked")
    async with house.app().run_test(size=SMALL) as pilot:
        line = pilot.app.screen.query_one(Unseen)
        line.value = WORDS
        await pilot.press("home", "shift+end", "ctrl+c", "ctrl+x")
        assert "river" not in await at_rest(pilot)
        assert pilot.app.clipboard == ""


@pytest.mark.broad
async def test_who_comes_by_the_code_chooses_a_new_passphrase(books: Books) -> None:
    house = guarded(books, "locked")
    house.keys.secrets = ["lost", "AAAA-BBBB"]
    async with house.app().run_test(size=SMALL) as pilot:
        assert "choose a new passphrase" in await say(pilot, "AAAA-BBBB")
        await say(pilot, "aaaaaaaaaaaaaaaa")
        assert "too easy" in text(pilot.app)
        await say(pilot, WORDS)
        assert "not the same" in await say(pilot, "something else")
        await say(pilot, WORDS)
        await say(pilot, WORDS)
        assert "Who can see this screen right now?" in await at_rest(pilot)
    assert house.keys.secrets == [WORDS, "AAAA-BBBB"]


async def test_a_person_may_leave_a_locked_screen(books: Books) -> None:
    house = guarded(books, "locked")
    house.keys.secrets = [WORDS, ""]
    app = house.app()
    async with app.run_test(size=SMALL) as pilot:
        await say(pilot, "")
        await say(pilot, WORDS)
        await pilot.press("f12")
        await at_rest(pilot)
        await pilot.press("ctrl+q")
    assert app.return_code == 0
