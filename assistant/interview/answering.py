"""A line or a choice at a question: taken, asked again, or held until a change is agreed to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.conversation.path import preview
from assistant.conversation.understanding import (
    WORDS_OF_THEIR_OWN,
    Expected,
    Meaning,
    ticked,
    understand,
)
from assistant.conversation.writing import shown_options
from assistant.domain.answers import Event, answer_of
from assistant.domain.script import Question
from assistant.interview.known import how_known
from assistant.interview.listening import listen
from assistant.interview.pages.asking import FAILURES, OWN_WORDS
from assistant.interview.reading_back import check_at, elsewhere, held_ticks, propose
from assistant.interview.responding import alert, danger, echo
from assistant.interview.session import Session
from assistant.interview.story_facts import story_events
from assistant.interview.turns import Turn

_TELLING = ("text", "texts")


def meaning_of(session: Session, line: str) -> Meaning:
    """Return what a line that was sent means at the open question."""
    question = session.question()
    return meaning_at(session, question, line, by_meaning=True)


def meaning_at(
    session: Session, question: Question, line: str, *, by_meaning: bool = False
) -> Meaning:
    """Return what a line means at any question: an exact form, else what rules make of the words."""
    options = shown_options(question, session.state.voice, session.state.path.facts.age_months)
    exact = exact_at(session, question, line)
    is_own_words = question.kind in WORDS_OF_THEIR_OWN
    is_exact = exact.act in {"command", "absent"} and exact.command != "why_sentence"
    if exact.act == "answer" and question.kind == "checklist":
        return _with_what_is_held(session, question, exact)
    if exact.why_not == "too_long" or is_exact or (exact.act == "answer" and not is_own_words):
        return exact
    heard = listen(session, question, options, line, exact, by_meaning=by_meaning)
    return heard if heard is not None else exact


def _with_what_is_held(session: Session, question: Question, exact: Meaning) -> Meaning:
    """Read back a *none* over what is ticked; what is typed comes on top of what a story told."""
    held = held_ticks(session, question)
    sure, unsure = exact.value["ticked"], exact.value.get("unsure", ())
    if not held or set(held) <= {*sure, *unsure}:
        return exact
    if not sure and not unsure:
        return replace(exact, is_likely=True)
    if question.id in session.state.answers:  # a change says all that holds
        return exact
    value = ticked(
        [*(code for code in held if code not in unsure), *sure], unsure, exact.value["voice"]
    )
    return replace(exact, value=value, is_likely=True)


def exact_at(session: Session, question: Question, line: str) -> Meaning:
    """Return what a line is by its form alone."""
    options = shown_options(question, session.state.voice, session.state.path.facts.age_months)
    expected = Expected(question, options, session.state.voice, "en", session.started)
    return understand(line, expected, session.books.script.commands)


def ask_again(session: Session, line: str, why_not: str) -> Turn:
    """Keep the words that were not understood, and ask again."""
    event = session.event(
        "unclear", question=session.question().id, said=line, data={"why_not": why_not}
    )
    alerts, lines = danger(session, line)
    told = [] if alerts else story_events(session, line, [event])
    return session.happen(event, *alerts, *told, say=lines)


def offers_own_words(session: Session) -> bool:
    """Say whether words were not understood so often that they can be kept as they are."""
    return session.state.stage == "clarifying" and session.state.unclear >= FAILURES


def keep_own_words(session: Session) -> Turn:
    """Keep the words that were not understood, uncoded, for whoever reads the answers with the person."""
    question = session.question()
    said = next(
        (
            event.said
            for event in reversed(session.events)
            if event.kind == "unclear" and event.question == question.id
        ),
        "",
    )
    event = replace(
        session.event("answered", question=question.id, said=said, data={OWN_WORDS: True}),
        absent="later",
        version=question.version,
        wording=session.speech().ask(question),
    )
    return session.happen(event, say=[session.line("own_words_kept", "echo")])


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
    known = how_known(
        session.books.script,
        session.books.knowledge,
        session.state,
        question,
        informant=session.informant(),
    )
    known = "guess" if meaning.is_guess else known
    event = replace(
        session.event("answered", question=question.id, said=said, value=meaning.value),
        absent=meaning.absent,
        known=known if meaning.absent is None else None,
        version=question.version,
        wording=session.speech().ask(question),
        data={"provisional": True} if meaning.is_heard else {},
    )
    if (turn := elsewhere(session, question, meaning, said)) is not None:
        return turn
    if meaning.is_likely or check_at(session, event):
        return propose(session, question, event, left=meaning.left, kept=meaning.kept)
    if question.id in session.state.answers and _needs_a_yes(session, event):
        return session.happen(replace(event, kind="proposed"))
    alerts = alert(session, question, event)
    told, lines = danger(session, said) if not alerts else ([], [])
    tells = (
        question.kind in _TELLING or meaning.is_heard
    )  # a label that was typed tells nothing more
    if tells and not told and not alerts:
        told = story_events(session, said, [event])
    noted = [session.event("noted", question=question.id, said=words) for words in meaning.left]
    kept = [session.line("noted", "echo")] if noted else []
    said_back = [echo(session, question, event), *kept, *lines]
    return session.happen(event, *noted, *alerts, *told, say=said_back)


def _needs_a_yes(session: Session, event: Event) -> bool:
    state, books = session.state, session.books
    held = state.answers[event.question]
    if (held.value, held.absent) == (event.value, event.absent):
        return False  # said again, it moves nothing
    effects = preview(
        books.script, books.knowledge, state.answers, state.setting(), state.path, answer_of(event)
    )
    return effects.matter()
