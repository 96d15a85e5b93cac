"""What goes on the page for supervision."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visit on one page, the trainee's own reflection first; every line as it is printed."""

    run: str
    day: str
    title: str
    subject: str
    note: str
    room: str
    """What stands where the two of them can write."""
    reflection: tuple[str, str]
    parts: tuple[tuple[str, str], ...]
    """Heading of the part on the score, then each part with its points."""
    score: tuple[str, ...]
    view: tuple[str, tuple[str, ...]]
    moments: tuple[str, tuple[str, ...]]
