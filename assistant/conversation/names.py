"""What somebody is called, found in a sentence: *we call her Tilly but her real name is Matilda*."""

import re

_NAME = r"(?P<name>[^\W\d_][\w'’-]*)"
_CALLED = re.compile(
    rf"\b(?:(?:we|they|i|everyone|everybody|people|family|friends|mates|all)(?: all| mostly| always| just)* (?:calls?|say)(?: him| her| them| me)?|goes by|go by|known as|likes? to be called|prefers|answers to|call (?:him|her|them|me)|called) (?:just )?{_NAME}",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"\b(?:(?:his|her|their|my|the) (?:first )?name(?: is|'?s)|name is|i'?m|i am|it'?s|it is|that'?s|this is|he'?s|she'?s|he is|she is|they are|they'?re) (?:just |called )?{_NAME}",
    re.IGNORECASE,
)
_JUST = re.compile(
    rf"^(?:just|only|well|um|oh|hi|hello|make it|say|put|use|call it)[ ,]+(?:just )?{_NAME}(?: (?:please|is fine|will do|thanks|is good))?[ .!]*$",
    re.IGNORECASE,
)
_SHORT_FOR = re.compile(
    rf"^{_NAME}[ ,(-]+(?:which is |it'?s |that'?s |but |as in )?(?:short (?:for|of)|for short|from|as in|but |is fine|will do|please|thanks|\(|real name|full name|properly|officially)",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    rf"^(?:(?:actually|sorry|oh|wait|no|oops|my mistake|by the way|also)[ ,.]+)*(?:(?:his|her|their|my|the) (?:real |actual |right )?name(?: is|'?s)|(?:we|they|everyone) calls? (?:him|her|them|me)|call (?:him|her|them|me)) (?:actually |really |just )?{_NAME}(?:[ ,.]+(?:not [\w'’-]+|actually|sorry|please|instead))?[ .!]*$",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    [
        "a",
        "an",
        "the",
        "not",
        "so",
        "very",
        "my",
        "our",
        "his",
        "her",
        "their",
        "called",
        "just",
        "in",
        "on",
        "at",
        "by",
        "too",
        "also",
        "fine",
        "good",
        "known",
        "old",
        "years",
    ]
)


def read_name(text: str) -> str:
    """Return the name that a text gives; where it gives none in so many words, the text as it is."""
    for pattern in (_CALLED, _IS, _SHORT_FOR, _JUST):
        found = pattern.search(text)
        if found is not None and found["name"].lower() not in _NO_NAME:
            return found["name"]
    return text


def corrected_name(text: str) -> str:
    """Return the name that a line gives for the client although something else was asked, or nothing."""
    found = _CORRECTED.match(text.strip())
    is_name = found is not None and found["name"][0].isupper()
    return found["name"] if found is not None and is_name else ""
