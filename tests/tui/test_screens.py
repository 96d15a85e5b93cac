"""The terminal face as its users meet it: keys, sizes, hostile words, what is saved."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assistant.content.demo import clinic, invented
from assistant.domain.errors import AssistantError
from assistant.interview.desk import Desk
from assistant.interview.ports import NotKept, TakenElsewhere
from assistant.interview.session import Books
from assistant.interview.showing import show_all
from assistant.tui.answer_box import AnswerBox
from assistant.tui.app import UndersongApp
from assistant.tui.blank_screen import BlankScreen
from assistant.tui.choice_list import ChoiceList
from assistant.tui.conversation_screen import FOOT
from assistant.tui.note_screen import NoteScreen
from assistant.tui.picture import Picture
from assistant.tui.transcript import Transcript
from tests.fakes import FakeClock, MemoryStore
from tests.interview.test_stories import read
from tests.people import Quiet

TODAY = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
SMALL, LARGE = (80, 24), (120, 36)
SNAPSHOTS = Path(__file__).parent / "snapshots"
SEED = read(Path("tests/stories/seed.yaml"))


class Terminal:
    """An app on a store in memory, driven to where a test begins."""

    def __init__(self, books: Books, voice: str = "caregiver") -> None:
        self.store = MemoryStore()
        self.saved: list[str] = []
        self.desk = Desk(books, self.store, FakeClock(), "terminal", voice)
        self.app = UndersongApp(lambda: self.desk, self.save)

    def see_the_clinic(self) -> None:
        """Sit down as a clinician before the list of cases of the demonstration."""
        store = MemoryStore()
        list(
            show_all(
                self.desk.books,
                store,
                lambda days: FakeClock(TODAY - timedelta(days)),
                clinic(),
                invented,
            )
        )
        self.desk = Desk(self.desk.books, store, FakeClock(TODAY), "terminal", "clinician")

    def save(self, desk: Desk) -> list[str]:
        self.saved.append(desk.turn().stage)
        return ["page.md", "page.html"]

    def events(self) -> list[str]:
        return [event.kind for log in self.store.log.values() for event in log]

    def fill_to(self, place: str, who: Quiet | None = None, *then: str) -> None:
        """Hold the interview up to a question or a stage before the screen opens."""
        person = who or Quiet(told=SEED["told"])
        turn = self.desk.open()
        while place not in {turn.question, turn.stage}:
            turn = self.desk.hear(person.line(turn))
        for line in then:
            self.desk.hear(line)
        self.desk.leave()


def text(app: App[int]) -> str:
    """The screen as lines; the one place that reads what Textual calls private."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


async def at_rest(pilot: Pilot[int]) -> str:
    """The screen once it no longer changes; a busy machine draws it in more steps."""
    seen, alike = "", 0
    while alike < 3:
        await pilot.pause()
        alike = alike + 1 if text(pilot.app) == seen else 0
        seen = text(pilot.app)
    return seen


async def type_line(pilot: Pilot[int], line: str) -> None:
    pilot.app.screen.query_one(AnswerBox).text = line
    await pilot.press("enter")
    await pilot.pause()


@pytest.fixture
def terminal(books: Books) -> Terminal:
    return Terminal(books)


@pytest.mark.broad
async def test_a_digit_answers_and_the_answer_is_kept(terminal: Terminal) -> None:
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert terminal.events() == ["opened"]
        await type_line(pilot, "kind; funny")
        assert terminal.events() == ["opened", "answered"]
        assert "What should we call your child?" in text(pilot.app)


@pytest.mark.broad
async def test_enter_alone_answers_nothing(terminal: Terminal) -> None:
    terminal.fill_to("today.body_and_sleep")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        before = terminal.events().count("answered")
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.events().count("answered") == before
        assert terminal.desk.turn().question == "today.body_and_sleep"


async def test_a_list_is_ticked_with_space_and_sent_with_enter(terminal: Terminal) -> None:
    terminal.fill_to("today.body_and_sleep")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("down", "down", "space", "down", "space", "enter")
        await pilot.pause()
        assert terminal.desk.interview is not None
        answer = terminal.desk.interview.state.answers["today.body_and_sleep"]
        assert len(answer.value["ticked"]) == 2


async def test_an_arrow_and_enter_choose_one(terminal: Terminal) -> None:
    terminal.fill_to("client.pronouns")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert terminal.desk.interview is not None
        assert terminal.desk.interview.state.answers["client.pronouns"].value == "he"


