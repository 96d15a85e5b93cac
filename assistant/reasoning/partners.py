"""Who can do it: a partner is a person named as safe, and is there at that time of day."""

import re

from assistant.domain.facts import Case, Somebody
from assistant.reasoning.telling import trusted

MOST = 2
_ALL_DAYS = 5
"""Days a week from which somebody counts as there every day; no days named count as every day."""
_PETS = re.compile(
    r"\b(dogs?|pupp(y|ies)|cats?|kittens?|pets?|rabbits?|bunn(y|ies)|horses?|pon(y|ies)|hamsters?"
    r"|guinea pigs?|birds?|parrots?|budgies?|fish|tortoises?|turtles?|teddy|dolls?|toys?)\b",
    re.IGNORECASE,
)
_AWAY_AT_NIGHT = re.compile(
    r"teacher|school|classroom|\baide\b|assistant|coach|trainer|instructor|tutor|principal|mentor"
    r"|therapist|counsell?or|psychologist|social worker|support worker|caseworker|nurse|doctor"
    r"|neighbou?r|next door|librarian|colleague|co-?worker|friend|priest|pastor|imam|rabbi|leader",
    re.IGNORECASE,
)


def partners(case: Case) -> tuple[Somebody, ...]:
    """Return the people named safe; an animal or a toy is good company and no partner."""
    return tuple(
        person
        for person in trusted(case)
        if not _PETS.search(person.relation or ("" if " " in person.name else person.name))
    )


def is_alone(case: Case) -> bool:
    """Say whether it is known that nobody is safe."""
    return case.known("preferences.safe_people") and not partners(case)


def there_for(people: tuple[Somebody, ...], setting: str) -> tuple[Somebody, ...]:
    """Return who is there at that time: at bedtime whoever lives close, and daily one of them first."""
    daily = [person for person in people if not 0 < len(person.days) < _ALL_DAYS]
    at_home = [
        person for person in daily if not _AWAY_AT_NIGHT.search(f"{person.name} {person.relation}")
    ]
    if setting == "bedtime":
        return tuple(at_home[:MOST])
    if setting == "daily":
        first = at_home[:1]
        return (*first, *(person for person in people if person not in first))[:MOST]
    return people[:MOST]
