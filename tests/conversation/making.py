"""Small questions and scripts to understand and to walk."""

from datetime import date
from typing import Any

from assistant.conversation.understanding import Expected
from assistant.domain.script import Kind, Option, Question, Script, Section, Wording

TODAY = date(2026, 11, 22)
WORDS = {"en": {"any": Wording("What?", "We mean this.", "To know.")}}


def question(kind: Kind = "choice", *codes: str, **more: Any) -> Question:
    options = more.pop("options", tuple(Option(code, {"en": {"any": code}}) for code in codes))
    name = more.pop("id", "q")
    return Question(name, more.pop("section", "one"), kind, WORDS, options=options, **more)


def expected(asked: Question, voice: str = "caregiver") -> Expected:
    return Expected(asked, asked.options, voice, "en", TODAY)


def script(*questions: Question, sensitive: tuple[str, ...] = ()) -> Script:
    names = dict.fromkeys(each.section for each in questions)
    sections = {
        name: Section(name, {"en": {"any": name}}, {"en": {"any": name}}, name in sensitive)
        for name in names
    }
    return Script("made", 1, sections, {each.id: each for each in questions}, {}, {})
