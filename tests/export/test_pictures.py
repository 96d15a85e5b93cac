"""The pictures: from one model in words and as SVG, read without colour, nothing running off."""

import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.export.page import Plain
from assistant.export.pictures.areas import areas_of
from assistant.export.pictures.certainty import certainty_of
from assistant.export.pictures.extents import width, wrapped
from assistant.export.pictures.ink import WIDTH, Ink
from assistant.export.pictures.ladder import (
    LATER,
    NOT_KNOWN,
    TOO_EARLY,
    Box,
    Ladder,
    Rung,
    ladder_of,
)
from assistant.export.pictures.shades import (
    LEVELS,
    PALE,
    SHADES,
    WHITE,
    contrast,
    lightness,
    shade_of,
)
from assistant.export.pictures.then_now import then_now_of
from assistant.export.pictures.timeline import KINDS, OPEN, Timeline, timeline_of
from assistant.export.pictures.week import DAYS, Doing, Week, week_of
from assistant.export.report import BEST_GUESS, Figure
from assistant.export.wording import Wording, wording_of
from assistant.reasoning.formulation import formulate, to_plain
from tests.papers import HOSTILE, case_of, hostile_texts, record_of

SVG = "{http://www.w3.org/2000/svg}"


def result_of(case: dict[str, Any], knowledge: Knowledge, voice: str) -> Plain:
    return to_plain(formulate(read_case(case, knowledge), knowledge, voice, brief=True))


def figures(case: dict[str, Any], knowledge: Knowledge, voice: str) -> list[Figure]:
    wording = wording_of(knowledge, case, voice)
    record = record_of(case, knowledge, voice)
    told = case.get("functions")
    before = {**case, "functions": dict.fromkeys(told, 2) if isinstance(told, dict) else {}}
    models = (
        ladder_of(case, record.result, wording),
        timeline_of(case, wording),
        areas_of(record.result, wording),
        certainty_of(case, wording),
        then_now_of(
            (before, record.result, "2026-11-22"), (case, record.result, "2027-03-01"), wording
        ),
        week_of(record.planned, case, wording),
    )
    return [Figure(model) for model in models] + [Figure(models[-1], is_large=True)]


def child(**more: Any) -> dict[str, Any]:
    client = {"label": "x", "age_months": 108, "informant": "caregiver"}
    return {"contract": 1, "client": client, **more}


# Read without colour --------------------------------------------------------------------------


def test_each_step_of_the_scale_is_seen_on_grey_paper() -> None:
    steps = [lightness(shade.fill) for shade in SHADES]
    assert all(before - after >= 12 for before, after in pairwise(steps))
    assert len(SHADES) == LEVELS


def test_every_word_can_be_read_on_its_fill() -> None:
    assert all(contrast(shade.fill, shade.ink) >= 4.5 for shade in SHADES)
    assert contrast(WHITE, "#5a6b6a") >= 4.5
    assert contrast(PALE, "#111111") >= 4.5
    assert shade_of(0).fill == WHITE
    assert round(contrast("#000000", "#ffffff")) == 21
    assert lightness("#000000") == 0


@pytest.mark.broad
@pytest.mark.parametrize("voice", ["clinician", "caregiver", "self"])
def test_a_level_is_told_by_dots_and_a_word_too(voice: str, knowledge: Knowledge) -> None:
    (ladder, *_) = figures(case_of("on_edge"), knowledge, voice)
    words = [node.text or "" for node in ET.fromstring(ladder.svg).iter(f"{SVG}text")]  # noqa: S314  # our own
    assert isinstance(ladder.model, Ladder)
    for rung in ladder.model.rungs:
        for box in rung.boxes:
            assert any(word.strip("? ") == box.word for word in words)
    assert ladder.svg.count("<circle") >= 4 * sum(len(rung.boxes) for rung in ladder.model.rungs)


# Words for who cannot see ---------------------------------------------------------------------


@pytest.mark.broad
@pytest.mark.parametrize("name", ["on_edge", "all_unknown", "adult_self", "quiet_infant", "everything_worst"])  # fmt: skip
@pytest.mark.parametrize("voice", ["clinician", "caregiver", "self"])
def test_every_picture_is_well_formed_and_says_in_words_what_it_shows(
    name: str, voice: str, knowledge: Knowledge
) -> None:
    for figure in figures(case_of(name), knowledge, voice):
        root = ET.fromstring(figure.svg)  # noqa: S314  # our own
        assert root.get("role") == "img"
        assert " ".join(figure.model.alt().split()) == root.get("aria-label")
        assert list(figure.model.lines())
        assert BEST_GUESS in figure.caption


