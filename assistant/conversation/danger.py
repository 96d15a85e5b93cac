"""Danger that a typed text speaks of in so many words, as present; what is only likely is left alone.

Finding nothing says nothing: the safety questions are always asked. The tables here are data and
will move to content, where each language has its own.
"""

import re
from dataclasses import dataclass
from typing import Literal

Level = Literal["immediate", "check"]

_WHO = r"(?:i|he|she|they|my \w+|his \w+|her \w+|the (?:baby|child|boy|girl))"
_IS = r"(?: is| are| am|s|m|re| keeps?)(?: still| just)?"
_MYSELF = r"(?:myself|himself|herself|themsel(?:f|ves))"
_CHILD = r"(?:him|her|them|the (?:baby|child|kids?|children|boy|girl)|my (?:\w+ )?(?:son|daughter|baby|child|kids?|children|boy|girl))"
_NOW = r"(?: (?:again|now|right now|tonight|today|at (?:home|night)|every (?:day|night|week)|this morning|last night))"
_END = r"(?=$| (?:again|now|right now|tonight|today|soon|if|when|one day|and|at (?:home|night)|every (?:day|night|week)|last night|this morning))"
_OTHER = r"(?:somebody|someone|he|she|(?:his|her|my|their) (?:own )?(?:dad|daddy|father|stepdad|stepfather|uncle|mother|mum|mom|stepmother|boyfriend|girlfriend|husband|wife|partner|ex|teacher|coach|grandfather|grandmother))"
_HITTING = r"(?:hitting|beating|punching|kicking|choking|strangling)"
_HITS = r"(?:hits|beats|punches|kicks|chokes|strangles)"

_PRESENT: tuple[tuple[str, Level, str], ...] = (
    (
        "suicidal_thoughts",
        "immediate",
        rf"\b{_WHO}(?: really| just| still)* (?:wants?|wanna|wish(?:es)?)(?: to)? (?:die|be dead|end (?:my|his|her|their) (?:own )?life|end it all|kill {_MYSELF})\b(?! of\b| from\b| laughing)",
    ),
    (
        "suicidal_thoughts",
        "immediate",
        rf"\b(?:{_WHO}{_IS}|i feel|i have been|ive been)(?: feeling)? (?:suicidal|(?:going to|gonna) (?:kill {_MYSELF}|end (?:my|his|her) life)|(?:thinking (?:of|about) )?(?:killing {_MYSELF}|ending (?:it all|(?:my|his|her) life)))(?=$|\W)",
    ),
    (
        "suicidal_thoughts",
        "immediate",
        r"\bi (?:(?:do not|dont) want to (?:live|be alive)(?: any ?more| any longer)?|(?:want to|wanna) kms|wish i (?:was|were) dead|think about (?:killing myself|ending it all))$",
    ),
    (
        "suicidal_thoughts",
        "check",
        r"\bi(?: just)? (?:do not|dont)(?: just)? want to be here any ?more$",
    ),
    (
        "self_harm_now",
        "immediate",
        rf"\b{_WHO}(?:{_IS}| (?:have|has) been|s been|ve been) (?:cutting|burning|hurting|harming) {_MYSELF}(?=$|{_NOW}| on purpose| with )",
    ),
    (
        "self_harm_now",
        "immediate",
        rf"\b{_WHO}(?: still)? (?:cuts?|burns?|hurts?|harms?) {_MYSELF} on purpose\b",
    ),
    ("self_harm_now", "immediate", rf"\bi want to (?:hurt|harm|cut|burn) myself(?=$|{_NOW})"),
    (
        "violence_at_home_now",
        "immediate",
        rf"\b(?:{_OTHER}{_IS}(?: started)?|has started) {_HITTING} (?:me|us)(?=$|{_NOW}| and )",
    ),
    ("violence_at_home_now", "immediate", rf"\b{_OTHER}(?: still)? {_HITS} (?:me|us)(?=$|{_NOW})"),
    (
        "violence_at_home_now",
        "immediate",
        r"\b(?:hit|beat|punched|kicked|choked|strangled) (?:me|us)(?: again(?: (?:tonight|today|this morning|last night))?| (?:just now|tonight|today|this morning|last night))$",
    ),
    (
        "violence_at_home_now",
        "immediate",
        r"\b(?:we are not|we re not|were not|i am not|im not|i do not feel|i dont feel) safe (?:here|at home|in (?:this|my|our) (?:house|home))$",
    ),
    (
        "abuse_now",
        "immediate",
        rf"\b{_OTHER}{_IS} (?:{_HITTING}|hurting|abusing|molesting) {_CHILD}{_END}",
    ),
    ("abuse_now", "immediate", rf"\b{_OTHER}(?: still)? (?:{_HITS}|abuses|molests) {_CHILD}{_END}"),
    (
        "caregiver_fears_harming",
        "immediate",
        rf"\bi(?: am|m)(?: so| really| very)? (?:afraid|scared|frightened|terrified)(?: that)? (?:of (?:hurting|harming|killing|shaking)|(?:i will|ill|i might|i could|i may|i am going to|im going to|im gonna) (?:hurt|harm|kill|shake)) {_CHILD}{_END}",
    ),
    (
        "caregiver_fears_harming",
        "immediate",
        rf"\b(?:i want to|i am going to|im going to|im gonna|i am about to|im about to) (?:hurt|harm|kill|shake|hit) {_CHILD}{_END}",
    ),
    (
        "caregiver_overwhelmed",
        "check",
        r"\b(?:i|we)(?: just| really)? (?:cannot|cant|can not) (?:cope(?: with (?:this|it|him|her|them))?|(?:do this|go on|keep going|take (?:this|it))(?= any))(?: any ?more| any longer)?$",
    ),
    (
        "medical_emergency_now",
        "immediate",
        rf"\b{_WHO} ?(?:is not|isnt|s not|has stopped|s stopped) breathing(?: any ?more)?(?=$| now| right now| and )",
    ),
    (
        "medical_emergency_now",
        "immediate",
        rf"\b{_WHO}(?: have| has| just|s just|ve just)* (?:took|taken|swallowed) (?:an overdose|all (?:of )?(?:my|his|her|the|their) (?:pills|tablets|medicine|meds))(?=$| just now| now| tonight)",
    ),
    (
        "medical_emergency_now",
        "immediate",
        rf"\b{_WHO} (?:has |have )?(?:just )?overdosed(?=$| just now| now| tonight)",
    ),
)
"""Code, level, and the words; each stands in one clause, without its apostrophes."""

