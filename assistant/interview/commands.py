"""Everything that can be asked for at any time, by name; a digression never moves the place."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import get_args

from assistant.conversation.cleaning import plain
from assistant.conversation.understanding import Meaning
from assistant.domain.answers import Absent, EventKind
from assistant.domain.errors import WrongInput
from assistant.domain.texts import key_in_words
from assistant.interview import plan_talk, renewing
from assistant.interview.answering import give, keep_own_words, offers_own_words
from assistant.interview.correcting import named
from assistant.interview.grounds import why_sentence
from assistant.interview.judging import decide, override
from assistant.interview.live import LIVE
from assistant.interview.pages.asking import is_screened
from assistant.interview.reviewing import reviewed
from assistant.interview.session import Session
from assistant.interview.skipping import skip, skip_all
from assistant.interview.turn_making import ACTIONS
from assistant.interview.turns import Line, Turn
from assistant.interview.undoing import what_undo_takes_back

_HELP = ("violence_at_home_now", "suicidal_thoughts")
"""The cards that *help now* brings: together they name every contact."""

_PAST_TALK = frozenset({"reviewing", "explaining", "planning"})

Carry = Callable[[Session, str], Turn]


def carry_out(session: Session, command: str, about: str) -> Turn | None:
    """Carry out a command; nothing where there is none of that name.

    Raises:
        NotNow: it means nothing at this stage.
    """
    if command in get_args(Absent):
        return _absent(session, command)
    found = COMMANDS.get(command)
    return found(session, about) if found is not None else None


# Digressions ----------------------------------------------------------------------------------


def _why(session: Session, about: str) -> Turn:
    if session.state.stage == "explaining":
        return why_sentence(session, about)
    question = session.open_question()
    if question is None or is_screened(session.state, question):
        return session.note("not_now")
    speech = session.speech()
    return session.turn(Line(speech.filled(speech.wording(question).why), "note"))


def _meaning(session: Session, _: str) -> Turn:
    question = session.open_question()
    if question is None or is_screened(session.state, question):
        return session.note("not_now")
    speech = session.speech()
    wording = speech.wording(question)
    texts = [wording.meaning, *(f"· {example}" for example in wording.examples)]
    return session.turn(*(Line(speech.filled(text), "note") for text in texts))


def _how_long(session: Session, _: str) -> Turn:
    left = sum(
        question.id not in session.state.answers and question.kind != "offer"
        for question in session.state.path.questions
    )
    return session.turn(session.line("how_long", "note", count=str(left)))


def _help(session: Session, _: str) -> Turn:
    commands, speech = session.books.script.commands, session.speech()
    shown = [commands[name] for name in ACTIONS[session.state.stage] if commands[name].help]
    has_keys = session.face == "terminal"
    texts = [
        f"{speech.words(each.label)}{f' ({key_in_words(each.key)})' if has_keys and each.key else ''}: "
        f"{speech.words(each.help)}"
        for each in shown
    ]
    return session.turn(session.line("help", "note"), *(Line(text, "note") for text in texts))


def _told(key: str) -> Carry:
    return lambda session, _: session.note(key)


def _help_now(session: Session, _: str) -> Turn:
    """Show the contacts at once, whatever is being asked."""
    event = session.event(
        "alerted", value=list(_HELP), question=session.state.question_id(), data={"by": "asked"}
    )
    return session.happen(event)


def _repeat(session: Session, _: str) -> Turn:
    return session.turn()


# Instead of an answer -------------------------------------------------------------------------


def _absent(session: Session, absent: str) -> Turn:
    if session.state.stage == "planning":
        return plan_talk.skip(session)
    question = session.open_question()
    if question is None:
        return session.note("not_now")
    meaning = Meaning("absent", absent=absent)  # type: ignore[arg-type]  # one of the codes
    return give(session, question, meaning, absent)


def _own_words(session: Session, _: str) -> Turn:
    return keep_own_words(session) if offers_own_words(session) else session.note("not_now")


def _more(session: Session, _: str) -> Turn:
    """Open the door and go through it; the question that was open comes again afterwards."""
    offer = session.maker().offer_of(session.state)
    if offer is None:
        return session.note("not_now")
    before = session.state.path.ids()
    turn = session.happen(
        session.event("answered", question=offer.id, value=True, version=offer.version)
    )
    opened = [each for each in session.state.path.questions if each.id not in before]
    said = [session.line("more_opened" if opened else "more_none", "echo")]
    if not opened:
        return replace(turn, say=(*said, *turn.say))
    return session.happen(session.event("went", question=opened[0].id), say=said)


# Going somewhere else -------------------------------------------------------------------------


def _back(session: Session, _: str) -> Turn:
    stage = session.state.stage
    if stage == "planning":
        return _finish(session, "")
    if stage == "reviewing" and session.state.is_under_way():
        return session.happen(session.event("went"))
    if stage == "reviewing" and any(event.kind == "explained" for event in session.events):
        return _finish(session, "")
    before = _asked_before(session)
    if before is None:
        return session.note("at_the_start")
    return session.happen(session.event("went", question=before))


def _go_on(session: Session, _: str) -> Turn:
    """From the review to the next open question, or to the end where none is left; else past this one."""
    if session.state.stage != "reviewing":
        return skip(session, "")
    if not session.state.is_under_way():
        return _finish(session, "")
    return session.happen(session.event("went"))


def _asked_before(session: Session) -> str | None:
    """The question answered before the open one; from a choice or a check, the last of all."""
    state = session.state
    ids = [question.id for question in state.path.questions if question.kind != "offer"]
    here = state.question_id()
    place = ids.index(here) if here in ids else len(ids)
    answered = [name for name in ids[:place] if name in state.answers]
    return answered[-1] if answered else None


def _keep(session: Session, _: str) -> Turn:
    """Keep the earlier answer where one is asked about; else leave the one that is looked at as it is."""
    kept = renewing.keep(session)
    if kept is not None:
        return kept
    if not session.state.cursor:
        return session.note("not_now")
    return session.happen(session.event("went"))


def _change(session: Session, about: str) -> Turn:
    wanted = plain(about)
    rows = enumerate(reviewed(session.books.script, session.state), 1)
    found = [
        question.id for number, question in rows if wanted in {str(number), plain(question.id)}
    ] or named(session, about)
    if len(found) != 1:
        turn = session.happen(session.event("reviewed"))
        said = session.line("change_which" if found else "change_none", "note", words=about)
        return replace(turn, say=(said, *turn.say)) if wanted else turn
    if found[0] in session.state.path.set_aside:
        return session.note("row_set_aside")
    return session.happen(session.event("went", question=found[0]))


def _come_back(session: Session, _: str) -> Turn:
    """Go to the open question whose answer could change the most."""
    first = session.maker().to_come_back_to(session.state)
    if not first:
        return session.note("nothing_open")
    return session.happen(session.event("went", question=first))


def _undo(session: Session, _: str) -> Turn:
    numbers = what_undo_takes_back(session.events[session.before :])
    if not numbers:
        return session.note("nothing_to_undo")
    return session.happen(
        session.event("undone", value=numbers), say=[session.line("undone", "echo")]
    )


def _voice(session: Session, about: str) -> Turn:
    if session.books.is_alone:
        return session.note("not_now")
    if about not in {"caregiver", "self", "clinician"}:
        return session.note("voice_how")
    return session.happen(session.event("voice", value=about))


def _step(kind: EventKind) -> Carry:
    return lambda session, _: session.happen(session.event(kind))


def _pause(session: Session, about: str) -> Turn:
    """Pause, with the reason where one was given."""
    return session.happen(session.event("paused", value=about.strip() or None))


def _stop(session: Session, _: str) -> Turn:
    if session.allows("paused"):
        session.happen(session.event("paused", value="stop"))
    goodbye = (session.line("goodbye"),)
    bare = replace(session.turn(), say=goodbye, ask="", choices=(), rows=(), result=None)
    return replace(bare, kind="stopped", hint="", finished=True)


def _leave(session: Session, _: str) -> Turn:
    """Leave at once: a neutral turn, nothing of the interview on it."""
    if session.allows("paused"):
        session.happen(session.event("paused", value="leave"))
    empty = replace(session.turn(), say=(), ask="", choices=(), rows=(), result=None)
    return replace(empty, kind="left", case="", progress=None, finished=True)


def _finish(session: Session, _: str) -> Turn:
    """Explain; from the middle of the talk by way of the review, so that nobody ends it by a slip."""
    if session.state.stage not in _PAST_TALK and session.allows("reviewed"):
        seen = "alone_finish_seen" if session.books.is_alone else "finish_seen"
        return session.happen(session.event("reviewed"), say=[session.line(seen, "note")])
    if session.state.path.facts.age_months is None:
        went = session.event("went", question="client.age")
        return session.happen(went, say=[session.line("age_needed", "note")])
    repeat = _safety_left(session)
    if repeat:
        went = session.event("went", question=repeat)
        return session.happen(went, say=[session.line("safety_first", "note")])
    if session.books.is_alone:  # hypothesis and plan are the clinician's to give
        return session.happen(session.event("explained"), session.event("closed"))
    try:
        session.result()
    except WrongInput as error:  # better no result than a page that cannot be left
        return session.turn(session.line("no_result", "note", why=str(error)))
    return session.happen(session.event("explained"))


def _safety_left(session: Session) -> str:
    """Return the danger question that nobody has answered yet: nothing is put together before it."""
    state = session.state
    left = [
        question.id
        for question in state.path.questions
        if question.safety
        and question.kind == "checklist"
        and question.id not in state.answers
        and not state.setting().is_closed(question.section)
    ]
    return left[0] if left and state.stage == "reviewing" else ""


def _replan(session: Session, _: str) -> Turn:
    """Choose anew; what was chosen before stays in the events."""
    if session.state.stage not in {"explaining", "planning"}:
        return session.note("not_now")
    return session.happen(session.event("planned", value=[]))


def _plan(session: Session, _: str) -> Turn:
    return session.happen(session.event("planned", value=list(session.state.planned)))


def _check_in(session: Session, about: str) -> Turn:
    return plan_talk.check_in(session, about)


COMMANDS: Mapping[str, Carry] = {
    "why": _why,
    "meaning": _meaning,
    "privacy": lambda session, _: session.note(
        "alone_privacy" if session.books.is_alone else "privacy"
    ),
    "how_long": _how_long,
    "robot": _told("robot"),
    "thanks": _told("thanks"),
    "human": _told("human"),
    "must": _told("must"),
    "complaint": _told("complaint"),
    "help_now": _help_now,
    "upset": _told("upset"),
    "repeat": _repeat,
    "help": _help,
    "skip": skip,
    "skip_all": skip_all,
    "more": _more,
    "own_words": _own_words,
    **LIVE,
    "override": override,
    "decide": decide,
    "back": _back,
    "go_on": _go_on,
    "keep": _keep,
    "change": _change,
    "come_back": _come_back,
    "undo": _undo,
    "voice": _voice,
    "pause": _pause,
    "resume": _step("resumed"),
    "review": _step("reviewed"),
    "finish": _finish,
    "plan": _plan,
    "replan": _replan,
    "check_in": _check_in,
    "why_sentence": why_sentence,
    "close": _step("closed"),
    "stop": _stop,
    "leave": _leave,
}
