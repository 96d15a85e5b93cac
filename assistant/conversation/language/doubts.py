"""What takes the ground from a fact: a guess, a fear, a claim of somebody else, or what was only so once."""

from assistant.conversation.language.phrases import Found
from assistant.conversation.late import Late

_DOUBLE = Late(
    r"\b(?:not only|only until|not until|wasnt until|didnt [a-z]+ until|cant say|couldnt say|wouldnt say|nobody ever told|no one ever told|nobody told|no one told|nobody knew|no one knew|if|would have|could have|might have|worried that|afraid that|in case|as if|as though|like (?:he|she) was being|whether|unless|imagine|what if|wish|if only|nightmares about|pretend\w*|(?:worried|scared|afraid|terrified|frightened|anxious|fear|feared) (?:that |about |of )?(?:he|she|they|i|we|him|her|losing|getting|being)|read (?:that|about|somewhere)|people say|you hear|on the news|(?:says|said|claims|claimed|reckons|told people|makes out|made out) (?:that )?(?:i|we)|accus\w+|training|(?:films?|course|talk|books?|programme|program|podcast|assembly|lesson|documentary|song|game|story|stories) (?:about|on|called)|works? (?:in|with|at|as)|worked (?:in|with|at|as) (?:a|an))\b"
)
_MAY_BE = Late(
    r"\b(?:might|may (?:be|have)|query|possible|possibly|suspect\w*|waiting|awaiting|wait list|assess\w*|referr\w+|wonder\w*|thinks? (?:he|she|it)|traits|ruled? out|pathway|screen\w*|family history|runs in the|tested for|looking into|not sure (?:if|whether)|checked for|rule out|questioned)\b"
)
_ONCE = Late(
    r"\b(?:used to|grew out|grown out|no longer|not any ?more|anymore|(?:better|fine|okay|settled|stopped|gone|sorted|improved|good) now|now (?:fine|okay|better|gone)|has (?:stopped|passed|gone|settled)|it stopped|when (?:he|she|i) (?:was|were) (?:a |only |very |really |just )*(?:baby|toddler|little|tiny|small|newborn|younger)|as a (?:baby|toddler|newborn)|in the past|at first|back then)\b"
)
_STILL = Late(r"\b(?:still|even now|ever since|always|nowadays|these days|now (?:he|she|i|it))\b")
_HELPER = Late(
    r"\b(?:childminder|daycare|nursery|nanny|babysitter|teacher|keyworker|key worker|coach|social worker|foster carer before|carer before)\b"
)
_OF_A_THING = Late(
    r"(?:hit|hits|hitting|smack|smacks|smacked|hurt|hurts|touch|touched|burn|burned|burnt|kick|kicked|kicks|slap|slapped|shook) (?:her|his|my) $"
)
_GOES_ON = Late(
    r"^(?:$|[.,?;]|(?:and|with|when|until|for|in|on|because|every|all|so|too|once|twice|hard|really|badly|about|at|if|but|by|again|as|after|before|from|the|a|while|who|to|or|not|around|then|since|quite|more|most|daily|regularly|often|repeatedly|across|over|sometimes) )"
)
_STRUCK = Late(
    r"\b(?:it|that|this|news|grief|realisation|reality|which) (?:really |suddenly |just |has |had |then |all |only |must have )*(?:hit|hits|struck|hurt|knocked|broke)\b"
)
_SAID_SO = {
    "physical_abuse": _STRUCK, "domestic_violence": _STRUCK,
    "bereavement": Late(r"\bpassed (?:out|by|his|her|the|a|it|them|him|round|around|every|all|time|through|wind)\b"),
    "seizures": Late(r"\b(?:threw|throws|throwing|thrown|hissy|in a|pitched) (?:a )?fits?\b|\bfits? (?:of|over|about)\b|\bfits? in (?:the|his|her|our|with)\b"),
    "remembering": Late(r"\bi (?:cant|dont|cannot|do not|didnt) remember (?:exactly|when|how|the|what|if|but|much|anything|,|\.|before|all|any)|^cant remember"),
    "community_violence": Late(r"\b(?:stabbed|shooting|robbed|shot up) (?:the|for|up|a|his|her|hoops|goals|pool|stars|pains|me of|him of|her of|us of|at (?:goal|the net))\b"),
}  # fmt: skip
"""What only sounds like it: *that hit me hard*, *he passed out*, *she threw a fit*."""
_MINDER = Late(r"\b(?:childminder|daycare|nursery|nanny|babysitter)\b")
_SHORT = Late(r"\b(?:next (?:day|morning)|an hour|(?:few|couple of|two|three) hours)\b")
_HARMED = Late(r"\b(?:abused|touched|hurt|molested|raped|groomed|assaulted|hit)\b")
_BARELY = Late(r"\b(?:(?<!the )only(?! (?:one|1|person))|hardly|barely|allowed|wish|supposed)\b")
_PARTLY = Late(r"^(?:[a-z]+ ){0,3}?(?:until|before|unless) ")
_STAY = Late(
    r"\b(?:days?|nights?|weeks?|months?|years?|times|twice|lots?|often|always|needles?|drips?|tubes?|lines|pinned|held|operat\w+|surger\w+|scans?|ill|poorly|frightened|scared|terrified|scream\w*|painful|never|no|not|[a-z]+nt|in and out|much|stays?)\b"
)
_BORN = Late(r"\b(?:born|birth|newborn|nicu|scbu|neonatal|special care)\b")
_WARD = Late(r"\b(?:hospital\w*|admitted|nicu|picu|icu|intensive care|ward) ")
_PAINFUL = Late(
    r"\b(?:needles?|heel|pricks?|tubes?|lines|held|operat\w+|surger\w+|oxygen|ventilat\w+|drips?|painful|procedures?|wires)\b"
)


