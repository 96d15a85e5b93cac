"""How often and how bad, against the points of the scale that was asked."""

from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.phrases import Table
from assistant.conversation.language.reading import UNCLEAR, Reading

_LONGEST = 12
_LEAST = 2
"""Options that must be points of a scale for it to be one."""
_NUMBERS = {
    name: str(number)
    for number, name in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
}


def read_scale(heard: Heard, points: Mapping[str, str], table: Table) -> Reading:
    """Return the code of the option that the text comes to; ``points`` are the options by their point.

    A severity is read back however plainly it is said; a doubt is asked.
    """
    if not points:
        return UNCLEAR
    if any(found.rule.means == "mixed" for found in table.parts(heard.bare)):
        return UNCLEAR
    bare = _digits(heard.bare)
    rule = next((rule for rule in table.wholes(heard.bare, bare) if rule.means in points), None)
    if rule is None or "?" in heard.flat:
        return UNCLEAR
    is_sure = rule.sure and heard.count <= _LONGEST
    return Reading("answer", points[rule.means], "sure" if is_sure else "confirm", rule.id)


def _digits(bare: str) -> str:
    return " ".join(_NUMBERS.get(word, word) for word in bare.split()) + " "


def points_of(options: Sequence[tuple[str, str]], table: Table) -> dict[str, str]:
    """Return the option of each point, of the kind of scale that most labels belong to, and more than one."""
    said = {
        code: [rule.means for rule in table.wholes(Heard(label, {}).bare)]
        for code, label in options
    }
    kinds = Counter(
        kind
        for points in said.values()
        for kind in dict.fromkeys(point.split(".")[0] for point in points)
    )
    kind = max(kinds, key=kinds.__getitem__, default="")
    if kinds[kind] < _LEAST:
        return {}
    return {
        point: code
        for code, points in said.items()
        for point in points
        if point.startswith(f"{kind}.")
    }
