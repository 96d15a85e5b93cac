"""The order that protects: calm at both ends, gates before what is hard, never more than three in a row."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.interview.session import Books
from assistant.interview.turns import Turn
from tests.people import Quiet, Sitting

VOICES = ("caregiver", "self", "clinician")
HARD = {"history.infancy.hard": "1 2 3", "history.childhood.hard": "1 3 8", "today.learning": "1 2"}
PAUSES = frozenset({"breather", "check", "choice"})


def is_asked(turn: Turn) -> bool:
    return turn.stage in {"asking", "clarifying"} and bool(turn.question)


@settings(max_examples=8, deadline=None)
@given(data=st.data())
@pytest.mark.broad
@pytest.mark.parametrize("voice", VOICES)
def test_on_every_way_through_the_order_protects(books: Books, voice: str, data: Any) -> None:
    sitting = Sitting(books, voice)
    age = data.draw(
        st.sampled_from(["3 months", "20 months", "4 years", "9 years", "15 years", "40 years"])
    )
    if voice == "self":
        age = data.draw(st.sampled_from(["14 years", "40 years"]))
    for _ in range(300):
        if sitting.turn.stage == "reviewing":
            break
        turn = sitting.turn
        if turn.kind == "checklist" and is_asked(turn) and turn.question != "safety.opener":
            count = data.draw(st.integers(0, min(4, len(turn.choices))))
            sitting.hear(" ".join(str(number) for number in range(1, count + 1)) or "none")
        elif is_asked(turn) and turn.kind == "choice":
            sitting.hear(str(data.draw(st.integers(1, len(turn.choices)))))
        elif turn.kind == "choice":
            sitting.hear(data.draw(st.sampled_from(["1", "1", "1", "2", "4"])))
        elif is_asked(turn) and data.draw(st.integers(0, 9)) == 0 and turn.kind != "age":
            sitting.hear(data.draw(st.sampled_from(["skip", "skip all like this", "don't know"])))
        elif turn.kind in {"breather", "check"} or turn.stage == "safety":
            sitting.hear("1")
        else:
            sitting.hear(Quiet(age).line(turn))
    held_in_order(books, sitting, voice)


def held_in_order(books: Books, sitting: Sitting, voice: str) -> None:
    """Look at every turn of a way through."""
    asked, seen, run, opened = [], set[str](), 0, set[str]()
    for turn in sitting.turns:
        if turn.kind in PAUSES and not is_asked(turn):
            run = 0
            opened.add(str(turn.extra.get("section", "")))
        if not is_asked(turn) or turn.question in seen:
            continue
        seen.add(turn.question)
        question = books.script.questions[turn.question]
        asked.append(question)
        run = run + 1 if question.sensitive else 0
        if voice != "clinician":
            assert run <= 3, turn.question
        if books.script.sections[question.section].sensitive:
            assert question.section in opened, f"{turn.question} came without its gate"
    calm = [each for each in asked if not each.safety]
    assert not any(each.sensitive for each in calm[:5])
    assert not any(each.sensitive for each in calm[-1:])
    assert asked[-1].role == "strength", "it ends with what is good"


# Skip all like this ---------------------------------------------------------------------------


def test_all_that_is_like_this_is_left_out_at_once_and_undone_at_once(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("history.childhood.hard", Quiet(told=HARD))
    before = sitting.hear("1 3 8")
    section = books.script.questions[before.question].section
    state = sitting.desk.interview.state  # type: ignore[union-attr]
    open_ones = [
        each.id
        for each in state.path.questions
        if each.section == section and each.sensitive and each.id not in state.answers
        and each.kind != "offer" and not each.safety
    ]  # fmt: skip
    assert len(open_ones) > 1
    turn = sitting.hear("skip all like this")
    assert f"all {len(open_ones)} like this" in sitting.said()
    assert turn.question not in open_ones
    after = sitting.desk.interview.state.answers  # type: ignore[union-attr]
    assert {after[name].absent for name in open_ones} == {"declined"}
    assert sitting.hear("undo").question == before.question
    back = sitting.desk.interview.state.answers  # type: ignore[union-attr]
    assert not set(open_ones) & set(back)


def test_what_was_answered_stays_and_what_comes_next_is_of_another_kind(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("history.childhood.hard", Quiet(told=HARD))
    kept = dict(sitting.desk.interview.state.answers)  # type: ignore[union-attr]
    sitting.hear("skip these")
    answers = sitting.desk.interview.state.answers  # type: ignore[union-attr]
    assert {name: answers[name] for name in kept} == kept


def test_a_question_about_danger_is_never_among_them(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("safety.opener")
    turn = sitting.hear("skip all like this")
    assert turn.question == "safety.opener"
    assert "That does nothing here." in sitting.said()
    again = Sitting(books)
    again.to_question("client.name")
    again.hear("skip all")
    assert again.turn.question == "client.age", "without it nothing more can be asked"
    again.hear("9 years")
    assert again.turn.question == "safety.opener"


def test_where_nothing_is_asked_there_is_nothing_to_skip(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_review()
    sitting.hear("skip all like this")
    assert sitting.turn.stage == "reviewing"
    sitting.hear("change 1")
    assert sitting.turn.current
    sitting.hear("skip all like this")
    assert sitting.turn.question != "strengths.first"


def test_a_skipped_answer_is_no_no(books: Books) -> None:
    sitting = Sitting(replace(books))
    sitting.to_question("history.infancy.hard", Quiet(told=HARD))
    sitting.hear("skip all like this")
    case = sitting.desk.interview.case()  # type: ignore[union-attr]
    assert case["history"]["infancy"]["adversity"] == {"absent": "declined"}
