"""The score of what was asked: breadth, depth and order (ux.md 4.3; the weights are our convention)."""

from collections.abc import Sequence

from assistant.practice.part import Part, weighed
from assistant.practice.scene import Beat, Scene
from assistant.practice.shapes import Family, Practice

ENOUGH_ALIKE = 0.6
FEW = 4
"""Fewer areas than these have no order."""
IN_A_ROW = 3


def coverage(practice: Practice, family: Family, scene: Scene) -> Part:
    """Return how much of what should be asked was; half where it was only told or badly asked."""
    asked = {beat.area for beat in scene.beats if beat.is_plainly_asked()}
    touched = {beat.area for beat in scene.beats if beat.area}
    touched |= {family.fact(name).area for name in scene.told}
    areas = practice.areas_at(family.age_months)
    checks = [
        (area.id, float(area.weight), 1.0 if area.id in asked else 0.5 * (area.id in touched))
        for area in areas
    ]
    return weighed("coverage", checks)


def depth(family: Family, scene: Scene) -> Part:
    """Return how many of the planted hints were followed up."""
    checks = [
        (f"{fact.id}.{probe}", 1.0, float((fact.id, probe) in scene.probed))
        for fact in family.facts
        for probe in fact.cues
    ]
    return weighed("depth", checks)


def order(practice: Practice, scene: Scene) -> Part:
    """Return whether hard things came after a frame, among good ones, few in a row, in a fair order."""
    asked = [beat for beat in scene.beats if beat.kind == "ask"]
    if len({beat.area for beat in asked}) < FEW:
        return Part("order", 0.0)
    hard = [n for n, beat in enumerate(scene.beats) if _is_hard(practice, beat)]
    first, last = (hard[0], hard[-1]) if hard else (len(scene.beats), 0)
    good = [n for n, beat in enumerate(scene.beats) if _is_good(practice, beat)]
    framed = [n for n, beat in enumerate(scene.beats) if beat.how == "preamble"]
    return weighed(
        "order",
        [
            ("frame_first", 3, float(bool(framed) and framed[0] < first)),
            ("strengths_around", 2, 0.5 * any(n < first for n in good) + 0.5 * any(n > last for n in good)),
            ("few_in_a_row", 2, float(_longest_run(practice, asked) <= IN_A_ROW)),
            ("fair_order", 3, float(likeness(practice.orders, asked) >= ENOUGH_ALIKE)),
        ],
    )  # fmt: skip


def _is_hard(practice: Practice, beat: Beat) -> bool:
    return beat.kind == "ask" and practice.areas[beat.area].sensitive


def _is_good(practice: Practice, beat: Beat) -> bool:
    return beat.kind == "ask" and practice.areas[beat.area].strength


def _longest_run(practice: Practice, asked: Sequence[Beat]) -> int:
    """Return the most hard areas that were asked about with nothing lighter between them."""
    longest = 0
    run: set[str] = set()
    for beat in asked:
        run = run | {beat.area} if practice.areas[beat.area].sensitive else set()
        longest = max(longest, len(run))
    return longest


def likeness(orders: Sequence[Sequence[str]], asked: Sequence[Beat]) -> float:
    """Return how much of the order of the areas agrees with the accepted order that is most like it."""
    own = list(dict.fromkeys(beat.area for beat in asked))
    return max(common(own, accepted) for accepted in orders) / len(own)


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest series that stands in both, in order."""
    row = [0] * (len(other) + 1)
    for item in one:
        before = 0
        for place, there in enumerate(other, 1):
            kept = row[place]
            row[place] = before + 1 if item == there else max(row[place], row[place - 1])
            before = kept
    return row[-1]
