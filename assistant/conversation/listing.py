"""The dialogue as a list: every question in order, as the contract has it."""

from typing import Any

from assistant.conversation.phrasing import NO_NAME, Speech
from assistant.conversation.writing import all_paths, shown_options
from assistant.domain.persons import Person
from assistant.domain.script import Question, Script


def listed(script: Script, voice: str, language: str = "en") -> list[dict[str, Any]]:
    """Return every question that this voice can be asked, in order."""
    speech = Speech(script, voice, language, Person(NO_NAME[voice], "", voice == "self"))
    return [
        _row(question, speech) for question in script.questions.values() if question.is_for(voice)
    ]


def _row(question: Question, speech: Speech) -> dict[str, Any]:
    wording = speech.wording(question)
    shown = shown_options(question, speech.voice, None)
    return {
        "id": question.id,
        "section": question.section,
        "kind": question.kind,
        "text": speech.ask(question),
        "options": [{"code": option.code, "label": speech.label(option)} for option in shown],
        "writes": list(all_paths(question, speech.voice)),
        "why": speech.words({"en": {"any": wording.why}}),
        "sensitive": question.sensitive or question.safety,
        "ask_if": question.ask_if,
    }