async def test_an_enter_after_a_digit_belongs_to_the_digit(terminal: Terminal) -> None:
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        assert terminal.events() == ["opened"]
        assert "Type some words" not in text(pilot.app)


async def test_a_page_moves_by_what_can_be_seen_and_says_what_is_left(terminal: Terminal) -> None:
    terminal.fill_to("history.childhood.hard")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await pilot.pause()
        seen, numbers = numbers_in(text(pilot.app)), set[int]()
        assert "more" in text(pilot.app).split("↓")[1]
        for _ in range(5):
            numbers |= seen
            await pilot.press("pagedown")
            await pilot.pause()
            seen = numbers_in(text(pilot.app))
        choices = pilot.app.screen.query_one(ChoiceList)
        enabled = [each for each in choices.options if not each.disabled]
        assert numbers == set(range(1, len(enabled) + 1))


def numbers_in(screen: str) -> set[int]:
    return {int(line[:3]) for line in screen.split("\n") if "[ ]" in line}


@pytest.mark.broad
async def test_a_list_uses_the_height_there_is(terminal: Terminal) -> None:
    terminal.fill_to("history.childhood.hard")
    async with terminal.app.run_test(size=LARGE) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen.query_one(ChoiceList).size.height > 18


async def test_the_conversation_scrolls_where_no_list_needs_the_keys(terminal: Terminal) -> None:
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("f1")
        await pilot.press("1")
        await pilot.pause()
        transcript = pilot.app.screen.query_one(Transcript)
        end = transcript.scroll_offset.y
        assert end > 0
        await pilot.press("pageup")
        await pilot.pause()
        above = transcript.scroll_offset.y
        assert above < end
        await pilot.press("ctrl+down")
        await pilot.pause()
        assert transcript.scroll_offset.y > above


async def test_help_on_the_first_page_is_seen_and_repeats_nothing(terminal: Terminal) -> None:
    async with terminal.app.run_test(size=SMALL) as pilot:
        for key, words in (("f1", "F9 again brings"), ("f2", "That does nothing here")):
            await pilot.press(key)
            await pilot.pause()
            await pilot.pause()
            assert words in text(pilot.app)
        told = pilot.app.screen.query_one(Transcript).texts()
        assert len([one for one in told if one.startswith("Thank you for being here")]) == 1


async def test_a_danger_that_was_not_sure_comes_back_as_such(terminal: Terminal) -> None:
    terminal.fill_to("safety.opener")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await type_line(pilot, "?6")
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("f4")
        await pilot.pause()
        assert " 6  [?] Wanting to die" in text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.desk.turn().stage == "safety"


@pytest.mark.broad
async def test_several_lines_that_are_pasted_are_all_kept(terminal: Terminal) -> None:
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await type_line(pilot, "kind\nfunny\n[b]bold[/b]")
        event = next(iter(terminal.store.log.values()))[-1]
        assert event.value == ["kind", "funny", "[b]bold[/b]"]
        assert event.said == "kind\nfunny\n[b]bold[/b]"


@pytest.mark.broad
@pytest.mark.parametrize(
    "words",
    [
        "[/]",
        "[link=x]y[/link]",
        "[@click=app.quit]x[/]",
        "50% [not sure]",
        "\\[",
        "\x1b]0;owned\x07",
        "a\u202eb",
    ],
)
async def test_what_is_typed_cannot_act_on_the_screen(terminal: Terminal, words: str) -> None:
    terminal.fill_to("client.name")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await type_line(pilot, words)
        await type_line(pilot, "she")
        shown = text(pilot.app)
        assert pilot.app.is_running
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        if words == "50% [not sure]":
            assert words in shown


KEYS = {
    "f1": "You can type a number",
    "f2": "So ",
    "f3": "·",
    "f4": "Now:",
    "f7": "Here is all you told me",
}


@pytest.mark.broad
@pytest.mark.parametrize(("key", "words"), KEYS.items())
async def test_every_key_of_the_foot_does_what_it_says(
    terminal: Terminal, key: str, words: str
) -> None:
    terminal.fill_to("today.body_and_sleep")
    async with terminal.app.run_test(size=LARGE) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert words in text(pilot.app)


