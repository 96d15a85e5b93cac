"""Folding many events at once is folding them one by one, only sooner."""

from dataclasses import replace

import pytest

from assistant.interview.folding import Fold
from assistant.interview.session import Books
from tests.interview.test_walks import seen
from tests.people import Quiet, Sitting

pytestmark = pytest.mark.broad

HARD = {"today.body_and_sleep": "1 2 3", "history.infancy.hard": "1 2", "today.learning": "?1 2"}
LINES = (
    ("undo", "review", "change client.age", "7 years", "yes", "go on"),
    ("asdf", "asdf", "own words", "pause", "resume", "voice self", "back", "keep"),
    ("he hits me when he is drunk", "1", "3", "skip", "later", "undo", "undo"),
    ("finish", "plan", "1", "1", "1", "1", "undo", "review", "go on"),
)


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
@pytest.mark.parametrize("lines", LINES, ids=lambda lines: lines[0])
def test_the_whole_history_at_once_is_the_history_one_by_one(
    books: Books, voice: str, lines: tuple[str, ...]
) -> None:
    sitting = Sitting(books, voice)
    sitting.to_question("history.early_childhood.hard", Quiet(told=HARD))
    for line in lines:
        sitting.hear(line)
        assert sitting.desk.interview is not None
        kept = sitting.desk.interview.kept
        events = sitting.store.events(kept.interview)
        fold = Fold(books.script, books.knowledge)
        undone = {number for event in events if event.kind == "undone" for number in event.value}
        state = fold.start(kept.voice)
        for event in events:
            if event.number not in undone:
                state = fold.after(state, event)
        at_once = fold.all(kept.voice, events)
        assert seen(at_once) == seen(state)
        assert replace(at_once, path=state.path) == state
