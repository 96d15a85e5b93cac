"""People by what they are to the client: names and words of kinship, never a guess."""

import re
from typing import Any

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.phrases import Table
from assistant.conversation.language.reading import UNCLEAR, Certainty, Reading
from assistant.conversation.people import are_plainly_named, read_people
from assistant.conversation.people_scan import Person
from assistant.conversation.people_told import told_of

_NOBODY = re.compile(
    r"^(?:(?:no|nope|nah|well|honestly|really|oh) )*(?:no|nope|nothing|nobody|no one|noone|none|not anyone)(?: (?:at all|really|else|that i know of|that i know|i can think of|comes to mind|right now|now|yet|like that|here|sadly|one))* $"
)


def read_kin(heard: Heard, table: Table, nobody: frozenset[str]) -> Reading:
    """Return the people a text lists, read back unless each is a plain name."""
    typed = heard.typed.strip(" .!")
    if heard.bare.strip() in nobody:
        return Reading("answer", [], "sure", "nobody")
    if _NOBODY.match(heard.bare):
        return Reading("answer", [], "confirm", "nobody")
    named = read_people(typed)
    if named and are_plainly_named(named):
        is_list = len(named) > 1 and not re.search(r"[;\n]", typed)
        certainty: Certainty = "confirm" if is_list else "sure"
        people = [_whole(person) for person in named]
        people = [_placed(person, heard, table) for person in people]
        return Reading("answer", people, certainty, "names")
    found, left = told_of(heard.typed)
    told = [_told(person, heard, table) for person in found]
    also = (("left", list(left)),) if left else ()
    return Reading("answer", told, "confirm", "told", also=also) if told else UNCLEAR


def _told(person: Person, heard: Heard, table: Table) -> dict[str, Any]:
    """Return a person who was told of, with what the word of kinship means."""
    said = (
        (person.relation, person.kin)
        if "'s " not in person.kin.replace("’", "'")
        else (person.relation,)
    )
    forms = (Heard(word, heard.spelling).bare for word in said)
    rules = (table.whole(form) for form in forms if form)
    rule = next((rule for rule in rules if rule is not None), None)
    means = rule.means if rule is not None else person.relation or person.kin or None
    days = {"days": person.plain()["days"]} if person.days else {}
    known = {"known": "guess"} if person.is_guess else {}
    return {"name": person.name or person.relation, "relation": means, **days, **known}


def _placed(person: dict[str, Any], heard: Heard, table: Table) -> dict[str, Any]:
    """Say of somebody in a list what the words of kinship mean; a plain name stays without."""
    said = person["relation"] or person["name"]
    rule = table.whole(Heard(said, heard.spelling).bare)
    return {**person, "relation": rule.means} if rule is not None else person


def _whole(person: dict[str, Any]) -> dict[str, Any]:
    return {"name": person["name"], "relation": None, **person}
