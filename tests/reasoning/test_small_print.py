"""The rules on safety and on what is not known, one by one, where a slip would be hard to see."""

from dataclasses import replace
from typing import Any

import pytest

from assistant.domain.case import read_case
from assistant.domain.conditions import Fact
from assistant.domain.facts import PERHAPS_SLIGHT, Case
from assistant.domain.findings import OtherCause
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.alternatives import alternatives, is_doubtful, raised
from assistant.reasoning.cautions import Guard, relied_on, warnings
from assistant.reasoning.confidence import doubts, seen_only, the_one
from assistant.reasoning.evidence import weigh
from assistant.reasoning.names import reported
from assistant.reasoning.safety import dangers, open_questions
from assistant.reasoning.start import is_in_danger, start_of
from assistant.reasoning.steps import not_seen_to
from assistant.reasoning.tables import tables
from assistant.reasoning.telling import Telling
from tests.reasoning.made_cases import Plain

GONE = {"absent": "not_applicable"}
HELD = {"attuned_caregiver": 3, "constant_caregiver": 3, "predictable_days": 3}


def plain_case(age: int = 90, **places: Any) -> Plain:
    client = {"label": "x", "age_months": age, "informant": "caregiver"}
    return {"contract": 1, "client": client, **places}


def case_of(knowledge: Knowledge, age: int = 90, **places: Any) -> Case:
    return read_case(plain_case(age, **places), knowledge)


def doubt(case: Case, knowledge: Knowledge, start: str = "regulate") -> dict[str, tuple[str, ...]]:
    return {one.id: one.answers for one in doubts(case, knowledge, tables(knowledge), start)}


# Evidence -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ratings", "count", "band"),
    [
        ([2, 1, 0, 0], 4, "some"),
        ([1, 1, 0, 0, 0], 5, "none"),
        ([3, 0, 0, 0], 4, "none"),
        ([3, 3, 0, 0], 4, "marked"),
        ([3, 2, 0, 0], 4, "some"),
        ([2, 2], 8, "some"),
        ([1, 1], 8, "unknown"),
        ([3, 3, 1], 10, "some"),
        ([2, 2, 0], 6, "some"),
    ],
)
def test_a_band_begins_exactly_at_its_edge(ratings: list[int], count: int, band: str) -> None:
    assert weigh([Fact(rating, rating, rating) for rating in ratings], count)[1] == band


def test_a_rating_that_may_be_anything_leaves_the_bounds_open() -> None:
    assert weigh([Fact(2)], 1)[0] == (0.0, 1.0)
    assert weigh([Fact(2), Fact(3, 3, 3)], 2)[0] == (0.5, 1.0)


# Doubt ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "perinatal",
    [
        GONE,
        {"adversity": GONE, "connection": GONE},
        {"adversity": {}, "connection": GONE},
        {"adversity": GONE, "connection": HELD},
        {"adversity": {}, "connection": dict.fromkeys(HELD, 0)},
    ],
)
def test_first_months_that_are_known_or_do_not_apply_leave_no_doubt(
    knowledge: Knowledge, perinatal: Any
) -> None:
    assert doubt(case_of(knowledge, history={"perinatal": perinatal}), knowledge) == {}


def test_half_of_what_counts_in_the_first_months_is_enough_to_be_known(
    knowledge: Knowledge,
) -> None:
    even = {"attuned_caregiver": 0.25, "constant_caregiver": 0.25}
    connection = {**knowledge.weights.connection, "perinatal": even}
    changed = replace(knowledge, weights=replace(knowledge.weights, connection=connection))
    held: Plain = {"attuned_caregiver": 2, "constant_caregiver": None}
    first = {"adversity": {}, "connection": held}
    assert doubt(case_of(changed, history={"perinatal": first}), changed) == {}
    held["attuned_caregiver"] = None
    found = doubt(case_of(changed, history={"perinatal": first}), changed)
    assert found == {
        "conf_perinatal": tuple(f"history.perinatal.connection.{code}" for code in even)
    }


def test_what_is_missing_of_the_first_months_is_named_and_nothing_else(
    knowledge: Knowledge,
) -> None:
    branch = "history.perinatal"
    shares = tables(knowledge).windows["perinatal"].shares
    case = case_of(knowledge, history={"perinatal": {"adversity": {"poverty": None}}})
    every = tuple(f"{branch}.connection.{code}" for code in shares)
    assert doubt(case, knowledge) == {"conf_perinatal": (f"{branch}.adversity.poverty", *every)}
    case = case_of(
        knowledge,
        history={"perinatal": {"connection": {"attuned_caregiver": 3, "extended_family": GONE}}},
    )
    (answers,) = doubt(case, knowledge).values()
    assert answers[0] == f"{branch}.adversity"
    assert f"{branch}.connection.attuned_caregiver" not in answers
    assert f"{branch}.connection.extended_family" not in answers
    case = case_of(
        knowledge, history={"perinatal": {"adversity": {}, "connection": {"extended_family": 3}}}
    )
    assert f"{branch}.connection.extended_family" not in doubt(case, knowledge)["conf_perinatal"]


