"""What parts a text about people into what may name somebody and what only tells of them.

*Kayla, not sure*, *?Kayla* and *maybe Kayla* name somebody who is not certain; who has died or is left
out (*anyone but him*) is named nowhere, and those words are handed back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.conversation.people import KIN, NO_NAMES, ROLE

NEXT, LAST = "¿", "¡"
"""Signs put into a text: the next one, or the last one, is not certain."""
ONESELF = frozenset({"me", "myself"})
_WHOSE = r"(?:my|our|his|her|their|the|an?|your)"
_NOT_SURE = (
    r"(?:(?:but |and )?(?:also )?(?:i['’]?m |i am |we['’]?re |we are |am |is |are )?(?:really |just |still )?not (?:really |too |so |quite |at all |100% |100 percent )?(?:sure|certain)"
    r"|(?:i['’]?m |i am )?(?:unsure|uncertain)|i (?:really )?do(?:n['’]?t| not) know|idk|dunno|hard to say|(?:it )?depends)"
)
_ABOUT = re.compile(rf"\b{_NOT_SURE} (?:about|of|if|whether|with|for) (?=\w)", re.IGNORECASE)
_DOUBT = re.compile(rf"\b{_NOT_SURE}\b", re.IGNORECASE)
_MAYBE = re.compile(r"\b(?:maybe|perhaps|possibly|might be|could be|sort of) (?=\w)", re.IGNORECASE)
_MAYBE_LAST = re.compile(r"\b(?:maybe|perhaps|possibly)\b(?! \w)", re.IGNORECASE)
_MARK_NEXT = re.compile(r"(?:^|(?<=[\s,;(]))\?+ ?(?=\w)")
_MARK_LAST = re.compile(r"\?+")
_ASKS = re.compile(
    r"^\s*(?:who|what|why|how|when|where|which|do|does|did|is|are|can|could|should|must|will|would)\b[^.;\n]*\?\s*$",
    re.IGNORECASE,
)
_SENTENCES = re.compile(
    r"((?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bRev)(?<!\b[A-Z])[.!]+(?=\s|$)|[;\n]+)"
)
_PIECES = re.compile(r"(,|\b(?:but|except|apart from|although|though)\b)", re.IGNORECASE)
_GONE = re.compile(
    r"\b(?:(?:my|our|his|her|their|the) late|passed(?: away| on)?|died|dead|deceased|no longer (?:alive|with us|here)|rip|not alive|isn['’]?t alive|in heaven|killed|lost (?:him|her|them) (?:in|to|last))\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^\W*(?:(?:no|nah|nope|well|honestly|really|oh) )*(?:no ?one|nobody|none|not anyone|nothing)\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\b(?:not|no|never|anyone|everyone|everybody|anybody|without|or|neither|nor)\b|n['’]t\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(rf"\b(?:(?i:{KIN}|{ROLE})|[A-Z][a-z]+)\b")
_ASIDE = re.compile(r"\b(?:he|she|they|who)(?:['’]s|['’]re|s)? .*", re.IGNORECASE)
"""What is said of somebody beside who that is."""
_OPENS = re.compile(
    r"(?:^|(?<=[.;,\n] )|(?<=and ))(?:(?:oh|well|um+|uh|er|so|okay|ok|yes|yeah|only|just|both|mainly|mostly|firstly|that would be|that['’]?s|there['’]?s|there is|there are|it['’]?s|it is|i['’]?d say|i would say|probably|definitely|of course|also|then)[, ]+)+",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"[ ,]+(?:ig|lol|tbh|i guess|i suppose|comma|haha|obviously|of course|mostly|mainly|usually|really|too|as well|for sure|definitely|i think)\b(?=\s*(?:[,.;!\n]|and\b|$))",
    re.IGNORECASE,
)
_AND = re.compile(r"(?<=\w) (?:n|w/|'n'|an) (?=\w)")
_TITLED = re.compile(r"\b(mr|mrs|ms|miss|dr|coach|pastor|father)\b(\.?) ([a-z][\w'’-]+)")
_TITLED_PAIR = re.compile(r"\b(Mr|Mrs|Ms|Dr)\.? (?:and|&) (Mr|Mrs|Ms|Dr)\.? ([A-Z][\w'’-]+)")
_OF_ME = re.compile(
    rf",\s*(?:the |an? )?(?:{KIN}) of (?:me|mine|us|him|her|(?:his|her|my|our) \w+)\b",
    re.IGNORECASE,
)
_ONESELF_AS = re.compile(
    rf"\b(me|myself)\b\s*\(\s*([^)]*\b(?:{KIN}|{ROLE})\b[^)]*)\)", re.IGNORECASE
)
_KIN_NEXT = rf"(?:,\s*|\s+(?:is|was)\s+|\s*\(\s*)(?:{_WHOSE} )?(?:[a-z]+ )?(?:{KIN}|{ROLE})\b"
_NAMED = re.compile(
    rf"(?:^|(?<=[,;.\n(] )|(?<=and ))([a-z][a-z'’-]+)(?=(?:\s*{_KIN_NEXT}|\s*[{NEXT}{LAST}]))"
)
_LONE = re.compile(
    rf"(?:^|(?<=[,;.\n] )|(?<=and )|(?<={NEXT} ))([a-z][a-z'’-]+)(?= *(?:[,;.\n]|and\b|$| (?:from|at|on|next|down|over|across|in)\b))"
)
_NO_LONE = re.compile(
    r"(?:school|work|home|church|hospitals?|doctors?|dentists?|nurses?|police|strangers?|crowds?|men|women|boys|girls|kids|children|people|family|animals|books|music|games|football|both|everybody|everything|teachers?|neighbou?rs?|anymore|here|there|now|today|always|mostly|me|myself|us|them|these|those|none|hi|hello|thanks|please|same|also|then|plus|comma|done|weekends?|weekdays?|daily|mornings?|evenings?|visits?|[a-z]{4,}(?:ing|ed|ly)|[a-z]{5,}s)$"
)
_LIGHT = frozenset(
    [
        "a",
        "an",
        "and",
        "the",
        "my",
        "our",
        "his",
        "her",
        "their",
        "is",
        "are",
        "was",
        "were",
        "be",
        "so",
        "well",
        "oh",
        "um",
        "er",
        "only",
        "just",
        "me",
        "i",
        "we",
        "us",
        "he",
        "she",
        "they",
        "it",
        "that",
        "this",
        "there",
        "yes",
        "no",
        "one",
        "people",
        "all",
        "of",
        "at",
        "in",
        "on",
        "for",
        "with",
        "to",
        "from",
        "who",
        "what",
        "really",
        "think",
        "guess",
        "say",
        "some",
        "then",
        "also",
        "plus",
        "too",
    ]
)


@dataclass(frozen=True, slots=True)
class Parted:
    """The text that may name people, who of them is oneself, and the pieces that name nobody."""

    text: str
    oneself: str = ""
    left: tuple[str, ...] = ()


def parted(text: str) -> Parted:
    """Part a text; a question about people names nobody."""
    if _ASKS.match(text):
        return Parted("")
    text, oneself = _of_oneself(_tidied(text))
    kept: list[str] = []
    left: list[str] = []
    for sentence, end in _sentences(text):
        for piece, before, is_kept in _pieces(sentence):
            if is_kept:
                kept += [before, piece]
            elif not _NOBODY.match(piece) or len(piece.split()) > _SHORT:
                left.append(_bare(piece))
        kept.append(end)
    return Parted(_capitalised("".join(kept)), oneself, tuple(word for word in left if word))


_SHORT = 3


def says_something(piece: str) -> bool:
    """Say whether a piece that names nobody says anything at all."""
    words = re.findall(r"[^\W\d_]+", piece.casefold())
    return any(word not in _LIGHT for word in words)


_SLIP_OF_AND = re.compile(r"\b(?:adn|nad|anf|amd)\b", re.IGNORECASE)
_BY_THE_WAY = re.compile(
    r",? ?\b(?:obvs|obviously|tbh|lol|lmao|innit|haha+|idk|ofc|ngl|to be honest|spelt (?:[a-z] ?\b)+|spelled (?:[a-z] ?\b)+|capital [a-z](?= )|mat\.?(?= (?:aunt|uncle|gran|gm|gf))|pat\.?(?= (?:aunt|uncle|gran|gm|gf)))(?![a-z])",
    re.IGNORECASE,
)
"""What is said by the way, spelled out or put short, and names nobody."""


_ME_BY_NAME = re.compile(r"\b([Mm]e|[Mm]yself) ?\([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?\)")
"""*Me (Jo)* is one person, who is *me* already."""


def _tidied(text: str) -> str:
    """Put the signs of doubt in, and take out what people say anyway."""
    text = _BY_THE_WAY.sub("", _SLIP_OF_AND.sub("and", _ME_BY_NAME.sub(r"\1", text)))
    text = _TITLED_PAIR.sub(r"\1 \3 and \2 \3", _AND.sub(" and ", text))
    text = _TITLED.sub(lambda m: f"{m[1].capitalize()}{m[2]} {m[3].capitalize()}", text)
    text = _MARK_NEXT.sub(f" {NEXT} ", text)
    text = _MARK_LAST.sub(f" {LAST} ", text)
    text = _ABOUT.sub(f" {NEXT} ", text)
    text = _DOUBT.sub(f" {LAST} ", text)
    text = _MAYBE.sub(f" {NEXT} ", text)
    text = _MAYBE_LAST.sub(f" {LAST} ", text)
    return _OPENS.sub("", _CLOSES.sub("", _OF_ME.sub("", text.strip())))


def _of_oneself(text: str) -> tuple[str, str]:
    """*Me (grandpa Walt)* is one person, and what stands in brackets says who."""
    found = _ONESELF_AS.search(text)
    return (_ONESELF_AS.sub(r"\1", text, count=1), found[2].strip()) if found else (text, "")


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    parts = [*_SENTENCES.split(text), ""]
    for at in range(0, len(parts) - 1, 2):
        yield parts[at], f"{parts[at + 1]} "


def _pieces(sentence: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each piece, what leads to it, and whether it may name somebody.

    Where somebody is named as left out, nobody of that sentence is taken: *Rosa but not Dan* is asked.
    """
    parts = ["", *_PIECES.split(sentence)]
    pieces = [(parts[at].lower(), parts[at + 1]) for at in range(0, len(parts) - 1, 2)]
    is_nobody = _NOBODY.match(sentence) is not None
    is_blocked = is_nobody or any(_leaves_out(lead, piece) for lead, piece in pieces)
    for lead, piece in pieces:
        is_open = lead in {"", ","} and not is_blocked and not _GONE.search(piece)
        if piece.strip():
            yield piece, ", " if lead else "", is_open


