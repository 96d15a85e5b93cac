"""What is known so far, as the conditions of the dialogue see it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from assistant.conversation.writing import writes
from assistant.domain.answers import Answer
from assistant.domain.conditions import Fact
from assistant.domain.script import Question

if TYPE_CHECKING:
    from assistant.domain.knowledge import Knowledge


NOTHING_REPORTED = Fact(0, 0, 0)
TICKED = Fact({}, 1, 3)
Memory = dict[tuple[int, int | None], tuple[Answer, Mapping[str, Fact]]]
"""What an answer was read as, by the answer itself and the age then; it holds the answer, so that
its identity stays its own."""
Placed = tuple[str, Fact]


class AnswerFacts:
    """Grows answer by answer along the path; satisfies ``domain.conditions.Facts``.

    Answers that are set aside are never added, so nothing they said can decide anything.
    """

    def __init__(self, knowledge: "Knowledge", voice: str, memory: Memory | None = None) -> None:
        """Start with nothing known; ``memory`` spares reading the same answer twice."""
        self.voice = voice
        self.age_months: int | None = None
        self._knowledge = knowledge
        self._memory = {} if memory is None else memory
        self._facts: dict[str, Fact] = {}
        self._windows: Mapping[str, tuple[int, int | None]] = {}

    def add(self, question: Question, answer: Answer) -> None:
        """Take in an answer that is on the path."""
        key = (id(answer), self.age_months)
        read = self._memory.get(key)
        if read is None:
            read = (answer, dict(_facts_in(question, answer, self.age_months)))
            self._memory[key] = read
        self._facts.update(read[1])
        if "client.age_months" in read[1]:
            self._grown(read[1]["client.age_months"].value)

    def _grown(self, months: int) -> None:
        self.age_months = months
        self._windows = {
            window.id: (window.from_months, window.to_months)
            for window in self._knowledge.windows.values()
            if months >= window.from_months
        }

    def fact(self, path: str) -> Fact | None:
        """Return what is known at the path, or None."""
        path = self._real(path)
        found = self._facts.get(path)
        if found is None and ".adversity." in path:
            branch, _, code = path.partition(".adversity.")
            whole = self._facts.get(f"{branch}.adversity")
            if whole is not None and code not in whole.value and "." not in code:
                return NOTHING_REPORTED
        return found

    def _real(self, path: str) -> str:
        if path.startswith("history.present.") and self._windows:
            return path.replace("present", list(self._windows)[-1], 1)
        return path

    def is_ticked(self, path: str) -> bool:
        """Say whether an option was ticked; ``path`` is ``answers.QUESTION.OPTION``."""
        found = self._facts.get(path)
        return found is not None and found.value is True

    def known(self, path: str) -> bool:
        """Say whether a value was given there."""
        return self.fact(path) is not None

    def windows(self) -> Mapping[str, tuple[int, int | None]]:
        """Return the windows that the client has reached."""
        return self._windows

    def adversities(self, window: str) -> Mapping[str, Fact] | None:
        """Return what was reported in the window; None where the list was not answered."""
        branch = f"history.{window}.adversity"
        whole = self._facts.get(branch)
        if whole is None:
            return None
        return {
            code: self._rated(f"{branch}.{code}")
            for code, entry in whole.value.items()
            if entry is not None
        }

    def _rated(self, path: str) -> Fact:
        return self._facts.get(f"{path}.severity", TICKED)

    def functions(self) -> Mapping[str, Fact | None]:
        """Return every skill that can be rated at this age with what is known of it."""
        return {
            code: self._facts.get(f"functions.{code}")
            for code, skill in self._knowledge.functions.items()
            if not skill.note_only
            and (self.age_months is None or self.age_months >= skill.from_months)
        }

    def dimension(self, adversity: str) -> str:
        """Return the dimension of an adversity code."""
        return self._knowledge.adversity[adversity].dimension


def _facts_in(question: Question, answer: Answer, age_months: int | None) -> Iterator[Placed]:
    """Yield every fact that one answer gives."""
    if answer.absent is None:
        yield from _given(question, answer)
    for path, value in writes(question, answer, age_months):
        if isinstance(value, Mapping) and "value" in value:
            yield from _placed(path, value["value"])
        elif value is not None and not (isinstance(value, Mapping) and "absent" in value):
            yield from _placed(path, value)


def _given(question: Question, answer: Answer) -> Iterator[Placed]:
    if question.kind == "checklist":
        ticked = set(answer.value["ticked"])
        for option in question.options:
            yield f"answers.{question.id}.{option.code}", Fact(option.code in ticked)
    else:
        yield f"answers.{question.id}", Fact(answer.value)


def _placed(path: str, value: Any) -> Iterator[Placed]:
    if path.endswith(".adversity"):
        yield path, Fact(value)
        yield from (
            (f"{path}.{code}", TICKED) for code, entry in value.items() if entry is not None
        )
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, Fact(value, value, value)
    else:
        yield path, Fact(value)
