"""Goes through the words of a text once, and finds whom it tells of."""

import re
from dataclasses import dataclass, field

from assistant.conversation.people import DAYS, KIN, NO_NAMES, PET, ROLE, days_in
from assistant.conversation.people_sentences import LAST, NEXT, ONESELF, says_something

_WORD = re.compile(
    rf"(?:Mr|Mrs|Ms|Dr|Rev)\.|[^\W\d_]+(?:['’.-][^\W_]+)*|\d+|[(),;\n&+/]|[.!?]+|[{NEXT}{LAST}]"
)
_WHOSE = r"(?:my|our|his|her|their|the|a|an|your)"
_ADJECTIVE = r"(?:big|little|older|younger|best|eldest|old|new|ex|great|late|close|good|family|foster|step|half|next|door|twin|baby|favou?rite|own|dear|real|birth|bio|biological|adoptive|former)"
_KIN_PHRASE = re.compile(
    rf"(?:(?P<whose>{_WHOSE}) (?:(?!{_WHOSE} )[a-z]+ ){{0,2}}?)?(?:{_ADJECTIVE} )*?(?P<kin>(?:(?:{KIN})['’]?s (?:{_ADJECTIVE} )*)?(?:{KIN}|{ROLE})(?:['’]s (?:{KIN}|{ROLE}))?(?:[- ]in[- ]law)?)(?= )",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|sir|sister|father|pastor|rev|reverend|imam|rabbi|coach|auntie|aunty|aunt|uncle|nan|nana|nanny|gran|granny|grandma|grandpa|grandad|granddad|pop|poppa|oma|opa|tia|tio|abuela|abuelo|big|old|little)\.?$",
    re.IGNORECASE,
)
_BOUNDS = frozenset(
    {",", "(", ")", ";", "\n", "&", "+", "/", ".", "!", "and", "plus", "then", "also"}
)
_AND = frozenset({"and", "&", "+"})
"""After a comma it only ends a list: *Ash, and Rio at weekends* says nothing of Ash."""
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
_OWNED = re.compile(rf"(?:{_WHOSE}|(?:{KIN})['’]?s) ", re.IGNORECASE)
"""*Darren mum's boyfriend* is one, as *Craig his dad* is."""
_PIECE_ENDS = frozenset({",", ";", "\n", ".", "!", "(", ")", "and", "&", "+", "but"})
_PLACE_LEADS = frozenset({"in", "from", "near", "to", "of"})
_MOST_DAYS = 6
_ONE_NAME, _LONGEST_NAME, _SHORTEST = 1, 5, 2
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


@dataclass(slots=True)
class Person:
    """Somebody who was told of; ``kin`` is the bare word for who that is."""

    name: str = ""
    relation: str = ""
    kin: str = ""
    days: list[str] = field(default_factory=list)
    is_joined: bool = False
    """Whether only an *and* stands before: what is said next is said of both."""

    is_guess: bool = False
    """Whether it is not certain that they belong here."""

    is_owned: bool = False
    """Whether it is *my* or *his*; only then may a name follow after a comma."""

    def plain(self) -> dict[str, object]:
        """Return what an answer holds."""
        told: dict[str, object] = {"name": self.name or self.relation}
        if self.name and self.relation:
            told["relation"] = self.relation
        if self.days:
            told["days"] = sorted(self.days, key=DAYS.index)
        if self.is_guess:
            told["known"] = "guess"
        return told


