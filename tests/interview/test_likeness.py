"""In a conversation likeness in meaning may ask whether a command was meant, or ask gently; no more."""

from dataclasses import replace

from assistant.conversation.language.reader import Reader
from assistant.domain.lexicon import Lexicon
from assistant.interview.session import Books
from tests.fakes import FakeLikeness
from tests.people import Sitting

HURT = "I took all my pills"
ODD = "zzz qqq xxx"


def at_the_age(books: Books, reader: Reader) -> Sitting:
    sitting = Sitting(replace(books, reader=lambda: reader))
    for line in ("1", "1", "Sam"):
        sitting.hear(line)
    return sitting


def test_words_that_are_like_a_danger_are_met_gently_and_the_question_stays(
    books: Books, lexicon: Lexicon
) -> None:
    sitting = at_the_age(books, Reader(lexicon, FakeLikeness({HURT: 0.8})))
    question = sitting.turn.question
    sitting.hear(ODD)
    assert (sitting.turn.stage, sitting.turn.question) == ("clarifying", question)
    assert "That sounds heavy." in sitting.said()


def test_a_command_that_words_are_like_is_asked_about_first(books: Books, lexicon: Lexicon) -> None:
    sitting = at_the_age(books, Reader(lexicon, FakeLikeness({"I need a break": 0.8})))
    sitting.hear(ODD)
    assert sitting.turn.stage == "confirming"
    sitting.hear("yes")
    assert sitting.turn.stage == "paused"


def test_what_is_shown_while_typing_never_waits_for_it(books: Books, lexicon: Lexicon) -> None:
    likeness = FakeLikeness({HURT: 0.8})
    sitting = at_the_age(books, Reader(lexicon, likeness))
    assert sitting.desk.interview is not None
    before = list(likeness.asked)
    sitting.desk.interview.glimpse(ODD)
    assert likeness.asked == before
