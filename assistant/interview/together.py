"""Everything that the talk about a plan is made from: what was chosen, what fits now, whose words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.conversation.phrasing import Speech
from assistant.domain.answers import EventKind
from assistant.export.page import open_activities
from assistant.interview.planning import (
    is_only_people,
    is_pet,
    mentions,
    people_named,
    standing,
    unsafe_names,
)
from assistant.interview.state import State
from assistant.interview.turns import Choice

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """What comes of an answer: events by kind and value, what is said, or only a note and nothing happens."""

    events: tuple[tuple[EventKind, Any], ...] = ()
    say: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """A plan as it stands now; ``activities`` are those that are open, best first."""

    planned: Sequence[Plain]
    beside: Plain
    checkins: tuple[Plain, ...]
    result: Plain
    case: Plain
    speech: Speech
    today: str
    informant: str

    @property
    def talk(self) -> str:
        """What is talked about beyond the activities themselves, or nothing."""
        return str(self.beside.get("talk") or "")

    @property
    def goal(self) -> Plain:
        """What the family hopes for, or nothing."""
        goal: Plain = self.beside.get("goal") or {}
        return goal

    @property
    def activities(self) -> list[Plain]:
        """What can be chosen now."""
        return open_activities(self.result)

    def activity(self, name: object) -> Plain:
        """Return the card of an activity that is open, or an empty one."""
        return next((each for each in self.activities if each["id"] == name), {})

    def choices(self, prefix: str, codes: Sequence[str]) -> tuple[Choice, ...]:
        """Return choices with a stock phrase each."""
        return tuple(
            Choice(number, code, self.speech.phrase(f"{prefix}_{code}"))
            for number, code in enumerate(codes, 1)
        )

    def names_unsafe(self, text: str) -> bool:
        """Say whether words name somebody who is not safe."""
        return mentions(text, unsafe_names(self.case))

    def is_a_person(self, text: str) -> bool:
        """Say whether words are nothing but names: they say with whom, and not when."""
        people = [
            *people_named(self.case, "safe_people"),
            *people_named(self.case, "unsafe_people"),
        ]
        names = [str(person["name"]) for person in people]
        names += [str(each["with"]) for each in self.planned if each.get("with")]
        return is_only_people(text, names)

    def safe_people(self) -> list[str]:
        """Return the names of the people who are safe; an animal tells nothing."""
        named = people_named(self.case, "safe_people")
        safe = [str(person["name"]) for person in named if not is_pet(person)]
        return [name for name in safe if not self.names_unsafe(name)]


def together_of(
    state: State,
    result: Plain,
    case: Plain,
    speech: Speech,
    *,
    today: str = "",
    informant: str = "",
) -> Together:
    """Return the plan of an interview, with only what of it still stands."""
    return Together(
        standing(state.planned, result, case),
        state.beside_plan,
        state.checkins,
        result,
        case,
        speech,
        today,
        informant,
    )
