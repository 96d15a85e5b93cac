"""Two times on paper: the clinician's part, the picture of then and now, and the family's few words."""

import re
from dataclasses import replace
from typing import Any

import pytest

from assistant.domain.knowledge import Knowledge
from assistant.domain.since import FindingsMoved, LevelMoved, PlanMoved
from assistant.export.pictures.then_now import Step, ThenNow
from assistant.export.pictures.then_now_svg import drawn_then_now
from assistant.export.record import Checked, Differs, Record
from assistant.export.report import BEST_GUESS, Figure, Heading, Paragraph, Report
from assistant.export.report_markdown import report_markdown
from assistant.export.since import since
from assistant.export.since_family import family_since
from assistant.export.wording import wording_of
from assistant.reasoning.since import skills_since
from tests.papers import HOSTILE, STAMP, asked_again, case_of, composed, record_of, voice_of

ANSWERS = (
    Differs("hopes", "Before we end", "Hopes", "sleep", "a friend"),
    Differs("home.two", "Life right now", "One home or two", "not asked", "One home", "told_now"),
    Differs("family.list", "The wider family", "Family", "Asthma", "I do not know", "not_told_now"),
)


def later_of(case: dict[str, Any]) -> dict[str, Any]:
    """The same case months later: one skill told otherwise, one not known any more, one known now."""
    client = {**case["client"], "age_months": case["client"]["age_months"] + 4}
    skills = {**case["functions"], "sleep": 1, "arousal": None, "remembering": 1, "mood": {"value": 1, "known": "told"}}  # fmt: skip
    return {**case, "client": client, "functions": skills}


def made(knowledge: Knowledge, reader: str, **more: Any) -> Record:
    voice = voice_of(reader)
    case = case_of("on_edge")
    record = record_of(later_of(case), knowledge, voice)
    made = asked_again(record, case, knowledge, voice)
    told: dict[str, Any] = {
        "plan": PlanMoved(("Drum together",), ("Hum a tune",), ("Walk and count",)),
        "answers": ANSWERS,
        "kept": 12,
        "checked": (Checked("2026-12-01", "Rosa"), Checked("2026-12-08", "")),
    }
    assert made.since is not None
    return replace(made, since=replace(made.since, **{**told, **more}))


def page(record: Record, knowledge: Knowledge, reader: str) -> str:
    wording = wording_of(knowledge, record.told.case, voice_of(reader))
    return report_markdown(composed(record, wording, reader))


def plain(text: str) -> str:
    return text.replace("\\", "")


@pytest.mark.broad
def test_the_clinician_reads_both_times_with_bounds_and_no_claim(knowledge: Knowledge) -> None:
    told = plain(page(made(knowledge, "clinician"), knowledge, "clinician"))
    assert "What changed since 2026-11-22" in told
    assert "not proof of change" in told
    assert "Answers said to be still right: 12." in told
    assert re.search(r"marked, 0\.\d\d to 0\.\d\d", told)
    assert (
        "Still in it: Drum together. New in it: Hum a tune. No more in it: Walk and count." in told
    )
    assert "Weeks told of between: 2, by Rosa." in told
    part = told[told.index("What changed since") : told.index("The plan then and now")]
    assert "improved" not in part
    assert "better" not in part
    assert "One home or two (not told then); Family (not told now)" in part


@pytest.mark.broad
def test_what_the_bounds_say_stands_beside_each_level(knowledge: Knowledge) -> None:
    levels = (
        LevelMoved("brainstem", "marked", "some", (0.5, 0.7), (0.2, 0.4)),
        LevelMoved("diencephalon", "marked", "some", (0.5, 0.7), (0.2, 0.6)),
        LevelMoved("cortex", "unknown", "some", (0.1, 0.9), (0.2, 0.4)),
    )
    moved = FindingsMoved(("regulate", "relate"), ("low", "moderate"), levels)
    told = plain(page(made(knowledge, "clinician", findings=moved), knowledge, "clinician"))
    assert "Start with: then regulate, now relate. Confidence: then low, now moderate." in told
    for said in ("bounds do not touch", "bounds touch: it may be the same", "no change that is known"):  # fmt: skip
        assert said in told


def test_without_a_difference_or_a_plan_it_says_so(knowledge: Knowledge) -> None:
    bare = made(knowledge, "clinician", answers=(), plan=PlanMoved(), checked=())
    told = plain(page(bare, knowledge, "clinician"))
    assert "No answer about the past, health, people or today differs." in told
    assert "No plan was chosen at either time." in told
    assert "Told at one time only" not in told
    unnamed = made(knowledge, "clinician", checked=(Checked("2026-12-08", ""),))
    assert "1, by not said" in plain(page(unnamed, knowledge, "clinician"))


