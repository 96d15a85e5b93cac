"""Where a face arrives: what is offered of a finished interview, and whose voice speaks."""

from dataclasses import replace

import pytest

from assistant.content.library import LaterQuestions, load_script
from assistant.interview.desk import Desk
from assistant.interview.session import Books
from tests.compiled import cache_folder
from tests.fakes import FakeClock, MemoryStore
from tests.people import Quiet, Sitting, spoken


def finished(books: Books, voice: str = "caregiver") -> Sitting:
    sitting = Sitting(books, voice)
    sitting.to_review()
    sitting.hear("finish", "close")
    assert sitting.turn.finished
    sitting.desk.leave()
    return sitting


def come_back(books: Books, store: MemoryStore, voice: str = "") -> Desk:
    return Desk(books, store, FakeClock(), "test", voice)


def test_a_finished_interview_is_offered_again_with_its_result(books: Books) -> None:
    sitting = finished(books)
    desk = come_back(books, sitting.store)
    card = desk.open()
    assert [choice.code for choice in card.choices] == ["result", "review", "new", "delete"]
    assert "finished" in " ".join(line.text for line in card.say)
    assert desk.hear("1").stage == "explaining"
    assert desk.hear("plan").stage == "planning"


@pytest.mark.broad
def test_going_on_with_a_finished_one_never_ends_it(books: Books) -> None:
    sitting = finished(books)
    for command in ("continue", "result", "review"):
        desk = come_back(books, sitting.store)
        desk.open()
        turn = desk.do(command)
        assert not turn.finished
        desk.hear("finish")
        desk.hear("close")
        desk.leave()


def test_a_new_one_speaks_as_asked_for_else_like_the_last(books: Books) -> None:
    sitting = finished(books, "clinician")
    for asked, voice in (("", "clinician"), ("self", "self")):
        desk = come_back(books, sitting.store, asked)
        assert desk.open().voice == voice
        assert desk.do("new").voice == voice
    assert come_back(books, MemoryStore()).open().voice == "caregiver"


def test_the_card_names_no_question_where_none_was_asked(books: Books) -> None:
    sitting = Sitting(books)
    sitting.hear("1")
    sitting.desk.leave()
    said = " ".join(line.text for line in come_back(books, sitting.store).open().say)
    assert "Nothing was asked yet." in said
    assert "Last question" not in said


def test_enter_alone_is_no_mistake_and_help_says_what_to_type(books: Books) -> None:
    desk = come_back(books, finished(books).store)
    desk.open()
    assert "did not get that" not in spoken([desk.hear("")])
    assert "Type the number" in spoken([desk.do("help")])


def test_a_case_that_is_open_elsewhere_can_be_tried_again(books: Books) -> None:
    sitting = finished(books)
    desk = come_back(books, sitting.store)
    desk.open()
    sitting.store.held_elsewhere = True
    assert desk.hear("1").choices[0].code == "again"
    sitting.store.held_elsewhere = False
    desk.hear("1")
    assert desk.interview is not None


def test_the_card_does_not_show_a_sensitive_question_to_whoever_opens_it(books: Books) -> None:
    sitting = Sitting(books)
    sitting.to_question("history.infancy.hard", Quiet(told={"history.infancy.hard": "1"}))
    sitting.hear("1")
    sitting.hear("1")
    sitting.desk.leave()
    text = spoken([come_back(books, sitting.store).open()])
    assert "How hard" not in text
    assert "Last question:" in text


def at_the_desk(books: Books, *names: str) -> tuple[Desk, MemoryStore]:
    """Return a clinician's desk with a finished case of each name."""
    store = MemoryStore()
    for name in names:
        sitting = Sitting(books, "clinician", store)
        if sitting.desk.interview is None:
            sitting.turns.append(sitting.desk.do("new"))
        sitting.to_review(Quiet(told={"client.name": name}))
        sitting.desk.leave()
    desk = come_back(books, store, "clinician")
    desk.open()
    return desk, store


