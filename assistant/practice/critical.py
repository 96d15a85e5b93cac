"""Critical misses: what caps a score, whatever else went well.

What was typed is only guessed at, so a promise or a piece of advice in own words caps nothing; going on
about an area after a no does, as the area is known by its words.
"""

from assistant.practice.scene import Beat, Scene
from assistant.practice.shapes import Family

CAP = 59
_BY_MARK = {
    "secrecy": "secrecy",
    "pressed": "pressed",
    "name_to_child": "named",
    "confront": "confront",
}


def critical_misses(family: Family, scene: Scene) -> tuple[str, ...]:
    """Return what was missed or done that must not be, in the order in which it is shown."""
    marks = {mark for beat in scene.beats if not _is_guess(beat) for mark in beat.marks}
    cued = any(family.fact(name).alarm for name in scene.told)
    asked = any(beat.area == "safety" and beat.is_plainly_asked() for beat in scene.beats)
    found = ["no_safety"] if cued and not asked else []
    found += [miss for mark, miss in _BY_MARK.items() if mark in marks]
    if not scene.closed:
        found.append("no_close")
    return tuple(found)


def _is_guess(beat: Beat) -> bool:
    return beat.typed and beat.kind == "say"
