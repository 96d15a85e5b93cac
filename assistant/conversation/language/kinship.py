"""People by what they are to the client: names and words of kinship, never a guess."""

import re
from typing import Any

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.phrases import Table
from assistant.conversation.language.reading import UNCLEAR, Certainty, Reading
from assistant.conversation.people import are_plainly_named, read_listed, read_people

_AND = re.compile(r"\s*(?:[,&+;\n]|\band\b)\s*", re.IGNORECASE)
_NOT_MEANT = re.compile(
    r"\b(?:not|no|never|but|except|anyone|everyone|without|or|used)\b|n't\b", re.IGNORECASE
)
_NAMED = re.compile(
    r"^(?P<kin>(?:(?:my|his|her|their|our|the) )?(?:(?:big|little|older|younger|great|foster|step|half|best) )?[a-z]+(?:[- ]in[- ]law)?) (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)$"
)


def read_kin(heard: Heard, table: Table, nobody: frozenset[str]) -> Reading:
    """Return the people a text lists, read back unless each is a plain name."""
    typed = heard.typed.strip(" .!")
    if heard.bare.strip() in nobody:
        return Reading("answer", [], "sure", "nobody")
    if heard.bare.strip() in {"no", "nope", "nothing"}:
        return Reading("answer", [], "confirm", "nobody")
    named = read_people(typed)
    if named and are_plainly_named(named):
        is_list = len(named) > 1 and not re.search(r"[;\n]", typed)
        certainty: Certainty = "confirm" if is_list else "sure"
        people = [_whole(person) for person in named]
        if is_list:
            people = [_placed(person, heard, table) for person in people]
        return Reading("answer", people, certainty, "names")
    if _NOT_MEANT.search(typed) or "?" in typed:
        return UNCLEAR
    listed = read_listed(typed)
    if listed:
        return Reading("answer", [_whole(person) for person in listed], "confirm", "names")
    found = [_one(part, heard, table) for part in _AND.split(typed) if part.strip()]
    if found and all(found):
        return Reading("answer", found, "confirm", "kin")
    return UNCLEAR


def _one(part: str, heard: Heard, table: Table) -> dict[str, Any] | None:
    named = _NAMED.match(part.strip())
    word = named["kin"] if named else part.strip()
    rule = table.whole(Heard(word, heard.spelling).bare)
    if rule is None:
        return None
    return {"name": named["name"] if named else word, "relation": rule.means}


def _placed(person: dict[str, Any], heard: Heard, table: Table) -> dict[str, Any]:
    """Say of somebody in a list what the words of kinship mean; a plain name stays without."""
    said = person["relation"] or person["name"]
    rule = table.whole(Heard(said, heard.spelling).bare)
    return {**person, "relation": rule.means} if rule is not None else person


def _whole(person: dict[str, Any]) -> dict[str, Any]:
    return {"name": person["name"], "relation": None, **person}
