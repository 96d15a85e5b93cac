"""A clinician's judgement between informants: an interview of its own, and each of its answers has a reason.

What the informants told is never changed. The judgement begins as a copy of what one of them told.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.answers import Answer, Event
from assistant.interview.ports import Clock, Store
from assistant.interview.session import Books, Session

JUDGEMENT = "judgement"
"""What marks such an interview, and the notes that hold its reasons."""


def is_judgement(session: Session) -> bool:
    """Say whether an interview is a clinician's judgement and no informant's."""
    return any(event.kind == "informed" and JUDGEMENT in event.data for event in session.events)


def begun_from(base: Session, books: Books, store: Store, clock: Clock, face: str) -> Session:
    """Begin a judgement on the same case, with every answer of one interview as it was given.

    Raises:
        NotKept: the store could not write.
    """
    kept = store.begin(base.kept.case, "clinician", clock.now())
    judgement = Session(books, store, clock, kept, face)
    judgement.happen(
        judgement.event("opened", value=False),
        replace(
            judgement.event("informed", value={"speaker": "clinician"}), data={JUDGEMENT: True}
        ),
    )
    while events := _copied(base, judgement):
        judgement.happen(*events)
    sensitive = (each.section for each in judgement.state.path.questions if each.sensitive)
    for section in dict.fromkeys(sensitive):
        judgement.happen(judgement.event("chose", question=section, value="now"))
    return judgement


def _copied(base: Session, judgement: Session) -> list[Event]:
    """Return the answers of the base that the judgement has come to and does not hold yet."""
    return [
        _given(judgement, base.state.answers[question.id], {"from": base.kept.interview})
        for question in judgement.state.path.questions
        if question.id in base.state.answers and question.id not in judgement.state.answers
    ]


def _given(judgement: Session, answer: Answer, data: dict[str, str]) -> Event:
    question = judgement.books.script.questions[answer.question]
    event = judgement.event("answered", question=question.id, said=answer.said)
    return replace(
        event,
        value=answer.value,
        absent=answer.absent,
        known=answer.known,
        version=question.version,
        wording=answer.wording,
        data=data,
    )


def judged(judgement: Session, answer: Answer, told_by: str, because: str) -> Sequence[str] | None:
    """Take what one informant told as the answer, with the reason; return what that sets aside.

    None says that the judgement has not come to this question: another answer comes before it.

    Raises:
        NotKept: the store could not write; nothing is judged then.
    """
    if answer.question not in judgement.state.path.ids():
        return None
    before = set(judgement.state.path.set_aside)
    given = _given(judgement, answer, {"from": told_by, "because": because})
    note = judgement.event("noted", question=answer.question, said=because, value=JUDGEMENT)
    judgement.happen(given, note)
    return [name for name in judgement.state.path.set_aside if name not in before]
