"""What is different from the earlier interview that was asked again, in the words of whoever reads it."""

from collections.abc import Iterator
from typing import Any

from assistant.conversation.phrasing import Speech
from assistant.conversation.since import Told, answers_since
from assistant.domain.answers import Answer
from assistant.domain.case import read_case
from assistant.domain.errors import WrongInput
from assistant.domain.script import Question
from assistant.domain.since import AnswerMoved, PlanMoved
from assistant.export.record import Differs, Since
from assistant.export.wording import FAMILY, wording_of
from assistant.interview import plan_record
from assistant.interview.renewing import kept_in
from assistant.interview.session import PEOPLE, Session
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.since import findings_since, plan_since, skills_since

_, UNSAFE = PEOPLE


def since(session: Session, voice: str) -> Since | None:
    """Return what is different, or None where nothing was asked again or one of the two has no age yet."""
    earlier, renewed = session.earlier(), session.state.renewed
    if earlier is None or renewed is None:
        return None
    try:
        result, before = _result(session, voice), _result(earlier, voice)
    except WrongInput:
        return None
    knowledge, case_then, case_now = session.books.knowledge, earlier.case(), session.case()
    person = wording_of(knowledge, case_now, voice).person
    speech = Speech(session.books.script, voice, "en", person)
    plan = plan_record.plan_for(earlier, before, case_then, voice)
    return Since(
        renewed.interview,
        renewed.day,
        session.kept.started[:10],
        case_then,
        before,
        skills_since(case_then, case_now, knowledge),
        findings_since(before, result),
        _plan(earlier, session, speech),
        tuple(_differ(earlier, session, speech)),
        len(kept_in(session.events) & session.state.path.ids()),
        plan_record.checked(plan),
    )


def _result(session: Session, voice: str) -> dict[str, Any]:
    knowledge = session.books.knowledge
    return to_plain(formulate(read_case(session.case(), knowledge), knowledge, voice, brief=True))


def _plan(earlier: Session, session: Session, speech: Speech) -> PlanMoved:
    """Return the plans as titles; what was agreed in detail stands in each interview."""
    activities = session.books.knowledge.activities
    then, now = (
        [str(each["activity"]) for each in one.state.planned if each["activity"] in activities]
        for one in (earlier, session)
    )
    moved = plan_since(then, now)
    kept, came, went = (
        tuple(speech.words(activities[name].title) for name in names)
        for names in (moved.kept, moved.came, moved.went)
    )
    return PlanMoved(kept, came, went)


def _differ(earlier: Session, session: Session, speech: Speech) -> Iterator[Differs]:
    script = session.books.script
    questions = [each for each in script.questions.values() if _may_be_told(each, speech.voice)]
    for moved in answers_since(questions, _told(earlier), _told(session)):
        if moved.now is None and session.state.is_under_way():
            continue  # it may still be asked
        question = script.questions[moved.question]
        then, now = _both(moved, speech)
        yield Differs(
            moved.question,
            speech.words(script.sections[question.section].title),
            speech.short(question),
            then,
            now,
            moved.how,
        )


def _may_be_told(question: Question, voice: str) -> bool:
    """Say whether a voice reads of a question here; a family's page names no danger and nobody unsafe."""
    is_hidden = voice in FAMILY and (question.safety or question.id == UNSAFE)
    return question.is_for(voice) and not is_hidden


def _told(session: Session) -> Told:
    state = session.state
    on_path = state.path.ids()
    answers = {name: one for name, one in state.answers.items() if name in on_path}
    return Told(answers, state.voice, state.path.facts.age_months)


def _both(moved: AnswerMoved, speech: Speech) -> tuple[str, str]:
    """Return what was told then and now; of a list only what is not in both."""
    if not moved.came and not moved.went:
        return _said(moved.question, moved.then, speech), _said(moved.question, moved.now, speech)
    nothing = speech.phrase("since_no_more")
    then, now = (_items(moved.question, codes, speech) for codes in (moved.went, moved.came))
    return then or nothing, now or nothing


def _items(name: str, codes: tuple[str, ...], speech: Speech) -> str:
    question = speech.script.questions[name]
    labels = {option.code: speech.label(option) for option in question.options}
    return "; ".join(labels.get(code, code) for code in codes)


def _said(name: str, answer: Answer | None, speech: Speech) -> str:
    if answer is None:
        return speech.phrase("since_not_asked")
    return speech.answer(speech.script.questions[name], answer)
