"""What came back on a form is set beside what is here: what is new, and whether it may be taken in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.conversation.phrasing import Speech
from assistant.domain.answers import Event
from assistant.interview.folding import Fold
from assistant.interview.invites import Carried, Invite
from assistant.interview.ports import Kept, NotKept, Standing
from assistant.interview.reviewing import review_rows
from assistant.interview.session import Books
from assistant.interview.state import State
from assistant.interview.turn_making import speech_of

STRANGE = "This form was not made here, or its case was deleted. Nothing was taken in."
OTHERS = "This form is for {label}, and not for the case that was named. Nothing was taken in."
ENDED = "This form was ended. Nothing was taken in."
FORKED = "Another copy of this form went on in another way, and that one is here already. Nothing was taken in."
UNREADABLE = "This form cannot be read by this program. Nothing was taken in."


class Difference(NamedTuple):
    """What taking a form in would add; ``lines`` are told before anybody says yes."""

    events: Sequence[Event]
    prints: Sequence[tuple[str, str]]
    standing: Standing | None
    lines: Sequence[str]


def checked(invites: Sequence[Invite], kept: Sequence[Kept], case: str, carried: Carried) -> Kept:
    """Return the interview that a form belongs to, where it is of this case and still open.

    Raises:
        NotKept: it is a form of another clinic or case, or it was ended.
    """
    found = [each for each in invites if each.id == carried.invite.id]
    of = [each for each in kept if found and each.interview == found[0].interview]
    if not of or found[0]._replace(ended=False) != carried.invite._replace(ended=False):
        raise NotKept(STRANGE)
    if of[0].case != case:
        raise NotKept(OTHERS.format(label=of[0].label))
    if found[0].ended:
        raise NotKept(ENDED)
    return of[0]


def difference(books: Books, here: Sequence[Event], kept: Kept, carried: Carried) -> Difference:
    """Return what is new on a form; nothing is where it was taken in before.

    Raises:
        NotKept: what is here did not come from the same copy, or it cannot be read.
    """
    if carried.invite.what == "page":
        return _marks(here, carried)
    told = list(carried.events)
    count = min(len(here), len(told))
    if list(here[:count]) != told[:count]:
        raise NotKept(FORKED)
    new = told[count:]
    if not new:
        return Difference((), (), None, ())
    fold = Fold(books.script, books.knowledge)
    try:
        before, after = (fold.all(kept.voice, events) for events in (here, told))
        lines = _new_lines(books, before, after)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise NotKept(UNREADABLE) from error
    informant = after.voice if after.voice != "clinician" else kept.informant
    standing = Standing(after.stage, after.marks(), informant, after.path.facts.age_months)
    return Difference(new, carried.prints[count:], standing, lines)


def _new_lines(books: Books, before: State, after: State) -> Sequence[str]:
    speech = _clinician(books, after)
    old = {row.question: row.answer for row in review_rows(books.script, before, speech)}
    rows = review_rows(books.script, after, speech)
    return [
        f"{row.asked}: {row.answer}"
        for row in rows
        if row.state not in {"open", "skipped"} and old.get(row.question) != row.answer
    ]


def _clinician(books: Books, state: State) -> Speech:
    """Return how the form spoke: its questions are read as they were asked."""
    return speech_of(books.script, state, state.voice)


def _marks(here: Sequence[Event], carried: Carried) -> Difference:
    """Return what was said of the sentences of a page, as events that follow on what is here."""
    of = carried.invite.id
    taken = [each for each in here if each.kind == "fitted" and each.data.get("form") == of]
    told = [each for each in carried.events if each.kind == "fitted"]
    count = min(len(taken), len(told))
    if [_said(each) for each in taken[:count]] != [_said(each) for each in told[:count]]:
        raise NotKept(FORKED)
    new = [
        replace(each, number=len(here) + place, data={**each.data, "form": of})
        for place, each in enumerate(told[len(taken) :], 1)
    ]
    texts = [f"{each.value}: {each.data.get('text', '')}" for each in new]
    return Difference(new, (), None, texts)


def _said(event: Event) -> tuple[str, object, str]:
    return event.question, event.value, event.said
