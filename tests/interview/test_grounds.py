"""Why does it say this: the answers that are shown are the ones that the sentence rests on."""

import re

import pytest

from assistant.interview.grounds import grounds_of
from assistant.interview.session import Books, Session
from tests.fakes import FakeClock
from tests.people import Quiet, Sitting

pytestmark = pytest.mark.broad

TOLD = {
    "safety.opener": "6",
    "presenting.concerns": "worried; sad",
    "today.body_and_sleep": "1 ?2",
    "today.feelings_and_people": "1 2",
    "history.infancy.hard": "1 2",
    "history.perinatal.attuned_caregiver": "5",
}


def explained(books: Books, voice: str, told: dict[str, str] = TOLD) -> Sitting:
    sitting = Sitting(books, voice)
    sitting.to_review(Quiet(told=told))
    sitting.hear("finish", *(["7"] if voice == "clinician" else []))
    return sitting


def grounds(sitting: Sitting, rule: str) -> list[str]:
    assert sitting.turn.result is not None
    rules = [sentence["rule"] for sentence in sitting.turn.result["explanation"]]
    sitting.hear(str(rules.index(rule) + 1))
    return [line.text for line in sitting.turn.say if line.kind == "carried"]


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_no_internal_name_stands_in_place_of_an_answer(books: Books, voice: str) -> None:
    sitting = explained(books, voice)
    assert sitting.turn.result is not None
    for number, sentence in enumerate(sitting.turn.result["explanation"], 1):
        lines = [line for line in sitting.hear(str(number)).say if line.kind == "carried"]
        assert lines or not sentence["answers"], sentence["rule"]
        for line in lines:
            assert not re.search(r"[a-z]_[a-z]|\b(history|now|functions)\.", line.text), line.text
        rules = [line for line in sitting.turn.say if line.text.startswith("Rule:")]
        assert bool(rules) == (voice == "clinician")


def test_an_unticked_skill_is_cited_by_its_own_question_and_by_name(books: Books) -> None:
    lines = grounds(explained(books, "caregiver", {}), "against_steady")
    body = next(line for line in lines if "(Body and sleep)" in line)
    assert "Not chosen: " in body
    assert "alling asleep" in body or "Eating" in body
    assert any("(Feelings and people)" in line for line in lines)


def test_what_comes_before_all_else_is_cited(books: Books) -> None:
    lines = grounds(explained(books, "caregiver"), "opening_refer")
    assert any("Chosen: Wanting to die" in line for line in lines)


def test_what_was_hard_is_cited_with_how_hard_it_was(books: Books) -> None:
    told = {"history.infancy.hard": "1", "history.infancy.caregiver_distress.how_hard": "3"}
    sitting = explained(books, "caregiver", told)
    kept = sitting.store.interviews()[0]
    session = Session(books, sitting.store, FakeClock(), kept, "test")
    paths = ["history.infancy.adversity.caregiver_distress"]
    sentence = {"text": "It was hard.", "answers": paths, "sources": []}
    text = "\n".join(line.text for line in grounds_of(session, sentence, session.result()))
    assert "Chosen: A caregiver with great stress" in text
    assert "Very hard" in text


def test_what_holds_today_is_cited_by_what_was_told(books: Books) -> None:
    lines = grounds(explained(books, "caregiver", {}), "strength_now")
    assert any("Is it the same today? Yes" in line for line in lines)
