"""What is said of somebody besides a name and days: only seen from afar, only there in the evening, gone.

It stands beside who they are, so that nobody is offered for what they cannot be there for.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.conversation.late import Late

_NOTES = (
    (
        "by video or phone",
        Late(r"(?i)\b(?:video|phone|online|zoom|facetime|skype|whatsapp|on (?:a )?screen)\b"),
    ),
    ("evenings", Late(r"(?i)\b(?:evenings?|after work|at night|nights)\b")),
    ("has died", Late(r"(?i)\b(?:died|passed(?: away)?|is dead|in heaven)\b")),
)  # fmt: skip
_ENDS = Late(r"[;\n]|(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)\.(?=\s|$)")


def with_notes(people: Sequence[Mapping[str, Any]], said: str) -> list[Mapping[str, Any]]:
    """Return the people with what the words say of each, up to the next name or the end of the part."""
    places = sorted(
        (place, number)
        for number, person in enumerate(people)
        if (place := said.casefold().find(str(person["name"]).casefold())) >= 0
    )
    ends = [place for place, _ in places[1:]] + [len(said)]
    told = {
        number: _ENDS.split(said[place:end], maxsplit=1)[0]
        for (place, number), end in zip(places, ends, strict=False)
    }
    return [_noted(person, told.get(number, "")) for number, person in enumerate(people)]


def _noted(person: Mapping[str, Any], words: str) -> Mapping[str, Any]:
    relation = str(person.get("relation", ""))
    found = [note for note, said in _NOTES if said.search(words) and not said.search(relation)]
    return {**person, "relation": ", ".join(filter(None, (relation, *found)))} if found else person
