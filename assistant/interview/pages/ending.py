"""The review, what it may mean, the plan, and the goodbye."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.domain.errors import WrongInput
from assistant.interview.agenda import lines_of
from assistant.interview.own_view import NOT_SAID, STARTS, SURE, asks_own_view
from assistant.interview.pages.making import Making
from assistant.interview.reviewing import review_rows
from assistant.interview.state import State
from assistant.interview.turns import Line


def reviewing(making: Making, state: State) -> dict[str, object]:
    """Show every answer in the order it was asked."""
    rows = review_rows(making.script, state, making.speech)
    again = [row for row in rows if row.state in {"look_again", "open"}]
    note = [making.line("review_open", "note", count=str(len(again)))] if again else []
    is_under_way = state.is_under_way()  # then the next question comes first, in its order
    first = to_come_back_to(making, state) if again and not is_under_way else ""
    if first:
        asked = making.speech.short(making.script.questions[first])
        note.append(making.line("review_first", "note", question=asked))
    last = "alone_review_ask" if making.frame.is_alone else "review_ask"
    return {
        "say": [making.line("review"), *note],
        "ask": making.speech.phrase("review_ask_more" if is_under_way else last),
        "rows": rows,
    }


def to_come_back_to(making: Making, state: State) -> str:
    """Return the open question that is worth coming back to first, or nothing."""
    from assistant.interview.coming_back import first_of  # noqa: PLC0415  # not for the first question

    rows = review_rows(making.script, state, making.speech)
    if making.frame.is_alone:  # nothing is concluded here; the order decides
        return first_of(rows, making.script.questions, state.voice, ())
    try:
        mattering = making.result()["questions_that_matter"]
    except WrongInput:  # without an age nothing can be weighed; then the order decides
        mattering = ()
    return first_of(rows, making.script.questions, state.voice, mattering)


def explaining(making: Making, state: State) -> dict[str, object]:
    """Show what it may mean; a clinician is asked for the own view first."""
    asked = asks_own_view(state.judged) if state.voice == "clinician" else ""
    if asked:
        return _own_view(making, asked)
    try:
        result = making.result()
    except WrongInput as error:  # kept under other knowledge: the review can still be reached
        return {"kind": "no_result", "say": [making.line("no_result", "note", why=str(error))]}
    return {
        "say": [making.line("explaining"), *_beside(making, state, result)],
        "ask": making.speech.phrase("explaining_ask"),
        "result": result,
    }


def _own_view(making: Making, asked: str) -> dict[str, object]:
    """A clinician says where they would start before the computed start is shown."""
    codes = (*(STARTS if asked == "start" else SURE), NOT_SAID)
    return {
        "kind": "own_view",
        "ask": making.speech.phrase(f"own_{asked}_ask"),
        "choices": making.choices("own", codes),
    }


def _beside(making: Making, state: State, result: Mapping[str, Any]) -> Iterator[Line]:
    """Put the own view beside the computed one, then what is still to be decided."""
    if state.voice != "clinician":
        return
    yield from lines_of(state.fits, making.speech)
    judged = state.judged
    if judged.get("start", NOT_SAID) != NOT_SAID:
        own = making.speech.phrase(f"own_{judged['start']}")
        computed = making.speech.phrase(f"own_{result['start_with']}")
        yield making.line("own_beside", "strong", own=own, computed=computed)
    if "override" in judged:
        start = making.speech.phrase(f"own_{judged['override']}")
        yield making.line("override_stands", "strong", start=start, reason=judged["reason"])
    for flag in state.flags:
        yield making.line("flag_stands", "note", what=flag.tag.replace("_", " "), words=flag.text)
    for number, each in enumerate(result["safety"], 1):
        decision = state.decisions.get(each["id"])
        key = "decision_open" if decision is None else "decision_stands"
        marks = {"number": str(number), "what": str(each["action"])}
        if decision is not None:
            said = decision["decision"].replace("_", " ")
            marks |= {"decision": said, "why": decision["why"]}
        yield making.line(key, "note", **marks)


def planning(making: Making, state: State) -> dict[str, object]:
    """Show where the making of the plan stands."""
    try:
        result = making.result()
    except WrongInput as error:
        return {"kind": "no_result", "say": [making.line("no_result", "note", why=str(error))]}
    from assistant.interview.plan_pages import plan_page  # noqa: PLC0415  # not for the first question
    from assistant.interview.together import together_of  # noqa: PLC0415  # as above

    return plan_page(
        together_of(state, result, making.case(), making.speech, today=making.frame.today)
    )


def closed(making: Making, state: State) -> dict[str, object]:
    """Say goodbye; to somebody alone with it also what happens next, and their own words."""
    said = [*_alone_at_the_end(making, state)] if making.frame.is_alone else [making.line("closed")]
    return {"say": said, "finished": True}


def _alone_at_the_end(making: Making, state: State) -> Iterator[Line]:
    """Yield the thanks, what comes next, and what was told in own words today, the good first."""
    yield making.line("alone_thanks")
    yield making.line("alone_next")
    words = [*_own_words(making, state)]
    if words:
        yield making.line("alone_words")
        yield from words
    if state.unseen:
        yield making.line("alone_kept", "note")
    yield making.line("not_watched")
    yield making.line("alone_close")


def _own_words(making: Making, state: State) -> Iterator[Line]:
    """Yield what was told in own words since somebody sat down; what is good comes first."""
    told = [
        question
        for question in state.path.questions
        if question.id in state.answers and question.id not in state.unseen
    ]
    for question in sorted(told, key=lambda each: each.role != "strength"):
        answer = state.answers[question.id]
        is_told = question.kind == "texts" and answer.absent is None and answer.value
        if is_told or answer.is_own_words:
            text = making.speech.answer(question, answer)
            yield Line(f"{making.speech.short(question)}: {text}", "carried")
