"""Reads a case file into a case, or says everything that is wrong with it at once."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.domain.ages import OLDEST, applies, reached
from assistant.domain.case_history import in_order, read_history
from assistant.domain.conditions import Fact
from assistant.domain.errors import WrongInput
from assistant.domain.facts import Case, Remark, Somebody
from assistant.domain.knowledge import Knowledge
from assistant.domain.leaves import Leaves, is_count, is_text, is_yes_or_no, one_of, shown

__all__ = ["Case", "CaseErrors", "read_case"]

CONTRACT = 1
INFORMANTS = ("caregiver", "self", "clinician", "school", "other")
TOUCH = ("welcome", "ask_first", "avoid", "unknown")
GESTATION = (15, 46)
"""Weeks; beyond it is a slip of the keyboard."""
MINUTES_OF_A_DAY = 24 * 60
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PLACES = (
    "contract",
    "client",
    "presenting",
    "history",
    "now",
    "functions",
    "medical",
    "family_history",
    "safety",
    "strengths",
    "preferences",
)
_CLIENT = (
    "label",
    "age_months",
    "informant",
    "name",
    "pronouns",
    "birth_date",
    "gestation_weeks",
)
_PREFERENCES = (
    "touch",
    "sound_sensitive",
    "movement_sensitive",
    "likes",
    "dislikes",
    "minutes_a_day",
    "safe_people",
    "unsafe_people",
)


class CaseErrors(WrongInput):
    """A case file that cannot be used, with everything that is wrong with it."""


def read_case(plain: Any, knowledge: Knowledge) -> Case:
    """Return the case that a plain document describes.

    Raises:
        CaseErrors: something in it is wrong; each problem names its path.
    """
    leaves = Leaves()
    if not isinstance(plain, dict):
        leaves.wrong("", "A case file is a mapping.", "Start with 'contract: 1' and 'client:'.")
        raise CaseErrors(leaves.problems)
    leaves.keys("", plain, _PLACES)
    case = _Reading(plain, knowledge, leaves).case()
    if leaves.problems:
        raise CaseErrors(leaves.problems)
    return case


class _Reading:
    """One pass over one document."""

    def __init__(self, plain: Mapping[str, Any], knowledge: Knowledge, leaves: Leaves) -> None:
        self.plain = plain
        self.knowledge = knowledge
        self.leaves = leaves

    def case(self) -> Case:
        leaves, knowledge = self.leaves, self.knowledge
        self._contract()
        client = self._client()
        age = client["age_months"] if client["age_months"] is not None else OLDEST
        windows = reached(knowledge.windows, age)
        history = read_history(self._node("history"), windows, knowledge, leaves, age)
        self._now(next(reversed(windows)))
        ratable = self._functions(age)
        for place, codes in (
            ("medical", knowledge.medical),
            ("family_history", knowledge.family_history),
            ("safety", knowledge.safety),
        ):
            self._yes_or_no(place, codes)
        safe, unsafe = self._preferences()
        self._within_life(age)
        return Case(
            age_months=age,
            informant=client["informant"] or "",
            name=client["name"] or "",
            pronouns=_pronouns(client["pronouns"]),
            presenting=self._remarks("presenting"),
            strengths=self._remarks("strengths"),
            safe_people=safe,
            unsafe_people=unsafe,
            facts=leaves.facts,
            absents=leaves.absents,
            paths=leaves.places(),
            second_hand=frozenset(leaves.second_hand),
            guessed=frozenset(leaves.guessed),
            reached=windows,
            dimensions={code: entry.dimension for code, entry in knowledge.adversity.items()},
            ratable=ratable,
            reported=history,
        )

    def _contract(self) -> None:
        named = self.plain.get("contract")
        if type(named) is int and named == CONTRACT:
            return
        what = (
            "The contract is not named."
            if named is None
            else f"The contract {shown(named)} is not one that is read here."
        )
        self.leaves.wrong(
            "contract",
            what,
            f"This version reads contract {CONTRACT}: write 'contract: {CONTRACT}' at the top.",
        )

    def _within_life(self, age: int) -> None:
        """Nothing ended longer ago than the client has lived, the time before birth included."""
        before_birth = -min(window.from_months for window in self.knowledge.windows.values())
        for path, fact in self.leaves.facts.items():
            if not path.endswith(".last_months_ago"):
                continue
            most = age + (before_birth if path.startswith("history.intrauterine.") else 0)
            if fact.value > most:
                self.leaves.outside(
                    path, fact.value, f"The client is {age} months old: use at most {most}."
                )

    def _node(self, place: str) -> Mapping[str, Any]:
        return self.leaves.branch(place, self.plain[place]) if place in self.plain else {}

    def _client(self) -> dict[str, Any]:
        node = self._node("client")
        self.leaves.keys("client", node, _CLIENT)
        checks = {
            "label": is_text,
            "age_months": _is_age,
            "informant": one_of(*INFORMANTS),
            "name": is_text,
            "pronouns": is_text,
            "birth_date": _is_date,
            "gestation_weeks": _is_gestation,
        }
        found: dict[str, Any] = dict.fromkeys(checks)
        for key, check in checks.items():
            if key in node:
                found[key] = self.leaves.value(f"client.{key}", node[key], check)
        for key in ("label", "age_months", "informant"):
            self._must_be_there(f"client.{key}")
        return found

    def _now(self, present: str) -> None:
        node = self._node("now")
        self.leaves.keys("now", node, self.knowledge.connection)
        for code, raw in in_order(node, self.knowledge.connection):
            if applies(self.knowledge.connection[code].windows, present):
                self.leaves.rating(f"now.{code}", raw)
            else:
                self._outside_window(f"now.{code}", code, present)

    def _outside_window(self, path: str, code: str, window: str) -> None:
        self.leaves.wrong(path, f"'{code}' is not asked in {window}.", "Leave it out.")

    def _functions(self, age: int) -> tuple[str, ...]:
        node = self._node("functions")
        self.leaves.keys("functions", node, self.knowledge.functions)
        for code, skill in self.knowledge.functions.items():
            if code not in node:
                continue
            rated = self.leaves.rating(f"functions.{code}", node[code])
            if rated is not None and age < skill.from_months:
                self.leaves.wrong(
                    f"functions.{code}",
                    f"It is rated from {skill.from_months} months on; the client is {age}.",
                    "Leave it out.",
                )
        return tuple(
            code
            for code, skill in self.knowledge.functions.items()
            if not skill.note_only
            and skill.from_months <= age
            and self.leaves.absents.get(f"functions.{code}") != "not_applicable"
        )

    def _yes_or_no(self, place: str, codes: Mapping[str, Any]) -> None:
        node = self._node(place)
        self.leaves.keys(place, node, codes)
        for code, raw in in_order(node, codes):
            self.leaves.value(f"{place}.{code}", raw, is_yes_or_no)

    def _remarks(self, place: str) -> tuple[Remark, ...]:
        found = []
        for number, raw in enumerate(self._entries(place)):
            path = f"{place}.{number}"
            if place == "presenting":
                found.append(Remark(path, self.leaves.text(path, raw)))
                continue
            node = self.leaves.branch(path, raw)
            self.leaves.keys(path, node, ("text", "domain", "known"))
            self.leaves.about(path, node)
            text = self._needed(path, node, "text")
            domain = node.get("domain")
            if domain is not None:
                check = one_of(*self.knowledge.domains)
                domain = self.leaves.value(f"{path}.domain", domain, check)
            found.append(Remark(path, text, domain or ""))
        return tuple(remark for remark in found if remark.text.strip())

    def _needed(self, path: str, node: Mapping[str, Any], key: str) -> str:
        text = self.leaves.text(f"{path}.{key}", node[key]) if key in node else ""
        self._must_be_there(f"{path}.{key}")
        return text

    def _must_be_there(self, path: str) -> None:
        if path not in self.leaves.facts and not self.leaves.is_wrong(path):
            self.leaves.wrong(path, "It is missing.", "It cannot be left out.")

    def _entries(self, place: str) -> list[Any]:
        return self.leaves.entries(place, self.plain[place]) or [] if place in self.plain else []

    def _preferences(self) -> tuple[tuple[Somebody, ...], tuple[Somebody, ...]]:
        node = self._node("preferences")
        self.leaves.keys("preferences", node, _PREFERENCES)
        checks = {
            "touch": one_of(*TOUCH),
            "sound_sensitive": is_yes_or_no,
            "movement_sensitive": is_yes_or_no,
            "minutes_a_day": _is_minutes,
        }
        for key, check in checks.items():
            if key in node:
                self.leaves.value(f"preferences.{key}", node[key], check)
        for key in ("likes", "dislikes"):
            self._texts(key, node)
        return (self._people("safe_people", node), self._people("unsafe_people", node))

    def _texts(self, key: str, node: Mapping[str, Any]) -> None:
        path = f"preferences.{key}"
        entries = self.leaves.entries(path, node[key]) if key in node else None
        if entries is not None:
            texts = [
                self.leaves.text(f"{path}.{number}", raw) for number, raw in enumerate(entries)
            ]
            self.leaves.facts[path] = Fact(tuple(texts))

    def _people(self, key: str, node: Mapping[str, Any]) -> tuple[Somebody, ...]:
        path = f"preferences.{key}"
        entries = self.leaves.entries(path, node[key]) if key in node else None
        if entries is None:
            return ()
        allowed = ("name", "relation", "days") if key == "safe_people" else ("name", "relation")
        people = tuple(
            self._somebody(f"{path}.{number}", raw, allowed) for number, raw in enumerate(entries)
        )
        self.leaves.facts[path] = Fact(tuple(person.name for person in people))
        return people

    def _somebody(self, path: str, raw: Any, allowed: tuple[str, ...]) -> Somebody:
        node = self.leaves.branch(path, raw)
        self.leaves.keys(path, node, (*allowed, "known"))
        self.leaves.about(path, node)
        name = self._needed(path, node, "name")
        relation = (
            self.leaves.text(f"{path}.relation", node.get("relation")) if "relation" in node else ""
        )
        days = self.leaves.entries(f"{path}.days", node["days"]) if "days" in node else None
        check = one_of(*DAYS)
        kept = [
            self.leaves.value(f"{path}.days.{i}", day, check) for i, day in enumerate(days or ())
        ]
        return Somebody(path, name, relation, tuple(day for day in kept if day))


def _is_age(value: Any) -> str | None:
    good = type(value) is int and 0 <= value <= OLDEST
    return None if good else f"Use whole months from 0 to {OLDEST}."


def _is_minutes(value: Any) -> str | None:
    return is_count(value) or (None if value <= MINUTES_OF_A_DAY else "A day has 1440 minutes.")


def _is_gestation(value: Any) -> str | None:
    least, most = GESTATION
    good = is_count(value) is None and least <= value <= most
    return None if good else f"Use weeks from {least} to {most}."


def _is_date(value: Any) -> str | None:
    if isinstance(value, date):
        return None
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return "Use a date as 2016-03-05."
    return None


def _pronouns(words: str | None) -> str:
    first = (words or "").replace("/", " ").split()
    word = first[0].casefold() if first else ""
    return {"her": "she", "him": "he", "them": "they"}.get(word, word)
