"""Whose a told fact is: the client's, a brother's or sister's, a parent's, or the speaker's own long ago."""

from assistant.conversation.language.phrases import Found
from assistant.conversation.late import Late

_SENTENCE_ENDS = Late(r"[.?;] ")
_OWN = Late(
    r"\b(?:in my (?:own )?(?:day|days|time|youth)|in those days|my own (?:father|mother|parents|upbringing|stepfather)|when i was (?:a |only |just )*(?:lad|lass|nipper|bairn|lassie|growing up|young|wee|little|small|at school)|where i grew up|we were brought up|i was brought up)\b|\bwhen (?:i|we) (?:was|were) (?:a |just |only |about |still |very )*(?:kid|kids|child|children|little|young|small|growing|teenager|teenagers|girl|boy|\d+|six|seven|eight|nine|ten|five|four|three|twelve|eleven)\b(?! months?| weeks?)|\b(?:growing up|i grew up|we grew up|in my (?:own )?childhood|my own childhood|as a (?:child|kid) i|as a (?:child|kid) myself|my (?:father|mother|stepfather|parents|grandfather|dad) (?:used to |would |always |also |often )*(?:hit|beat|drank|left|yelled|whipped|abused|screamed|hurt|locked|died|went|molested|neglected)[a-z]*(?: (?:us|me|my|when i))|my (?:father|mother|parents) (?:was|were) (?:an |a )?(?:alcoholic|addict|violent|abusive|drunk))"
)
_SUBJECT = Late(
    r"\b(?:(?P<sibling>(?:his|her|their|our|the|my (?:other|older|younger|eldest|youngest)) (?:[a-z]+ ){0,2}?(?:brothers?|sisters?|twins?|siblings?)|sibs?|siblings?|^(?:brother|sister|twin)|(?<=[.;] )(?:brother|sister|twin))"
    r"|(?P<father>(?:his|her|their|childs) (?:[a-z]+ )?(?:father|stepfather)|husband|hubby|fa)"
    r"|(?P<mother>(?:his|her|their|childs) (?:[a-z]+ )?(?:mother|stepmother)|wife|mo)"
    r"|(?P<other>my (?:own )?(?:mother|father|brother|sister|nan|grandmother|grandfather|aunt|uncle|cousin|nephew|niece|friend|(?:other|older|younger|eldest|youngest) (?:[a-z]+))|(?:his|her|their) (?:[a-z]+ )?(?:cousins?|grandmother|grandfather|uncle|aunt|friends?))"
    r"|(?P<client>he|she|they|him|client|this (?:one|little one|boy|girl)|my (?:son|daughter|boy|girl|little [a-z]+|child|kid|lad|lass))|(?P<speaker>i))(?: |$)"
)
_WENT_BEFORE = Late(
    r"\b(?:his (?:[a-z]+ ){0,2}?(?P<she>sister)|her (?:[a-z]+ ){0,2}?(?P<he>brother))\b"
)
_BEATEN = Late(
    r"\b(?:hit|hits|beat|beats|hurt|hurts|abused|pushed|slapped|molested|touched|hitting|beating) (?:his|her|their|the) (?:brother|sister|twin|siblings?|little brother|little sister|older brother|older sister|baby brother|baby sister)\b"
)
_OF_THE_HOME = frozenset(
    {
        "domestic_violence", "caregiver_distress", "caregiver_substance_use", "caregiver_absence", "household_chaos",
        "poverty", "bereavement", "prenatal_alcohol", "prenatal_drugs_tobacco", "war_or_displacement", "separation_or_moves",
        "community_violence", "emotional_abuse", "physical_neglect", "emotional_neglect", "institutional_care",
    }
)  # fmt: skip
"""What touches everybody who lives there, whoever it is said of."""
_MINE = Late(
    r"\b(?:mine|my kids|my children|him|my son|my daughter|this (?:little )?(?:one|lad|girl|boy|lass))\b"
)
_OBJECT = Late(
    r"\b(?:him|her|them|me|mine|(?:my|the|our) (?:kids|children|two|own|boys|girls|son|daughter)) "
)
_CHILD = Late(
    r"\b(?:(?:my|our) (?:[a-z]+ ){0,2}?(?:sons?|daughters?|kids?|child|children|boys?|girls?|lads?|lass|twins|bab(?:y|ies)|two|three)(?! (?:brother|sister))|mine|the (?:baby|twins|children))\b"
)
_GROWN = Late(
    r"\b(?:father|mother|parents|step(?:father|mother|brother|sister)|brothers?|sisters?|grand(?:father|mother|parents)|uncles?|aunts?|cousins?|husband|wife|partner|boyfriend|girlfriend|ex|man|woman|lady|friends?|teachers?|coach|neighbors?|mr|mrs|miss|boss|doctor|social worker|staff|carer)\b"
)
_THEY = Late(r"\b(?:he|she|him|his|her|hers|himself|herself) ")
_RELATIVE = Late(
    r"(?<!with )(?<!at )\b(?:my (?:other |older |younger |eldest |youngest |big |little )*(?:brothers?|sisters?|uncle|cousins?|nephew|niece|friends?|neighbors?)|(?:his|her|their) (?:[a-z]+ )?(?:brothers?|sisters?|cousins?|friends?)) (?:(?:boys?|girls?|sons?|daughters?|kids?|child|children|lad|little one)|(?!and i\b|and me\b)(?:[a-z]+ ){0,6}$)"
)
"""A relative, or the child of one, of whom something is said."""
_OF_A_CARER = frozenset(
    {
        "caregiver_distress",
        "caregiver_substance_use",
        "caregiver_absence",
        "separation_or_moves",
        "institutional_care",
        "household_chaos",
    }
)
_OF_ONE_CARER = frozenset({"caregiver_distress", "caregiver_substance_use", "caregiver_absence"})
_HE_CARES = Late(r"\b(?:fathers?|stepfather|husband|ex|boyfriend|partner|fella|parents|uncle|man) ")
_SHE_CARES = Late(
    r"\b(?:mothers?|stepmother|wife|ex|girlfriend|partner|parents|aunt|grandmother|woman|sister|daughter) "
)
_ASIDE = Late(
    r"\b(?:when|until|since|before|after|while|from when) (?:he|she|they|i) (?:was|were|is|turned|had) (?:[a-z0-9]+ ){0,2}?(?:and a half |months |years |weeks )?(?=and )"
)
"""A time between what is said of somebody: *his mother was ill when he was two and was away*."""


