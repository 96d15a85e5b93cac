"""The net under the safety questions: danger named as present, and what is only past or denied.

Rules say who does what to whom; here stands what lowers or raises them. Only words that say it plainly
and as present are immediate. A denial, a past or a jest lowers it, *again* and *last night* do not;
nothing that was found is ever dropped without a note but what only sounds like danger.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from assistant.conversation.language.crisis_slips import CrisisSlips
from assistant.conversation.language.heard import Heard
from assistant.conversation.language.phrases import Found, Table
from assistant.conversation.late import Late

Level = Literal["immediate", "check"]
Weight = Literal["immediate", "check", "note", ""]

_CLAUSES = Late(r"[.?;,] |\bbut |\bthough |\balthough ")
_SENTENCES = Late(r"[.?;] ")
_PAST = Late(
    r"\b(?:used to|use to|(?:years?|months?|ages|decades?|long(?: time)?|yrs?) (?:ago|back)|back then|back in|in the past|in those days|those days|in my day|growing up|as a (?:child|kid|teenager|teen|baby|girl|boy|youngster)"
    r"|when (?:i|he|she|they|we|it|his|her|my|mother|<kid>)(?: [a-z]+)? (?:was|were)|before (?:we|she|he|they|i|the|you) (?:adopted|got|came|left|was|were|removed|arrest|moved|met|had|started)|before (?:she|he|they) (?:came|were|was)"
    r"|in (?:19|20)\d\d|since (?:19|20)\d\d|last year|at the time|in (?:the|my) pregnancy|during (?:the|my) pregnancy|until (?:he|she|they|we|i|\d+) (?:was|were|left|got|moved|died)|until (?:the|we|our) (?:divorce|separation|split)"
    r"|(?:is|has been|been|have been|are) (?:dead|over|behind)\b|(?:is|has been|been) (?:long )?gone(?= (?:now|for|from|since|these|a|over|about|nearly|\d|two|three|four|five|six|ten|[.,;]|$)(?: |$))|is dead|passed away|(?:is|was) in (?:prison|jail)|got sober|since the arrest|(?:we|i|she) left|left him|left her|we are safe|safe now|any ?more since|died by suicide|by suicide|once when|first husband|first wife|historical|historic|previous|previously|hx (?:of|od|dsh|sh|si|dv)|pmh|(?:od|dsh|sh|si|overdose|attempt|attempts|episode)(?: x ?\d)? (?:in )?(?:19|20)\d\d|past (?:si|sh|dsh|od|suicid[a-z]+|self harm|attempts?)|(?:nil|none) (?:since|current[a-z]*|now|in|for)|no (?:current|recent)|never again|history of|in the first placement|at (?:birth|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|\d+(?: months| weeks| years)?|the birth)(?! in the (?:morning|afternoon)| (?:am|pm|at night))(?= |$)|was born|aged (?:\w+)|prior to|not (?:since|any ?more|now|for (?:years|months))|nothing (?:since|for)|(?<!hasnt )(?<!not )(?<!havent )(?<!never )stopped(?! (?:breathing|moving|responding|crying|eating|talking|answering|feeding|taking|going))|no longer|in (?:his|her|my) (?:teens|twenties|childhood)|as (?:a )?(?:teen|student)|years old then|long since|at (?:that|the) (?:time|school|home) (?:back )?then)\b"
)
_PRESENT = Late(
    r"\b(?:(?<!never )(?<!not )again|still|last (?:night|weekend|week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|evening|time|few)|tonight|this (?:morning|week|afternoon|evening|weekend|minute|month|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|to ?day|yesterday|yest|yday|the other (?:day|night|week)|keeps?|right now|just now|even now|(?<!not )(?<!nil )(?<!no )(?<!none )(?:at the moment|atm|currently|current|ongoing)|these days|lately|recently|always|constantly|most (?:days|nights|weekends|weeks)|all the time|nearly every|daily|nightly|weekly"
    r"|(?:every|each) (?!one\b|body\b|bit\b|reason\b|right\b|other\b)[a-z]+|whenever|(?:on|at|over|since) (?:the )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekends?|nights?|mon|tues?|wed|thurs?|fri|sat|sun)|(?:happened|did it|happens|was) (?:again|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:an|one|two|three|few|couple of|\d+) (?:hours?|minutes?|mins|days?|nights?) (?:ago|back)|(?:twice|three times|two times|several times) (?:this|last|a|in)|tues|weds?|thurs|due (?:to go )?(?:back|there)|going back|goes back|now and then|when (?:he|she) (?:is|gets|drinks?|comes|has|does|loses|lose|drink|get|come|cries|wont|doesnt|says|is not)|when (?:i am|i get|i feel|it gets|things|everything|life)|(?:head|face|nose|mouth|arm|lip|eye) (?:is|are) (?:blood|bleeding|bleed|broken|swollen|bruised|cut)|(?:am|is|she is) (?:[a-z]+ )?(?:weeks|months|heavily) pregnant|getting worse|happening|overnight|all (?:day|night)|new (?:marks|cuts|bruises|burns)|fresh)\b"
)
_DENIED = Late(
    r"\b(?:not|never|no|nobody|none|noone|without|nor|denies|denied|deny|denying|nil|isnt|arent|wasnt|werent|dont|doesnt|didnt|hasnt|havent|hadnt|wouldnt|couldnt|cant|wont|aint|neither|negative for|free of|ruled out|far from|unlikely)\b(?! (?:only|just|once|that (?:he|she)|joking|kidding|lying|sure|surprised|food|water|clothes|heating|dinner|tea|lunch|top|shoes|coat|bedding|light|bed|end|reason|safety plan)\b)"
)
_NOT_DENIED = Late(
    r"\b(?:not that (?:he|she) (?:would|ever|will)|(?:dont|didnt|doesnt|do not|not|cant|cannot|couldnt|wont|hasnt|never|havent|aint|no) (?:know|worry|think i|say|tell|told|stop|stops|sleep|sleeping|slept|eat|eaten|hide|cope|take it|stand|bear|listen|believe|care|get (?:it|out)|want to (?:say|tell|go|be)|say a word|idea|sure|one (?:listens|believes|knows|cares|helps|else knows)|leave|let|wake|wake up|help|answer|understand|go to (?:sleep|school)|even (?:hide|care|stop)|longer safe|feel safe|allowed|doubt|secret|safety plan|trust|manage|safe|stopped|got (?:anyone|anywhere))|nobody (?:believes|listens|knows|helps|cares|does anything|stops|will listen)|no one (?:believes|listens|knows|helps|cares|stops|will listen)|no (?:matter|wonder|reason)|if not|why not|or not|not (?:the first|a day|a week|a night|long ago|good|well)|doesnt (?:matter|help|care)|wont (?:stop|listen|admit|let)|says no|said no|when (?:i|we) say no)\b"
)
_FAR_DENIAL = Late(
    r"\b(?:nobody|no one|noone|none|denies|denied|denying|deny|no|nil|never|neither|without|ruled out|negative for)\b"
)
_BREAKS = Late(
    r"\b(?:and (?:he|she|they|my|i|it|then|now|the|her|his)|because|so (?:he|she|my|i|they)|except|that is when|or (?:he|she|else|i)|until (?:he|she)|he is|she is|yet|apart from|instead|then|which|(?<!think )(?<!say )(?<!said )(?<!mean )(?<!that )(?<!saying )i (?:want to|wanna|wish|am going to|need to|will|just want|would rather|have taken))\b"
)
_ASKS = Late(
    r"^(?:(?:so|and|but|is|are|does|did|do|was|were|has|have|will|can|could|should|would|am) )?(?:is|are|does|did|do|was|were|has|have|will|can|could|should|would|am|you mean|do you mean|what if|how do i know|how would) "
)
_ASKED = Late(
    r"\b(?:are you asking|do you mean|whether|unless|in case|if (?:he|she|they|anyone|someone|anybody) (?:ever|were|did|was|had)|what if|supposing|as if|like (?:he|she) (?:was|is) being|hypothetically|would be if|ask(?:ed|ing)? (?:me |us |her |him )?if|worr(?:y|ied|ies) (?:that )?(?:he|she|they) (?:will|might|would|could)|screen(?:ed|ing) for|risk of)\b"
)
_IF = Late(r"^(?:and |but |so )?if ")
_SOMEBODY = Late(r"\b(?:he|she|they|i|we|husband|partner|ex|father|mother|stepfather|boyfriend)\b")
_PLAY = Late(
    r"\b(?:games?|movies?|films?|books?|songs?|story|stories|dreams?|dreamt|dreamed|nightmares?|pretend\w*|pretends|playing|play fight\w*|role play\w*|cartoons?|jokes?|joking|kidding|minecraft|fortnite|roblox gun|gta|call of duty|peppa|lego|play ?doh|dolls?|dolly|teddy|teddies|puppets?|nerf|sword fight\w*|karate|judo|boxing|taekwondo|wrestling|rugby|footy|football|netball|hockey|cricket|goal|goalkeeper|trampoline|pillow fight\w*|tickl\w+|drama|panto|school play|checkers|chess|cards|drums?|ball|home run|piano|snowball\w*|water fight\w*|paintball|laser tag|halloween|costume|for a laugh|embarrassment|laughing|boredom|netflix|tv|telly|youtube|the news|documentary|eastenders|corrie)\b"
)
_FICTION = Late(
    r"\b(?:in|from|of|on) (?:the|a|an|his|her|my|this|that|some|one) (?:[a-z]+ )?(?:games?|films?|movies?|books?|songs?|story|stories|dreams?|nightmares?|cartoons?|shows?|plays?|series|programmes?|soaps?)\b"
)
_LAUGHS = Late(
    r"\b(?:lol|lmao|haha\w*|hehe\w*|rofl|jk|just kidding|only joking|i am joking|drama queen|so dramatic|being dramatic|melodramatic|bless (?:him|her)|(?:makes|made|making) (?:me|him|her|us) want to (?:die|kill|cry|scream|jump|hide)|wanted the ground)\b"
)
_BY_ACCIDENT = Late(
    r"\b(?:fell|falls?|falling|slipped|slips|tripped|trips|accident|accidentally|by mistake|bike|scooter|slide|swing|playground|scissors|knife slipped|clumsy|bumps?|bumped|shaving|cooking|plaster|graz\w+|learning to|tripping|walking into|knocks into|running about|climbing|kitchen|wont come to (?:me|us|either)|comes? (?:to|running)|cries for|come to (?:me|us|either|anyone)|goes to (?:nobody|no one|anyone)|seek\w* comfort|comfort|for a (?:cuddle|hug)|kiss(?:es|ed)? it|doesnt (?:cry|notice|feel|flinch|react|tell)|never cries|doesnt come|wont tell|tells? (?:me|us)|eczema|itch\w*|psoriasis|mosquito\w*|scabs?|rash|making (?:tea|dinner|lunch|breakfast|a|the|toast|supper)|chopping|peeling|opening|brushes it off|laughs it off|says (?:shes|she is|he is|hes) fine|runs to|plaster|in pe|gp)\b"
)
_YOUNG_DOER = Late(
    r"\b(?:tantrums?|meltdowns?|melts? down|toddlers?|nursery|frustrated|frustration|overtired|overwhelmed|overstimulated|cant have|told no|say no|says no|i say no|doesnt get (?:his|her) (?:own )?way|get (?:his|her) (?:own )?way|(?:is|only|just|hes|shes) (?:two|three|four|five|six|seven|2|3|4|5|6|7)|year old|terrible twos|teething|breastfeed\w*|cuddl\w*|excited|affection\w*|autis\w+|bedtime|nappy|nappies|brushing|haircut|homework|(?:put|putting|get|getting) (?:his|her) (?:shoes?|coat|socks|pyjamas|pjs|clothes|jumper|car seat|teeth)|(?:do|doing|brush|wash) (?:his|her) (?:hair|teeth|face)|getting dressed|get (?:him|her) dressed|car seat|pushchair|buggy|tidy up|nap time|screen|ipad|tablet|xbox|switch off|turn off|transitions?|when (?:he|she) is (?:tired|hungry|cross|angry|mad|upset|hungry|overtired)|in (?:his|her) sleep|in our bed)\b"
)
_SPECIALIST = Late(
    r"\b(?:doctor|gp|nurse|dentist|paediatrician|pediatrician|physio|osteopath|hairdresser|vet|midwife|optician|health visitor|bath ?time|cream|nappy (?:cream|rash|change)|changing|washing|wash)\b"
)
_NEXT = Late(
    r"^(?:it|did it|this|that|he did|she did|he does|she does|also|again|yesterday|last|happen\w*|still|most|every|twice|on|today|and|just|always|the last)\b"
)
_GOES_ON = Late(r"\b(?:has|have|is|are|am|keeps?) (?:been |being )?(?!being |been )[a-z]+ing\b")
_TOLD = Late(r"\b(?:was|were|had|did|would have|had been|wasnt)\b")
_SAYS = Late(r"\b(?:says|said|keeps saying|tells|told|saying)\b")
_OTHERS_LIFE = Late(
    r"\b(?:(?:my|his|her|our|their) (?:own )?(?:late )?(?:brother|sister|uncle|aunt|cousin|father|mother|stepfather|grandfather|grandmother|friend|ex|birth mother|birth father|mate|mates? (?:father|mother|brother)|nephew|niece|neighbor)|birth (?:mother|father)|bio (?:mother|father)|mother|father|neighbor) (?:had |has |then |also |sadly |later )*(?:killed|shot|hanged|took|died|overdosed|committed|hung|jumped|ended)\b"
)
_KIN_PAST = Late(
    r"\bmy (?:own |late )?(?:father|mother|stepfather|stepmother|parents|grandfather|grandmother|nan|old man) (?:was|were|had|used|would|never|always|once|did|beat|belted|hit|leathered|drank)\b"
)
_THOUGHT = Late(r"\b(?:think|thought|say|said|saying|mean|meant|that|if|because|like|feel|know) $")
_NONE = Late(r"^(?:[:=-] )?(?:none|nil|nothing|not known|no known|no )\b")
"""A note that says so behind the word: *Abuse: none known*."""
_GROWN_DOER = Late(
    r"\b(?:husband|hubby|partner|boyfriend|bf|ex|fiance|stepfather|father|mother|stepmother|wife|girlfriend|gf|uncle|man|fella|bloke)\b"
)
_SUICIDE, _SELF_HARM, _ALONE = "suicidal_thoughts", "self_harm_now", "no_safe_adult"
_BODILY = frozenset({"violence_at_home_now", "abuse_now"})
_PLAYED = _BODILY | {_SELF_HARM, "caregiver_fears_harming", "threat_to_others_now"}
_NEAR_EVEN_PAST = frozenset({"caregiver_fears_harming"})
_NEXT_FEW = 2
_FAR = 6
"""Words that a *not* reaches to."""


@dataclass(frozen=True, slots=True)
class Danger:
    """What a text speaks of: as present, how plainly, and as past or denied."""

    codes: tuple[str, ...] = ()
    level: Level | None = None
    notes: tuple[str, ...] = ()


def danger_in(heard: Heard, table: Table, slips: CrisisSlips) -> Danger:
    """Return the danger a text names as present, and what it names as past or denied."""
    said = _danger(heard, table)
    mended = slips.mended(heard.flat) if said.level is None else None
    if mended is None:
        return said
    perhaps = _danger(Heard(mended, {}), table)
    return Danger(perhaps.codes, "check", said.notes) if perhaps.codes else said


def _danger(heard: Heard, table: Table) -> Danger:
    found = list(table.parts(heard.flat))
    harmless = [each for each in found if each.rule.level == "harmless"]
    present: dict[str, Level] = {}
    notes: dict[str, None] = {}
    sentences: dict[tuple[int, int], _Sentence] = {}
    for match in found:
        code = match.rule.means
        if present.get(code) == "immediate" or match.rule.level == "harmless":
            continue
        if _shares(match, harmless):
            continue
        place = heard.around(match.start, match.end, _SENTENCES)
        sentence = sentences.setdefault(place, _Sentence(heard.flat, *place))
        weight = _weight(heard, match, sentence)
        if weight == "note":
            notes[code] = None
        elif weight and (weight == "immediate" or code not in present):
            present[code] = weight
    levels = set(present.values())
    level: Level | None = "immediate" if "immediate" in levels else "check" if levels else None
    return Danger(tuple(present), level, tuple(code for code in notes if code not in present))


class _Sentence:
    """What the sentence around a match says of it, each looked for once."""

    def __init__(self, flat: str, start: int, end: int) -> None:
        self.words = flat[start:end]
        self.is_asked = flat[end : end + 1] == "?"
        self._rest = flat[end:]

    @cached_property
    def is_play(self) -> bool:
        return _PLAY.search(self.words) is not None

    @cached_property
    def is_fiction(self) -> bool:
        return _FICTION.search(self.words) is not None

    @cached_property
    def is_accident(self) -> bool:
        return _BY_ACCIDENT.search(self.words) is not None

    @cached_property
    def is_care(self) -> bool:
        return _SPECIALIST.search(self.words) is not None

    @cached_property
    def is_jest(self) -> bool:
        return _LAUGHS.search(self.words) is not None

    @cached_property
    def is_of_a_child(self) -> bool:
        return _YOUNG_DOER.search(self.words) is not None

    @cached_property
    def is_told_of(self) -> bool:
        return _SAYS.search(self.words) is not None

    @cached_property
    def is_a_death(self) -> bool:
        return _OTHERS_LIFE.search(self.words) is not None

    @cached_property
    def is_past(self) -> bool:
        return (_PAST.search(self.words) or _KIN_PAST.search(self.words)) is not None

    @cached_property
    def is_present(self) -> bool:
        """Say whether it, or one of the next sentences, says that it goes on: *This was Tuesday*."""
        if _PRESENT.search(self.words):
            return True
        nearest = _SENTENCES.split(self._rest, maxsplit=_NEXT_FEW + 1)[: _NEXT_FEW + 1]
        return any(_NEXT.match(each) and _PRESENT.search(each) for each in nearest)


def _shares(match: Found, harmless: Iterable[Found]) -> bool:
    """Say whether words of a match are part of a saying that only sounds like danger."""
    return any(each.start < match.end and match.start < each.end for each in harmless)


def _weight(heard: Heard, match: Found, sentence: _Sentence) -> Weight:
    """Return how near it is: a note is past or denied, and an empty word is no danger at all."""
    flat, code = heard.flat, match.rule.means
    start, end = heard.around(match.start, match.end, _CLAUSES)
    if _is_innocent(match, sentence):
        return ""
    if code == _SUICIDE and sentence.is_fiction:
        return "note"
    if sentence.is_jest:
        return "check" if code == _SUICIDE else ""
    if _is_denied(flat, start, match, flat[start:end]):
        is_anothers = code == _SUICIDE and not _is_own(match, flat) and sentence.is_told_of
        return "check" if is_anothers else "note"
    if sentence.is_asked and _ASKS.match(flat[start:end]):
        return "note"
    if code != _ALONE and not sentence.is_present and sentence.is_past:
        is_near = code in _NEAR_EVEN_PAST and _is_own(match, flat)
        return "check" if is_near else "note"
    if code == _SUICIDE and sentence.is_a_death:
        return "note"
    return _by_rule(match, sentence, flat[start : match.end])


def _is_innocent(match: Found, sentence: _Sentence) -> bool:
    """Say whether it is play, an accident, or what a doctor or a bath does."""
    code, is_mark = match.rule.means, match.rule.id == "marks"
    return (
        (code in _PLAYED and not is_mark and sentence.is_play)
        or (code == _SELF_HARM and sentence.is_accident)
        or (code == "abuse_now" and not is_mark and sentence.is_care)
    )


def _by_rule(match: Found, sentence: _Sentence, until: str) -> Weight:
    """Return what a rule comes to where nothing lowers it but the time and the doer."""
    code, level = match.rule.means, match.rule.level
    is_present = sentence.is_present or _GOES_ON.search(until) is not None
    if level in {"immediate", "recent"} and code in _BODILY and _is_of_a_child(sentence, until):
        return "" if level == "recent" else "check" if is_present else "note"
    if level == "recent" or (level == "immediate" and code in _BODILY and _TOLD.search(until)):
        return "immediate" if is_present else "note"
    if _ASKED.search(until) or (_IF.match(until) and len(_SOMEBODY.findall(until)) == 1):
        return "check"
    return "immediate" if level == "immediate" else "check"


def _is_of_a_child(sentence: _Sentence, until: str) -> bool:
    return sentence.is_of_a_child and _GROWN_DOER.search(until) is None


def _is_denied(flat: str, start: int, match: Found, clause: str) -> bool:
    """Say whether a *not* before it, or one that its own words do not need, reaches it.

    *I don't know what to do he hits me* denies nothing, nor does *he never stops, he hits me*.
    """
    if _NONE.match(flat[match.end :]):
        return True
    if _NOT_DENIED.search(clause):
        return False
    before = flat[start : match.start]
    breaks = [each.end() for each in _BREAKS.finditer(before)]
    before = before[breaks[-1] :] if breaks else before
    near = " ".join(before.split()[-_FAR:])
    if _is_own(match, flat) and not _THOUGHT.search(before):
        near = ""
    if _DENIED.search(near) or _FAR_DENIAL.search(before):
        return True
    inside = flat[match.start : match.end]
    return not match.rule.holds_no and _DENIED.search(inside) is not None


def _is_own(match: Found, flat: str) -> bool:
    return re.match(r"i\b", flat[match.start :]) is not None
