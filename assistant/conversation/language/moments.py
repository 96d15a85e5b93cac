"""Single moments in a text: ages, dates, school years and stages, each as whole months of age."""

from collections.abc import Iterator

from assistant.conversation.language.age_forms import age_forms
from assistant.conversation.language.calendar_forms import calendar_forms
from assistant.conversation.language.months import Life, Moment
from assistant.conversation.language.phrases import Table


def moments_in(text: str, life: Life, stages: Table) -> list[Moment]:
    """Return every moment of a numbered text in order, the longest reading of each place."""
    found = sorted(_all(text, life, stages), key=lambda each: (each.start - each.end, each.start))
    kept: list[Moment] = []
    for moment in found:
        if all(moment.end <= other.start or moment.start >= other.end for other in kept):
            kept.append(moment)
    return sorted(kept, key=lambda each: each.start)


def _all(text: str, life: Life, stages: Table) -> Iterator[Moment]:
    for found in stages.parts(text):
        first, last = found.rule.months
        yield Moment(first, last, found.start, found.end, "stage")
    yield from age_forms(text)
    yield from calendar_forms(text, life)