def _leaves_out(lead: str, piece: str) -> bool:
    """Say whether a piece says who is not meant, or speaks of anybody."""
    bare = _ASIDE.sub("", piece)
    is_plain_no = re.fullmatch(r"\W*(?:no|nope|nah|not really)\W*", bare, re.IGNORECASE) is not None
    if _LEFT_OUT.search(bare) and not is_plain_no:
        return True
    return lead not in {"", ","} and _SOMEBODY.search(bare) is not None


def _capitalised(text: str) -> str:
    """Write names that were typed small as names: before a word of kinship, and alone between commas."""

    def large(match: re.Match[str]) -> str:
        word = match[1]
        is_word = (
            NO_NAMES.fullmatch(word)
            or _NO_LONE.match(word)
            or re.fullmatch(rf"(?:{KIN}|{ROLE})", word)
        )
        return match[0] if is_word else match[0].replace(word, word[0].upper() + word[1:], 1)

    text = _NAMED.sub(large, re.sub(r"[ \t]+", " ", text).strip())
    if len(re.findall(r"[,;\n]|\band\b", text)) == 0:
        return text
    return _LONE.sub(large, text)


def _bare(piece: str) -> str:
    return re.sub(rf"\s*[{NEXT}{LAST}]\s*", " ", piece).strip(" ,.;:-–")
