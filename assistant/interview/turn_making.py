"""Makes the turn for where an interview stands; reads the state, never changes it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.conversation.ages import age_in_words
from assistant.conversation.phrasing import NO_NAME, Speech
from assistant.domain.persons import Person
from assistant.domain.script import Question, Script
from assistant.interview.pages import asking, confirming, ending, entering, resting
from assistant.interview.pages.making import Frame, Making
from assistant.interview.state import State
from assistant.interview.turns import Action, Line, Progress, Turn

if TYPE_CHECKING:
    from assistant.domain.knowledge import Knowledge

_ALWAYS = ("pause", "stop", "leave", "help")
_AT_A_QUESTION = (
    "why",
    "meaning",
    "skip",
    "skip_all",
    "unknown_to_me",
    "declined",
    "not_applicable",
    "later",
    "back",
    "undo",
    "review",
)
ACTIONS = {
    "opening": ("leave", "help", "privacy"),
    "consent": ("undo", "back", "review", *_ALWAYS),
    "asking": (*_AT_A_QUESTION, *_ALWAYS),
    "clarifying": (*_AT_A_QUESTION, *_ALWAYS),
    "confirming": ("undo", *_ALWAYS),
    "safety": ("pause", "stop", "leave"),
    "paused": ("resume", "stop", "leave", "help"),
    "reviewing": ("go_on", "finish", "come_back", "undo", *_ALWAYS),
    "explaining": ("plan", "why_sentence", "save", "review", "close", *_ALWAYS),
    "planning": ("skip", "undo", "save", "review", "close", *_ALWAYS),
    "closed": ("review", "leave"),
}
PAGES: Mapping[str, Callable[[Making, State], dict[str, object]]] = {
    "opening": entering.opening,
    "consent": entering.consent,
    "asking": asking.asking,
    "clarifying": asking.clarifying,
    "confirming": confirming.confirming,
    "safety": resting.safety,
    "paused": resting.paused,
    "reviewing": ending.reviewing,
    "explaining": ending.explaining,
    "planning": ending.planning,
    "closed": ending.closed,
}
"""Of each stage, what makes its page."""


def speech_of(script: Script, state: State, informant: str, language: str = "en") -> Speech:
    """Return the speech of an interview: its voice, and the name and pronouns once they are known."""
    is_self = state.voice == "self" or (state.voice == "clinician" and informant == "self")
    ids = state.path.ids()
    name = state.answers.get("client.name") if "client.name" in ids else None
    pronouns = state.answers.get("client.pronouns") if "client.pronouns" in ids else None
    called = name.value if name is not None and name.absent is None else NO_NAME[state.voice]
    spoken = pronouns.value if pronouns is not None and pronouns.absent is None else ""
    return Speech(script, state.voice, language, Person(called, spoken, is_self))


class TurnMaker:
    """Makes turns from states; one for each interview."""

    def __init__(
        self,
        script: Script,
        knowledge: "Knowledge",
        frame: Frame,
        speech: Speech,
        result: Callable[[], Mapping[str, Any]],
        case: Callable[[], Mapping[str, Any]],
    ) -> None:
        """Keep what the turns are made with; ``result`` is asked for only where it is shown."""
        self._making = Making(script, knowledge, frame, speech, result, case)
        self._script = script
        self._frame = frame
        self._speech = speech

    def turn(self, state: State, say: Sequence[Line] = (), *, is_aside: bool = False) -> Turn:
        """Return the turn for this state; ``say`` comes before everything else.

        After an aside, what was not understood before it is not said again.
        """
        parts: dict[str, Any] = PAGES[state.stage](self._making, state)
        after = parts.pop("say", ())
        age = state.path.facts.age_months
        lines = tuple(say) if is_aside and state.stage == "clarifying" else (*say, *after)
        return Turn(
            stage=state.stage,
            case=self._frame.case,
            interview=self._frame.interview,
            saved=self._frame.saved,
            voice=state.voice,
            say=lines,
            actions=tuple(self._actions(state)),
            progress=self._progress(state),
            case_id=self._frame.case_id,
            age=age_in_words(age) if age is not None else "",
            **{"kind": state.stage, **parts},
        )

    def _actions(self, state: State) -> Iterator[Action]:
        commands = ACTIONS[state.stage]
        if (
            state.question_id()
            and self.offer_of(state) is not None
            and state.stage in {"asking", "clarifying"}
        ):
            commands = (*commands, "more")
        if self._can_keep(state):
            commands = (*commands, "keep")
        for name in commands:
            command = self._script.commands[name]
            yield Action(name, self._speech.words(command.label), command.key)

    def _can_keep(self, state: State) -> bool:
        if self._frame.again is None or not state.question_id():
            return False  # and no question is built for an opening that needs none
        question = self._script.questions[state.question_id()]
        earlier = self._frame.again.at(state, question)
        return earlier is not None and earlier.can_be_kept

    def offer_of(self, state: State) -> Question | None:
        """Return the door *more about this time* of the open question's block, if still closed."""
        current = self._script.questions.get(state.question_id())
        if current is None or not current.block:
            return None
        for question in state.path.questions:
            if (
                question.kind == "offer"
                and question.block == current.block
                and question.id not in state.answers
            ):
                return question
        return None

    def own_words_number(self, state: State) -> str:
        """Return the number that keeps the words as they are, once they were not understood twice."""
        return asking.own_words_number(self._making, state)

    def to_come_back_to(self, state: State) -> str:
        """Return the open question that is worth coming back to first, or nothing."""
        return ending.to_come_back_to(self._making, state)

    def _progress(self, state: State) -> Progress | None:
        section = state.step.section
        if state.cursor:  # before the first question none need be built
            question = self._script.questions.get(state.cursor)
            section = question.section if question is not None else section
        if not section:
            return None
        names = list(dict.fromkeys(each.section for each in state.path.questions))
        here = [
            each
            for each in state.path.questions
            if each.section == section and each.kind != "offer"
        ]
        answered = sum(each.id in state.answers for each in here)
        title = self._speech.words(self._script.sections[section].title)
        return Progress(names.index(section) + 1, len(names), title, answered, len(here) - answered)
