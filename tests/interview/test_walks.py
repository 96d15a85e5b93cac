"""A random walker over the engine: whatever a person does, it is never stuck and never wrong."""

from typing import Any

import pytest
from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from assistant.content.demo import invented
from assistant.conversation.writing import all_paths
from assistant.domain.case import read_case
from assistant.interview.desk import Desk
from assistant.interview.folding import Fold
from assistant.interview.interview import Interview
from assistant.interview.renewing import kept_in
from assistant.interview.starting import start_from
from assistant.interview.state import State
from tests.compiled import books
from tests.fakes import FakeClock, MemoryStore

WALKS, MANY = 300, 20_000
STEPS = 50
BOOKS = books()
RUDE = ("asdf", "no", "yes", "2", "99", "-1", "", "   ", "[red]x[/]", "\x1b[2J", "none", "?1", "0")


def seen(state: State) -> tuple[Any, ...]:
    """What of a state can be compared: everything but the numbers of the events."""
    answers = {
        name: (answer.value, answer.absent, answer.said) for name, answer in state.answers.items()
    }
    return (
        state.stage,
        answers,
        dict(state.choices),
        state.felt,
        state.voice,
        state.cursor,
        state.step,
        [question.id for question in state.path.questions],
        state.path.set_aside,
    )


class Walker(RuleBasedStateMachine):
    """One interview, walked at random."""

    @initialize(voice=st.sampled_from(["caregiver", "self", "clinician"]), age=st.integers(0, 500))
    def sit_down(self, voice: str, age: int) -> None:
        self.store = MemoryStore()
        self.age = age
        self.desk = Desk(BOOKS, self.store, FakeClock(), "test", voice)
        self.turn = self.desk.open()
        self.turn = self.desk.hear("1")

    @property
    def interview(self) -> Interview:
        assert self.desk.interview is not None
        return self.desk.interview

    def hear(self, line: str) -> None:
        self.turn = self.desk.hear(line)

    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        """Answer what is asked, whatever it is."""
        turn = self.turn
        if turn.choices and turn.kind == "checklist":
            codes = [choice.code for choice in turn.choices]
            self.turn = self.desk.pick(
                data.draw(st.lists(st.sampled_from(codes), max_size=3, unique=True))
            )
        elif turn.choices:
            stays = [choice for choice in turn.choices if choice.code not in {"leave", "stop"}]
            choice = data.draw(st.sampled_from(stays))
            self.turn = self.desk.pick([choice.code])
        elif turn.kind == "age":
            self.hear(f"{self.age} months")
        elif turn.stage == "reviewing" and turn.rows:
            self.hear(str(data.draw(st.sampled_from(turn.rows)).number))
        else:
            self.hear(
                data.draw(st.sampled_from(["Rosa, aunt, mon", "17", "kind; funny", "nobody"]))
            )

    @rule(
        line=st.sampled_from(
            ["don't know", "rather not say", "later", "skip", "n/a", "no one knows"]
        )
    )
    def leave_it_out(self, line: str) -> None:
        self.hear(line)

    @rule(line=st.sampled_from(RUDE))
    def be_rude(self, line: str) -> None:
        self.hear(line)

    @rule(
        line=st.sampled_from(["why", "what", "help", "who sees this", "how long", "more", "repeat"])
    )
    def digress(self, line: str) -> None:
        before = self.interview.state
        self.hear(line)
        if line not in {"more", "what"}:
            assert seen(self.interview.state) == seen(before) or before.stage not in {
                "asking",
                "clarifying",
            }

    @rule(line=st.sampled_from(["back", "change", "review", "finish", "plan", "keep", "yes", "no"]))
    def go_somewhere(self, line: str) -> None:
        self.hear(line)

    @rule(voice=st.sampled_from(["caregiver", "self", "clinician"]))
    def switch_voice(self, voice: str) -> None:
        self.hear(f"voice {voice}")

    @precondition(lambda self: self.interview.state.stage in {"asking", "clarifying"})
    @rule(data=st.data())
    def change_and_undo(self, data: st.DataObject) -> None:
        """Answering and taking it back is as if nothing had been said."""
        before = seen(self.interview.state)
        had_unclear = self.interview.state.stage == "clarifying"
        self.hear(data.draw(st.sampled_from(["1", "none", "don't know"])))
        last = self.interview.state.last
        if last is None or last.kind != "answered" or had_unclear:
            return
        self.hear("undo") if self.turn.stage != "safety" else self.turn
        if self.interview.state.last is not None and self.turn.stage != "safety":
            assert seen(self.interview.state) == before

    @rule()
    def undo(self) -> None:
        self.hear("undo")

    @rule()
    def pause_and_come_back(self) -> None:
        """Closing everything and coming back is no interruption."""
        before = self.interview.state
        if before.stage in {"paused", "closed"}:
            return
        kept = self.interview.kept
        self.hear("pause")
        self.desk.leave()
        again = Interview(BOOKS, self.store, FakeClock(), kept, "test")
        assert again.state.stage == "paused"
        self.desk.interview = again
        self.turn = again.do("resume")
        if before.step.kind == "check" and again.state.felt != before.felt:
            # Asked how it goes, "pause" is the answer "take a short break": it is not asked again.
            assert again.state.felt == before.felt | {before.step.key}
            return
        assert seen(again.state) == seen(before)

    @invariant()
    def it_is_never_stuck(self) -> None:
        turn = self.turn
        assert turn.finished or turn.actions
        if turn.stage in {"asking", "clarifying"}:
            assert turn.ask
            assert turn.question

    @invariant()
    def every_event_is_kept_before_the_turn(self) -> None:
        assert self.turn.saved == len(self.store.log[self.interview.kept.interview])

    def teardown(self) -> None:
        """Folding the events again gives the same state; once a walk, it is the whole history.

        And whatever was answered or left out, a result can be put together from it.
        """
        case = self.interview.case()
        if "age_months" in case["client"]:
            read_case(case, BOOKS.knowledge)
        kept = self.interview.kept
        again = Fold(BOOKS.script, BOOKS.knowledge).all(
            kept.voice, self.store.events(kept.interview)
        )
        assert seen(again) == seen(self.interview.state)

    @invariant()
    def what_is_set_aside_is_in_no_case_file(self) -> None:
        state, case = self.interview.state, self.interview.case()
        on_path = {path for question in state.path.questions for path in all_paths(question)}
        on_path.add("client.informant")  # the case always says who answers
        for name in state.path.set_aside:
            for path in set(all_paths(BOOKS.script.questions[name])) - on_path:
                assert _at(case, path) is None, f"{path} of {name}"


