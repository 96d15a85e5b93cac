"""What was told as unsure or second-hand is named with its time, never as a fact, and asked about."""

import pytest

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain
from tests.reasoning.made_cases import Plain

FACTS = ("adversity.", "for_", "against_")


def case(childhood: Plain, **more: object) -> Plain:
    return {
        "contract": 1,
        "client": {"label": "x", "age_months": 108, "informant": "caregiver", "name": "Mo"},
        "history": {
            **{
                window: {
                    "adversity": {"caregiver_distress": {"severity": 3, "pattern": "ongoing"}},
                    "connection": {"attuned_caregiver": 0, "constant_caregiver": 0},
                }
                for window in ("perinatal", "infancy", "early_childhood")
            },
            "childhood": {"adversity": childhood},
        },
        "functions": {"sleep": 3, "arousal": 3, "sensory_processing": 2},
        **more,
    }


def said(plain: Plain, knowledge: Knowledge, voice: str) -> dict[str, Plain]:
    found = to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))
    return {one["rule"]: one for one in found["explanation"]}


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician", "trainee"])
def test_what_nobody_is_sure_of_stands_among_what_is_not_known_with_its_time(
    knowledge: Knowledge, voice: str
) -> None:
    found = said(case({"domestic_violence": None}), knowledge, voice)
    unsure = found["unknown_hard.childhood"]
    name = "violence between adults" if voice in {"clinician", "trainee"} else "fighting or fear"
    assert unsure["kind"] == "unknown"
    assert name in unsure["text"]
    assert "so far" in unsure["text"]
    assert not any(name in one["text"] for rule, one in found.items() if rule.startswith(FACTS))


@pytest.mark.broad
@pytest.mark.parametrize("entry", [None, {"severity": 2, "known": "told"}, {"known": "guess"}])
@pytest.mark.parametrize("code", ["emotional_abuse", "physical_neglect"])
def test_an_unsure_harm_of_today_asks_gently_whether_it_is_safe_there(
    knowledge: Knowledge, entry: object, code: str
) -> None:
    plain = case({code: entry})
    family = said(plain, knowledge, "caregiver")["ask_safe_there"]
    assert family["text"].startswith("Is Mo safe in each place they go to now?")
    assert knowledge.adversity[code].name["en"]["any"] not in family["text"]
    clinician = said(plain, knowledge, "clinician")["ask_safe_there"]
    assert knowledge.adversity[code].name["en"]["clinician"] in clinician["text"]


@pytest.mark.parametrize("entry", [{"severity": 2}, {"severity": 0}, {"absent": "declined"}])
def test_what_was_seen_denied_or_declined_asks_no_such_question(
    knowledge: Knowledge, entry: Plain
) -> None:
    found = said(case({"emotional_abuse": entry, "bereavement": None}), knowledge, "caregiver")
    assert "ask_safe_there" not in found


@pytest.mark.parametrize("voice", ["caregiver", "self"])
def test_what_was_told_by_others_is_told_as_told(knowledge: Knowledge, voice: str) -> None:
    plain = case(
        {"emotional_neglect": {"severity": 2, "known": "told"}, "poverty": {"severity": 1}}
    )
    plain["history"]["childhood"]["connection"] = {
        "attuned_caregiver": {"value": 0, "known": "told"},
        "friends": {"value": 3, "known": "guess"},
    }
    found = said(plain, knowledge, voice)
    assert "told of this by others" in found["adversity.childhood.heard"]["text"]
    assert "comfort or company" not in found["adversity.childhood"]["text"]
    assert "told by others" in found["connection.childhood.heard"]["text"]
    assert "told by others" in found["held.childhood.heard"]["text"]
    assert "ages four to ten, so far" in found["unknown_told"]["text"]
    assert "other answers" not in found["unknown_told"]["text"]


