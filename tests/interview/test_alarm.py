"""A danger that is not settled is met like one that was said, and is never taken for a no."""

import pytest

from assistant.interview.safety_card import card_lines, unsure_lines
from assistant.interview.session import Books
from tests.people import Quiet, Sitting


def at_the_opener(books: Books, voice: str, *lines: str) -> Sitting:
    sitting = Sitting(books, voice)
    sitting.to_question("safety.opener")
    sitting.hear(*lines)
    return sitting


def test_a_danger_marked_as_unsure_brings_the_contacts(books: Books) -> None:
    for voice in ("caregiver", "self", "clinician"):
        sitting = at_the_opener(books, voice, "?6")
        assert sitting.turn.stage == "safety"
        assert "911" in sitting.said()
        assert "988" in sitting.said()


def test_not_knowing_brings_them_too_and_declining_alone_does_not(books: Books) -> None:
    assert at_the_opener(books, "caregiver", "don't know").turn.stage == "safety"
    assert at_the_opener(books, "caregiver", "rather not say").turn.stage == "asking"


def test_a_danger_that_is_no_longer_talked_about_stays_flagged(books: Books) -> None:
    sitting = at_the_opener(books, "caregiver", "6", "1", "back", "rather not say")
    if sitting.turn.stage == "confirming":
        sitting.hear("yes")
    assert sitting.turn.stage == "safety"
    assert "988" in sitting.said()
    interview = sitting.desk.interview
    assert interview is not None
    assert interview.case()["safety"]["suicidal_thoughts"] == {"absent": "declined"}


def test_a_danger_said_and_one_unsure_show_the_card_and_name_the_other(books: Books) -> None:
    sitting = at_the_opener(books, "caregiver", "6 ?7")
    assert "Talk about that one too" in sitting.said()


@pytest.mark.broad
def test_what_was_not_sure_heads_the_page_of_the_clinician(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.to_review(Quiet(told={"safety.opener": "?6"}))
    sitting.hear("finish", "7")
    assert sitting.turn.result is not None
    first = sitting.turn.result["explanation"][0]
    assert first["rule"] == "ask_danger_unsure"
    assert "safety.suicidal_thoughts" in first["answers"]


def test_what_was_not_sure_is_marked_when_one_comes_back_and_is_kept(books: Books) -> None:
    sitting = at_the_opener(books, "caregiver", "?6", "1", "back")
    marked = [choice.code for choice in sitting.turn.choices if choice.unsure]
    assert marked == ["suicidal_thoughts"]
    sitting.turns.append(sitting.desk.pick(["?suicidal_thoughts"]))
    assert sitting.turn.stage == "safety"
    interview = sitting.desk.interview
    assert interview is not None
    assert interview.state.answers["safety.opener"].value["unsure"] == ["suicidal_thoughts"]


def test_what_is_for_the_clinician_alone_waits_until_nobody_else_can_see(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.hear("2")
    sitting.to_question("safety.illness")
    assert "making up an illness" not in sitting.turn.ask
    assert [choice.code for choice in sitting.turn.choices] == ["show", "later"]
    assert "making up" not in " ".join(line.text for line in sitting.hear("why").say)
    assert "making up an illness" in sitting.hear("1").ask
    assert sitting.hear("no").question != "safety.illness"


def test_it_can_wait_and_is_marked_for_another_look(books: Books) -> None:
    sitting = Sitting(books, "clinician")
    sitting.hear("2")
    sitting.to_question("safety.illness")
    assert sitting.hear("2").question != "safety.illness"
    row = next(row for row in sitting.hear("review").rows if row.question == "safety.illness")
    assert row.state == "look_again"


def test_contacts_past_their_date_are_shown_with_a_warning(books: Books) -> None:
    speech = Sitting(books).desk._speech()  # noqa: SLF001  # the words of a family
    pack = books.knowledge.countries["us"]
    for lines in (
        card_lines(books.knowledge, speech, ["suicidal_thoughts"], "us", "2999-01-01"),
        unsure_lines(books.knowledge, speech, "us", "2999-01-01"),
    ):
        assert any(pack.checked in line for line in lines)
    today = card_lines(books.knowledge, speech, ["suicidal_thoughts"], "us", pack.checked)
    assert not any(pack.checked in line for line in today)
