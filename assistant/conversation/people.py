"""Reads people one by one: a name, who they are to the client, and the days they can be there."""

import re
from typing import Any

from assistant.conversation.late import Late

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SETS = {
    "every day": DAYS,
    "daily": DAYS,
    "all days": DAYS,
    "weekdays": DAYS[:5],
    "weekends": DAYS[5:],
    "weekend": DAYS[5:],
    "every weekend": DAYS[5:],
    "every weekday": DAYS[:5],
    "all week": DAYS,
    "every single day": DAYS,
}
_DAY = Late(r"^(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(day|nesday|sday|rsday|urday)?s?$")
_WITH_DAYS = frozenset({"and", "on", "every", "most", "each"})
_SPLIT = re.compile(r"[;\n]+")
KIN = (
    r"(?:(?:step|foster |adoptive |birth |half)[- ]?)?(?:(?:great[- ])?(?:grand|god))?(?:mothers?|mother|father|mom|mum|mommy|mummy|mama|mamma|mam|mami"
    r"|dad|daddy|papa|papi|dada|parents?|son|daughter|child|children|sister|brother|siblings?|ma|pa)"
    r"|gran|granny|nan|nana|nanna|nannan|nonna|nonno|granda|gramps|grandad|granddad|grandpa|grandma|grandparents|pop|opa|oma|abuela|abuelo|mgm|pgm|mgf|pgf"
    r"|aunt|auntie|aunty|uncle|cousins?|niece|nephew|husband|hubby|wife|partner|other half|boyfriend|girlfriend|bf|gf|fiancee?|twin"
)
ROLE = (
    r"(?:head |class |form |music |nursery |preschool )?teachers?|coach|neighbou?rs?|friends?|mates?|nurse|doctor|therapist|nanny|babysitter|sitter"
    r"|childminder|(?:social|key|case|support|youth|family) ?worker|godparents?|ex(?! ?(?:friend|husband|wife|partner|boyfriend|girlfriend|mate|step|in))|tutor|pastor|priest|vicar|imam|mentor|counsell?or"
    r"|ta|lsa|senco|sendco|one to one|1:1|(?:speech|play|music|occupational) therapist|dinner lady|lunch lady|head ?teacher|(?:foster )?carers?|health visitor|teaching assistant|roommate|flatmate|housemate|stepdad|stepmum|stepmom|stepfather|stepmother"
)
_PETS = r"dog|cat|puppy|kitten|pony|horse|rabbit|hamster|guinea pig|budgie"
PET = Late(f"(?i)(?:{_PETS})")
ROLE = f"{ROLE}|{_PETS}"
_WHOSE = r"(?:(?:my|our|his|her|their|the) )?(?:(?:big|little|older|younger|best|eldest) )?"
_KIN_ALONE = Late(rf"(?i){_WHOSE}(?:{KIN})$")
_RELATION = Late(rf"(?i)(?:an? )?{_WHOSE}(?:{KIN}|{ROLE})$")
_KIN_AND_NAME = Late(
    rf"(?P<kin>(?i:(?:my|our|his|her|their|the) (?:(?:big|little|older|younger|best|eldest) )?(?:{KIN}|{ROLE}))) (?P<name>[A-Z].*)$"
)
_KIN_IN_NAME = Late(rf"(?i)\b(?:{KIN}|{ROLE})\b")
_LONGEST_NAME = 3
_AND = re.compile(r"\s*(?:[,&+]|\band\b)\s*", re.IGNORECASE)
NO_NAMES = Late(
    r"a|all|always|and|any|anyone|anybody|are|both|but|cannot|depends|either|else|every"
    r"|everybody|everyone|except|few|family|friends|he|hello|help|her|hi|him|his|how|i|if|is|it"
    r"|just|later|many|maybe|me|most|my|neither|never|no|nobody|none|nor|not|nothing|ok|okay|only"
    r"|or|other|others|our|same|school|she|so|some|somebody|someone|sometimes|stop|sure|that|the"
    r"|their|them|they|this|unknown|unsure|us|was|we|what|when|where|who|why|with|yeah|yep|yes"
    r"|you|obvs|obviously|tbh|lol|lmao|innit|haha|idk|tho|though|ofc|ngl|honestly|really|probably"
    r"|definitely|mainly|mostly|usually|back|capital|spelt|spelled"
)
"""Words that may open a line with a capital and name nobody."""
_BRACKET = re.compile(r"\s*\(([^)]*)\)\s*")