def test_an_interview_that_asks_nothing_again_has_no_such_part(knowledge: Knowledge) -> None:
    for reader in ("clinician", "caregiver"):
        record = record_of(case_of("on_edge"), knowledge, voice_of(reader))
        wording = wording_of(knowledge, record.told.case, voice_of(reader))
        assert list(since(record, wording)) == list(family_since(record, wording)) == []


@pytest.mark.parametrize("reader", ["caregiver", "self"])
def test_a_family_reads_a_few_plain_words_and_no_score(knowledge: Knowledge, reader: str) -> None:
    record = made(knowledge, reader)
    wording = wording_of(knowledge, record.told.case, reader)
    report = Report("x", "x", STAMP, tuple(family_since(record, wording)))
    told = plain(report_markdown(report))
    assert "on November 22, 2026" in told
    assert "was very hard, now a little harder" in told
    assert "Still in the plan: Drum together" in told
    assert "mood" not in told.lower(), "a step that is second-hand may be none"
    assert "One home" not in told
    assert not list(report.figures())
    assert not re.search(r"0\.\d|percent|%", told)


def test_a_family_that_told_the_same_reads_that(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    alike = made(
        knowledge, "caregiver", skills=skills_since(case, case, knowledge), plan=PlanMoved()
    )
    wording = wording_of(knowledge, alike.told.case, "caregiver")
    said = [block.text for block in family_since(alike, wording) if isinstance(block, Paragraph)]
    assert said[-1].endswith("You told us of the skills much as you did before.")


# The picture ----------------------------------------------------------------------------------


def picture(knowledge: Knowledge, reader: str = "clinician") -> tuple[ThenNow, Figure]:
    record = made(knowledge, reader)
    wording = wording_of(knowledge, record.told.case, reader)
    (figure,) = [block for block in since(record, wording) if isinstance(block, Figure)]
    assert isinstance(figure.model, ThenNow)
    return figure.model, figure


@pytest.mark.broad
def test_the_picture_draws_what_was_told_otherwise_with_an_arrow_only_where_both_are_known(
    knowledge: Knowledge,
) -> None:
    model, figure = picture(knowledge)
    pairs = [pair for step in model.steps for pair in step.pairs]
    assert {pair.now.id for pair in pairs} == {"sleep", "arousal", "remembering", "mood"}
    assert {pair.now.id for pair in pairs if pair.is_changed} == {"sleep", "mood"}
    assert {pair.now.id for pair in pairs if pair.is_half_known} == {"arousal", "remembering"}
    assert figure.svg.count("<line") == 3 * 2
    assert BEST_GUESS in figure.caption
    told = "\n".join(model.lines())
    assert "was" not in model.title
    assert "●○○○ very hard, now ●●●○ a little harder" in told
    assert told.count("not known at both times, so no change") == 2
    assert "as then: " in told
    assert "second-hand" in told


@pytest.mark.broad
def test_the_words_of_the_picture_stand_for_it_where_it_cannot_be_seen(
    knowledge: Knowledge,
) -> None:
    model, figure = picture(knowledge)
    assert "was very hard, now a little harder" in model.alt()
    assert "as then" in model.alt()
    assert model.alt().split(":")[0] in figure.svg
    assert any(not step.pairs for step in model.steps)


def test_a_level_without_any_rating_is_a_line_alone() -> None:
    bare = ThenNow("2026-11-22", "2027-03-01", (Step("limbic", "x", "y", (), ()),))
    assert list(bare.lines()) == ["limbic: x, now y"]
    assert drawn_then_now(bare).count("<rect") == 1


def test_a_skill_that_comes_later_is_dotted_and_no_change(knowledge: Knowledge) -> None:
    case = case_of("on_edge")
    young = {**case, "client": {**case["client"], "age_months": 20}, "functions": {"sleep": 3}}
    record = made(knowledge, "clinician", case=young)
    wording = wording_of(knowledge, record.told.case, "clinician")
    (figure,) = [block for block in since(record, wording) if isinstance(block, Figure)]
    assert "too early" in figure.svg
    assert 'stroke-dasharray="1 2"' in figure.svg


@pytest.mark.broad
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_was_typed_acts_in_it(text: str, knowledge: Knowledge) -> None:
    answers = (Differs("hopes", text, text, text, text),)
    plan = PlanMoved((text,), (text,), (text,))
    record = made(knowledge, "clinician", answers=answers, plan=plan, day="2026-11-22")
    calm = made(knowledge, "clinician", answers=(Differs("hopes", "a", "a", "a", "a"),), plan=PlanMoved(("a",), ("a",), ("a",)))  # fmt: skip
    headings = [block for block in _blocks(record, knowledge) if isinstance(block, Heading)]
    assert headings == [block for block in _blocks(calm, knowledge) if isinstance(block, Heading)]
    assert "<script>" not in page(record, knowledge, "clinician")


def _blocks(record: Record, knowledge: Knowledge) -> tuple[Any, ...]:
    return tuple(since(record, wording_of(knowledge, record.told.case, "clinician")))
