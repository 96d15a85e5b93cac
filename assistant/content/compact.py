"""The kept form of a dialogue: each option and wording once, and its place wherever it is used.

Templates over windows repeat the same options hundreds of times; a third of the text is left, and
each value is built and held in memory once.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.content.build import build
from assistant.domain.script import Option, Wording

Plain = dict[str, Any]


def compact(script: Mapping[str, Any]) -> Plain:
    """Return the plain form of a script with its options and wordings taken out of the questions."""
    options, wordings = _Places(), _Places()
    questions = {
        name: {
            **question,
            "options": options.of(question.get("options", ())),
            "words": {
                language: dict(zip(voices, wordings.of([*voices.values()]), strict=True))
                for language, voices in question["words"].items()
            },
        }
        for name, question in script["questions"].items()
    }
    return {**script, "questions": questions, "options": options.all, "wordings": wordings.all}


def spread(kept: Plain) -> Plain:
    """Put what ``compact`` took out back in its places, already built."""
    options = [build(Option, each) for each in kept.pop("options")]
    wordings = [build(Wording, each) for each in kept.pop("wordings")]
    for question in kept["questions"].values():
        question["options"] = [options[place] for place in question["options"]]
        question["words"] = {
            language: {voice: wordings[place] for voice, place in voices.items()}
            for language, voices in question["words"].items()
        }
    return kept


class _Places:
    """Gives equal values the same place."""

    def __init__(self) -> None:
        self.all: list[Any] = []
        self._place: dict[str, int] = {}

    def of(self, values: Sequence[Any]) -> list[int]:
        return [self._of(value) for value in values]

    def _of(self, value: Any) -> int:
        text = json.dumps(value)
        if text not in self._place:
            self._place[text] = len(self.all)
            self.all.append(value)
        return self._place[text]
