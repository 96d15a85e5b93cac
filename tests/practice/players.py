"""Interviewers made by hand: one who does everything right, one who is rude, one who chooses blindly."""

from collections.abc import Iterable, Iterator
from random import Random

from assistant.practice.committing import Commitment
from assistant.practice.key import Key
from assistant.practice.moves import Move, asks, probes, sayings, turns
from assistant.practice.scene import TRUST, Scene
from assistant.practice.shapes import Area
from assistant.practice.stepping import begin, step
from assistant.practice.telling import Playing

HARD_IN_A_ROW = 3


class Visit:
    """A visit under way, and everything that can be said in it."""

    def __init__(self, playing: Playing) -> None:
        self.playing = playing
        self.scene: Scene = begin(playing)

    def take(self, move: Move) -> None:
        self.scene = step(self.playing, self.scene, move)

    def say(self, tag: str) -> None:
        self.take(next(move for move in self.sayings() if move.how == tag))

    def sayings(self) -> list[Move]:
        practice, family = self.playing.practice, self.playing.family
        groups = dict.fromkeys(saying.group for saying in practice.sayings.values())
        return [each for group in groups for each in sayings(practice, family, self.scene, group)]

    def ask(self, area: str, how: str) -> None:
        playing = self.playing
        offered = asks(playing.practice, playing.family, area, playing.seed)
        self.take(next(move for move in offered if move.how == how))

    def everything(self) -> list[Move]:
        playing = self.playing
        areas = playing.practice.areas_at(playing.family.age_months)
        found = [
            move for area in areas for move in asks(playing.practice, playing.family, area.id, 0)
        ]
        found += [move for fact in self.scene.told for move in probes(playing.practice, fact)]
        return [*found, *self.sayings(), *turns(playing.practice, playing.family, self.scene)]


class Perfect(Visit):
    """Leads in, listens, follows hints, leaves what is not wanted, comes back with leave, says goodbye."""

    def run(self) -> Scene:
        self.say("preamble")
        playing = self.playing
        areas = playing.practice.areas_at(playing.family.age_months)
        for place, area in enumerate(areas):
            self._about(area)
            if place in {len(areas) // 2, len(areas) - 1}:
                self.say("sum_up")
        for teller in playing.family.tellers[1:]:
            self.take(Move("turn", "", fact=teller.id))
            for area in [
                each for each in areas if not each.sensitive and self._knows(each, teller.id)
            ]:
                self._about(area)
        self._back_to_what_was_left()
        self.say("close")
        return self.scene

    def _about(self, area: Area) -> None:
        if area.sensitive:
            self.say("permission")
        self._ask(area.id, "open")
        if area.id not in self.scene.declined and self._untold(area.id, "direct"):
            self._ask(area.id, "closed")
        while self._untold(area.id, "open") and area.id not in self.scene.declined:
            self._ask(area.id, "open")

    def _ask(self, area: str, how: str) -> None:
        self.ask(area, how)
        last = self.scene.beats[-1]
        if "rather_not" in last.marks:
            self.say("honour")
        elif last.told:
            self.say("reflect")
        for name in last.told:
            self._follow(name)

    def _follow(self, name: str) -> None:
        fact = self.playing.family.fact(name)
        for place, cue in enumerate(fact.cues):
            self.take(next(move for move in probes(self.playing.practice, name) if move.how == cue))
            if place % 2:
                self.say("reflect")
        if len(fact.cues) % 2:
            self.say("reflect")

    def _untold(self, area: str, told: str) -> bool:
        return any(
            fact.area == area and fact.told == told and fact.id not in self.scene.told
            and self.playing.family.teller_of(fact) == self.scene.teller
            for fact in self.playing.family.facts
        )  # fmt: skip

    def _knows(self, area: Area, teller: str) -> bool:
        family = self.playing.family
        return any(
            fact.area == area.id and family.teller_of(fact) == teller for fact in family.facts
        )

    def _back_to_what_was_left(self) -> None:
        family = self.playing.family
        for fact in family.facts:
            if fact.id in self.scene.told or self.scene.ease < TRUST:
                continue
            if family.teller_of(fact) != self.scene.teller:
                self.take(Move("turn", "", fact=family.teller_of(fact)))
            if fact.area in self.scene.declined or fact.told == "trust":
                self.say("permission")
                self._ask(fact.area, "closed" if fact.told == "direct" else "open")
        if self.playing.practice.areas["hope"].strength:
            self.ask("hope", "open")


class Rude(Visit):
    """Leads, asks two things at once, goes on after a no, and leaves."""

    def run(self) -> Scene:
        for area in ("today", "upsets", "hard_times", "safety", "family"):
            self.ask(area, "leading")
            if self.scene.declined:
                self.say("press")
            self.ask(area, "double")
        self.say("dig")
        self.say("confront")
        return self.scene


class Blind(Visit):
    """Takes anything that can be said."""

    def run(self) -> Scene:
        dice = Random(self.playing.seed)
        for _ in range(40):
            self.take(dice.choice(self.everything()))
            if self.scene.closed:
                break
        return self.scene


def from_key(key: Key) -> Commitment:
    """What somebody would write who thinks as the key does."""
    return Commitment(
        {name: low for name, (low, _) in key.ranges().items()},
        {fact: windows[0] for fact, windows in key.timeline.items()},
        key.start[0], key.rivals[:2], key.buffers[:2], key.activities[0], 5, 3, key.partners[0],
        "as the key",
    )  # fmt: skip


def at_random(playing: Playing) -> Commitment:
    """What somebody would write who has not listened."""
    dice, practice = Random(playing.seed), playing.practice

    def pick(named: Iterable[str]) -> str:
        return dice.choice([*named])

    return Commitment(
        {name: dice.randint(0, 3) for name in playing.family.rate}, {}, pick(practice.starts),
        tuple(dice.sample([*practice.rivals], 2)), (pick([fact.id for fact in playing.family.facts]),),
        pick(practice.activities), dice.choice([5, 20]), dice.choice([1, 3]), pick(playing.family.people), "",
    )  # fmt: skip


def runs(playing: Playing, key: Key) -> Iterator[tuple[str, Scene, Commitment]]:
    """Yield the three of them over one case and seed; the rude one writes nothing down."""
    yield "perfect", Perfect(playing).run(), from_key(key)
    yield "rude", Rude(playing).run(), Commitment()
    yield "blind", Blind(playing).run(), at_random(playing)