def is_doubtful(
    flat: str, match: Found, clause: tuple[int, int], sentence: str, *, denied: bool
) -> bool:
    """Tell whether the words around a match leave too little ground to propose it."""
    rule, words = match.rule, flat[clause[0] : clause[1]]
    before, told, after = (
        flat[clause[0] : match.start],
        flat[match.start : match.end],
        flat[match.end : clause[1]],
    )
    if _DOUBLE.search(words) or words.strip().endswith("?"):
        return True
    sound = _SAID_SO.get(rule.means)
    if sound is not None and sound.search(words):
        return True
    if rule.axis == "medical":
        return _MAY_BE.search(words) is not None
    if rule.axis == "function":
        return not rule.says_no and _is_over(sentence)
    if rule.axis == "connection" and not rule.says_no:
        return _is_thin(rule.means, before, words, after, denied=denied)
    if rule.means == "separation_or_moves" and (_MINDER.search(before) or _SHORT.search(words)):
        return True
    if rule.means == "physical_abuse":
        return _is_own_knock(told, after, denied=denied)
    return rule.means == "medical_trauma" and not _is_ordeal(told, sentence)


def _is_own_knock(told: str, after: str, *, denied: bool) -> bool:
    """Tell *she hit her head* and *I touched her cheek* from a blow."""
    if "touched " in told and not denied:
        return True
    return _OF_A_THING.search(told) is not None and _GOES_ON.match(after) is None


def _is_over(sentence: str) -> bool:
    """Skills are asked of today: what was so once says nothing of them."""
    return _ONCE.search(sentence) is not None and _STILL.search(sentence) is None


def _is_thin(means: str, before: str, words: str, after: str, *, denied: bool) -> bool:
    """Somebody who only could, and somebody who is paid to, has not held a child for that."""
    if means in {"attuned_caregiver", "constant_caregiver"}:
        return _HELPER.search(before) is not None or _BARELY.search(words) is not None
    if means == "trusted_other_adult" and _HARMED.search(words):
        return True
    return denied and (means != "friends" or _PARTLY.match(after) is not None)


def _is_ordeal(told: str, sentence: str) -> bool:
    """A stay in hospital counts where it was long, came again or hurt; care after birth only where it hurt."""
    if _WARD.search(told) is None:
        return True
    if _BORN.search(sentence):
        return _PAINFUL.search(sentence) is not None
    return _STAY.search(sentence) is not None
