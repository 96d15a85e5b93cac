"""The terminal face where an interview is asked again: one key keeps, and both times stand on a page."""

from datetime import UTC, datetime

import pytest
from textual.widgets import Static

from assistant.content.demo import invented
from assistant.interview.desk import Desk
from assistant.interview.interview import Interview
from assistant.interview.renewing import kept_in
from assistant.interview.session import Books
from assistant.interview.starting import start_from
from assistant.tui.app import UndersongApp
from assistant.tui.note_screen import NoteScreen
from tests.fakes import FakeClock, MemoryStore
from tests.people import Quiet

LATER = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def desk_of(books: Books) -> Desk:
    store = MemoryStore()
    kept = store.begin(None, "caregiver", FakeClock().now())
    start_from(Interview(books, store, FakeClock(), kept, "test"), invented("on_edge"))
    return Desk(books, store, FakeClock(LATER), "terminal", "caregiver", renew="i-1")


@pytest.mark.broad
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_one_key_keeps_an_earlier_answer(books: Books, size: tuple[int, int]) -> None:
    desk = desk_of(books)
    app = UndersongApp(lambda: desk, lambda _: [])
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        card = str(pilot.app.screen.query_one("#ask", Static).content)
        assert "Earlier answer (2026-11-22)" in card
        assert "Still right?" in card
        await pilot.press("ctrl+k")
        await pilot.pause()
        assert desk.interview is not None
        assert kept_in(desk.interview.events) == {"strengths.first"}
        assert desk.turn().question == "client.name"


async def test_what_changed_is_a_page_of_its_own_and_the_answers_are_a_list(books: Books) -> None:
    desk = desk_of(books)
    turn = desk.open()
    while turn.stage != "reviewing":
        turn = desk.hear("same" if "right?" in turn.earlier else Quiet().line(turn))
    desk.leave()
    app = UndersongApp(lambda: desk, lambda _: [])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        number = next(one.number for one in desk.turn().choices if one.code == "since")
        await pilot.press(str(number))
        await pilot.pause()
        assert isinstance(pilot.app.screen, NoteScreen)
        lines = [str(each.content) for each in pilot.app.screen.query(Static)]
        assert any("not proof" in line for line in lines)
        assert any("was very hard, now like others" in line for line in lines)
        await pilot.press("escape")
        await pilot.pause()
        assert desk.turn().kind == "since"
        await pilot.press("1", "enter")
        await pilot.pause()
        assert desk.turn().kind == "since_one"
        await pilot.press("f4")
        await pilot.pause()
        assert desk.turn().kind == "since"
