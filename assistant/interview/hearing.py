"""What a typed line, a choice or a command does at each stage; loaded with the first one."""

from collections.abc import Mapping, Sequence

from assistant.conversation.cleaning import capture, plain
from assistant.conversation.understanding import WORDS_OF_THEIR_OWN, Meaning, read_command
from assistant.domain.answers import Answer
from assistant.domain.script import Command
from assistant.interview import (
    agreeing,
    answering,
    judging,
    listening,
    plan_talk,
    reading_back,
    renewing,
)
from assistant.interview.commands import carry_out
from assistant.interview.correcting import correct
from assistant.interview.machine import NotNow
from assistant.interview.pages.asking import OWN_WORDS, is_screened
from assistant.interview.pages.entering import SECTION_CHOICES
from assistant.interview.pages.resting import ASKS_TO_STOP, BREAK
from assistant.interview.session import Session
from assistant.interview.steps import rows_of
from assistant.interview.still_right import ONE_BY_ONE, UNCHANGED
from assistant.interview.turn_making import ACTIONS
from assistant.interview.turns import Choice, Turn

CHOICES = frozenset(
    [
        *(("opening", code) for code in ("alone", "watched")),
        *(("consent", code) for code in (*SECTION_CHOICES, "go_on", "go_on_all", "break")),
        *(("consent", code) for code in (UNCHANGED, ONE_BY_ONE)),
        *(("confirming", code) for code in ("yes", "no", "unsure")),
        ("safety", "go_on"),
    ]
)
"""What can be chosen at a stage that asks no question."""

_LEAST = 3
"""Letters from which a glimpse is worth the look; a number needs none."""

_NUMBERED = {"reviewing": "change", "explaining": "why_sentence"}
"""What a bare number means where rows or sentences are shown."""


_VERBATIM = frozenset({"note", "flag", "informant", "override", "decide", "pause"})
"""Commands whose rest is kept as it was typed."""
_ON_FROM_THE_PLAN = frozenset({"replan", "finish", "review", "close"})
"""What can be chosen where there is nothing to plan, or once a plan is whole."""


def hear(session: Session, line: str) -> Turn:
    """Take a typed line and return the next turn."""
    line = capture(line)
    at_question = session.state.stage in {"asking", "clarifying"}
    if at_question and not is_screened(session.state, session.question()):
        return _hear_at_question(session, line)
    typed = plain(line)
    chosen = _chosen_by(session, typed)
    if chosen == ["stop"] and not typed.isdecimal():
        return do(session, "stop")  # who types the word means it
    if chosen:
        return pick(session, chosen)
    if session.state.stage == "confirming":
        heard = agreeing.hear(session, line)
        if heard is not None:
            return _agreed(session, heard)
    if (code := listening.chosen(session, line)) is not None:
        return pick(session, [code])
    meaning = read_command(line, _commands_here(session), "en")
    if meaning is not None:
        return do(session, meaning.command or str(meaning.absent), _about(meaning))
    if session.state.stage in _NUMBERED and typed.isdecimal():
        return do(session, _NUMBERED[session.state.stage], typed)
    if session.state.stage == "planning" and typed:
        return plan_talk.words(session, line)
    return session.note("choose_one")


def _agreed(session: Session, heard: agreeing.Agreed | Meaning | Turn) -> Turn:
    """Take what was said at a read-back: a yes, a no, something else to do, or what came of it already."""
    if isinstance(heard, Turn):
        return heard
    if isinstance(heard, Meaning):
        session.happen(session.event("dropped"))
        return do(session, heard.command)
    return _choose(session, heard)


def _about(meaning: Meaning) -> str:
    """Return what a command is about; where that is somebody's words, letter for letter."""
    return meaning.words if meaning.command in _VERBATIM and meaning.words else meaning.about


def pick(session: Session, codes: Sequence[str], said: str = "") -> Turn:
    """Take chosen options by code and return the next turn."""
    if OWN_WORDS in codes:
        return do(session, OWN_WORDS)
    match session.state.stage:
        case "asking" | "clarifying" if is_screened(session.state, session.question()):
            return _screened(session, codes)
        case "asking" | "clarifying":
            return answering.pick(session, codes, said)
        case "planning" if not _goes_on_from_the_plan(session, codes):
            return plan_talk.pick(session, codes)
        case "explaining" if session.turn().kind == "own_view":
            return judging.pick(session, codes)
        case "consent" if session.state.step.kind == "read_back" and codes:
            return _read_back(session, codes[0])
        case "consent" | "safety" if "stop" in codes:  # one digit must not end it
            return session.happen(session.event("paused", value=ASKS_TO_STOP))
        case _:
            return do(session, codes[0]) if codes else session.turn()


def _goes_on_from_the_plan(session: Session, codes: Sequence[str]) -> bool:
    """Say whether this leaves the plan; a person or a card may be called the same elsewhere."""
    is_a_way = bool(codes) and codes[0] in _ON_FROM_THE_PLAN
    return is_a_way and session.turn().kind in {"plan", "nothing_open", "no_result"}


