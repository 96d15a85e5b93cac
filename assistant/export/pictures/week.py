"""The week plan: what was chosen, when in the day, with a circle to tick for each day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.domain.persons import plain_name
from assistant.export.wording import Plain, Wording, name_of, people

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
TIMES = {
    "waking": "After waking up",
    "before_school": "Before leaving home",
    "after_school": "After coming home",
    "before_meal": "Before a meal",
    "bedtime": "Before bed",
    "any": "At a good moment in the day",
}
"""The points of a day that a plan hangs on, in their order."""
ME = "me"
EMPTY_ROWS = 3


@dataclass(frozen=True, slots=True)
class Doing:
    """One line of the plan; ``days`` are those on which it can be done as it was planned."""

    activity: str
    time: str
    title: str
    who: str
    minutes: int
    days: tuple[str, ...] = DAYS
    if_then: str = ""
    """The same in the words in which it was agreed, where it was put so."""
    details: tuple[str, ...] = ()
    """How often, what is needed, what if it goes wrong, when to stop."""

    @property
    def said(self) -> str:
        """Return it as it was agreed, else as it is put here."""
        return self.if_then or self.sentence

    @property
    def detail(self) -> str:
        """Return with whom and how long."""
        length = f"{self.minutes} minutes" if self.minutes else ""
        who = f"with {self.who}" if self.who else ""
        return ", ".join(part for part in (who, length) if part)

    @property
    def sentence(self) -> str:
        """Return it as one sentence: when, then what."""
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.time}: {self.title}{detail}."


@dataclass(frozen=True, slots=True)
class Week:
    """The plan over a week, in the order of the day; without a plan there is room to write one."""

    doings: tuple[Doing, ...]

    @property
    def title(self) -> str:
        """Return what stands over it."""
        return "The week"

    def lines(self) -> Iterator[str]:
        """Yield the plan in words."""
        for doing in self.doings:
            days = "every day" if doing.days == DAYS else " ".join(_named(doing.days))
            yield f"{doing.sentence} Days: {days}."
        if not self.doings:
            yield "Nothing is chosen yet; there is room to write it in."

    def alt(self) -> str:
        """Return the picture as one text."""
        return f"A table of the week with a circle to tick for each day. {' '.join(self.lines())}"


def week_of(planned: Sequence[Mapping[str, Any]], case: Plain, wording: Wording) -> Week:
    """Return the week of a plan; who is there on some days only is met on those."""
    doings = [_doing(each, case, wording) for each in planned if {"when", "minutes"} <= set(each)]
    order = list(TIMES.values())
    kept = [one for one in doings if not wording.hides(f"{one.time} {one.who} {one.if_then}")]
    return Week(tuple(sorted(kept, key=lambda one: _place(one, order))))


def _place(doing: Doing, order: list[str]) -> int:
    return order.index(doing.time) if doing.time in order else len(order)


def _doing(each: Mapping[str, Any], case: Plain, wording: Wording) -> Doing:
    who = str(each.get("with") or "")
    who_is_it = f"the {case['client'].get('informant', 'caregiver')}"
    named = who if who != ME or wording.is_family else who_is_it
    when = str(each["when"])
    return Doing(
        str(each["activity"]),
        TIMES.get(when, when),
        str(each["title"]),
        named,
        int(each["minutes"]),
        _days_of(who, case),
        str(each.get("sentence") or ""),
        wording.kept(map(str, each.get("details") or ())),
    )


def _days_of(who: str, case: Plain) -> tuple[str, ...]:
    for person in people(case, "safe_people"):
        if plain_name(name_of(person)) == plain_name(who) and person.get("days"):
            return tuple(day for day in DAYS if day in person["days"])
    return DAYS


def _named(days: tuple[str, ...]) -> list[str]:
    return [name for day, name in zip(DAYS, DAY_NAMES, strict=True) if day in days]
