"""The stages of a conversation and how one leads to another; the only file that knows transitions.

The order of the questions is data and lives in dialogs/; this machine only says where in a
conversation we are. It is asked, never told: each event of the interview is one trigger.
"""

from dataclasses import dataclass
from typing import Literal, get_args

Stage = Literal[
    "opening",
    "consent",
    "asking",
    "clarifying",
    "confirming",
    "paused",
    "safety",
    "reviewing",
    "explaining",
    "planning",
    "closed",
]
Trigger = Literal[
    "proceed",
    "misunderstand",
    "propose",
    "alarm",
    "pause",
    "resume",
    "review",
    "explain",
    "plan",
    "check",
    "close",
]
NextStep = Literal["consent", "asking", "reviewing"]
STAGES: tuple[Stage, ...] = get_args(Stage)
TRIGGERS: tuple[Trigger, ...] = get_args(Trigger)

_TALKING = ["opening", "consent", "asking", "clarifying", "confirming", "safety"]
_AFTER = ["reviewing", "explaining", "planning"]
_OPEN = [*_TALKING, *_AFTER]


class NotNow(Exception):  # noqa: N818  # reads as what it is
    """What was asked for is not possible at this stage."""


@dataclass  # no slots: transitions puts its triggers on the model
class Conversation:
    """What the machine looks at: where it is, what comes next, and where a pause began."""

    state: Stage = "opening"
    next_step: NextStep = "asking"
    before_pause: Stage = "opening"

    def leads_to_consent(self) -> bool:
        """A sensitive section, or the check after it, comes next."""
        return self.next_step == "consent"

    def leads_to_asking(self) -> bool:
        """A question comes next."""
        return self.next_step == "asking"


def _returning(stage: Stage) -> str:
    return f"paused_while_{stage}"


for _stage in _OPEN:
    setattr(
        Conversation,
        _returning(_stage),  # type: ignore[arg-type]  # the names are the stages
        lambda self, stage=_stage: self.before_pause == stage,
    )


def transition_table() -> list[dict[str, object]]:
    """Return every transition: trigger, where from, where to, and under which condition."""
    proceed: list[dict[str, object]] = [
        {
            "trigger": "proceed",
            "source": [*_TALKING, *_AFTER],
            "dest": dest,
            "conditions": condition,
        }
        for dest, condition in (
            ("consent", "leads_to_consent"),
            ("asking", "leads_to_asking"),
            ("reviewing", None),
        )
    ]
    resume: list[dict[str, object]] = [
        {"trigger": "resume", "source": "paused", "dest": stage, "conditions": _returning(stage)}  # type: ignore[arg-type]
        for stage in _OPEN
    ]
    return [
        *proceed,
        {"trigger": "misunderstand", "source": ["asking", "clarifying"], "dest": "clarifying"},
        {"trigger": "propose", "source": ["asking", "clarifying", "safety"], "dest": "confirming"},
        {"trigger": "alarm", "source": _OPEN, "dest": "safety"},
        {"trigger": "pause", "source": _OPEN, "dest": "paused"},
        *resume,
        {"trigger": "review", "source": [*_TALKING[1:], *_AFTER], "dest": "reviewing"},
        {"trigger": "explain", "source": _AFTER, "dest": "explaining"},
        {"trigger": "plan", "source": ["explaining", "planning"], "dest": "planning"},
        {"trigger": "check", "source": [*_AFTER, "closed"], "dest": "planning"},
        {"trigger": "close", "source": ["explaining", "planning"], "dest": "closed"},
        {"trigger": "review", "source": "closed", "dest": "reviewing"},
    ]


class Stages:
    """The machine, used as a function: a stage and a trigger give the next stage."""

    def __init__(self) -> None:
        """Build the one machine; it keeps nothing between calls."""
        from transitions import Machine, MachineError  # noqa: PLC0415  # not before the first event

        self._refusal = MachineError
        self._model = Conversation()
        self._machine = Machine(
            self._model,
            states=list(STAGES),
            transitions=transition_table(),
            initial="opening",
            auto_transitions=False,
            queued=True,
        )

    def after(
        self, stage: Stage, trigger: Trigger, next_step: NextStep, before_pause: Stage = "opening"
    ) -> Stage:
        """Return the stage that follows.

        Raises:
            NotNow: the trigger means nothing at this stage.
        """
        model = self._model
        model.state, model.next_step, model.before_pause = stage, next_step, before_pause
        try:
            self._machine.events[trigger].trigger(model)
        except self._refusal as error:
            raise NotNow(f"'{trigger}' is not possible while {stage}.") from error
        return model.state

    def allows(self, stage: Stage, trigger: Trigger) -> bool:
        """Say whether the trigger means anything at this stage."""
        return trigger in self._machine.get_triggers(stage)


def drawing() -> str:
    """Return the machine as a Mermaid state diagram, made from the running table."""
    lines = ["stateDiagram-v2", "  [*] --> opening"]
    for transition in transition_table():
        source = transition["source"]
        names = source if isinstance(source, list) else [source]
        condition = transition.get("conditions")
        label = f"{transition['trigger']} [{condition}]" if condition else transition["trigger"]
        lines += [f"  {name} --> {transition['dest']}: {label}" for name in names]
    return "\n".join([*lines, "  closed --> [*]", ""])