_SPOKEN_OF: tuple[tuple[str, str], ...] = (
    (
        "suicidal_thoughts",
        rf"\b(?:kill(?:ing|ed)? {_MYSELF}|suicidal|(?:want|wants|wanted|wanting) to die)\b(?! of\b| from\b| laughing)",
    ),
    (
        "self_harm_now",
        rf"\b(?:cut|cuts|cutting|hurt|hurting|harm|harmed|harming) {_MYSELF}(?: on purpose|$)",
    ),
    (
        "violence_at_home_now",
        r"\b(?:hit|hits|hitting|beat|beats|beating|punched|choked|slapped) (?:me|us)(?=$| again| when | in the past| before| (?:\w+ )?(?:years?|months?) ago| for | with a | anymore| any more| every )",
    ),
    ("abuse_now", rf"\b(?:hit|hits|hitting|beat|beats|abused|abusing|molested) {_CHILD}{_END}"),
    ("caregiver_fears_harming", rf"\bi .*\b(?:hurt|harm|kill|shake) {_CHILD}{_END}"),
)
"""Said, but not as present: it goes to the notes."""

_PAST = re.compile(
    r"\bused to\b|\b(?:years?|months?|weeks?) ago\b|\blong ago\b|\bwhen (?:i|he|she|they|we) (?:was|were)\b"
    r"|\bback then\b|\bin the past\b|\bgrowing up\b|\bas a (?:child|kid|teenager|baby)\b|\bbefore (?:we|she|he|they|the)\b"
    r"|\b(?:in|since) (?:19|20)\d\d\b|\blast year\b|\bat (?:the time|birth)\b|\b(?:during|in) (?:the|my) pregnancy\b|\bonce\b|\bafter (?:the|he|she) (?:birth|was)\b"
)
_DENIED = re.compile(
    r"\b(?:not|never|no|nobody|without|nor|den(?:y|ies|ied)|\w+nt|cannot)\b(?! only\b)"
)
_IN_DOUBT = re.compile(
    r"\b(?:if|whether|unless|would|do (?:i|you)|does (?:he|she)|are you|ask(?:ing|ed)?)\b"
)
_IN_PLAY = re.compile(
    r"\b(?:games?|movies?|films?|books?|songs?|stor(?:y|ies)|dreams?|dreamt|dreamed|nightmares?|pretend\w*|play(?:s|ing)?|cartoons?|jok\w+|kidding)\b"
)
_LAUGHS = re.compile(r"\b(?:lol|lmao|haha\w*|hehe\w*)\b")
_CLAUSES = re.compile(r"[.!?;:,\n()]+|\bbut\b")
_SENTENCES = re.compile(r"[.!\n]+|(?<=\?)")
_OPEN = tuple((code, level, re.compile(words)) for code, level, words in _PRESENT)
_LOOSE = tuple((code, re.compile(words)) for code, words in _SPOKEN_OF)


@dataclass(frozen=True, slots=True)
class Danger:
    """What a text speaks of: as present, and as past or denied."""

    codes: tuple[str, ...] = ()
    level: Level | None = None
    notes: tuple[str, ...] = ()


def danger_in(text: str) -> Danger:
    """Return the danger a text names as present, and what it names as past or denied."""
    present: dict[str, Level] = {}
    notes: dict[str, None] = {}
    for sentence in _SENTENCES.split(_plain(text)):
        is_told = bool(_PAST.search(sentence) or _IN_PLAY.search(sentence)) or "?" in sentence
        for clause in map(str.strip, _CLAUSES.split(sentence)):
            found = {} if is_told else _present(clause, has_laughter=bool(_LAUGHS.search(sentence)))
            for code, how_near in found.items():
                present[code] = "immediate" if present.get(code) == "immediate" else how_near
            notes |= {code: None for code, words in _LOOSE if words.search(clause)}
    levels = set(present.values())
    level: Level | None = "immediate" if "immediate" in levels else "check" if levels else None
    return Danger(tuple(present), level, tuple(code for code in notes if code not in present))


def _plain(text: str) -> str:
    text = text.casefold().replace("’", "'").replace("‘", "'")
    return re.sub(r"[ \t\r]+", " ", text.replace("'", "")).strip()


def _present(clause: str, *, has_laughter: bool) -> dict[str, Level]:
    found: dict[str, Level] = {}
    for code, level, words in _OPEN:
        said = words.search(clause)
        if said is None or _DENIED.search(clause[: said.start()]):
            continue
        is_doubtful = has_laughter or _IN_DOUBT.search(clause[: said.start()])
        found.setdefault(code, "check" if is_doubtful else level)
    return found
