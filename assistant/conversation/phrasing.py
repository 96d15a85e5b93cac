"""Questions, options and answers in the words of one voice, for one person."""

from collections.abc import Mapping
from typing import Any

from assistant.conversation.ages import age_in_words
from assistant.conversation.people import people_in_words
from assistant.domain.answers import Answer
from assistant.domain.persons import Person, fill
from assistant.domain.script import Option, Question, Script, Wording
from assistant.domain.texts import Words, say

NO_NAME = {
    "caregiver": "your child",
    "clinician": "your child",
    "self": "you",
    "trainee": "the client",
}


class Speech:
    """Speaks in one voice and language about one person."""

    def __init__(self, script: Script, voice: str, language: str, person: Person) -> None:
        """Keep whose words they are and who they are about."""
        self.script = script
        self.voice = voice
        self.language = language
        self.person = person

    def words(self, words: Words) -> str:
        """Return a text with the person put in; the caregiver's words stand in for missing ones."""
        text = say(words, self.voice, self.language) or say(words, "caregiver", self.language)
        return fill(text, self.person)

    def filled(self, text: str) -> str:
        """Return a text of the content with the person put in."""
        return fill(text, self.person)

    def phrase(self, key: str, marks: Mapping[str, str] | None = None) -> str:
        """Return a stock phrase; marks are put in after everything else, so they cannot act."""
        text = self.words(self.script.phrases[key])
        for mark, word in (marks or {}).items():
            text = text.replace(f"[{mark}]", word)
        return text

    def wording(self, question: Question) -> Wording:
        """Return how this voice words a question, person not yet put in."""
        return question.wording(self.voice, self.language)

    def ask(self, question: Question) -> str:
        """Return the question as it is asked."""
        return fill(self.wording(question).ask, self.person)

    def short(self, question: Question) -> str:
        """Return the short form that is repeated after a digression."""
        wording = self.wording(question)
        return fill(wording.short or wording.ask, self.person)

    def label(self, option: Option) -> str:
        """Return the label of an option."""
        return self.words(option.label)

    def answer(self, question: Question, answer: Answer) -> str:
        """Return what an answer holds as one would say it."""
        if answer.is_own_words:
            return self.phrase("absent_own_words", {"words": answer.said})
        if answer.absent is not None:
            return self.phrase(f"absent_{answer.absent}")
        value = self._value(question, answer.value)
        is_guess = answer.known == "guess" and question.kind in {"choice", "number", "age"}
        return f"{value} ({self.phrase('unsure')})" if is_guess else value

    def _value(self, question: Question, value: Any) -> str:
        match question.kind:
            case "checklist":
                return self._ticked(question, value)
            case "choice":
                return next(
                    self.label(option) for option in question.options if option.code == value
                )
            case "age":
                return self._age(value)
            case "people":
                return people_in_words(value) or self.phrase("nobody")
            case "texts":
                return "; ".join(value) or self.phrase("nothing")
            case _:
                return str(value)

    def _ticked(self, question: Question, value: Mapping[str, Any]) -> str:
        labels = {option.code: self.label(option) for option in question.options}
        ticked = [labels[code] for code in value["ticked"]]
        unsure = [f"{labels[code]} ({self.phrase('unsure')})" for code in value.get("unsure", ())]
        return "; ".join([*ticked, *unsure]) or self.phrase("none_of_these")

    def _age(self, value: Mapping[str, Any]) -> str:
        born = f" ({value['birth_date']})" if "birth_date" in value else ""
        return age_in_words(value["age_months"]) + born
