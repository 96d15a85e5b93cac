"""Rare forms, each met by itself: what few people type must not be read wrongly either."""

from datetime import date

import pytest

from assistant.conversation.language.asked import Question
from assistant.conversation.language.months import Life
from assistant.conversation.language.offers import Offer
from assistant.conversation.language.reader import Reader
from assistant.domain.texts import key_in_words, say

LIFE = Life(date(2016, 5, 14), date(2026, 3, 1))
LATE = Life(date(2016, 5, 14), date(2026, 12, 28))


@pytest.mark.parametrize(
    ("text", "life", "months"),
    [
        ("two christmases ago", LIFE, (102, 103)),
        ("two christmases ago", LATE, (114, 115)),
        ("two summers ago", LIFE, None),
    ],
)
def test_seasons_and_holidays_are_counted_back(
    text: str, life: Life, months: tuple[int, int] | None, reader: Reader
) -> None:
    found = reader.read(text, Question("span"), life).reading
    assert found.act == "answer"
    assert found.certainty == "confirm"
    if months is not None:
        assert (found.value.first, found.value.last) == months


def test_a_time_that_hangs_on_an_event_is_found_once_the_event_is_known(reader: Reader) -> None:
    known = Life(date(2016, 5, 14), date(2026, 3, 1), anchors={"divorce": (40, 42)})
    found = reader.read("since the divorce", Question("span"), known).reading
    assert found.act == "answer"
    assert found.value.first >= 40


@pytest.mark.parametrize(
    "text",
    ["in his video game he hits me with a sword", "she hit her head on purpose in the game"],
)
def test_what_is_played_is_no_danger(text: str, reader: Reader) -> None:
    assert reader.read(text, Question("text"), LIFE).danger.level != "immediate"


def test_a_list_of_yes_and_no_is_one_of_them_or_asked(reader: Reader) -> None:
    offers = (Offer("yes", "Yes"), Offer("no", "No"), Offer("once", "Only once"))
    assert reader.read("banana", Question("choice", offers), LIFE).reading.act != "answer"


def test_a_key_is_told_as_it_stands_on_a_keyboard() -> None:
    assert [key_in_words(key) for key in ("f4", "ctrl+n")] == ["F4", "Ctrl-N"]


def test_a_trainee_without_words_of_their_own_reads_the_clinicians() -> None:
    words = {"en": {"clinician": "for clinicians", "any": "for all"}}
    assert say(words, "trainee") == "for clinicians"
    assert say({"en": {"any": "for all"}}, "trainee") == "for all"


def test_numbers_in_a_list_are_its_places_and_read_back(reader: Reader) -> None:
    offers = tuple(
        Offer(code, label) for code, label in (("a", "Sleep"), ("b", "Noise"), ("c", "School"))
    )
    found = reader.read("1 and 3", Question("list", offers), LIFE).reading
    assert (found.act, found.value, found.certainty) == ("answer", ["a", "c"], "confirm")


def test_a_question_back_where_any_words_are_an_answer_is_read_back(reader: Reader) -> None:
    for text in ("what do you want to know that for", "are we nearly done with all these"):
        found = reader.read(text, Question("text"), LIFE).reading
        assert (found.act, found.certainty) in {("question", "confirm"), ("question", "sure")}
