"""Which open question is worth coming back to first: the one whose answer could change the most."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.conversation.writing import all_paths
from assistant.domain.script import Question
from assistant.interview.turns import ReviewRow


def first_of(
    rows: Sequence[ReviewRow],
    questions: Mapping[str, Question],
    voice: str,
    mattering: Sequence[Mapping[str, Any]],
) -> str:
    """Return the open question to offer first, or nothing where none is open.

    A danger comes before all else; then whatever could still swing the result the most, by
    ``mattering`` as the result has it; then the order in which they were asked.
    """
    left = [row.question for row in rows if row.state in {"open", "look_again"}]
    danger = [name for name in left if questions[name].safety]
    if danger:
        return danger[0]
    swings = {str(each["path"]): float(each["swing"]) for each in mattering}
    ranked = sorted(left, key=lambda name: -_swing(questions[name], voice, swings))
    return ranked[0] if ranked else ""


def _swing(question: Question, voice: str, swings: Mapping[str, float]) -> float:
    return max((swings.get(path, 0.0) for path in all_paths(question, voice)), default=0.0)
