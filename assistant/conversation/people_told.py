"""People told of in a sentence: names and words of kinship, who belongs to whom, and their days.

*My aunt Dee, she's round most Sundays, and my coach Mr Bell* names two people. What a sentence says
besides is left alone; whoever reads people so reads them back.
"""

import re
from dataclasses import dataclass

from assistant.conversation.people import NO_NAMES, are_plainly_named, read_people
from assistant.conversation.people_scan import Person, Scan
from assistant.conversation.people_sentences import ONESELF, parted

_LIVES = (
    r"(?:next door|upstairs|downstairs|opposite|across the (?:road|street|hall|way)|over the road)"
)
_BESIDE_NEIGHBOR = re.compile(rf"\b(neighbou?rs?) (?:from )?{_LIVES}\b", re.IGNORECASE)
_UNNAMED_NEARBY = re.compile(
    rf"\b(?:the|a|an|that|this|our|my) (?:old |young )?(?:man|woman|lady|guy|bloke|people|family|couple|boy|girl)"
    rf" (?:(?:who|that) lives )?(?:from )?{_LIVES}\b",
    re.IGNORECASE,
)
_MY = re.compile(r"^(?:my|our) ", re.IGNORECASE)


_ONE_NAME = 1


@dataclass(frozen=True, slots=True)
class ToldOf:
    """The people of a text, whether each is plainly named, and what was said beside them."""

    people: tuple[dict[str, object], ...] = ()
    is_plain: bool = False
    left: tuple[str, ...] = ()


def people_of(text: str) -> ToldOf:
    """Return one entry a person; where each is plainly named nothing need be read back."""
    text = _UNNAMED_NEARBY.sub("the neighbor", _BESIDE_NEIGHBOR.sub(r"\1", text))
    tidy = read_people(text)
    if tidy and are_plainly_named(tidy):
        return ToldOf(tuple(tidy), is_plain=True)
    found, left = told_of(text)
    if found:
        return ToldOf(tuple(person.plain() for person in found), left=left)
    return ToldOf(tuple(tidy)) if _is_one_word(text) else ToldOf(left=left)


def for_voice(people: list[dict[str, object]], voice: str) -> list[dict[str, object]]:
    """Say who people are from the client's side: *my husband* of a caregiver is the caregiver's."""
    whose = "" if voice == "self" else "caregiver's "
    return [_for_voice(person, whose) for person in people] if voice != "clinician" else people


def _for_voice(person: dict[str, object], whose: str) -> dict[str, object]:
    name, relation = str(person["name"]), str(person.get("relation", ""))
    if _MY.match(name):
        name, relation = _MY.sub("", name), relation or name
    told = {**person, "name": name}
    if relation:
        told["relation"] = _MY.sub(whose, relation)
    if told.get("relation") == name:
        told.pop("relation")
    return told


def _is_one_word(text: str) -> bool:
    words = text.strip(" .!").split()
    return 0 < len(words) <= _ONE_NAME and all(
        word.isalpha() and not NO_NAMES.fullmatch(word.lower()) for word in words
    )


def people_told(text: str) -> list[Person]:
    """Return the people whom a text tells of, in its order."""
    return told_of(text)[0]


def told_of(text: str) -> tuple[list[Person], tuple[str, ...]]:
    """Return the people whom a text tells of, in its order, and the pieces of it that name nobody."""
    parts = parted(text)
    scan = Scan(parts.text)
    people = scan.people()
    for person in people:
        if person.name in ONESELF and parts.oneself:
            person.relation = parts.oneself
    left = [*parts.left, *scan.left()]
    return people, tuple(sorted(left, key=text.find))
