"""What is understood on the lines that were written down; wrong and sure never happens."""

from collections import Counter
from pathlib import Path

import pytest

from tests.language.scoring import Scored, Scorer, lines_of, precision_and_recall

HERE = Path(__file__).parent
FILES = sorted([*HERE.glob("*.jsonl"), *HERE.glob("*.tsv")])


@pytest.fixture(scope="module")
def scorer(cache: Path) -> Scorer:
    return Scorer(cache)


def scored(path: Path, scorer: Scorer) -> list[Scored]:
    return [scorer.score(line) for line in lines_of(path)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_wrong_and_sure(path: Path, scorer: Scorer) -> None:
    wrong = [
        each
        for each in scored(path, scorer)
        if each.counted == "wrong and sure" and each.line.kind != "safety"
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nearly_all_is_right_or_asked(path: Path, scorer: Scorer) -> None:
    counts = Counter(each.counted for each in scored(path, scorer))
    assert counts["right"] + counts["asked"] >= 0.97 * counts.total()


def test_danger_said_in_so_many_words_is_heard_and_harmless_lines_raise_no_alarm(
    scorer: Scorer,
) -> None:
    found = scored(HERE / "danger.tsv", scorer)
    explicit = [each for each in found if each.line.want == "immediate"]
    assert sum(each.got == "immediate" for each in explicit) >= 0.98 * len(explicit)
    assert [
        each.line.text for each in found if each.line.want == "harmless" and each.got == "immediate"
    ] == []


def test_what_may_be_danger_is_asked_about(scorer: Scorer) -> None:
    gentle = [each for each in scored(HERE / "danger.tsv", scorer) if each.line.want == "check"]
    assert sum(each.got in {"check", "immediate"} for each in gentle) >= 0.95 * len(gentle)
    assert sum(each.got == "immediate" for each in gentle) <= 0.05 * len(gentle)


def test_everyday_answers_raise_no_alarm_and_hardly_a_question(scorer: Scorer) -> None:
    found = Counter(each.got for each in scored(HERE / "everyday.tsv", scorer))
    assert found["immediate"] == 0
    assert found["check"] <= 0.01 * found.total()


def test_stories_propose_what_they_tell(scorer: Scorer) -> None:
    precision, recall = precision_and_recall(scored(HERE / "stories.tsv", scorer))
    assert precision >= 0.95
    assert recall >= 0.95
