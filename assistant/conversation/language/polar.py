"""Yes, no, and what is neither: a doubtful no is read back as much as a yes."""

import re
from dataclasses import replace

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.phrases import Table
from assistant.conversation.language.reading import UNCLEAR, Certainty, Reading
from assistant.domain.lexicon import Rule

_YES = r"(?:yes|yep|yup|yeah|definitely|absolutely|certainly)"
_NO = r"(?:no|nope|nah|never)"
_LEAD = re.compile(
    rf"(?:(?:well|oh|um|uh|so|actually|honestly|unfortunately|sadly|thankfully) )*({_YES}|{_NO}) "
)
_NOT = re.compile(
    r"\b(?:no|not|never|none|nothing|nobody|nope|nah|without|neither|nor|hardly|barely|[a-z]+nt|cannot)\b"
)
_TURNS = re.compile(
    r"\b(?:but|except|unless|until|only|though|although|however|if|since|wait|used|mean|once|sometimes|maybe"
    r"|yes|yep|yup|yeah|kind|sort|almost|nearly|depends|idea|doubt|problem|worries|longer|kidding|clue|wonder|more)\b"
)
_NAMES_ONE = re.compile(r"^(?:one|way|where|matter|means|telling|man|joke)\b")
_TAIL = re.compile(
    r"^(?P<head>.+) (?P<end>yes|yeah|yep|aye|no|nope|nah)(?: (?:once|twice|sadly|often|a few times|several times|many times|definitely|for sure|indeed|mate|dear|love))? $"
)
_EVER_SINCE = re.compile(r"\bever since\b")
_LATER_NO = re.compile(
    r"^(?:not (?:yet|really|at all|so far|as far as (?:i|we) (?:know|remember))|never) "
)
_MORE = re.compile(
    r"\b(?:brothers?|sisters?|cousins?|other|others|wish|bet|hope|hoped|guess|suppose|thought|might|could|would|should|ago|before|earlier|past|told|said|says|heard|wonder|almost|not|well|rather|instead|different|somebody|someone|whoever|ask|depends|question|skip|later|anyway|as if)\b"
)
"""Words behind a yes or a no that may make it somebody else's, or another time's."""
_SHORT = re.compile(
    r"\s*(?:(?P<yes>\+ve\b|pos\b|y(?=\s*[-–,.;:]))|(?P<no>-ve\b|neg\b|n(?=\s*[-–,.;:])))",
    re.IGNORECASE,
)
"""How a clinician writes yes and no."""
_LONGEST_SURE = 8
_LONGEST_TAIL = 16


def read_polar(heard: Heard, table: Table) -> Reading:
    """Return yes, no or an absent reason; what is neither is unclear."""
    if not heard.words:
        return UNCLEAR
    short = _SHORT.match(heard.typed)
    if short is not None:
        return Reading("answer", short["yes"] is not None, "confirm", "shorthand")
    bare = heard.bare or heard.flat
    parts = [found.rule for found in table.parts(bare)]
    if any(rule.means == "mixed" for rule in parts):
        return UNCLEAR
    whole = table.whole(bare)
    if whole is not None and whole.sure:
        said = _as(whole)
        is_doubted = "?" in heard.flat and said.act == "answer"
        return replace(said, certainty="confirm", is_guess=True) if is_doubted else said
    if parts:
        return UNCLEAR if _leads(bare) else _as(parts[0])
    if whole is not None:
        return _as(whole)
    said = _lead(bare, asks="?" in heard.flat)
    if said.act == "unclear":
        said = _first_clause(heard.flat, table)
    return said if said.act != "unclear" else _first_sentence(heard.flat)


def _first_sentence(flat: str) -> Reading:
    """Read the first of several sentences where nothing behind it turns it: *there was, yes. She came daily*."""
    head, _, rest = flat.partition(". ")
    if not rest or "?" in flat or _TURNS.search(rest) or _NOT.search(rest):
        return UNCLEAR
    return _lead(re.sub(r"[^a-z0-9 ]+ ", "", head), asks=False).less_sure()


def _first_clause(flat: str, table: Table) -> Reading:
    """Read what stands before the first comma where it is an answer and nothing behind it turns it."""
    head, _, rest = flat.partition(", ")
    if not rest:
        head, _, rest = flat.partition(". ")
    if not rest or "?" in flat or _TURNS.search(rest):
        return UNCLEAR
    whole = table.whole(head)
    if whole is None or whole.means == "mixed":
        return UNCLEAR
    return replace(_as(whole), certainty="confirm")


def _leads(bare: str) -> bool:
    return _LEAD.match(bare) is not None


def _as(rule: Rule) -> Reading:
    certainty: Certainty = "sure" if rule.sure else "confirm"
    if rule.means in {"yes", "no"}:
        return Reading("answer", rule.means == "yes", certainty, rule.id)
    return Reading("absent", rule.means, certainty, rule.id)


def _lead(bare: str, *, asks: bool) -> Reading:
    """Read a leading yes or no with more behind it."""
    lead = _LEAD.match(bare)
    if lead is None and (soft := _LATER_NO.match(bare)) and not asks:
        doubt = _TURNS.search(bare, soft.end()) or _NOT.search(bare, soft.end())
        return (
            UNCLEAR
            if doubt
            else Reading("answer", value=False, certainty="confirm", rule="lead_soft_no")
        )
    if lead is None:
        return _trailing(bare, asks=asks)
    rest = bare[lead.end() :]
    is_yes = re.fullmatch(_YES, lead[1]) is not None
    if asks or _NAMES_ONE.match(rest):
        return UNCLEAR
    if is_yes:
        doubt = _NOT.search(rest) or _TURNS.search(rest)
        if re.match(r"(?:not|never|no)\b", rest):
            return UNCLEAR
    else:
        doubt = _TURNS.search(rest)
    is_long = rest.count(" ") > _LONGEST_SURE
    is_more = _MORE.search(rest) is not None
    certainty: Certainty = "confirm" if doubt or is_long or is_more else "sure"
    return Reading("answer", is_yes, certainty, "lead_yes" if is_yes else "lead_no")


def _trailing(bare: str, *, asks: bool) -> Reading:
    """Read a yes or no at the very end of a short turn: *there was, yes*."""
    tail = _TAIL.match(bare)
    if tail is None or asks or bare.count(" ") > _LONGEST_TAIL:
        return UNCLEAR
    is_yes = tail["end"] in {"yes", "yeah", "yep", "aye"}
    head = tail["head"]
    negators = len(_NOT.findall(head))
    if negators > (0 if is_yes else 1) or _TURNS.search(_EVER_SINCE.sub("", head)):
        return UNCLEAR
    return Reading("answer", is_yes, "confirm", "trailing")
