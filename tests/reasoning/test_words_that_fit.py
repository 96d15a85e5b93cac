"""Every sentence fits what was typed: the age, the voice, how many there are, and what is hard today."""

import re
from typing import Any

import pytest

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.quoting import good_words
from tests.reasoning.made_cases import Plain

HARD = {"sleep": 3, "arousal": 3, "sensory_processing": 0}


def case(age: int = 108, **more: Any) -> Plain:
    client = {
        "label": "x",
        "age_months": age,
        "informant": "caregiver",
        "name": "Mo",
        "pronouns": "he",
    }
    return {"contract": 1, "client": client, "functions": dict(HARD), **more}


def result(knowledge: Knowledge, plain: Plain, voice: str = "caregiver") -> Plain:
    return to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))


def said(knowledge: Knowledge, plain: Plain, voice: str = "caregiver") -> dict[str, str]:
    return {one["rule"]: one["text"] for one in result(knowledge, plain, voice)["explanation"]}


@pytest.mark.parametrize(
    ("typed", "good"),
    [
        ("idk... im loyal i guess. good with animals", "im loyal i guess. good with animals"),
        ("he's my grandson. he's got a heart of gold", "he's got a heart of gold"),
        ("she is our little girl", ""),
        ("um, I don't know", ""),
        ("I don't know. hmm", ""),
        ("kind. not sure", "kind."),
        ("...", ""),
        ("well known for jokes", "well known for jokes"),
    ],
)
def test_what_is_good_is_quoted_without_the_hesitation_around_it(typed: str, good: str) -> None:
    assert good_words(typed) == good


def test_a_strength_that_is_only_hesitation_is_none(knowledge: Knowledge) -> None:
    found = result(knowledge, case(strengths=[{"text": "idk"}, {"text": "idk. funny"}]))
    assert [one["text"] for one in found["strengths"]] == ["funny"]


@pytest.mark.parametrize("voice", ["caregiver", "clinician"])
def test_one_thing_by_itself_is_one_and_several_are_several(
    knowledge: Knowledge, voice: str
) -> None:
    plain = case()
    others = dict.fromkeys(("reading_others", "play_and_friends", "pleasure", "seeking_comfort"), 0)
    plain["functions"] |= {"mood": 2, **others}
    one = said(knowledge, plain, voice)["ask_lone"]
    plain["functions"] |= {"startle_and_orienting": 2, "eating_mechanics": 0, "body_rhythms": 0}
    more = said(knowledge, plain, voice)["ask_lone"]
    assert ("One thing by itself" in one) or ("Clearly harder by itself" in one)
    assert "each by itself" in more


def test_what_is_a_little_hard_is_in_some_sentence_too(knowledge: Knowledge) -> None:
    plain = case()
    plain["functions"] |= {"mood": 1, "play_and_friends": 0, "pleasure": 0, "reading_others": 0}
    assert "steady moods" in said(knowledge, plain)["ask_slight"]


def test_how_sure_we_are_is_asked_once(knowledge: Knowledge) -> None:
    early = {"adversity": {"emotional_neglect": None}, "connection": {
        code: {"value": 2, "known": "told"}
        for code in ("attuned_caregiver", "constant_caregiver", "predictable_days",
                     "caregiver_supported", "extended_family", "community_culture_faith")
    }}  # fmt: skip
    found = said(knowledge, case(history={"perinatal": early}))
    limits = [text for rule, text in found.items() if rule.startswith("limit_conf")]
    assert sum("How sure are we?" in text for text in limits) == 1
    assert "Of the first two months this is not known: going without comfort" in limits[0]
    assert "makes us less sure" in limits[1]


def test_what_the_mother_bore_and_what_held_her_is_called_so(knowledge: Knowledge) -> None:
    plain = case(
        history={
            window: {
                "adversity": {"caregiver_distress": {"severity": 3, "pattern": "ongoing"}, **more},
                "connection": {"caregiver_supported": 0 if more else 3, "attuned_caregiver": 0}
                if window != "intrauterine"
                else {"caregiver_supported": 3},
            }
            for window, more in (
                ("intrauterine", {"birth_complications": {"severity": 2}}),
                ("perinatal", {}), ("infancy", {}), ("early_childhood", {}),
            )
        }
    )  # fmt: skip
    caregiver = said(knowledge, plain)
    assert "health trouble while pregnant" in caregiver["adversity.intrauterine"]
    assert "help and company for the mother" in caregiver["held.intrauterine"]
    assert "for your mother" in said(knowledge, plain, "self")["held.intrauterine"]


@pytest.mark.parametrize(
    ("sleep", "medical", "is_named"),
    [(0, {}, False), (2, {}, True), (0, {"asthma": True, "asthma_uncontrolled": False}, True), (None, {}, False)],
)  # fmt: skip
def test_asthma_in_the_family_is_named_only_where_breath_is_in_question(
    knowledge: Knowledge, sleep: int | None, medical: Plain, *, is_named: bool
) -> None:
    plain = case(medical=medical, family_history={"asthma_or_allergy": True})
    plain["functions"] |= {"sleep": sleep, "startle_and_orienting": 2, "body_rhythms": 2}
    assert ("against_family" in said(knowledge, plain)) is is_named


