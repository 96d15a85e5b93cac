"""Which parts of the knowledge come up in some result, and which in none."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from assistant.domain.facts import Case
from assistant.domain.findings import Formulation
from assistant.domain.knowledge import Knowledge, SentenceTemplate
from assistant.reasoning.cautions import warnings
from assistant.reasoning.expectation import VOICES
from assistant.reasoning.formulation import formulate

PARTS = ("sentences", "alternatives", "cautions", "activities", "not_yet", "safety")


class _Said(dict[str, SentenceTemplate]):
    """The sentences, and which of them were looked up to be said."""

    def __init__(self, sentences: Mapping[str, SentenceTemplate]) -> None:
        super().__init__(sentences)
        self.said: set[str] = set()

    def __getitem__(self, name: str) -> SentenceTemplate:
        self.said.add(name)
        return super().__getitem__(name)


def reached(cases: Iterable[Case], knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Return, for each part of the knowledge, what comes up in these cases in any voice."""
    sentences = _Said(knowledge.sentences)
    watched = replace(knowledge, sentences=sentences)
    found: dict[str, set[str]] = {part: set() for part in PARTS}
    for case in cases:
        planned: set[str] = set()
        for voice in VOICES:
            planned |= _note(formulate(case, watched, voice, brief=True), found)
        cards = [knowledge.activities[name] for name in planned]
        found["cautions"].update(
            one.caution.id
            for one in warnings(case, knowledge.cautions.values())
            if one.caution.action == "bound" and any(map(one.concerns, cards))
        )
    found["sentences"] = sentences.said
    return {part: frozenset(names) for part, names in found.items()}


def _note(result: Formulation, found: Mapping[str, set[str]]) -> set[str]:
    """Note what one result holds; return the activities of its plan."""
    plan = result.plan
    planned = {one.id for stage in plan.stages for one in stage.activities}
    found["activities"].update(planned)
    found["alternatives"].update(one.id for one in result.alternatives)
    found["cautions"].update(one.caution for one in plan.excluded)
    found["not_yet"].update(one.id for one in plan.not_yet)
    found["safety"].update(one.id for one in result.safety)
    return planned


def unreached(found: Mapping[str, frozenset[str]], knowledge: Knowledge) -> dict[str, list[str]]:
    """Return what is in the knowledge and came up nowhere, in its order."""
    whole: dict[str, Mapping[str, Any]] = {part: getattr(knowledge, part) for part in PARTS}
    return {part: [name for name in whole[part] if name not in found[part]] for part in PARTS}