def test_a_clinician_begins_at_the_list_and_narrows_it_letter_by_letter(books: Books) -> None:
    desk, _ = at_the_desk(books, "Ana", "Ben")
    turn = desk.turn()
    assert (turn.kind, len(turn.choices), turn.case) == ("caseload", 2, "")
    assert [choice.label.split(" · ")[0] for choice in desk.narrow("an").choices] == ["Ana"]
    assert desk.hear("e").kind == "resume"
    assert desk.turn().case == "Ben"
    assert desk.do("caseload").kind == "caseload"
    assert desk.hear("archived").choices == ()
    assert desk.hear("all").kind == "caseload"
    assert desk.hear("1").kind == "resume"


def test_switching_the_client_is_asked_about(books: Books) -> None:
    desk, _ = at_the_desk(books, "Ana", "Ben")
    desk.hear("ana")
    assert desk.hear("1").case == "Ana"
    asked = desk.hear("to the list")
    assert (asked.kind, asked.ask) == ("switch", "Leave Ana and go to the list?")
    assert desk.hear("no").case == "Ana"
    assert desk.do("caseload").kind == "switch"
    assert desk.pick(["yes"]).kind == "caseload"
    assert desk.interview is None


def test_a_family_has_no_list(books: Books) -> None:
    sitting = Sitting(books)
    sitting.hear("1")
    assert sitting.desk.do("caseload").kind != "caseload"
    assert sitting.hear("to the list").kind != "switch"


def test_somebody_else_on_the_same_case_has_an_interview_of_their_own(books: Books) -> None:
    desk, store = at_the_desk(books, "Ana")
    desk.hear("ana")
    desk.do("informant")
    assert desk.interview is not None
    assert len({kept.case for kept in store.interviews()}) == 1
    assert len(store.interviews()) == 2


def test_a_case_is_put_away_and_brought_back(books: Books) -> None:
    desk, store = at_the_desk(books, "Ana", "Ben")
    desk.hear("ana")
    assert "Ana is put away" in spoken([desk.do("archive")])
    assert [choice.label.split(" · ")[0] for choice in desk.turn().choices] == ["Ben"]
    desk.hear("archived")
    assert "Ana is back" in spoken([desk.do("archive")])
    assert not any(kept.archived for kept in store.interviews())


@pytest.mark.broad
@pytest.mark.parametrize("word", ["leave", "stop", "exit"])
def test_the_list_is_left_by_a_word(books: Books, word: str) -> None:
    desk, _ = at_the_desk(books, "Ana", "Ben")
    assert desk.hear(word).finished


def test_a_new_case_begins_from_the_list_and_leave_leaves(books: Books) -> None:
    desk, _ = at_the_desk(books, "Ana", "Ben")
    assert desk.hear("stop").finished
    desk.hear("")
    assert desk.hear("new").stage == "opening"
    assert desk.interview is not None


def test_help_at_the_list_helps_and_narrows_nothing(books: Books) -> None:
    desk, _ = at_the_desk(books, "Ana", "Ben")
    for turn in (desk.hear("help"), desk.hear("?"), desk.do("help")):
        assert (turn.kind, len(turn.choices)) == ("caseload", 2)
        assert "Type some letters of a name" in spoken([turn])


@pytest.mark.parametrize("voice", ["caregiver", "self"])
def test_a_family_is_shown_no_inner_name_of_a_case(books: Books, voice: str) -> None:
    sitting = Sitting(books, voice)
    assert sitting.turn.case == "no name yet"
    assert sitting.until(lambda turn: "Sam" in turn.case, Quiet()).case == "Sam"


def test_a_clinician_tells_unnamed_cases_apart(books: Books) -> None:
    assert Sitting(books, "clinician").turn.case == "case-1"


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_the_opening_is_shown_before_any_question_is_built(books: Books, voice: str) -> None:
    later = load_script(cache=cache_folder())
    Desk(replace(books, script=later), MemoryStore(), FakeClock(), "test", voice).open()
    assert isinstance(later.questions, LaterQuestions)
    assert later.questions._load is not None, "the person reads the opening while they are built"  # noqa: SLF001
