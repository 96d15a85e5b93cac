"""What somebody came with: their own reason at the head of the page, and the days of change in it."""

import re
from collections.abc import Iterator

from assistant.domain.facts import Case
from assistant.domain.findings import Sentence
from assistant.reasoning.telling import Telling
from assistant.reasoning.view import View

_GROWN = 216
_CHANGE = re.compile(
    r"\b(?:weekends?|visit(?:s|ing|ed)?|hand ?overs?|(?:two|both|other) homes?"
    r"|(?:at|from|to|with) (?:his|her|their|my) (?:moms?|mums?|mothers?|dads?|fathers?)['’]?s?)\b",
    re.IGNORECASE,
)


def reason_given(view: View, telling: Telling) -> Iterator[Sentence]:
    """Say again what was given as the reason for coming, word for word."""
    if telling.guarded and (view.is_held_back or not view.keeps_history):
        return
    told = [one for one in view.case.presenting if not telling.hides(one.text)]
    if told:
        quoted = telling.listed(f"“{' '.join(one.text.split()).rstrip(' .;,')}”" for one in told)
        paths = view.case.cite(one.path for one in told)
        yield telling.sentence("opening_reason", paths, {"items": quoted})


def days_of_change(view: View, telling: Telling) -> Iterator[Sentence]:
    """Where somebody young goes between homes, look at the days of change."""
    case = view.case
    paths = (*_moves_now(case), *_spoken_of(case))
    if paths and case.age_months < _GROWN and view.start in telling.knowledge.stages:
        yield telling.sentence("plan_changes", case.cite(paths))


def _moves_now(case: Case) -> tuple[str, ...]:
    moves = case.reported.get(case.present, {}).get("separation_or_moves")
    path = f"history.{case.present}.adversity.separation_or_moves"
    return (path,) if moves is not None and moves.low else ()


def _spoken_of(case: Case) -> tuple[str, ...]:
    return tuple(one.path for one in case.presenting if _CHANGE.search(one.text))
