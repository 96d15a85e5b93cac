"""What a family said of their page, as the lines that come first at the next visit."""

from collections.abc import Iterable, Iterator, Mapping

from assistant.conversation.phrasing import Speech
from assistant.domain.answers import Event
from assistant.domain.fits import Fit, agenda, counted, fit_of
from assistant.interview.turns import Line


def fits_of(events: Iterable[Event]) -> Mapping[str, Fit]:
    """Return by sentence what was said of it last."""
    return {
        event.question: fit_of(event.value, event.said, str(event.data.get("text", "")), event.at)
        for event in events
        if event.kind == "fitted"
    }


def agenda_lines(events: Iterable[Event], speech: Speech) -> Iterator[Line]:
    """Yield how the page was read, then each sentence that does not fit or is not sure."""
    yield from lines_of(fits_of(events), speech)


def lines_of(fits: Mapping[str, Fit], speech: Speech) -> Iterator[Line]:
    """Yield the same of what a state holds; nothing where no page came back."""
    if not fits:
        return
    counts: dict[str, str] = {mark: str(count) for mark, count in counted(fits.values()).items()}
    yield Line(speech.phrase("agenda", counts), "strong")
    for fit in agenda(fits):
        marks = {"text": fit.text, "said": fit.said}
        key = f"agenda_{fit.mark}_said" if fit.said else f"agenda_{fit.mark}"
        yield Line(speech.phrase(key, marks), "carried")
