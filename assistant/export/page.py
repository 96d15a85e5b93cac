"""The result as one page: headings and paragraphs, the same for every format."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Plain = Mapping[str, Any]

HEADINGS = {
    "opening": "What this is",
    "for": "What speaks for it",
    "against": "What speaks against it",
    "alternative": "What else it could be",
    "unknown": "What is not known",
    "strength": "What goes well",
    "plan": "Where to start",
    "not_yet": "What can wait",
    "ask": "Who to ask",
    "limit": "What this cannot say",
}
TO_TRY = "Things to try"
CHOSEN = "The plan you chose"
MORE_TO_TRY = "More to choose from"
WHOLE_CARD = ("text", "dose", "when", "cautions", "stop_when")
"""What stands on a card under its title: what to do, how long, when, what to mind, when to stop."""
TITLES = {
    "clinician": "Undersong: a hypothesis to check",
    "trainee": "Undersong: a hypothesis to check",
    "caregiver": "Undersong: what you told us, and what to try first",
    "self": "Undersong: what you told us, and what to try first",
}
NOT_A_DIAGNOSIS = (
    "Our best guess from what was told. It is not a diagnosis. Informed by published neurosequential "
    "ideas; not affiliated with or endorsed by the Neurosequential Network."
)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it; a bullet is a pair of a lead and its lines."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    cards: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document."""

    title: str
    note: str
    parts: tuple[Part, ...]


def page_of(
    result: Plain,
    voice: str,
    planned: Sequence[str],
    sources: Mapping[str, str],
    chosen: Sequence[str] = (),
) -> Page:
    """Return the page of a result.

    Args:
        result: the result as the contract has it.
        voice: whose page it is; only a clinician's or a trainee's names sources.
        planned: the chosen activities, a line each.
        sources: citation by source id.
        chosen: the ids of the chosen activities; the others stand after them.
    """
    parts = [*_sentences(result)]
    activities = open_activities(result)
    if planned or chosen:
        mine = [each for name in chosen for each in activities if each["id"] == name]
        parts.append(Part(CHOSEN, tuple(planned), tuple(map(_how, mine))))
    others = [each for each in activities if each["id"] not in chosen]
    if others:
        heading = MORE_TO_TRY if planned or chosen else TO_TRY
        parts.append(Part(heading, cards=tuple(map(_card, others))))
    if voice in {"clinician", "trainee"}:
        parts.append(Part("Sources", tuple(_cited(result, sources))))
    return Page(TITLES[voice], NOT_A_DIAGNOSIS, tuple(parts))


def open_activities(result: Plain) -> list[Plain]:
    """Return the activities of the stages that are open, in the order of their rank."""
    stages = [stage for stage in result["plan"]["stages"] if stage["open"]]
    return [activity for stage in reversed(stages) for activity in stage["activities"]]


def _sentences(result: Plain) -> Iterator[Part]:
    order = dict.fromkeys(sentence["kind"] for sentence in result["explanation"])
    for kind in order:
        texts = [sentence["text"] for sentence in result["explanation"] if sentence["kind"] == kind]
        yield Part(HEADINGS[kind], tuple(texts))


def _card(activity: Plain) -> tuple[str, tuple[str, ...]]:
    people = f" (with {', '.join(activity['with'])})" if activity["with"] else ""
    return f"{activity['title']}{people}", card_lines(activity)


def card_lines(activity: Plain, fields: Sequence[str] = WHOLE_CARD) -> tuple[str, ...]:
    """Return the lines of an activity's card, the same wherever it is shown."""
    lines: list[str] = []
    for name in fields:
        said = activity.get(name) or ()
        lines += [said] if isinstance(said, str) else map(str, said)
    return tuple(lines)


def _how(activity: Plain) -> tuple[str, tuple[str, ...]]:
    """Return how a chosen activity is done; with whom, when and how long stands in the plan itself."""
    return activity["title"], card_lines(activity, ("text", "cautions", "stop_when"))


def _cited(result: Plain, sources: Mapping[str, str]) -> Iterator[str]:
    named = [name for sentence in result["explanation"] for name in sentence["sources"]]
    for name in dict.fromkeys(named):
        yield f"{name}: {sources[name]}"
