"""The start of practice: what can be done, and which family can be met."""

from dataclasses import dataclass

from assistant.practice.after_room import AfterRoom, paper
from assistant.practice.coming_back import debts, due_drills, open_cases
from assistant.practice.curve import curve_lines
from assistant.practice.deck import Deck
from assistant.practice.drill_room import PickDrill
from assistant.practice.pages import Page, Said, numbered
from assistant.practice.records import Run
from assistant.practice.rooms import Room
from assistant.practice.visit_room import VisitRoom
from assistant.practice.writing_room import writing_of


@dataclass(frozen=True, slots=True)
class MenuRoom:
    """Where a face arrives, and where everything ends."""

    deck: Deck
    lines: tuple[Said, ...] = ()

    def page(self) -> Page:
        """Offer what can be done now."""
        deck = self.deck
        left = deck.open_run()
        offered = [("play", deck.say("menu_play"))]
        if left is not None:
            offered.insert(0, ("go_on", deck.say("menu_go_on", title=deck.family(left).title)))
        due = f" ({deck.say('due')})" if due_drills(deck) else ""
        offered += [("drill", deck.say("menu_drill") + due), ("curve", deck.say("menu_curve"))]
        offered.append(("debts", deck.say("menu_debts")))
        if deck.last_run() is not None:
            offered += [("last", deck.say("menu_again")), ("paper", deck.say("menu_paper"))]
        offered.append(("leave", deck.say("menu_leave")))
        say = self.lines or (Said(deck.say("welcome")),)
        return Page(deck.say("menu"), say, deck.say("menu"), numbered(offered), deck.say("hint_choose"))  # fmt: skip

    def take(self, code: str) -> Room:
        """Go where it was chosen to go."""
        deck = self.deck
        match code:
            case "go_on":
                return self.go_on(_there(deck.open_run()).id)
            case "play":
                return PickFamily(deck)
            case "drill":
                return PickDrill(deck, self)
            case "curve":
                return MenuRoom(deck, tuple(curve_lines(deck)))
            case "debts":
                return MenuRoom(deck, tuple(Said(line) for line in debts(deck)))
            case "last":
                return AfterRoom(deck, _there(deck.last_run()).id, self)
            case _:
                return MenuRoom(deck, (paper(deck, _there(deck.last_run())),))

    def go_on(self, run: str) -> Room:
        """Return the room in which a run was left."""
        kept, start = self.deck.book.run(run), MenuRoom(self.deck)
        if kept.commitment is not None or kept.wrote:
            return writing_of(self.deck, kept, start)
        return VisitRoom.opened(self.deck, run, start)

    def words(self, text: str) -> Room | None:
        """Nothing can be typed here."""
        del text
        return None

    def back(self) -> Room:
        """Stay; there is nothing above."""
        return MenuRoom(self.deck)


def _there(run: Run | None) -> Run:
    """Return a run that is offered only where there is one."""
    if run is None:
        raise LookupError
    return run


@dataclass(frozen=True, slots=True)
class PickFamily:
    """Which family to meet; a level opens by mastery of the one before."""

    deck: Deck
    lines: tuple[Said, ...] = ()

    def page(self) -> Page:
        """Offer every family with its level and how it went so far."""
        deck = self.deck
        offered = [(case.family.id, case.label) for case in open_cases(deck)]
        return Page(
            deck.say("pick_family"), self.lines, deck.say("pick_family"), numbered(offered),
            deck.say("hint_choose"),
        )  # fmt: skip

    def take(self, code: str) -> Room:
        """Begin a visit, or say why it is not open yet."""
        case = next(each for each in open_cases(self.deck) if each.family.id == code)
        if case.locked:
            return PickFamily(self.deck, (Said(case.locked, "note"),))
        left = [run for run in self.deck.book.runs if run.is_open()]
        for run in left:
            self.deck.keep(run.id, "left", {})
        return VisitRoom.opened(self.deck, self.deck.begin(code), MenuRoom(self.deck))

    def words(self, text: str) -> Room | None:
        """Nothing can be typed here."""
        del text
        return None

    def back(self) -> Room:
        """Go back to the start."""
        return MenuRoom(self.deck)