def read_people(text: str) -> list[dict[str, Any]]:
    """Return one entry a person; people stand on lines of their own or between semicolons."""
    parts = (part.strip() for whole in _SPLIT.split(text) for part in _one_each(whole))
    found = [_person(part) for part in parts if _BRACKET.sub(r", \1, ", part).strip(" ,.()")]
    return [one for person in found for one in _each(person)]


def _one_each(part: str) -> list[str]:
    """*Mum, dad, nan* are three people, where *Rosa, aunt* is one."""
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    are_kin = len(pieces) > 1 and all(_KIN_ALONE.match(piece) for piece in pieces)
    return pieces if are_kin else [part]


def _each(person: dict[str, Any]) -> list[dict[str, Any]]:
    """Return one entry a person where two names share a place: *Tom and Jen, neighbors*."""
    parts = [_with_kin(part.strip()) for part in _AND.split(person["name"])]
    if len(parts) > 1 and not all(_is_name(name) for name, _ in parts):
        parts = [_with_kin(person["name"])]
    return [
        {**person, "name": name, **({"relation": kin} if kin and "relation" not in person else {})}
        for name, kin in parts
    ]


def _with_kin(text: str) -> tuple[str, str]:
    """Part *his uncle Karl* into the name and who that is; so a Karl is the same Karl everywhere."""
    found = _KIN_AND_NAME.match(text)
    if found is None or not _is_name(found["name"]):
        return text, ""
    return found["name"], found["kin"]


def are_plainly_named(people: list[dict[str, Any]]) -> bool:
    """Say whether each is a plain name or a word of kinship, with a relation that is one."""
    return all(
        _is_name(person["name"]) and _is_relation(person.get("relation", "")) for person in people
    )


def _is_name(text: str) -> bool:
    words = text.rstrip(".!").split()
    if _KIN_ALONE.match(" ".join(words)):
        return True
    return 0 < len(words) <= _LONGEST_NAME and all(map(_is_name_word, words))


def _is_proper(text: str) -> bool:
    words = text.rstrip(".!").split()
    return _is_name(text) and not _RELATION.match(" ".join(words))


def _is_name_word(word: str) -> bool:
    letters = re.sub(r"[-'’.]", "", word)
    is_shouted = letters.isupper() and len(letters) > 2  # noqa: PLR2004  # JJ is a name
    is_capital = word[0].isupper() and letters.isalpha() and not is_shouted
    return is_capital and not NO_NAMES.fullmatch(re.split(r"['’]", word.lower())[0])


def _is_relation(text: str) -> bool:
    return not text or all(_RELATION.match(piece.strip(" .")) for piece in text.split(","))


def _person(text: str) -> dict[str, Any]:
    pieces = [piece.strip() for piece in _BRACKET.sub(r", \1, ", text).split(",")]
    named = [piece for piece in pieces if piece]
    found: dict[str, Any] = {"name": named[0]}
    days: list[str] = []
    relation: list[str] = []
    for piece in named[1:]:
        read = days_in(piece)
        if read is None:
            relation.append(piece)
        else:
            days += [day for day in read if day not in days]
    if relation and _RELATION.match(found["name"]) and _is_proper(relation[0]):
        found["name"], relation[0] = relation[0], found["name"]  # *his dad, Karl* names Karl
    if relation:
        found["relation"] = ", ".join(relation)
    if days:
        found["days"] = sorted(days, key=DAYS.index)
    return found


def days_in(text: str) -> list[str] | None:
    """Return the weekdays that a piece of text is, or None where it is something else."""
    plain = text.lower().strip(" .")
    if plain in _SETS:
        return list(_SETS[plain])
    words = [word for word in re.split(r"[\s/&+]+", plain) if word and word not in _WITH_DAYS]
    if not words or not all(_DAY.match(word) for word in words):
        return None
    return [word[:3] for word in words]


def _days_in_words(days: list[str]) -> str:
    return "every day" if len(days) == len(DAYS) else " ".join(days)


def _says_who(person: dict[str, Any]) -> bool:
    """Say whether the relation tells more than the name: *Aunt Jo* needs no *aunt* beside it."""
    return bool(person.get("relation")) and not _KIN_IN_NAME.search(person["name"])


def _in_brackets(person: dict[str, Any]) -> str:
    said = [person["relation"]] if _says_who(person) else []
    unsure = ["not sure"] if person.get("known") == "guess" else []
    return f" ({', '.join([*said, *unsure])})" if said or unsure else ""


def people_in_words(people: list[dict[str, Any]]) -> str:
    """Return the people as they are shown in the review."""
    return "; ".join(
        person["name"]
        + _in_brackets(person)
        + (f", {_days_in_words(person['days'])}" if person.get("days") else "")
        for person in people
    )
