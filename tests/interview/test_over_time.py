"""The same informant is asked again: earlier answer, still right? And what changed since."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assistant.content.demo import invented
from assistant.interview.desk import Desk
from assistant.interview.interview import Interview
from assistant.interview.judgement import begun_from
from assistant.interview.renewing import KEPT, NotRenewed, keep, kept_in, renew
from assistant.interview.session import Books
from assistant.interview.since_page import SincePage
from assistant.interview.since_words import since
from assistant.interview.starting import start_from
from assistant.interview.turns import Turn
from tests.fakes import FakeClock, MemoryStore
from tests.people import Quiet

pytestmark = pytest.mark.broad

LATER = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
OFTEN = "history.infancy.caregiver_distress.how_often"


def told(books: Books, voice: str, store: MemoryStore, name: str = "on_edge") -> Interview:
    """An interview of a winter day, with all that the case answers."""
    kept = store.begin(None, voice, FakeClock().now())
    interview = Interview(books, store, FakeClock(), kept, "test")
    start_from(interview, invented(name))
    return interview


class Again:
    """The same informant months later, at the desk."""

    def __init__(self, books: Books, voice: str = "caregiver", name: str = "on_edge") -> None:
        self.store = MemoryStore()
        self.first = told(books, voice, self.store, name)
        self.desk = Desk(books, self.store, FakeClock(LATER), "plain", voice, renew="i-1")
        self.turn = self.desk.open()
        self.turns = [self.turn]

    def hear(self, *lines: str) -> Turn:
        for line in lines:
            self.turn = self.desk.hear(line)
            self.turns.append(self.turn)
        return self.turn

    def until(self, question: str = "", *, kind: str = "", stage: str = "", who: Quiet | None = None) -> Turn:  # fmt: skip
        """Keep what can be kept, whole times too, and answer the rest quietly."""
        person = who or Quiet()
        for _ in range(300):
            here = (self.turn.question, self.turn.kind, self.turn.stage)
            if any(one and one == each for one, each in zip((question, kind, stage), here, strict=True)):  # fmt: skip
                return self.turn
            self.hear("same" if "Still right" in self.turn.earlier else person.line(self.turn))
        raise AssertionError(f"never got there; stuck at {self.turn.question}")

    @property
    def later(self) -> Interview:
        assert self.desk.interview is not None
        return self.desk.interview


def words(turn: Turn) -> str:
    return "\n".join([*(line.text for line in turn.say), turn.ask, *(one.label for one in turn.choices)])  # fmt: skip


@pytest.mark.parametrize("voice", ["caregiver", "clinician"])
def test_a_whole_interview_is_asked_again_and_the_first_stays_as_it_was(
    books: Books, voice: str
) -> None:
    again = Again(books, voice)
    before = list(again.store.log["i-1"])
    assert "2026-11-22" in words(again.turn)
    again.until(stage="reviewing")
    assert again.store.log["i-1"] == before
    assert again.later.kept.case == again.first.kept.case
    assert again.later.kept.interview != "i-1"
    kept = [event for event in again.later.events if KEPT in event.data]
    assert len(kept) > 20
    for event in kept:
        held = again.first.state.answers[event.question]
        assert event.data[KEPT] == "i-1"
        assert (event.value, event.absent, event.said) == (held.value, held.absent, held.said)
        assert event.wording
        assert not event.question.startswith(("safety", "functions", "today."))
    asked = {turn.question for turn in again.turns}
    assert {"safety.opener", "safety.repeat", "today.body_and_sleep", "today.learning"} <= asked


def test_danger_and_todays_skills_show_nothing_of_then(books: Books) -> None:
    again = Again(books)
    for name in ("safety.opener", "today.body_and_sleep", "today.feelings_and_people"):
        assert again.until(name).earlier == ""
        assert again.hear("same").question == name
        assert name not in again.later.state.answers


def test_one_key_keeps_an_answer_and_another_one_takes_its_place(books: Books) -> None:
    again = Again(books)
    turn = again.until("strengths.first")
    assert "funny" in turn.earlier
    assert "Still right?" in turn.earlier
    again.hear("he dances")
    again.until("presenting.concerns")
    again.hear("keep it")
    answers = again.later.state.answers
    assert answers["strengths.first"].value == ["he dances"]
    assert answers["presenting.concerns"].value == again.first.case()["presenting"]
    assert kept_in(again.later.events) >= {"presenting.concerns"}
    assert "strengths.first" not in kept_in(again.later.events)


def test_a_bare_yes_keeps_and_a_bare_no_is_never_taken_for_none(books: Books) -> None:
    again = Again(books)
    again.until("presenting.concerns")
    assert "what is right now?" in words(again.hear("no"))
    assert "presenting.concerns" not in again.later.state.answers
    again.hear("yes, still right")
    assert "presenting.concerns" in kept_in(again.later.events)
    again.until("medical.list")
    assert again.hear("nope").question == "medical.list"
    again.hear("yes")
    assert "medical.list" in kept_in(again.later.events)


def test_where_yes_or_no_is_itself_an_answer_it_is_asked_which_was_meant(books: Books) -> None:
    again = Again(books)
    again.until("medical.asthma_uncontrolled")
    assert "I do not know" in again.turn.earlier
    assert "Then type same" in words(again.hear("yes"))
    assert "medical.asthma_uncontrolled" not in again.later.state.answers
    again.hear("1")
    assert again.later.state.answers["medical.asthma_uncontrolled"].value == "yes"
    store = MemoryStore()
    first = told(books, "caregiver", store)
    first.do("change", "medical.asthma_uncontrolled")
    first.hear("yes")
    desk = Desk(books, store, FakeClock(LATER), "test", "caregiver", renew="i-1")
    turn = desk.open()
    while turn.question != "medical.asthma_uncontrolled":
        turn = desk.hear("same" if "right?" in turn.earlier else Quiet().line(turn))
    desk.hear("yes")
    assert desk.interview is not None
    assert desk.interview.state.answers["medical.asthma_uncontrolled"].value == "yes"


def test_skip_unknown_why_and_back_work_as_always(books: Books) -> None:
    again = Again(books)
    again.until("presenting.concerns")
    assert again.hear("why").question == "presenting.concerns"
    assert "Still right" in again.turn.earlier
    again.hear("don't know")
    held = again.later.state.answers["presenting.concerns"]
    assert (held.absent, again.turn.question) == ("unknown_to_me", "today.body_and_sleep")
    turn = again.hear("back")
    assert (turn.question, turn.earlier) == ("presenting.concerns", "")
    assert "I do not know" in turn.current
    assert again.hear("keep").question == "today.body_and_sleep"
    again.until("medical.list")
    again.hear("skip")
    assert again.later.state.answers["medical.list"].absent == "not_asked"


def test_a_time_that_was_over_is_listed_and_kept_whole_and_undo_takes_all_of_it_back(
    books: Books,
) -> None:
    again = Again(books)
    turn = again.until(kind="time")
    listed = [line.text for line in turn.say if line.kind == "carried"]
    assert len(listed) == 6
    assert [choice.code for choice in turn.choices] == ["unchanged", "one_by_one"]
    count = len(again.later.state.answers)
    again.hear("nothing changed")
    assert "6 answers kept" in words(again.turn)
    assert len(again.later.state.answers) == count + 6
    turn = again.hear("undo")
    assert turn.kind == "time"
    assert len(again.later.state.answers) == count


def test_a_time_can_be_gone_through_one_by_one(books: Books) -> None:
    again = Again(books)
    again.until(kind="time")
    turn = again.hear("no, one by one")
    assert turn.question == "history.intrauterine.caregiver_supported"
    assert "None at all" in turn.earlier
    assert again.hear("1").kind != "time"


def test_a_time_that_still_goes_on_is_never_kept_whole(books: Books) -> None:
    again = Again(books)
    again.until(stage="reviewing")
    pages = [words(turn) for turn in again.turns if turn.kind == "time"]
    assert pages
    assert not any("ages four to ten" in page for page in pages)


def test_where_somebody_looks_on_nothing_told_in_confidence_is_shown(books: Books) -> None:
    again = Again(books)
    again.hear("2")
    again.until(stage="reviewing")
    sensitive = {name for name, one in books.script.questions.items() if one.sensitive}
    assert any(turn.earlier for turn in again.turns)
    assert not any(turn.earlier for turn in again.turns if turn.question in sensitive)
    listed = [line.text for turn in again.turns if turn.kind == "time" for line in turn.say]
    assert not any("what was hard" in line or "How hard" in line for line in listed)
    assert not sensitive & kept_in(again.later.events)


def test_a_wrong_choice_at_a_time_moves_nothing(books: Books) -> None:
    again = Again(books)
    again.until(kind="time")
    for command in ("now", "go_on", "yes"):
        assert again.desk.do(command).kind == "time"
    again.hear("1")
    again.until(kind="check")
    assert again.desk.do("unchanged").kind == "check"


def test_an_age_is_made_anew_from_the_birth_date_or_asked(books: Books) -> None:
    again = Again(books)
    assert again.until("client.age").earlier == ""
    store = MemoryStore()
    first = told(books, "caregiver", store)
    first.do("change", "client.age")
    first.hear("2017-06-15")
    first.hear("yes")
    assert first.state.answers["client.age"].value["age_months"] == 113
    desk = Desk(books, store, FakeClock(LATER), "test", "caregiver", renew="i-1")
    turn = desk.open()
    while turn.question != "client.age":
        turn = desk.hear("same" if turn.earlier else Quiet().line(turn))
    assert "9 years and 8 months (2017-06-15)" in turn.earlier
    assert "Ctrl+K" in turn.earlier
    desk.do("keep")
    assert desk.interview is not None
    assert desk.interview.state.answers["client.age"].value["age_months"] == 116


def test_the_last_time_of_a_danger_is_asked_anew(books: Books) -> None:
    again = Again(books, name="present_violence")
    again.until(stage="reviewing")
    assert any(name.endswith(".still") for name in again.first.state.answers)
    assert not any(name.endswith(".still") for name in kept_in(again.later.events))


def test_what_was_put_off_or_declined_is_simply_asked(books: Books) -> None:
    store = MemoryStore()
    first = told(books, "caregiver", store)
    for name, said in (("strengths.first", "rather not say"), ("presenting.concerns", "later")):
        first.do("change", name)
        first.hear(said)
    desk = Desk(books, store, FakeClock(LATER), "test", "caregiver", renew="i-1")
    turn = desk.open()
    while turn.question != "presenting.concerns":
        assert turn.question != "strengths.first" or turn.earlier == ""
        turn = desk.hear("same" if turn.earlier else Quiet().line(turn))
    assert turn.earlier == ""


def test_a_list_that_offers_other_things_now_is_said_and_not_kept(books: Books) -> None:
    store = MemoryStore()
    first = told(books, "caregiver", store)
    first.do("change", "client.age")
    first.hear("20 months")
    first.hear("yes")
    first.do("change", "medical.list")
    first.hear("1")
    if first.state.stage == "confirming":
        first.hear("yes")
    desk = Desk(books, store, FakeClock(LATER), "test", "caregiver", renew="i-1")
    turn = desk.open()
    while turn.question != "medical.list":
        turn = desk.hear("same" if "right?" in turn.earlier else Quiet("9 years").line(turn))
    assert "You said on 2026-11-22" in turn.earlier
    assert desk.do("keep").question == "medical.list"


def test_a_question_that_was_worded_anew_is_said_and_not_kept(books: Books) -> None:
    again = Again(books)
    held = again.later._session.again()  # noqa: SLF001  # an older wording of one question
    assert held is not None
    older = replace(held, versions={**held.versions, "strengths.first": 0})
    question = books.script.questions["strengths.first"]
    earlier = older.at(again.later.state, question)
    assert earlier is not None
    assert not earlier.can_be_kept
    assert older.at(again.later.state, books.script.questions["people.safe"]) is not None


def test_nothing_told_or_a_judgement_is_not_asked_again(books: Books) -> None:
    store = MemoryStore()
    empty = store.begin(None, "caregiver", FakeClock().now())
    with pytest.raises(NotRenewed, match="Nothing was told"):
        renew(books, store, FakeClock(), empty, "test")
    first = told(books, "clinician", store)
    judged = begun_from(first._session, books, store, FakeClock(), "test")  # noqa: SLF001  # as above
    with pytest.raises(NotRenewed, match="judgement"):
        renew(books, store, FakeClock(), judged.kept, "test")
    assert keep(judged) is None


def test_who_spoke_then_speaks_again(books: Books) -> None:
    store = MemoryStore()
    first = told(books, "clinician", store)
    first.do("informant", "school Mr Okoro")
    made = renew(books, store, FakeClock(LATER), first.kept, "test")
    again = Interview(books, store, FakeClock(LATER), made, "test")
    assert again._session.informant() == "school"  # noqa: SLF001  # what every event says


# The desk -------------------------------------------------------------------------------------


def finished(books: Books, voice: str) -> MemoryStore:
    store = MemoryStore()
    first = told(books, voice, store)
    for command in ("review", "finish"):
        first.do(command)
    while first.state.stage != "explaining" or first.turn().kind == "own_view":
        first.hear("none") if first.turn().kind == "checklist" else first.hear("1")
        if first.state.stage == "reviewing":
            first.do("finish")
    first.do("close")
    assert store.kept["i-1"].closed
    return store


@pytest.mark.parametrize(
    ("voice", "days", "offered"),
    [("caregiver", 3, False), ("caregiver", 40, True), ("clinician", 3, True)],
)
def test_a_finished_case_offers_to_ask_again(
    books: Books,
    voice: str,
    days: int,
    offered: bool,  # noqa: FBT001  # a table of cases
) -> None:
    store = finished(books, voice)
    day = datetime(2026, 11, 22, 9, 0, tzinfo=UTC).replace(month=12 if days > 30 else 11, day=31 if days > 30 else 25)  # fmt: skip
    desk = Desk(books, store, FakeClock(day), "test", voice)
    card = desk.open()
    assert (card.choice("renew") is not None) == offered
    if offered:
        choice = card.choice("renew")
        assert choice is not None
        assert desk.hear(str(choice.number)).stage == "opening"
        assert len(store.kept) == 2


def test_an_open_case_or_an_empty_desk_is_not_asked_again(books: Books) -> None:
    store = MemoryStore()
    told(books, "clinician", store)
    desk = Desk(books, store, FakeClock(LATER), "test", "clinician")
    assert desk.open().choice("renew") is None
    assert desk.do("since").kind == "resume"
    empty = Desk(books, MemoryStore(), FakeClock(), "test", "clinician")
    for command in ("renew", "since"):
        assert empty.do(command).kind == "resume"
    store.held_elsewhere = True
    assert desk.do("continue").choice("renew") is None


def test_what_cannot_be_asked_again_is_said_at_the_card(books: Books) -> None:
    store = MemoryStore()
    kept = store.begin(None, "caregiver", FakeClock().now())
    Interview(books, store, FakeClock(), kept, "test").hear("1")
    desk = Desk(books, store, FakeClock(LATER), "test", "caregiver")
    desk.open()
    assert "Nothing was told" in words(desk.do("renew"))


# What changed since ---------------------------------------------------------------------------


def seen(again: Again) -> Turn:
    again.desk.leave()
    desk = again.desk
    desk.open()
    again.turn = desk.do("since")
    return again.turn


def test_the_same_answers_again_change_nothing(books: Books) -> None:
    store = MemoryStore()
    first = told(books, "clinician", store)
    made = renew(books, store, FakeClock(LATER), first.kept, "test")
    again = Interview(books, store, FakeClock(LATER), made, "test")
    start_from(again, invented("on_edge"))
    found = since(again._session, "clinician")  # noqa: SLF001  # as above
    assert found is not None
    assert found.answers == ()
    assert not found.findings.is_changed
    assert not any(skill.is_changed for skill in found.skills)
    assert since(first._session, "clinician") is None  # noqa: SLF001  # nothing was asked again there


@pytest.mark.parametrize("voice", ["caregiver", "clinician"])
def test_the_page_tells_words_then_and_now_and_claims_nothing(books: Books, voice: str) -> None:
    again = Again(books, voice)
    again.until(stage="reviewing", who=Quiet(told={"today.body_and_sleep": "1", "functions.sleep.how_hard": "1"}))  # fmt: skip
    page = words(seen(again))
    assert "Told on 2026-11-22, and again on 2027-03-01" in page
    assert "not proof" in page
    assert "was very hard, now a little harder" in page
    assert "better" not in page
    assert "improved" not in page
    assert ("How sure" in page) == (voice == "clinician")
    assert ("0." in page) == (voice == "clinician")


@pytest.mark.parametrize("voice", ["caregiver", "clinician"])
def test_a_familys_page_names_no_danger_and_nobody_unsafe(books: Books, voice: str) -> None:
    again = Again(books, voice)
    again.until("safety.opener")
    again.hear("2")
    again.until(stage="reviewing", who=Quiet(told={"safety.repeat": "none", "today.body_and_sleep": "1 5"}))  # fmt: skip
    asked = [choice.code for choice in seen(again).choices]
    assert ("safety.opener" in asked) == (voice == "clinician")
    assert "people.unsafe" not in asked or voice == "clinician"


def test_one_question_is_shown_with_both_answers_and_back_leads_home(books: Books) -> None:
    again = Again(books)
    again.until("strengths.first")
    again.hear("he dances")
    again.until(stage="reviewing")
    turn = seen(again)
    assert turn.choices[0].code == "strengths.first"
    assert "he dances" in turn.choices[0].label
    turn = again.hear("1")
    assert "2026-11-22: funny" in words(turn)
    assert "did not get that" in words(again.hear("purple"))
    assert again.hear("1").choices[0].code == "strengths.first"
    last = again.turn.choices[-1]
    assert last.group == "Told at one time only, so no change"
    assert "That is no change." in words(again.hear(str(last.number)))
    again.hear("back")
    assert again.desk.pick([]).kind == "since"
    assert again.desk.pick(["back"]).kind == "resume"


def test_a_key_that_means_nothing_on_the_page_leaves_it_open(books: Books) -> None:
    again = Again(books)
    again.until(stage="reviewing")
    seen(again)
    for command in ("review", "help", "undo", "new"):
        assert again.desk.do(command).kind == "since"
    assert len(again.store.kept) == 2
    assert again.desk.do("leave").finished


def test_the_weeks_that_were_told_of_between_are_counted_by_whom(books: Books) -> None:
    again = Again(books)
    again.until(stage="reviewing")
    later = again.later._session  # noqa: SLF001  # weeks of the earlier plan
    earlier = later.earlier()
    assert earlier is not None
    week = {"at": "2026-12-01T09:00:00+00:00", "by": "Rosa", "did": "most", "done": True}
    earlier.state = replace(earlier.state, checkins=(week,))
    assert "Weeks that were told of between: 1. By: Rosa" in words(SincePage(later).turn())


def test_what_was_not_asked_again_yet_is_no_answer_that_is_missing(books: Books) -> None:
    again = Again(books)
    again.until("medical.list")
    turn = seen(again)
    assert "Not all of it was asked again yet." in words(turn)
    assert turn.choices == ()
    assert "No other answer differs" in turn.ask


def test_without_an_age_there_is_nothing_to_set_beside(books: Books) -> None:
    again = Again(books)
    again.until("client.name")
    turn = seen(again)
    assert "The age must be known" in words(turn)
    assert again.hear("1").kind == "resume"


def test_a_plan_that_goes_on_and_one_that_is_new_are_named(books: Books) -> None:
    again = Again(books)
    hard = Quiet(told={"today.body_and_sleep": "1 5", "functions.sleep.how_hard": "3"})
    again.until(stage="reviewing", who=hard)
    first, later = again.first._session, again.later._session  # noqa: SLF001  # both plans at once
    one, two, three = list(books.knowledge.activities)[:3]
    earlier = later.earlier()
    assert earlier is not None
    for session, names in ((earlier, (one, two)), (later, (two, three))):
        chosen = tuple({"activity": name, "with": "me"} for name in names)
        session.state = replace(session.state, planned=chosen)
    found = since(later, "caregiver")
    assert found is not None
    assert [len(titles) for titles in (found.plan.kept, found.plan.came, found.plan.went)] == [1, 1, 1]  # fmt: skip
    page = words(SincePage(later).turn())
    assert "Still in the plan" in page
    assert "New in the plan" in page
    assert "No more in the plan" in page
    assert first.state.planned == ()
