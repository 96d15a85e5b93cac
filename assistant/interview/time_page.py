"""The page on a time that was over when it was told of: all of it can be kept with one key."""

from assistant.conversation.phrasing import Speech
from assistant.interview.state import State
from assistant.interview.still_right import ONE_BY_ONE, UNCHANGED, Again
from assistant.interview.turns import Choice, Line


def time_page(again: Again, state: State, speech: Speech) -> dict[str, object]:
    """Return the parts of the turn: everything that would be kept, and the two ways on."""
    window = state.step.key.partition(":")[2]
    name = speech.words(again.knowledge.windows[window].name)
    kept = again.of_time(state, window)
    questions = again.script.questions
    lines = [
        Line(f"{speech.short(questions[one.question])}: {speech.answer(questions[one.question], one)}", "carried")
        for one in kept
    ]  # fmt: skip
    codes = (UNCHANGED, ONE_BY_ONE) if kept else (ONE_BY_ONE,)
    key = "time_told" if kept else "time_none"
    return {
        "kind": "time",
        "say": [Line(speech.phrase(key, {"time": name, "day": again.day})), *lines],
        "ask": speech.phrase("time_ask", {"time": name}),
        "choices": tuple(
            Choice(number, code, speech.phrase(f"time_{code}"))
            for number, code in enumerate(codes, 1)
        ),
        "sensitive": True,
        "extra": {"section": state.step.section},
    }
