"""Choosing a plan: who it can be done with, and what is said where there is nothing to choose."""

from dataclasses import dataclass, replace

import pytest

from assistant.conversation.phrasing import Speech
from assistant.domain.persons import Person
from assistant.domain.script import Script
from assistant.interview.plan_pages import plan_page
from assistant.interview.planning import company, may_be_partner, nothing_open
from assistant.interview.session import Books
from assistant.interview.turns import Turn
from tests.people import Quiet, Sitting

pytestmark = pytest.mark.broad

HARD = {
    "today.body_and_sleep": "1 2 3 4 5",
    "today.feelings_and_people": "1 2 3",
    "history.infancy.hard": "1 2",
    "people.safe": "Biscuit, my dog; Rosa, aunt, mon",
}


@dataclass
class Pressed(Quiet):
    """Finds whatever was chosen very hard."""

    def line(self, turn: Turn) -> str:
        return "3" if turn.question.endswith("how_hard") else super().line(turn)


def planning(books: Books, voice: str = "caregiver", **told: str) -> Sitting:
    sitting = Sitting(books, voice)
    sitting.to_review(Pressed(told={**HARD, **told}))
    sitting.hear("finish", "plan")
    return sitting


def labels(sitting: Sitting) -> list[str]:
    return [choice.label for choice in sitting.turn.choices]


def test_a_caregiver_can_do_it_themself_and_an_animal_is_no_partner(books: Books) -> None:
    sitting = planning(books)
    sitting.hear("1")
    assert labels(sitting) == ["Me", "Rosa"]
    sitting.hear("me", "1", "1")
    assert "Sam and I do" in sitting.said()


def test_nobody_who_is_named_unsafe_or_afraid_of_harming_is_offered(books: Books) -> None:
    sitting = planning(books)
    assert sitting.desk.interview is not None
    case = sitting.desk.interview.case()
    assert may_be_partner(case)
    unsafe = {**case["preferences"], "unsafe_people": [{"name": "Dan", "relation": "me"}]}
    assert not may_be_partner({**case, "preferences": unsafe})
    assert not may_be_partner({**case, "safety": {"caregiver_fears_harming": None}})


def test_somebody_who_answers_for_themself_is_not_their_own_partner(books: Books) -> None:
    sitting = planning(books, "self")
    assert sitting.desk.interview is not None
    case = sitting.desk.interview.case()
    speech = sitting.desk.interview._session.speech()  # noqa: SLF001  # only to word it
    assert [code for code, _ in company(["Biscuit", "Rosa"], case, speech)] == ["Rosa", "Biscuit"]


def test_where_nothing_is_open_the_reason_and_the_ways_on_are_said(books: Books) -> None:
    sitting = planning(books, **{"safety.opener": "6"})
    assert sitting.turn.kind == "nothing_open"
    assert "thoughts of dying" in sitting.said()
    assert "This opens when everyone is safe now." in sitting.said()
    assert "doctor has looked" not in sitting.said()
    assert [choice.code for choice in sitting.turn.choices] == ["finish", "review", "close"]
    assert sitting.hear("1").stage == "explaining"
    assert sitting.hear("plan", "2").stage == "reviewing"
    assert sitting.hear("finish", "plan", "End here").stage == "closed"


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_where_nothing_is_open_only_true_bars_are_named(script: Script, voice: str) -> None:
    speech = Speech(script, voice, "en", Person("Leo", "he", voice == "self"))
    result = {
        "safety": [],
        "alternatives": [{"text": "Could pain be part?", "before_activities": False}],
        "explanation": [
            {"kind": "opening", "rule": "opening_too_early", "text": "Too early to rate."},
            {"kind": "opening", "rule": "opening_reason", "text": "You came with this."},
        ],
        "plan": {"stages": [{"open": False, "gate": "Opens if there is a need."}]},
    }
    page = nothing_open(result, speech)
    assert [line.text for line in page["say"]][1:] == ["Too early to rate.", "Opens if there is a need."]  # fmt: skip
    assert "stands in the way" not in page["say"][0].text


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_a_plan_that_takes_longer_than_the_day_allows_says_so(books: Books, voice: str) -> None:
    sitting = planning(books, voice)
    sitting.hear("1", "1", "1", "5 minutes")
    session = sitting.desk.interview._session  # type: ignore[union-attr]  # noqa: SLF001  # to change the day alone
    plan = session.together()
    for held, is_over in (
        (3, True), ({"value": 4.5, "known": "told"}, True), (5, False), (20, False),
        (None, False), ({"absent": "declined"}, False),
    ):  # fmt: skip
        case = {**plan.case, "preferences": {**plan.case["preferences"], "minutes_a_day": held}}
        said = " ".join(line.text for line in plan_page(replace(plan, case=case))["say"])
        assert ("5 minutes" in said and "a day" in said and "All of this" in said) is (
            is_over and voice != "clinician"
        )
        assert ("Spread it over the days" in said) is (is_over and voice == "clinician")