def test_the_picture_and_its_words_come_from_one_model(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    ladder = ladder_of(case, result_of(case, knowledge, "clinician"), wording_of(knowledge, case, "clinician"))  # fmt: skip
    told = "\n".join(ladder.lines())
    assert told.index("brainstem") < told.index("cortex")
    assert "  sleep: ●○○○ very hard (usual at this age)" in told
    assert "sleep very hard" in ladder.alt()


# Nothing runs off -----------------------------------------------------------------------------


@pytest.mark.broad
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_runs_off_however_long_a_name_is(text: str) -> None:
    box = Box("a", text, 2, "clearly harder", is_usual=True)
    ladder = Ladder(text, (Rung(text[:30], "much of it is hard", (box, box, box)),))
    week = Week((Doing("a", text, text, text, 5), Doing("b", text, text, "", 0, ("mon",))))
    for figure in (Figure(ladder), Figure(week), Figure(week, is_large=True)):
        assert right_edge(figure.svg) <= float(ET.fromstring(figure.svg).get("width") or 0) + 0.5  # noqa: S314  # our own


def right_edge(svg: str) -> float:
    root = ET.fromstring(svg)  # noqa: S314  # our own
    ends = (
        float(node.get("x") or 0) + width(node.text or "", float(node.get("font-size") or 0))
        for node in root.iter(f"{SVG}text")
    )
    return max(ends, default=0.0)


@pytest.mark.broad
@pytest.mark.parametrize("name", ["on_edge", "adult_self", "everything_worst", "quiet_infant"])
@pytest.mark.parametrize("voice", ["clinician", "caregiver", "self"])
def test_no_real_picture_runs_off_its_page(name: str, voice: str, knowledge: Knowledge) -> None:
    for figure in figures(case_of(name), knowledge, voice):
        root = ET.fromstring(figure.svg)  # noqa: S314  # our own
        assert right_edge(figure.svg) <= float(root.get("width") or 0) + 0.5
        height = float(root.get("height") or 0)
        assert all(float(node.get("y") or 0) <= height for node in root.iter(f"{SVG}text"))


@given(st.text(max_size=80), st.integers(40, 300))
@settings(max_examples=60)
def test_a_wrapped_text_keeps_to_its_room(text: str, room: int) -> None:
    lines = wrapped(text, 11, room)
    assert len(lines) <= 2
    assert all(width(line, 11) <= room or len(line) <= 2 for line in lines)


def test_a_text_that_fits_is_not_touched_and_one_that_does_not_says_so() -> None:
    assert wrapped("two words", 11, 200) == ("two words",)
    assert wrapped("one " * 60, 11, 100)[-1].endswith("…")
    assert wrapped("", 11, 100) == ()
    assert width("e\u0301", 10) == width("e", 10)
    assert width("漢", 10) > width("m", 10)


@pytest.mark.parametrize("text", hostile_texts(60))
def test_what_was_typed_is_text_in_a_picture_and_nothing_else(text: str) -> None:
    ink = Ink()
    ink.word((0, 0), text)
    calm = Ink()
    calm.word((0, 0), "calm")
    names = [node.tag for node in ET.fromstring(ink.document(10, text)).iter()]  # noqa: S314  # our own
    assert names == [node.tag for node in ET.fromstring(calm.document(10, "calm")).iter()]  # noqa: S314  # our own


def test_a_picture_asks_nothing_of_any_network(knowledge: Knowledge) -> None:
    for figure in figures(case_of("on_edge"), knowledge, "clinician"):
        assert not re.search(r"href|url\(|<image|<style|<script", figure.svg)


# The ladder -----------------------------------------------------------------------------------


def boxes(ladder: Ladder) -> dict[str, Box]:
    return {box.id: box for rung in ladder.rungs for box in rung.boxes}


def ladder_for(case: dict[str, Any], knowledge: Knowledge, voice: str = "clinician") -> Ladder:
    return ladder_of(case, result_of(case, knowledge, voice), wording_of(knowledge, case, voice))


def test_a_skill_is_rated_not_known_or_too_early_and_each_looks_its_own(
    knowledge: Knowledge,
) -> None:
    functions = {
        "sleep": 3,
        "mood": {"value": 0, "known": "told"},
        "arousal": {"absent": "declined"},
    }
    found = boxes(ladder_for({**child(functions=functions), "client": {"label": "x", "age_months": 20, "informant": "caregiver"}}, knowledge))  # fmt: skip
    assert (found["sleep"].dots, found["sleep"].word) == (1, "very hard")
    assert (found["mood"].dots, found["mood"].is_second_hand) == (4, True)
    assert (found["arousal"].dots, found["arousal"].word) == (0, NOT_KNOWN)
    assert (found["thinking_ahead"].word, found["thinking_ahead"].is_usual) == (TOO_EARLY, False)


def test_second_hand_and_later_are_said_in_words(knowledge: Knowledge) -> None:
    case = child(functions={"mood": {"value": 1, "known": "told"}})
    case["client"]["age_months"] = 20
    ladder = ladder_for(case, knowledge)
    told = "\n".join(ladder.lines())
    assert "mood: ●●●○ a little harder, second-hand (usual at this age)" in told
    assert f"thinking ahead: ○○○○ {TOO_EARLY} (at this age it {LATER})" in told
    svg = Figure(ladder).svg
    assert "stroke-dasharray" in svg
    assert ">later<" in svg


@pytest.mark.parametrize("voice", ["caregiver", "self"])
def test_a_family_never_sees_what_is_the_clinicians_alone(voice: str, knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    assert "boundaries_with_bodies" in boxes(ladder_for(case, knowledge))
    assert "boundaries_with_bodies" not in boxes(ladder_for(case, knowledge, voice))
    told = "\n".join(certainty_of(case, wording_of(knowledge, case, voice)).lines())
    assert "boundaries" not in told


# The timeline ---------------------------------------------------------------------------------


def line_of(case: dict[str, Any], knowledge: Knowledge, voice: str = "clinician") -> Timeline:
    return timeline_of(case, wording_of(knowledge, case, voice))


TIMES = {
    "intrauterine": {"adversity": {"caregiver_distress": {"severity": 2, "pattern": "ongoing"}}},
    "perinatal": {"adversity": {"value": {"poverty": {"known": "told"}}, "known": "told"}},
    "infancy": {
        "adversity": {
            "bereavement": None,
            "poverty": {"severity": 0},
            "physical_abuse": {"severity": 3, "pattern": "unknown", "known": "guess"},
        },
        "connection": {
            "attuned_caregiver": {"value": 2, "known": "told"},
            "friends": {"absent": "not_applicable"},
            "extended_family": {"absent": "declined"},
            "predictable_days": 0,
        },
    },
    "early_childhood": None,
    "childhood": {"adversity": {"absent": "declined"}},
}


def test_every_entry_says_when_how_much_how_it_is_known_and_how_sure(knowledge: Knowledge) -> None:
    told = list(line_of(child(history=TIMES), knowledge).entries())
    entry = ("someone attuned, who noticed and could soothe", "infancy (2 to 12 months): enough", "told by others", "may be a step off")  # fmt: skip
    assert entry in told
    words = "\n".join("|".join(one) for one in told)
    assert "moderate, ongoing|not said how|as told" in words
    assert f"{OPEN}|told by others|open" in words
    assert "predictable days|infancy (2 to 12 months): not there" in words
    assert "extended family|infancy (2 to 12 months): not answered, by choice" in words
    assert "perhaps; it is not known" in words
    assert (
        "hard times|early childhood (13 months to 3 years): not known to whoever answered" in words
    )
    assert "childhood (4 to 10 years): not answered, by choice" in words
    assert "friends" not in words


def test_approximate_stays_approximate_and_unknown_is_never_a_no(knowledge: Knowledge) -> None:
    timeline = line_of(child(history=TIMES), knowledge)
    told = "\n".join(timeline.lines())
    assert "(told by others, may be a step off)" in told
    assert "nobody knows the days" in Figure(timeline).svg
    assert "?" in Figure(timeline).svg
    empty = line_of(child(), knowledge)
    assert [one.level for row in empty.pressed for one in row.stretches] == [None] * 5
    assert "nothing is known" in "\n".join(empty.lines())


@pytest.mark.parametrize("voice", ["caregiver", "self"])
def test_a_familys_timeline_names_kinds_and_no_event(voice: str, knowledge: Knowledge) -> None:
    timeline = line_of(child(history=TIMES), knowledge, voice)
    names = {row.name for row in timeline.pressed}
    assert names <= {*KINDS.values(), "hard times"}
    words = "\n".join(timeline.lines())
    assert not re.search("hit|abuse|poverty|money|severe|moderate", words)
    assert words.count(f"{KINDS['unpredictability']}, before birth") == 1


def test_one_kind_stands_once_in_a_stretch_of_a_familys_timeline(knowledge: Knowledge) -> None:
    both = {"infancy": {"adversity": {"physical_abuse": {"severity": 2}, "domestic_violence": {"severity": 1}}}}  # fmt: skip
    (row, *_) = [row for row in line_of(child(history=both), knowledge, "caregiver").pressed if row.name == KINDS["threat"]]  # fmt: skip
    assert len(row.stretches) == 1


def test_the_line_of_an_infant_and_of_an_old_person_both_fit(knowledge: Knowledge) -> None:
    for age in (1, 5, 40, 800):
        case = child(history={"perinatal": {"connection": {"attuned_caregiver": 1}}})
        case["client"]["age_months"] = age
        assert right_edge(Figure(line_of(case, knowledge)).svg) <= WIDTH


# The four areas, and what is known -------------------------------------------------------------


def test_an_area_is_a_band_or_not_enough_known_and_never_a_number(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    areas = areas_of(result_of(case, knowledge, "caregiver"), wording_of(knowledge, case, "caregiver"))  # fmt: skip
    assert [area.word for area in areas.areas] == [
        "much of it is hard",
        "much of it is hard",
        "not enough known",
        "some of it is hard",
    ]
    assert not re.search(r"\d", "\n".join(areas.lines()) + areas.alt())


def test_what_is_known_second_hand_unknown_and_declined_look_and_read_their_own(
    knowledge: Knowledge,
) -> None:
    case = child(
        history={"infancy": TIMES["infancy"], "childhood": {"absent": "declined"}},
        functions={"sleep": 1, "mood": {"value": 1, "known": "guess"}, "arousal": None},
        medical={"value": {"asthma": {"absent": "not_applicable"}, "seizures": False}},
        now={"absent": "declined"},
    )
    found = certainty_of(case, wording_of(knowledge, case, "clinician"))
    told = "\n".join(found.lines())
    parts = {part.name: part for part in found.parts}
    assert parts["childhood (4 to 10 years)"].named("known") == ()
    assert "hard times" in parts["childhood (4 to 10 years)"].named("declined")
    assert parts["today's skills"].named("second_hand") == ("mood",)
    assert "asthma" not in [item.name for item in parts["body and health"].items]
    assert set(parts["who is there today"].named("declined")) == {item.name for item in parts["who is there today"].items}  # fmt: skip
    assert "second-hand: mood" in told
    assert "none of it is known at first hand" in told
    svg = Figure(found).svg
    assert 'stroke-dasharray="4 2.5"' in svg
    whole = child(functions=dict.fromkeys(knowledge.functions, 0))
    words = "\n".join(certainty_of(whole, wording_of(knowledge, whole, "clinician")).lines())
    assert "all of it is known" in words


# The week -------------------------------------------------------------------------------------


def doing(**more: Any) -> dict[str, Any]:
    return {"activity": "a", "title": "Drum", "with": "Aunt Rosa", "when": "bedtime", "minutes": 5, **more}  # fmt: skip


def week_for(*planned: dict[str, Any], case: dict[str, Any], wording: Wording) -> Week:
    return week_of(planned, case, wording)


def test_the_week_is_in_the_order_of_the_day_and_only_what_is_whole(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    wording = wording_of(knowledge, case, "caregiver")
    week = week_for(
        doing(title="Last", when="when it rains"),
        doing(title="Evening"),
        doing(title="Morning", when="waking"),
        {"activity": "b", "title": "Half"},
        case=case,
        wording=wording,
    )
    assert [one.title for one in week.doings] == ["Morning", "Evening", "Last"]


def test_who_is_there_on_some_days_is_met_on_those(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    wording = wording_of(knowledge, case, "caregiver")
    week = week_for(doing(), doing(**{"with": "me"}), doing(**{"with": ""}), case=case, wording=wording)  # fmt: skip
    assert [one.days for one in week.doings] == [("mon", "wed", "sat"), DAYS, DAYS]
    told = list(week.lines())
    assert told[0].endswith("Before bed: Drum (with Aunt Rosa, 5 minutes). Days: Mon Wed Sat.")
    assert "with me" in told[1]
    assert "(5 minutes)" in told[2]
    assert Figure(week).svg.count("<circle") == 3 + 7 + 7
    clinician = week_for(doing(**{"with": "me"}), case=case, wording=wording_of(knowledge, case, "clinician"))  # fmt: skip
    assert "with the caregiver" in next(iter(clinician.lines()))


def test_nobody_who_is_not_safe_is_in_a_familys_week(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    for bad in (doing(**{"with": "Dan"}), doing(when="when Dan comes")):
        wording = wording_of(knowledge, case, "caregiver")
        assert week_for(bad, case=case, wording=wording).doings == ()


def test_without_a_plan_there_is_room_to_write_one(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    week = week_for(case=case, wording=wording_of(knowledge, case, "caregiver"))
    assert "Nothing is chosen yet" in next(iter(week.lines()))
    assert Figure(week).svg.count("<circle") == 21
    assert Doing("a", "Now", "Drum", "", 0).sentence == "Now: Drum."
