"""State is a fold over events: the same events always give the same state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.conversation.path import Path, Setting, find_path, no_path
from assistant.domain.answers import Answer, Event, Known, Remarked, Renewed, answer_of
from assistant.domain.checkins import to_look_at
from assistant.domain.script import Script
from assistant.interview.machine import NextStep, Stage, Stages, Trigger
from assistant.interview.plan_events import beside_after, checkins_after
from assistant.interview.steps import NOTHING_LEFT, Step, next_step, provisional_in

if TYPE_CHECKING:
    from assistant.conversation.facts import Memory
    from assistant.domain.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class State:
    """Where an interview stands after an event.

    ``answers`` holds the current answer of every question ever answered, on the path or not.
    ``cursor`` is the question the person chose to look at; without one, the next open one is asked.
    """

    voice: str
    stage: Stage
    answers: Mapping[str, Answer]
    choices: Mapping[str, tuple[str, ...]]
    felt: frozenset[str]
    path: Path
    step: Step
    cursor: str = ""
    proposed: Event | None = None
    before_pause: Stage = "opening"
    pause: str = ""
    """Why it paused: ``break`` is a rest, ``stop?`` waits for a yes."""
    unclear: int = 0
    alerts: tuple[str, ...] = ()
    unsure_alerts: tuple[str, ...] = ()
    notes: Mapping[str, tuple[Remarked, ...]] = field(default_factory=dict)
    flags: tuple[Remarked, ...] = ()
    speaker: str = ""
    """Who speaks from here on, where that was said; it stays until it is said anew."""
    known: Known | None = None
    """How they know, likewise."""
    judged: Mapping[str, str] = field(default_factory=dict)
    """A clinician's own view: where to start, how sure, an override and its reason."""
    decisions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By danger: what was decided about it, and why."""
    planned: tuple[Mapping[str, object], ...] = ()
    beside_plan: Mapping[str, object] = field(default_factory=dict)
    """What stands beside the activities: marks, what is talked about next, how sure, the goal."""
    checkins: tuple[Mapping[str, object], ...] = ()
    """How the weeks went, in the order they were told; only the last may be unfinished."""
    watched: bool | None = None
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By list: what was told in a story and confirmed, before the list was asked."""
    anchors: Mapping[str, tuple[int, int] | None] = field(default_factory=dict)
    """When an event was that times hang on, in whole months of age; None where nobody knows."""
    renewed: Renewed | None = None
    """The earlier interview whose answers are asked about again."""
    from_review: bool = False
    """An answer is being changed from the review, so the review comes after it."""
    last: Event | None = None

    def marks(self) -> int:
        """Return how much somebody should look at: dangers that were named or left unsure, and flags."""
        answers = [self.answers.get(each.id) for each in self.path.questions if each.safety]
        named = {
            code
            for answer in answers
            if answer is not None and isinstance(answer.value, Mapping)
            for code in (*answer.value.get("ticked", ()), *answer.value.get("unsure", ()))
        }
        return len(named) + len(self.flags) + len(to_look_at(self.checkins))

    def setting(self) -> Setting:
        """Return what the path depends on."""
        return Setting(self.voice, self.choices)

    def provisional(self, section: str) -> tuple[str, ...]:
        """Return the questions of a section whose answers were taken from own words; three at a time."""
        return provisional_in(
            (each for each in self.path.questions if each.section == section), self.answers
        )

    def is_under_way(self) -> bool:
        """Say whether something is still to be asked that was not asked yet."""
        return self.step.kind != "nothing"

    def question_id(self) -> str:
        """Return the question that is open now, or nothing."""
        return self.cursor or self.step.question


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
    "voice",
    "exported",
    "undone",
)
_BESIDE = frozenset(_STAY) - {"voice"}


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

    def all(self, voice: str, events: Iterable[Event]) -> State:
        """Return the state after all these events; what was undone never happened."""
        happened = list(events)
        self._memory.clear()  # the answers are made anew
        undone = {number for event in happened if event.kind == "undone" for number in event.value}
        state, behind = self.start(voice), ""
        for event in happened:
            if event.number not in undone:
                state, behind = self._replayed(state, event, behind)
        return self._caught_up(state, behind)

    def _replayed(self, state: State, event: Event, behind: str) -> tuple[State, str]:
        """Take one of many events, and put off what only the last of a run has to find.

        Finding the path is nearly all that an event costs, and of a run of answers the last path is
        the only one that counts. ``behind`` says what was put off: nothing, ``path``, or ``stage`` too.
        """
        if event.kind in _LEADS_ON and _trigger(state, event) == "proceed":
            return replace(_changed(state, event), last=event), "stage"
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
        changed = replace(_changed(state, event), last=event)
        if event.kind in _WALKS:
            changed = self._walked(changed)
        if event.kind in _STAY and not _moves_on(changed, event):
            return changed
        stage = self._stages.after(
            state.stage,
            _trigger(state, event),
            _leads_to(changed),
            state.before_pause,
        )
        return replace(changed, stage=stage)

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


