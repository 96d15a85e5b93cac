"""A case without who it is: dates shifted alike, names replaced, own words dropped unless they are asked for.

Days between dates stay as they were. Nobody can promise that a rare history is not recognised.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from assistant.domain.answers import Event
from assistant.domain.persons import plain_name
from assistant.domain.script import Script
from assistant.export.record import Plain, Told
from assistant.export.wording import name_of, people

DROPPED = "[words left out]"
CLIENT = "[client]"
_PEOPLE = ("safe_people", "unsafe_people")
_WORDS = frozenset({"presenting", "likes", "dislikes"})
_REMARKS = frozenset({"noted", "flagged", "informed", "judged", "decided"})
"""What an interviewer wrote for themself."""
_OF_A_WEEK = frozenset({"did", "went", "goal", "top", "need_us", "done"})
"""What of a check-in is coded; who told it and what they typed is left out."""
_TEXT_KINDS = frozenset({"text", "texts", "name"})


class Veil:
    """Hides who a case is about, the same way in every part of it."""

    def __init__(self, case: Plain, label: str, shift_days: int, *, with_words: bool) -> None:
        """Learn the names of a case.

        Args:
            case: the case file whose names are to go.
            label: what the client is called instead.
            shift_days: how far every date of this case moves; the same each time.
            with_words: whether own words stay, names taken out as far as they are known.
        """
        self.label = label
        self._shift = timedelta(days=shift_days)
        self._with_words = with_words
        self._names = dict(_names_of(case))
        known = sorted((name for name in self._names if name), key=len, reverse=True)
        self._known = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in known), re.IGNORECASE) if known else None  # fmt: skip

    def words(self, text: str) -> str:
        """Return own words without the names that are known, or only that there were some."""
        if not self._with_words:
            return DROPPED if text else ""
        if self._known is None:
            return text
        return self._known.sub(lambda found: self._names[found[0].casefold()], text)

    def name(self, name: str) -> str:
        """Return what stands for a name."""
        return self._names.get(name.strip().casefold(), "[somebody]")

    def day(self, text: str) -> str:
        """Return a date or a time, shifted."""
        if len(text) == len("2026-01-01"):
            return (date.fromisoformat(text) + self._shift).isoformat()
        return (datetime.fromisoformat(text) + self._shift).isoformat() if text else ""

    def people(self, named: Iterable[Plain]) -> list[Plain]:
        """Return people with a stand-in for each name; who they are to the client is own words too."""
        return [
            {
                key: self.name(str(value)) if key == "name" else self.words(str(value)) if key == "relation" else value
                for key, value in person.items()
            }
            for person in named
        ]  # fmt: skip


def _names_of(case: Plain) -> Iterable[tuple[str, str]]:
    client = case["client"]
    for key in ("name", "label"):
        value = client.get(key)
        text = value.get("value") if isinstance(value, Mapping) else value
        yield str(text or "").strip().casefold(), CLIENT
    number = 0
    for which in _PEOPLE:
        for person in people(case, which):
            number += 1
            yield plain_name(name_of(person)), f"[person {number}]"
            yield name_of(person).strip().casefold(), f"[person {number}]"


def deidentified(told: Sequence[Told], script: Script, veil: Veil) -> Plain:
    """Return the case and its events as plain values, veiled."""
    return {
        "deidentified": 1,
        "case": veiled_case(told[0].case, veil),
        "events": [
            {"interview": number, **_event(event, script, veil)}
            for number, one in enumerate(told, 1)
            for event in one.events
        ],
    }


def veiled_case(case: Plain, veil: Veil) -> Plain:
    """Return a case file that still is one, with nobody's name and no date in it."""
    client = {key: value for key, value in case["client"].items() if key != "name"}
    client["label"] = veil.label
    if isinstance(client.get("birth_date"), str):
        client["birth_date"] = veil.day(client["birth_date"])
    made: dict[str, Any] = {**case, "client": client}
    if isinstance(case.get("presenting"), list):
        made["presenting"] = [veil.words(text) for text in case["presenting"]]
    if isinstance(case.get("strengths"), list):
        made["strengths"] = [
            {**one, "text": veil.words(str(one["text"]))} for one in case["strengths"]
        ]
    if isinstance(case.get("preferences"), Mapping):
        made["preferences"] = {
            key: _wish(key, value, veil) for key, value in case["preferences"].items()
        }
    return made


def _wish(key: str, value: Any, veil: Veil) -> Any:
    if isinstance(value, Mapping) and "value" in value:
        return {**value, "value": _wish(key, value["value"], veil)}
    if not isinstance(value, list):
        return value
    if key in _PEOPLE:
        return veil.people(value)
    return [veil.words(str(text)) for text in value] if key in _WORDS else value


def _event(event: Event, script: Script, veil: Veil) -> Plain:
    """What an interviewer remarked, wordings and data may hold names and are left out, whatever is asked for."""
    return {
        "number": event.number,
        "at": veil.day(event.at),
        "kind": event.kind,
        "question": event.question,
        "value": _value(event, script, veil),
        "absent": event.absent,
        "known": event.known,
        "said": veil.words(event.said) if event.kind not in _REMARKS else "",
        "informant": event.informant,
        "voice": event.voice,
    }


def _typed(kind: str, value: Any, veil: Veil) -> Any:
    if kind == "name" or not value:
        return CLIENT if value else None
    return (
        [veil.words(str(text)) for text in value]
        if isinstance(value, list)
        else veil.words(str(value))
    )


def _value(event: Event, script: Script, veil: Veil) -> Any:
    """A coded answer stays; words, names, dates and plans are veiled or left out."""
    if event.kind == "checked":
        return {key: value for key, value in event.value.items() if key in _OF_A_WEEK}
    question = script.questions.get(event.question)
    if question is None or event.kind not in {"answered", "proposed", "accepted"}:
        return None
    if question.kind == "people":
        return veil.people(event.value or ())
    if question.kind in _TEXT_KINDS:
        return _typed(question.kind, event.value, veil)
    if question.kind == "age" and event.value:
        return {"age_months": event.value["age_months"]}
    return event.value