def test_hearsay_of_the_past_is_no_hearsay_of_today(knowledge: Knowledge) -> None:
    told = {"value": 2, "known": "told"}
    history = {
        "perinatal": {"adversity": {}, "connection": HELD},
        "infancy": {"connection": {"attuned_caregiver": told}},
    }
    skills = {"sleep": 2, "arousal": 2, "appetite": 2, "sensory_processing": 2}
    assert doubt(case_of(knowledge, history=history, functions=skills), knowledge) == {}
    heard = dict.fromkeys(skills, told)
    found = doubt(case_of(knowledge, history=history, functions=heard), knowledge)
    assert found == {"conf_second_hand": tuple(sorted(f"functions.{code}" for code in skills))}
    beside = {**skills, "mood": told}
    assert doubt(case_of(knowledge, history=history, functions=beside), knowledge) == {}
    case = case_of(knowledge, history=history)
    assert doubt(case, knowledge, "undetermined") == {"conf_undetermined": ("functions",)}


def test_what_was_only_told_is_left_out_and_nothing_else(knowledge: Knowledge) -> None:
    history = {
        "perinatal": {"adversity": {"value": {"poverty": 1}, "known": "told"}},
        "infancy": {"adversity": {"poverty": {"severity": 2, "known": "guess"}, "bereavement": 2}},
    }
    case = case_of(
        knowledge,
        history=history,
        functions={"sleep": {"value": 2, "known": "told"}, "arousal": {"value": 1, "known": "saw"}},
    )
    seen = seen_only(case)
    assert "functions.sleep" not in seen.facts
    assert seen.facts["functions.arousal"].value == 1
    assert {window: set(found) for window, found in seen.reported.items()} == {
        "infancy": {"bereavement"}
    }


def test_the_one_answer_is_named_only_where_it_is_one(knowledge: Knowledge) -> None:
    skills = {"sleep": 2, "arousal": 2, "appetite": 0, "sensory_processing": 0}
    case = case_of(knowledge, functions=skills)
    paths = ("functions.appetite", "functions.sleep", "functions.arousal")
    start = start_of(case, knowledge, tables(knowledge))
    assert the_one(start, paths, case, knowledge) == "functions.sleep"
    assert the_one(start, paths[:1], case, knowledge) == ""


# Where to start -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("places", "start"),
    [
        ({"safety": {"abuse_now": True}}, "refer_first"),
        ({"safety": {"abuse_now": {"value": True, "known": "guess"}}}, "refer_first"),
        ({"medical": {"snoring_or_breathing_pauses": True}}, "refer_first"),
        ({"safety": {"abuse_now": False}}, "undetermined"),
        ({"safety": {"abuse_now": None}, "medical": {"staring_spells": None}}, "undetermined"),
        ({"functions": {"sleep": 3, "arousal": 3, "appetite": 3, "shutting_down": 3}}, "regulate"),
    ],
)
def test_danger_and_a_doctor_come_first_and_silence_does_not(
    knowledge: Knowledge, places: Plain, start: str
) -> None:
    case = case_of(knowledge, **places)
    assert start_of(case, knowledge, tables(knowledge)) == start
    assert is_in_danger(case, knowledge) is ("safety" in places and start == "refer_first")


# Danger ---------------------------------------------------------------------------------------


def telling(knowledge: Knowledge, voice: str, **places: Any) -> Telling:
    return Telling(case_of(knowledge, **places).heard_by(voice), knowledge)


@pytest.mark.parametrize("voice", ["caregiver", "self", "trainee"])
def test_a_danger_that_may_be_heard_needs_no_stand_in(knowledge: Knowledge, voice: str) -> None:
    both = {"illness_induced_suspected": True, "abuse_now": True}
    found = dangers(telling(knowledge, voice, safety=both))
    assert [(one.id, one.answers) for one in found] == [("abuse_now", ("safety.abuse_now",))]
    (alone,) = dangers(telling(knowledge, voice, safety={"illness_induced_suspected": True}))
    assert alone.id == "talk_first"
    assert alone.action == telling(knowledge, voice).part("part_talk_first")
    assert dangers(telling(knowledge, voice, safety=dict.fromkeys(both, False))) == ()


