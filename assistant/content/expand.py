"""Spells a dialogue out: every template over windows and options becomes plain questions.

An author writes a question once for all windows; the engine, the lint and the reader of
``undersong questions`` see each of them by itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.domain.errors import Problem, WrongInput
from assistant.domain.texts import ANY, say

Plain = dict[str, Any]
WINDOWS = (
    "intrauterine",
    "perinatal",
    "infancy",
    "early_childhood",
    "childhood",
    "youth",
    "adulthood",
)
_INITIALS = re.compile(r"I\b|[A-Z]{2,}\b")
"""*I*, and a word all in capitals, keep them inside a sentence; the article *A* does not."""


def expand_section(
    section: Plain, options: Mapping[str, Plain], windows: Sequence[str]
) -> Iterator[Plain]:
    """Yield the questions of one section file in order.

    Raises:
        WrongInput: a template or a list of options is named that is not there.

    Args:
        section: the section as written.
        options: the named option lists of dialogs/options.yaml.
        windows: every window id in order; a template names those it wants.
    """
    seen: dict[str, Plain] = {}
    for entry in section["questions"]:
        for question in _expand(entry, options, windows, seen):
            question["section"] = section["id"]
            seen[question["id"]] = question
            yield question


def _expand(
    entry: Plain, options: Mapping[str, Plain], windows: Sequence[str], seen: Mapping[str, Plain]
) -> Iterator[Plain]:
    if "each_window" in entry:
        for window in entry["each_window"]:
            yield from _for_window(entry, window, options, windows, dict(seen))
    elif "each_option_of" in entry:
        yield from _for_options(entry, options, seen)
    else:
        yield _with_options(entry, options, entry.get("window", ""))


def _for_window(
    entry: Plain,
    window: str,
    options: Mapping[str, Plain],
    windows: Sequence[str],
    seen: dict[str, Plain],
) -> Iterator[Plain]:
    later = windows[windows.index(window) + 1 :]
    marks = {"{window}": window, "{next_window}": later[0] if later else "never"}
    phrases = {
        f"{{{name}}}": by_window.get(window, {})
        for name, by_window in entry.get("phrases", {}).items()
    }
    for template in entry["questions"]:
        if window not in template.get("windows", [window]):
            continue
        written = _fill({key: value for key, value in template.items() if key != "windows"}, marks)
        written = _say(written, phrases)
        for question in _expand({"window": window, **written}, options, windows, seen):
            question.setdefault("block", f"history.{window}")
            question["window"] = window
            question["ask_if"] = _and({"reached": window}, question.get("ask_if"))
            seen[question["id"]] = question
            yield question


def _for_options(
    entry: Plain, options: Mapping[str, Plain], seen: Mapping[str, Plain]
) -> Iterator[Plain]:
    parent = seen.get(entry["each_option_of"])
    if parent is None or "options" not in parent:
        what = f"No question with options before it has the id '{entry['each_option_of']}'."
        raise _nothing_there(entry["questions"][0], what)
    for option in parent["options"]:
        if option["code"] in entry.get("except", []):
            continue
        if option["code"] not in entry.get("only", [option["code"]]):
            continue
        items = {"{item}": _items(option["label"]), "{Item}": option["label"]}
        for template in entry["questions"]:
            question = _say(_fill(template, {"{option}": option["code"]}), items)
            question = _with_options(question, options, parent.get("window", ""))
            question["follows"] = f"answers.{parent['id']}.{option['code']}"
            tick = {"is": {"path": question["follows"], "value": True}}
            question["only_follows"] = question.get("ask_if", tick) == tick
            if "block" in parent:
                question.setdefault("block", parent["block"])
            if option.get("voices") and "voices" not in question:
                question["voices"] = option["voices"]
            yield question


def _nothing_there(near: Mapping[str, Any], what: str) -> WrongInput:
    return WrongInput([Problem(str(near.get("id", "")), what, "Name one that exists.")])


def _items(label: Mapping[str, Mapping[str, str]]) -> Plain:
    return {
        language: {voice: _lower(text) for voice, text in voices.items()}
        for language, voices in label.items()
    }


def _lower(text: str) -> str:
    return text if _INITIALS.match(text) else text[:1].lower() + text[1:]


def _with_options(question: Plain, options: Mapping[str, Plain], window: str) -> Plain:
    question = dict(question)
    question.pop("window", None)
    chosen = question.get("options", [])
    if isinstance(chosen, str):
        if chosen not in options:
            raise _nothing_there(question, f"options.yaml has no list '{chosen}'.")
        library = options[chosen]
        question.setdefault("groups", library.get("groups", {}))
        chosen = library["options"]
    extra = question.pop("more_options", [])
    kept = [
        {key: value for key, value in option.items() if key != "windows"}
        for option in [*chosen, *extra]
        if window in option.get("windows", [window])
    ]
    used = {option.get("group", "") for option in kept}
    if kept:
        question["options"] = [_fill(option, {"{window}": window}) for option in kept]
        groups = question.get("groups", {})
        question["groups"] = {name: words for name, words in groups.items() if name in used}
    return question


def _and(first: Plain, second: Plain | None) -> Plain:
    return first if second is None else {"all": [first, second]}


def _fill(node: Any, marks: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {_fill(key, marks): _fill(value, marks) for key, value in node.items()}
    if isinstance(node, list):
        return [_fill(value, marks) for value in node]
    if isinstance(node, str):
        for mark, word in marks.items():
            node = node.replace(mark, word)
    return node


def _say(node: Any, phrases: Mapping[str, Any], language: str = "en", voice: str = ANY) -> Any:
    """Put the phrase of the right voice into every text, wherever the voice is a key above it."""
    if isinstance(node, dict):
        return {
            key: _say(
                value,
                phrases,
                key if key in {"en", "es"} else language,
                key if key in {"caregiver", "self", "clinician", "trainee", ANY} else voice,
            )
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_say(value, phrases, language, voice) for value in node]
    if isinstance(node, str):
        for mark, words in phrases.items():
            if mark in node:
                node = node.replace(
                    mark, say(words, voice, language) or say(words, "caregiver", language)
                )
    return node
