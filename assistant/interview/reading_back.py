"""What is read back before it counts: an answer that was only heard, a fact, a time, a change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.conversation.language.asked import Question as Asked
from assistant.conversation.language.times import Span
from assistant.conversation.understanding import Meaning, ticked
from assistant.conversation.understood import span_in_words
from assistant.conversation.unlikely import unlikely
from assistant.domain.answers import Event, EventKind, answer_of
from assistant.domain.script import Question
from assistant.interview.listening import life_of, touches
from assistant.interview.responding import alert, danger, echo
from assistant.interview.session import Session
from assistant.interview.story_facts import next_read_back, story_events
from assistant.interview.turns import Turn


def propose(
    session: Session,
    question: Question,
    event: Event,
    when: str = "",
    left: Sequence[str] = (),
    kept: str = "",
) -> Turn:
    """Read back what was heard; it counts only after a yes.

    What the words tell besides is read back after it; ``left`` was not understood, and is said; what
    is ``kept`` becomes a note as well. What is unlikely is said with it, and the yes is kept.
    """
    check = check_at(session, event)
    heard = _in_words(session, question, event, when, left, kept)
    if check:
        heard = f"{_unlikely_in_words(session, check)} {heard}"
    left = [*left, kept] if kept else left
    alerts, lines = danger(session, event.said)
    asked = session.state.question_id()
    data = {
        "heard": heard,
        **({"left": list(left)} if left else {}),
        **({"asked": asked} if asked and when else {}),
        **({"unlikely": check} if check else {}),
    }
    # the danger is met first; what was heard is read back after it
    return session.happen(replace(event, kind="proposed", data=data), *alerts, say=lines)


def check_at(session: Session, event: Event) -> str:
    """Return what is unlikely about an answer, if it was not asked about before; each value only once."""
    books, state = session.books, session.state
    check = unlikely(
        books.script,
        books.knowledge,
        state.path,
        state.setting(),
        state.answers,
        answer_of(event),
    )
    was_asked = any(
        (each.question, each.value) == (event.question, event.value)
        and each.data.get("unlikely") == check
        for each in session.events
    )
    return "" if was_asked else check


def _unlikely_in_words(session: Session, check: str) -> str:
    speech, checks = session.speech(), session.books.script.checks
    found = [speech.words(each.ask) for each in checks if each.id == check]
    return found[0] if found else speech.phrase(f"check_{check}")


def _in_words(
    session: Session,
    question: Question,
    event: Event,
    when: str,
    left: Sequence[str],
    kept: str,
) -> str:
    speech = session.speech()
    answer = speech.answer(question, answer_of(event))
    taken = held_ticks(session, question)
    if taken and event.absent is None and event.value == ticked([], [], event.voice):
        labels = [speech.label(option) for option in question.options if option.code in taken]
        return speech.phrase("heard_none", {"answer": "; ".join(labels)})
    marks = {"answer": f"{answer}{when}", "rest": " … ".join(left)}
    key = "heard_left" if left else "heard_kept" if kept else "heard"
    return speech.phrase(key, marks)


def held_ticks(session: Session, question: Question) -> tuple[str, ...]:
    """Return what is ticked in a list already: in its answer, else by what a story told."""
    if question.kind != "checklist":
        return ()
    held = session.state.answers.get(question.id)
    if held is not None:
        return tuple(held.value["ticked"]) if held.absent is None else ()
    return session.state.told.get(question.id, ())


def propose_command(session: Session, meaning: Meaning, line: str) -> Turn:
    """Ask whether a command was meant; nothing is done or kept before the answer."""
    commands, speech = session.books.script.commands, session.speech()
    command = commands.get(meaning.command)
    label = speech.words(command.label) if command is not None else meaning.command
    heard = speech.phrase("wanted", {"command": label})
    data = {"heard": heard, "command": meaning.command, "about": meaning.about}
    question = session.state.question_id()
    alerts, lines = danger(session, line)
    kind: EventKind = "unclear" if alerts else "proposed"
    event = session.event(kind, question=question, said=line, data={} if alerts else data)
    return session.happen(event, *alerts, say=lines)


def confirm(session: Session, code: str) -> Turn:
    """Make the change that was held, or leave everything as it was."""
    proposed = session.state.proposed
    if proposed is None:
        return session.happen(session.event("dropped"))
    if proposed.data.get("fact"):
        return _fact_confirmed(session, proposed, code)
    if "anchor" in proposed.data:
        return _then_the_story(session, proposed, session.event("dropped"), "anchor_unknown")
    if code != "yes":
        said = "heard_dropped" if proposed.data.get("heard") else "change_dropped"
        return session.happen(session.event("dropped"), say=[session.line(said, "echo")])
    question = session.books.script.questions[proposed.question]
    accepted = session.event("accepted", question=question.id)
    alerts = alert(session, question, proposed)
    left = proposed.data.get("left", ())
    noted = [session.event("noted", question=question.id, said=said) for said in left]
    following = [] if alerts else _rest(session, proposed, [accepted])
    happened = [accepted, *noted, *alerts, *following]
    return session.happen(*happened, say=[echo(session, question, proposed)])


def hear_time(session: Session, line: str) -> Turn | None:
    """Take the age that an event was asked about, or nothing where the line is no time."""
    proposed, reader = session.state.proposed, session.books.reader
    if proposed is None or "anchor" not in proposed.data or reader is None:
        return None
    reading = reader().read(line, Asked("age"), life_of(session)).reading
    if reading.act == "absent":
        return confirm(session, "unsure")
    if reading.act != "answer" or not isinstance(reading.value, Span):
        return None
    span = (reading.value.first, reading.value.last)
    event = session.event("accepted", question=proposed.question, said=line, value=list(span))
    following = story_events(session, proposed.said, [event], {str(proposed.data["anchor"]): span})
    said = session.line("anchor_kept", "echo", time=span_in_words(reading.value))
    return session.happen(event, *following, say=[said])


def elsewhere(session: Session, question: Question, meaning: Meaning, said: str) -> Turn | None:
    """Propose at its own time what was said with a time that this question does not ask about.

    *Yes, when he was two* at the question about the first year is about another one; nothing comes
    back where the time fits, or where no question asks for it there.
    """
    span = meaning.when
    if span is None or not question.window or touches(session, question.window, span):
        return None
    for other in session.books.script.questions.values():
        if not _is_its_twin(session, question, other, span):
            continue
        value = _at(session, other, meaning.value)
        if value is None:
            continue
        event = replace(
            session.event("answered", question=other.id, said=said, value=value),
            version=other.version,
            wording=session.speech().ask(other),
        )
        return propose(session, other, event, f", {span_in_words(Span(*span))}")
    return None


def _is_its_twin(
    session: Session, question: Question, other: Question, span: tuple[int, int]
) -> bool:
    """Say whether another question asks the same about the time that was said."""
    same = question.path.replace(question.window, "", 1)
    return (
        bool(other.window)
        and other.window != question.window
        and other.kind == question.kind
        and other.path.replace(other.window, "", 1) == same
        and other in session.state.path.questions
        and touches(session, other.window, span)
    )


def _at(session: Session, other: Question, value: Any) -> Any:
    """Return the answer of the other question with this in it; a list keeps what it held."""
    codes = {option.code for option in other.options}
    if other.kind != "checklist":
        return value if value in codes else None
    wanted = [code for code in value["ticked"] if code in codes]
    held = session.state.answers.get(other.id)
    before: Mapping[str, Any] = held.value if held is not None and held.absent is None else {}
    told = session.state.told.get(other.id, ())
    sure = [*before.get("ticked", ()), *told, *wanted]
    return ticked(sure, before.get("unsure", ()), session.state.voice) if wanted else None


def _then_the_story(session: Session, proposed: Event, event: Event, said: str) -> Turn:
    """Let a proposal go, and go on with what else its words tell."""
    anchors = {str(proposed.data["anchor"]): None} if "anchor" in proposed.data else {}
    following = story_events(session, proposed.said, [event], anchors)
    return session.happen(event, *following, say=[session.line(said, "echo")])


def _rest(session: Session, proposed: Event, after: Sequence[Event]) -> list[Event]:
    """Return the read-back of what else was told with an answer that was only heard."""
    return story_events(session, proposed.said, after) if proposed.data.get("heard") else []


def _fact_confirmed(session: Session, proposed: Event, code: str) -> Turn:
    """Keep a fact of a story, or leave it, and read back the next one that waits."""
    kind: EventKind = "accepted" if code == "yes" else "dropped"
    event = session.event(kind, question=proposed.question)
    following = next_read_back(session, proposed.data["rest"], proposed.said)
    if following and not session.could_happen(event, *following):
        following = []
    said = session.line("fact_kept" if code == "yes" else "fact_left", "echo")
    return session.happen(event, *following, say=[said])
