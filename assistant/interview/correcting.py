"""A correction: the answer that is meant, with its new value, read back before it counts."""

from dataclasses import replace

from assistant.conversation.cleaning import plain
from assistant.conversation.understanding import Meaning
from assistant.domain.script import Question
from assistant.interview.answering import meaning_at
from assistant.interview.listening import last_answered
from assistant.interview.reading_back import propose
from assistant.interview.session import Session
from assistant.interview.turns import Turn

_SHORT = 3


def correct(session: Session, meaning: Meaning, line: str) -> Turn:
    """Change the answer that is meant: the one that is named, else the last one; it needs a yes."""
    question = _meant(session, meaning.about)
    if question is None:
        return session.note("at_the_start")
    new = meaning_at(session, question, str(meaning.value)) if meaning.value else None
    if new is None or new.act != "answer":
        return session.happen(session.event("went", question=question.id))
    event = replace(
        session.event("answered", question=question.id, said=line, value=new.value),
        version=question.version,
        wording=session.speech().ask(question),
    )
    return propose(session, question, event)


def _meant(session: Session, about: str) -> Question | None:
    """Return the answered question that words are about, or the one answered last."""
    state, script = session.state, session.books.script
    answered = [
        each for each in state.path.questions if each.id in state.answers and each.kind != "offer"
    ]
    if about in state.answers:
        return script.questions[about]
    wanted = {word for word in plain(about).split() if len(word) > _SHORT}
    if wanted:
        speech = session.speech()
        shared = {
            each.id: len(
                wanted & {*plain(speech.ask(each)).split(), *each.id.replace("_", ".").split(".")}
            )
            for each in answered
        }
        best = max(shared.values(), default=0)
        found = [name for name, count in shared.items() if count == best and best]
        if found:
            return script.questions[found[-1]]
    return last_answered(session)
