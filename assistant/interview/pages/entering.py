"""The opening, and what comes before and after a part: the choice, a check, a breather, a reading back."""

from collections.abc import Iterator

from assistant.interview.pages.making import Making
from assistant.interview.state import State
from assistant.interview.turns import Choice, Line

SECTION_CHOICES = ("now", "later", "talk", "skip")
FEELING_CHOICES = ("go_on", "break", "stop")
BREATHER_CHOICES = ("go_on", "go_on_all", "break", "stop")


def opening(making: Making, _: State) -> dict[str, object]:
    """Say who will see this and how to leave, and ask who can see the screen."""
    leaving = "leaving_plain" if making.frame.face == "plain" else "leaving"
    keys = ("welcome", "preamble", leaving, "not_watched")
    if making.frame.is_alone:
        leaving = "alone_leaving_plain" if making.frame.face == "plain" else "alone_leaving"
        keys = ("welcome", "alone_preamble", leaving, "not_watched")
    return {
        "say": [*(making.line(key) for key in keys), *_renewed(making)],
        "ask": making.speech.phrase("opening_ask"),
        "choices": making.choices("opening", ("alone", "watched", "leave")),
    }


def _renewed(making: Making) -> Iterator[Line]:
    if making.frame.again is not None:
        yield making.line("renewed", "strong", day=making.frame.again.day)


def consent(making: Making, state: State) -> dict[str, object]:
    """Ask before a sensitive part, after it, in the middle of a long one, or read back what was heard."""
    if state.step.kind == "choice":
        return _section_choice(making, state)
    if state.step.kind == "read_back":
        return _read_back(making, state)
    if state.step.kind == "time":
        from assistant.interview.time_page import time_page  # noqa: PLC0415  # seldom

        assert making.frame.again is not None  # noqa: S101  # only then is there such a step
        return time_page(making.frame.again, state, making.speech)
    key = "feeling" if state.step.kind == "check" else "breather"
    missing = _missing(making, state) if key == "feeling" else []
    return {
        "kind": state.step.kind,
        "say": missing,
        "ask": making.speech.phrase(f"{key}_ask"),
        "choices": making.choices(
            "feeling", FEELING_CHOICES if key == "feeling" else BREATHER_CHOICES
        ),
        "extra": {"section": state.step.section},
    }


def _missing(making: Making, state: State) -> list[Line]:
    """Say to an interviewer, once, what should be asked in this part and holds no value."""
    if state.voice != "clinician":
        return []
    names = [
        making.speech.short(making.script.questions[name])
        for name in making.script.must_ask
        if name in state.path.ids()
        and making.script.questions[name].section == state.step.section
        and ((held := state.answers.get(name)) is None or held.absent is not None)
    ]
    return [making.line("musts_left", "note", names="; ".join(names))] if names else []


def _section_choice(making: Making, state: State) -> dict[str, object]:
    section = making.script.sections[state.step.section]
    return {
        "kind": "choice",
        "say": [Line(making.speech.words(section.opening))],
        "ask": making.speech.phrase("section_ask"),
        "choices": making.choices("section", SECTION_CHOICES),
        "sensitive": True,
        "extra": {"section": section.id},
    }


def _read_back(making: Making, state: State) -> dict[str, object]:
    """Say back together what was taken from own words in a section."""
    heard = [
        (making.script.questions[name], state.answers[name])
        for name in state.provisional(state.step.section)
    ]
    lines = [
        Line(f"{making.speech.short(asked)} {making.speech.answer(asked, answer)}", "carried")
        for asked, answer in heard
    ]
    changes = [
        (
            asked.id,
            making.speech.phrase("read_back_change", {"question": making.speech.short(asked)}),
        )
        for asked, _ in heard
    ]
    options = [("right", making.speech.phrase("read_back_right")), *changes]
    return {
        "kind": "read_back",
        "say": [making.line("read_back"), *lines],
        "ask": making.speech.phrase("read_back_ask"),
        "choices": tuple(
            Choice(number, code, label) for number, (code, label) in enumerate(options, 1)
        ),
        "extra": {"section": state.step.section},
    }
