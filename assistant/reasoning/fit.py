"""How well an activity fits a client: skills that are hard, what is liked, who is there, how long."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.facts import Somebody
from assistant.domain.knowledge import Activity
from assistant.reasoning.telling import Telling
from assistant.reasoning.wishes import likes_of

_WORDS = re.compile(r"\w+")
_SOUNDED = re.compile(r"[aeiouy].")
_BY_PLACE = (1.0, 0.8, 0.6, 0.4, 0.3, 0.2)
_LIKED, _MEANT = 3.5, 1.0
_THIN, _UNNEEDED = 4.0, -3.0
_GRATING, _ALONE, _TOO_LONG, _RHYTHM, _REPEATED = -0.5, -0.5, -1.0, 0.75, -1.25
GRATING = {
    "preferences.sound_sensitive": "sound",
    "preferences.movement_sensitive": "movement",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides the fit for one case, looked up once."""

    needs: dict[str, int]
    """Skills that are hard today, by how hard."""
    liked: dict[str, str]
    """Word to the place where it was said."""
    partners: tuple[Somebody, ...]
    minutes: float | None
    grating: frozenset[str]
    connection_is_thin: bool
    adult_needs_care: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """An activity with its score and the answers that made it."""

    activity: Activity
    score: float
    answers: tuple[str, ...]
    like: str = ""
    """Which of the things that are liked it fits."""


def setting_of(
    telling: Telling, partners: tuple[Somebody, ...], *, thin: bool, adult_first: bool
) -> Setting:
    """Look up what decides the fit."""
    case = telling.case
    minutes = case.facts.get("preferences.minutes_a_day")
    return Setting(
        needs={code: fact.value for code, fact in case.functions().items() if fact and fact.value},
        liked={word: path for path, text in likes_of(case) for word in stems(text)},
        partners=partners,
        minutes=minutes.value if minutes else None,
        grating=frozenset(
            tag
            for path, tag in GRATING.items()
            if (fact := case.facts.get(path)) is not None and fact.value
        ),
        connection_is_thin=thin,
        adult_needs_care=adult_first,
    )


def stems(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, plural and ending: drums and drumming are one."""
    return tuple(_stem(word.removesuffix("s")) for word in _WORDS.findall(text.casefold()))


def _stem(word: str) -> str:
    bare = word.removesuffix("ing")
    if bare == word or not _SOUNDED.search(bare):
        return word.removesuffix("e")
    return bare[:-1] if bare[-1] == bare[-2] else bare.removesuffix("e")


@lru_cache(maxsize=512)
def stems_of(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of several texts; those of the activities come up in every case."""
    return tuple(word for text in texts for word in stems(text))


def fitted(activity: Activity, setting: Setting) -> Fitted:
    """Score one activity."""
    score = _circumstances(activity, setting)
    answers = []
    for code, weight in zip(activity.functions, _BY_PLACE, strict=False):
        if code in setting.needs:
            score += setting.needs[code] * weight
            answers.append(f"functions.{code}")
    words = stems_of(activity.likes)
    liked = [setting.liked[word] for word in words if word in setting.liked]
    if liked:
        score += _LIKED + (_MEANT if words[0] in setting.liked else 0.0)
        answers.append(liked[0])
    return Fitted(activity, score, tuple(answers), liked[0] if liked else "")


def _circumstances(activity: Activity, setting: Setting) -> float:
    score = 0.0
    if activity.partner == "caregiver_alone":
        score += 0.0 if setting.adult_needs_care else _UNNEEDED
    if activity.partner == "safe_person" and not setting.partners:
        score += _ALONE
    if "connection" in activity.tags and setting.connection_is_thin:
        score += _THIN
    if "rhythm" in activity.tags:
        score += _RHYTHM
    if setting.minutes is not None and activity.minutes > setting.minutes:
        score += _TOO_LONG
    return score + _GRATING * len(setting.grating.intersection(activity.tags))


def ranked(candidates: Iterable[Fitted], most: int) -> tuple[Fitted, ...]:
    """Return the best fits, best first; the same skill or the same liking again counts for less."""
    left = [(one.score, -place, one) for place, one in enumerate(candidates)]
    chosen: list[Fitted] = []
    while left and len(chosen) < most:
        best = max(left)  # of two that fit alike the first: the place decides, and no two have one
        chosen.append(best[2])
        left.remove(best)
        left = [
            (score + _REPEATED * _likeness(one, best[2]), place, one) for score, place, one in left
        ]
    return tuple(chosen)


def _likeness(one: Fitted, other: Fitted) -> int:
    return (_aim(one) == _aim(other)) + (one.like != "" and one.like == other.like)


def _aim(one: Fitted) -> str:
    return one.activity.functions[0] if one.activity.functions else ""
