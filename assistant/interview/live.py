"""What a clinician does while somebody talks: notes, flags, who speaks, where to go next."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from assistant.conversation.cleaning import plain
from assistant.domain.answers import Known
from assistant.domain.texts import say
from assistant.interview.session import Session
from assistant.interview.turns import Line, Turn

TAGS = ("hesitated", "contradicts", "third_hand", "observed")
FLAGS = ("safety", "follow_up", "contradiction")
SPEAKERS = ("caregiver", "self", "school", "clinician", "other")

Carry = Callable[[Session, str], Turn]


def _named(word: str, names: tuple[str, ...]) -> str:
    """Return the only one of some names that begins so, or nothing."""
    bare = plain(word.lstrip("#")).replace(" ", "_").replace("-", "_")
    found = [name for name in names if bare and name.startswith(bare)]
    return found[0] if len(found) == 1 else ""


def note(session: Session, about: str) -> Turn:
    """Keep a note on what is asked; ``#hesitated`` before it says what kind it is."""
    first, _, rest = about.strip().partition(" ")
    tag = _named(first, TAGS) if first.startswith("#") else ""
    words = rest if tag else about
    if not words.strip():
        return session.note("note_how")
    event = session.event("noted", question=session.state.question_id(), said=words, value=tag)
    return session.happen(event, say=[session.line("noted", "echo")])


def flag(session: Session, about: str) -> Turn:
    """Mark something to look at again; it heads the clinician's own page."""
    first, _, words = about.strip().partition(" ")
    kind = _named(first, FLAGS)
    if not kind or session.state.voice != "clinician":
        return session.note("flag_how")
    event = session.event("flagged", question=session.state.question_id(), said=words, value=kind)
    return session.happen(event, say=[session.line("flagged", "echo")])


def informant(session: Session, about: str) -> Turn:
    """Say who speaks from here on; it stays until it is said anew."""
    first, _, name = about.strip().partition(" ")
    speaker = _named(first, SPEAKERS)
    if not speaker or session.state.voice != "clinician":
        return session.note("informant_how")
    value = {"speaker": speaker, **({"name": name.strip()} if name.strip() else {})}
    said = session.line("informed", "echo", who=speaker)
    return session.happen(session.event("informed", value=value), say=[said])


def known(session: Session, about: str) -> Turn:
    """Say how they know from here on; *usual* goes back to what their time with the client tells."""
    how = _named(about, (*get_args(Known), "usual"))
    if not how or session.state.voice != "clinician":
        return session.note("known_how")
    value = {"known": None if how == "usual" else how}
    said = session.line("known_kept", "echo", how=how)
    return session.happen(session.event("informed", value=value), say=[said])


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to jump to: two letters, what it is called, and its first open question."""

    letters: str
    title: str
    question: str


def places(session: Session) -> list[Place]:
    """Return the parts and the times that are on the path, each with letters of its own."""
    found: dict[str, Place] = {}
    for title, question in _stretches(session).items():
        letters = next(each for each in _letters(title) if each not in found)
        found[letters] = Place(letters, title, question)
    return list(found.values())


def _stretches(session: Session) -> Mapping[str, str]:
    """Return, by title, the first open question of each part and each time; else its first one."""
    state, speech, books = session.state, session.speech(), session.books
    firsts: dict[str, str] = {}
    opens: dict[str, str] = {}
    for question in state.path.questions:
        if question.kind == "offer":
            continue
        titles = [speech.words(books.script.sections[question.section].title)]
        if question.window:
            titles.append(say(books.knowledge.windows[question.window].name, state.voice))
        for title in titles:
            firsts.setdefault(title, question.id)
            if question.id not in state.answers:
                opens.setdefault(title, question.id)
    return {title: opens.get(title, first) for title, first in firsts.items()}


def _letters(title: str) -> Iterator[str]:
    """Yield two letters for a title: its first two, then its first with each later one, then any."""
    bare = [letter for letter in plain(title) if letter.isalpha()]
    yield from (bare[0] + letter for letter in bare[1:])
    yield from (one + two for one in bare for two in "abcdefghijklmnopqrstuvwxyz")


def jump(session: Session, about: str) -> Turn:
    """Go to a part or a time by two letters; without any, say which there are."""
    wanted = plain(about)
    found = [each for each in places(session) if wanted and each.letters == wanted]
    if found:
        return session.happen(session.event("went", question=found[0].question))
    lines = [Line(f"{each.letters}  {each.title}", "carried") for each in places(session)]
    return session.turn(session.line("jump_how", "note"), *lines)


def must(session: Session, _: str) -> Turn:
    """Go to the next question that should not be left out and has no answer yet."""
    left = open_musts(session)
    if not left:
        return session.note("musts_done")
    return session.happen(session.event("went", question=left[0]))


def open_musts(session: Session) -> list[str]:
    """Return what should not be left out, is on the path, and has no answer yet."""
    state = session.state
    on_path = set(state.path.ids())
    return [
        name
        for name in session.books.script.must_ask
        if name in on_path and name not in state.answers
    ]


LIVE: Mapping[str, Carry] = {
    "note": note,
    "flag": flag,
    "informant": informant,
    "known": known,
    "jump": jump,
    "must_ask": must,
}
