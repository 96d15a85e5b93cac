"""Reads a case file into a case, or says everything that is wrong with it at once."""

from collections.abc import Mapping
from typing import Any

from assistant.domain.ages import OLDEST, applies, reached
from assistant.domain.case_history import in_order, read_history
from assistant.domain.case_people import read_preferences, read_remarks
from assistant.domain.case_values import INFORMANTS, is_age, is_date, is_gestation
from assistant.domain.errors import WrongInput
from assistant.domain.facts import Case
from assistant.domain.knowledge import Knowledge
from assistant.domain.leaves import Leaves, is_text, is_yes_or_no, one_of, shown

__all__ = ["Case", "CaseErrors", "read_case"]

CONTRACT = 1
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
        safe, unsafe = read_preferences(self._node("preferences"), leaves)
        self._within_life(age)
        return Case(
            age_months=age,
            informant=client["informant"] or "",
            name=client["name"] or "",
            pronouns=_pronouns(client["pronouns"]),
            presenting=read_remarks("presenting", self.plain, knowledge, leaves),
            strengths=read_remarks("strengths", self.plain, knowledge, leaves),
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
            "age_months": is_age,
            "informant": one_of(*INFORMANTS),
            "name": is_text,
            "pronouns": is_text,
            "birth_date": is_date,
            "gestation_weeks": is_gestation,
        }
        found: dict[str, Any] = dict.fromkeys(checks)
        for key, check in checks.items():
            if key in node:
                found[key] = self.leaves.value(f"client.{key}", node[key], check)
        for key in ("label", "age_months", "informant"):
            self.leaves.must_be_there(f"client.{key}")
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


def _pronouns(words: str | None) -> str:
    first = (words or "").replace("/", " ").split()
    word = first[0].casefold() if first else ""
    return {"her": "she", "him": "he", "them": "they"}.get(word, word)