def test_a_clinician_reads_which_of_it_is_second_hand(knowledge: Knowledge) -> None:
    plain = case({"poverty": {"severity": 1, "known": "told"}})
    plain["functions"]["mood"] = {"value": 2, "known": "guess"}
    found = said(plain, knowledge, "clinician")
    assert "poverty (mild, second-hand)" in found["adversity.childhood"]["text"]
    assert "mood" in found["unknown_told"]["text"]


def test_how_hard_it_was_is_not_known_where_nobody_said(knowledge: Knowledge) -> None:
    plain = case({"poverty": {"pattern": "ongoing"}})
    found = said(plain, knowledge, "caregiver")
    assert found["unknown_extent.childhood"]["text"].endswith("How hard it was is not known.")
    assert "adversity.childhood" not in found


def test_under_present_danger_families_read_no_list_of_what_is_unsure(knowledge: Knowledge) -> None:
    plain = case({"domestic_violence": None}, safety={"abuse_now": True})
    assert "unknown_hard.childhood" not in said(plain, knowledge, "caregiver")
    assert "unknown_hard.childhood" in said(plain, knowledge, "clinician")


@pytest.mark.parametrize("voice", ["caregiver", "self"])
def test_somebody_named_as_not_safe_is_hinted_at_without_the_name(
    knowledge: Knowledge, voice: str
) -> None:
    people = {"unsafe_people": [{"name": "Zorblatt", "relation": "uncle"}, {"name": " "}]}
    found = said(case({}, preferences=people), knowledge, voice)
    assert found["ask_not_safe"]["answers"] == ["preferences.unsafe_people.0"]
    assert not any("Zorblatt" in one["text"] or "uncle" in one["text"] for one in found.values())
    assert "ask_not_safe" not in said(case({}), knowledge, voice)


def test_the_hardest_word_is_said_to_no_family_that_is_not_sure_of_it(knowledge: Knowledge) -> None:
    plain = case({"sexual_abuse": None})
    assert (
        "touch that was not wanted"
        in said(plain, knowledge, "self")["unknown_hard.childhood"]["text"]
    )
    assert "sexual abuse" in said(plain, knowledge, "clinician")["unknown_hard.childhood"]["text"]


@pytest.mark.parametrize("box", ["safe_people", "unsafe_people"])
def test_somebody_of_whom_nobody_is_sure_is_asked_about_and_does_nothing(
    knowledge: Knowledge, box: str
) -> None:
    people = {box: [{"name": "Zorblatt", "relation": "mother", "known": "guess"}]}
    if box == "unsafe_people":
        people["safe_people"] = [{"name": "Rosa"}]
    else:
        people[box].append({"name": "Rosa"})
    plain = case({}, preferences=people)
    family = said(plain, knowledge, "caregiver")
    assert "not sure if someone" in family["ask_unsure_person"]["text"]
    assert "ask_not_safe" not in family
    assert family["plan_partners_you"]["text"].endswith(": Rosa.")
    clinician = said(plain, knowledge, "clinician")
    assert "Zorblatt" in clinician["ask_unsure_person"]["text"]
    assert "ask_contact" not in clinician
    assert clinician["plan_partners"]["text"].endswith(": Rosa.")


def test_what_runs_in_the_family_is_named_where_it_was_only_told(knowledge: Knowledge) -> None:
    plain = case({"poverty": {"severity": 1}})
    plain["family_history"] = {"autism": {"value": True, "known": "told"}}
    assert "autism in the family" in said(plain, knowledge, "clinician")["unknown_told"]["text"]


def test_how_hard_it_was_may_be_second_hand_by_itself(knowledge: Knowledge) -> None:
    plain = case({"poverty": {"severity": {"value": 1, "known": "told"}, "pattern": "ongoing"}})
    found = said(plain, knowledge, "clinician")
    assert "poverty (mild, all the time, second-hand)" in found["adversity.childhood"]["text"]


