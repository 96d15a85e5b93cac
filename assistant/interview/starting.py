"""Begins an interview from a case file: every question that the case answers is answered by it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.conversation.case_reading import found_in
from assistant.domain.answers import Event
from assistant.domain.script import Question
from assistant.interview.interview import Interview
from assistant.interview.session import Session

FROM_FILE = "case file"
"""What the words of such an answer are: nobody typed them here."""


def start_from(interview: Interview, case: Mapping[str, Any], until: str = "") -> int:
    """Answer from a case what it answers, in the order of the questions; return how many those were.

    Questions that an answer brings up are answered too; what the case does not say stays open, and so
    does what comes from the question ``until`` on.
    """
    session = interview._session  # noqa: SLF001  # the same use case, in a room of its own
    session.happen(session.event("opened", value=False))
    count = 0
    while events := _answers(interview, case, until):
        session.happen(*events)
        count += len(events)
    for section in dict.fromkeys(
        question.section for question in session.state.path.questions if question.sensitive
    ):
        session.happen(session.event("chose", question=section, value="now"))
    return count


def _answers(interview: Interview, case: Mapping[str, Any], until: str) -> list[Event]:
    session, state = interview._session, interview.state  # noqa: SLF001  # as above
    age = state.path.facts.age_months
    found = []
    for question in state.path.questions:
        if question.id == until:
            break
        if question.id in state.answers:
            continue
        if question.kind == "offer":
            found += _opened(session, question, case)
            continue
        said = found_in(case, question, state.voice, age)
        if said is not None:
            event = session.event("answered", question=question.id, said=FROM_FILE)
            found.append(
                replace(
                    event,
                    value=said.value,
                    absent=said.absent,
                    known=said.known,
                    version=question.version,
                    wording=session.speech().ask(question),
                )
            )
    return found


def _opened(session: Session, offer: Question, case: Mapping[str, Any]) -> list[Event]:
    """Open the door to more questions where the case answers any behind it."""
    state = session.state
    behind = (
        each
        for each in session.books.script.questions.values()
        if each.block == offer.block
        and each.id not in state.path.ids()
        and each.is_for(state.voice)
    )
    age = state.path.facts.age_months
    if not any(found_in(case, each, state.voice, age) for each in behind):
        return []
    return [session.event("answered", question=offer.id, value=True, version=offer.version)]
