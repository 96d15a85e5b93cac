"""What was heard is said back, and what a change would do, before it counts."""

from collections.abc import Sequence

from assistant.conversation.path import preview
from assistant.domain.answers import answer_of
from assistant.interview.pages.making import Making
from assistant.interview.state import State
from assistant.interview.turns import Line

_AROUND = 60
"""Letters of a story that are shown on either side of the words a fact rests on."""


def confirming(making: Making, state: State) -> dict[str, object]:
    """Say back what was heard, a fact of a story, a command, or what a change would do."""
    assert state.proposed is not None  # noqa: S101  # the stage says so
    data = state.proposed.data
    heard = str(data.get("heard", ""))
    if "anchor" in data:
        return {
            "kind": "anchor",
            "say": [making.line("anchor_why")],
            "ask": heard,
            "question": state.proposed.question,
            "choices": making.choices("anchor", ("unsure",)),
            "hint": making.speech.phrase("hint_anchor"),
        }
    if "command" in data:
        return {
            "ask": heard,
            "question": state.proposed.question,
            "choices": making.choices("heard", ("yes", "no")),
        }
    is_fact = bool(data.get("fact"))
    lines = [quoted(state.proposed.said, data["quote"])] if data.get("quote") else []
    return {
        "say": lines if is_fact else _effects(making, state, heard=bool(heard)),
        "ask": heard or making.speech.phrase("confirm_ask"),
        "question": "" if is_fact else state.proposed.question,
        "choices": making.choices("heard" if heard else "confirm", ("yes", "no")),
    }


def _effects(making: Making, state: State, *, heard: bool) -> list[Line]:
    """Say what a change would do; what was only heard is in the question itself."""
    assert state.proposed is not None  # noqa: S101  # as above
    change = answer_of(state.proposed)
    question = making.script.questions[change.question]
    effects = preview(
        making.script, making.knowledge, state.answers, state.setting(), state.path, change
    )
    answer = making.speech.answer(question, change)
    asked = making.speech.short(question)
    lines = [] if heard else [making.line("change_to", "strong", question=asked, answer=answer)]
    lines += _effect(making, "change_sets_aside", effects.set_aside)
    lines += _effect(making, "change_look_again", effects.look_again)
    lines += _effect(making, "change_restores", effects.restored)
    return lines


def _effect(making: Making, key: str, questions: Sequence[str]) -> list[Line]:
    if not questions:
        return []
    questions = [
        name for name in questions if making.script.questions[name].is_for(making.speech.voice)
    ]
    heading = making.line(key, count=str(len(questions)))
    return [
        heading,
        *(
            Line(making.speech.short(making.script.questions[name]), "carried")
            for name in questions
        ),
    ]


def quoted(said: str, place: Sequence[int]) -> Line:
    """Return the words around a quote, no more than a line or two, with the quote marked."""
    start, end = place
    low = 0 if start <= _AROUND else said.rfind(" ", 0, start - _AROUND) + 1
    high = said.find(" ", end + _AROUND)
    high = len(said) if high < 0 else high
    before = "…" if low else ""
    after = "…" if high < len(said) else ""
    text = f"“{before}{said[low:high]}{after}”".replace("\n", " ")
    shift = 1 + len(before) - low
    return Line(text, "quoted", (start + shift, end + shift))
