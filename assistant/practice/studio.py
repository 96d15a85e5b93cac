"""Practice as a face sees it: it shows a page and hands back a line, nothing else."""

from contextlib import suppress
from dataclasses import dataclass, replace

from assistant.conversation.cleaning import LONGEST, capture
from assistant.domain.errors import AssistantError
from assistant.practice.deck import Deck
from assistant.practice.menu_room import MenuRoom
from assistant.practice.pages import Choice, Page, Said
from assistant.practice.rooms import Room

_BACK, _LEAVE = frozenset({"back", "b"}), frozenset({"leave", "quit", "q", "exit", "stop"})


@dataclass(slots=True)
class Studio:
    """Holds the room that is open."""

    deck: Deck
    room: Room

    @classmethod
    def opened(cls, deck: Deck) -> "Studio":
        """Return practice at its start.

        Raises:
            AssistantError: what is kept cannot be read.
        """
        deck.read()
        return cls(deck, MenuRoom(deck))

    def page(self) -> Page:
        """Return what is to be read and chosen now."""
        return self.room.page()

    def hear(self, line: str) -> Page:
        """Take a line: a number of the page, a command, or own words; return the page after it.

        What could not be kept moved nothing, and the page says so.
        """
        text = capture(line).strip()[:LONGEST]
        if text.casefold() in _LEAVE:
            return self._goodbye()
        try:
            return self._heard(text)
        except AssistantError as error:
            return self._again(error)

    def _again(self, error: AssistantError) -> Page:
        """Read anew what is kept; where it went on elsewhere, begin again at the start."""
        said, before = Said(str(error), "card"), self.deck.book
        with suppress(AssistantError):
            self.deck.read()
        if self.deck.book != before:
            self.room = MenuRoom(self.deck, (said,))
            return self.room.page()
        page = self.room.page()
        return replace(page, say=(said, *page.say))

    def choose(self, code: str) -> Page:
        """Take a choice by its code."""
        return self.hear(
            next(str(each.number) for each in self.page().choices if each.code == code)
        )

    def _heard(self, text: str) -> Page:
        page = self.room.page()
        chosen = next((each for each in page.choices if text.casefold() in _means(each)), None)
        if chosen is not None and chosen.code == "leave":
            return self._goodbye()
        if chosen is not None:
            self.room = self.room.take(chosen.code)
        elif text.casefold() in _BACK:
            self.room = self.room.back()
        else:
            after = self.room.words(text) if text else None
            if after is None:
                return replace(page, say=(Said(self.deck.say("no_number", typed=text), "note"),))
            self.room = after
        return self.room.page()

    def _goodbye(self) -> Page:
        return Page("", (Said(self.deck.say("left")),), finished=True)


def _means(choice: Choice) -> set[str]:
    """Return what chooses it: its number, and yes or no where it is one."""
    return {str(choice.number), *({choice.code} & {"yes", "no"})}
