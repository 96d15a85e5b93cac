"""What was reported is named whatever it weighs, and never denied; danger and doubt hold it back."""

import copy
import re

import pytest
from hypothesis import given, settings

from assistant.domain.case import read_case
from assistant.domain.facts import Case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.names import name_of
from assistant.reasoning.telling import Telling
from tests.reasoning.made_cases import Maker, Plain, seeds
from tests.reasoning.test_expected_cases import load

pytestmark = pytest.mark.broad  # the narrow tests of each room cover the same lines

VOICES = ("clinician", "caregiver", "self", "trainee")
FAMILY = ("caregiver", "self")
DENIES = re.compile(
    r"nothing (hard )?was (named|reported)|nothing is (said|known) about the past"
    r"|too little is known (about|of) the (past|history)|does not account|not account for"
    r"|the start is not the reason|no need to look|much of the past is not known",
    re.IGNORECASE,
)
OF_THE_PAST = re.compile(
    r"^(adversity|connection|held)\.|^against_(late|quiet|resilient)|^for_together$"
    r"|^limit_(same_history|weights)$"
)


def sentences(plain: Plain, knowledge: Knowledge, voice: str) -> list[Plain]:
    found = to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))
    return list(found["explanation"])


def hardships(case: Case) -> list[tuple[str, str]]:
    return [
        (window, code)
        for window, entries in case.reported.items()
        for code, fact in entries.items()
        if fact.value and (fact.value >= 2 or code.endswith("_abuse"))
    ]


def is_in_danger(case: Case, knowledge: Knowledge) -> bool:
    facts = (case.facts.get(f"safety.{code}") for code in knowledge.safety)
    return any(fact is not None and fact.value is True for fact in facts)


@settings(max_examples=60)
@given(seed=seeds())
def test_every_hardship_is_named_with_its_time_and_nobody_denies_it(
    knowledge: Knowledge, seed: int
) -> None:
    plain = Maker(knowledge, seed).case()
    case = read_case(plain, knowledge)
    told = hardships(case)
    danger = is_in_danger(case, knowledge)
    for voice in VOICES:
        telling = Telling(case.heard_by(voice), knowledge)
        found = sentences(plain, knowledge, voice)
        if danger and voice in FAMILY:
            assert not [one["rule"] for one in found if OF_THE_PAST.search(one["rule"])]
            continue
        for window, code in told:
            words = telling.words(knowledge.windows[window].name)
            name = name_of(telling, f"history.{window}.adversity.{code}")
            assert any(words in one["text"] and name in one["text"] for one in found), (voice, code)
        if told:
            assert not [one["text"] for one in found if DENIES.search(one["text"])], voice


@settings(max_examples=40)
@given(seed=seeds())
def test_a_time_that_goes_on_is_not_told_as_over(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    present = read_case(plain, knowledge).present
    name = knowledge.windows[present].name["en"]["any"]
    for voice in FAMILY:
        for one in sentences(plain, knowledge, voice):
            if name in one["text"]:
                assert "back then" not in one["text"]
                assert "in those days" not in one["text"]


@settings(max_examples=40)
@given(seed=seeds())
def test_other_parts_are_called_unknown_only_where_a_time_was_not_asked(
    knowledge: Knowledge, seed: int
) -> None:
    plain = Maker(knowledge, seed).case()
    for voice in VOICES:
        found = sentences(plain, knowledge, voice)
        rules = {one["rule"] for one in found}
        says = [
            one["text"]
            for one in found
            if re.search(r"other parts of the", one["text"], re.IGNORECASE)
        ]
        assert not says or rules & {"unknown_pressed", "unknown_held"}


@settings(max_examples=30)
@given(seed=seeds())
def test_a_suspicion_holds_every_link_back(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    plain["safety"] = {"illness_induced_suspected": True}
    for voice in VOICES:
        rules = {one["rule"] for one in sentences(plain, knowledge, voice)}
        assert "for_together" not in rules
        assert not any(rule.startswith(("connection.", "held.")) for rule in rules)


def late(age: int = 110, **reported: object) -> Plain:
    held = {"attuned_caregiver": 3, "constant_caregiver": 3, "predictable_days": 3}
    quiet = {"adversity": {}, "connection": held}
    return {
        "contract": 1,
        "client": {"label": "x", "age_months": age, "informant": "caregiver"},
        "history": {
            "intrauterine": {"adversity": {}, "connection": {"caregiver_supported": 3}},
            "perinatal": quiet,
            "infancy": quiet,
            "early_childhood": quiet,
            "childhood": {"adversity": reported, "connection": held},
        },
        "functions": {"sleep": 3, "arousal": 3, "mood": 2, "appetite": 2},
    }


@pytest.mark.parametrize(
    ("reported", "rule"),
    [
        ({"bereavement": 3}, "opening_later"),
        ({"bullying_or_discrimination": {"severity": 2, "pattern": "ongoing"}}, "opening_later"),
        ({"poverty": 2}, "opening_told"),
        ({}, "opening_skills"),
    ],
)
def test_a_late_hardship_may_account_for_much(
    knowledge: Knowledge, reported: Plain, rule: str
) -> None:
    for voice in VOICES:
        found = sentences(late(**reported), knowledge, voice)
        assert rule in {one["rule"] for one in found}
        assert ("against_late" in {one["rule"] for one in found}) is bool(reported)


def test_what_came_in_the_first_year_is_not_called_late(knowledge: Knowledge) -> None:
    plain = copy.deepcopy(late(bereavement=3))
    plain["history"]["infancy"] = {**plain["history"]["infancy"], "adversity": {"poverty": 1}}
    assert "against_late" not in {one["rule"] for one in sentences(plain, knowledge, "clinician")}


def test_hearsay_leaves_a_quiet_past_open_without_calling_it_unknown(knowledge: Knowledge) -> None:
    plain = late()
    for window in ("perinatal", "infancy", "early_childhood"):
        plain["history"][window] = {
            "adversity": {},
            "connection": {"attuned_caregiver": {"value": 2, "known": "told"}},
        }
    found = {one["rule"]: one["text"] for one in sentences(plain, knowledge, "clinician")}
    assert "opening_quiet" in found
    assert "not known" not in found["against_quiet"]


@pytest.mark.parametrize("weeks", [26, 40])
@pytest.mark.parametrize("age", [16, 30])
def test_a_small_child_born_early_is_read_by_the_due_date(
    knowledge: Knowledge, weeks: int, age: int
) -> None:
    plain = load("early_bird")
    plain["client"] |= {"gestation_weeks": weeks, "age_months": age}
    rules = {one["rule"] for one in sentences(plain, knowledge, "caregiver")}
    assert ("limit_born_early" in rules) is (weeks < 37 and age < 24)


@settings(max_examples=40)
@given(seed=seeds())
def test_a_known_cause_beside_a_history_does_not_contradict_it(
    knowledge: Knowledge, seed: int
) -> None:
    plain = Maker(knowledge, seed).case()
    plain["medical"] = {"autism_known": True, "premature": True}
    plain["safety"] = {}
    found = {one["rule"]: one["text"] for one in sentences(plain, knowledge, "clinician")}
    alone = "No early hypothesis rests on skills alone" in found["against_known"]
    assert alone is not ("for_together" in found)