@pytest.mark.broad
async def test_leaving_out_takes_one_key(terminal: Terminal) -> None:
    terminal.fill_to("presenting.concerns")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        for key, absent in (
            ("ctrl+d", "unknown_to_me"),
            ("ctrl+r", "declined"),
            ("ctrl+n", "not_asked"),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert next(iter(terminal.store.log.values()))[-1].absent == absent
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert terminal.events()[-1] == "undone"


@pytest.mark.broad
@pytest.mark.parametrize("place", ["today.body_and_sleep", "reviewing", "explaining"])
async def test_one_key_blanks_the_screen_from_everywhere(terminal: Terminal, place: str) -> None:
    terminal.fill_to("reviewing" if place == "explaining" else place)
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        if place == "explaining":
            await type_line(pilot, "finish")
            await type_line(pilot, "2")
            assert isinstance(pilot.app.screen, NoteScreen)
        await pilot.press("f9")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BlankScreen)
        assert text(pilot.app).strip() == ""
        await pilot.press("f9")
        await pilot.pause()
        assert text(pilot.app).strip()


def outside(app: App[int]) -> list[str]:
    """The widgets that the terminal's edge cuts off (U1); what scrolls is inside its scroller."""
    edge = app.screen.region
    shown = [widget for widget in app.screen.query(Widget) if widget.display and widget.region.area]
    return [
        str(widget)
        for widget in shown
        if not edge.contains_region(widget.region) and not _scrolls(widget)
    ]


def _scrolls(widget: Widget) -> bool:
    return any(isinstance(parent, Transcript) for parent in widget.ancestors)


PLACES: dict[str, Callable[[Terminal], None]] = {
    "opening": lambda _: None,
    "question": lambda terminal: terminal.fill_to("history.infancy.hard"),
    "rating": lambda terminal: terminal.fill_to("functions.sleep.how_hard"),
    "choice": lambda terminal: terminal.fill_to("consent"),
    "safety": lambda terminal: terminal.fill_to("safety", Quiet(told={"safety.opener": "1 6 8"})),
    "review": lambda terminal: terminal.fill_to("reviewing"),
    "result": lambda terminal: terminal.fill_to("reviewing", None, "finish"),
    "cases": lambda terminal: terminal.see_the_clinic(),
}
DRAWN = {"question", "safety", "review", "result", "cases"}
"""Whose every line is compared; a dozen with the one of practice, each at two sizes."""


def compare(name: str, seen: str) -> None:
    """Compare a screen with how it looked when it was last looked at."""
    kept = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UNDERSONG_SNAPSHOTS") == "write":
        kept.write_text(seen, encoding="utf-8")
    assert seen == kept.read_text(encoding="utf-8"), (
        "UNDERSONG_SNAPSHOTS=write, and look at the diff"
    )


@pytest.mark.broad
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("place", PLACES)
async def test_a_screen_looks_as_it_did_and_nothing_is_cut_off(
    books: Books, place: str, size: tuple[int, int]
) -> None:
    terminal = Terminal(books)
    PLACES[place](terminal)
    async with terminal.app.run_test(size=size) as pilot:
        if place not in {"opening", "cases"}:
            await pilot.press("1")
        seen = await at_rest(pilot)
        assert outside(pilot.app) == []
    if place in DRAWN:
        compare(f"{place}-{size[0]}x{size[1]}", seen)


@pytest.mark.broad
async def test_the_result_is_read_asked_why_planned_and_saved(terminal: Terminal) -> None:
    terminal.fill_to("reviewing")
    async with terminal.app.run_test(size=LARGE) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await type_line(pilot, "finish")
        assert outside(pilot.app) == []
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, NoteScreen)
        assert "Rule:" not in text(pilot.app)  # its id says nothing to a caregiver
        await pilot.press("escape")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert terminal.saved == ["explaining"]
        await type_line(pilot, "save")
        assert terminal.events().count("exported") == 2
        await type_line(pilot, "plan")
        await type_line(pilot, "1")
        for _ in range(3):
            await pilot.press("1")
            await pilot.pause()
        assert "This is your plan" in text(pilot.app)
        await type_line(pilot, "close")
    assert terminal.store.interviews()[0].closed


