"""The role-player: what the teller answers to a question, from the facts of the case."""

from dataclasses import dataclass

from assistant.domain.persons import fill
from assistant.practice.moves import person_of
from assistant.practice.picking import pick
from assistant.practice.scene import TRUST, Scene
from assistant.practice.shapes import Fact, Family, Practice, Style, Teller


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered, which facts were told with it, and why nothing was where nothing was."""

    heard: str
    told: tuple[str, ...] = ()
    how: str = ""


@dataclass(frozen=True, slots=True)
class Playing:
    """One case as it is played: the content, the case, and what makes this run its own."""

    practice: Practice
    family: Family
    seed: int

    def style(self, scene: Scene) -> Style:
        """Return how the one speaks who is asked now."""
        return self.practice.styles[self.teller(scene.teller).style]

    def teller(self, name: str) -> Teller:
        """Return a teller of the case."""
        return next(each for each in self.family.tellers if each.id == name)

    def words(self, scene: Scene, kind: str) -> str:
        """Return one of the ways in which this teller says this."""
        chosen = pick(self.style(scene).lists[kind], self.seed, kind, len(scene.beats))
        return fill(chosen, person_of(self.family))


def answer(playing: Playing, scene: Scene, area: str, how: str) -> Reply:
    """Return what the teller says when asked about an area in one of the four ways."""
    untold = [fact for fact in _facts(playing, scene) if fact.area == area]
    open_now = [fact for fact in untold if _tells(fact, how, scene.ease)]
    most = playing.style(scene).facts if how == "open" else 1
    told = open_now[:most]
    if told:
        told += _rambled(playing, scene, area, how)
        return Reply(_joined(playing, scene, told), tuple(fact.id for fact in told), "told")
    if how == "leading":
        return Reply(playing.words(scene, "agrees"), how="agrees")
    if any(fact.told == "trust" for fact in untold):
        return Reply(playing.words(scene, "holds_back"), how="holds_back")
    kind = "brief" if untold else "nothing"
    if how == "closed" and any(fact.told == "open" for fact in untold):
        kind = "half"
    return Reply(playing.words(scene, kind), how=kind)


def _facts(playing: Playing, scene: Scene) -> list[Fact]:
    family = playing.family
    return [
        fact
        for fact in family.facts
        if fact.id not in scene.told and family.teller_of(fact) == scene.teller
    ]


def _tells(fact: Fact, how: str, ease: int) -> bool:
    match fact.told:
        case "at_once":
            return how != "leading"
        case "open":
            return how == "open"
        case "direct":
            return how == "closed"
        case _:
            return how in {"open", "closed"} and ease >= TRUST


def _rambled(playing: Playing, scene: Scene, area: str, how: str) -> list[Fact]:
    """Return what a talkative teller adds unasked: something told at once, of another area."""
    if how != "open" or "ramble" not in playing.style(scene).lists:
        return []
    others = [
        fact
        for fact in _facts(playing, scene)
        if fact.told == "at_once" and fact.area != area and not fact.guarded and not fact.distress
    ]
    return [pick(others, playing.seed, "ramble", len(scene.beats))] if others else []


def _joined(playing: Playing, scene: Scene, told: list[Fact]) -> str:
    parts = [pick(fact.says, playing.seed, fact.id) for fact in told]
    area = told[0].area
    linked = [
        part if fact.area == area else f"{playing.words(scene, 'ramble')} {part}"
        for fact, part in zip(told, parts, strict=True)
    ]
    text = " ".join(linked)
    if any(fact.distress for fact in told):
        text = f"{text} {playing.words(scene, 'hurts')}"
    return text
