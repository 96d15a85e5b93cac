"""What is understood on the lines that were written down; wrong and sure never happens."""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from tests.language.scoring import Scored, Scorer, lines_of, precision_and_recall

HERE = Path(__file__).parent
FILES = [
    pytest.param(
        path, id=path.name, marks=[] if path.name == "utterances.jsonl" else pytest.mark.broad
    )
    for path in sorted([*HERE.glob("*.jsonl"), *HERE.glob("*.tsv")])
]


@pytest.fixture(scope="module")
def scored(cache: Path) -> Callable[[Path], list[Scored]]:
    """Score a file once, whoever asks."""
    scorer = Scorer(cache)
    return lru_cache(lambda path: [scorer.score(line) for line in lines_of(path)])


@pytest.mark.parametrize("path", FILES)
def test_nothing_is_wrong_and_sure_and_nearly_all_is_right_or_asked(
    path: Path, scored: Callable[[Path], list[Scored]]
) -> None:
    found = scored(path)
    wrong = [
        each for each in found if each.counted == "wrong and sure" and each.line.kind != "safety"
    ]
    counts = Counter(each.counted for each in found)
    assert wrong == []
    assert counts["right"] + counts["asked"] >= 0.97 * counts.total()


@pytest.mark.broad
def test_danger_said_in_so_many_words_is_heard_and_harmless_lines_raise_no_alarm(
    scored: Callable[[Path], list[Scored]],
) -> None:
    found = scored(HERE / "danger.tsv")
    explicit = [each for each in found if each.line.want == "immediate"]
    assert sum(each.got == "immediate" for each in explicit) >= 0.98 * len(explicit)
    assert [
        each.line.text for each in found if each.line.want == "harmless" and each.got == "immediate"
    ] == []


@pytest.mark.broad
def test_what_may_be_danger_is_asked_about(scored: Callable[[Path], list[Scored]]) -> None:
    gentle = [each for each in scored(HERE / "danger.tsv") if each.line.want == "check"]
    assert sum(each.got in {"check", "immediate"} for each in gentle) >= 0.95 * len(gentle)
    assert sum(each.got == "immediate" for each in gentle) <= 0.05 * len(gentle)


@pytest.mark.broad
def test_everyday_answers_raise_no_alarm_and_hardly_a_question(
    scored: Callable[[Path], list[Scored]],
) -> None:
    found = Counter(each.got for each in scored(HERE / "everyday.tsv"))
    assert found["immediate"] == 0
    assert found["check"] <= 0.01 * found.total()


def test_stories_propose_what_they_tell(scored: Callable[[Path], list[Scored]]) -> None:
    precision, recall = precision_and_recall(scored(HERE / "stories.tsv"))
    assert precision >= 0.95
    assert recall >= 0.95


@pytest.mark.broad
def test_stories_of_many_voices_propose_little_that_they_do_not_tell(
    scored: Callable[[Path], list[Scored]],
) -> None:
    precision, recall = precision_and_recall(scored(HERE / "stories_more.tsv"))
    assert precision >= 0.95
    assert recall >= 0.85


@pytest.mark.broad
def test_more_ways_of_naming_danger_are_heard_and_more_harmless_ones_are_not(
    scored: Callable[[Path], list[Scored]],
) -> None:
    assert [
        each.line.text for each in scored(HERE / "danger_more.tsv") if each.counted != "right"
    ] == []
