"""A clinician sets informants side by side and judges; nothing that was told is changed."""

import pytest

from assistant.content.demo import invented
from assistant.interview.desk import Desk
from assistant.interview.interview import Interview
from assistant.interview.judgement import JUDGEMENT, judged
from assistant.interview.session import Books
from assistant.interview.starting import start_from
from assistant.interview.turns import Turn
from tests.fakes import FakeClock, MemoryStore

pytestmark = pytest.mark.broad

FEELINGS = "today.feelings_and_people"


def interview(books: Books, store: MemoryStore, case: str | None, *, until: str = "") -> Interview:
    kept = store.begin(case, "clinician", FakeClock().now())
    made = Interview(books, store, FakeClock(), kept, "test")
    start_from(made, invented("on_edge"), until=until)
    return made


class Two:
    """A mother told all; the school was asked to the same place and told less."""

    def __init__(self, books: Books) -> None:
        self.store = MemoryStore()
        self.mother = interview(books, self.store, None)
        self.school = interview(books, self.store, self.store.interviews()[0].case, until=FEELINGS)
        self.school.do("informant", "school Mr Okoro")
        while self.school.turn().question != FEELINGS:
            self.school.do("skip")
        self.school.hear("1")
        self.school.hear("3")
        self.desk = Desk(books, self.store, FakeClock(), "test", "clinician")
        self.desk.open()

    def hear(self, *lines: str) -> Turn:
        turn = self.desk.turn()
        for line in lines:
            turn = self.desk.hear(line)
        return turn

    def log(self) -> dict[str, int]:
        return {name: len(events) for name, events in self.store.log.items()}


@pytest.fixture
def two(books: Books) -> Two:
    return Two(books)


def said(turn: Turn) -> str:
    return "\n".join(
        [*(line.text for line in turn.say), turn.ask, *(c.label for c in turn.choices)]
    )


def compare(two: Two) -> Turn:
    turn = two.desk.turn()
    choice = turn.choice("compare")
    assert choice is not None
    return two.hear(str(choice.number))


def to_feelings(two: Two, turn: Turn) -> Turn:
    choice = turn.choice(FEELINGS)
    assert choice is not None
    return two.hear(str(choice.number))


def test_each_has_findings_of_their_own_and_what_differs_is_listed(two: Two) -> None:
    page = said(compare(two))
    assert "Nothing is merged" in page
    assert page.count("How sure") == 2
    assert "school" in page
    assert "begins from what" in page


def test_one_difference_is_shown_whole_with_a_neutral_question(two: Two) -> None:
    page = said(to_feelings(two, compare(two)))
    assert "To ask each" in page
    assert page.count("Steady moods") >= 2
    assert "case file" not in page
    assert "Leave it open" in page


def test_a_judgement_needs_a_reason_and_changes_nothing_that_was_told(two: Two) -> None:
    before = two.log()
    turn = to_feelings(two, compare(two))
    turn = two.hear("2", "")
    assert "Why?" in turn.ask
    assert two.log() == before
    turn = two.hear("the teacher sees him with others all day")
    assert "Kept in your judgement" in said(turn)
    assert "judged:" in said(turn)
    after = two.log()
    assert {name: after[name] for name in before} == before
    (made,) = set(after) - set(before)
    events = two.store.log[made]
    assert [event.said for event in events if event.kind == "noted"] == [
        "the teacher sees him with others all day"
    ]
    assert any(JUDGEMENT in event.data for event in events)
    assert [event.data["because"] for event in events if "because" in event.data]


def test_the_judgement_has_its_own_findings_and_a_second_one_joins_the_first(two: Two) -> None:
    to_feelings(two, compare(two))
    page = said(two.hear("2", "seen daily"))
    assert "Your judgement: Settle the body first" in page
    count = len(two.log())
    turn = two.desk.turn()
    other = next(choice for choice in turn.choices if choice.code != FEELINGS)
    two.hear(str(other.number), "1", "seen at home")
    assert len(two.log()) == count


def test_a_judgement_is_no_informant_when_the_page_is_opened_again(two: Two) -> None:
    to_feelings(two, compare(two))
    two.hear("2", "seen daily", "back")
    page = said(compare(two))
    assert page.count("How sure") == 3
    assert "begins from what" not in page


def test_back_and_leave_it_open_judge_nothing(two: Two) -> None:
    before = two.log()
    to_feelings(two, compare(two))
    assert "Answers that differ" in two.hear("leave it open").ask
    to_feelings(two, two.desk.turn())
    assert "Answers that differ" in two.hear("back").ask
    assert "did not get that" in said(two.hear("purple"))
    to_feelings(two, two.desk.turn())
    two.hear("1")
    assert two.desk.do("back").kind == "beside"
    assert two.hear("back").kind == "resume"
    assert two.log() == before


def test_a_choice_that_is_not_there_changes_nothing(two: Two) -> None:
    compare(two)
    assert two.desk.pick([]).kind == "beside"
    assert two.desk.pick(["nowhere"]).kind == "beside"


def test_a_question_the_judgement_has_not_come_to_is_not_judged(two: Two) -> None:
    session = two.school._session  # noqa: SLF001  # an interview that never comes to this question
    answer = next(
        one
        for name, one in two.mother.state.answers.items()
        if name not in session.state.path.ids()
    )
    assert judged(session, answer, "i-1", "why not") is None


def test_one_interview_alone_is_not_set_beside_anything(books: Books) -> None:
    store = MemoryStore()
    interview(books, store, None)
    desk = Desk(books, store, FakeClock(), "test", "clinician")
    assert desk.open().choice("compare") is None
    assert desk.do("compare").kind == "resume"


def test_leaving_is_possible_from_the_page(two: Two) -> None:
    compare(two)
    assert two.hear("leave").finished