def test_a_question_of_danger_that_was_declined_is_not_one_that_was_not_asked(
    knowledge: Knowledge,
) -> None:
    answers = {
        "abuse_now": {"absent": "declined"},
        "self_harm_now": GONE,
        "no_safe_adult": False,
        "illness_induced_suspected": {"absent": "declined"},
    }
    for voice, hidden in (("clinician", ("illness_induced_suspected",)), ("trainee", ())):
        heard = telling(knowledge, voice, safety=answers)
        assert open_questions(heard, "declined") == ("abuse_now", *hidden)
        others = {*open_questions(heard, "open"), *open_questions(heard, "unsure")}
        assert others == set(knowledge.safety) - set(answers)


# Other explanations ---------------------------------------------------------------------------

WORST = dict.fromkeys(
    ("sleep", "arousal", "appetite", "shutting_down", "mood", "pleasure", "seeking_comfort"), 3
)


@pytest.mark.parametrize(
    ("functions", "doubted"),
    [
        (WORST, False),
        ({**WORST, "body_rhythms": 3}, True),
        ({**WORST, "body_rhythms": 2}, False),
        ({**WORST, "body_rhythms": 3, "eating_mechanics": 3, "large_movement": 0}, True),
        ({**WORST, "body_rhythms": 3, "eating_mechanics": 0, "large_movement": None}, False),
    ],
)
def test_a_form_is_doubted_from_eight_ratings_on_of_which_nine_in_ten_are_the_worst(
    knowledge: Knowledge, functions: Plain, *, doubted: bool
) -> None:
    case = case_of(knowledge, functions=functions)
    assert is_doubtful(case) is doubted
    found = {one.alternative.id: one for one in raised(case, knowledge)}
    assert ("informant_unreliable" in found) is doubted
    assert "seizures" not in found
    if doubted:
        rated = tuple(path for path in case.facts if path.startswith("functions."))
        assert set(found["informant_unreliable"].because) == set(rated)
        for voice in ("clinician", "caregiver", "self", "trainee"):
            heard = alternatives(found.values(), Telling(case.heard_by(voice), knowledge))
            names = [one.id for one in heard]
            assert ("informant_unreliable" in names) is (voice == "clinician")


def test_eight_named_skills_at_the_worst_are_cited_where_the_rest_is_fine(
    knowledge: Knowledge,
) -> None:
    named = ("sleep", "arousal", "appetite", "shutting_down", "mood", "pleasure", "body_rhythms",
             "sensory_processing")  # fmt: skip
    rest = ("large_movement", "fine_movement", "reading_others", "remembering")
    functions = {**dict.fromkeys(named, 3), **dict.fromkeys(rest, 0)}
    case = case_of(knowledge, functions=functions)
    assert not is_doubtful(case)
    found = {one.alternative.id: one for one in raised(case, knowledge)}
    assert set(found["informant_unreliable"].because) == {f"functions.{code}" for code in named}


def test_an_open_list_that_raises_something_is_cited_or_named(knowledge: Knowledge) -> None:
    medical = {"snoring_or_breathing_pauses": True}
    case = case_of(knowledge, medical=medical)
    (one,) = alternatives(
        [each for each in raised(case, knowledge) if each.alternative.id == "sleep_apnoea"],
        Telling(case, knowledge),
    )
    assert one.before_activities
    assert one.answers == ("medical.snoring_or_breathing_pauses",)


def test_a_question_that_nobody_was_asked_is_named_though_it_is_not_in_the_file(
    knowledge: Knowledge,
) -> None:
    unasked = replace(
        knowledge.alternatives["hearing"],
        when={"not": {"known": "medical.hearing_problem"}},
        before_activities=None,
    )
    changed = replace(knowledge, alternatives={"hearing": unasked})
    case = case_of(changed)
    (one,) = alternatives(raised(case, changed), Telling(case, changed))
    assert one.answers == ("medical.hearing_problem",)
    assert not one.before_activities


# Cautions -------------------------------------------------------------------------------------


def test_a_guessed_no_and_a_told_welcome_are_not_relied_on(knowledge: Knowledge) -> None:
    def guess(*, value: Any) -> Plain:
        return {"value": value, "known": "guess"}

    case = case_of(
        knowledge,
        presenting=[{"value": "welcome", "known": "told"}],
        medical={"asthma": guess(value=False), "seizures": guess(value=True), "premature": False},
        functions={"sleep": guess(value=0)},
        preferences={"touch": {"value": "welcome", "known": "told"}, "sound_sensitive": {"value": True, "known": "told"}},
    )  # fmt: skip
    gone = set(case.facts) - set(relied_on(case).facts)
    assert gone == {"medical.asthma", "preferences.touch"}
    avoids = case_of(knowledge, preferences={"touch": {"value": "avoid", "known": "told"}})
    assert "preferences.touch" in relied_on(avoids).facts
    first_hand = case_of(knowledge, preferences={"touch": "welcome"})
    assert "preferences.touch" in relied_on(first_hand).facts


