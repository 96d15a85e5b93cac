"""What a trainee does in one turn, and everything that can be done now, in words to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.domain.persons import Person, fill
from assistant.practice.picking import mixed
from assistant.practice.scene import Scene
from assistant.practice.shapes import ASK_KINDS, PROBES, Fact, Family, Practice


@dataclass(frozen=True, slots=True)
class Move:
    """One thing said. ``how`` is the way of asking, the probe, or the tag of a saying."""

    kind: Literal["ask", "probe", "say", "turn", "unclear"]
    text: str
    how: str = ""
    area: str = ""
    fact: str = ""
    """What a probe is about; for ``turn`` the teller who is asked from here on."""
    typed: bool = False
    """In own words: its kind is a hint and is not scored."""

    def plain(self) -> dict[str, object]:
        """Return it as it is kept."""
        return {
            "kind": self.kind, "text": self.text, "how": self.how,
            "area": self.area, "fact": self.fact, "typed": self.typed,
        }  # fmt: skip


def person_of(family: Family) -> Person:
    """Return whom the words of a case are about."""
    return Person(family.name, family.pronouns)


def asks(practice: Practice, family: Family, area: str, seed: int) -> tuple[Move, ...]:
    """Return the ways of asking about an area, in an order that gives nothing away."""
    found = [
        Move("ask", fill(practice.areas[area].asks[how], person_of(family)), how, area)
        for how in ASK_KINDS
    ]
    return mixed(found, seed, area)


def probes(practice: Practice, fact: str) -> tuple[Move, ...]:
    """Return what can be asked further about something that was told."""
    return tuple(Move("probe", practice.probes[each], each, fact=fact) for each in PROBES)


def sayings(practice: Practice, family: Family, scene: Scene, group: str) -> tuple[Move, ...]:
    """Return what can be said of one group: say back, or something else."""
    return tuple(
        Move("say", said(saying.text, family, scene), saying.tag)
        for saying in practice.sayings.values()
        if saying.group == group and (saying.tag != "name_to_child" or family.child_present)
    )


def said(text: str, family: Family, scene: Scene) -> str:
    """Return a saying with what was told put in: of the last that was told what weighs most."""
    last = _weightiest(family, scene)
    slots = {
        "short": last.short if last else "there is a lot on your mind",
        "feeling": (last.feeling or "important") if last else "like a lot to carry",
        "told": _summed(family, scene),
    }
    return fill(text, person_of(family), slots)


def _weightiest(family: Family, scene: Scene) -> Fact | None:
    last = next((beat.told for beat in reversed(scene.beats) if beat.told), ())
    facts = [family.fact(name) for name in last]
    return next((fact for fact in facts if fact.feeling), facts[0] if facts else None)


def _summed(family: Family, scene: Scene) -> str:
    facts = [family.fact(name) for name in scene.told]
    weighty = [fact.short for fact in facts if fact.feeling] or [fact.short for fact in facts]
    return "; ".join(weighty[-3:]) or "why you came"


def turns(practice: Practice, family: Family, scene: Scene) -> Iterator[Move]:
    """Yield the other tellers who could be asked now."""
    for teller in family.tellers:
        if teller.id != scene.teller:
            text = practice.phrases["turn_to"].replace("[who]", teller.label)
            yield Move("turn", text, fact=teller.id)