def test_whether_a_doctor_has_looked_is_no_illness_to_be_unsure_of(knowledge: Knowledge) -> None:
    plain = case({"poverty": {"severity": 1}})
    plain["medical"] = {
        "asthma": {"value": True, "seen_by_doctor": None},
        "pain_or_reflux": {"absent": "unknown_to_me"},
    }
    found = said(plain, knowledge, "caregiver")
    assert found["ask_not_sure"]["answers"] == ["medical.pain_or_reflux"]


def test_of_hearsay_it_is_not_said_as_well_that_its_extent_is_not_known(
    knowledge: Knowledge,
) -> None:
    plain = case({"poverty": {"pattern": "ongoing"}, "bereavement": {"known": "told"}})
    unknown = said(plain, knowledge, "caregiver")["unknown_extent.childhood"]
    assert unknown["answers"] == ["history.childhood.adversity.poverty"]


@pytest.mark.broad
@pytest.mark.parametrize(
    "extra",
    [
        {"safety": {"suicidal_thoughts": {"value": False, "known": "told"}}},
        {"preferences": {"touch": {"value": "avoid", "known": "told"}}},
        {"strengths": [{"text": "sings", "known": "told"}]},
    ],
)
@pytest.mark.parametrize("voice", ["caregiver", "clinician"])
def test_what_is_second_hand_and_has_no_name_is_still_told_in_words(
    knowledge: Knowledge, voice: str, extra: Plain
) -> None:
    plain = {**case({"poverty": {"severity": 1}}), **extra}
    text = said(plain, knowledge, voice)["unknown_told"]["text"]
    assert "other answers" in text
    plain["functions"]["sleep"] = {"value": 2, "known": "told"}
    text = said(plain, knowledge, voice)["unknown_told"]["text"]
    assert "sleep" in text
    assert "other answers" in text


def test_a_guess_about_all_skills_names_each_and_nothing_besides(knowledge: Knowledge) -> None:
    plain = case({"poverty": {"severity": 1}})
    plain["functions"] = {"value": {"sleep": 3, "arousal": 1}, "known": "guess"}
    text = said(plain, knowledge, "clinician")["unknown_told"]["text"]
    assert "sleep" in text
    assert "other answers" not in text


def test_what_is_the_clinicians_alone_is_no_hearsay_a_family_reads_of(
    knowledge: Knowledge,
) -> None:
    plain = case({"poverty": {"severity": 1}})
    plain["functions"] |= {
        "boundaries_with_bodies": {"value": 2, "known": "told"},
        "sleep": {"value": 2, "known": "told"},
    }
    assert said(plain, knowledge, "caregiver")["unknown_told"]["answers"] == ["functions.sleep"]
    assert len(said(plain, knowledge, "clinician")["unknown_told"]["answers"]) == 2


@pytest.mark.parametrize(
    "entry",
    [{"severity": 2, "known": "told"}, {"severity": {"value": 2, "known": "told"}}],
)
def test_hearsay_of_a_harm_that_may_go_on_is_told_to_a_clinician_as_second_hand(
    knowledge: Knowledge, entry: Plain
) -> None:
    found = said(case({"emotional_abuse": entry}), knowledge, "clinician")
    assert "emotional abuse (moderate, second-hand)" in found["ask_safe_there"]["text"]


def test_a_clinician_reads_no_sentence_of_an_extent_that_the_list_shows(
    knowledge: Knowledge,
) -> None:
    found = said(case({"poverty": {"pattern": "ongoing"}}), knowledge, "clinician")
    assert "unknown_extent.childhood" not in found


def test_what_is_open_of_a_time_cites_that_time(knowledge: Knowledge) -> None:
    plain = case({"poverty": {"severity": 1}})
    del plain["history"]["infancy"]
    found = said(plain, knowledge, "clinician")
    assert "history.infancy.connection" in found["unknown_held"]["answers"]
    assert "history.infancy.adversity" in found["unknown_pressed"]["answers"]
