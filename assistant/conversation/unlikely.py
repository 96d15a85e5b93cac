"""What can be so but seldom is: an answer that should be looked at twice, and is then kept as it was said.

What cannot be so at all is an error, and refused where the answer is read.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assistant.conversation.facts import AnswerFacts
from assistant.conversation.path import Path, Setting
from assistant.domain.answers import Answer
from assistant.domain.conditions import truth_of
from assistant.domain.script import Question, Script
from assistant.domain.truth import Truth

if TYPE_CHECKING:
    from assistant.domain.knowledge import Knowledge

NEARLY_ALL = "nearly_all"
_LONG, _MOST = 6, 0.8
"""A list from which so many of its options can hardly all be meant; our own convention."""


def unlikely(
    script: Script,
    knowledge: "Knowledge",
    path: Path,
    setting: Setting,
    answers: Mapping[str, Answer],
    answer: Answer,
) -> str:
    """Return the check that an answer would bring about, or nothing; what was so before is not asked again."""
    question = script.questions[answer.question]
    if answer.absent is not None:
        return ""
    if _is_nearly_all(question, answer):
        return NEARLY_ALL
    checks = [check for check in script.checks if question.id in check.at]
    if not checks:
        return ""
    after = _facts(knowledge, path, setting, {**answers, answer.question: answer})
    return next(
        (
            check.id
            for check in checks
            if truth_of(check.when, after) is Truth.YES
            and truth_of(check.when, path.facts) is not Truth.YES
        ),
        "",
    )


def _is_nearly_all(question: Question, answer: Answer) -> bool:
    if question.kind != "checklist" or not isinstance(answer.value, Mapping):
        return False
    shown, count = len(question.options), len(answer.value.get("ticked", ()))
    return shown >= _LONG and count >= _MOST * shown


def _facts(
    knowledge: "Knowledge", path: Path, setting: Setting, answers: Mapping[str, Answer]
) -> AnswerFacts:
    facts = AnswerFacts(knowledge, setting.voice)
    for question in path.questions:
        if question.id in answers:
            facts.add(question, answers[question.id])
    return facts
