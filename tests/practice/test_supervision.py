"""The page for supervision: one page, the reflection first, and nobody certified."""

from dataclasses import replace

from assistant.export.report import Heading, Listed, Paragraph
from assistant.practice.sheet import Sheet
from assistant.practice.supervision import LONGEST, PracticeStamp, clipped, supervision_page
from assistant.printing.typesetting import pages, pdf

SHEET = Sheet(
    "run-1", "2026-11-22", "A practice visit", "Invented family: Ben", "No certificate.", "Together",
    ("What I think of it myself", "I would slow down."),
    (("What was asked", "20 of 25"), ("Care", "15 of 15")),
    ("Score", "Practice score: 80 of 100", "Keep: this"), ("My view", ("Start: here", "", "Own words")),
    ("Moments", ("1. You: x | Here an expert would ask: y",)),
)  # fmt: skip
STAMP = PracticeStamp("2026-11-22T09:00:00+00:00", "0123456789abcdef", "", "practice")


def test_the_reflection_stands_before_the_score() -> None:
    blocks = supervision_page(SHEET, STAMP).blocks
    texts = [each.text for each in blocks if isinstance(each, Heading | Paragraph)]
    assert texts[:3] == ["What I think of it myself", "I would slow down.", "Score"]
    assert texts[-1] == "No certificate."


def test_nothing_written_and_no_moments_leave_no_gaps() -> None:
    sheet = replace(SHEET, reflection=("Mine", ""), moments=("Moments", ()))
    blocks = supervision_page(sheet, STAMP).blocks
    assert Paragraph("-") in blocks
    assert Heading("Moments") not in blocks
    assert [len(each.items) for each in blocks if isinstance(each, Listed)] == [2, 2]


def test_even_the_longest_words_stay_on_one_page_that_says_what_it_is() -> None:
    long = "word " * 400
    sheet = replace(SHEET, reflection=("Mine", long), view=("View", (long,) * 2))
    made = pdf(supervision_page(sheet, STAMP))
    assert pages(made) == 1
    assert made == pdf(supervision_page(sheet, STAMP))
    assert clipped(long).endswith("…")
    assert len(clipped(long)) <= LONGEST + 1
    assert "invented" in STAMP.head
    assert "No certificate" in STAMP.foot
