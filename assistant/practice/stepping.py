"""One move taken: the teller answers, the meter moves, a door opens or closes. Figures are our convention."""

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.practice.moves import Move
from assistant.practice.picking import number
from assistant.practice.scene import MOST, TRUST, Beat, Scene
from assistant.practice.telling import Playing, Reply, answer

if TYPE_CHECKING:
    from collections.abc import Callable

LEAVE = 3
"""Hard areas in a row for which one leave is enough."""
_ASKED = {"open": 3, "closed": 0, "leading": -8, "double": -4}
_SHUTS, _PRESSES, _NO_LEAVE, _UNMET, _COMFORTS, _SAID_BACK = -12, -25, -8, -8, 8, 5
_SAID = {
    "reflect": 1, "sum_up": 1, "preamble": 0, "permission": 3, "pause": 1, "honour": 1, "close": 2,
    "soothe": -2, "steer": -4, "secrecy": 2, "confront": -10, "press": -6, "dig": -15,
    "name_to_child": -20,
}  # fmt: skip
_BAD = {"soothe", "steer", "secrecy", "confront", "press", "dig", "name_to_child"}


def begin(playing: Playing) -> Scene:
    """Return the visit before anything is said; the meter begins a little differently each time."""
    first = playing.family.tellers[0].id
    scene = Scene(first, 0, met=frozenset({first}))
    return replace(scene, ease=playing.style(scene).ease + number(playing.seed, "ease") % 9 - 4)


def step(playing: Playing, scene: Scene, move: Move) -> Scene:
    """Return the visit after one move."""
    taken: dict[str, Callable[[], tuple[Scene, Reply, list[str], int]]] = {
        "ask": lambda: _ask(playing, scene, move),
        "probe": lambda: _probe(playing, scene, move),
        "say": lambda: _say(playing, scene, move),
        "turn": lambda: _turn(playing, scene, move),
        "unclear": lambda: (scene, Reply(playing.words(scene, "unclear")), [], 0),
    }
    after, reply, marks, gain = taken[move.kind]()
    comforts = move.kind == "say" and move.how in {"pause", "reflect", "honour"}
    if scene.hurting and move.kind != "unclear":
        marks.append("break_met" if comforts else "unmet")
        gain += _COMFORTS if comforts else _UNMET
    hurts = any(playing.family.fact(name).distress for name in reply.told)
    ease = max(0, min(MOST, scene.ease + _paced(playing, scene, gain)))
    beat = Beat(
        move.text, move.kind, move.how, move.area, move.fact, move.typed, reply.heard,
        scene.teller if move.kind != "turn" else move.fact, reply.told, tuple(marks), ease,
    )  # fmt: skip
    return replace(
        after,
        ease=ease,
        beats=(*scene.beats, beat),
        told=(*scene.told, *reply.told),
        hurting=hurts or (scene.hurting and move.kind == "unclear"),
        reflected=move.how == "reflect" or (scene.reflected and not reply.told),
    )


