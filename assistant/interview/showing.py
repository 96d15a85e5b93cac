"""Sets up an interview for show: what a case answers, up to a question, and then what somebody types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.interview.interview import Interview
from assistant.interview.ports import Clock, Kept, Store
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


def show(books: Books, store: Store, clock: Clock, shown: Shown, on: str | None = None) -> Kept:
    """Set up one interview, on a case that is there already where one is named; return it as kept.

    Raises:
        AssertionError: it does not stand where the demonstration says; the content changed under it.
    """
    kept = store.begin(on, shown.voice, clock.now())
    client = shown.case["client"]
    store.name(kept.interview, str(client.get("name") or client["label"]))
    interview = Interview(books, store, clock, kept, "demo")
    start_from(interview, shown.case, until=shown.until)
    for line in shown.says:
        interview.hear(line)
    if interview.state.stage != shown.stands:
        raise AssertionError(
            f"{client['label']} stands at {interview.state.stage}, not {shown.stands}"
        )
    if shown.away:
        store.archive(kept.case, archived=True)
    return kept
