"""Drills: eight small turns of one kind, each answered at once, and when they come back."""

from dataclasses import dataclass, replace

from assistant.practice.coming_back import DRILL_KINDS, due_drills
from assistant.practice.deck import Deck
from assistant.practice.pages import Page, Said, numbered
from assistant.practice.picking import mixed
from assistant.practice.records import DRILLS
from assistant.practice.rooms import Room
from assistant.practice.shapes import Drill
from assistant.practice.spacing import LADDER, steps_of

TURNS = 8


@dataclass(frozen=True, slots=True)
class PickDrill:
    """Which drill; those that are due say so."""

    deck: Deck
    menu: Room
    lines: tuple[Said, ...] = ()

    def page(self) -> Page:
        """Offer every kind of drill."""
        deck = self.deck
        due = due_drills(deck)
        offered = [
            (kind, deck.say(f"kind_{kind}") + (f" ({deck.say('due')})" if kind in due else ""))
            for kind in DRILL_KINDS
        ]
        return Page(
            deck.say("menu_drill"), self.lines, deck.say("pick_drill"), numbered(offered),
            deck.say("hint_choose"),
        )  # fmt: skip

    def take(self, code: str) -> Room:
        """Begin a drill; its turns and their options stand in another order each time."""
        seed = self.deck.seeds()
        drills = [each for each in self.deck.practice.drills.values() if each.kind == code]
        return DrillRoom(self.deck, self, mixed(drills, seed, code)[:TURNS], seed)

    def words(self, text: str) -> Room | None:
        """Nothing can be typed here."""
        del text
        return None

    def back(self) -> Room:
        """Go back to the start."""
        return self.menu


@dataclass(frozen=True, slots=True)
class DrillRoom:
    """One turn of a drill after the other."""

    deck: Deck
    pick: PickDrill
    drills: tuple[Drill, ...]
    seed: int
    place: int = 0
    right: int = 0
    lines: tuple[Said, ...] = ()

    def page(self) -> Page:
        """Show one turn and its options."""
        drill = self.drills[self.place]
        count = self.deck.say("drill_next", n=self.place + 1, of=len(self.drills))
        order = mixed([*enumerate(drill.options, 1)], self.seed, drill.id)
        offered = [(str(number), text) for number, text in order]
        said = (*self.lines, Said(count, "note"))
        return Page(
            self.deck.say(f"kind_{drill.kind}"), said, drill.shown, numbered(offered),
            self.deck.say("hint_choose"),
        )  # fmt: skip

    def take(self, code: str) -> Room:
        """Say at once whether it was right, and why; keep the drill when it is done."""
        drill, deck = self.drills[self.place], self.deck
        is_right = int(code) == drill.right
        said = (
            deck.say("drill_right", because=drill.because)
            if is_right
            else deck.say(
                "drill_wrong", right=drill.options[drill.right - 1], because=drill.because
            )
        )
        right = self.right + is_right
        if self.place + 1 < len(self.drills):
            return replace(self, place=self.place + 1, right=right, lines=(Said(said),))
        return self._done(drill.kind, right, said)

    def _done(self, kind: str, right: int, said: str) -> Room:
        deck, of = self.deck, len(self.drills)
        deck.keep(DRILLS, "drilled", {"kind": kind, "right": right, "of": of})
        days = LADDER[steps_of(deck.book.drilled)[kind].place]
        done = deck.say("drill_done", right=right, of=of, when=deck.say("in_days", days=days))
        return replace(self.pick, lines=(Said(said), Said(done, "strong")))

    def words(self, text: str) -> Room | None:
        """Nothing can be typed here."""
        del text
        return None

    def back(self) -> Room:
        """Leave the drill; nothing of it is kept."""
        return self.pick
