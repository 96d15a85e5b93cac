"""Writes the answers of one interview as a case file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.conversation.path import Path, Setting
from assistant.conversation.writing import option_of, writes
from assistant.domain.answers import Absent, Answer, Answers
from assistant.domain.script import Question

Plain = dict[str, Any]
KEYS = (
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


@dataclass(frozen=True, slots=True)
class Header:
    """What the case file says about the client beside the answers."""

    label: str
    informant: str


def case_of(path: Path, answers: Answers, setting: Setting, header: Header) -> Plain:
    """Return the case file; set-aside answers are not in it, absent reasons are.

    A case without an age cannot be understood further; ``client.age_months`` is then missing.
    """
    case: Plain = {"contract": 1, "client": {"label": header.label, "informant": header.informant}}
    age = path.facts.age_months
    for question in path.questions:
        answer = answers.get(question.id) or _unasked(question, setting)
        if answer is None:
            continue
        for place, value in writes(question, answer, age):
            _put(case, place, value)
        if answer.absent is None and question.kind == "choice":
            _copy(case, question, answer, path)
    return _in_order(case)


def _unasked(question: Question, setting: Setting) -> Answer | None:
    """A question in a section that was skipped counts as declined, one put off for good as later."""
    if not setting.is_closed(question.section):
        return None
    absent: Absent = "later" if setting.choice(question.section) == "later" else "declined"
    return Answer(question.id, 0, absent=absent)


def _put(case: Plain, place: str, value: Any) -> None:
    if place.endswith("+"):
        case.setdefault(place[:-1], []).extend(value)
        return
    *branches, leaf = place.split(".")
    node = case
    for branch in branches:
        inner = node.get(branch)
        if not isinstance(inner, dict):
            inner = {} if inner is None else {"value": inner}
            node[branch] = inner
        node = inner
    node[leaf] = _safest(node.get(leaf, False), value) if branches == ["safety"] else value


def _safest(before: Any, after: Any) -> Any:
    """Of two answers about danger a yes wins; then whatever is not known; a no is last."""
    for wanted in (before, after):
        if wanted is True:
            return True
    for wanted in (after, before):
        if wanted is not False:
            return wanted
    return False


def _copy(case: Plain, question: Question, answer: Answer, path: Path) -> None:
    if option_of(question, answer.value).copies:
        present = list(path.facts.windows())[-1]
        held = case.get("history", {}).get(present) or {}
        case["now"] = {**held.get("connection", {}), **case.get("now", {})}


def _in_order(case: Mapping[str, Any]) -> Plain:
    ordered: Iterable[str] = (key for key in KEYS if key in case)
    return {key: case[key] for key in ordered}