def _paced(playing: Playing, scene: Scene, gain: int) -> int:
    """Return what is gained at this teller's pace; the last half of the meter is slower to win."""
    if gain <= 0:
        return gain
    room = min(100, 2 * (MOST - scene.ease))
    return -(-gain * playing.style(scene).pace * room // 10_000)


def _ask(playing: Playing, scene: Scene, move: Move) -> tuple[Scene, Reply, list[str], int]:
    area = playing.practice.areas[move.area]
    marks, gain = [move.how], _ASKED[move.how]
    if area.sensitive and not (scene.framed and scene.leave):
        marks.append("no_leave")
        gain += _NO_LEAVE
    after = replace(scene, leave=max(0, scene.leave - area.sensitive))
    door = _door(scene, move)
    if door == "shut":
        return after, Reply(playing.words(scene, "shut"), how="shut"), [*marks, "pressed"], _SHUTS
    if door == "press":
        return _pressed(playing, after, move.area, marks)
    if door == "not_yet":
        return after, Reply(playing.words(scene, "not_yet"), how="declined"), [*marks, "not_yet"], 0
    if door == "open" and _is_guarded(playing, scene, move.area):
        declined = replace(after, declined=scene.declined | {move.area})
        reply = Reply(playing.words(scene, "rather_not"), how="declined")
        return declined, reply, [*marks, "rather_not"], min(0, gain)
    reply = answer(playing, after, move.area, move.how)
    return after, reply, marks, gain


def _door(scene: Scene, move: Move) -> str:
    """Say how the way to an area stands: open, welcome again, not yet, pressed at, or shut."""
    if move.area in scene.shut:
        return "shut"
    if move.area in scene.honoured:
        if not scene.leave or move.how not in {"open", "closed"}:
            return "press"
        return "again" if scene.ease >= TRUST else "not_yet"
    return "press" if move.area in scene.declined else "open"


def _is_guarded(playing: Playing, scene: Scene, area: str) -> bool:
    return any(
        fact.guarded
        and fact.area == area
        and fact.id not in scene.told
        and playing.family.teller_of(fact) == scene.teller
        for fact in playing.family.facts
    )


def _pressed(
    playing: Playing, scene: Scene, area: str, marks: list[str]
) -> tuple[Scene, Reply, list[str], int]:
    shut = replace(scene, shut=scene.shut | {area})
    return shut, Reply(playing.words(scene, "shut"), how="shut"), [*marks, "pressed"], _PRESSES


def _probe(playing: Playing, scene: Scene, move: Move) -> tuple[Scene, Reply, list[str], int]:
    fact = playing.family.fact(move.fact)
    asked = (move.fact, move.how)
    after = replace(scene, probed=scene.probed | {asked})
    if asked in scene.probed:
        return after, Reply(playing.words(scene, "said_already")), ["twice"], -1
    if move.how not in fact.more:
        return after, Reply(playing.words(scene, "no_more")), [], 0
    is_cue = move.how in fact.cues
    return after, Reply(fact.more[move.how]), ["cue"] if is_cue else [], 2 if is_cue else 1


def _say(playing: Playing, scene: Scene, move: Move) -> tuple[Scene, Reply, list[str], int]:
    tag, gain = move.how, _SAID[move.how]
    marks = [tag]
    after = scene
    if (tag == "reflect" and scene.told and not scene.reflected) or (
        tag == "sum_up" and len(scene.told) > 1
    ):
        gain = _SAID_BACK
    elif tag == "preamble":
        gain, after = (0 if scene.framed else _COMFORTS), replace(scene, framed=True)
    elif tag == "permission":
        after = replace(scene, leave=LEAVE)
    elif tag == "honour" and scene.declined - scene.honoured:
        gain, after = _COMFORTS, replace(scene, honoured=scene.honoured | scene.declined)
        marks.append("honoured")
    elif tag == "press" and scene.declined:
        return _pressed_all(playing, scene)
    elif tag == "close":
        after = replace(scene, closed=True)
    kind = "bristles" if tag in _BAD and tag not in {"secrecy", "soothe"} else f"to_{tag}"
    return after, Reply(playing.words(scene, kind)), marks, gain


def _pressed_all(playing: Playing, scene: Scene) -> tuple[Scene, Reply, list[str], int]:
    shut = replace(scene, shut=scene.shut | scene.declined)
    return shut, Reply(playing.words(scene, "shut")), ["press", "pressed"], _PRESSES


def _turn(playing: Playing, scene: Scene, move: Move) -> tuple[Scene, Reply, list[str], int]:
    after = replace(scene, teller=move.fact, met=scene.met | {move.fact})
    new = move.fact not in scene.met
    heard = playing.teller(move.fact).opens if new else playing.words(after, "to_turn")
    return after, Reply(heard), [], 2 if new else 0
