"""Words that say no within a clause; a closed class, so that *student* and *went* are none."""

import re

_NEGATOR = re.compile(
    r"\b(?:no|not|never|nobody|none|noone|nor|neither|without|nothing|nowt|hardly|barely|denies|denied"
    r"|(?:is|are|was|were|do|does|did|has|have|had|ca|could|wo|would|should|must|need|ai)nt)\b(?! (?:only|just)\b)"
)


def negators_in(text: str) -> list[str]:
    """Return the words of a text that say no."""
    return _NEGATOR.findall(text)
