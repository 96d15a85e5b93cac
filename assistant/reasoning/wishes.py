"""What is liked and what is not, in the informant's own words: a denial among the likes is no like.

Words are matched with care for whoever dislikes: rather one activity too many is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.facts import Case
from assistant.domain.knowledge import Activity
from assistant.domain.texts import ENGLISH, Words

_PARTS = re.compile(r"[.,;:!?\n]+|\b(?:but|though|although|except|yet)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LOVED_ALL_THE_SAME = re.compile(
    r"\bnever (?:stops?|tires?|gets? (?:tired|bored|enough)|gives? up|misses)\b"
    r"|\b(?:can['’]?t|cannot|can not|could ?n['’]?t|could not) (?:get enough|stop|wait|live without|be without)\b"
    r"|\bnot only\b|\bno matter\b|\bnothing (?:better|beats)\b|\bno trouble\b|\bdoes ?n['’]?t mind\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|no|never|nothing|without|hat(?:e|es|ed|ing)|dislik(?:e|es|ed|ing)|loath(?:e|es)|detests?"
    r"|can['’]?t|cannot|won['’]?t|don['’]?t|doesn['’]?t|didn['’]?t|isn['’]?t|aren['’]?t"
    r"|dont|doesnt|cant|wont|avoids?|refuses?|scar(?:e|es|ed|y)|afraid|fright(?:en|ens|ened|ening)"
    r"|freak(?:s|ed)?|panics?|upsets?|terrif\w+|phobia|allergic|sick of|too much)\b",
    re.IGNORECASE,
)
_OF_A_THING = re.compile(
    r"\b(?:hand|hair|head|face|foot|ear|eye|nail|tooth)[ -]"
    r"(?!hold|touch|rub|massag|squeez|clap|strok|pat)(?=[^\W\d_]{3})"
)
"""A part of the body that says what a thing is for: who dislikes hand dryers says nothing of hands."""
_EMPTY = frozenset(
    _WORD.findall(
        "a about after all alone also an and any anyone anything are around as at be because been being both by can"
        " day do does done down each even ever everyone exercise feel for from get gets give go goes going group had has"
        " have having he her him his how i if in into is it its just keep kind large let like likes little long loud lot"
        " make makes many mind me more most much must my near new no none nothing not now of off old on one or other our out over own people"
        " person place play put quiet quite really she side sit small so some someone something sometimes stuff take"
        " than that the their them then there they thing things this time to together too turn up very want wants was we"
        " well what when where which while who will with without words you your hate dislike scare freak upset panic"
        " avoid refuse afraid enjoy stand bear anybody crowd stranger soft loudly fast slow hard big done"
    )
)
"""Words that say nothing of what an activity rests on."""
_ALSO = {
    "yoga": ("stretch", "breath"), "meditat": ("breath", "quiet"), "mindful": ("breath",),
    "breath": ("breath",), "hug": ("touch", "massage"),
    "cuddl": ("touch", "massage"), "touch": ("touch", "massage"), "massag": ("massage",),
    "squeez": ("squeez", "deep_pressure"), "sing": ("sing", "song", "hum"), "song": ("sing", "song"),
    "music": ("sound", "song", "music"), "nois": ("sound",), "swim": ("water",), "bath": ("bath", "water"),
    "water": ("water",), "animal": ("animal",), "pet": ("animal",), "outsid": ("outdoors",),
    "outdoor": ("outdoors",), "paint": ("art",), "draw": ("draw", "art"), "danc": ("danc",),
    "smell": ("scent",), "scent": ("scent",), "spin": ("spinning_or_inversion",),
    "talk": ("talk",), "stor": ("story",), "read": ("story", "book"), "light": ("light",),
}  # fmt: skip
"""What a word stands for besides itself: tags, and the words of cards."""
_IRREGULAR = {
    "sung": "sing",
    "sang": "sing",
    "swam": "swim",
    "swum": "swim",
    "ran": "run",
    "drew": "draw",
}
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Dislike:
    """A word or tag that is not liked, with the words that said so and their place."""

    word: str
    said: str
    path: str


def likes_of(case: Case) -> Iterator[tuple[str, str]]:
    """Yield what is liked, a piece at a time, with its place; a denial is none."""
    for path, piece in _pieces(case, "likes"):
        if not is_denied(piece):
            yield path, piece


def is_denied(piece: str) -> bool:
    """Say whether a piece of a sentence says that something is not liked."""
    return bool(_DENIED.search(_LOVED_ALL_THE_SAME.sub("", piece)))


def dislikes_of(case: Case) -> tuple[Dislike, ...]:
    """Return what is not liked: what was told as such, and what was denied among the likes.

    What is liked in plain words somewhere else is not taken away by a word that it shares.
    """
    liked = {stem for _, piece in likes_of(case) for stem in told_stems(piece)}
    pieces = [(path, piece) for path, piece in _pieces(case, "likes") if is_denied(piece)]
    pieces += [one for one in _pieces(case, "dislikes") if not _LOVED_ALL_THE_SAME.search(one[1])]
    return tuple(
        Dislike(word, piece, path)
        for path, piece in pieces
        for stem in told_stems(piece)
        if stem not in liked
        for word in dict.fromkeys((stem, *_ALSO.get(stem, ())))
        if word not in liked
    )


def _pieces(case: Case, key: str) -> Iterator[tuple[str, str]]:
    fact = case.facts.get(f"preferences.{key}")
    for number, text in enumerate(fact.value if fact else ()):
        for piece in _PARTS.split(text):
            if piece.strip():
                yield f"preferences.{key}.{number}", piece.strip()


def told_stems(text: str) -> tuple[str, ...]:
    """Return the words of a text that name something, each without its ending."""
    told = _OF_A_THING.sub("", text.casefold())
    bare = (word for word in _WORD.findall(told) if word not in _EMPTY)
    stems = (bare_stem(word) for word in bare)
    return tuple(
        dict.fromkeys(stem for stem in stems if len(stem) >= _LEAST and stem not in _EMPTY)
    )


def bare_stem(word: str) -> str:
    """Return a word without plural and ending: hugs, hugged and hugging are one."""
    word = _IRREGULAR.get(word, word)
    for ending in ("ies", "ing", "ed", "es", "s", "y", "e"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= _LEAST:
            return bare[:-1] if bare[-1] == bare[-2] and ending in {"ing", "ed"} else bare
    return word


def disliked_in(activity: Activity, dislikes: Sequence[Dislike]) -> Dislike | None:
    """Return the first thing that is not liked and that an activity rests on."""
    if not dislikes:
        return None
    rests_on = _rests_on(
        activity.id, activity.tags, _english(activity.title), _english(activity.text)
    )
    likes = {bare_stem(word) for word in activity.likes}
    return next((one for one in dislikes if one.word in rests_on or one.word in likes), None)


def _english(words: Words) -> str:
    return " ".join(words.get(ENGLISH, {}).values())


@lru_cache(maxsize=512)
def _rests_on(_: str, tags: tuple[str, ...], title: str, text: str) -> frozenset[str]:
    return frozenset((*tags, *told_stems(title), *told_stems(text)))
