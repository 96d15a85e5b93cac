"""Nothing in the knowledge is dead: some case brings it up, or it stands guard and says why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.content.yaml_file import read_yaml
from assistant.domain.case import Case, read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.cautions import warnings
from assistant.reasoning.reach import PARTS, reached, unreached
from tests.reasoning.made_cases import Maker

CASES = sorted(Path("tests/cases").glob("*.case.yaml"))
TELLING = (
    0, 1, 2, 3, 5, 6, 7, 13, 14, 17, 20, 22, 23, 25, 27, 31, 32, 33, 35, 41, 42, 46, 50, 51, 56, 60,
    61, 62, 63, 68, 74, 88, 102, 124, 127, 135, 136, 152, 164, 176, 183, 206, 227, 239, 259, 374,
    422, 426, 495, 506, 540, 1048,
)  # fmt: skip
"""Made cases that bring up something new; when the knowledge changes, others do and are looked for."""
MOST = 4000
GUARDS = {
    "weighted_never_here": "no activity is weighted",
    "weighted_with_therapist": "no activity is weighted",
    "deep_pressure_infants": "no activity with deep pressure is for infants",
    "no_spinning": "no activity spins",
    "no_water_with_spells": "spells come before any activity",
    "infant_signs": "these signs come before any activity",
    "never_vigorous_with_babies": "nothing vigorous is for babies",
    "no_probing": "danger comes before any activity",
}
"""Cautions that take nothing out today; whoever adds an activity meets them."""


def cases(knowledge: Knowledge) -> Iterator[Case]:
    for path in CASES:
        yield read_case(read_yaml(path.read_text(encoding="utf-8"))[0], knowledge)
    for seed in (*TELLING, *range(MOST)):
        yield read_case(Maker(knowledge, seed).case(), knowledge)


@pytest.mark.broad
def test_everything_in_the_knowledge_comes_up_in_some_case_or_stands_guard(
    knowledge: Knowledge,
) -> None:
    left = {part: set(getattr(knowledge, part)) for part in PARTS}
    left["cautions"] -= set(GUARDS)
    for case in cases(knowledge):
        found = reached([case], knowledge)
        left = {part: names - found[part] for part, names in left.items()}
        if not any(left.values()):
            break
    assert {part: names for part, names in left.items() if names} == {}


@pytest.mark.broad
@pytest.mark.parametrize("name", GUARDS)
def test_a_caution_that_takes_nothing_out_yet_holds_when_it_should(
    knowledge: Knowledge, name: str
) -> None:
    guard = knowledge.cautions[name]
    assert any(warnings(case, [guard]) for case in cases(knowledge))


def test_what_no_case_brings_up_is_named(knowledge: Knowledge) -> None:
    calm = read_yaml(Path("tests/cases/resilient.case.yaml").read_text(encoding="utf-8"))[0]
    found = reached([read_case(calm, knowledge)], knowledge)
    missing = unreached(found, knowledge)
    assert missing["activities"] == list(knowledge.activities)
    assert "opening_resilient" not in missing["sentences"]
    assert "opening_refer" in missing["sentences"]
