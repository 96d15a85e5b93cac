"""What a typed line means at a read-back: yes, no, the same answer again, another one, or yes with a *but*.

Whatever is said beside a yes or a no is kept as a note on the question, word for word.
"""

import re
from typing import Literal

from assistant.conversation.cleaning import plain
from assistant.conversation.understanding import Meaning
from assistant.domain.answers import Event
from assistant.domain.script import Question
from assistant.interview import answering, listening, reading_back
from assistant.interview.responding import danger
from assistant.interview.session import Session
from assistant.interview.turns import Turn

Agreed = Literal["yes", "no"]
_LEAD = re.compile(
    r"^(?:no|nope|nah|not quite|not really|not exactly|wrong|actually)\b(?! (?:one|body|idea|clue)\b)[\s,.;:!-]*(?:it'?s |it was |that'?s |i said |i meant |more like |it should be |make that |make it )?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"[\d\s,;&+?]+$")
_FEW = 3
_TELLS = frozenset({"text", "texts"})


def hear(session: Session, line: str) -> Agreed | Meaning | Turn | None:
    """Return the yes or no that a line is, a command that comes instead, or the turn it leads to."""
    proposed = session.state.proposed
    if proposed is None:
        return None
    if "anchor" in proposed.data:
        return reading_back.hear_time(session, line)
    alerts, _ = danger(session, line)
    if alerts:
        return session.happen(*_kept(session, proposed, line), *alerts)
    agreed = listening.agrees(session, line)
    if agreed is not None:
        return agreed
    if _LEAD.match(line) and _LEAD.sub("", line).strip() and "command" not in proposed.data:
        return _no_and_more(session, proposed, line)
    said = listening.polar(session, line)
    if said.act == "answer" and said.value is True:
        return _yes_and_more(session, proposed, line, is_sure=said.certainty == "sure")
    if "command" in proposed.data:
        return "no" if said.act == "answer" else None
    if said.act == "answer":
        return _no_and_more(session, proposed, line)
    if "fact" in proposed.data:
        return "no" if said.act == "absent" else _answers_the_question(session, line)
    return _answered_again(session, proposed, line)


def _yes_and_more(session: Session, proposed: Event, line: str, *, is_sure: bool) -> Agreed | Turn:
    """A yes with more behind it counts, and the rest is kept; one with a *but* is asked about again."""
    if is_sure and len(line.split()) <= _FEW:
        return "yes"
    kept = _kept(session, proposed, line)
    if is_sure:
        session.happen(*kept)
        return "yes"
    return session.happen(*kept, say=[session.line("heard_but", "echo")])


def _no_and_more(session: Session, proposed: Event, line: str) -> Agreed | Turn:
    """A no that says what it was instead is heard as the answer; else its words are kept."""
    rest = _LEAD.sub("", line).strip()
    kept = _kept(session, proposed, line)
    question = session.books.script.questions[proposed.question]
    is_answer = "fact" not in proposed.data and question.kind not in _TELLS
    meaning = answering.meaning_at(session, question, rest) if rest and is_answer else None
    is_new = meaning is not None and (
        (meaning.act == "answer" and meaning.value != proposed.value)
        or (meaning.act == "absent" and meaning.absent != proposed.absent)
    )
    if meaning is not None and is_new:
        _ask_instead(session, question)
        return answering.give(session, question, meaning, line)
    session.happen(*kept)
    return "no"


def _answers_the_question(session: Session, line: str) -> Turn | None:
    """Numbers at a fact of a story answer the question that is open; the facts are let go."""
    session_question = session.books.script.questions.get(session.state.question_id())
    if session_question is None or not _NUMBERS.match(line):
        return None
    meaning = answering.exact_at(session, session_question, line)
    if meaning.act != "answer":
        return None
    session.happen(session.event("dropped"))
    return answering.give(session, session_question, meaning, line)


def _answered_again(session: Session, proposed: Event, line: str) -> Agreed | Meaning | Turn | None:
    question = session.books.script.questions[proposed.question]
    if plain(line) == plain(proposed.said):
        return "yes"
    if question.kind in _TELLS:
        return None
    meaning = answering.meaning_at(session, question, line)
    if meaning.act == "command":
        return meaning if meaning.command == "skip" else None
    if meaning.act not in {"answer", "absent"}:
        return None
    if meaning.act == "answer" and (meaning.value, meaning.absent) == (
        proposed.value,
        proposed.absent,
    ):
        return "yes"
    _ask_instead(session, question)
    return answering.give(session, question, meaning, line)


def _ask_instead(session: Session, question: Question) -> None:
    """Let the proposal go and be at its question again; a change from the review would be elsewhere."""
    session.happen(session.event("dropped"))
    here = session.open_question()
    if here is None or here.id != question.id:
        session.happen(session.event("went", question=question.id))


def _kept(session: Session, proposed: Event, line: str) -> list[Event]:
    return [session.event("noted", question=proposed.question, said=line)]
