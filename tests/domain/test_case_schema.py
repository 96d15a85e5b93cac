"""The JSON Schema takes what the reader takes, and refuses what it refuses as far as a schema can."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.content.yaml_file import read_yaml
from assistant.domain.case_schema import case_schema
from assistant.domain.knowledge import Knowledge
from tests.domain.schema_reading import is_valid
from tests.domain.test_case_errors import CLIENT, WRONG
from tests.reasoning.made_cases import Maker

WRITTEN = Path("docs/case.schema.json")
CASES = sorted(Path("tests/cases").glob("*.case.yaml"))
BEYOND = {
    "functions.sleep.last_months_ago",
    "history.infancy.adversity.poverty.last_months_ago",
    "history.intrauterine.adversity.poverty.last_months_ago",
}
"""What needs the age of the client to be compared with a figure."""


def test_the_schema_in_the_repository_is_the_one_that_is_made(knowledge: Knowledge) -> None:
    """After a change of a code: undersong schema > docs/case.schema.json."""
    assert json.loads(WRITTEN.read_text(encoding="utf-8")) == case_schema(knowledge)


@pytest.mark.broad
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_invented_case_fits_the_schema(path: Path, knowledge: Knowledge) -> None:
    schema = case_schema(knowledge)
    assert is_valid(read_yaml(path.read_text(encoding="utf-8"))[0], schema, schema)


def test_every_made_case_fits_the_schema(knowledge: Knowledge) -> None:
    schema = case_schema(knowledge)
    for seed in range(60):
        assert is_valid(Maker(knowledge, seed).case(), schema, schema), seed


@pytest.mark.broad
@pytest.mark.parametrize(
    ("change", "path"), WRONG, ids=[f"{n}-{path}" for n, (_, path) in enumerate(WRONG)]
)
def test_what_the_reader_refuses_does_not_fit_the_schema(
    knowledge: Knowledge, change: dict[str, Any], path: str
) -> None:
    schema = case_schema(knowledge)
    fits = is_valid({"contract": 1, "client": CLIENT, **change}, schema, schema)
    assert fits is (path in BEYOND)


@pytest.mark.parametrize(
    ("age", "change"),
    [
        (107, {"functions": {"thinking_ahead": {"value": None}}}),
        (20, {"functions": {"thinking_ahead": {"absent": "not_reached"}}}),
        (20, {"history": {"youth": {"absent": "not_reached"}}}),
        (20, {"now": {"friends": 1}}),
        (20, {"history": {"value": {"infancy": None}, "known": "told"}}),
        (20, {"client": {"label": "x", "age_months": {"value": 20}, "informant": "self"}}),
        (300, {"now": {"attuned_caregiver": {"value": 2, "known": "told"}}}),
    ],
)
def test_what_may_be_open_fits_the_schema(
    knowledge: Knowledge, age: int, change: dict[str, Any]
) -> None:
    schema = case_schema(knowledge)
    case = {"contract": 1, "client": {**CLIENT, "age_months": age}, **change}
    assert is_valid(case, schema, schema)


@pytest.mark.parametrize(
    ("age", "change"),
    [
        (20, {"functions": {"thinking_ahead": {"value": 1}}}),
        (20, {"history": {"value": {"youth": {}}}}),
        (3, {"now": {"friends": 1}}),
        (3, {"now": {"value": {"friends": 1}}}),
        (20, {"client": {"label": None, "age_months": 20, "informant": "self"}}),
    ],
)
def test_what_the_age_forbids_does_not_fit_the_schema(
    knowledge: Knowledge, age: int, change: dict[str, Any]
) -> None:
    schema = case_schema(knowledge)
    case = {"contract": 1, "client": {**CLIENT, "age_months": age}, **change}
    assert not is_valid(case, schema, schema)
