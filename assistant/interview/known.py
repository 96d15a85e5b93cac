"""How the informant knows: what happened before their time they can only have been told."""

from typing import TYPE_CHECKING

from assistant.domain.answers import Known
from assistant.domain.script import Question, Script
from assistant.interview.state import State

if TYPE_CHECKING:
    from assistant.domain.knowledge import Knowledge


def how_known(
    script: Script,
    knowledge: "Knowledge",
    state: State,
    question: Question,
    *,
    informant: str,
) -> Known | None:
    """Return how they know: as it was said, else ``told`` for a window that ended before their time.

    A clinician who answers without anybody has read what they did not see.
    """
    if state.known is not None:
        return state.known
    if not question.window:
        return None
    ends = knowledge.windows[question.window].to_months
    since = _since(script, state, informant)
    if since <= 0 or ends is None or ends > since:
        return None
    return "record" if informant == "clinician" else "told"


def _since(script: Script, state: State, informant: str) -> int:
    """Return the age that they know of; who tells of themself to a clinician was as small then."""
    if informant in script.told_before_months:
        return script.told_before_months[informant]
    answer = state.answers.get("client.known_since")
    if answer is None or answer.absent is not None:
        return 0
    question = script.questions["client.known_since"]
    option = next(each for each in question.options if each.code == answer.value)
    return int(option.value or 0)