def test_a_chosen_plan_never_keeps_somebody_who_is_named_unsafe_later(books: Books) -> None:
    sitting = planning(books)
    sitting.hear("1", "Rosa", "1", "1")
    interview = sitting.desk.interview
    assert interview is not None
    assert any("Rosa" in line for line in interview.planned_lines())
    sitting.hear("review", "change people.unsafe", "Rosa, aunt", "yes")
    assert not any("Rosa" in line for line in interview.planned_lines())


def test_a_time_that_names_somebody_who_is_unsafe_later_is_asked_again(books: Books) -> None:
    sitting = planning(books)
    sitting.hear("1", "me", "after Rosa has left", "1")
    interview = sitting.desk.interview
    assert interview is not None
    assert any("After Rosa has left" in line for line in interview.planned_lines())
    sitting.hear("review", "change people.unsafe", "Rosa, aunt", "yes")
    assert interview.planned_lines() == []


@pytest.mark.parametrize(("line", "minutes"), [("10", 10), ("15 minutes", 15), ("about 8 min", 8)])
def test_as_many_minutes_as_the_card_says_can_be_chosen(
    books: Books, line: str, minutes: int
) -> None:
    sitting = planning(books)
    sitting.hear("1", "Rosa", "1", line)
    interview = sitting.desk.interview
    assert interview is not None
    assert any(f"{minutes} minutes" in each for each in interview.planned_lines())


@pytest.mark.parametrize("line", ["0 minutes", "a while"])
def test_no_minutes_are_asked_for_again(books: Books, line: str) -> None:
    sitting = planning(books)
    sitting.hear("1", "Rosa", "1", line)
    assert sitting.turn.kind == "minutes"


def test_somebody_else_can_be_typed_but_nobody_who_is_not_safe(books: Books) -> None:
    sitting = planning(books, **{"people.unsafe": "Dan, uncle"})
    sitting.hear("1", "uncle Dan")
    assert "named as not safe" in sitting.said()
    sitting.hear("Miss Hall", "1", "5 minutes")
    assert "Sam and Miss Hall do" in sitting.said()
    sitting.hear("review", "finish", "plan")
    assert "Sam and Miss Hall do" in sitting.said()


def test_somebody_typed_who_is_named_unsafe_later_is_asked_for_again(books: Books) -> None:
    sitting = planning(books)
    sitting.hear("1", "Dan", "1", "1")
    sitting.hear("change people.unsafe", "Dan, uncle", "finish", "plan")
    assert sitting.turn.kind == "with"


def test_the_length_that_the_card_says_can_be_chosen_and_a_number_is_no_name(books: Books) -> None:
    sitting = planning(books)
    cards = labels(sitting)[:-1]  # the last is the way to sort them
    assert all("Stop" in card or "stop" in card for card in cards)
    place = next(number for number, card in enumerate(cards, 1) if " 10 minutes" in card)
    sitting.hear(str(place))
    if sitting.turn.kind == "with":
        sitting.hear("12 12")
        assert sitting.turn.kind == "with"
        sitting.hear("1")
    sitting.hear("1")
    assert "10 minutes" in labels(sitting)


def test_a_whole_plan_can_be_chosen_again(books: Books) -> None:
    sitting = planning(books)
    sitting.hear("1", "1", "1", "1")
    assert sitting.turn.kind == "plan"
    sitting.hear("choose again")
    assert sitting.turn.kind == "activities"
    sitting.hear("review", "choose again")
    assert sitting.turn.stage == "reviewing"


def test_nothing_is_put_together_before_the_last_question_about_danger(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("today.learning")
    sitting.hear("review", "finish")
    assert sitting.turn.question == "safety.repeat"
    sitting.hear("none")
    assert sitting.turn.stage == "reviewing"
    sitting.hear("finish")
    assert sitting.turn.stage == "explaining"
