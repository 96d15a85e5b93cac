"""What would leave: what is in a document or a table, and which names stand in it, before anything is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.persons import plain_name
from assistant.export.casefile import held
from assistant.export.record import Told
from assistant.export.wording import name_of, people

_WHOSE = (("safe_people", "named as safe"), ("unsafe_people", "named as not safe"))

_SPOKEN = re.compile(r"[^\W\d_]{2}.*\s.*[^\W\d_]{2}", re.DOTALL)
"""Words, not the number or the label of an option."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Something that is about to be written: what it is called, and its words."""

    title: str
    text: str


def preview(leaving: Leaving, told: Told) -> Iterator[str]:
    """Yield in words what would leave and with what names in it."""
    yield f"{leaving.title}: {len(leaving.text.split())} words."
    names = list(_names(leaving, told))
    yield f"Names in it: {'; '.join(names)}." if names else "No name that was told is in it."
    birth = str(held(told.case["client"], "birth_date").value or "")
    if birth:
        yield f"The birth date is {'in it' if birth in leaving.text else 'not in it'}."
    own = [one.said for one in told.asked if _SPOKEN.search(one.said) and one.said in leaving.text]
    if own:
        yield f"Words as they were typed are in it, {len(own)} answers; they may hold other names."
    kept = {
        *(note for one in told.asked for note in one.notes),
        *(one.text for one in (*told.flags, *told.remarks)),
    }
    notes = sum(bool(note) and note in leaving.text for note in kept)
    if notes:
        yield f"Notes and flags of the interviewer are in it: {notes}."
    yield "Nothing was written. Nothing leaves this machine by itself."


def _names(leaving: Leaving, told: Told) -> Iterator[str]:
    case = told.case
    client = case["client"]
    words = plain_name(leaving.text)
    known = [(str(held(client, "name").value or told.label), "the client")]
    known += [(name_of(person), whose) for which, whose in _WHOSE for person in people(case, which)]
    for name, whose in known:
        if plain_name(name) and re.search(rf"(?<!\w){re.escape(plain_name(name))}(?!\w)", words):
            yield f"{name} ({whose})"