def whose(
    flat: str, clause: tuple[int, int], match: Found, sentence: str, *, may_be_self: bool = True
) -> str | None:
    """Say whose it is: the last one named before it, where it is not of the whole home.

    ``may_be_self`` is false where it is known that somebody else than the client speaks.
    """
    words = flat[clause[0] : clause[1]]
    if _OWN.search(sentence) and not _MINE.search(words):
        return "client" if may_be_self and _of_self(flat, sentence) else "other"
    if _BEATEN.search(words):
        return "sibling"
    if match.rule.means in _OF_A_CARER and _RELATIVE.search(flat[clause[0] : match.start]):
        return None
    if match.rule.means in _OF_ONE_CARER and _is_of_a_child(flat, match):
        return None
    if match.rule.axis == "connection" or match.rule.means in _OF_THE_HOME:
        return "client"
    if match.rule.axis == "adversity" and _OBJECT.search(flat, match.start, match.end):
        return "client"
    about = _named(flat, clause, match, may_be_self=may_be_self)
    return None if about in {"mother", "father"} and match.rule.axis != "medical" else about


def _is_of_a_child(flat: str, match: Found) -> bool:
    """Tell whether *he* or *she* at its start is nobody who cares for the child: no such one went before."""
    first = flat[match.start : flat.index(" ", match.start)]
    carers = {"he": _HE_CARES, "she": _SHE_CARES}.get(first)
    return carers is not None and carers.search(flat, 0, match.start) is None


def _of_self(flat: str, sentence: str) -> bool:
    """Tell whether the speaker is the client: no child is named, and everybody else was before *he* or *she*."""
    if _CHILD.search(flat) or "in my day" in sentence:
        return False
    they, grown = _THEY.search(flat), _GROWN.search(flat)
    return they is None or (grown is not None and grown.start() < they.start())


def _named(flat: str, clause: tuple[int, int], match: Found, *, may_be_self: bool) -> str | None:
    """Return the last one who is named before the match, times left out."""
    asides = [(each.start(), each.end()) for each in _ASIDE.finditer(flat, clause[0], match.end)]
    named = [
        each
        for each in _SUBJECT.finditer(flat, clause[0], match.end)
        if each.start() <= match.start
        and not any(start <= each.start() < end for start, end in asides)
    ]
    if not named:
        return "client"
    about = str(named[-1].lastgroup)
    if about == "speaker":
        return "client" if may_be_self and _of_self(flat, "") else None
    if about == "client" and _is_the_carer(named[-1][0].strip(), flat, named[-1].start()):
        return None
    if about == "client":
        before = _WENT_BEFORE.findall(_sentence_before(flat, clause[0]))
        same = named[-1][0].strip()
        if before and any(same == ("she" if she else "he") for she, _ in before):
            return "sibling"
    return about


def _is_the_carer(word: str, flat: str, start: int) -> bool:
    """Tell whether *she* is the mother just named: the child that went before her is a *he*."""
    carers, child = {"he": (_HE_CARES, "she "), "she": (_SHE_CARES, "he ")}.get(word, (None, ""))
    if carers is None:
        return False
    sentence = flat[flat.rfind(". ", 0, start) + 1 : start]
    return carers.search(sentence) is not None and f" {child}" in f" {sentence}"


def _sentence_before(flat: str, start: int) -> str:
    parts = _SENTENCE_ENDS.split(flat[:start])
    return parts[-2] if len(parts) > 1 and not parts[-1].strip() else parts[-1]
