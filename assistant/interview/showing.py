"""Sets up interviews for show: what a case answers, up to a question, and then what somebody types."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from assistant.interview.interview import Interview
from assistant.interview.ports import Clock, Kept, Store
from assistant.interview.renewing import renew
from assistant.interview.session import Books
from assistant.interview.starting import start_from


@dataclass(frozen=True, slots=True)
class Shown:
    """One interview of a demonstration, and where it must stand in the end."""

    case: Mapping[str, Any]
    voice: str
    stands: str
    until: str = ""
    """The question where it stopped; nothing where all was answered that the case answers."""
    says: Sequence[str] = ()
    away: bool = False
    again: bool = False
    """Whether it asks an earlier one again."""
    but: Mapping[str, Any] = field(default_factory=dict)
    """What is told differently from the case, by path: ``functions.sleep: 1``."""


def show(books: Books, store: Store, clock: Clock, shown: Shown, on: Kept | None = None) -> Kept:
    """Set up one interview, on the case of an earlier one where one is given; return it as kept.

    Raises:
        AssertionError: it does not stand where the demonstration says; the content changed under it.
    """
    if shown.again and on is not None:
        kept = renew(books, store, clock, on, "demo")
    else:
        kept = store.begin(on.case if on is not None else None, shown.voice, clock.now())
    client = shown.case["client"]
    store.name(kept.interview, str(client.get("name") or client["label"]))
    interview = Interview(books, store, clock, kept, "demo")
    start_from(interview, _with(shown.case, shown.but), until=shown.until)
    for line in shown.says:
        interview.hear(line)
    if interview.state.stage != shown.stands:
        raise AssertionError(
            f"{client['label']} stands at {interview.state.stage}, not {shown.stands}"
        )
    if shown.away:
        store.archive(kept.case, archived=True)
    return kept


def show_all(
    books: Books,
    store: Store,
    clock: Callable[[int], Clock],
    entries: Iterable[Mapping[str, Any]],
    case: Callable[[str], Mapping[str, Any]],
) -> Iterable[Kept]:
    """Set up a whole clinic, the longest ago first; yield each interview once it stands.

    ``clock`` gives the clock of a day so many days ago, ``case`` an invented case by its name.

    Raises:
        AssertionError: as ``show``.
    """
    made: dict[str, Kept] = {}
    for entry in sorted(entries, key=lambda each: -each["days"]):
        shown = Shown(
            case(entry["case"]),
            entry["voice"],
            entry["stands"],
            entry.get("until", ""),
            entry.get("says", ()),
            entry.get("away", False),
            "again" in entry,
            entry.get("but", {}),
        )
        on = made.get(entry.get("again") or entry.get("with", ""))
        kept = show(books, store, clock(entry["days"]), shown, on)
        made.setdefault(entry["case"], kept)
        yield kept


def _with(case: Mapping[str, Any], but: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = deepcopy(dict(case))
    for path, value in but.items():
        *places, last = path.split(".")
        at = told
        for place in places:
            at = at.setdefault(place, {})
        at[last] = value
    return told
