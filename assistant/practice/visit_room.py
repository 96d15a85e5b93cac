"""The talk: what can be said now, in two steps by number or at once in own words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from assistant.domain.persons import fill
from assistant.practice.deck import Deck
from assistant.practice.moves import Move, asks, person_of, probes, sayings, turns
from assistant.practice.pages import Page, Said, numbered
from assistant.practice.rooms import Room, Start
from assistant.practice.scene import Scene
from assistant.practice.stepping import step
from assistant.practice.telling import Playing
from assistant.practice.typed import heard_as
from assistant.practice.writing_room import writing_of

GUIDED_TIERS = 2
"""In these levels it is said why the meter moves, turn by turn."""
_TOP = (
    ("ask", "do_ask"),
    ("more", "do_more"),
    ("back", "do_back"),
    ("frame", "do_frame"),
    ("space", "do_space"),
    ("turn", "do_turn"),
    ("other", "do_other"),
    ("close", "do_close"),
)


@dataclass(frozen=True, slots=True)
class VisitRoom:
    """A visit under way; ``at`` is where in the menu the trainee stands."""

    deck: Deck
    run: str
    playing: Playing
    scene: Scene
    menu: Start
    at: tuple[str, ...] = ()
    lines: tuple[Said, ...] = ()
    wants_to_rate: bool = False
    is_new: bool = False
    """Nothing of what was on the screen before belongs to it."""

    @classmethod
    def opened(cls, deck: Deck, run: str, menu: Start) -> "VisitRoom":
        """Return the visit of a run, as far as it is."""
        kept = deck.book.run(run)
        playing, scene = deck.playing(kept), deck.scene(kept)
        room = cls(deck, run, playing, scene, menu)
        before = [
            line for beat in scene.beats[-2:] for line in _of_beat(room, beat.said, beat.heard)
        ]
        again = Said(deck.say("again_from", turn=len(scene.beats) + 1), "note")
        return replace(
            room, is_new=True, lines=(*room.opening(), *before, *([again] if kept.again_of else []))
        )

    def opening(self) -> tuple[Said, ...]:
        """Return what is known before the first word."""
        family, say = self.playing.family, self.deck.say
        first = family.tellers[0]
        return (
            Said(f"{say('tier', tier=family.tier)}: {family.title} ({say(f'tier_{family.tier}')})", "strong"),
            Said(family.brief),
            Said(say("how_to"), "note"),
            Said(f"{first.label}: {first.opens}", "heard"),
        )  # fmt: skip

    def _now(self, **changes: Any) -> "VisitRoom":
        return replace(self, is_new=False, **changes)

    def page(self) -> Page:
        """Show what was just said, the meter, and what can be said."""
        say, deck = self.deck.say, self.deck
        if self.wants_to_rate:
            offered = [("yes", say("yes")), ("no", say("no"))]
            return self._page(say("no_goodbye"), offered)
        match self.at:
            case ():
                return self._page(
                    say("what_now"), [(code, say(name)) for code, name in self._top()]
                )
            case ("ask",):
                areas = deck.practice.areas_at(self.playing.family.age_months)
                return self._page(say("ask_about"), [(area.id, area.label) for area in areas])
            case ("more",) if not self.scene.told:
                return self._page(say("nothing_told"), [])
            case ("more",):
                told = [self.playing.family.fact(name) for name in reversed(self.scene.told)]
                return self._page(say("more_about"), [(fact.id, fact.short) for fact in told])
            case _:
                asked = say("ask_how" if self.at[0] == "ask" else "say_what")
                asked = say("more_what") if self.at[0] == "more" else asked
                return self._page(
                    asked, [(str(n), move.text) for n, move in enumerate(self._moves())]
                )

    def _page(self, ask: str, offered: list[tuple[str, str]]) -> Page:
        say = self.deck.say
        return Page(
            self.playing.family.title, self.lines, ask, numbered(offered), say("hint_play"),
            self.scene.ease, fresh=self.is_new,
        )  # fmt: skip

    def _top(self) -> Iterator[tuple[str, str]]:
        several = len(self.playing.family.tellers) > 1
        yield from ((code, name) for code, name in _TOP if code != "turn" or several)

    def _moves(self) -> tuple[Move, ...]:
        """Return what can be said at this place of the menu."""
        practice, family, scene = self.playing.practice, self.playing.family, self.scene
        lists: dict[str, Callable[[], tuple[Move, ...]]] = {
            "ask": lambda: asks(practice, family, self.at[1], self.playing.seed),
            "more": lambda: probes(practice, self.at[1]),
            "turn": lambda: tuple(turns(practice, family, scene)),
        }
        group = self.at[0]
        if group in lists:
            return lists[group]()
        return sayings(practice, family, scene, group)

    def take(self, code: str) -> Room:
        """Go a step down in the menu, or say what was chosen."""
        if self.wants_to_rate:
            if code == "yes":
                return self._written()
            return self._now(wants_to_rate=False, lines=())
        if self.at in {("ask",), ("more",)}:
            return self._now(at=(*self.at, code), lines=())
        if self.at:
            return self.say(self._moves()[int(code)])
        below = self._now(at=(code,), lines=())
        if code in {"close", "turn"} and len(below._moves()) == 1:  # noqa: SLF001  # its own kind
            return below.say(below._moves()[0])  # noqa: SLF001  # as above
        return below

    def words(self, text: str) -> Room | None:
        """Take typed words as something said; what cannot be understood is answered in role."""
        if text.isdecimal():  # a slip of a number is not said to anybody
            return None
        if text.casefold() == "rate":
            return self._now(wants_to_rate=True, lines=())
        move = heard_as(text, self.playing, self.scene)
        after = self.say(move)
        return (
            after
            if move.kind in {"unclear", "turn"} or not isinstance(after, VisitRoom)
            else after.hinted(move)
        )

    def hinted(self, move: Move) -> "VisitRoom":
        """Return the room with a line that says how typed words were taken."""
        say, how = self.deck.say, self.deck.say(f"how_{move.how}")
        area = self.deck.practice.areas[move.area].label if move.area else ""
        hint = say("hint_typed", how=how, area=area) if area else say("hint_typed_say", how=how)
        return self._now(lines=(Said(hint, "note"), *self.lines))

    def say(self, move: Move) -> Room:
        """Keep what is said, then let the teller answer; a goodbye leads on to the own view."""
        after = step(self.playing, self.scene, move)
        beat = after.beats[-1]
        self.deck.keep(self.run, "moved", move.plain())
        lines = [*_of_beat(self, beat.said, beat.heard, beat.teller)]
        why = self._why(after)
        room = self._now(scene=after, at=(), lines=(*lines, *why))
        return room._written() if after.closed else room  # noqa: SLF001  # its own kind

    def _why(self, after: Scene) -> tuple[Said, ...]:
        """Say in one line why the meter moved, in the levels that guide."""
        beat = after.beats[-1]
        moved = after.ease - self.scene.ease
        named = [self.deck.say(f"mark_{mark}") for mark in beat.marks]
        if not moved or not named or self.playing.family.tier > GUIDED_TIERS:
            return ()
        phrase = "went_up" if moved > 0 else "went_down"
        return (Said(self.deck.say(phrase, why=", ".join(named)), "note"),)

    def _written(self) -> Room:
        return writing_of(self.deck, self.deck.book.run(self.run), self.menu, self.lines)

    def back(self) -> Room:
        """Go one step up in the menu; from the top, to the start: the visit is kept."""
        if self.wants_to_rate:
            return self._now(wants_to_rate=False, lines=())
        return self._now(at=self.at[:-1], lines=()) if self.at else self.menu


def _of_beat(room: VisitRoom, said: str, heard: str, teller: str = "") -> Iterator[Said]:
    family = room.playing.family
    label = next(
        (each.label for each in family.tellers if each.id == teller), family.tellers[0].label
    )
    yield Said(f"{room.deck.say('you')}: {said}", "you")
    yield Said(f"{label}: {fill(heard, person_of(family))}", "heard")
