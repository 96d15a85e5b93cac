"""What is quoted of somebody's own words: what is good in them, word for word, without the hesitation around it."""

import re

_PIECE = re.compile(r"[^.!?;\n…]+(?:[.!?;\n…]+|$)\s*")
_HESITATES = re.compile(
    r"(?:i ?d ?k|idunno|dunno|i (?:do ?n['’]?t|do not) (?:really )?know|not (?:really )?sure|u+mm*|u+hh*|hm+|er+m*"
    r"|well|let me think|good question|hard to say|nothing comes to mind)(?: (?:really|though|honestly|tbh))?",
    re.IGNORECASE,
)
_ONLY_WHO = re.compile(
    r"(?:s?he|they|it)(?:['’]?s|['’]?re| is| are) (?:my|our) (?:\w+ )?(?:grand|step|foster |god)?"
    r"(?:son|daughter|child|kid|boy|girl|baby|niece|nephew|brother|sister|one)",
    re.IGNORECASE,
)
_EDGES = " \t\n.,;:!?…-"


def good_words(text: str) -> str:
    """Return a text from its first to its last piece that says something good; nothing where none does."""
    pieces = [(found.start(), found.end()) for found in _PIECE.finditer(text)]
    kept = [(start, end) for start, end in pieces if _says_something(text[start:end])]
    return text[kept[0][0] : kept[-1][1]].strip() if kept else ""


def _says_something(piece: str) -> bool:
    bare = piece.strip(_EDGES)
    hesitates = all(_HESITATES.fullmatch(part.strip(_EDGES)) for part in bare.split(","))
    return bool(bare) and not hesitates and not _ONLY_WHO.fullmatch(bare)