class Scan:
    """Goes through the words once."""

    def __init__(self, text: str) -> None:
        """Part the text into its words."""
        self._text = text
        self._places = [match.span() for match in _WORD.finditer(text)]
        self._words = [text[slice(*place)] for place in self._places]
        self._used: set[int] = set()
        self._at = 0
        self._doubts_next = False
        self._skipped = False
        self._found: list[Person] = []
        self._bound = "\n"
        self._in_clause = False

    def people(self) -> list[Person]:
        """Return the people in their order."""
        while self._at < len(self._words):
            self._at += self._step() or 1
        return [each for each in self._found if each.name or each.relation]

    def left(self) -> tuple[str, ...]:
        """Return the pieces between signs of which no word was taken, and names that were not."""
        found: list[str] = []
        piece: list[int] = []
        for at in range(len(self._words) + 1):
            is_end = at == len(self._words) or self._words[at] in _PIECE_ENDS
            if not is_end:
                piece.append(at)
                continue
            lost = piece and not any(each in self._used for each in piece)
            words = (
                self._text[self._places[piece[0]][0] : self._places[piece[-1]][1]] if lost else ""
            )
            if lost and says_something(words):
                found.append(words.strip(f" {NEXT}{LAST}"))
            piece = []
        return tuple(found)

    def _step(self) -> int:
        word = self._words[self._at]
        lower = word.lower()
        if lower.rstrip(".") in _BOUNDS or word[0] in ".!?":
            is_after_comma = self._bound == "," and lower in _AND
            self._bound = word[0] if word[0] in ".!?" else ", and" if is_after_comma else lower
            self._in_clause = self._skipped = False
            return 1
        if word in {NEXT, LAST}:
            return self._doubt(word)
        for take in (self._days, self._nearby, self._kin, self._name):
            taken = take()
            if taken:
                self._bound = "" if self._bound != "(" else "("
                self._used.update(range(self._at, self._at + taken))
                return taken
        if lower in ONESELF and not self._in_clause:
            if not any(each.name == "me" for each in self._found):
                self._add(Person(name="me"))
            self._used.add(self._at)
            self._bound = ""
        elif lower in _PRONOUNS:
            self._in_clause = True
        self._skipped = self._skipped or not re.fullmatch(_WHOSE, lower)
        return 1

    def _doubt(self, sign: str) -> int:
        """Doubt the next one, or the last one where a piece says no more than that."""
        self._used.add(self._at)
        if sign == NEXT:
            self._doubts_next = True
        elif self._found:
            for person in self._with_joined() if self._bound == "," else [self._found[-1]]:
                person.is_guess = True
        else:
            self._doubts_next = True
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
        is_next = self._bound == "" and _OWNED.match(phrase) is not None and not self._skipped
        follows = self._in_clause or self._bound in {",", "(", "."} or is_next
        if last is None or not last.name or last.relation or last.kin or not follows:
            return self._in_clause
        for person in self._with_joined():
            if not person.relation:  # *my husband Pete and Miss Okoro his TA* are two things
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
            and after in {*_BOUNDS, NEXT, LAST}
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
        if self._at and self._words[self._at - 1].lower() in _PLACE_LEADS and self._found:
            return size  # *in Leeds* is where somebody lives
        kin = _KIN_PHRASE.match(" ".join(self._words[self._at + size : self._at + size + 4]) + " ")
        if kin is not None and re.search(r"['’]s$", name):
            self._add(Person(f"{name} {kin[0].strip()}", "", kin["kin"].lower()))
            return size + kin[0].strip().count(" ") + 1
        last = self._found[-1] if self._found else None
        is_theirs = self._bound in {",", "("} and not self._opens_a_list(self._at + size)
        if last is not None and not last.name and last.is_owned and is_theirs:
            last.name = name  # *his swimming coach, Petra*
        else:
            self._add(Person(name))
        return size

    def _opens_a_list(self, at: int) -> bool:
        """*My nan, Jaz and Kyle* are three; a name with an *and* behind it goes with the next one."""
        joins = self._words[at].lower() if at < len(self._words) else ""
        return joins in _AND and bool(self._name_at(at + 1)[0])

    def _add(self, person: Person) -> None:
        is_joined = self._bound in _AND and not self._skipped
        person.is_joined = bool(self._found) and is_joined
        person.is_guess, self._doubts_next = self._doubts_next, False
        self._skipped = False
        self._in_clause = False
        self._found.append(person)
