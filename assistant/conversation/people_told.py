"""People told of in a sentence: names and words of kinship, who belongs to whom, and their days.

*My aunt Dee, she's round most Sundays, and my coach Mr Bell* names two people. What a sentence says
besides is left alone; whoever reads people so reads them back.
"""

import re
from dataclasses import dataclass, field

from assistant.conversation.people import (
    DAYS,
    KIN,
    NO_NAMES,
    PET,
    ROLE,
    are_plainly_named,
    days_in,
    read_people,
)

_WORD = re.compile(r"(?:Mr|Mrs|Ms|Dr|Rev)\.|[^\W\d_]+(?:['’.-][^\W_]+)*|\d+|[(),;\n&+/]|[.!?]+")
_WHOSE = r"(?:my|our|his|her|their|the|a|an|your)"
_ADJECTIVE = r"(?:big|little|older|younger|best|eldest|old|new|ex|great|late|close|good|family|foster|step|half|next|door|twin|baby|favou?rite|own|dear|real|birth|bio|biological|adoptive|former)"
_KIN_PHRASE = re.compile(
    rf"(?:(?P<whose>{_WHOSE}) (?:(?!{_WHOSE} )[a-z]+ ){{0,2}}?)?(?:{_ADJECTIVE} )*?(?P<kin>(?:{KIN}|{ROLE})(?:['’]s (?:{KIN}|{ROLE}))?(?:[- ]in[- ]law)?)(?= )",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|sir|sister|father|pastor|rev|reverend|imam|rabbi|coach|auntie|aunty|aunt|uncle|nan|nana|nanny|gran|granny|grandma|grandpa|grandad|granddad|pop|poppa|oma|opa|tia|tio|abuela|abuelo|big|old|little)\.?$",
    re.IGNORECASE,
)
_BOUNDS = frozenset(
    {",", "(", ")", ";", "\n", "&", "+", "/", ".", "!", "and", "plus", "then", "also"}
)
_JOINS = frozenset({"and", "&", "+", "plus", "also", ";", "\n"})
_NAMING = frozenset({"name", "named", "called", "is", "s", "whose", "names", "are"})
_PRONOUNS = frozenset(
    {
        "he",
        "she",
        "they",
        "who",
        "hes",
        "shes",
        "theyre",
        "he's",
        "she's",
        "they're",
        "thats",
        "that's",
        "it's",
        "its",
        "whos",
        "who's",
        "i",
        "we",
    }
)
_NEARBY = re.compile(
    r"(?:next door|across the (?:road|street|hall|way)|over the road|(?:down|up) (?:the|our) (?:road|street|lane)|opposite|upstairs|downstairs) ",
    re.IGNORECASE,
)
_NEIGHBOR = "neighbor"
_ME = frozenset({"me", "myself"})
_UNTOLD = re.compile(
    r"\b(?:not|no|never|but|except|anyone|everyone|everybody|anybody|without|or)\b|n['’]t\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:he|she|they|who)(?:['’]s|['’]re|s)? [^,;.()\n]*", re.IGNORECASE)
"""What is said of somebody beside who that is."""
_TITLED_PAIR = re.compile(r"\b(Mr|Mrs|Ms|Dr)\.? (?:and|&) (Mr|Mrs|Ms|Dr)\.? ([A-Z][\w'’-]+)")
_MOST_DAYS = 6
_ONE_NAME, _LONGEST_NAME, _SHORTEST = 1, 5, 2
_MY = re.compile(r"^(?:my|our) ", re.IGNORECASE)


@dataclass(slots=True)
class Person:
    """Somebody who was told of; ``kin`` is the bare word for who that is."""

    name: str = ""
    relation: str = ""
    kin: str = ""
    days: list[str] = field(default_factory=list)
    is_joined: bool = False
    """Whether only an *and* stands before: what is said next is said of both."""

    is_owned: bool = False
    """Whether it is *my* or *his*; only then may a name follow after a comma."""

    def plain(self) -> dict[str, object]:
        """Return what an answer holds."""
        told: dict[str, object] = {"name": self.name or self.relation}
        if self.name and self.relation:
            told["relation"] = self.relation
        if self.days:
            told["days"] = sorted(self.days, key=DAYS.index)
        return told


def people_of(text: str) -> tuple[list[dict[str, object]], bool]:
    """Return one entry a person, and whether each is plainly named, so that nothing need be read back."""
    tidy = read_people(text)
    if tidy and are_plainly_named(tidy):
        return tidy, True
    told = [person.plain() for person in people_told(text)]
    if told:
        return told, False
    return (tidy if _is_one_word(text) else []), False


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
    """Return the people whom a text tells of, in its order; nobody where a *not* or *but* comes first."""
    text = _TITLED_PAIR.sub(r"\1 \3 and \2 \3", text)
    words = _WORD.findall(text)
    return [] if _UNTOLD.search(_ASIDE.sub("", text)) else _Scan(words).people()


