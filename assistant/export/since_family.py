"""What a family told otherwise than at an earlier time: a few skills of today in plain words, and the plan.

Nothing of the past, no danger and no number of a score stands here; no word says better or worse.
"""

from collections.abc import Iterator

from assistant.domain.since import SkillMoved
from assistant.export.pictures.ladder import HOW_HARD
from assistant.export.record import Record
from assistant.export.report import Block, Heading, Listed, Paragraph
from assistant.export.wording import Wording, capital, day_in_words

HEAD = "What you told us before, and now"
SINCE = "You told us of this on {day}, and now again."
NO_PROOF = "Words can change for many reasons. It may be a good day, or a bad night. That is no proof of change."
MUCH_THE_SAME = "You told us of the skills much as you did before."
STILL = "Still in the plan:"
FEW = 3
"""Skills that are told of; the page must stay two pages long."""


def family_since(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield the short part; what is second-hand and may be the same is left out."""
    found = record.since
    if found is None:
        return
    moved = [
        one
        for one in found.skills
        if one.is_changed and not one.may_be_same and wording.may_name(one.skill)
    ]
    yield Heading(HEAD)
    said = SINCE.format(day=day_in_words(found.day))
    yield Paragraph(f"{said} {NO_PROOF if moved else MUCH_THE_SAME}")
    lines = [_skill(one, wording) for one in moved[:FEW]]
    if found.plan.kept:
        lines.append(f"{STILL} {'; '.join(found.plan.kept)}")
    if lines:
        yield Listed(tuple(lines))


def _skill(moved: SkillMoved, wording: Wording) -> str:
    name = capital(wording.words(wording.knowledge.functions[moved.skill].name))
    then, now = (HOW_HARD[each.value or 0] for each in (moved.then, moved.now))
    return f"{name}: was {then}, now {now}"