async def test_a_plan_is_fitted_and_a_week_told_by_key(terminal: Terminal) -> None:
    terminal.fill_to("reviewing")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await type_line(pilot, "finish")
        await type_line(pilot, "plan")
        await type_line(pilot, "1")
        for key in "1111":  # with, when, how long, and to make it fit
            await pilot.press(key)
            await pilot.pause()
        assert "Where would you do it?" in text(pilot.app)
        for key in "11111":
            await pilot.press(key)
            await pilot.pause()
        await type_line(pilot, "8")
        await pilot.press("2")
        await type_line(pilot, "sleeps well")
        await pilot.press("2")
        assert "How is it now?" in text(pilot.app)  # 2 may be the beginning of *2 nights*
        await type_line(pilot, "2 nights a week")
        assert "glad to see" in text(pilot.app)
        await type_line(pilot, "check in")
        for key in "141":
            await pilot.press(key)
            await pilot.pause()
        await type_line(pilot, "7")
        await pilot.press("1")
        await pilot.pause()
        assert outside(pilot.app) == []
        assert "Thank you. That is kept." in text(pilot.app)
        await pilot.press("1")
        await pilot.pause()
    assert terminal.store.interviews()[0].closed


async def test_a_row_of_the_review_opens_its_question(terminal: Terminal) -> None:
    terminal.fill_to("reviewing")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert terminal.desk.turn().question == "client.name"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert terminal.saved == []


async def test_a_case_is_deleted_only_by_its_name(terminal: Terminal) -> None:
    terminal.fill_to("today.body_and_sleep")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await type_line(pilot, "delete this case")
        await type_line(pilot, "no")
        assert len(terminal.store.kept) == 1
        await type_line(pilot, "delete this case")
        await type_line(pilot, "Jo")
        assert not terminal.store.kept


async def test_the_picture_is_there_where_there_is_room(terminal: Terminal) -> None:
    terminal.fill_to("history.childhood.hard")
    async with terminal.app.run_test(size=LARGE) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await pilot.pause()
        assert "Skills today" in text(pilot.app)
        assert "before birth" in text(pilot.app)
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        assert not pilot.app.screen.query_one(Picture).display


def test_the_foot_fits_and_names_at_most_eight_keys() -> None:
    hints = [word for word in FOOT.split() if word[0] in "F^" and word[1:].rstrip().isalnum()]
    assert len(FOOT) <= 72
    assert len(hints) <= 8


async def test_what_cannot_be_kept_is_said_and_stays_typed_no_further(terminal: Terminal) -> None:
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        terminal.store.keep = failing(NotKept("The disk is full."))  # type: ignore[method-assign]
        await type_line(pilot, "kind")
        assert "The disk is full." in text(pilot.app)
        assert terminal.desk.turn().question == "strengths.first"
        del terminal.store.keep
        terminal.store.keep = failing(TakenElsewhere("Open in another window."))  # type: ignore[method-assign]
        await type_line(pilot, "kind")
        assert "What would you like to do?" in text(pilot.app)


def failing(error: AssistantError) -> Callable[..., None]:
    def keep(*_: object) -> None:
        raise error

    return keep


async def test_a_place_that_cannot_be_written_ends_with_a_sentence() -> None:
    def no_desk() -> Desk:
        raise NotKept("The folder cannot be written.")

    app = UndersongApp(no_desk, lambda _: [])
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
    assert app.return_value == 1


async def test_a_crash_pauses_and_shows_no_answer(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal.fill_to("today.body_and_sleep")

    async def crash() -> None:
        async with terminal.app.run_test(size=SMALL) as pilot:
            await pilot.press("1")
            pilot.app.call_later(lambda: 1 // 0)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await crash()
    out = capsys.readouterr()
    assert "Jo" not in out.out + out.err


@pytest.mark.broad
async def test_stopping_pauses_what_is_open(terminal: Terminal) -> None:
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await type_line(pilot, "kind")
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert terminal.events()[-1] == "paused"


async def test_the_palette_and_its_screenshot_are_not_there(terminal: Terminal) -> None:
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert list(pilot.app.get_system_commands(pilot.app.screen)) == []
        assert not isinstance(pilot.app.screen, NoteScreen)
        assert pilot.app.screen.query_one(ChoiceList).option_count
        assert isinstance(pilot.app.screen.query_one(OptionList), ChoiceList)
        assert pilot.app.screen.query_one("#foot", Static).display


async def test_what_is_typed_is_shown_as_it_would_be_read_before_enter(terminal: Terminal) -> None:
    terminal.fill_to("client.age")
    async with terminal.app.run_test(size=SMALL) as pilot:
        await pilot.press("1")  # go on where it stopped
        await pilot.pause()
        box = pilot.app.screen.query_one(AnswerBox)
        box.text = "he is nearly nine"
        await pilot.pause()
        assert "→ 8 years and 9 months" in text(terminal.app)
        box.text = ""
        await pilot.pause()
        assert "→" not in text(terminal.app)
        assert "A birth date like" in text(terminal.app)
