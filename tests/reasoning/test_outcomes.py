"""A few results as they are, line by line, so that a change of rules or words is seen where it lands.

After a change on purpose: UNDERSONG_SNAPSHOTS=write make test ARGS=tests/reasoning/test_outcomes.py,
then look at the difference and name the cases in the commit.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain
from tests.reasoning.made_cases import Maker, Plain
from tests.reasoning.test_expected_cases import load

FOLDER = Path(__file__).parent / "outcomes"
INVENTED = (
    ("on_edge", "clinician"),
    ("on_edge", "caregiver"),
    ("on_edge", "trainee"),
    ("unknown_history", "self"),
    ("everything_worst", "clinician"),
    ("everything_worst", "caregiver"),
    ("safe_and_unsafe", "caregiver"),
    ("snoring", "clinician"),
    ("resilient", "clinician"),
    ("all_declined", "clinician"),
    ("worn_out_parent", "caregiver"),
    ("recent_single_event", "clinician"),
    ("relational_only", "clinician"),
    ("reach_tea", "clinician"),
)
MADE = ((22, "clinician"), (46, "clinician"), (51, "trainee"), (88, "self"), (124, "clinician"))
ALL = [*INVENTED, *((f"made_{seed}", voice) for seed, voice in MADE)]


def plain_of(name: str, knowledge: Knowledge) -> Plain:
    if name.startswith("made_"):
        return Maker(knowledge, int(name.removeprefix("made_"))).case()
    return load(name)


def lines_of(found: Plain) -> Iterator[str]:
    for key, value in found.items():
        if key == "knowledge":
            continue
        for place, one in _parts(key, value):
            yield f"{place}: {json.dumps(one, ensure_ascii=False)}"


def _parts(place: str, value: object) -> Iterator[tuple[str, object]]:
    if place == "plan" and isinstance(value, dict):
        for stage in value["stages"]:
            yield f"plan.{stage['id']}", {"open": stage["open"], "gate": stage["gate"]}
            for one in stage["activities"]:
                yield f"plan.{stage['id']}.{one['id']}", one
        value = {"not_yet": value["not_yet"], "excluded": value["excluded"]}
    if isinstance(value, dict):
        for key, one in value.items():
            yield f"{place}.{key}", one
    elif isinstance(value, list):
        for one in value:
            yield place, one
    else:
        yield place, value


@pytest.mark.broad
@pytest.mark.parametrize(("name", "voice"), ALL, ids=[f"{name}-{voice}" for name, voice in ALL])
def test_a_result_is_as_it_was_written_down(name: str, voice: str, knowledge: Knowledge) -> None:
    case = read_case(plain_of(name, knowledge), knowledge)
    found = "\n".join(lines_of(to_plain(formulate(case, knowledge, voice)))) + "\n"
    path = FOLDER / f"{name}-{voice}.txt"
    if os.environ.get("UNDERSONG_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")