def test_a_list_from_hearsay_may_have_left_out_anything(knowledge: Knowledge) -> None:
    heard = {"value": {"poverty": 2}, "known": "told"}
    case = case_of(
        knowledge,
        history={"infancy": {"adversity": heard}, "perinatal": {"adversity": {"poverty": 2}}},
    )
    found = relied_on(case).reported
    assert set(found["infancy"]) == set(knowledge.adversity)
    assert found["infancy"]["sexual_abuse"] == PERHAPS_SLIGHT
    assert found["infancy"]["poverty"].value == 2
    assert set(found["perinatal"]) == {"poverty"}


def test_a_caution_names_the_event_it_knows_and_the_list_it_does_not(knowledge: Knowledge) -> None:
    caution = knowledge.cautions["massage_needs_certainty"]
    known: Plain = {
        window: {"adversity": {}} for window in ("intrauterine", "perinatal", "infancy")
    }
    hard = {**known, "infancy": {"adversity": {"sexual_abuse": 2}}}
    (found,) = warnings(
        case_of(knowledge, 12, history=hard, safety={"abuse_now": False}), [caution]
    )
    assert not found.is_open
    assert found.because == ("history.infancy.adversity.sexual_abuse",)
    heard = {**known, "infancy": {"adversity": {"value": {}, "known": "told"}}}
    (found,) = warnings(
        case_of(knowledge, 12, history=heard, safety={"abuse_now": False}), [caution]
    )
    assert found.is_open
    assert found.because == ("history.infancy.adversity",)


def test_an_activity_is_bound_only_by_cautions_about_what_it_involves(knowledge: Knowledge) -> None:
    case = case_of(knowledge, preferences={"sound_sensitive": True, "touch": "avoid"})
    guard = Guard(warnings(case, knowledge.cautions.values()))
    for activity in knowledge.activities.values():
        for bound in guard.bounding(activity):
            assert bound.caution.action == "bound"
            assert bound.concerns(activity)
        out = guard.taken_out(activity)
        if out is not None:
            assert out.caution.action == "exclude"
            assert out.concerns(activity)
    hand_rub = guard.taken_out(knowledge.activities["hand_rub"])
    assert hand_rub is not None
    assert not hand_rub.is_open


@pytest.mark.parametrize(
    ("partner", "tags", "is_bound"),
    [
        ("self", ("touch",), False),
        ("self", ("touch", "connection"), True),
        ("any", ("touch",), True),
    ],
)
def test_what_two_must_heed_binds_whatever_may_be_done_with_somebody(
    knowledge: Knowledge, partner: Any, tags: tuple[str, ...], *, is_bound: bool
) -> None:
    guard = Guard(warnings(case_of(knowledge), knowledge.cautions.values()))
    activity = replace(knowledge.activities["hand_rub"], partner=partner, tags=tags)
    bound = {one.caution.id for one in guard.bounding(activity) if one.caution.for_two}
    assert bound == ({"never_forced"} if is_bound else set())


def test_only_an_illness_that_no_doctor_has_seen_to_is_still_to_be_seen_to(
    knowledge: Knowledge,
) -> None:
    case = case_of(
        knowledge,
        medical={
            "asthma": {"value": True, "seen_by_doctor": True},
            "seizures": {"value": True, "seen_by_doctor": False},
            "head_injury": {"value": True, "seen_by_doctor": None},
        },
    )
    paths = ("medical.asthma", "medical.seizures", "medical.head_injury", "functions.sleep")
    cause = OtherCause("x", "", "doctor", before_activities=True, answers=paths, sources=(), speaks_for="", would_settle="")  # fmt: skip
    assert not_seen_to(case, cause) == ("medical.seizures", "medical.head_injury")


# Words ----------------------------------------------------------------------------------------


def test_an_event_of_open_severity_is_said_to_be_open(knowledge: Knowledge) -> None:
    case = case_of(
        knowledge, history={"infancy": {"adversity": {"poverty": {"pattern": "single"}}}}
    )
    heard = Telling(case, knowledge)
    said = reported(heard, ["history.infancy.adversity.poverty"])
    assert heard.part("part_severity_open") in said
    assert heard.part("part_pattern_single") in said
