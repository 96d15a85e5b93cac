"""Names in one voice about one client, and what a family's paper may not name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.domain.knowledge import Knowledge
from assistant.domain.persons import Person, as_words, fill, plain_name
from assistant.domain.texts import Words, say
from assistant.export.casefile import held

Plain = Mapping[str, Any]
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
FAMILY = frozenset({"caregiver", "self"})
"""Voices whose papers name nothing of the clinician's alone and nobody who is not safe."""
_STAND_IN = {"caregiver": "your child", "self": "you"}


@dataclass(frozen=True, slots=True)
class Wording:
    """Speaks of one client in one voice; ``unsafe`` are the names that a family never reads."""

    knowledge: Knowledge
    voice: str
    person: Person
    unsafe: tuple[str, ...] = ()

    @property
    def is_family(self) -> bool:
        """Say whether this is read by the family."""
        return self.voice in FAMILY

    def words(self, words: Words) -> str:
        """Return a text of the knowledge with the client put in; another voice's stands in for none."""
        voices = (self.voice, "caregiver", "clinician")
        text = next(filter(None, (say(words, voice) for voice in voices)), "")
        return fill(text, self.person)

    def may_name(self, code: str) -> bool:
        """Say whether this voice may read of a code at all."""
        return not self.is_family or code not in self.knowledge.clinician_only

    def hides(self, text: str) -> bool:
        """Say whether words that somebody typed name an unsafe person to a family."""
        names = [as_words(name) for name in self.unsafe if plain_name(name)]
        if not self.is_family or not names:
            return False
        return re.search("|".join(names), plain_name(text)) is not None

    def kept(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the texts that this voice may read."""
        return tuple(text for text in texts if not self.hides(text))


def wording_of(knowledge: Knowledge, case: Plain, voice: str) -> Wording:
    """Return how a voice speaks of the client of a case file."""
    client = case["client"]
    named = str(held(client, "name").value or "").strip()
    unsafe = tuple(name_of(person) for person in people(case, "unsafe_people"))
    stand_in = _STAND_IN.get(voice, "the client")
    pronouns = str(held(client, "pronouns").value or "they")
    wording = Wording(
        knowledge, voice, Person(named or stand_in, pronouns, voice == "self"), unsafe
    )
    if not wording.hides(named):
        return wording
    safer = Person(stand_in, pronouns.replace("name", "they"), voice == "self")
    return Wording(knowledge, voice, safer, unsafe)


def people(case: Plain, which: str) -> tuple[Plain, ...]:
    """Return the people that a case file names as safe or as not safe."""
    return tuple(held(case.get("preferences") or {}, which).value or ())


def name_of(person: Plain) -> str:
    """Return what a person is called."""
    return str(person.get("name", ""))


def capital(text: str) -> str:
    """Return a text that begins with a capital."""
    return text[:1].upper() + text[1:]


def day_in_words(text: str) -> str:
    """Return a day as a family reads it."""
    found = date.fromisoformat(text)
    return f"{MONTHS[found.month - 1]} {found.day}, {found.year}"
