"""Critical misses: what caps a score, whatever else went well."""

from assistant.practice.scene import Scene
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
    marks = {mark for beat in scene.beats for mark in beat.marks}
    cued = any(family.fact(name).alarm for name in scene.told)
    asked = any(beat.area == "safety" and beat.how in {"open", "closed"} for beat in scene.beats)
    found = ["no_safety"] if cued and not asked else []
    found += [miss for mark, miss in _BY_MARK.items() if mark in marks]
    if not scene.closed:
        found.append("no_close")
    return tuple(found)
