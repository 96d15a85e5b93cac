"""Which questions are on the path of this client, and what a change would do to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.conversation.facts import AnswerFacts, Memory
from assistant.conversation.writing import option_of
from assistant.domain.answers import Answer, Answers
from assistant.domain.conditions import Truth, truth_of
from assistant.domain.script import Question, Script

if TYPE_CHECKING:
    from assistant.domain.knowledge import Knowledge


SKIPPED = ("skip", "talk")
"""Choices at a sensitive section that leave its questions unasked."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the path depends on beside the answers: the voice, and what was chosen per section."""

    voice: str
    choices: Mapping[str, tuple[str, ...]]
    withheld: frozenset[str] = frozenset()
    """Questions that are not asked now, whatever the answers say."""

    def choice(self, section: str) -> str:
        """Return the last choice at a section, or nothing."""
        return self.choices[section][-1] if section in self.choices else ""

    def is_deferred(self, section: str) -> bool:
        """Say whether the section was put off to the end."""
        return "later" in self.choices.get(section, ())

    def is_closed(self, section: str) -> bool:
        """Say whether nothing more is asked there: skipped, kept for the clinician, or twice later."""
        chosen = self.choices.get(section, ())
        return self.choice(section) in SKIPPED or chosen[-2:] == ("later", "later")


@dataclass(frozen=True, slots=True)
class Path:
    """The questions that apply to this client, in the order they come."""

    questions: tuple[Question, ...]
    set_aside: tuple[str, ...]
    look_again: tuple[str, ...]
    facts: AnswerFacts

    def ids(self) -> frozenset[str]:
        """Return the ids on the path."""
        return frozenset(question.id for question in self.questions)


def no_path(knowledge: "Knowledge", voice: str) -> Path:
    """Return the path before the first question: nothing is known, nothing is asked yet."""
    return Path((), (), (), AnswerFacts(knowledge, voice))


def find_path(
    script: Script,
    knowledge: "Knowledge",
    answers: Answers,
    setting: Setting,
    memory: Memory | None = None,
) -> Path:
    """Walk the script once; only answers met on the way count for what comes after.

    ``memory`` is what earlier walks over the same answers read in them; it changes nothing but time.
    """
    facts = AnswerFacts(knowledge, setting.voice, memory)
    found: list[Question] = []
    closed_blocks: set[str] = set()
    premise, is_ticked = "", True
    for question in ordered(script, setting):
        if question.follows != premise:  # what follows one option stands together: looked at once
            premise = question.follows
            is_ticked = not premise or facts.is_ticked(premise)
        if not is_ticked or not _applies(question, facts, setting, closed_blocks):
            continue
        found.append(question)
        answer = answers.get(question.id)
        if answer is not None:
            facts.add(question, answer)
            if _closes_block(question, answer):
                closed_blocks.add(question.block)
    on_path = {question.id for question in found}
    aside = tuple(name for name in answers if name not in on_path and name in script.questions)
    return Path(tuple(found), aside, tuple(_look_again(found, answers, on_path)), facts)


def ordered(script: Script, setting: Setting) -> Iterable[Question]:
    """Return the questions section by section; what was put off comes before the last section."""
    names = list(script.sections)
    if not any(setting.is_deferred(name) for name in names):
        return script.questions.values()  # as written: the script is in order
    put_off = [name for name in names[:-1] if setting.is_deferred(name)]
    order = [name for name in names[:-1] if name not in put_off] + put_off + names[-1:]
    places = {name: place for place, name in enumerate(order)}
    return sorted(script.questions.values(), key=lambda question: places[question.section])


def _applies(
    question: Question, facts: AnswerFacts, setting: Setting, closed_blocks: set[str]
) -> bool:
    if question.window and question.window not in facts.windows():
        return False
    if question.id in setting.withheld:
        return False
    if not question.is_for(setting.voice) or (question.block and question.block in closed_blocks):
        return False
    if question.only_follows:
        return True
    truth = truth_of(question.ask_if, facts)
    return truth is Truth.YES or (truth is Truth.UNKNOWN and question.if_unknown == "ask")


def _closes_block(question: Question, answer: Answer) -> bool:
    if question.kind != "choice" or answer.absent is not None:
        return False
    return option_of(question, answer.value).ends_block


def _look_again(questions: list[Question], answers: Answers, on_path: set[str]) -> Iterator[str]:
    for question in questions:
        answer = answers.get(question.id)
        if answer is None:
            continue
        premises = [
            answers[name] for name in question.rests_on if name in answers and name in on_path
        ]
        if any(premise.number > answer.number for premise in premises):
            yield question.id


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change would do: nothing of it has happened yet."""

    set_aside: tuple[str, ...]
    restored: tuple[str, ...]
    look_again: tuple[str, ...]

    def matter(self) -> bool:
        """Say whether the person should see this before it takes effect."""
        return bool(self.set_aside or self.look_again)


def preview(
    script: Script,
    knowledge: "Knowledge",
    answers: Answers,
    setting: Setting,
    before: Path,
    change: Answer,
) -> Effects:
    """Return what an answer would set aside, bring back, and mark for another look.

    ``before`` is the path of the answers as they are.
    """
    newest = max((answer.number for answer in answers.values()), default=0) + 1
    changed = {**answers, change.question: replace(change, number=newest)}
    after = find_path(script, knowledge, changed, setting)
    return Effects(
        tuple(name for name in after.set_aside if name not in before.set_aside),
        tuple(name for name in before.set_aside if name not in after.set_aside),
        tuple(name for name in after.look_again if name not in before.look_again),
    )
