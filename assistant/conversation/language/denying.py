"""Whether a story denies what it names: a *no* reaches to the next one of whom something is said."""

from assistant.conversation.language.phrases import Found
from assistant.conversation.late import Late

_NEGATOR = Late(
    r"\b(?:no|not|never|nobody|none|noone|nor|neither|without|nothing|denies|denied|(?:do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|should|must|might|need|ai)nt|cannot)\b(?! (?:only|just)\b)|\bno one\b"
)
_PARTS = Late(r"(?:, |\band )")
_LISTS = Late(
    r"^(?:[^,]*\b)?(?:no|denies|denied|nil|never|without|negative for|none|neither|nobody)\b"
)
_OWN_SUBJECT = Late(
    r"^(?:he|she|they|i|we|it|his|her|my|our|the|their|there|then|but|just|only|in fact|because|so|which|although|though|now|and (?:he|she|they|i|we|it|his|her|my|the|then))\b"
)
_NEXT_SUBJECT = Late(
    r"\b(?:i|he|she|we|they|it|there|who|because|since|until|when|whenever|after|although|though|so) (?!(?:think|know|remember) )"
)
"""Another one of whom something is said, or another time: a *no* before that says nothing of what follows."""
_THINKS = Late(
    r"^(?:[a-z]+ ){0,2}?(?:think|believe|reckon|remember|recall|say|feel|suppose|imagine|heard|noticed|seen|saw|seem|like|want|sure|aware) "
)
"""What is denied by denying that it is thought: *I don't think he was ever hit*."""
_KNEW = Late(r"^(?:[a-z]+ ){0,1}?(?:know|knew|realise|realize|realised|realized|idea|tell|told) ")


def denials(flat: str, start: int, match: Found) -> int:
    """Count what denies a match: in its own part of the clause, else in a list that a *no* opens.

    More than one is returned where it can be read either way.
    """
    breaks = [each.end() for each in _PARTS.finditer(flat, start, match.start)]
    part = breaks[-1] if breaks else start
    inner = _negators(flat[match.start : match.end])
    outer = _reaching(flat, part, match)
    lead = flat[start:part]
    if not outer and breaks and not _OWN_SUBJECT.match(flat[part : match.end]):
        outer = int(_negators(lead) == 1 and _LISTS.match(lead) is not None)
    return outer + (0 if match.rule.holds_no else inner)


def _reaching(flat: str, part: int, match: Found) -> int:
    """Count the negations before a match that reach it."""
    counted = 0
    for each in _NEGATOR.finditer(flat, part, match.start):
        between = flat[each.end() + 1 : match.start]
        whole = flat[each.end() + 1 : match.start + len(_first(flat, match))]
        if _KNEW.match(between) and _NEXT_SUBJECT.search(whole):
            return 2
        if not _NEXT_SUBJECT.search(whole) or _THINKS.match(whole):
            counted += 1
    return counted


def _first(flat: str, match: Found) -> str:
    """Return the first word of a match: it may be the one of whom something is said."""
    return flat[match.start : flat.index(" ", match.start) + 1]


def _negators(words: str) -> int:
    return sum(1 for _ in _NEGATOR.finditer(words))
