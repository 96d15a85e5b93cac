"""What an earlier interview told, offered again as *earlier answer, still right?*; nothing is carried by itself.

Danger and the skills of today are always asked anew, and an age is what the birth date makes it now.
What was put off, declined or left out then is simply asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.conversation.ages import Age, months_between
from assistant.conversation.path import find_path
from assistant.conversation.writing import shown_options
from assistant.domain.answers import Answer
from assistant.domain.script import Question, Script
from assistant.interview.state import State

if TYPE_CHECKING:
    from assistant.domain.knowledge import Knowledge

UNCHANGED, ONE_BY_ONE = "unchanged", "one_by_one"
"""What can be said of a time that was over when it was told of."""
_CAN_BE_KEPT = frozenset({"unknown_to_me", "unknown_to_anyone", "not_applicable"})
"""Reasons for having no answer that can still be right; what was declined or put off is asked anew."""
_TODAY, _AGO = "functions", ".last_months_ago"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a question held in the earlier interview, as it would be kept now."""

    answer: Answer
    can_be_kept: bool
    """Where it cannot be, it is only said: it offered other things to choose from, or was no answer."""


@dataclass(frozen=True, slots=True)
class Again:
    """An earlier interview of the same informant, as the later one asks about it.

    ``versions`` are the questions as they were worded then, by number; ``today`` is the day of the later one.
    """

    script: Script
    knowledge: "Knowledge"
    told: State
    versions: Mapping[str, int]
    interview: str
    day: str
    today: date

    def at(self, state: State, question: Question) -> Earlier | None:
        """Return what was told at a question, or None where it is asked as if for the first time."""
        answer = self.told.answers.get(question.id)
        if answer is None or question.id in state.answers or is_asked_anew(question):
            return None
        if question.id not in self.told.path.ids() or (state.watched and question.sensitive):
            return None  # what was told in confidence is not shown to somebody who looks on
        if question.kind == "age":
            return self._age(answer)
        if answer.absent is not None and answer.absent not in _CAN_BE_KEPT:
            return Earlier(answer, can_be_kept=False) if answer.is_own_words else None
        same = self.versions.get(question.id) == question.version
        return Earlier(answer, can_be_kept=same and self._is_offered(state, question, answer))

    def of_time(self, state: State, window: str) -> tuple[Answer, ...]:
        """Return everything of a window that can be kept, in the order in which it would be asked."""
        answers, kept = dict(state.answers), list[Answer]()
        while found := self._next_of(replace(state, answers=answers), window):
            kept += found
            answers |= {each.question: each for each in found}
        return tuple(kept)

    def _next_of(self, state: State, window: str) -> list[Answer]:
        path = find_path(self.script, self.knowledge, state.answers, state.setting())
        found = (self.at(state, each) for each in path.questions if each.window == window)
        return [each.answer for each in found if each is not None and each.can_be_kept]

    def _age(self, answer: Answer) -> Earlier | None:
        """Return the age that a birth date makes today; an age that was only said has passed."""
        value = answer.value if answer.absent is None else {}
        if "birth_date" not in value:
            return None
        born = date.fromisoformat(value["birth_date"])
        age = Age(months_between(born, self.today), value["birth_date"])
        return Earlier(replace(answer, value=age.plain()), can_be_kept=True)

    def _is_offered(self, state: State, question: Question, answer: Answer) -> bool:
        """Say whether what was chosen then can be chosen now; of a list, whether it is the same list."""
        now = _codes(question, state.voice, state.path.facts.age_months)
        if answer.absent is not None or not question.options:
            return True
        if question.kind != "checklist":
            return answer.value in now
        voice = str(answer.value.get("voice") or self.told.voice)
        return now == _codes(question, voice, self.told.path.facts.age_months)


def is_asked_anew(question: Question) -> bool:
    """Say whether a question never shows what was told before.

    Those are danger, today's skills, how long ago something was last, and *is it today as it was then*.
    """
    copies = any(option.copies for option in question.options)
    return (
        question.safety
        or copies
        or question.path.startswith(_TODAY)
        or question.path.endswith(_AGO)
    )


def _codes(question: Question, voice: str, age_months: int | None) -> frozenset[str]:
    return frozenset(option.code for option in shown_options(question, voice, age_months))


def over_then(told: State, knowledge: "Knowledge") -> list[str]:
    """Return the windows that were over when they were told of, and of which something was told."""
    age = told.path.facts.age_months
    held = {each.window for each in told.path.questions if each.id in told.answers}
    return [
        window.id
        for window in knowledge.windows.values()
        if age is not None
        and window.to_months is not None
        and window.to_months <= age
        and window.id in held
    ]
