"""Somebody alone with a form: it goes on, it shows nothing of what was told before, and it concludes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.interview.folding import Fold
from assistant.interview.invites import Invite
from assistant.interview.questionnaire import Questionnaire
from assistant.interview.session import Books
from assistant.interview.turns import Turn
from tests.fakes import FakeClock, MemoryStore
from tests.people import Quiet

INVITE = Invite("f-1", "i-1", "questions", "caregiver", "2026-11-22", "2026-12-06T09:00:00+00:00")
TOLD = {
    "strengths.first": "sings like a zebra",
    "presenting.concerns": "screams like a zebra",
    "history.infancy.hard": "1 2 3",
    "history.childhood.hard": "1 3 8",
    "people.safe": "Zebrina, aunt",
    "people.unsafe": "Zebulon, neighbour",
    "safety.opener": "8",
}


@dataclass
class Alone:
    """A form with whoever sits down at it, one after the other."""

    books: Books
    store: MemoryStore = field(default_factory=MemoryStore)
    clock: FakeClock = field(default_factory=FakeClock)
    turns: list[Turn] = field(default_factory=list)
    invite: Invite = INVITE

    def __post_init__(self) -> None:
        self.books = replace(self.books, is_alone=True)
        self.store.begin(None, "caregiver", self.clock.now())
        self.sit_down()

    def sit_down(self) -> Turn:
        """Let somebody else sit down, who sees only what is shown from now on."""
        self.desk = Questionnaire(
            self.books, self.store, self.clock, "test", "caregiver", invite=self.invite
        )
        self.turns = [self.desk.open()]
        return self.turns[0]

    @property
    def turn(self) -> Turn:
        return self.turns[-1]

    def hear(self, *lines: str) -> Turn:
        for line in lines:
            self.turns.append(self.desk.hear(line))
        return self.turn

    def to(self, question: str, who: Quiet | None = None) -> Turn:
        """Answer until a question, or a stage, is there."""
        for _ in range(300):
            if question in {self.turn.question, self.turn.stage}:
                return self.turn
            self.hear((who or Quiet()).line(self.turn))
        raise AssertionError(f"never got to {question}")

    def seen(self) -> str:
        """Everything that was on the screen since somebody sat down."""
        return "\n".join(word for turn in self.turns for word in words_of(turn)).casefold()


def words_of(turn: Turn) -> Iterator[str]:
    yield from (line.text for line in turn.say)
    yield from (turn.ask, turn.current, turn.earlier, turn.case, turn.hint)
    yield from (choice.label for choice in turn.choices if choice.chosen)
    yield from (f"{row.asked} {row.answer}" for row in turn.rows)


@pytest.fixture
def alone(books: Books) -> Alone:
    return Alone(books)


def test_it_opens_with_who_will_see_it_and_who_can_see_the_screen(alone: Alone) -> None:
    seen = alone.seen()
    assert "who can see this screen right now?" in seen
    assert "the person who gave you this form may read them" in seen
    assert "you can skip any of them" in seen
    assert "no one reads this page right now" in seen


def test_whoever_comes_back_is_asked_who_can_see_the_screen_before_anything_else(
    alone: Alone,
) -> None:
    alone.to("client.age", Quiet(told=TOLD))
    alone.hear("leave")
    turn = alone.sit_down()
    assert turn.kind == "sight"
    assert [choice.code for choice in turn.choices] == ["alone", "watched", "leave"]
    assert "is not shown" in alone.seen()
    assert alone.hear("why").kind == "sight"
    assert alone.hear("").kind == "sight"
    assert alone.desk.do("review").kind == "sight"
    assert alone.desk.pick(["caseload"]).kind == "sight"
    assert alone.desk.pick([]).kind == "sight"
    assert alone.hear("1").question == "client.age"


@pytest.mark.parametrize("way", ["leave", "3", "stop", "do", "pick"])
def test_whoever_comes_back_can_leave_at_once(alone: Alone, way: str) -> None:
    alone.to("client.age")
    alone.hear("leave")
    alone.sit_down()
    ways = {"do": lambda: alone.desk.do("leave"), "pick": lambda: alone.desk.pick(["leave"])}
    turn = ways[way]() if way in ways else alone.hear(way)
    assert turn.finished
    assert "".join(words_of(turn)).strip() == ""


def test_it_goes_on_where_it_stopped_and_a_kill_is_no_different(alone: Alone) -> None:
    alone.to("client.pronouns")
    alone.sit_down()
    assert alone.hear("1").question == "client.pronouns"
    alone.to("safety.opener")
    alone.hear("leave")
    alone.sit_down()
    assert alone.hear("2").question == "safety.opener"


PLACES = ["today", "history.infancy.hard", "history.childhood.hard", "people.safe", "hopes"]


@pytest.mark.broad
@pytest.mark.parametrize("place", PLACES)
def test_nothing_of_what_was_told_before_is_shown_to_who_comes_next(
    alone: Alone, place: str
) -> None:
    who = Quiet(told=TOLD)
    alone.hear("1")
    for _ in range(120):
        if alone.turn.question == place or alone.turn.stage == "reviewing":
            break
        alone.hear(who.line(alone.turn))
    alone.hear("leave")
    alone.sit_down()
    alone.hear("1", "review", "back", "back", "back", "undo", "undo", "help", "change 1", "keep")
    alone.to("reviewing")
    assert "zeb" not in alone.seen()
    assert "kept. not shown." in alone.seen()


def test_what_follows_only_from_an_earlier_answer_is_not_asked_of_who_comes_next(
    alone: Alone,
) -> None:
    alone.to("history.childhood.hard", Quiet(told=TOLD))
    alone.hear("1 3 8")
    followed = alone.turn.question
    assert followed.startswith("history.childhood")
    ticked = alone.desk.interview.state.answers["history.childhood.hard"].value["ticked"]  # type: ignore[union-attr]
    alone.hear("leave")
    alone.sit_down()
    alone.hear("1")
    alone.to("reviewing")
    asked = {turn.question for turn in alone.turns}
    assert not [name for name in asked if any(f".{code}." in f"{name}." for code in ticked)]
    listed = {row.question for turn in alone.turns for row in turn.rows}
    assert followed not in asked | listed


@pytest.mark.broad
def test_what_was_told_in_two_sittings_is_whole_for_the_clinician(
    alone: Alone, books: Books
) -> None:
    alone.to("history.childhood.hard", Quiet(told=TOLD))
    alone.hear("leave")
    alone.sit_down()
    alone.hear("1")
    alone.to("reviewing", Quiet(told=TOLD))
    alone.hear("finish")
    events = alone.store.events("i-1")
    state = Fold(books.script, books.knowledge).all("caregiver", events)
    assert state.stage == "closed"
    assert state.answers["strengths.first"].value == ["sings like a zebra"]
    assert "people.safe" not in state.answers, "nothing is hard today, so nobody was asked for"
    assert "caregiver_overwhelmed" in str(state.answers["safety.opener"].value)
    assert not state.unseen
    assert not state.path.set_aside


def test_an_earlier_answer_can_be_given_anew_without_being_seen(alone: Alone) -> None:
    alone.to("client.age", Quiet(told=TOLD))
    alone.hear("leave")
    alone.sit_down()
    alone.hear("1", "review", "1", "laughs a lot")
    assert "zeb" not in alone.seen()
    alone.hear("review")
    assert alone.turn.rows[0].answer == "laughs a lot"
    assert alone.turn.rows[1].answer == "Kept. Not shown."


@pytest.mark.broad
def test_at_the_end_come_thanks_what_is_next_and_the_own_words_the_good_first(alone: Alone) -> None:
    told = {"strengths.first": "sings all day", "presenting.concerns": "screams at bath time"}
    alone.to("reviewing", Quiet(told=told))
    turn = alone.hear("finish")
    seen = "\n".join(line.text for line in turn.say)
    assert turn.finished
    assert turn.result is None
    assert seen.index("Thank you") < seen.index("sings all day") < seen.index("screams at bath")
    assert "reads it before you meet" in seen
    assert "Kept. Not shown." not in seen
    assert "before today" not in seen


def test_of_two_sittings_the_end_tells_only_the_words_of_the_last(alone: Alone) -> None:
    alone.to("presenting.concerns", Quiet(told=TOLD))
    alone.hear("leave")
    alone.sit_down()
    alone.hear("1")
    alone.to("reviewing", Quiet(told={"presenting.concerns": "will not sleep"}))
    alone.hear("finish")
    seen = alone.seen()
    assert "will not sleep" in seen
    assert "zeb" not in seen
    assert "before today" in seen


def test_a_form_that_was_handed_in_is_not_opened_again(alone: Alone) -> None:
    alone.to("reviewing")
    alone.hear("finish")
    turn = alone.sit_down()
    assert turn.finished
    assert "handed in" in alone.seen()
    for again in (
        alone.hear("1"),
        alone.desk.do("review"),
        alone.desk.pick(["x"]),
        alone.desk.turn(),
    ):
        assert again.finished


@pytest.mark.parametrize(
    "invite",
    [INVITE._replace(ended=True), INVITE._replace(until="2026-11-01T00:00:00+00:00")],
)
def test_a_form_that_is_over_says_so_and_asks_nothing(books: Books, invite: Invite) -> None:
    over = Alone(books, invite=invite)
    assert over.turn.finished
    assert "Ask the person who gave it to you" in over.turn.say[0].text


def test_a_form_that_is_open_in_another_window_says_so(books: Books) -> None:
    held = Alone(books, MemoryStore(held_elsewhere=True))
    assert held.turn.finished
    assert held.turn.say


@pytest.mark.parametrize(
    "line",
    ["voice clinician", "caseload", "new", "plan", "delete", "case list", "save", "note x", "flag"],
)
def test_nothing_typed_leads_out_of_the_form(alone: Alone, line: str) -> None:
    before = alone.to("client.name")
    turn = alone.hear(line) if line != "note x" else alone.desk.do("note", "x")
    assert turn.interview == before.interview
    assert turn.voice == "caregiver"
    assert turn.kind not in {"caseload", "resume"}


@pytest.mark.parametrize(
    "command", ["caseload", "save", "voice", "plan", "new", "delete", "checkin"]
)
def test_no_command_leads_out_of_the_form(alone: Alone, command: str) -> None:
    alone.to("client.name")
    turn = alone.desk.do(command, "clinician")
    assert (turn.voice, turn.question) == ("caregiver", "client.name")
    assert turn.say


def test_the_list_of_cases_cannot_be_narrowed_here_and_no_picture_is_drawn(alone: Alone) -> None:
    alone.to("history.infancy.hard", Quiet(told=TOLD))
    assert alone.desk.narrow("Zeb").question == "history.infancy.hard"
    assert alone.desk.interview is not None
    assert alone.desk.interview.picture() is None


@pytest.mark.broad
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_wherever_it_stops_who_comes_next_meets_no_word_of_it(books: Books, data: Any) -> None:
    alone = Alone(books)
    who = Quiet(told=TOLD)
    for _ in range(data.draw(st.integers(1, 60))):
        alone.hear(who.line(alone.turn))
    alone.desk.leave()
    alone.sit_down()
    seen = []
    alone.hear("1")
    for _ in range(12):
        line = data.draw(
            st.sampled_from(
                ["back", "review", "undo", "1", "2", "skip", "change 2", "go on", "yes"]
            )
        )
        alone.hear(line)
        if alone.turn.finished:
            break
        seen.append(line)
    assert "zeb" not in alone.seen()
