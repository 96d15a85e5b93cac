"""Words in one voice about one client, and what that voice may not hear."""

import re
from collections.abc import Iterable, Mapping

from assistant.domain.facts import Case, Somebody
from assistant.domain.findings import Sentence
from assistant.domain.knowledge import Knowledge
from assistant.domain.persons import Person, as_words, fill, may_be_same, plain_name
from assistant.domain.texts import ENGLISH, Words

GUARDED = frozenset({"caregiver", "self"})
"""Voices that never hear the name of an unsafe person, nor a doubt about an informant."""
_VOICES = {
    "caregiver": ("caregiver", "any", "clinician"),
    "self": ("self", "any", "caregiver", "clinician"),
    "clinician": ("clinician", "any", "caregiver"),
    "trainee": ("trainee", "clinician", "any", "caregiver"),
}
"""Whose words are taken, first to last: a voice without words of its own borrows."""
_NO_SLOTS: Mapping[str, str] = {}


def trusted(case: Case) -> tuple[Somebody, ...]:
    """Return the people named safe whom nobody named unsafe, each once.

    A name that is part of an unsafe one, or the other way round, may be the same person; somebody of
    whom it is not certain that they feel safe is not trusted.
    """
    found: dict[str, Somebody] = {}
    for person in case.safe_people:
        name = plain_name(person.name)
        if name and not _clashes(person, case) and person.path not in case.guessed:
            found.setdefault(name, person)
    return tuple(found.values())


def clashing(case: Case) -> tuple[Somebody, ...]:
    """Return the people named safe who may be somebody named unsafe."""
    return tuple(
        person for person in case.safe_people if plain_name(person.name) and _clashes(person, case)
    )


def _clashes(person: Somebody, case: Case) -> bool:
    return any(may_be_same(person.name, other.name) for other in case.unsafe_people)


class Telling:
    """Says the words of knowledge to one voice about one case."""

    def __init__(self, case: Case, knowledge: Knowledge) -> None:
        """Keep whose case it is; the voice is the case's own."""
        self.case = case
        self.knowledge = knowledge
        self.voice = case.voice
        self.guarded = case.voice in GUARDED
        names = [as_words(person.name) for person in case.unsafe_people if plain_name(person.name)]
        self._voices = _VOICES[case.voice]
        self._unsafe = re.compile("|".join(names)) if names else None
        self.person = self._person()
        self.names: dict[str, str] = {}
        """What was looked up already, by path: the same skill is named many times."""

    def _person(self) -> Person:
        person = self.case.person()
        if not self.hides(person.name):
            return person
        return Person("your child", person.pronouns.replace("name", "they"), person.is_self)

    def hides(self, text: str) -> bool:
        """Say whether a text somebody typed names an unsafe person to a voice that must not hear it."""
        if not self.guarded or self._unsafe is None:
            return False
        return self._unsafe.search(plain_name(text)) is not None

    def may_hear(self, code: str) -> bool:
        """Say whether this voice may hear of a code; some are for the clinician alone."""
        return self.voice == "clinician" or code not in self.knowledge.clinician_only

    def words(self, words: Words, slots: Mapping[str, str] = _NO_SLOTS) -> str:
        """Return the text of this voice with the person put in; the caregiver's stands in for none."""
        voices = words.get(ENGLISH, _NO_SLOTS)
        for voice in self._voices:
            text = voices.get(voice)
            if text is not None:
                return fill(text, self.person, slots) if "{" in text else text
        return ""

    def card(self, words: Words) -> str:
        """Return a text of an activity.

        A card without words for the client is written to an adult about a child, and stays so.
        """
        borrowed = self.person.is_self and "self" not in words.get(ENGLISH, _NO_SLOTS)
        if not borrowed:
            return self.words(words)
        child = Person("the child", self.person.pronouns.replace("name", "they"), is_self=False)
        voices = words.get(ENGLISH, _NO_SLOTS)
        return fill(next((voices[name] for name in self._voices if name in voices), ""), child)

    def part(self, template: str, slots: Mapping[str, str] = _NO_SLOTS) -> str:
        """Return a turn of phrase that goes into something larger."""
        return self.words(self.knowledge.sentences[template].words, slots)

    def listed(self, items: Iterable[str]) -> str:
        """Return a list; each item stands by itself, for a name may hold a comma of its own."""
        return "; ".join(dict.fromkeys(items))

    def sentence(
        self,
        template: str,
        answers: Iterable[str] = (),
        slots: Mapping[str, str] = _NO_SLOTS,
        *,
        rule: str = "",
        sources: tuple[str, ...] = (),
    ) -> Sentence:
        """Return a sentence of the explanation; without a rule of its own it is its template's."""
        entry = self.knowledge.sentences[template]
        return Sentence(
            kind=entry.kind,
            text=_capital(self.words(entry.words, slots)),
            answers=tuple(dict.fromkeys(answers)),
            rule=rule or template,
            sources=tuple(dict.fromkeys((*sources, *entry.sources))),
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
