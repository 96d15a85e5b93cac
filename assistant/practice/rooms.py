"""What every room can do: show a page, take a choice or typed words, and go back a step."""

from typing import Protocol

from assistant.practice.pages import Page


class Room(Protocol):
    """One place of practice; taking a choice leads to the next room, or to itself."""

    def page(self) -> Page:
        """Return what is to be read and chosen here."""

    def take(self, code: str) -> "Room":
        """Take a choice of the page."""

    def words(self, text: str) -> "Room | None":
        """Take typed words; None where only a choice will do."""

    def back(self) -> "Room":
        """Go one step up."""


class Start(Room, Protocol):
    """The room where practice begins, from which any run can be gone on with."""

    def go_on(self, run: str) -> Room:
        """Return the room in which a run stands."""
