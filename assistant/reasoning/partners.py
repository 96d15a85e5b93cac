"""Who can do it: a partner is a person named as safe, and is there in person at that time of day."""

import re
from collections.abc import Iterable

from assistant.domain.facts import Case, Somebody
from assistant.domain.persons import may_be_same
from assistant.reasoning.telling import Telling, trusted

MOST = 2
WEEK = 7
_ALL_DAYS = 5
"""Days a week from which somebody counts as there every day; no days named count as every day."""
_ONESELF = frozenset({"me", "myself", "i"})
_PETS = re.compile(
    r"\b(dogs?|pupp(y|ies)|cats?|kittens?|pets?|rabbits?|bunn(y|ies)|horses?|pon(y|ies)|hamsters?"
    r"|guinea pigs?|birds?|parrots?|budgies?|fish|tortoises?|turtles?|teddy|dolls?|toys?)\b",
    re.IGNORECASE,
)
_NOT_THERE = re.compile(
    r"\b(?:video|phone|online|zoom|facetime|skype|whatsapp|on (?:a )?screen|by letter|overseas|abroad"
    r"|died|dead|deceased|passed away|in heaven)\b",
    re.IGNORECASE,
)
"""Somebody who is only seen from afar, or has died: good to have, and nobody to do a thing with."""
_IN_A_ROLE = re.compile(
    r"teacher|school|classroom|\baide\b|assistant|coach|trainer|instructor|tutor|principal|mentor"
    r"|therapist|counsell?or|psychologist|social worker|support worker|caseworker|nurse|doctor"
    r"|librarian|colleague|co-?worker|workmate|priest|pastor|imam|rabbi|leader"
    r"|\b(?:foreman|forewoman|boss|manager|supervisor|employer|landlord|landlady|midwife)\b"
    r"|health visitor|day ?care|childminder|kindergarten|nursery",
    re.IGNORECASE,
)
_VISITS = re.compile(
    r"family (?:support|help)|home (?:visit|help|care|nurse)|visitor", re.IGNORECASE
)
"""Somebody whose work is in the home, by day."""
_AWAY_AT_NIGHT = re.compile(
    rf"{_IN_A_ROLE.pattern}|neighbou?r|next door|upstairs|downstairs|\bfriends?\b", re.IGNORECASE
)
_FORMAL = re.compile(r"^(?:mr|mrs|ms|miss|dr|sir|madam|professor)\b", re.IGNORECASE)
"""Somebody who is called so, and nothing else is told of, comes from outside of the home."""
_KIN = re.compile(
    r"\b(?:m[ou]m(?:m?y|ma)?|mama|mam|ma|mother|dad(?:dy)?|papa|pa|father|parents?|gran\w*|nan\w*"
    r"|oma|opa|omi|opi|aunt\w*|uncle|cousin|niece|nephew|brother|sister|sibling|son|daughter"
    r"|husband|wife|spouse|partner|girlfriend|boyfriend|fianc\w+|step\w+|foster\w*|in-law|family)\b",
    re.IGNORECASE,
)
_EVENINGS = re.compile(r"\b(?:evenings?|nights?)\b", re.IGNORECASE)
_OUT_OF_ROLE = frozenset({"outdoors", "animal", "touch", "massage", "water"})
"""What somebody who is there for a lesson or a visit does not do."""


def partners(case: Case) -> tuple[Somebody, ...]:
    """Return the people named safe who can be there; an animal or a toy is good company and no partner.

    Whoever answers is one person, however often they named themself.
    """
    people = [
        person
        for person in trusted(case)
        if not _PETS.search(person.relation or ("" if " " in person.name else person.name))
        and not _NOT_THERE.search(person.relation)
        and person.path not in case.guessed
    ]
    me = [person.relation for person in people if is_oneself(person) and person.relation]
    return tuple(
        person
        for person in people
        if is_oneself(person) or not any(may_be_same(person.name, one) for one in me)
    )


def is_oneself(person: Somebody) -> bool:
    """Say whether somebody named themself."""
    return person.name.strip().casefold() in _ONESELF


def partner_name(telling: Telling, person: Somebody) -> str:
    """Return what a partner is called to whoever reads: oneself is you, and has one name."""
    if telling.guarded and is_oneself(person):
        return telling.part("part_you")
    return person.name


def is_alone(case: Case) -> bool:
    """Say whether it is known that nobody is safe who can be there."""
    return case.known("preferences.safe_people") and not partners(case)


def there_for(
    people: tuple[Somebody, ...], setting: str, tags: Iterable[str] = (), *, at_home: bool = False
) -> tuple[Somebody, ...]:
    """Return who is there at that time: at bedtime whoever lives close, and daily one of them first.

    At home around meals, bath and bed are those who live there, and kin on the days when they come.
    """
    if at_home:
        people = tuple(person for person in people if _may_be_at_home(person))
    if not _OUT_OF_ROLE.isdisjoint(tags):
        people = tuple(person for person in people if not _IN_A_ROLE.search(_who(person)))
    daily = [person for person in people if is_daily(person) or _EVENINGS.search(person.relation)]
    close = [person for person in daily if not _is_from_outside(person)]
    if setting == "bedtime":
        return tuple(close[:MOST])
    if setting == "daily":
        first = close[:1]
        return (*first, *(person for person in people if person not in first))[:MOST]
    return people[:MOST]


def is_there_by_day(person: Somebody, setting: str, tags: Iterable[str]) -> bool:
    """Say whether somebody joins by day alone in what the family does until bedtime."""
    is_inside = setting == "daily" and "outdoors" not in tags
    return is_inside and _is_from_outside(person) and not _EVENINGS.search(person.relation)


def _may_be_at_home(person: Somebody) -> bool:
    if _is_from_outside(person):
        return bool(_VISITS.search(person.relation))
    comes = is_daily(person) or _EVENINGS.search(person.relation) or _KIN.search(_who(person))
    return bool(comes)


def _is_from_outside(person: Somebody) -> bool:
    if _FORMAL.match(person.name.strip()) and not _KIN.search(person.relation):
        return True
    return bool(_AWAY_AT_NIGHT.search(_who(person)))


def _who(person: Somebody) -> str:
    return f"{person.name} {person.relation}"


def is_daily(person: Somebody) -> bool:
    """Say whether somebody is there on most days; no days named count as every day."""
    return not 0 < len(person.days) < _ALL_DAYS


def is_there_in_the_evening(person: Somebody) -> bool:
    """Say whether evenings were named beside the days."""
    return bool(_EVENINGS.search(person.relation)) and len(person.days) < WEEK
