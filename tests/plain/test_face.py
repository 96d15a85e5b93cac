"""The plain face: the same engine line by line; the end of input is a pause."""

import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from assistant.domain.answers import Event
from assistant.domain.errors import AssistantError
from assistant.interview.desk import Desk
from assistant.interview.ports import NotKept, Standing, TakenElsewhere
from assistant.interview.session import Books
from assistant.plain.face import PlainFace
from tests.fakes import FakeClock, MemoryStore
from tests.people import Quiet, Sitting

KEYS = ["state", "question", "kind", "options", "saved", "interview"]


@dataclass
class BrokenStore(MemoryStore):
    """Fails when it is told to."""

    failure: Exception | None = None
    released: list[str] = field(default_factory=list)

    def keep(
        self, interview: str, events: Sequence[Event], standing: Standing | None = None
    ) -> None:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        super().keep(interview, events, standing)

    def release(self, interview: str) -> None:
        self.released.append(interview)


@dataclass
class Talk:
    books: Books
    store: BrokenStore = field(default_factory=BrokenStore)
    save: Callable[[Desk], list[str]] | None = None
    out: io.StringIO = field(default_factory=io.StringIO)
    trace: io.StringIO = field(default_factory=io.StringIO)

    def run(self, *lines: str) -> int:
        desk = Desk(self.books, self.store, FakeClock(), "plain", "caregiver")
        return PlainFace(desk, self.out, self.trace, self.save).run(f"{line}\n" for line in lines)

    def traces(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.trace.getvalue().splitlines()]


@pytest.fixture
def talk(books: Books) -> Talk:
    return Talk(books)


def lines_to_review(books: Books) -> list[str]:
    """What a quiet caregiver types from the opening to the review."""
    sitting, who, typed = Sitting(books), Quiet(), []
    while sitting.turn.stage != "reviewing":
        typed.append(who.line(sitting.turn))
        sitting.hear(typed[-1])
    return typed


def test_each_turn_leaves_one_trace_line_as_the_contract_has_it(talk: Talk) -> None:
    assert talk.run("1", "funny", "Sam") == 0
    traces = talk.traces()
    assert len(traces) == 4
    assert all(list(trace) == KEYS for trace in traces)
    assert traces[0] == {
        "state": "opening", "question": None, "kind": "opening",
        "options": ["alone", "watched", "leave"], "saved": 0, "interview": "i-1",
    }  # fmt: skip
    assert [(trace["state"], trace["saved"]) for trace in traces[1:]] == [
        ("asking", 1),
        ("asking", 2),
        ("asking", 3),
    ]
    assert traces[3]["question"] == "client.pronouns"


def test_the_end_of_input_is_a_pause(talk: Talk) -> None:
    assert talk.run("1", "funny") == 0
    assert [event.kind for event in talk.store.log["i-1"]] == ["opened", "answered", "paused"]
    assert talk.store.released == ["i-1"]


def test_no_input_at_all_ends_well(talk: Talk) -> None:
    assert talk.run() == 0
    assert "> " in talk.out.getvalue()
    assert talk.store.log["i-1"] == []


def test_after_stop_nothing_more_is_read(talk: Talk) -> None:
    assert talk.run("1", "stop", "funny") == 0
    assert [event.kind for event in talk.store.log["i-1"]] == ["opened", "paused"]


def test_a_session_can_be_taken_up_again(talk: Talk) -> None:
    talk.run("1", "funny")
    talk.run("1", "Sam")
    assert [trace["kind"] for trace in talk.traces()[3:]] == ["resume", "name", "choice"]
    assert talk.traces()[4]["question"] == "client.name"


def test_what_could_not_be_kept_is_said_and_asked_again(talk: Talk) -> None:
    talk.run("1")
    talk.store.failure = NotKept("The disk is full.")
    talk.run("2", "1", "1", "funny")
    assert "\nThe disk is full.\n" in talk.out.getvalue()


def test_an_answer_that_was_not_kept_leaves_the_question_open(talk: Talk) -> None:
    class Failing(BrokenStore):
        def keep(
            self, interview: str, events: Sequence[Event], standing: Standing | None = None
        ) -> None:
            if events[0].said == "lost":
                raise NotKept("The disk is full.")
            super().keep(interview, events, standing)

    talk.store = Failing()
    talk.run("1", "lost", "kept")
    assert [event.said for event in talk.store.log["i-1"]] == ["", "kept", ""]
    assert [trace["question"] for trace in talk.traces()[1:]] == [
        "strengths.first",
        "strengths.first",
        "client.name",
    ]


def test_another_window_that_went_on_is_told_and_nothing_is_lost(talk: Talk) -> None:
    class Elsewhere(BrokenStore):
        def keep(
            self, interview: str, events: Sequence[Event], standing: Standing | None = None
        ) -> None:
            if events[0].said == "late":
                raise TakenElsewhere("It went on elsewhere.")
            super().keep(interview, events, standing)

    talk.store = Elsewhere()
    talk.run("1", "funny", "late")
    assert "It went on elsewhere." in talk.out.getvalue()
    assert talk.traces()[-1]["kind"] == "resume"
    assert [event.said for event in talk.store.log["i-1"]] == ["", "funny"]


@pytest.mark.broad
def test_the_result_is_saved_only_where_it_is_shown(books: Books) -> None:
    saved: list[Desk] = []

    def save(desk: Desk) -> list[str]:
        saved.append(desk)
        return ["page.md", "page.html"]

    talk = Talk(books, save=save)
    talk.run("1", "save", *lines_to_review(books)[1:], "finish", "SAVE ", "close")
    assert len(saved) == 1
    exported = [event for event in talk.store.log["i-1"] if event.kind == "exported"]
    assert [event.value for event in exported] == ["page.md, page.html"]


def test_a_page_that_cannot_be_written_is_a_sentence(books: Books) -> None:
    def save(_: Desk) -> list[str]:
        raise AssistantError("No room.")

    talk = Talk(books, save=save)
    assert talk.run(*lines_to_review(books), "finish", "save") == 0
    assert "\nNo room.\n" in talk.out.getvalue()
    assert talk.traces()[-1]["state"] == "explaining"


def test_without_a_place_to_save_the_turn_stays(books: Books) -> None:
    talk = Talk(books)
    talk.run(*lines_to_review(books), "finish", "save")
    assert talk.traces()[-1] == talk.traces()[-2]


def test_words_come_back_exactly_as_typed(talk: Talk) -> None:
    typed = "  [b]ünïcode[/b] {name} 🌧 \\ "
    talk.run("1", typed)
    assert talk.store.log["i-1"][1].said == typed


def test_the_face_needs_no_trace(books: Books) -> None:
    desk = Desk(books, MemoryStore(), FakeClock(), "plain", "self")
    assert PlainFace(desk, io.StringIO()).run(["1\n"]) == 0


def test_after_stop_it_ends_at_once_and_waits_for_no_further_line(talk: Talk) -> None:
    def lines() -> Iterator[str]:
        yield "1\n"
        yield "stop\n"
        raise AssertionError("it asked for one more line")

    desk = Desk(talk.books, talk.store, FakeClock(), "plain", "caregiver")
    assert PlainFace(desk, talk.out).run(lines()) == 0
    assert talk.store.released


def test_a_long_page_is_not_read_out_again_after_an_aside(talk: Talk, books: Books) -> None:
    talk.run(*lines_to_review(books), "finish", "why 1", "why 1")
    assert talk.out.getvalue().count("What this cannot say:") == 1
