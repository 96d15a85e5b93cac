"""What an answer writes in the case file, path by path."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.conversation.people_notes import with_notes
from assistant.domain.answers import Answer
from assistant.domain.script import Option, Question

Written = Iterator[tuple[str, Any]]
NO_VOICE = ""
"""An absent reason does not say who gave it: it stands only where every voice was asked."""


def writes(question: Question, answer: Answer, age_months: int | None) -> Written:
    """Yield every path that this answer writes, with its plain value.

    ``None`` is *unknown to me*; another absent reason is ``{"absent": code}``.
    """
    if not question.path:
        return
    if answer.absent is not None:
        yield from _absent(question, answer.absent, age_months)
    elif question.kind == "checklist":
        yield from _ticks(question, answer, age_months)
    elif question.kind == "choice":
        yield from _chosen(question, answer)
    elif question.kind == "age":
        yield from ((f"{question.path}.{key}", part) for key, part in answer.value.items())
    elif question.path == "strengths":
        yield "strengths+", [{"text": text} for text in answer.value]
    elif question.path == "preferences.unsafe_people":
        yield question.path, _known([_without_days(person) for person in answer.value], answer)
    elif question.path == "preferences.safe_people":
        yield question.path, _known(with_notes(answer.value, answer.said), answer)
    else:
        yield question.path, _kept(question.path, answer.value, answer)


def is_adversity(question: Question) -> bool:
    """Say whether the answer is the map of what pressed in one window."""
    return question.kind == "checklist" and question.path.endswith(".adversity")


def shown_options(question: Question, voice: str, age_months: int | None) -> tuple[Option, ...]:
    """Return the options for this voice and age; an unknown age hides none."""
    return tuple(
        option
        for option in question.options
        if (not option.voices or voice in option.voices)
        and (age_months is None or age_months >= option.from_months)
        and not _is_outgrown(option, age_months)
    )


def _is_outgrown(option: Option, age_months: int | None) -> bool:
    return None not in {age_months, option.to_months} and age_months >= option.to_months  # type: ignore[operator]  # both are numbers here


def all_paths(question: Question, voice: str = "") -> tuple[str, ...]:
    """Return every path the question can write, every code spelled out; with a voice, in it."""
    if not question.path:
        return ()
    if question.path == "strengths" or question.kind in {
        "text",
        "texts",
        "name",
        "number",
        "people",
    }:
        return (question.path,)
    if question.kind == "age":
        return (f"{question.path}.age_months", f"{question.path}.birth_date")
    options = shown_options(question, voice, None) if voice else question.options
    if question.kind == "checklist":
        return tuple(f"{question.path}.{option.code}" for option in options)
    elsewhere = tuple(option.path for option in options if option.path)
    return (question.path, *elsewhere)


def option_of(question: Question, code: str) -> Option:
    """Return the option with this code."""
    return next(option for option in question.options if option.code == code)


def _known(value: Any, answer: Answer) -> Any:
    second_hand = answer.known in {"told", "guess"}
    return {"value": value, "known": answer.known} if second_hand else value


def _without_days(person: Mapping[str, Any]) -> Mapping[str, Any]:
    """Days are for doing something together; an unsafe person has none in the case file."""
    return {key: value for key, value in person.items() if key != "days"}


_DETAILS = (".last_months_ago", ".seen_by_doctor")


def _kept(path: str, value: Any, answer: Answer) -> Any:
    """Return what a path keeps; inside an entry there is no place for how one part of it is known.

    A doctor who is only said to have seen to something has not been seen to have: the question to the
    doctor stays until somebody knows.
    """
    if ".adversity." in path:
        return value
    if not path.endswith(_DETAILS):
        return _known(value, answer)
    return None if value is True and answer.known in {"told", "guess"} else value


def _missing(absent: str) -> Any:
    return None if absent == "unknown_to_me" else {"absent": absent}


def _absent(question: Question, absent: str, age_months: int | None) -> Written:
    if question.kind == "checklist" and not is_adversity(question) and question.path != "strengths":
        for option in shown_options(question, NO_VOICE, age_months):
            yield f"{question.path}.{option.code}", _missing(absent)
    elif question.path.endswith(_DETAILS):
        yield (
            question.path,
            None,
        )  # a detail of an entry is known or not, and has no reason of its own
    elif question.path != "strengths" and question.path.split(".")[0] != "client":
        yield question.path, _missing(absent)


def _chosen(question: Question, answer: Answer) -> Written:
    option = option_of(question, answer.value)
    if option.copies:
        return
    value = option.code if option.value is None and not option.path else option.value
    path = option.path or question.path
    yield path, value if value is None else _kept(path, value, answer)


def _ticks(question: Question, answer: Answer, age_months: int | None) -> Written:
    ticked, unsure = set(answer.value["ticked"]), set(answer.value.get("unsure", ()))
    if question.path == "strengths":
        yield (
            "strengths+",
            [_strength(option, answer) for option in question.options if option.code in ticked],
        )
        return
    if is_adversity(question):
        yield question.path, _pressed(question, answer, ticked, unsure)
        return
    for option in question.options:
        if _is_outgrown(option, age_months):
            yield f"{question.path}.{option.code}", _missing("not_applicable")
    for option in shown_options(question, answer.value.get("voice", ""), age_months):
        if option.code in unsure:
            yield f"{question.path}.{option.code}", None
        elif option.code not in ticked:
            yield f"{question.path}.{option.code}", _known(question.unticked, answer)
        elif question.path != "functions":
            yield f"{question.path}.{option.code}", True if option.value is None else option.value


def _pressed(
    question: Question, answer: Answer, ticked: set[str], unsure: set[str]
) -> Mapping[str, Any]:
    entry = {"known": answer.known} if answer.known in {"told", "guess"} else {}
    return {
        option.code: None if option.code in unsure else dict(entry)
        for option in question.options
        if option.code in ticked | unsure
    }


def _strength(option: Option, answer: Answer) -> Mapping[str, Any]:
    label = option.label["en"]
    text = label.get(answer.value.get("voice", ""), "") or label.get("any") or label["caregiver"]
    return {"text": text, "domain": option.domain} if option.domain else {"text": text}
