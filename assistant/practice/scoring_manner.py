"""The score of how it was asked: interviewing technique and care (ux.md 4.3).

Typed words are known by rule only, so their kind is never scored.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.practice.part import Part, weighed
from assistant.practice.scene import Beat, Scene

OPEN_FIRST, OPEN_ALL = 0.6, 0.4
SAID_BACK = 0.5
FEW = 4
"""Fewer questions than these show no technique."""
_OPEN = frozenset({"open", "helped", "now", "both"})


def technique(scene: Scene) -> Part:
    """Return how open, how listening and how clean the questions were; not scored where they were typed."""
    chosen = [beat for beat in scene.beats if not beat.typed]
    asked = [beat for beat in chosen if beat.is_question()]
    if len(asked) < FEW:
        typed = sum(beat.typed and beat.is_question() for beat in scene.beats)
        return Part("technique", 0.0, is_scored=typed < FEW)
    early = asked[: -(-len(asked) // 3)]
    said = [beat.how for beat in chosen if beat.kind == "say"]
    clean = sum(beat.how == "double" for beat in asked) <= 1
    led = any(beat.how == "leading" for beat in asked)
    return weighed(
        "technique",
        [
            ("open_first", 4, min(1.0, _open_share(early) / OPEN_FIRST)),
            ("open_all", 3, min(1.0, _open_share(asked) / OPEN_ALL)),
            ("said_back", 3, min(1.0, said.count("reflect") / len(asked) / SAID_BACK)),
            ("clean", 3, float(clean and not led)),
            ("summed_up", 2, min(1.0, said.count("sum_up") / 2)),
        ],
    )


def _open_share(asked: Sequence[Beat]) -> float:
    return sum(beat.how in _OPEN for beat in asked) / len(asked)


def conduct(scene: Scene) -> Part:
    """Return how safe it was to tell: frame, leave, skips, breaks, no digging, a close.

    What never came up (nobody declined, nothing hurt) is neither given nor taken.
    """
    marks = [mark for beat in scene.beats for mark in beat.marks]
    chosen = {mark for beat in scene.beats for mark in beat.marks if not beat.typed}
    checks = [
        ("frame", 3.0, float("preamble" in marks)),
        ("leave", 3.0, float("permission" in marks and "no_leave" not in marks)),
        ("no_digging", 1.5, float(not {"dig", "soothe", "steer"} & chosen and len(marks) >= FEW)),
        ("close", 1.5, float("close" in marks)),
    ]  # fmt: skip
    skips = [after.how for beat, after in pairwise(scene.beats) if "rather_not" in beat.marks]
    if "rather_not" in marks:
        checks.append(("skip", 3.0, float(bool(skips) and all(how == "honour" for how in skips))))
    if "break_met" in marks or "unmet" in marks:
        checks.append(("pause", 3.0, float("unmet" not in marks)))
    return weighed("conduct", checks)
