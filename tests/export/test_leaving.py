"""What leaves without a name, and what is said before anything leaves."""

import json
import re
from typing import Any

import pytest

from assistant.domain.answers import Event
from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Script
from assistant.export.deidentified import CLIENT, DROPPED, Veil, deidentified, veiled_case
from assistant.export.leaving import Leaving, preview
from assistant.export.record import Asked
from tests.papers import case_of, told_of

SHIFT = -100
SAID = "Sam likes aunt ROSA, not Dan; samples are fine"


def case() -> dict[str, Any]:
    found = case_of("on_edge")
    found["client"] = {**found["client"], "name": "Sam", "label": "Sam", "birth_date": "2017-11-20"}
    found["presenting"] = [SAID]
    found["preferences"] = {**found["preferences"], "safe_people": {"value": [{"name": "Rosa", "relation": "Dan's aunt", "days": ["mon"]}], "known": "told"}}  # fmt: skip
    return found


EVENTS = (
    Event(1, "opened", value=False, at="2026-11-22T09:00:00+00:00", said=""),
    Event(2, "answered", "client.name", value="Sam", said="Sam", at="2026-11-22T09:01:00+00:00"),
    Event(3, "answered", "client.age", value={"age_months": 108, "birth_date": "2017-11-20"}, said="20 nov 2017"),
    Event(4, "answered", "strengths.first", value=["Sam sings"], said="Sam sings", wording="What is good in Sam?"),
    Event(5, "answered", "people.safe", value=[{"name": "Rosa", "relation": "aunt"}, {"name": "Zoe"}], said="Rosa, aunt"),
    Event(6, "answered", "people.unsafe", value=None, absent="declined"),
    Event(7, "answered", "functions.sleep.how_hard", value="very_hard", said="3", known="saw"),
    Event(8, "noted", "hopes", said="Sam looked away"),
    Event(9, "planned", value=[{"title": "Drum", "with": "Rosa"}]),
    Event(10, "answered", "hopes", value=[]),
    Event(11, "answered", "client.name", absent="declined"),
)  # fmt: skip


def veil(*, with_words: bool = False, of: dict[str, Any] | None = None) -> Veil:
    return Veil(of or case(), "client", SHIFT, with_words=with_words)


def test_no_name_no_date_and_no_own_word_is_left(script: Script, knowledge: Knowledge) -> None:
    made = deidentified([told_of(case(), events=EVENTS)], script, veil())
    text = json.dumps(made)
    for gone in ("Sam", "Rosa", "ROSA", "Dan", "Zoe", "2017-11-20", "2026-11-22", "sings", "looked", "aunt", "funny"):  # fmt: skip
        assert gone not in text
    read_case(json.loads(text)["case"], knowledge)  # it still is a case file
    assert made["case"]["client"]["label"] == "client"
    assert made["case"]["functions"] == case()["functions"]


def test_days_between_dates_stay_as_they_were(script: Script) -> None:
    made = deidentified([told_of(case(), events=EVENTS)], script, veil())
    assert made["case"]["client"]["birth_date"] == "2017-08-12"
    assert made["events"][0]["at"] == "2026-08-14T09:00:00+00:00"
    assert made["events"][2]["at"] == ""
    assert made["events"][2]["value"] == {"age_months": 108}


def test_coded_answers_stay_and_a_name_in_one_has_a_stand_in(script: Script) -> None:
    events = deidentified([told_of(case(), events=EVENTS)], script, veil())["events"]
    assert events[6]["value"] == "very_hard"
    assert (events[6]["known"], events[5]["absent"], events[5]["value"]) == ("saw", "declined", [])
    assert [person["name"] for person in events[4]["value"]] == ["[person 1]", "[somebody]"]
    assert events[4]["value"][0]["relation"] == DROPPED
    assert events[1]["value"] == CLIENT
    assert (events[8]["value"], events[9]["value"], events[10]["value"]) == (None, None, None)


def test_own_words_stay_where_they_are_asked_for_without_the_names_that_are_known(
    script: Script,
) -> None:
    open_veil = veil(with_words=True)
    assert open_veil.words(SAID) == f"{CLIENT} likes aunt [person 1], not [person 2]; samples are fine"  # fmt: skip
    made = deidentified([told_of(case(), events=EVENTS)], script, open_veil)
    assert made["events"][3]["value"] == [f"{CLIENT} sings"]
    assert made["events"][7]["said"] == "", "what an interviewer remarked is left out"
    assert made["case"]["preferences"]["safe_people"]["value"][0]["relation"] == "[person 2]'s aunt"
    assert made["case"]["preferences"]["likes"] == ["drums", "dog"]
    one_word = Event(1, "answered", "strengths.first", value="Sam", at="")
    assert deidentified([told_of(case(), events=(one_word,))], script, open_veil)["events"][0]["value"] == CLIENT  # fmt: skip


def test_a_case_with_little_in_it_is_veiled_too() -> None:
    bare = {"contract": 1, "client": {"label": "", "age_months": 10, "informant": "self"}, "preferences": None}  # fmt: skip
    made = veiled_case(bare, veil(with_words=True, of=bare))
    assert made == {**bare, "client": {**bare["client"], "label": "client"}}  # type: ignore[dict-item]
    assert veil(with_words=True, of=bare).words("as it is") == "as it is"
    wrapped = {**bare, "client": {**bare["client"], "name": {"value": "Bo", "known": "told"}}}  # type: ignore[dict-item]
    assert veil(with_words=True, of=wrapped).words("Bo and Bob") == f"{CLIENT} and Bob"


# What is said beforehand ----------------------------------------------------------------------

ASKED = (
    Asked("a", "Welcome", "What is good?", "sings with Rosa", "sings with Rosa", notes=("tired",)),
    Asked("b", "Today", "How is sleep?", "Very hard", "3"),
)


def said(text: str, of: dict[str, Any] | None = None) -> str:
    return "\n".join(preview(Leaving("The page", text), told_of(of or case(), *ASKED)))


def test_a_preview_says_which_names_words_and_notes_would_leave() -> None:
    told = said("Sam sings with Rosa, tired, 2017-11-20")
    assert "The page: 6 words." in told
    assert "Names in it: Sam (the client); Rosa (named as safe)." in told
    assert "The birth date is in it." in told
    assert "Words as they were typed are in it, 1 answers; they may hold other names." in told
    assert "Notes and flags of the interviewer are in it: 1." in told
    assert told.endswith("Nothing was written. Nothing leaves this machine by itself.")


@pytest.mark.parametrize("text", ["Nobody; samples", "rosary"])
def test_a_part_of_a_word_is_no_name(text: str) -> None:
    told = said(text)
    assert "No name that was told is in it." in told
    assert "The birth date is not in it." in told
    assert not re.search("Notes|typed", told)


def test_who_is_not_safe_is_said_to_be_and_without_a_name_the_label_counts() -> None:
    assert "Dan (named as not safe)" in said("about dan")
    unnamed = case()
    unnamed["client"] = {"label": "on-edge", "age_months": 108, "informant": "caregiver"}
    told = said("the on-edge child", unnamed)
    assert "Names in it: on-edge (the client)." in told
    assert "birth date" not in told