def _changed(state: State, event: Event) -> State:
    match event.kind:
        case "opened":
            return replace(state, watched=event.value)
        case "chose":
            made = (*state.choices.get(event.question, ()), str(event.value))
            return replace(state, choices={**state.choices, event.question: made}, cursor="")
        case "felt":
            return replace(state, felt=state.felt | {event.question})
        case "answered":
            return _answered(state, event)
        case "accepted" if state.proposed is not None:
            return _accepted(state, state.proposed, event)
        case "proposed":
            return replace(state, proposed=event, unclear=0)
        case "dropped":
            return _dropped(state)
        case "unclear":
            return replace(state, unclear=state.unclear + 1)
        case "went":
            from_review = bool(event.question) and (state.from_review or state.stage == "reviewing")
            return replace(
                state, cursor=event.question, unclear=0, proposed=None, from_review=from_review
            )
        case _:
            return _aside(state, event)


def _renewed(state: State, event: Event) -> State:
    """Begin from an earlier interview: its doors stand open again, so that all it told is asked about."""
    told = event.value
    doors = {name: Answer(name, event.number, value=True) for name in told["doors"]}
    renewed = Renewed(told["from"], told["day"], frozenset(told["over"]))
    return replace(state, renewed=renewed, answers={**state.answers, **doors})


def _accepted(state: State, proposed: Event, event: Event) -> State:
    """A change or what was heard becomes the answer; a fact of a story is ticked beforehand."""
    state = replace(state, proposed=None)
    if "anchor" in proposed.data:
        first, last = event.value
        return _anchored(state, proposed, (first, last))
    if not proposed.data.get("fact"):
        return _answered(state, replace(proposed, number=event.number))
    told = dict(state.told)
    for question, code in proposed.data["fact"]:
        told[question] = tuple(dict.fromkeys((*told.get(question, ()), code)))
    return replace(state, told=told)


def _dropped(state: State) -> State:
    """A no leaves the answers as they were, and what was heard wrong is asked again where it was asked.

    An event whose time nobody knows is not asked about again.
    """
    proposed = state.proposed
    if proposed is None:
        return replace(state, cursor="")
    data = proposed.data
    if "anchor" in data:
        return _anchored(replace(state, proposed=None, cursor=""), proposed, None)
    if "command" in data:
        return replace(state, proposed=None)
    is_answer = bool(data.get("heard")) and "fact" not in data
    asked = str(data.get("asked", proposed.question)) if is_answer else ""
    return replace(state, proposed=None, cursor=asked if asked in state.path.ids() else "")


def _anchored(state: State, proposed: Event, span: tuple[int, int] | None) -> State:
    return replace(state, anchors={**state.anchors, str(proposed.data["anchor"]): span})


def _answered(state: State, event: Event) -> State:
    answers = {**state.answers, event.question: answer_of(event)}
    return replace(state, answers=answers, cursor="", unclear=0)


def _aside(state: State, event: Event) -> State:
    match event.kind:
        case "confirmed":
            settled = {
                name: replace(state.answers[name], is_provisional=False) for name in event.value
            }
            return replace(state, answers={**state.answers, **settled})
        case "noted":
            kept = (*state.notes.get(event.question, ()), _remarked(event))
            return replace(state, notes={**state.notes, event.question: kept})
        case "flagged":
            return replace(state, flags=(*state.flags, _remarked(event)))
        case "informed":
            return replace(
                state,
                speaker=str(event.value.get("speaker", state.speaker)),
                known=event.value.get("known", state.known),
            )
        case _:
            return _judged(state, event)


def _remarked(event: Event) -> Remarked:
    return Remarked(event.question, event.said, str(event.value or ""), event.voice, event.at)


def _judged(state: State, event: Event) -> State:
    match event.kind:
        case "judged":
            return replace(state, judged={**state.judged, **event.value})
        case "decided":
            decision = {**event.value, "at": event.at}
            return replace(state, decisions={**state.decisions, event.question: decision})
        case _:
            return _elsewhere(state, event)


def _elsewhere(state: State, event: Event) -> State:
    match event.kind:
        case "voice":
            return replace(state, voice=str(event.value), cursor="", proposed=None, unclear=0)
        case "alerted":
            unsure = tuple(event.data.get("unsure", ()))
            return replace(state, alerts=tuple(event.value), unsure_alerts=unsure)
        case "seen":
            is_command = state.proposed is not None and "command" in state.proposed.data
            proposed = None if is_command else state.proposed
            return replace(state, alerts=(), unsure_alerts=(), proposed=proposed)
        case "paused":
            why = event.value if isinstance(event.value, str) else ""
            return replace(state, before_pause=state.stage, pause=why)
        case "reviewed":
            return replace(state, cursor="", proposed=None, unclear=0, from_review=False)
        case "planned" | "shaped" | "checked":
            return _planned(state, event)
        case "renewed":
            return _renewed(state, event)
        case _:
            return state


def _planned(state: State, event: Event) -> State:
    count = len(state.checkins)
    return replace(
        state,
        planned=tuple(event.value) if event.kind == "planned" else state.planned,
        beside_plan=beside_after(state.beside_plan, event, count),
        checkins=checkins_after(state.checkins, event),
    )
