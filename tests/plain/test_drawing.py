"""A turn as plain lines: wrapped, numbered, and unable to act on a terminal."""

import re

import pytest

from assistant.interview.session import Books
from assistant.interview.turns import Choice, Line, Progress, ReviewRow, Turn
from assistant.plain.drawing import WIDTH, draw
from tests.people import Quiet, Sitting

pytestmark = pytest.mark.broad

LONG = "a rather long answer that goes on and on " * 6


def turn(**more: object) -> Turn:
    return Turn("asking", "choice", "Sam", "i-1", 3, "caregiver", **more)  # type: ignore[arg-type]


def drawn(**more: object) -> list[str]:
    return list(draw(turn(**more)))


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_no_line_of_a_whole_interview_is_longer_than_78_columns(voice: str, books: Books) -> None:
    sitting = Sitting(books, voice)
    sitting.to_review(Quiet(told={"strengths.first": LONG}))
    sitting.hear("finish", "plan")
    lines = [line for each in sitting.turns for line in draw(each)]
    assert not [line for line in lines if len(line) > WIDTH]
    assert not [line for line in lines if re.search(r"[\x00-\x1f\x7f-\x9f]", line)]


def test_everything_of_a_turn_is_drawn() -> None:
    lines = drawn(
        progress=Progress(2, 9, "Today", 1, 3),
        say=(Line("Hello."), Line("Kept.", "echo"), Line("Call.", "card"), Line("Was so.", "carried")),
        ask="How is it?",
        current="Good",
        hint="A number",
        choices=(Choice(1, "a", "Bad", "Feelings"), Choice(2, "b", "Good", "Feelings", chosen=True), Choice(3, "c", "Far", "Places")),
        probes=("When?", "Where?"),
        listen_for=("Warmth",),
    )  # fmt: skip
    assert lines == [
        "",
        "[Part 2: Today]",
        "Hello.",
        "  Kept.",
        "! Call.",
        "  - Was so.",
        "How is it?",
        "  Now: Good",
        " Feelings:",
        "   1  Bad",
        "*  2  Good",
        " Places:",
        "   3  Far",
        "  Probe: When? / Where?",
        "  Listen for: Warmth",
        "  A number",
    ]


def test_the_review_says_the_state_of_each_row_under_its_section() -> None:
    rows = (
        ReviewRow(1, "a", "Today", "How?", "Good", "answered", ("my note",)),
        ReviewRow(2, "b", "Today", "When?", "", "look_again"),
        ReviewRow(3, "c", "Then", "Why?", LONG.strip(), "set_aside"),
    )
    lines = drawn(rows=rows)
    assert lines[1:5] == [
        "[Today]",
        "   1  How? Good",
        "      Note: my note",
        "   2  When?  (look again)",
    ]
    assert lines[5] == "[Then]"
    assert all(line.startswith("      ") for line in lines[7:])
    assert lines[-1].endswith("(set aside)")


@pytest.mark.parametrize("text", ["a\x1b[2Jb", "a\rb", "a\u202eb", "a\x9bb", "a\x07b", "a\tb"])
def test_nothing_that_was_typed_acts_on_the_terminal(text: str) -> None:
    hostile = (ReviewRow(1, "q", text, text, text, "answered", (text,)),)
    lines = drawn(say=(Line(text),), ask=text, current=text, hint=text, rows=hostile,
                  choices=(Choice(1, "x", text, text),), probes=(text,), progress=Progress(1, 2, text, 0, 1))  # fmt: skip
    assert not [line for line in lines if re.search("[\x00-\x1f\x7f-\x9f\u202e]", line)]
    assert len([line for line in lines if "a" in line and "b" in line]) >= 9


def test_markup_is_only_text() -> None:
    assert "[red]x[/] {name}" in drawn(say=(Line("[red]x[/] {name}"),))


def test_an_empty_paragraph_stays() -> None:
    assert drawn(say=(Line("one\n\ntwo"),)) == ["", "one", "", "two"]
