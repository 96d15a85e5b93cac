"""Folds events into a state; resume, undo and change are the same replay."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.conversation.path import find_path, no_path
from assistant.domain.answers import Answer, Event
from assistant.domain.script import Script
from assistant.interview.machine import NextStep, Stage, Stages, Trigger
from assistant.interview.steps import NOTHING_LEFT, next_step

if TYPE_CHECKING:
    from assistant.conversation.facts import Memory
    from assistant.domain.knowledge import Knowledge


from assistant.interview.happening import changed
from assistant.interview.state import State

_TRIGGERS: Mapping[str, Trigger] = {
    "opened": "proceed",
    "chose": "proceed",
    "felt": "proceed",
    "answered": "proceed",
    "accepted": "proceed",
    "confirmed": "proceed",
    "dropped": "proceed",
    "seen": "proceed",
    "went": "proceed",
    "proposed": "propose",
    "unclear": "misunderstand",
    "alerted": "alarm",
    "paused": "pause",
    "resumed": "resume",
    "reviewed": "review",
    "explained": "explain",
    "planned": "plan",
    "shaped": "plan",
    "checked": "check",
    "closed": "close",
}
_WALKS = frozenset({"opened", "answered", "accepted", "confirmed", "chose", "felt", "voice"})
"""What may change the path or what comes next on it."""
_LEADS_ON = frozenset({"answered", "accepted", "confirmed", "chose", "felt", "seen"})
"""After these it goes on to what comes next, whatever the stage was."""
_WHEREVER = frozenset({"proposed", "unclear", "alerted"})
"""These lead to a stage of their own, whatever comes next on the path."""
_GROWN: tuple[Stage, ...] = ("reviewing", "explaining", "asking", "paused")
"""Where an event goes on that its stage does not know, the first that does."""
_STAY = (
    "renewed",
    "noted",
    "flagged",
    "informed",
    "judged",
    "decided",
    "fitted",
    "voice",
    "exported",
    "undone",
)
_BESIDE = frozenset(_STAY) - {"voice"}
_BASICS = ("client.name", "client.pronouns", "client.age", "client.informant")
"""Who the client is: every later question is asked by it."""


class Fold:
    """Folds events into a state; knows the script and the knowledge, keeps nothing."""

    def __init__(self, script: Script, knowledge: "Knowledge") -> None:
        """Remember what the events are about."""
        self._script = script
        self._knowledge = knowledge
        self._made: Stages | None = None
        self._memory: Memory = {}

    @property
    def _stages(self) -> Stages:
        """The machine, made when something happens for the first time."""
        if self._made is None:
            self._made = Stages()
        return self._made

    def start(self, voice: str) -> State:
        """Return the state before anything happened; the questions are looked for once it opens."""
        path = no_path(self._knowledge, voice)
        return State(voice, "opening", {}, {}, frozenset(), path, NOTHING_LEFT)

    def all(self, voice: str, events: Iterable[Event], start: State | None = None) -> State:
        """Return the state after all these events, from a state or anew; what was undone never happened."""
        happened = list(events)
        self._memory.clear()  # the answers are made anew
        undone = {number for event in happened if event.kind == "undone" for number in event.value}
        state, behind = start or self.start(voice), ""
        for event in happened:
            if event.number not in undone:
                state, behind = self._replayed(state, event, behind)
        return self._caught_up(state, behind)

    def unseen(self, state: State) -> State:
        """Return the state for somebody else who may sit here now: it goes on, and shows no answer.

        What was told counts as not said, and so asks nothing that would give it away; who the
        client is stays known. Only events that follow are shown.
        """
        basics = {name: one for name, one in state.answers.items() if name.startswith(_BASICS)}
        told = {
            name: Answer(name, one.number, absent="declined")
            for name, one in state.answers.items()
            if name not in basics
        }
        self._memory.clear()
        bare = State(
            state.voice,
            state.stage,
            {**basics, **told},
            state.choices,
            state.felt,
            state.path,
            state.step,
            unseen=frozenset(state.answers),
        )
        needless = self._walked(bare).path.ids() - state.path.ids()
        bare = self._walked(replace(bare, withheld=needless))
        on_path = bare.path.ids()
        answers = {name: one for name, one in bare.answers.items() if name in on_path}
        bare = self._walked(replace(bare, answers=answers, unseen=frozenset(answers)))
        if state.stage in {"opening", "closed"}:
            return bare
        then = self._stages.after("asking", "proceed", _leads_to(bare))
        is_paused = state.stage == "paused"
        return replace(bare, stage="paused" if is_paused else then, before_pause=then)

    def _replayed(self, state: State, event: Event, behind: str) -> tuple[State, str]:
        """Take one of many events, and put off what only the last of a run has to find.

        Finding the path is nearly all that an event costs, and of a run of answers the last path is
        the only one that counts. ``behind`` says what was put off: nothing, ``path``, or ``stage`` too.
        """
        if event.kind in _LEADS_ON and _trigger(state, event) == "proceed":
            return replace(changed(state, event), last=event), "stage"
        if event.kind in _BESIDE:
            return self.after(state, event), behind
        if behind and event.kind in _WHEREVER:  # it was possible when it happened
            return self.after(replace(state, stage="asking"), event), "path"
        state = self._where_it_happened(self._caught_up(state, behind), event)
        return self.after(state, event), ""

    def _caught_up(self, state: State, behind: str) -> State:
        """Find what was put off."""
        if not behind:
            return state
        state = self._walked(state)
        if behind == "path":
            return state
        return replace(state, stage=self._stages.after("asking", "proceed", _leads_to(state)))

    def _where_it_happened(self, state: State, event: Event) -> State:
        """Return the state at a stage where the event can happen: what happened has happened.

        A dialogue that has a question more, or one less, since then leaves the place somewhere else.
        """
        if self.allows(state, event.kind):
            return state
        stages = (stage for stage in _GROWN if self._stages.allows(stage, _TRIGGERS[event.kind]))
        return replace(state, stage=next(stages))

    def allows(self, state: State, kind: str) -> bool:
        """Say whether an event of this kind can happen now."""
        return kind in _STAY or self._stages.allows(state.stage, _TRIGGERS[kind])

    def after(self, state: State, event: Event) -> State:
        """Return the state after one more event.

        Raises:
            NotNow: the event cannot happen at this stage.
        """
        then = replace(changed(state, event), last=event)
        if event.kind in _WALKS:
            then = self._walked(then)
        if event.kind in _STAY and not _moves_on(then, event):
            return then
        stage = self._stages.after(
            state.stage,
            _trigger(state, event),
            _leads_to(then),
            state.before_pause,
        )
        return replace(then, stage=stage)

    def _walked(self, state: State) -> State:
        setting = state.setting()
        path = find_path(self._script, self._knowledge, state.answers, setting, self._memory)
        over = state.renewed.over if state.renewed is not None else frozenset()
        step = next_step(self._script, path, state.answers, setting, state.felt, over)
        cursor = state.cursor if state.cursor in path.ids() else ""
        return replace(state, path=path, step=step, cursor=cursor)


def _trigger(state: State, event: Event) -> Trigger:
    """Return what an event sets off; after a safety card what was read back waits for its yes again."""
    held = state.proposed
    if event.kind == "seen" and held is not None and "command" not in held.data:
        return "propose"
    return _TRIGGERS.get(event.kind, "proceed")


def _moves_on(state: State, event: Event) -> bool:
    """Another voice may have other questions, so what is open is found again."""
    return event.kind == "voice" and state.stage in {
        "consent",
        "asking",
        "clarifying",
        "confirming",
    }


def _leads_to(state: State) -> NextStep:
    if state.cursor:
        return "asking"
    if state.from_review:
        return "reviewing"
    kinds: Mapping[str, NextStep] = {"question": "asking", "nothing": "reviewing"}
    return kinds.get(state.step.kind, "consent")
