"""The own view, line by line, before any key: ratings, timeline, start, rivals, buffers, plan, words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from assistant.domain.persons import fill
from assistant.practice.after_room import AfterRoom
from assistant.practice.committing import MOST_CHOSEN, Commitment
from assistant.practice.deck import Deck
from assistant.practice.moves import person_of
from assistant.practice.pages import Page, Said, numbered
from assistant.practice.records import Run
from assistant.practice.rooms import Room, Start
from assistant.practice.scene import Scene
from assistant.practice.shapes import Family

UNKNOWN = "unknown"
MINUTES, TIMES = (2, 5, 10, 20, 45), (1, 2, 3, 5)
_WORDS = ("words", "reflection")
"""Steps at which something is typed."""


@dataclass(frozen=True, slots=True)
class WritingRoom:
    """One step of the own view; ``step`` is what is asked now, empty when all is written."""

    deck: Deck
    run: str
    family: Family
    scene: Scene
    menu: Start
    lines: tuple[Said, ...] = ()

    def _kept(self) -> Run:
        return self.deck.book.run(self.run)

    def steps(self) -> Iterator[str]:
        """Yield everything that is written down, in order."""
        yield from (f"rate.{name}" for name in self.family.rate)
        told = [self.family.fact(name) for name in self.scene.told]
        yield from (f"place.{fact.id}" for fact in told if fact.event)
        yield "start"
        yield from (f"rivals.{n}" for n in range(1, MOST_CHOSEN + 1))
        if any(fact.holds for fact in told):
            yield from (f"buffers.{n}" for n in range(1, MOST_CHOSEN + 1))
        yield from ("activity", "minutes", "times", "partner", "words")

    def step(self) -> str:
        """Return what is asked now: the first that is not written, or the commitment, or the reflection."""
        run = self._kept()
        if run.commitment is not None:
            return "reflection"
        ended = {name for name, value in run.wrote.items() if value == ""}
        for step in self.steps():
            group = step.partition(".")[0]
            done = any(each.startswith(f"{group}.") for each in ended)
            if step not in run.wrote and not (done and group in {"rivals", "buffers"}):
                return step
        return "commit"

    def page(self) -> Page:
        """Ask for the next line."""
        step, say = self.step(), self.deck.say
        group, _, name = step.partition(".")
        offered = [*self._offered(group, name)]
        hint = "" if group in _WORDS else say("hint_choose")
        first = 0 if group == "rate" else 1
        lines = (*self.lines, *self._signs(group, name))
        return Page(self.family.title, lines, self._asked(group, name), numbered(offered, first), hint, fresh=False)  # fmt: skip

    def _asked(self, group: str, name: str) -> str:
        say, person = self.deck.say, person_of(self.family)
        match group:
            case "rate":
                skill = fill(self.deck.terms.skills[name], person)
                return say("rate_ask", skill=f"{skill[:1].upper()}{skill[1:]}")
            case "place":
                return say("place_ask", fact=self.family.fact(name).short)
            case "reflection":
                return say("reflect_ask")
            case _:
                return say(f"{group}_ask")

    def _signs(self, group: str, name: str) -> Iterator[Said]:
        """Say what a skill looks like where it is as expected, so that all rate from the same end."""
        if group == "rate":
            sign = fill(self.deck.terms.signs[name], person_of(self.family))
            yield Said(self.deck.say("rate_sign", sign=sign), "note")

    def _offered(self, group: str, name: str) -> Iterator[tuple[str, str]]:
        say, practice = self.deck.say, self.deck.practice
        chosen = [value for key, value in self._kept().wrote.items() if key.startswith(f"{group}.")]
        match group:
            case "rate":
                yield from ((str(n), text) for n, text in enumerate(practice.levels))
                yield UNKNOWN, say("rate_unknown")
            case "place":
                yield from self.deck.terms.windows_at(self.family.age_months)
                yield UNKNOWN, say("place_unknown")
            case "start" | "activity":
                named = practice.starts if group == "start" else practice.activities
                yield from ((each.id, each.label) for each in named.values())
            case "rivals":
                rest = [each for each in practice.rivals.values() if each.id not in chosen]
                yield "", say("enough")
                yield from ((each.id, each.label) for each in rest)
            case "buffers":
                told = [self.family.fact(each) for each in self.scene.told]
                yield "", say("enough")
                yield from ((each.id, each.short) for each in told if each.holds and each.id not in chosen)  # fmt: skip
            case "minutes" | "times":
                yield from (
                    (str(n), say(f"some_{group}", n=n))
                    for n in (MINUTES if group == "minutes" else TIMES)
                )
            case "partner":
                yield from self.family.people.items()
            case "commit":
                yield "yes", say("commit_yes")
                yield "no", say("commit_no")
        del name

    def take(self, code: str) -> Room:
        """Write the line down, or keep the whole view for good."""
        step = self.step()
        if step != "commit":
            return self._wrote(step, code)
        if code == "no":
            for written in self.steps():
                if written in self._kept().wrote:
                    self.deck.keep(self.run, "unwrote", {"what": written})
            return replace(self, lines=())
        self.deck.keep(self.run, "committed", self._commitment().plain())
        return replace(self, lines=())

    def _wrote(self, what: str, value: Any) -> Room:
        self.deck.keep(self.run, "wrote", {"what": what, "value": value})
        return replace(self, lines=())

    def _commitment(self) -> Commitment:
        wrote = self._kept().wrote

        def group(name: str) -> dict[str, str]:
            marked = f"{name}."
            return {key.removeprefix(marked): value for key, value in wrote.items() if key.startswith(marked)}  # fmt: skip

        rated = {name: None if value == UNKNOWN else int(value) for name, value in group("rate").items()}  # fmt: skip
        placed = {name: value for name, value in group("place").items() if value != UNKNOWN}
        return Commitment(
            rated, placed, wrote["start"],
            tuple(value for value in group("rivals").values() if value),
            tuple(value for value in group("buffers").values() if value),
            wrote["activity"], int(wrote["minutes"]), int(wrote["times"]), wrote["partner"],
            wrote["words"],
        )  # fmt: skip

    def words(self, text: str) -> Room | None:
        """Take what is typed where something is to be typed."""
        step = self.step()
        if step == "words":
            return self._wrote(step, text)
        if step == "reflection":
            self.deck.keep(self.run, "reflected", {"text": text})
            return AfterRoom.scored(self.deck, self.run, self.menu)
        return None

    def back(self) -> Room:
        """Take the last line back; from the first, to the start: what is written is kept."""
        wrote = self._kept().wrote
        if not wrote or self._kept().commitment is not None:
            return self.menu
        self.deck.keep(self.run, "unwrote", {"what": [*wrote][-1]})
        return replace(self, lines=())


def writing_of(deck: Deck, run: Run, menu: Start, lines: tuple[Said, ...] = ()) -> WritingRoom:
    """Return the room in which the own view of a run is written."""
    intro = () if run.wrote or run.commitment else (Said(deck.say("rate_intro"), "strong"),)
    return WritingRoom(deck, run.id, deck.family(run), deck.scene(run), menu, (*lines, *intro))
