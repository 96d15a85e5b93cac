"""Practice line by line: everything on plain lines, nothing that acts, nothing read out twice."""

import io

from assistant.domain.knowledge import Knowledge
from assistant.plain.practice_face import PracticeFace, drawn
from assistant.practice.pages import Page, Said, bar, numbered
from assistant.practice.shapes import Practice
from tests.practice.studios import Trainee


def test_a_page_is_drawn_wrapped_with_its_meter_and_numbers() -> None:
    page = Page(
        "T", (Said("word " * 30), Said("Danger", "card")), "What?", numbered([("a", "One")]),
        "A number.", ease=40,
    )  # fmt: skip
    lines = [*drawn(page)]
    assert all(len(line) <= 78 for line in lines)
    assert "! Danger" in lines
    assert "[Ease ████░░░░░░ 40]" in lines
    assert "  1  One" in lines
    assert lines[-1] == "  A number."
    assert [*drawn(page, "A number.")][-1] == "  1  One"
    assert [*drawn(Page("T"))] == [""]
    assert bar(0) == "░" * 10


def test_what_was_typed_cannot_act_on_the_terminal() -> None:
    assert not any("\x1b" in line for line in drawn(Page("T", (Said("a\x1b[31mb"),))))


def talk(practice: Practice, knowledge: Knowledge, *lines: str) -> str:
    out = io.StringIO()
    face = PracticeFace(Trainee(practice, knowledge).studio, out)
    assert face.run(f"{line}\n" for line in lines) == 0
    return out.getvalue()


def test_a_visit_goes_on_line_by_line_until_it_is_left(
    practice: Practice, knowledge: Knowledge
) -> None:
    out = talk(practice, knowledge, "1", "1", "how does he sleep?", "leave", "never read")
    assert out.count("\n> ") == 4
    assert "Heard as: an open question" in out
    assert out.endswith("Kept as it is. Come back any time.\n")


def test_the_end_of_input_keeps_what_was_done(practice: Practice, knowledge: Knowledge) -> None:
    assert talk(practice, knowledge, "1").endswith("> ")
