"""What is understood on lines that others wrote and that no rule had seen when they were first scored.

First run, before any rule was changed for them:

- ``first`` (526 lines): 70 % right, 1.9 % wrong and sure; facts P .78, R .23; explicit danger 9 of 28.
- ``second`` (400 lines, both halves): 77.5 % right, 14.5 % asked, 6.2 % wrong, 1.75 % wrong and sure;
  facts P .74, R .54; explicit danger 27 of 30, with 2 harmless lines called immediate.
- ``second_shut``, the half that stayed shut while rules were written for the other: 81 % right, 12.5 % asked,
  6 % wrong, 0.5 % wrong and sure; facts P .65, R .43; explicit danger 12 of 15.
- ``fourth`` (105 lines, by who wrote the rules): 78 % right, 1 % wrong; facts P 1.00, R .78.
- ``fifth`` (170 lines): 82 % right, 11 % asked, 6 % wrong, 1.2 % wrong and sure (*i'd say 2* where 2 was a
  code; *need a break* at a story); facts P .89, R .73; explicit danger 5 of 5, and a school run called immediate.

Those are what a stranger's words may expect. What is held here is only that nothing gets lost again.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from tests.language.contract_lines import Scores, score

FOLDER = Path(__file__).parent / "unseen"
LEAST = {
    # file: right, right or asked, precision and recall of facts, explicit danger heard as immediate
    "first": (0.91, 0.97, 0.90, 0.85, 26),
    "second_open": (0.96, 0.99, 0.92, 0.87, 15),
    "second_shut": (0.96, 0.99, 0.92, 0.92, 15),
    "fourth": (0.84, 0.99, 0.98, 0.75, 0),
    "fifth": (0.88, 0.95, 0.90, 0.82, 5),
}

pytestmark = pytest.mark.broad


@pytest.fixture(scope="module")
def scored(cache: Path) -> Callable[[str], Scores]:
    """Score a file once, whoever asks."""
    return lru_cache(lambda name: score(FOLDER / f"{name}.jsonl", cache))


@pytest.mark.parametrize("name", LEAST)
def test_most_is_right_nearly_all_is_right_or_asked_and_nothing_is_wrong_and_sure(
    name: str, scored: Callable[[str], Scores]
) -> None:
    found, (right, fair, *_) = scored(name), LEAST[name]
    total = found.total
    assert total["wrong and sure"] == 0
    assert total["right"] >= right * total.total()
    assert total["right"] + total["asked"] >= fair * total.total()


@pytest.mark.parametrize("name", LEAST)
def test_stories_propose_little_that_they_do_not_tell(
    name: str, scored: Callable[[str], Scores]
) -> None:
    found, (*_, precision, recall, _) = scored(name), LEAST[name]
    assert found.precision >= precision
    assert found.recall >= recall


@pytest.mark.parametrize("name", LEAST)
def test_danger_said_in_so_many_words_is_heard_and_nothing_harmless_is_immediate(
    name: str, scored: Callable[[str], Scores]
) -> None:
    danger = scored(name).danger
    assert danger["immediate", "immediate"] >= LEAST[name][-1]
    assert danger["immediate", "none"] == 0
    assert danger["none", "immediate"] == 0
