"""The list of cases: one row for each, found again by a few letters of its name or its state."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.conversation.ages import age_in_words
from assistant.interview.ports import Kept

SHOWN = 50
"""Rows that are shown at once; of more, nobody reads the rest, and a few letters find any."""
ARCHIVED = "archived"
_FLAGGED = "flagged"
_ALL = "all"


class CaseRow(NamedTuple):
    """One case as the list shows it; ``interviews`` are its own, the one last touched first.

    ``name`` is the label as it is looked for.
    """

    case: str
    label: str
    name: str
    state: str
    flags: int
    touched: str
    age_months: int | None
    interviews: tuple[Kept, ...]

    @property
    def latest(self) -> Kept:
        """The interview that was touched last."""
        return self.interviews[0]


def rows_of(kept: Iterable[Kept]) -> list[CaseRow]:
    """Return a row for each case of these interviews, in the order in which they were touched."""
    cases: dict[str, list[Kept]] = {}
    for each in kept:
        if each.case in cases:
            cases[each.case].append(each)
        else:
            cases[each.case] = [each]
    return [_row(case, interviews) for case, interviews in cases.items()]


def _row(case: str, interviews: Sequence[Kept]) -> CaseRow:
    latest = interviews[0]
    return CaseRow(
        case,
        latest.label,
        latest.label.casefold(),
        _state(interviews),
        sum([each.flags for each in interviews]),
        latest.touched,
        latest.age_months,
        tuple(interviews),
    )


def _state(interviews: Sequence[Kept]) -> str:
    """Return the state of a case: put away, finished, at the result, or open."""
    if interviews[0].archived:
        return ARCHIVED
    if all(each.closed for each in interviews):
        return "finished"
    return "result" if interviews[0].stage in {"explaining", "planning"} else "open"


def matching(rows: Iterable[CaseRow], text: str) -> list[CaseRow]:
    """Return the rows that hold every word of the text in their name or their state.

    Cases that were put away come up only where *archived* or *all* is among the words.
    """
    words = text.casefold().split()
    shows_archived = ARCHIVED in words or _ALL in words
    wanted = [word for word in words if word != _ALL]
    return [
        row
        for row in rows
        if (shows_archived or row.state != ARCHIVED) and all(_holds(row, word) for word in wanted)
    ]


def _holds(row: CaseRow, word: str) -> bool:
    if word == _FLAGGED:
        return row.flags > 0
    return word in row.name or word == row.state or row.touched.startswith(word)


def in_words(row: CaseRow) -> str:
    """Return a row as one line: name, age, state, marks, how many informants, when last touched."""
    age = age_in_words(row.age_months) if row.age_months is not None else ""
    marks = f"!{row.flags}" if row.flags else ""
    count = len(row.interviews)
    informants = f"{count} interviews" if count > 1 else ""
    touched = row.touched[:10]
    return " · ".join(filter(None, (row.label, age, row.state, marks, informants, touched)))
