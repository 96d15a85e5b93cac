"""Single moments in a text: ages, dates, school years and stages, each as whole months of age."""

import re
from collections.abc import Iterator

from assistant.conversation.language.age_forms import age_forms
from assistant.conversation.language.calendar_forms import calendar_forms
from assistant.conversation.language.months import Life, Moment
from assistant.conversation.language.phrases import Table
from assistant.domain.lexicon import Rule

_LEADS_TO_ANCHOR = re.compile(
    r"\b(?:after|when|since|before|during|until|till|around|once|at|ever since|following)"
    r"(?: (?:the|my|our|his|her|their|that|we|i|he|she|they|was|were|got|had|have|been|dad|mum|mom|mother|father|daddy|mummy"
    r"|grandma|grandmother|gran|nan|nana|grandpa|grandfather|granddad|uncle|aunt|auntie|brother|sister|husband|wife|partner|parents|first|to)){0,4} $"
)

_SPEAKS = re.compile(
    r"(?:says?|said|thinks?|reckons?|reports?|tells?|told|calls?|called|noticed|teachers?|staff|leader|workers?) "
)
_IN_TIME = re.compile(
    r"\b(?:in|at|since|until|till|before|after|during|from|by|when|started|through)(?: (?:the|his|her|their|he|she|they|was|were|started))* $"
)


def moments_in(text: str, life: Life, stages: Table) -> list[Moment]:
    """Return every moment of a numbered text in order, the longest reading of each place."""
    found = sorted(_all(text, life, stages), key=lambda each: (each.start - each.end, each.start))
    kept: list[Moment] = []
    for moment in found:
        if all(moment.end <= other.start or moment.start >= other.end for other in kept):
            kept.append(moment)
    return sorted(kept, key=lambda each: each.start)


def leads_to_anchor(text: str, start: int) -> bool:
    """Say whether the words before an event hang a time on it: *after the*, *since my*."""
    return _LEADS_TO_ANCHOR.search(text[:start]) is not None


def unknown_anchor(text: str, life: Life, stages: Table) -> Rule | None:
    """Return the first event that a time hangs on and whose time nobody has said, or None."""
    found = [
        each
        for each in stages.parts(text)
        if not each.rule.months
        and each.rule.means not in life.anchors
        and leads_to_anchor(text, each.start)
    ]
    return min(found, key=lambda each: each.start).rule if found else None


def _all(text: str, life: Life, stages: Table) -> Iterator[Moment]:
    for found in stages.parts(text):
        if found.rule.months:
            if _SPEAKS.match(text, found.end) and not _IN_TIME.search(text[: found.start]):
                continue  # *preschool says that he bites* is about who says so
            first, last = found.rule.months
            yield Moment(first, last, found.start, found.end, "stage")
        elif found.rule.means in life.anchors and leads_to_anchor(text, found.start):
            yield Moment(*life.anchors[found.rule.means], found.start, found.end, "anchor")
    yield from age_forms(text)
    yield from calendar_forms(text, life)