def do(session: Session, command: str, about: str = "") -> Turn:
    """Carry out a command and return the next turn; one that means nothing now says so."""
    try:
        if (session.state.stage, command) in CHOICES:
            return _choose(session, command)
        turn = carry_out(session, command, about)
    except NotNow:
        turn = None
    return turn if turn is not None else session.note("not_now")


def glimpse(session: Session, line: str) -> str:
    """Return how a line would be read while it is typed, or nothing; nothing happens."""
    question = session.open_question()
    if question is None or question.kind in WORDS_OF_THEIR_OWN or len(line.strip()) < _LEAST:
        return ""
    meaning = answering.meaning_at(session, question, capture(line))
    if meaning.act not in {"answer", "absent"}:
        return ""
    held = Answer(question.id, 0, meaning.value, meaning.absent)
    return session.speech().answer(question, held)


def _screened(session: Session, codes: Sequence[str]) -> Turn:
    """What is for the clinician alone is shown once nobody else can see the screen."""
    if "show" in codes:
        return session.happen(session.event("opened", value=False))
    return do(session, "later") if codes else session.turn()


def _hear_at_question(session: Session, line: str) -> Turn:
    if answering.offers_own_words(session) and _chosen_by(session, plain(line)) == [OWN_WORDS]:
        return do(session, OWN_WORDS)
    if (turn := renewing.said_of_earlier(session, line)) is not None:
        return turn
    meaning = answering.meaning_of(session, line)
    match meaning.act:
        case "answer" | "absent":
            return answering.give(session, session.question(), meaning, line)
        case "correction":
            return (
                correct(session, meaning, line)
                if meaning.value or meaning.about
                else do(session, "undo")
            )
        case "command" if meaning.is_likely:
            return reading_back.propose_command(session, meaning, line)
        case "command":
            return do(session, meaning.command, _about(meaning))
        case _:
            return answering.ask_again(session, line, meaning.why_not)


def _read_back(session: Session, code: str) -> Turn:
    """Keep what was heard in a section, or go to the answer that is not right."""
    if code != "right":
        return session.happen(session.event("went", question=code))
    heard = session.state.provisional(session.state.step.section)
    event = session.event("confirmed", value=list(heard))
    return session.happen(event, say=[session.line("read_back_kept", "echo")])


def _choose(session: Session, code: str) -> Turn:
    stage = session.state.stage
    if stage == "confirming" and _proposes_command(session):
        return _command_confirmed(session, code)
    if stage == "confirming":
        return reading_back.confirm(session, code)
    if stage == "safety":
        return session.happen(session.event("seen"))
    if stage == "opening":
        note = [session.line("watched", "note")] if code == "watched" else []
        return session.happen(session.event("opened", value=code == "watched"), say=note)
    return _consent(session, code)


def _proposes_command(session: Session) -> bool:
    proposed = session.state.proposed
    return proposed is not None and "command" in proposed.data


def _command_confirmed(session: Session, code: str) -> Turn:
    """Do what was wanted; where it was not, words at a question that takes any words are its answer."""
    proposed = session.state.proposed
    assert proposed is not None  # noqa: S101  # asked a moment ago
    turn = session.happen(session.event("dropped"))
    if code == "yes":
        return do(session, str(proposed.data["command"]), str(proposed.data["about"]))
    question = session.open_question()
    if question is None or question.id != proposed.question:
        return turn
    meaning = answering.exact_at(session, question, proposed.said)
    if meaning.act != "answer":
        return session.turn(session.line("heard_dropped", "echo"))
    return answering.give(session, question, meaning, proposed.said)


def _consent(session: Session, code: str) -> Turn:
    """A choice before a sensitive section, or how to go on after hard questions."""
    step = session.state.step
    if (step.kind == "time") != (code in {UNCHANGED, ONE_BY_ONE}):
        return session.note("not_now")
    if step.kind == "time":
        return renewing.time_chosen(session, code)
    is_choice = step.kind == "choice"
    if is_choice != (code in SECTION_CHOICES):
        return session.note("not_now")
    if is_choice:
        return session.happen(session.event("chose", question=step.key, value=code))
    rest = [session.event("paused", value=BREAK)] if code == "break" else []
    key = rows_of(step.section) if code == "go_on_all" else step.key
    return session.happen(session.event("felt", question=key, value=code), *rest)


def _chosen_by(session: Session, typed: str) -> list[str]:
    turn = session.turn()
    wanted = typed.replace(",", " ").split() if turn.kind == "activities" else [typed]
    found = [choice.code for word in wanted for choice in turn.choices if word in _names_of(choice)]
    return found if len(found) == len(wanted) else []


def _commands_here(session: Session) -> Mapping[str, Command]:
    """Every command, those of this stage first: *continue* means another thing while paused."""
    commands = session.books.script.commands
    here = {name: commands[name] for name in ACTIONS[session.state.stage]}
    return {**here, **commands}


def _names_of(choice: Choice) -> set[str]:
    """What chooses it: its number, its label, and the word it stands for."""
    code = choice.code.replace("_", " ")
    return {str(choice.number), plain(choice.label), *([] if code.isdecimal() else [code])}
