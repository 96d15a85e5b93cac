"""Where the interview waits: the card after a danger, and a pause."""

from assistant.interview.pages.making import Making
from assistant.interview.state import State
from assistant.interview.turns import Line

BREAK, ASKS_TO_STOP = "break", "stop?"
"""What a pause is for."""


def safety(making: Making, state: State) -> dict[str, object]:
    """Show the fixed card of each danger, and wait."""
    from assistant.interview.safety_card import card_lines, unsure_lines  # noqa: PLC0415  # not for the first question

    country, today = making.frame.country, making.frame.today
    lines = list(card_lines(making.knowledge, making.speech, state.alerts, country, today))
    if not state.alerts:
        lines = unsure_lines(making.knowledge, making.speech, country, today)
    elif state.unsure_alerts:
        lines.append(making.speech.phrase("unsure_too"))
    return {
        "say": [Line(text, "card") for text in lines],
        "ask": making.speech.phrase("safety_ask"),
        "choices": making.choices("safety", ("go_on", "pause", "stop")),
    }


def paused(making: Making, state: State) -> dict[str, object]:
    """Wait, with what helps to come to rest, or ask whether to stop."""
    if state.pause == ASKS_TO_STOP:
        return {
            "say": [making.line("stopping")],
            "ask": making.speech.phrase("stopping_ask"),
            "choices": making.choices("stopping", ("stop", "resume")),
        }
    return {
        "say": [making.line("grounding" if state.pause == BREAK else "paused")],
        "ask": making.speech.phrase("paused_ask"),
        "choices": making.choices("paused", ("resume", "leave")),
    }
