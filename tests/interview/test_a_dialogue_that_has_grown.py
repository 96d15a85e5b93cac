"""What was kept is opened again though the dialogue has a question more, or one less, since then."""

from dataclasses import replace

import pytest

from assistant.interview.folding import Fold
from assistant.interview.session import Books
from tests.people import Quiet, Sitting

HARD = Quiet(told={"today.body_and_sleep": "sleep"})


def without(books: Books, question: str) -> Books:
    questions = {name: one for name, one in books.script.questions.items() if name != question}
    script = replace(books.script, questions=questions)
    return replace(books, script=script)


def test_a_finished_interview_stays_finished_where_a_question_came(books: Books) -> None:
    old = Sitting(without(books, "preferences.dislikes"))
    old.to_review(HARD)
    assert "preferences.dislikes" not in old.asked()
    old.hear("finish")
    assert old.turn.stage == "explaining"
    (kept,) = old.store.kept.values()
    state = Fold(books.script, books.knowledge).all(kept.voice, old.store.events(kept.interview))
    assert state.stage == "explaining"
    assert state.step.kind == "question"


@pytest.mark.broad
@pytest.mark.parametrize("line", ["blurb", "finish", "pause"])
def test_what_happened_has_happened_where_a_question_is_gone(books: Books, line: str) -> None:
    old = Sitting(books)
    old.to_question("preferences.dislikes", HARD)
    old.hear(line)
    (kept,) = old.store.kept.values()
    shorter = without(books, "preferences.dislikes")
    assert (
        Fold(shorter.script, shorter.knowledge)
        .all(kept.voice, old.store.events(kept.interview))
        .stage
    )
