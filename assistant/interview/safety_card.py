"""The fixed safety card: words from knowledge/, contacts from the country pack, nothing assembled."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.conversation.phrasing import Speech

if TYPE_CHECKING:
    from assistant.domain.knowledge import CountryPack, Knowledge, SafetyCard


def card_lines(
    knowledge: "Knowledge", speech: Speech, codes: Sequence[str], country: str, today: str
) -> tuple[str, ...]:
    """Return the lines of every card that these codes call for.

    Without a pack for the country no number is shown; past its date the pack says so.
    """
    pack = knowledge.countries.get(country)
    cards = [card for card in knowledge.cards.values() if set(card.codes) & set(codes)]
    lines = [_with_contacts(line, pack, speech) for card in cards for line in _lines(card, speech)]
    if pack is not None and today > pack.expires:
        lines.append(speech.phrase("contacts_old", {"date": pack.checked}))
    return tuple(dict.fromkeys(filter(None, lines)))


UNSURE = ("unsure_first", "unsure_emergency", "unsure_crisis", "unsure_alone", "unsure_last")
"""The gentle card, as stock sentences in their order."""


def unsure_lines(knowledge: "Knowledge", speech: Speech, country: str, today: str) -> list[str]:
    """Return the lines of the gentle card for a danger that somebody is not sure of."""
    pack = knowledge.countries.get(country)
    contacts = {use: _contact(use, pack, speech) for use in ("emergency", "crisis")}
    lines = [speech.phrase(key, contacts) for key in UNSURE]
    if pack is not None and today > pack.expires:
        lines.append(speech.phrase("contacts_old", {"date": pack.checked}))
    return lines


def _lines(card: "SafetyCard", speech: Speech) -> Iterable[str]:
    voices = card.lines[speech.language]
    return voices.get(speech.voice) or voices.get("any") or voices["caregiver"]


def _with_contacts(line: str, pack: "CountryPack | None", speech: Speech) -> str:
    for use in ("emergency", "crisis"):
        mark = f"{{{use}}}"
        if mark in line:
            line = line.replace(mark, _contact(use, pack, speech))
    return line


def _contact(use: str, pack: "CountryPack | None", speech: Speech) -> str:
    if pack is None:
        return speech.phrase("contacts_unknown")
    found = [speech.words(contact.words) for contact in pack.contacts if contact.use == use]
    return " ".join(found) or speech.words(pack.without)
