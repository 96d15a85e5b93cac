"""What can be counted about wording without a dictionary: words, sentences, words that are banned."""

import re

BANNED = (
    r"dysregulat\w*",
    r"trauma\w*",
    r"attachment\w*",
    r"arousal",
    r"cortex\w*",
    r"cortical",
    r"brainstem",
    r"diencephalon",
    r"cerebell\w*",
    r"limbic",
    r"deficits?",
    r"disorder\w*",
    r"damaged?",
    r"stunted",
    r"broken",
    r"abusers?",
    r"perpetrator\w*",
    r"neglectful",
    r"failed",
    r"failure",
    r"bad (?:parent|mother|father|child)\w*",
    r"irreversible",
    r"lizard brain",
    r"brain age",
    r"developmental age",
)
_BANNED = re.compile(rf"\b(?:{'|'.join(BANNED)})\b", re.IGNORECASE)
_WORD = re.compile(r"\{\w+\}|[A-Za-z0-9][\w'’]*")
_END = re.compile(r"(?<=[.!?:;])[\"”’)]*\s+|\n+")


def words_of(text: str) -> list[str]:
    """Return the words of a text; a placeholder counts as one."""
    return _WORD.findall(text)


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in _END.split(text) if _WORD.search(part)]


def banned_in(text: str) -> list[str]:
    """Return the words that no caregiver and no client should be met with."""
    return _BANNED.findall(text)
