"""What typed words are taken for, by rule. Only a hint: nothing of it is scored for style.

A question is known by the words of an area; its way of asking by how it begins. What fits nothing is
not guessed at: the teller says, in role, that it was not understood.
"""

import re

from assistant.conversation.cleaning import plain
from assistant.practice.moves import Move
from assistant.practice.scene import Scene
from assistant.practice.telling import Playing

_OPEN = re.compile(
    r"^(?:and )?(?:so )?(?:how|what|tell me|describe|say more|(?:can|could|would) you (?:tell|describe|say))\b"
)
_LEADING = re.compile(r"(?:isn't|aren't|doesn't|don't|didn't|wasn't|won't|wouldn't) (?:it|he|she|they|you|there)\b.*$|\b(?:surely|right|obviously|of course)\s*\??$|^(?:surely|obviously|so he|so she|so they)\b")  # fmt: skip
_DOUBLE = re.compile(
    r"\?.+\?|\b(?:and|or) (?:how|what|when|where|who|why|does|do|is|are|did|was|has|have|can)\b"
)
_PROBES = (
    ("when", re.compile(r"^(?:and )?(?:when|since when|how old (?:was|were))\b")),
    ("long", re.compile(r"\bhow long\b")),
    ("helped", re.compile(r"\b(?:who|what) (?:helped|helps)\b")),
    ("now", re.compile(r"\b(?:how is (?:that|it)|and) now\b|\bthese days\??$")),
    ("both", re.compile(r"\b(?:do not|don't|cannot|can't) fit\b|\btwo things\b")),
)  # fmt: skip


SAFETY = "safety"


def heard_as(text: str, playing: Playing, scene: Scene) -> Move:
    """Return the move that typed words are taken for; ``unclear`` where they fit nothing."""
    words = plain(text)
    other = _turned_to(words, playing, scene)
    if other:
        return Move("turn", text, fact=other, typed=True)
    saying = _saying(words, playing)
    if saying and not (
        saying == "reflect" and text.rstrip().endswith("?") and _area(words, playing)
    ):
        return Move("say", text, saying, typed=True)
    probe = next((name for name, pattern in _PROBES if pattern.search(words)), "")
    area = _area(words, playing)
    if probe and scene.told and not area:
        return Move("probe", text, probe, fact=scene.told[-1], typed=True)
    if area:
        return Move("ask", text, way_of(words, text), area, typed=True)
    return Move("unclear", text, typed=True)


def _turned_to(words: str, playing: Playing, scene: Scene) -> str:
    """Return another teller whose name the words begin with, or nothing."""
    named = {each.id: plain(each.label.split(",")[0]) for each in playing.family.tellers}
    others = [
        name for name, label in named.items() if name != scene.teller and words.startswith(label)
    ]
    return others[0] if others else ""


def _saying(words: str, playing: Playing) -> str:
    """Return the tag of the saying with the longest wording that is in the words."""
    found = [
        (len(each), saying.tag)
        for saying in playing.practice.sayings.values()
        for each in saying.words
        if _holds(words, each)
    ]
    return max(found)[1] if found else ""


def _area(words: str, playing: Playing) -> str:
    """Return the area whose words are most in them."""
    areas = playing.practice.areas_at(playing.family.age_months)
    if any(_holds(words, each) for each in playing.practice.areas[SAFETY].words):
        return SAFETY  # whoever asks for safety is never taken to ask for something else
    weighed = [
        (sum(len(each) for each in area.words if _holds(words, each)), -place, area.id)
        for place, area in enumerate(areas)
    ]
    most = max(weighed)
    return most[2] if most[0] else ""


def _holds(words: str, wording: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(wording)}(?!\w)", words) is not None


def way_of(words: str, text: str) -> str:
    """Return the way of asking: leading, two in one, open or closed."""
    if _LEADING.search(words):
        return "leading"
    if _DOUBLE.search(text.casefold()):
        return "double"
    return "open" if _OPEN.search(words) else "closed"
