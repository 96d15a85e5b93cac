"""What stands in which document: all of it for the clinician, and for a family nothing that could harm."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from assistant.domain.fits import Fit
from assistant.domain.knowledge import Knowledge
from assistant.export import clinician_appendix, family, fridge, since_family
from assistant.export.comparing import differences, leaves
from assistant.export.page import NOT_A_DIAGNOSIS, open_activities
from assistant.export.pictures.ladder import Ladder
from assistant.export.pictures.timeline import Timeline
from assistant.export.record import Alarm, Asked, Decided, Judged
from assistant.export.report import BEST_GUESS, Heading, Report, numbered
from assistant.export.report_markdown import report_markdown
from assistant.export.wording import wording_of
from tests import reading
from tests.papers import (
    FLAGS,
    READERS,
    REMARKS,
    SIGNED,
    STAMP,
    case_of,
    composed,
    record_of,
    remarked,
    report_of,
    told_of,
)

ASKED = (
    Asked("a", "Welcome", "What is good?", "Kind to Dan", "kind to Dan!", "saw", notes=("hesitated",)),
    Asked("b", "Today", "How is sleep?", "In own words: “like an owl”", "like an owl", state="absent", is_own_words=True),
    Asked("c", "Today", "How is mood?", "not answered yet", state="open"),
    Asked("d", "Early", "How was it?", "Skipped", state="skipped"),
    Asked("e", "Early", "And then?", "A lot", "2", "told", state="look_again"),
)  # fmt: skip


def words(report: Report) -> str:
    return re.sub(r"\\(.)", r"\1", report_markdown(report))


def clinician(case: dict[str, Any], knowledge: Knowledge, **more: Any) -> str:
    record = replace(record_of(case, knowledge, "clinician", *ASKED), **more)
    return words(composed(record, wording_of(knowledge, case, "clinician"), "clinician"))


# The clinician's report -----------------------------------------------------------------------


def test_the_clinicians_report_has_its_twelve_parts(knowledge: Knowledge) -> None:
    found = report_of(case_of("on_edge"), knowledge, "clinician")
    headings = [block.text for block in found.blocks if isinstance(block, Heading)]
    for wanted in (
        "Safety and duty to report",
        "Formulation",
        "What speaks for it",
        "What speaks against it",
        "What else it could be",
        "Skills today beside what is usual at that age",
        "What held and what pressed, over time",
        "Four areas",
        "Caregivers and connection now",
        "Plan",
        "Between informants",
        "Skipped and not asked",
        "Method, limits and norms",
        "Appendix: sources",
    ):
        assert wanted in headings
    assert len(list(found.figures())) == 5


def test_it_says_who_told_how_long_and_made_with_what(knowledge: Knowledge) -> None:
    told = clinician(case_of("on_edge"), knowledge)
    assert "on-edge, 9 years 0 months" in told
    assert "Informant: caregiver" in told
    assert "interview i-1, 2026-11-22, 32 minutes, language en, interpreter not recorded" in told
    assert "has known the client: since birth" in told
    assert f"knowledge {'a' * 64}; dialogue {'b' * 64}" in told
    bare = told_of(case_of("on_edge"), minutes=0, known_since="")
    told = clinician(case_of("on_edge"), knowledge, told=replace(bare, started="", touched=""))
    assert "interview i-1, not recorded, length not recorded" in told
    assert "has known the client: not recorded" in told


def test_every_sentence_is_there_with_its_number_so_that_it_can_be_asked_why(
    knowledge: Knowledge,
) -> None:
    case = case_of("on_edge")
    record = record_of(case, knowledge, "clinician")
    moved = [
        record.result["explanation"][-8],
        *record.result["explanation"],
    ]  # an ask before all else
    record = replace(record, result={**record.result, "explanation": moved})
    lines = words(composed(record, wording_of(knowledge, case, "clinician"), "clinician")).split("\n")  # fmt: skip
    assert moved[0]["kind"] == "ask"
    for number, one in enumerate(moved, 1):
        if one["kind"] not in {"plan", "not_yet"}:
            assert f"{number}. {one['text']}" in lines


def test_numbers_that_leave_some_out_go_on_with_their_own() -> None:
    made = list(numbered([(1, "a"), (2, "b"), (7, "c")]))
    assert [(one.items, one.first) for one in made] == [(("a", "b"), 1), (("c",), 7)]
    assert list(numbered([])) == []


def test_a_declined_answer_about_danger_heads_what_is_open(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    case["safety"] = {"abuse_now": {"absent": "declined"}, "self_harm_now": None}
    told = clinician(case, knowledge)
    open_part = told.split("Not answered, ask in person")[1]
    first = open_part.split("\n- ")[1]
    assert first.startswith("abuse now")
    assert "not answered, by choice" in first
    assert "self-harm now (not known to whoever answered)" in open_part
    assert "Decision, by whom and when" in told
    case["safety"] = {"absent": "declined"}
    assert "medical emergency now" in clinician(case, knowledge).split("\n- ")[1]


def test_where_everything_about_danger_was_answered_nothing_is_left_to_decide(
    knowledge: Knowledge,
) -> None:
    case = case_of("on_edge")
    case["safety"] = {**dict.fromkeys(knowledge.safety, False), "no_safe_adult": {"absent": "not_applicable"}}  # fmt: skip
    told = clinician(case, knowledge)
    assert "ask in person before" not in told
    assert "Decision, by whom" not in told
    assert "That is not the same as none" in told


def test_a_present_danger_and_each_card_that_was_shown_stand_with_their_time(
    knowledge: Knowledge,
) -> None:
    case = case_of("present_violence")
    record = record_of(case, knowledge, "clinician")
    alarm = Alarm("2026-11-22T09:12:30", ("violence_at_home_now", "from_elsewhere"))
    told = clinician(case, knowledge, told=replace(record.told, alarms=(alarm,)))
    assert "2026-11-22 09:12: violence at home now; from_elsewhere" in told
    assert "Assess in person today" in told


def test_each_danger_stands_beside_what_was_decided_or_that_it_is_to_decide(
    knowledge: Knowledge,
) -> None:
    case = case_of("present_violence")
    record = record_of(case, knowledge, "clinician")
    codes = [one["id"] for one in record.result["safety"]]
    told = clinician(case, knowledge)
    assert "| to decide |" in told
    assert "Decision, by whom and when" in told
    case["safety"] = {**dict.fromkeys(knowledge.safety, False), **dict.fromkeys(codes, True)}
    decisions = {code: Decided("not reported", "known already", "2026-11-22T10:00:00") for code in codes}  # fmt: skip
    told = clinician(case, knowledge, told=replace(told_of(case), decisions=decisions))
    assert "| not reported, 2026-11-22 10:00. Why: known already |" in told
    assert "to decide" not in told
    assert "Decision, by whom and when" not in told


def test_where_nothing_was_told_no_empty_table_or_paragraph_stands(knowledge: Knowledge) -> None:
    case = case_of("quiet_infant")
    case["history"] = {
        window: {"adversity": {}, "connection": {}}
        for window in ("intrauterine", "perinatal", "infancy")
    }
    record = record_of(case, knowledge, "clinician")
    result = {**record.result, "explanation": [one for one in record.result["explanation"] if one["kind"] != "plan"]}  # fmt: skip
    told = clinician(case, knowledge, result=result)
    assert "| What | When and how much |" not in told
    assert "\n\n\n\n" not in told


def test_a_decision_stays_though_the_danger_is_no_longer_told(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    decisions = {"violence_at_home_now": Decided("reported", "called", "2026-11-22T10:00:00")}
    told = clinician(case, knowledge, told=replace(told_of(case), decisions=decisions))
    assert "violence at home now: reported, 2026-11-22 10:00. Why: called" in told
    assert "to decide" not in told


def test_flags_head_the_page_and_those_of_safety_head_the_flags(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    told = clinician(case, knowledge, told=remarked(told_of(case)), others=(remarked(told_of(case)),))  # fmt: skip
    marked = told.split("Marked to be looked at again")[1].split("Not answered, ask in person")[0]
    assert re.findall(r"^- (.*)", marked, re.MULTILINE) == ["safety: bruise on the arm"] * 2 + ["follow up: ring back on Monday (at “How is sleep?”)"] * 2  # fmt: skip
    assert "hesitated: long silence (at “How is sleep?”)" in told.split("Appendix: notes of the interviewer")[1]  # fmt: skip
    assert "contradicts: said otherwise before" in told
    assert "who spoke: school (Mrs Lund), self" in told
    assert "Appendix: notes of the interviewer" not in clinician(case, knowledge)


@pytest.mark.broad
def test_the_own_view_and_an_override_stand_beside_the_computed_one(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    told = clinician(case, knowledge, told=remarked(told_of(case)))
    assert "| Computed | regulate | moderate | the sentences below |" in told
    assert "kept before the computed one was shown | relate | moderate |" in told
    assert re.search(
        r"it replaces nothing \| refer first \| +\| the hearing is not tested \|", told
    )
    own = clinician(case, knowledge, told=replace(told_of(case), judged=Judged("relate")))
    assert "| relate | not said |" in own
    assert "it replaces nothing" not in own
    override = clinician(case, knowledge, told=replace(told_of(case), judged=Judged(override="relate", reason="she knows")))  # fmt: skip
    assert "kept before the computed one" not in override
    assert "| Computed |" not in clinician(case, knowledge)


def test_answers_stand_verbatim_with_how_they_are_known_and_notes(knowledge: Knowledge) -> None:
    told = clinician(case_of("on_edge"), knowledge)
    assert "| What is good? | Kind to Dan Note: hesitated | kind to Dan! | seen |" in told
    assert "How is sleep? “like an owl”" in told.split("In own words, not coded")[1]
    assert "Not answered yet (1): How is mood?" in told
    assert "Its part was skipped (1): How was it?" in told
    assert "To look at again (1): And then?" in told
    assert "| And then? | A lot | 2 | told by others |" in told


def test_without_an_interview_nothing_is_left_open_and_no_appendix_of_answers(
    knowledge: Knowledge,
) -> None:
    told = words(report_of(case_of("on_edge"), knowledge, "clinician"))
    assert "No question was left open." in told
    assert "answers as they were given" not in told
    brief = record_of(case_of("on_edge"), knowledge, "clinician")
    result = {key: value for key, value in brief.result.items() if key != "questions_that_matter"}
    told = clinician(case_of("on_edge"), knowledge, result=result)
    assert "could change most" not in told


@pytest.mark.parametrize(("path", "said"), [
    ("functions.sleep", "sleep"),
    ("now.friends", "friends"),
    ("safety.no_safe_adult", "no safe adult"),
    ("history.infancy.adversity", "hard times, infancy (2 to 12 months)"),
    ("history.infancy.connection", "what held, infancy (2 to 12 months)"),
    ("history.infancy.adversity.poverty.pattern", "poverty, infancy (2 to 12 months)"),
    ("history.infancy.connection.friends", "friends, infancy (2 to 12 months)"),
    ("medical.asthma.seen_by_doctor", "asthma"),
    ("preferences.sound_sensitive", "sound sensitive"),
])  # fmt: skip
def test_what_could_change_most_is_said_in_words(
    path: str, said: str, knowledge: Knowledge
) -> None:
    wording = wording_of(knowledge, case_of("on_edge"), "clinician")
    assert clinician_appendix.in_words(path, wording) == said


def test_the_plan_has_reason_and_what_was_taken_out_and_without_one_what_fits(
    knowledge: Knowledge,
) -> None:
    case = case_of("on_edge")
    told = clinician(case, knowledge)
    assert "Why: " in told
    assert "No energetic activity until asthma is known to be well controlled (" in told
    assert "Goal, in the family's own words" in told
    assert "No plan was chosen yet" in clinician(case, knowledge, planned=())
    lone = case_of("nobody_named")
    assert ", with " not in clinician(lone, knowledge, planned=()).split("What fits now:")[1].split("Review on")[0]  # fmt: skip
    waiting = clinician(case_of("present_violence"), knowledge)
    assert "No plan was chosen" not in waiting
    stale = ({"activity": "gone", "title": "Gone", "when": "waking", "minutes": 5},)
    assert "Gone" in clinician(case, knowledge, planned=stale)


def test_where_all_stages_are_open_or_nothing_waits_no_empty_part_stands(
    knowledge: Knowledge,
) -> None:
    case = case_of("on_edge")
    record = record_of(case, knowledge, "clinician")
    plan = {"stages": [{**one, "open": True} for one in record.result["plan"]["stages"]], "not_yet": [], "excluded": []}  # fmt: skip
    told = clinician(case, knowledge, result={**record.result, "plan": plan})
    assert "What opens the next stage" not in told
    assert "What can wait" not in told
    assert "Taken out, and why" not in told


# Between informants ---------------------------------------------------------------------------


def test_informants_stand_side_by_side_and_only_where_they_differ(knowledge: Knowledge) -> None:
    case, other = case_of("on_edge"), case_of("on_edge")
    other["client"] = {**other["client"], "informant": "school"}
    other["functions"] = {**other["functions"], "sleep": 1, "mood": 2, "appetite": 2}
    other["medical"] = {"asthma": False}
    other["history"]["infancy"]["adversity"] = {"poverty": {"severity": 1, "pattern": "single"}, "caregiver_distress": {"severity": 3}}  # fmt: skip
    other["safety"] = {"abuse_now": {"absent": "declined"}}
    told = clinician(case, knowledge, others=(told_of(other),))
    table = told.split("## Between informants")[1].split("## Skipped")[0]
    assert "| functions.sleep | 3 | 1 |" in table
    assert "functions.mood" not in table
    assert "functions.appetite" not in table
    assert "| medical.asthma | yes | no |" in table
    assert "| history.infancy.adversity.caregiver_distress | 2, ongoing | 3 |" in table
    assert "| safety.abuse_now | no | not answered, by choice |" in table
    assert "sleep by 2" in told
    assert "Informant: school" in told


def test_informants_who_told_the_same_are_said_to(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    told = clinician(case, knowledge, others=(told_of(case_of("on_edge")),))
    assert "They told the same wherever both were asked." in told
    assert "no difference" in told


def test_a_place_that_only_one_was_asked_is_no_difference() -> None:
    one, two = case_of("on_edge"), case_of("on_edge")
    two["functions"] = {}
    assert list(differences((told_of(one), told_of(two)))) == []
    assert leaves({"history": None, "functions": {"sleep": None}}) == {
        "history": "not known to whoever answered",
        "functions.sleep": "not known to whoever answered",
    }


# A family's page ------------------------------------------------------------------------------

FAMILY = ("caregiver", "self", "fridge")
CASES = ("on_edge", "present_violence", "everything_worst", "resilient", "adult_self", "all_declined", "safe_and_unsafe")  # fmt: skip


@pytest.mark.broad
@pytest.mark.parametrize("reader", FAMILY)
@pytest.mark.parametrize("name", CASES)
def test_no_paper_of_a_family_names_who_is_not_safe_or_what_is_the_clinicians_alone(
    reader: str, name: str, knowledge: Knowledge
) -> None:
    case = case_of(name)
    record = replace(record_of(case, knowledge, "caregiver" if reader == "fridge" else reader))
    decided = dict.fromkeys(knowledge.safety, Decided("reported", "called today"))
    mine = replace(remarked(record.told), asked=ASKED, decisions=decided)
    record = replace(record, told=mine, others=(mine,))
    told = words(composed(record, wording_of(knowledge, case, record.result["voice"]), reader))
    for person in (case.get("preferences") or {}).get("unsafe_people") or ():
        assert not re.search(rf"\b{re.escape(person['name'])}\b", told)
    for hidden in (
        "limits with bodies",
        "boundaries with",
        "made-up illness",
        "fabricated",
        "unreliable",
        "hesitated",
        "like an owl",
        *(one.text for one in (*FLAGS, *REMARKS)),
        "hearing is not tested",
        "called today",
        "Mrs Lund",
    ):
        assert hidden not in told


@pytest.mark.broad
@pytest.mark.parametrize("reader", FAMILY)
def test_no_paper_of_a_family_tells_a_present_danger(reader: str, knowledge: Knowledge) -> None:
    told = words(report_of(case_of("present_violence"), knowledge, reader))
    assert not re.search("violen|not be safe|home may|You told us home|frightening still", told)
    if reader != "fridge":
        assert family.COMES_FIRST in told


def test_a_familys_page_asks_nothing_about_safety_that_the_wrong_eyes_may_read(
    knowledge: Knowledge,
) -> None:
    case = case_of("on_edge")
    case["history"]["childhood"]["adversity"] = {"emotional_abuse": None}
    found = words(report_of(case, knowledge, "caregiver"))
    assert "does not feel safe" not in found
    assert "in private" not in found


@pytest.mark.parametrize("reader", ["caregiver", "self"])
def test_a_familys_page_tells_the_past_only_where_it_is_wanted(
    reader: str, knowledge: Knowledge
) -> None:
    case = case_of("on_edge")
    record = record_of(case, knowledge, reader)
    wording = wording_of(knowledge, case, reader)
    without = family.family_report(record, wording, STAMP)
    assert not any(isinstance(one.model, Timeline) for one in without.figures())
    assert "before birth: great" not in words(without)
    assert "hard back then" not in words(without)
    assert family.PAST in words(without)
    with_past = family.family_report(record, wording, STAMP, with_past=True)
    assert any(isinstance(one.model, Timeline) for one in with_past.figures())
    assert family.PAST not in words(with_past)


@pytest.mark.broad
@pytest.mark.parametrize(
    "name",
    [
        "on_edge",
        "prenatal_alcohol",
        "resilient",
        "recent_single_event",
        "many_goodbyes",
        "everything_worst",
    ],
)
@pytest.mark.parametrize("reader", ["caregiver", "self"])
def test_no_sentence_of_a_familys_page_tells_what_came_before(
    reader: str, name: str, knowledge: Knowledge
) -> None:
    told = words(report_of(case_of(name), knowledge, reader))
    for hint in (
        "those days",
        "back then",
        "this was hard",
        "has helped,",
        "by birth",
        "before birth be",
        "steadier first",
        "frightening",
        "missing someone",
    ):
        assert hint not in told


def test_a_familys_page_has_strengths_both_pictures_plan_and_whom_to_call(
    knowledge: Knowledge,
) -> None:
    found = report_of(case_of("on_edge"), knowledge, "caregiver")
    told = words(found)
    headings = [block.text for block in found.blocks if isinstance(block, Heading)]
    assert headings[:3] == ["The main thing", "What goes well", "Skills today, from the bottom up"]
    assert "Funny and kind to animals" in told
    assert family.NO_FAULT in told
    assert "call 911" in told
    assert "After waking up: " in told
    assert any(isinstance(one.model, Ladder) for one in found.figures())
    assert found.subject == "For those who care for your child"
    assert report_of(case_of("on_edge"), knowledge, "self").subject == "For you"


def test_a_strength_that_names_who_is_not_safe_is_left_out(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    record = record_of(case, knowledge, "caregiver")
    strengths = [{"text": "stands up to Dan", "answers": []}]
    wording = wording_of(knowledge, case, "caregiver")
    made = composed(replace(record, result={**record.result, "strengths": strengths}), wording, "caregiver")  # fmt: skip
    assert "stands up" not in words(made)
    assert "What goes well" not in words(made)
    assert not wording_of(knowledge, case, "clinician").hides("Dan")
    assert not wording_of(knowledge, {**case, "preferences": {}}, "caregiver").hides("Dan")


def test_a_client_who_is_called_like_somebody_unsafe_is_not_named_to_the_family(
    knowledge: Knowledge,
) -> None:
    case = case_of("on_edge")
    case["client"] = {**case["client"], "name": "Dan", "pronouns": "name"}
    assert wording_of(knowledge, case, "caregiver").person.name == "your child"
    assert wording_of(knowledge, case, "clinician").person.name == "Dan"


def test_without_a_plan_a_family_reads_what_fits_or_to_choose_with_the_clinician(
    knowledge: Knowledge,
) -> None:
    case = case_of("on_edge")
    wording = wording_of(knowledge, case, "caregiver")
    record = record_of(case, knowledge, "caregiver", plans=0)
    assert family.TRY in words(composed(record, wording, "caregiver"))
    danger = record_of(case_of("present_violence"), knowledge, "caregiver")
    assert family.NO_PLAN in words(composed(danger, wording, "caregiver"))
    bare = replace(record, contacts=(), result={**record.result, "alternatives": [], "plan": {**record.result["plan"], "not_yet": []}})  # fmt: skip
    told = words(composed(bare, wording, "caregiver"))
    assert family.IN_DANGER not in told
    assert "What can wait" not in told
    assert "What else it could be" not in told


def test_nothing_is_said_where_a_part_would_be_empty(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    record = record_of(case, knowledge, "caregiver")
    result = {**record.result, "explanation": [one for one in record.result["explanation"] if one["kind"] in {"opening", "limit"}]}  # fmt: skip
    made = composed(replace(record, result=result), wording_of(knowledge, case, "caregiver"), "caregiver")  # fmt: skip
    assert "You were not sure about this" not in words(made)


# The fridge page ------------------------------------------------------------------------------


def test_the_fridge_page_has_the_week_and_calm_and_no_word_of_anyones_past(
    knowledge: Knowledge,
) -> None:
    case = case_of("on_edge")
    record = record_of(case, knowledge, "caregiver")
    told = words(composed(record, wording_of(knowledge, case, "caregiver"), "fridge"))
    assert "on-edge" not in told
    assert fridge.CALM[0] in told
    chosen = [each for each in open_activities(record.result) if each["id"] in {one["activity"] for one in record.planned}]  # fmt: skip
    assert all(each["title"] in told and each["stop_when"] in told for each in chosen)
    for one in record.result["explanation"]:
        assert one["text"] not in told or one["kind"] == "limit"
    for cause in record.result["alternatives"]:
        assert cause["text"] not in told


def test_a_fridge_page_without_a_plan_or_a_country_is_still_a_page(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    record = replace(record_of(case, knowledge, "caregiver", plans=0), contacts=())
    told = words(composed(record, wording_of(knowledge, case, "caregiver"), "fridge"))
    assert fridge.DO_HEAD not in told
    assert "In danger" not in told


# Of every document ----------------------------------------------------------------------------


@pytest.mark.broad
@pytest.mark.parametrize("reader", READERS)
def test_every_picture_carries_the_sentence_that_it_is_no_diagnosis(
    reader: str, knowledge: Knowledge
) -> None:
    found = report_of(case_of("on_edge"), knowledge, reader)
    assert all(figure.caption.endswith(BEST_GUESS) for figure in found.figures())
    assert list(found.figures())


def test_a_draft_says_so_and_a_signed_one_says_who_when_and_with_what() -> None:
    assert STAMP.head == "DRAFT, not signed"
    assert SIGNED.head == "Signed by Dr. Reyes, 2026-11-25 10:00"
    assert "aaaaaaaaaaaa" in SIGNED.foot
    assert "bbbbbbbbbbbb" in SIGNED.foot
    assert SIGNED.day == "2026-11-25"


def our_own() -> Iterator[str]:
    for module in (family, fridge, since_family):
        for name, value in vars(module).items():
            if name.isupper() and name not in {"FAMILY", "CALM"} and isinstance(value, str):
                yield value
    yield from fridge.CALM


@pytest.mark.broad
@pytest.mark.parametrize("text", list(our_own()))
def test_what_we_say_ourselves_to_a_family_is_short_and_plain(text: str) -> None:
    if len(reading.words(text)) >= 15:
        assert reading.grade(text) <= 6
    assert all(len(reading.words(one)) <= 12 for one in reading.sentences(text))


def test_no_number_stands_in_a_familys_pictures(knowledge: Knowledge) -> None:
    for reader in ("caregiver", "self"):
        found = report_of(case_of("on_edge"), knowledge, reader)
        told = "\n".join(line for one in found.figures() for line in one.model.lines())
        assert not re.search(r"\d|%|percent", told)


def test_the_clinicians_report_names_whose_ideas_it_rests_on(knowledge: Knowledge) -> None:
    assert NOT_A_DIAGNOSIS in words(report_of(case_of("on_edge"), knowledge, "clinician"))


# What came back of a page that was released -------------------------------------------------------

FITS = {
    "a": Fit("fits", "The body settles slowly."),
    "b": Fit("not_sure", "Start with rhythm."),
    "c": Fit("does_not_fit", "Nights are hard.", "it is the noise"),
}


def test_what_a_family_says_does_not_fit_stands_before_what_was_made_of_the_answers(
    knowledge: Knowledge,
) -> None:
    case = case_of("on_edge")
    record = record_of(case, knowledge, "clinician")
    record = replace(record, told=replace(record.told, fits=FITS))
    text = words(composed(record, wording_of(knowledge, case, "clinician"), "clinician"))
    part = text[text.index("To talk about first") :]
    assert "They marked 3 sentences: 1 as fitting, 1 as not sure, 1 as not fitting." in part
    assert part.index("it is the noise") < part.index("Start with rhythm.")
    assert "The body settles slowly." not in text
    headings = [line for line in part.splitlines() if line.startswith("#")]
    assert len(headings) > 5, "everything else comes after it"


def test_a_page_that_fits_whole_is_only_counted(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    record = record_of(case, knowledge, "clinician")
    record = replace(record, told=replace(record.told, fits={"a": FITS["a"]}))
    text = words(composed(record, wording_of(knowledge, case, "clinician"), "clinician"))
    assert "They marked 1 sentences: 1 as fitting, 0 as not sure, 0 as not fitting." in text
    assert "In their words" not in text


@pytest.mark.broad
@pytest.mark.parametrize("reader", [each for each in READERS if each != "clinician"])
def test_a_family_document_does_not_say_what_they_said_of_it(
    knowledge: Knowledge, reader: str
) -> None:
    case = case_of("on_edge")
    record = record_of(case, knowledge, "caregiver")
    record = replace(record, told=replace(record.told, fits=FITS))
    text = words(composed(record, wording_of(knowledge, case, "caregiver"), reader))
    assert "it is the noise" not in text
