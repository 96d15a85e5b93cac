"""Words keyed by language and voice: the shape of every text that content carries."""

from collections.abc import Mapping
from typing import Literal

Voice = Literal["caregiver", "self", "clinician", "trainee"]
Words = Mapping[str, Mapping[str, str]]
"""``{language: {voice: text}}``; the voice ``any`` serves every voice without a text of its own."""

ANY = "any"
ENGLISH = "en"


def say(words: Words, voice: str, language: str = ENGLISH) -> str:
    """Return the text for this voice, or the one for any voice, or nothing.

    A trainee without words of their own reads the clinician's.
    """
    voices = words.get(language, {})
    if voice in voices:
        return voices[voice]
    if voice == "trainee" and "clinician" in voices:
        return voices["clinician"]
    return voices.get(ANY, "")


def key_in_words(key: str) -> str:
    """Return a key as it stands on a keyboard: ``F4``, ``Ctrl-N``."""
    *held, last = key.split("+")
    return "-".join([*(each.capitalize() for each in held), last.upper()])
