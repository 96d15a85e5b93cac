"""Known and unknown: what is known, second-hand, not known or declined, for each part of the story."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from assistant.domain.ages import applies, reached
from assistant.export.casefile import Held, branch, held
from assistant.export.wording import Wording

Plain = Mapping[str, Any]
State = Literal["known", "second_hand", "unknown", "declined"]
STATES: Mapping[State, str] = {
    "known": "known",
    "second_hand": "second-hand",
    "unknown": "not known",
    "declined": "not answered, by choice",
}
SIGNS: Mapping[State, str] = {"known": "■", "second_hand": "◧", "unknown": "□", "declined": "–"}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be known."""

    name: str
    state: State


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the story with everything that can be known of it."""

    name: str
    items: tuple[Item, ...]

    def named(self, state: State) -> tuple[str, ...]:
        """Return what stands in one state."""
        return tuple(item.name for item in self.items if item.state == state)

    @property
    def word(self) -> str:
        """Return how much is known, in words."""
        sure = sum(item.state == "known" for item in self.items)
        if sure == len(self.items):
            return "all of it is known"
        if not sure:
            return "none of it is known at first hand"
        return "most of it is known" if 2 * sure >= len(self.items) else "some of it is known"


@dataclass(frozen=True, slots=True)
class Certainty:
    """What is known and what is not, part by part."""

    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """Return what stands over it."""
        return "What is known, and what is not"

    def lines(self) -> Iterator[str]:
        """Yield the parts in words."""
        for part in self.parts:
            signs = "".join(SIGNS[item.state] for item in part.items)
            yield f"{part.name}: {signs} {part.word}"
            for state, word in STATES.items():
                if state != "known" and part.named(state):
                    yield f"  {word}: {'; '.join(part.named(state))}"

    def alt(self) -> str:
        """Return the picture as one text."""
        told = "; ".join(f"{part.name}: {part.word}" for part in self.parts)
        return f"Rows of squares, filled where something is known. {told}."


def certainty_of(case: Plain, wording: Wording) -> Certainty:
    """Return what is known of a case; danger and what is the clinician's alone are not in it."""
    known = wording.knowledge
    age = case["client"]["age_months"]
    history = branch(case, "history") or {}
    parts = [
        Part(wording.words(known.windows[window].name), tuple(_of_window(window, history, wording)))
        for window in reached(known.windows, age)
    ]
    lists = (
        ("today's skills", "functions", _rated(age, wording)),
        ("who is there today", "now", _names(known.connection, wording)),
        ("body and health", "medical", _names(known.medical, wording)),
    )
    for title, place, names in lists:
        parts.append(Part(title, tuple(_listed(case, place, names))))
    return Certainty(tuple(part for part in parts if part.items))


def _rated(age: int, wording: Wording) -> Mapping[str, str]:
    functions = wording.knowledge.functions.values()
    return {
        one.id: wording.words(one.name)
        for one in functions
        if age >= one.from_months and wording.may_name(one.id)
    }


def _names(entries: Mapping[str, Any], wording: Wording) -> Mapping[str, str]:
    return {code: wording.words(entry.name) for code, entry in entries.items()}


def _listed(case: Plain, place: str, names: Mapping[str, str]) -> Iterator[Item]:
    whole = held(case, place)
    inside = branch(case, place) or {}
    for code, name in names.items():
        found = held(inside, code) if code in inside else Held(absent=whole.absent or "not_asked")
        if found.absent != "not_applicable":
            yield Item(name, _state(found))


def _of_window(window: str, history: Plain, wording: Wording) -> Iterator[Item]:
    told = branch(history, window) or {}
    why = held(history, window).absent
    pressed = held(told, "adversity") if told else Held(absent=why)
    yield Item("hard times", _state(pressed))
    connection = {
        code: wording.words(entry.name)
        for code, entry in wording.knowledge.connection.items()
        if applies(entry.windows, window)
    }
    yield from _listed(told or {"connection": {"absent": why}}, "connection", connection)


def _state(found: Held) -> State:
    if found.absent == "declined":
        return "declined"
    if found.absent:
        return "unknown"
    return "second_hand" if found.is_second_hand else "known"
