"""Every invented case comes out as its sidecar says; one file is test, demonstration and practice."""

from pathlib import Path
from typing import Any

import pytest

from assistant.content.yaml_file import read_yaml
from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.expectation import unmet
from assistant.reasoning.formulation import formulate, to_plain
from tests.papers import case_of

FOLDER = Path(__file__).parents[1] / "cases"
NAMES = sorted(path.name.removesuffix(".expect.yaml") for path in FOLDER.glob("*.expect.yaml"))
Plain = dict[str, Any]


def load(name: str) -> Plain:
    return case_of(name)


def result_of(plain: Plain, knowledge: Knowledge, voice: str = "clinician") -> Plain:
    return to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))


@pytest.mark.parametrize("name", NAMES)
def test_a_case_comes_out_as_expected(name: str, knowledge: Knowledge) -> None:
    expected, _ = read_yaml((FOLDER / f"{name}.expect.yaml").read_text(encoding="utf-8"))
    plain = load(name)
    assert unmet(expected, lambda voice: result_of(plain, knowledge, voice), knowledge) == ()
