"""A question, open or asked once more in other words."""

from collections.abc import Iterator

from assistant.conversation.writing import shown_options
from assistant.domain.answers import Answer
from assistant.domain.script import Option, Question
from assistant.interview.pages.making import Making
from assistant.interview.state import State
from assistant.interview.turns import Choice, Line

OWN_WORDS, FAILURES = "own_words", 2
"""What can be chosen once words were not understood so often."""
SCREENED_CHOICES = ("show", "later")


def asking(making: Making, state: State) -> dict[str, object]:
    """Ask a question, with what was told of it before."""
    question = making.script.questions[state.question_id()]
    if is_screened(state, question):
        return {
            "kind": "screened",
            "question": question.id,
            "ask": making.speech.phrase("screened_ask"),
            "choices": making.choices("screened", SCREENED_CHOICES),
            "sensitive": True,
        }
    wording = making.speech.wording(question)
    answer = _shown_answer(state, question)
    return {
        "kind": question.kind,
        "say": [
            *_lead_in(making, state, question),
            *_carried(making, state, question),
            *_told_before(making, state, question),
        ],
        "ask": making.speech.ask(question),
        "question": question.id,
        "choices": tuple(_options(making, question, state)),
        "hint": making.speech.phrase(f"hint_{question.kind}"),
        "current": making.speech.answer(question, answer) if answer is not None else "",
        "earlier": _earlier(making, state, question),
        "probes": tuple(map(making.speech.filled, wording.probes)),
        "listen_for": tuple(
            making.speech.words({"en": {"any": text}}) for text in wording.listen_for
        ),
        "sensitive": question.sensitive,
        "extra": {"private": True} if is_private(question) else {},
    }


def _shown_answer(state: State, question: Question) -> Answer | None:
    """Return what the question holds, where whoever sits here now has told it."""
    return None if question.id in state.unseen else state.answers.get(question.id)


def _earlier(making: Making, state: State, question: Question) -> str:
    """Return what an earlier interview told here, as the question whether it is still right."""
    earlier = making.frame.again.at(state, question) if making.frame.again is not None else None
    if earlier is None or making.frame.again is None:
        return ""
    key = "earlier_told" if not earlier.can_be_kept else "earlier_ask"
    key += "_plain" if earlier.can_be_kept and making.frame.face == "plain" else ""
    answer = making.speech.answer(question, earlier.answer)
    return making.speech.phrase(key, {"day": making.frame.again.day, "answer": answer})


def _lead_in(making: Making, state: State, question: Question) -> Iterator[Line]:
    """A calm section is opened by its words at its first question; a sensitive one was before."""
    section = making.script.sections[question.section]
    first = next(each.id for each in state.path.questions if each.section == section.id)
    if not section.sensitive and question.id == first and question.id not in state.answers:
        yield Line(making.speech.words(section.opening))


def _carried(making: Making, state: State, question: Question) -> Iterator[Line]:
    """Before *is it like that today?* comes what was said, so that nobody must remember it."""
    if not any(option.copies for option in question.options):
        return
    present = f"history.{list(state.path.facts.windows())[-1]}.connection."
    for other in state.path.questions:
        answer = state.answers.get(other.id)
        if other.path.startswith(present) and answer is not None and answer.absent is None:
            asked, said = making.speech.short(other), making.speech.answer(other, answer)
            yield Line(f"{asked}: {said}", "carried")


def _told_before(making: Making, state: State, question: Question) -> Iterator[Line]:
    """Show what a story told of this list already, so that nobody must tell it twice."""
    told = state.told.get(question.id, ())
    if told and question.id not in state.answers:
        labels = [making.speech.label(each) for each in question.options if each.code in told]
        yield making.line("told_before", answer="; ".join(labels))


def _options(making: Making, question: Question, state: State) -> Iterator[Choice]:
    answer = _shown_answer(state, question)
    held = answer.value if answer is not None and answer.absent is None else None
    if answer is None and question.id in state.told:
        held = {"ticked": state.told[question.id]}
    age = state.path.facts.age_months
    for number, option in enumerate(shown_options(question, state.voice, age), 1):
        group = (
            making.speech.words(question.groups[option.group])
            if option.group in question.groups
            else ""
        )
        yield Choice(
            number,
            option.code,
            making.speech.label(option),
            group,
            _is_chosen(option, held),
            isinstance(held, dict) and option.code in held.get("unsure", ()),
        )


def clarifying(making: Making, state: State) -> dict[str, object]:
    """Ask it once more in other words; after a second time in numbers, or to be kept as it was said."""
    asked = asking(making, state)
    reason = str(state.last.data.get("why_not", "")) if state.last is not None else ""
    key = reason if reason in making.script.phrases else "unclear"
    if state.unclear < FAILURES:
        return {**asked, "say": [making.line(key, "note")]}
    number = own_words_number(making, state)
    own = [Choice(int(number), OWN_WORDS, making.speech.phrase(OWN_WORDS))] if number else []
    said = "unclear_twice" if number else "unclear_twice_typed"
    return {
        **asked,
        "say": [making.line(key, "note"), making.line(said)],
        "choices": (*asked["choices"], *own),  # type: ignore[misc]  # they are choices
    }


def own_words_number(making: Making, state: State) -> str:
    """Return the number that keeps the words as they are, once they were not understood twice.

    Where a number can be the answer itself there is none, and *own words* is typed.
    """
    question = making.script.questions.get(state.question_id())
    if state.stage != "clarifying" or state.unclear < FAILURES or question is None:
        return ""
    shown = shown_options(question, state.voice, state.path.facts.age_months)
    return str(len(shown) + 1) if shown else ""


def is_private(question: Question) -> bool:
    """Say whether a question is for the eyes of the clinician alone."""
    return question.safety and question.voices == ("clinician",)


def is_screened(state: State, question: Question) -> bool:
    """Say whether a question must wait until nobody else can see the screen."""
    return bool(state.watched) and is_private(question)


def _is_chosen(option: Option, held: object) -> bool:
    if isinstance(held, dict):
        return option.code in held.get("ticked", ())
    return held == option.code
