"""A case: everything that is known about one client, looked up by path."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from assistant.domain.conditions import Fact
from assistant.domain.persons import Person

NOT_REPORTED = Fact(0, 0, 0)
"""What an adversity is that was on a list that was answered, and not named."""
PERHAPS_SLIGHT = Fact(0, 0, 1)
"""The same, where the informant knows the list from hearsay."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person the informant named, with their place in the list."""

    path: str
    name: str
    relation: str = ""
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A text in the informant's own words, with its place in the list."""

    path: str
    text: str
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One client's answers; satisfies ``conditions.Facts``.

    ``facts`` holds what is known, ``absents`` why something is not; a path in neither was not asked.
    ``paths`` holds every place that exists in the case file, known or not.
    """

    age_months: int
    informant: str
    name: str
    pronouns: str
    facts: Mapping[str, Fact]
    absents: Mapping[str, str]
    paths: frozenset[str]
    second_hand: frozenset[str]
    reached: Mapping[str, tuple[int, int | None]]
    dimensions: Mapping[str, str]
    ratable: tuple[str, ...]
    reported: Mapping[str, Mapping[str, Fact]]
    """By window: the adversities that the answered list names; no entry where it is not known."""
    presenting: tuple[Remark, ...] = ()
    strengths: tuple[Remark, ...] = ()
    safe_people: tuple[Somebody, ...] = ()
    unsafe_people: tuple[Somebody, ...] = ()
    voice: str = field(default="clinician")
    guessed: frozenset[str] = frozenset()
    """Of what is second-hand, that which nobody told either."""

    @property
    def present(self) -> str:
        """Return the window that the client is in."""
        return tuple(self.reached)[-1]

    def with_answers(
        self,
        facts: Mapping[str, Fact],
        absents: Mapping[str, str],
        second_hand: frozenset[str],
        reported: Mapping[str, Mapping[str, Fact]],
    ) -> "Case":
        """Return the same client with other answers; many are tried, so this is not ``replace``."""
        return Case(
            age_months=self.age_months,
            informant=self.informant,
            name=self.name,
            pronouns=self.pronouns,
            facts=facts,
            absents=absents,
            paths=self.paths,
            second_hand=second_hand,
            reached=self.reached,
            dimensions=self.dimensions,
            ratable=self.ratable,
            reported=reported,
            presenting=self.presenting,
            strengths=self.strengths,
            safe_people=self.safe_people,
            unsafe_people=self.unsafe_people,
            voice=self.voice,
            guessed=self.guessed,
        )

    def heard_by(self, voice: str) -> "Case":
        """Return the same case, told in another voice."""
        return replace(self, voice=voice)

    def person(self) -> Person:
        """Return how this voice speaks of the client; without a name there is a stand-in."""
        name = self.name.strip() or ("your child" if self.voice == "caregiver" else "the client")
        return Person(name, self.pronouns or "they", is_self=self.voice == "self")

    def fact(self, path: str) -> Fact | None:
        """Return what is known at a path, None where nothing is."""
        found = self.facts.get(path)
        if found is not None:
            return found
        if path.startswith("history."):
            return self._history_fact(path)
        if path.endswith(".seen_by_doctor") and path.removesuffix(".seen_by_doctor") in self.facts:
            return Fact(value=False)
        return None

    def _history_fact(self, path: str) -> Fact | None:
        _, window, axis, code, *rest = (*path.split("."), "", "", "")
        if window == "present":
            return self.fact(path.replace("present", self.present, 1))
        reported = self.reported.get(window)
        if axis != "adversity" or reported is None or not code or any(rest):
            return None
        if code in reported or f"history.{window}.adversity.{code}" in self.absents:
            return None
        return self.unlisted(window)

    def unlisted(self, window: str) -> Fact:
        """Return what an answered list says about a code it does not name."""
        hearsay = f"history.{window}.adversity" in self.second_hand
        return PERHAPS_SLIGHT if hearsay else NOT_REPORTED

    def known(self, path: str) -> bool:
        """Say whether a value, not an absent reason, was given at this path."""
        if path.endswith(".seen_by_doctor"):
            return path in self.facts
        return self.fact(path) is not None

    def absent(self, path: str) -> str | None:
        """Return why a path that was asked holds no value."""
        return self.absents.get(path)

    def applies(self, path: str) -> bool:
        """Say whether a path counts at all; ``not_applicable`` takes it away."""
        return self.absents.get(path) != "not_applicable"

    def is_guess(self, path: str) -> bool:
        """Say whether an answer, or what it stands inside of, is a guess."""
        return any(path == one or path.startswith(f"{one}.") for one in self.guessed)

    def windows(self) -> Mapping[str, tuple[int, int | None]]:
        """Return the reached windows, oldest first."""
        return self.reached

    def adversities(self, window: str) -> Mapping[str, Fact] | None:
        """Return what was reported in a window; None where the list was not answered."""
        return self.reported.get(window)

    def functions(self) -> Mapping[str, Fact | None]:
        """Return every skill that counts at this age, with what is known of it."""
        return {code: self.facts.get(f"functions.{code}") for code in self.ratable}

    def dimension(self, adversity: str) -> str:
        """Return the dimension of an adversity code."""
        return self.dimensions[adversity]

    def resolve(self, path: str) -> str:
        """Return the path with the present window by its name."""
        if path.startswith("history.present."):
            return path.replace("present", self.present, 1)
        return path

    def cite(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Return the places of the case file that hold these answers, each once.

        What an answered list does not name is cited by the list; what is nowhere is left out.
        """
        found = (self._place(self.resolve(path)) for path in paths)
        return tuple(dict.fromkeys(path for path in found if path))

    def _place(self, path: str) -> str:
        while path not in self.paths:
            path, _, _ = path.rpartition(".")
            if "." not in path:
                return ""
        return path
