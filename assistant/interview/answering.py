"""A line or a choice at a question: taken, asked again, or held until a change is agreed to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.conversation.cleaning import plain
from assistant.conversation.path import preview
from assistant.conversation.understanding import (
    WORDS_OF_THEIR_OWN,
    Expected,
    Meaning,
    ticked,
    understand,
)
from assistant.conversation.writing import shown_options
from assistant.domain.answers import Event, EventKind, answer_of
from assistant.domain.script import Question
from assistant.interview.alarm import alarmed_by
from assistant.interview.known import how_known
from assistant.interview.listening import danger_said, listen
from assistant.interview.session import Session
from assistant.interview.story_facts import next_read_back, story_events
from assistant.interview.turns import Line, Turn

_SHORT = 3
_TELLING = ("text", "texts")


def meaning_of(session: Session, line: str) -> Meaning:
    """Return what a line means at the open question."""
    question = session.question()
    return meaning_at(session, question, line)


def meaning_at(session: Session, question: Question, line: str) -> Meaning:
    """Return what a line means at any question: an exact form, else what rules make of the words."""
    options = shown_options(question, session.state.voice, session.state.path.facts.age_months)
    expected = Expected(question, options, session.state.voice, "en", session.started)
    exact = understand(line, expected, session.books.script.commands)
    is_own_words = question.kind in WORDS_OF_THEIR_OWN
    is_exact = exact.act in {"command", "absent"} and exact.command != "why_sentence"
    if exact.why_not == "too_long" or is_exact or (exact.act == "answer" and not is_own_words):
        return exact
    heard = listen(session, question, options, line)
    return heard if heard is not None else exact


def ask_again(session: Session, line: str, why_not: str) -> Turn:
    """Keep the words that were not understood, and ask again."""
    event = session.event(
        "unclear", question=session.question().id, said=line, data={"why_not": why_not}
    )
    alerts, lines = _danger(session, line)
    return session.happen(event, *alerts, say=lines)


def pick(session: Session, codes: Sequence[str], said: str) -> Turn:
    """Answer the open question with chosen options."""
    question = session.question()
    if question.kind == "checklist":
        sure = [code for code in codes if not code.startswith("?")]
        unsure = [code[1:] for code in codes if code.startswith("?")]
        value: Any = ticked(sure, unsure, session.state.voice)
        return give(session, question, Meaning("answer", value), said)
    return give(session, question, Meaning("answer", codes[0]), said) if codes else session.turn()


def give(session: Session, question: Question, meaning: Meaning, said: str) -> Turn:
    """Give a question a value or an absent reason.

    A change that would set answers aside, or make them worth another look, waits for a yes.
    """
    known = how_known(session.books.script, session.books.knowledge, session.state, question)
    event = replace(
        session.event("answered", question=question.id, said=said, value=meaning.value),
        absent=meaning.absent,
        known=known if meaning.absent is None else None,
        version=question.version,
        wording=session.speech().ask(question),
    )
    if meaning.is_likely:
        return propose(session, question, event)
    if question.id in session.state.answers and _needs_a_yes(session, event):
        return session.happen(replace(event, kind="proposed"))
    alert = _alert(session, question, event)
    told, lines = _danger(session, said) if not alert else ([], [])
    if question.kind in _TELLING and not told:
        told = story_events(session, event)
    return session.happen(event, *alert, *told, say=[_echo(session, question, event), *lines])


def propose(session: Session, question: Question, event: Event) -> Turn:
    """Read back what was heard; it counts only after a yes."""
    heard = session.speech().phrase(
        "heard", {"answer": session.speech().answer(question, answer_of(event))}
    )
    alerts, lines = _danger(session, event.said)
    if alerts:  # the danger is met first; the question comes again after it
        unclear = session.event("unclear", question=question.id, said=event.said)
        return session.happen(unclear, *alerts, say=lines)
    return session.happen(replace(event, kind="proposed", data={"heard": heard}), say=lines)


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
    return max(answered, key=lambda each: state.answers[each.id].number, default=None)


def _danger(session: Session, line: str) -> tuple[list[Event], list[Line]]:
    """Meet danger in so many words with the card, and a risk word with a gentle check."""
    found = danger_said(session, line)
    if found.level == "immediate":
        event = session.event(
            "alerted",
            value=list(found.codes),
            question=session.state.question_id(),
            data={"by": "words"},
        )
        return [event], []
    return [], [session.line("gentle_check", "strong")] if found.level == "check" else []


def confirm(session: Session, code: str) -> Turn:
    """Make the change that was held, or leave everything as it was."""
    proposed = session.state.proposed
    if proposed is not None and proposed.data.get("fact"):
        return _fact_confirmed(session, proposed, code)
    if code == "no" or proposed is None:
        return session.happen(
            session.event("dropped"), say=[session.line(_dropped(proposed), "echo")]
        )
    question = session.books.script.questions[proposed.question]
    accepted = session.event("accepted", question=question.id)
    alert = _alert(session, question, proposed)
    return session.happen(accepted, *alert, say=[_echo(session, question, proposed)])


def _fact_confirmed(session: Session, proposed: Event, code: str) -> Turn:
    """Keep a fact of a story, or leave it, and read back the next one that waits."""
    kind: EventKind = "accepted" if code == "yes" else "dropped"
    event = session.event(kind, question=proposed.question)
    following = next_read_back(session, proposed.data["rest"], proposed.said)
    if following and not session.could_happen(event, *following):
        following = []
    said = session.line("fact_kept" if code == "yes" else "fact_left", "echo")
    return session.happen(event, *following, say=[said])


def _dropped(proposed: Event | None) -> str:
    return (
        "heard_dropped" if proposed is not None and proposed.data.get("heard") else "change_dropped"
    )


def _needs_a_yes(session: Session, event: Event) -> bool:
    state, books = session.state, session.books
    held = state.answers[event.question]
    if (held.value, held.absent) == (event.value, event.absent):
        return False  # said again, it moves nothing
    effects = preview(
        books.script, books.knowledge, state.answers, state.setting(), state.path, answer_of(event)
    )
    return effects.matter()


def _alert(session: Session, question: Question, event: Event) -> list[Event]:
    """A danger that was said or not settled is met at once: the card is an event of the same transaction."""
    alarm = alarmed_by(question, event, session.state.answers.get(question.id))
    if alarm is None:
        return []
    said, unsure = alarm
    return [session.event("alerted", value=said, question=question.id, data=unsure)]


def _echo(session: Session, question: Question, event: Event) -> Line:
    key = "echo" if event.absent is None else "echo_absent"
    return session.line(key, "echo", answer=session.speech().answer(question, answer_of(event)))
