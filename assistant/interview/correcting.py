"""A correction: the answer that is meant, with its new value, read back before it counts."""

from dataclasses import replace

from assistant.conversation.cleaning import plain
from assistant.conversation.language.offers import stem_of
from assistant.conversation.understanding import Meaning
from assistant.domain.script import Question
from assistant.interview.answering import meaning_at
from assistant.interview.listening import last_answered
from assistant.interview.reading_back import propose
from assistant.interview.session import Session
from assistant.interview.turns import Turn

_SHORT = 2
_NO_NAMES = frozenset((
    "the", "one", "and", "for", "was", "were", "has", "had", "how", "did", "does", "what",
    "when", "who", "this", "that", "his", "her", "him", "she", "they", "them", "their", "our",
    "your", "you", "answer", "question", "about", "actually", "not", "but",
))  # fmt: skip
"""Words that name no answer, though many questions hold them."""


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


def named(session: Session, about: str) -> list[str]:
    """Return the answered questions that words name best: by what was asked and by what was answered."""
    state, speech = session.state, session.speech()
    wanted = {
        stem_of(word)
        for word in plain(about).split()
        if len(word) > _SHORT and word not in _NO_NAMES
    }
    shared: dict[str, int] = {}
    for each in state.path.questions if wanted else ():
        if each.id in state.answers and each.kind != "offer":
            said = f"{speech.ask(each)} {speech.answer(each, state.answers[each.id])}"
            words = {*plain(said).split(), *each.id.replace("_", ".").split(".")}
            shared[each.id] = len(wanted & {stem_of(word) for word in words})
    best = max(shared.values(), default=0)
    return [name for name, count in shared.items() if count == best and best]


def _meant(session: Session, about: str) -> Question | None:
    """Return the answered question that words are about, or the one answered last."""
    state, script = session.state, session.books.script
    if about in state.answers:
        return script.questions[about]
    if found := named(session, about):
        return script.questions[found[-1]]
    return last_answered(session)