@pytest.mark.parametrize(
    ("functions", "waits"),
    [
        ({"play_and_friends": 0, "reading_others": 0}, False),
        ({"play_and_friends": 1, "reading_others": 0}, True),
        ({"play_and_friends": 0, "sensory_processing": 2}, False),
        ({"play_and_friends": None, "reading_others": None}, False),
    ],
)
def test_what_waits_has_to_do_with_what_is_hard_today(
    knowledge: Knowledge, functions: Plain, *, waits: bool
) -> None:
    plain = case()
    plain["functions"] |= functions
    names = {one["id"] for one in result(knowledge, plain)["plan"]["not_yet"]}
    assert ("group_social_skills" in names) is waits
    assert "talking_it_through" in names


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_talking_waits_at_home_and_no_therapy_is_spoken_of_as_if_there_were_one(
    knowledge: Knowledge, voice: str
) -> None:
    found = said(knowledge, case(), voice)
    assert "at home" in found["talking_it_through"]
    assert not re.search("Talks (?:in|with)|[Tt]herapy and counseling", " ".join(found.values()))
    assert "Keep the visits you have" not in " ".join(found.values())
    wait = result(knowledge, case(), voice)["plan"]["not_yet"][0]
    assert wait["id"] == "talking_it_through"
    assert "need not wait" in wait["why"]


def test_a_question_that_rests_on_hearsay_says_so(knowledge: Knowledge) -> None:
    for entry, is_said in (({"pattern": "ongoing"}, True), ({"severity": 2}, False)):
        plain = case(history={"intrauterine": {"adversity": {"prenatal_alcohol": entry}}})
        assert ("do not know for sure" in said(knowledge, plain)["fasd"]) is is_said


def test_no_talking_child_is_said_to_be_unable_to_tell(knowledge: Knowledge) -> None:
    assert "cannot tell" not in said(knowledge, case(medical={"pain_or_reflux": True}))["pain"]


def test_what_is_done_alone_is_no_offer_of_anybodys(knowledge: Knowledge) -> None:
    plain = case(288)
    plain["functions"] |= {"sensory_processing": 2}
    found = result(knowledge, plain, "self")
    cards = [one for stage in found["plan"]["stages"] for one in stage["activities"]]
    alone = [one for one in cards if "touch" not in one["tags"] and "connection" not in one["tags"]]
    assert alone
    assert not any("It is an offer" in text for one in alone for text in one["cautions"])


CAME = "After a weekend at his moms he cant sleep"


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_the_reason_for_coming_stands_at_the_head_word_for_word(
    knowledge: Knowledge, voice: str
) -> None:
    found = result(knowledge, case(presenting=[CAME, "he  blows\nup"]), voice)["explanation"]
    reason = [one for one in found if one["kind"] == "opening"][1]
    assert f"“{CAME}”; “he blows up”" in reason["text"]
    assert reason["answers"] == ["presenting.0", "presenting.1"]


def test_a_reason_that_names_somebody_unsafe_or_is_told_in_danger_is_not_said_again(
    knowledge: Knowledge,
) -> None:
    unsafe = {"unsafe_people": [{"name": "Zorblatt"}]}
    plain = case(presenting=["since Zorblatt came back"], preferences=unsafe)
    assert "opening_reason" not in said(knowledge, plain)
    assert "opening_reason" in said(knowledge, plain, "clinician")
    danger = case(presenting=[CAME], safety={"abuse_now": True})
    assert "opening_reason" not in said(knowledge, danger)


@pytest.mark.broad
@pytest.mark.parametrize(
    ("more", "is_said"),
    [
        ({"presenting": [CAME]}, True),
        ({"presenting": ["cannot sit still"]}, False),
        ({"history": {"childhood": {"adversity": {"separation_or_moves": {"severity": 2}}}}}, True),
        ({"history": {"childhood": {"adversity": {"separation_or_moves": None}}}}, False),
        ({"presenting": [CAME], "safety": {"abuse_now": True}}, False),
    ],
)
def test_days_of_change_are_looked_at_where_they_were_told_of(
    knowledge: Knowledge, more: Plain, *, is_said: bool
) -> None:
    for voice in ("caregiver", "self", "clinician"):
        assert ("plan_changes" in said(knowledge, case(**more), voice)) is is_said
    grown = case(288, presenting=[CAME])
    assert "plan_changes" not in said(knowledge, grown, "self")


BABY = {
    "appetite": None, "body_rhythms": 0, "arousal": 0, "shutting_down": 0, "sleep": 3,
    "eating_mechanics": 2, "sensory_processing": 0, "startle_and_orienting": 0,
    "large_movement": 0, "mood": 0, "pleasure": 0, "seeking_comfort": 0,
}  # fmt: skip


def baby(**functions: Any) -> Plain:
    plain = case(11)
    plain["functions"] = {**BABY, **functions}
    return plain


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician", "trainee"])
def test_what_is_too_early_to_rate_is_not_told_as_not_known(
    knowledge: Knowledge, voice: str
) -> None:
    for plain, rule in (
        (baby(), "opening_too_early_lone"),
        (baby(sleep=0, eating_mechanics=0), "opening_too_early"),
    ):
        assert result(knowledge, plain, voice)["start_with"] == "undetermined"
        found = said(knowledge, plain, voice)
        assert {rule, "limit_conf_too_early", "ask_later"} <= set(found)
        assert {"opening_open", "limit_conf_undetermined", "ask_three"}.isdisjoint(found)
        assert "oo little is known" not in found[rule] + found["limit_conf_too_early"]
    open_ones = baby(mood=None, pleasure=None, seeking_comfort=None)
    found = said(knowledge, open_ones, voice)
    assert {"opening_open", "limit_conf_undetermined", "ask_three"} <= set(found)


def test_a_clinician_is_told_which_stage_is_too_early(knowledge: Knowledge) -> None:
    assert "stage “reason” are too early" in said(knowledge, baby(), "clinician")["ask_later"]
    found = result(knowledge, baby(), "clinician")["explanation"]
    (later,) = (one for one in found if one["rule"] == "ask_later")
    assert later["answers"] == ["client.age_months"]
    assert "neighbors" not in said(knowledge, baby(), "clinician")["ask_lone"]
