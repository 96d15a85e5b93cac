"""A case file becomes an interview that gives the same case again."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from assistant.domain.case import read_case
from assistant.interview.interview import Interview
from assistant.interview.session import Books
from assistant.interview.starting import start_from
from assistant.reasoning.formulation import formulate, to_plain
from tests.fakes import FakeClock, MemoryStore

CASES = [
    pytest.param(path, id=path.stem, marks=pytest.mark.broad if place % 6 else [])
    for place, path in enumerate(sorted(Path("tests/cases").glob("*.case.yaml")))
]


def started(books: Books, case: dict[str, Any]) -> Interview:
    store = MemoryStore()
    clock = FakeClock()
    kept = store.begin(None, "clinician", clock.now())
    interview = Interview(books, store, clock, kept, "test")
    start_from(interview, case)
    return interview


@pytest.mark.parametrize("path", CASES)
def test_an_interview_from_a_case_says_the_same_of_it(path: Path, books: Books) -> None:
    case = YAML(typ="safe").load(path)
    case = {key: value for key, value in case.items() if key != "expectation"}
    mine = to_plain(formulate(read_case(case, books.knowledge), books.knowledge, brief=True))
    interview = started(books, case)
    again = interview.case()
    told = to_plain(formulate(read_case(again, books.knowledge), books.knowledge, brief=True))
    assert told["start_with"] == mine["start_with"]
    functions = [(region["id"], region["function"]) for region in told["regions"]]
    assert functions == [(region["id"], region["function"]) for region in mine["regions"]]
    for here, there in zip(told["regions"], mine["regions"], strict=True):
        (low, high), (lowest, highest) = here["history_bounds"], there["history_bounds"]
        assert low <= lowest + 1e-9, "it says no more than the case"
        assert high >= highest - 1e-9
    assert {each["id"] for each in mine["safety"]} == {each["id"] for each in told["safety"]}


@pytest.mark.broad
def test_what_the_seed_tells_is_all_there(books: Books) -> None:
    case = YAML(typ="safe").load(Path("tests/cases/on_edge.case.yaml"))
    again = started(books, case).case()
    assert again["history"]["perinatal"] == case["history"]["perinatal"]
    assert again["now"] == case["now"]
    assert again["preferences"]["unsafe_people"] == case["preferences"]["unsafe_people"]
    assert again["medical"]["asthma"] is True
    assert again["medical"]["asthma_uncontrolled"] is None
