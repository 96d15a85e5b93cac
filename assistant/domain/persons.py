"""Speaking of the client by name and pronoun, or to them as "you"."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_MARK = re.compile(r"\{([A-Za-z_]+)\}")
_WHOSE = "(?:['\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]?s|\N{MODIFIER LETTER APOSTROPHE})"
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a text is about.

    ``name`` may be a stand-in ("your child"); ``pronouns`` is she, he, they, or ``name`` for nobody
    to be called anything but the name; ``is_self`` turns every mark into you.
    """

    name: str
    pronouns: str = "they"
    is_self: bool = False


_PRONOUNS: Mapping[str, Mapping[str, str]] = {
    "she": {"they": "she", "them": "her", "their": "her", "theirs": "hers", "themself": "herself"},
    "he": {"they": "he", "them": "him", "their": "his", "theirs": "his", "themself": "himself"},
    "they": {
        "they": "they", "them": "them", "their": "their", "theirs": "theirs",
        "themself": "themself",
    },
    "you": {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themself": "yourself"},
}  # fmt: skip
_ONE: Mapping[str, str] = {
    "are": "is", "were": "was", "have": "has", "do": "does", "s": "s", "es": "es",
}  # fmt: skip
_MANY: Mapping[str, str] = {
    "are": "are", "were": "were", "have": "have", "do": "do", "s": "", "es": "",
}  # fmt: skip


def fill(text: str, person: Person, slots: Mapping[str, str] = _NOTHING) -> str:
    """Put the person, and whatever else the slots name, into a text.

    One pass: what is put in is never read again, so nothing that somebody typed can act as a mark.
    A mark that nobody knows stays as it is.
    """
    if "{" not in text:
        return text
    words = _words(person)
    plural = person.is_self or person.pronouns not in _SINGULAR
    after_name = False

    def put(mark: re.Match[str]) -> str:
        nonlocal after_name
        key = mark.group(1)
        if key in slots:
            return slots[key]
        lower = key[:1].lower() + key[1:]
        if lower in _ONE:
            singular = after_name and not person.is_self
            return (_ONE if singular or not plural else _MANY)[lower]
        if lower not in words:
            return mark.group(0)
        after_name = lower == "name" or (after_name and lower != "they")
        word = words[lower]
        return word if lower == key else word[:1].upper() + word[1:]

    return _MARK.sub(put, text)


_SINGULAR = frozenset({"she", "he", "name"})


@lru_cache(maxsize=8)
def _words(person: Person) -> Mapping[str, str]:
    if person.is_self:
        return {"name": "you", "name_s": "your", **_PRONOUNS["you"]}
    named = {"name": person.name, "name_s": f"{person.name}'s"}
    if person.pronouns == "name":
        own = f"{person.name}'s"
        return {
            "they": person.name, "them": person.name, "their": own, "theirs": own,
            "themself": person.name, **named,
        }  # fmt: skip
    return {**_PRONOUNS.get(person.pronouns, _PRONOUNS["they"]), **named}


def plain_name(name: str) -> str:
    """Return a name as it is compared: in one form of writing, trimmed and without case."""
    whole = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    seen = (sign for sign in whole if unicodedata.category(sign) != "Cf")
    return " ".join("".join(seen).split())


def may_be_same(one: str, other: str) -> bool:
    """Say whether two names may be one person's: one is part of the other, as words of their own."""
    first, second = plain_name(one), plain_name(other)
    if not first or not second:
        return False
    return bool(re.search(as_words(one), second) or re.search(as_words(other), first))


def as_words(name: str) -> str:
    """Match a name as words of their own, with or without the s that says whose something is."""
    return rf"(?<!\w){re.escape(plain_name(name))}{_WHOSE}?(?!\w)"
