"""The rules that the knowledge as a whole must keep: sourced, tagged, nothing dangling."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.content.wording_rules import banned_in, words_of
from assistant.domain.conditions import paths_read
from assistant.domain.knowledge import Activity, Knowledge
from assistant.domain.texts import Words, say

Found = Iterator[tuple[str, str, str]]
_SOURCED = (
    "windows",
    "adversity",
    "connection",
    "regions",
    "stages",
    "domains",
    "functions",
    "safety",
    "alternatives",
    "cautions",
    "activities",
    "not_yet",
    "sentences",
)
_MUST_NAME_ONE = frozenset(_SOURCED) - {"sentences"}
_PLAIN_VOICES = ("caregiver", "self")
LONGEST_CARD = 60


def check_knowledge(knowledge: Knowledge, used_elsewhere: set[str]) -> Found:
    """Yield code, id and what is wrong; ``used_elsewhere`` are sources that the dialogue names."""
    used = set(used_elsewhere) | set(knowledge.weights.sources)
    for part in _SOURCED:
        for name, entry in getattr(knowledge, part).items():
            used |= set(entry.sources)
            yield from _sources(name, entry.sources, part, knowledge)
            yield from _words(name, entry)
    for name, activity in knowledge.activities.items():
        yield from _activity(name, activity, knowledge)
    for name, caution in knowledge.cautions.items():
        yield from _tags(name, caution.tags, knowledge)
        yield from _exist(name, caution.activities, knowledge.activities, "activity")
        yield from _reads(name, caution.when, knowledge)
    for name, alternative in knowledge.alternatives.items():
        yield from _reads(name, alternative.when, knowledge)
        yield from _reads(name, alternative.before_activities, knowledge)
    for name, card in knowledge.cards.items():
        yield from _exist(name, card.codes, knowledge.safety, "safety code")
    for name, skill in knowledge.functions.items():
        yield from _exist(name, skill.look_alikes, knowledge.alternatives, "alternative")
    for name in sorted(set(knowledge.sources) - used):
        yield "U063", name, "nothing uses this source."


def _sources(name: str, sources: tuple[str, ...], part: str, knowledge: Knowledge) -> Found:
    if not sources and part in _MUST_NAME_ONE:
        yield "U060", name, "it names no source."
    for source in sources:
        if source not in knowledge.sources:
            yield "U060", name, f"the source '{source}' does not exist."


def _tags(name: str, tags: tuple[str, ...], knowledge: Knowledge) -> Found:
    for tag in tags:
        if tag not in knowledge.tags:
            yield "U061", name, f"the tag '{tag}' does not exist."


def _exist(name: str, wanted: tuple[str, ...], there: Mapping[str, Any], what: str) -> Found:
    for each in wanted:
        if each not in there:
            yield "U064", name, f"the {what} '{each}' does not exist."


def _activity(name: str, activity: Activity, knowledge: Knowledge) -> Found:
    yield from _tags(name, activity.tags, knowledge)
    yield from _exist(name, activity.functions, knowledge.functions, "skill")
    for voice, text in activity.text.get("en", {}).items():
        if len(words_of(text)) > LONGEST_CARD:
            yield "U062", name, f"its text ({voice}) has {len(words_of(text))} words."


_BRANCHES = {
    "functions": "functions",
    "medical": "medical",
    "family_history": "family_history",
    "safety": "safety",
    "now": "connection",
}


def _reads(name: str, when: Any, knowledge: Knowledge) -> Found:
    for path in sorted(paths_read(when)):
        branch, _, rest = path.partition(".")
        code = rest.split(".")[0]
        if branch in _BRANCHES and code not in getattr(knowledge, _BRANCHES[branch]):
            yield "U064", name, f"its condition reads '{path}', which no case file has."


def _words(name: str, entry: Any) -> Found:
    if getattr(entry, "clinician_only", False):
        return
    for field in entry.__dataclass_fields__:
        value = getattr(entry, field)
        if isinstance(value, Mapping) and "en" in value:
            yield from _plain_words(name, field, value)


def _plain_words(name: str, field: str, value: Words) -> Found:
    for voice in _PLAIN_VOICES:
        for word in banned_in(say(value, voice)):
            yield "U033", name, f"'{word}' in {field} ({voice})."
