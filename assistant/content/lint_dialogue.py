"""The rules that a dialogue as a whole must keep: reachable, answerable, worded for each voice."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.content.wording_rules import banned_in, sentences_of, words_of
from assistant.conversation.writing import all_paths
from assistant.domain.conditions import paths_read
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Question, Script, Wording
from assistant.domain.texts import say

Found = Iterator[tuple[str, str, str]]
VOICES = ("caregiver", "self", "clinician")
PLAIN_VOICES = ("caregiver", "self")
MOST_OPTIONS = 6
_PREFERENCES = (
    "touch",
    "sound_sensitive",
    "movement_sensitive",
    "likes",
    "dislikes",
    "minutes_a_day",
    "safe_people",
    "unsafe_people",
)
_CLIENT = ("name", "pronouns", "age_months", "birth_date", "gestation_weeks", "informant")


def check_dialogue(script: Script, knowledge: Knowledge) -> Found:
    """Yield code, question id and what is wrong."""
    vocabulary = vocabulary_paths(knowledge)
    answerable: set[str] = {"client.age_months"}
    for question in script.questions.values():
        yield from _conditions(question, answerable, script)
        yield from _paths(question, vocabulary)
        yield from _wordings(question)
        yield from _options(question)
        yield from _premises(question, script, knowledge)
        answerable |= _answerable(question)
    written = {path for question in script.questions.values() for path in _written(question)}
    for path in sorted(vocabulary - written):
        yield "U040", path, "no question writes this."
    for section in script.sections.values():
        for voice in VOICES:
            yield from _opening(section.id, say(section.opening, voice), voice)


def vocabulary_paths(knowledge: Knowledge) -> set[str]:
    """Return every path of a case file that an answer can stand at."""
    found = {"presenting", "strengths", *(f"client.{key}" for key in _CLIENT)}
    found |= {f"preferences.{key}" for key in _PREFERENCES}
    for branch, codes in (
        ("functions", knowledge.functions),
        ("medical", knowledge.medical),
        ("family_history", knowledge.family_history),
        ("safety", knowledge.safety),
        ("now", knowledge.connection),
    ):
        found |= {f"{branch}.{code}" for code in codes}
    for window in knowledge.windows:
        for axis, entries in (
            ("adversity", knowledge.adversity),
            ("connection", knowledge.connection),
        ):
            found |= {
                f"history.{window}.{axis}.{code}"
                for code, entry in entries.items()
                if not entry.windows or window in entry.windows
            }
    return found


_INNER = re.compile(r"\.(severity|pattern|last_months_ago|seen_by_doctor)$")
_WHOLE_WINDOW = re.compile(r"history\.[a-z_]+$")


def _written(question: Question) -> set[str]:
    return {_INNER.sub("", path) for path in all_paths(question)}


def _paths(question: Question, vocabulary: set[str]) -> Found:
    for path in sorted(_written(question)):
        if path not in vocabulary and not _WHOLE_WINDOW.match(path):
            code = "U014" if question.kind == "checklist" else "U010"
            yield code, question.id, f"it writes '{path}', which no case file has."


def _answerable(question: Question) -> set[str]:
    found = set(all_paths(question)) | {f"answers.{question.id}"}
    found |= {f"answers.{question.id}.{option.code}" for option in question.options}
    if question.window:
        found |= {
            path.replace(question.window, "present", 1)
            for path in found
            if path.startswith("history.")
        }
    return found | ({question.path} if question.path else set())


def _conditions(question: Question, answerable: set[str], script: Script) -> Found:
    for path in sorted(paths_read(question.ask_if)):
        if path not in answerable:
            yield (
                "U011",
                question.id,
                f"its condition reads '{path}', which nothing before it writes.",
            )
    for path, value in _values_read(question.ask_if):
        if path in answerable and not _can_be(path, value, script):
            yield (
                "U012",
                question.id,
                f"its condition wants '{path}' to be '{value}', which it never is.",
            )


def _values_read(when: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(when, Mapping):
        if set(when) == {"path", "value"}:
            yield when["path"], when["value"]
        for part in when.values():
            yield from _values_read(part)
    elif isinstance(when, list | tuple):
        for part in when:
            yield from _values_read(part)


def _can_be(path: str, value: Any, script: Script) -> bool:
    question = script.questions.get(path.removeprefix("answers."))
    if question is None or question.kind != "choice":
        return True
    return value in {option.code for option in question.options}


def _premises(question: Question, script: Script, knowledge: Knowledge) -> Found:
    for name in question.rests_on:
        if name not in script.questions:
            yield "U013", question.id, f"it rests on '{name}', which is no question."
    for name in question.sources:
        if name not in knowledge.sources:
            yield "U060", question.id, f"the source '{name}' does not exist."
    if question.window and question.window not in knowledge.windows:
        yield "U015", question.id, f"the window '{question.window}' does not exist."
    if question.voices and not set(question.voices) & set(VOICES):
        yield "U015", question.id, "none of its voices exists."


def _wordings(question: Question) -> Found:
    voices = question.words.get("en", {})
    for voice in question.voices or VOICES:
        wording = voices.get(voice) or voices.get("any")
        if wording is None:
            yield "U020", question.id, f"it has no words for the voice '{voice}'."
            continue
        yield from _wording(question, wording, voice)


def _wording(question: Question, wording: Wording, voice: str) -> Found:
    if not wording.why.strip() or len(words_of(wording.why)) > 25:  # noqa: PLR2004  # T10
        yield "U021", question.id, f"why ({voice}) is missing or longer than 25 words."
    if not wording.meaning.strip():
        yield "U022", question.id, f"meaning ({voice}) is missing."
    if voice not in PLAIN_VOICES:
        return
    ask = wording.ask
    if len(words_of(ask)) > 20 or len(sentences_of(ask)) > 2 or ask.count("?") != 1:  # noqa: PLR2004  # T5
        yield "U030", question.id, f"'{ask}' ({voice})."
    for text in (ask, wording.meaning, wording.why, *wording.examples):
        yield from _plain_text(question.id, text, voice)


def _plain_text(name: str, text: str, voice: str) -> Found:
    for sentence in sentences_of(text):
        if len(words_of(sentence)) > 18:  # noqa: PLR2004  # T6
            yield "U031", name, f"'{sentence.strip()}' ({voice})."
    for word in banned_in(text):
        yield "U033", name, f"'{word}' in '{text}' ({voice})."


def _options(question: Question) -> Found:
    taken: dict[str, str] = {}
    counts: dict[str, int] = {}
    for option in question.options:
        label = say(option.label, "caregiver") or say(option.label, "clinician")
        if len(words_of(label)) > 8:  # noqa: PLR2004  # T7
            yield "U032", question.id, f"the label '{label}' is longer than 8 words."
        yield from _plain_text(question.id, label, "caregiver")
        if not option.voices or set(option.voices) & set(PLAIN_VOICES):
            counts[option.group] = counts.get(option.group, 0) + (option.code != "unknown_time")
        for alias in option.aliases.get("en", ()):
            if taken.setdefault(alias, option.code) != option.code:
                yield (
                    "U050",
                    question.id,
                    f"'{alias}' means both '{taken[alias]}' and '{option.code}'.",
                )
    for group, count in counts.items():
        if count > MOST_OPTIONS:
            yield "U032", question.id, f"{count} options in '{group or 'one list'}'."


def _opening(section: str, text: str, voice: str) -> Found:
    if not text:
        yield "U020", section, f"its opening has no words for the voice '{voice}'."
    elif len(words_of(text)) > 30:  # noqa: PLR2004  # T8
        yield "U034", section, f"'{text}' ({voice})."
    if voice in PLAIN_VOICES:
        yield from _plain_text(section, text, voice)
