"""Every control of the safety case names a test that is there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CASE = (ROOT / "docs/safety-case.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
HAZARD = re.compile(r"^\| \d+ \|.*$", re.MULTILINE)


@pytest.mark.broad
def test_every_test_that_is_named_is_there() -> None:
    named = NAMED.findall(CASE)
    missing = [f"{path}::{name}" for path, name in named if name not in _tests_in(ROOT / path)]
    assert named
    assert missing == []


def test_every_hazard_has_a_control_that_is_tested() -> None:
    hazards = HAZARD.findall(CASE)
    assert len(hazards) >= 15
    assert [row for row in hazards if not NAMED.search(row)] == []


def _tests_in(path: Path) -> set[str]:
    if not path.exists():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}