def told_before() -> MemoryStore:
    """A store with one interview in which much was told."""
    store = MemoryStore()
    kept = store.begin(None, "caregiver", FakeClock().now())
    start_from(Interview(BOOKS, store, FakeClock(), kept, "test"), invented("on_edge"))
    return store


TOLD = told_before()


class AgainWalker(Walker):
    """An interview that asks an earlier one again, walked at random."""

    @initialize(voice=st.sampled_from(["caregiver", "self", "clinician"]), age=st.integers(0, 500))
    def sit_down(self, voice: str, age: int) -> None:
        kept, log = dict(TOLD.kept), {name: list(events) for name, events in TOLD.log.items()}
        self.store, self.age = MemoryStore(kept, log), age
        self.desk = Desk(BOOKS, self.store, FakeClock(), "test", voice, renew="i-1")
        self.turn = self.desk.open()
        self.turn = self.desk.hear("1")

    @rule()
    def say_it_is_still_right(self) -> None:
        """Keep what is asked about, or all of a time."""
        time = self.turn.choice("unchanged")
        self.hear(str(time.number) if time is not None else "same")

    @invariant()
    def the_earlier_one_stays_as_it_was(self) -> None:
        assert self.store.log["i-1"] == TOLD.log["i-1"]

    @invariant()
    def danger_and_todays_skills_are_never_kept(self) -> None:
        for name in kept_in(self.interview.events):
            assert not name.startswith(("safety.", "today.", "functions."))
            assert not name.endswith(".still")


def _at(case: Any, path: str) -> Any:
    for part in path.split("."):
        if not isinstance(case, dict) or part not in case:
            return None
        case = case[part]
    return case


@pytest.mark.broad
@seed(1)
class TestWalks(Walker.TestCase):  # type: ignore[misc,valid-type]  # hypothesis makes the class
    settings = settings(max_examples=WALKS // 2, stateful_step_count=STEPS, derandomize=False)


@pytest.mark.broad
@seed(2)
class TestOtherWalks(Walker.TestCase):  # type: ignore[misc,valid-type]  # as above
    settings = settings(max_examples=WALKS // 2, stateful_step_count=STEPS, derandomize=False)


@pytest.mark.broad
@seed(3)
class TestWalksAgain(AgainWalker.TestCase):  # type: ignore[misc,valid-type]  # as above
    settings = settings(max_examples=WALKS // 12, stateful_step_count=STEPS, derandomize=False)


@pytest.mark.trust
class TestManyWalks(Walker.TestCase):  # type: ignore[misc,valid-type]  # as above
    settings = settings(max_examples=MANY, stateful_step_count=STEPS)
