"""The whole table of stages and triggers, and its drawing."""

import re
from itertools import product
from pathlib import Path

import pytest

from assistant.interview.machine import STAGES, TRIGGERS, NotNow, Stage, Stages, Trigger, drawing

TALKING = {"opening", "consent", "asking", "clarifying", "confirming", "safety"}
AFTER = {"reviewing", "explaining", "planning"}
EXPECTED: dict[str, tuple[set[str], str | None]] = {
    "proceed": (TALKING | AFTER, None),
    "misunderstand": ({"asking", "clarifying"}, "clarifying"),
    "propose": ({"asking", "clarifying", "safety"}, "confirming"),
    "alarm": (TALKING | AFTER, "safety"),
    "pause": (TALKING | AFTER, "paused"),
    "resume": ({"paused"}, "asking"),
    "review": ((TALKING - {"opening"}) | AFTER | {"closed"}, "reviewing"),
    "explain": (AFTER, "explaining"),
    "plan": ({"explaining", "planning"}, "planning"),
    "check": (AFTER | {"closed"}, "planning"),
    "close": ({"explaining", "planning"}, "closed"),
}


@pytest.mark.broad
@pytest.mark.parametrize(("stage", "trigger"), list(product(STAGES, TRIGGERS)))
def test_every_stage_answers_every_trigger_as_the_table_says(
    stage: Stage, trigger: Trigger
) -> None:
    sources, target = EXPECTED[trigger]
    stages = Stages()
    assert stages.allows(stage, trigger) == (stage in sources)
    if stage in sources:
        after = stages.after(stage, trigger, "asking", "asking")
        assert after == (target or "asking")
    else:
        with pytest.raises(NotNow, match=trigger):
            stages.after(stage, trigger, "asking")


@pytest.mark.parametrize("step", ["consent", "asking", "reviewing"])
def test_proceeding_goes_where_the_next_step_is(step: str) -> None:
    assert Stages().after("asking", "proceed", step) == step  # type: ignore[arg-type]


@pytest.mark.parametrize("stage", sorted(TALKING | AFTER))
def test_a_pause_leads_back_to_where_it_began(stage: Stage) -> None:
    assert Stages().after("paused", "resume", "consent", stage) == stage


def test_the_drawing_in_the_docs_is_the_running_machine() -> None:
    page = Path("docs/machine.md").read_text(encoding="utf-8")
    found = re.search(r"```mermaid\n(.*?)```", page, re.DOTALL)
    assert found is not None
    assert found[1] == drawing()