class _Scan:
    """Goes through the words once."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._at = 0
        self._found: list[Person] = []
        self._bound = "\n"
        self._in_clause = False

    def people(self) -> list[Person]:
        while self._at < len(self._words):
            self._at += self._step() or 1
        return [each for each in self._found if each.name or each.relation]

    def _step(self) -> int:
        word = self._words[self._at]
        lower = word.lower()
        if lower.rstrip(".") in _BOUNDS or word[0] in ".!?":
            self._bound = word[0] if word[0] in ".!?" else lower
            self._in_clause = False
            return 1
        for take in (self._days, self._nearby, self._kin, self._name):
            taken = take()
            if taken:
                self._bound = "" if self._bound != "(" else "("
                return taken
        if lower in _ME and not self._in_clause:
            self._found.append(Person(name="me"))
            self._bound = ""
        elif lower in _PRONOUNS:
            self._in_clause = True
        return 1

    def _rest(self) -> str:
        return " ".join(self._words[self._at : self._at + 9]) + " "

    def _days(self) -> int:
        for size in range(min(_MOST_DAYS, len(self._words) - self._at), 0, -1):
            days = days_in(" ".join(self._words[self._at : self._at + size]))
            if days is not None and self._found:
                for person in [self._found[-1]] if self._in_clause else self._with_joined():
                    person.days += [day for day in days if day not in person.days]
                return size
        return 0

    def _nearby(self) -> int:
        match = _NEARBY.match(self._rest())
        if match is None or not self._found:
            return 0
        for person in self._with_joined():
            person.relation, person.kin = person.relation or _NEIGHBOR, person.kin or _NEIGHBOR
        return match[0].count(" ")

    def _with_joined(self) -> list[Person]:
        """Return the last person, and those whom only an *and* parts from them."""
        first = len(self._found) - 1
        while self._found[first].is_joined:
            first -= 1
        return self._found[first:]

    def _kin(self) -> int:
        match = _KIN_PHRASE.match(self._rest())
        if match is None:
            return 0
        phrase, size = match[0].strip(), match[0].strip().count(" ") + 1
        name, more = self._name_after(size)
        is_part_of_name = (
            not match["whose"] and phrase[0].isupper() and name and more == name.count(" ") + 1
        )
        if is_part_of_name:
            self._add(Person(f"{phrase} {name}", "", match["kin"].lower()))
        elif name:
            self._add(Person(name, phrase, match["kin"].lower()))
        elif not self._belongs(phrase, match["kin"]) and not PET.fullmatch(match["kin"]):
            self._add(Person("", phrase, match["kin"].lower(), is_owned=bool(match["whose"])))
        return size + more

    def _belongs(self, phrase: str, kin: str) -> bool:
        """Say who the last one is, where a word of kinship follows a name: *Dee, my aunt*, *she's his auntie*."""
        last = self._found[-1] if self._found else None
        follows = self._in_clause or self._bound in {",", "(", "."}
        if last is None or not last.name or last.relation or last.kin or not follows:
            return self._in_clause
        for person in self._with_joined():
            person.relation, person.kin = phrase, kin.lower()
        return True

    def _name_after(self, size: int) -> tuple[str, int]:
        """Return the name behind a word of kinship, and how many words it takes with what leads to it."""
        at, skipped = self._at + size, 0
        while at + skipped < len(self._words) and self._words[at + skipped].lower() in {
            *_NAMING,
            "(",
        }:
            skipped += 1
        name, count = self._name_at(at + skipped)
        if name:
            return name, skipped + count
        if not skipped and at < len(self._words) and self._is_likely_name(at):
            return self._words[at].capitalize(), 1
        return "", 0

    def _is_likely_name(self, at: int) -> bool:
        word = self._words[at]
        after = self._words[at + 1].lower() if at + 1 < len(self._words) else ","
        is_word = word.isalpha() and len(word) > 2 and not NO_NAMES.fullmatch(word.lower())  # noqa: PLR2004  # *so* is no name
        return (
            is_word
            and not _KIN_PHRASE.match(f"{word} ")
            and after in _BOUNDS
            and word.lower() not in _USUAL
            and days_in(word) is None
        )

    def _name_at(self, at: int) -> tuple[str, int]:
        """Return the words of a name from here: capitals, a title first, no more than three."""
        size = 0
        while at + size < len(self._words) and size < _LONGEST_NAME:
            word = self._words[at + size]
            if not (word[0].isupper() and word[0].isalpha()) or days_in(word) is not None:
                break
            if not _TITLE.match(word) and NO_NAMES.fullmatch(re.split(r"['’]", word.lower())[0]):
                break
            size += 1
        words = self._words[at : at + size]
        if not words or all(_TITLE.match(word) or len(word) < _SHORTEST for word in words):
            return "", 0
        return " ".join(words).rstrip("."), size

    def _name(self) -> int:
        name, size = self._name_at(self._at)
        if not name or self._in_clause:
            return 0
        last = self._found[-1] if self._found else None
        if last is not None and not last.name and last.is_owned and self._bound in {",", "("}:
            last.name = name  # *his swimming coach, Petra*
        else:
            self._add(Person(name))
        return size

    def _add(self, person: Person) -> None:
        person.is_joined = bool(self._found) and self._bound in {"and", "&", "+"}
        self._in_clause = False
        self._found.append(person)


_USUAL = frozenset(
    [
        "when",
        "while",
        "sometimes",
        "often",
        "always",
        "usually",
        "mostly",
        "most",
        "every",
        "from",
        "down",
        "over",
        "round",
        "who",
        "that",
        "is",
        "was",
        "comes",
        "helps",
        "visits",
        "lives",
        "lived",
        "at",
        "in",
        "on",
        "for",
        "with",
        "to",
        "too",
        "and",
        "pops",
        "sees",
        "looks",
        "does",
        "did",
        "has",
        "had",
        "will",
        "can",
        "would",
        "really",
        "very",
        "only",
        "just",
        "today",
        "tomorrow",
        "fell",
        "got",
        "out",
        "off",
        "back",
        "again",
        "here",
        "there",
        "now",
        "then",
        "because",
        "since",
        "until",
        "after",
        "before",
    ]
)
"""Words that come behind a word of kinship and are no names."""
