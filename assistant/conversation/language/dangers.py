"""The net under the safety questions: danger named as present, and what is only past or denied.

Only words that say it plainly are immediate. A denial, a past or a jest lowers it, *again* and *last
night* do not; nothing that was found is ever dropped without a note.
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.phrases import Found, Table

Level = Literal["immediate", "check"]

_CLAUSES = re.compile(r"[.?;,] |\bbut |\bthough |\balthough ")
_SENTENCES = re.compile(r"[.?;] ")
_PAST = re.compile(
    r"\b(?:used to|years? ago|months? ago|weeks? ago|long ago|ages ago|back then|in the past|growing up|as a (?:child|kid|teenager|baby|girl|boy)|when (?:i|he|she|they|we) (?:was|were)|before (?:we|she|he|they|i|the|you) (?:adopted|got|came|left|was|were|removed|arrest|moved|met|had)|before she came|before he came|in (?:19|20)\d\d|since (?:19|20)\d\d|last year|at the time|in (?:the|my) pregnancy|during (?:the|my) pregnancy|until (?:he|she|they|we|i) (?:was|were|left|got|moved)|(?:is|has been|been) gone|is dead|passed away|is in prison|is in jail|got sober|since the arrest|we left|i left|we are safe now|safe now|any ?more since|died by suicide|once when)\b"
)
_PRESENT = re.compile(
    r"\b(?:again|still|last night|tonight|this morning|today|yesterday|keeps|keep|right now|this week|last week|now)\b"
)
_DENIED = re.compile(
    r"\b(?:not|never|no|nobody|none|noone|without|nor|denies|denied|deny|isnt|arent|wasnt|werent|dont|doesnt|didnt|hasnt|havent|hadnt|wouldnt|couldnt|cant|wont|aint)\b(?! (?:only|just|that (?:he|she)))"
)
_NOT_DENIED = re.compile(
    r"\b(?:not that (?:he|she) (?:would|ever|will)|dont know if|cant stop|dont tell)\b"
)
_ASKED = re.compile(
    r"\b(?:are you asking|do you mean|are we|is it|does (?:he|she|that)|did (?:he|she|you)|are you|if|whether|unless|in case)\b"
)
_PLAY = re.compile(
    r"\b(?:games?|video ?games?|movies?|films?|books?|songs?|story|stories|dreams?|dreamt|dreamed|nightmares?|pretend\w*|plays|playing|played|cartoons?|jokes?|joking|kidding|minecraft|fortnite|checkers|chess|cards|drums?|ball|home run|piano|like (?:he|she) is being|embarrassment|laughing|boredom|to death|for attention)\b"
)
_LAUGHS = re.compile(r"\b(?:lol|lmao|haha\w*|hehe\w*|rofl|jk)\b")
_IDIOM = re.compile(
    r"\b(?:killing me|kill for|it hit me|die of|feelings|himself a|herself a|myself a|himself some|herself some|dying to|dying for|dead tired|bored to death|scared to death|to death|died (?:of|giving)|almost died|murdered every|kill (?:me|him|her) for|kills? it|killed it|killing it|hit (?:a|the|it) [a-z]+|hits? (?:his|her|my) (?:head|knee|toe|elbow|hand|foot|leg|stride|milestones?|targets?|thumb)|hits (?:the|a) (?!kids|children|baby|boy|girl|child)[a-z]+|hitting (?:his|her) milestones|it hurts|hit (?:him|her) hard|hits? hard|beat (?:me|him|her|us) (?:at|in|to)|beats (?:me|him|her|us) (?:at|in|to)|like i am supposed to|as prescribed|hit (?:my|his|her) head|shots? yesterday)\b"
)
_SUICIDE = "suicidal_thoughts"
_NEAR_EVEN_PAST = frozenset({"caregiver_fears_harming"})
_BY_ACCIDENT = re.compile(
    r"\b(?:fell|falls?|falling|slipped|tripped|accident|accidentally|bike|slide|swing|playground|scissors|knife slipped)\b"
)
_SAYS = re.compile(r"\b(?:says|said|keeps saying|tells|told)\b")


@dataclass(frozen=True, slots=True)
class Danger:
    """What a text speaks of: as present, how plainly, and as past or denied."""

    codes: tuple[str, ...] = ()
    level: Level | None = None
    notes: tuple[str, ...] = ()


def danger_in(heard: Heard, table: Table) -> Danger:
    """Return the danger a text names as present, and what it names as past or denied."""
    present: dict[str, Level] = {}
    notes: dict[str, None] = {}
    for match in table.parts(heard.flat):
        level = _level(heard, match)
        if level is None:
            notes[match.rule.means] = None
        elif level and (level == "immediate" or match.rule.means not in present):
            present[match.rule.means] = level
    levels = set(present.values())
    level = "immediate" if "immediate" in levels else "check" if levels else None
    return Danger(tuple(present), level, tuple(code for code in notes if code not in present))


def _level(heard: Heard, match: Found) -> Level | Literal[""] | None:
    """Return how near it is, None for a note, and an empty word for what is no danger at all."""
    flat = heard.flat
    start, end = heard.around(match.start, match.end, _CLAUSES)
    low, high = heard.around(match.start, match.end, _SENTENCES)
    clause, sentence = flat[start:end], flat[low:high]
    if _IDIOM.search(clause) or (_PLAY.search(sentence) and match.rule.means != _SUICIDE):
        return ""
    if match.rule.means == "self_harm_now" and _BY_ACCIDENT.search(sentence):
        return ""
    if _LAUGHS.search(sentence):
        return "check" if match.rule.means == _SUICIDE else ""
    before = flat[start : match.start]
    is_denied = _DENIED.search(before) and not _NOT_DENIED.search(clause)
    if is_denied or _denied_after(flat, match):
        return (
            "check"
            if match.rule.means == _SUICIDE and not _is_own(match, flat) and _SAYS.search(sentence)
            else None
        )
    is_play = _PLAY.search(sentence) is not None
    is_past = _PAST.search(sentence) and not _PRESENT.search(sentence)
    if is_play or flat[end : end + 1] == "?":
        return None
    if is_past:
        is_near = match.rule.means in _NEAR_EVEN_PAST and _is_own(match, flat)
        return "check" if is_near else None
    if _ASKED.search(before):
        return "check"
    if (
        match.rule.level == "check"
        and match.rule.id.endswith("spoken_of")
        and _is_told(sentence, match)
    ):
        return None
    return "immediate" if match.rule.level == "immediate" else "check"


def _denied_after(flat: str, match: Found) -> bool:
    """*I would never kill myself*, and *nobody hurts her*: the denial stands inside the match."""
    inside = flat[match.start : match.end]
    return (
        _DENIED.search(inside) is not None
        and not re.search(
            r"\b(?:dont|doesnt|no longer|do not|not|cant|cannot|isnt|wont|stopped|didnt|never)\b[^.]*\b(?:live|alive|here|exist|safe|breath\w*|go on|cope|take|handle|manage|do this|wake|see|keep|point|reason|born|let|come home|living|deal|carry)\b",
            inside,
        )
        and not re.search(
            r"\b(?:no (?:point|reason|hope|one|contact)|nowhere|nobody would|never (?:born|been born)|not worth)\b",
            inside,
        )
    )


def _is_own(match: Found, flat: str) -> bool:
    return re.match(r"i\b", flat[match.start :]) is not None


def _is_told(sentence: str, match: Found) -> bool:
    """A plain past tense of somebody's harm is a note; one's own harming, and one's own wish to die, is not."""
    if match.rule.means in {"caregiver_fears_harming", "caregiver_overwhelmed"}:
        return False
    if match.rule.means == _SUICIDE:
        return (
            re.search(
                r"\b(?:killed|shot|hanged) (?:himself|herself|themselves)\b|\bby suicide\b",
                sentence,
            )
            is not None
        )
    return re.search(
        r"\b(?:hit|beat|punched|choked|slapped|touched|abused|hurt|attacked|molested|raped|abuse)\b",
        sentence,
    ) is not None and not _PRESENT.search(sentence)
