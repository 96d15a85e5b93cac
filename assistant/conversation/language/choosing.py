"""Which of the options a text names: by place, by label, by a listed word, or by a slip of one letter."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.months import numbered
from assistant.conversation.language.offers import Names, Offer, Synonyms, names_of, stem_of
from assistant.conversation.language.reading import UNCLEAR, Reading
from assistant.domain.lexicon import Lexicon

_ORDINALS = {
    **{name: number for number, name in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"))},
    **{name: number for number, name in enumerate(("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"))},
}  # fmt: skip
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COURTESY = r"(?:please|thanks|then|okay|i think|i guess|probably|maybe|i would say|definitely|just|well|um|uh|so|it is|that is|that would be|i will go with|i would go with|go with|i choose|i pick|choose|pick|put|say|the|answer|is)"
_PLACE = re.compile(
    rf"^(?:{_COURTESY} )*(?:(?:option|number|no|choice|answer|nr|num) )?(\d{{1,2}}|[a-j]|{'|'.join(_CARDINALS)})(?: {_COURTESY})* $"
)
_PLACES = re.compile(
    r"^(?:(?:options|numbers|both|option|number) )?((?:\d{1,2}|[a-j])(?: (?:and |, )*(?:\d{1,2}|[a-j]))+) (?:please )?$"
)
_ORDINAL = re.compile(
    rf"^(?:{_COURTESY} )*({'|'.join(_ORDINALS)})(?: (?:one|option|choice|answer))?(?: {_COURTESY})* $"
)
_LAST = re.compile(rf"^(?:{_COURTESY} )*(?:last|bottom)(?: (?:one|option))?(?: {_COURTESY})* $")
_TOP = re.compile(rf"^(?:{_COURTESY} )*top(?: (?:one|option))?(?: {_COURTESY})* $")
_RUN = re.compile(r"^(?:the )?(first|last|top) (two|three|four|2|3|4)(?: ones| options)? $")
_ALL = re.compile(
    r"^(?:all(?: (?:of (?:the above|them|these|those|it)|the above|three|four|five))?|everything|every one of them|all of them apply|they all apply|each of them) $"
)
_NONE = re.compile(
    r"^(?:none(?: of (?:those|these|them|the above|it))?|neither(?: of (?:those|these|them))?|nothing(?: hard)?|none of (?:that|it)|not any of (?:those|these|them)|no(?:ne)? apply)(?: (?:right now|now|then|at all|really|that i know of|thank god|thankfully|here))* $"
)
_BOTH = re.compile(r"^both(?: of (?:them|those|these))? $")
_YES_OR_NO = re.compile(r"^(?:yes|no|yeah|nope|nah)\b,? ")
_OPENS_WITH_YES_OR_NO = re.compile(r"^(?:yes|no)(?:,| $)")
"""A label such as *No, that ended*; *no pattern* is none."""
_TURNED = re.compile(
    r"\b(?:not|no|never|without|nobody|isnt|wasnt|arent|werent|doesnt|dont|didnt|cant|couldnt|wont|wouldnt|hasnt|havent|but|except|used|instead|rather|anyone|anybody|everyone|or|somewhere|depends|if|until|at first|any more)\b"
)
_ONLY = re.compile(r"^[^.;,]*\b(?:only|just|mainly|mostly)\b[^.;,]*(?=[.;,] )")
_LEAST_RANGES = 2
_FIGURE = re.compile(r"(?<![^ ])(\d{1,3})(?:/40)? ")
_BEFORE_TERM = re.compile(r"\b(?:early|premature|prem|late|overdue|over|before|after|ago) ")
_SMALL = 4
_PLAIN = 3
"""Words of a turn that can name an option so plainly that it need not be read back."""
_ASIDE = 2
"""Words beside several options that leave them what they are: *music, or a hug from me*."""
_SHORTEST = 2
_FEW = 6
"""Options among which a shared word still tells; in a long list it would only mislead."""
_MIDDLE = 8


class Choosing:
    """Reads which of some options is meant; made for one question."""

    def __init__(self, offers: Sequence[Offer], synonyms: Synonyms, lexicon: Lexicon) -> None:
        """Find what each option can be called."""
        self._offers = tuple(offers)
        self._lexicon = lexicon
        self._beside = frozenset(lexicon.classes["beside_a_name"])
        self._empty = frozenset(lexicon.classes["empty"])
        self._alike = {stem_of(word): group[0] for group in lexicon.alike for word in group}
        self._says_yes_or_no = any(
            _OPENS_WITH_YES_OR_NO.match(f"{offer.label.casefold()} ") for offer in offers
        )
        self._names = [names_of(offer, lexicon) for offer in offers]
        self._ranges = [_range_of(offer.label) for offer in offers]
        self._called = [tuple(_patterns(names, synonyms)) for names in self._names]

    def read(self, heard: Heard) -> Reading:
        """Return a code, several codes, or unclear; several and slips are read back."""
        ranged = self._by_range(heard)
        if ranged is not None:
            return ranged
        by_place = self._by_place(heard)
        if by_place is not None:
            return by_place
        exact = self._exact(heard.bare)
        if exact:
            return Reading("answer", exact, "sure", "label")
        if "?" in heard.flat:
            return UNCLEAR
        return self._by_name(heard)

    def _by_name(self, heard: Heard) -> Reading:
        bare = heard.bare
        if self._says_yes_or_no:  # *no, that ended years ago*: the no is part of the option
            bare = _YES_OR_NO.sub("", bare)
        named, is_turned, others = self._named(bare)
        only = _ONLY.match(heard.flat)
        if len(named) > 1 and only is not None:  # *the father only. her mother was ill*
            first, first_turned, _ = self._named(Heard(only[0], {}).bare)
            named, is_turned = (first, first_turned) if len(first) == 1 else (named, is_turned)
        if is_turned or (len(named) > 1 and others > _ASIDE):
            return UNCLEAR  # *I married her dad, so stepmum* tells a story
        if named:
            is_plain = len(named) == 1 and heard.count <= _PLAIN and not others
            return self._as(named, "sure" if is_plain else "confirm", "alias")
        slips = self._slips(heard.bare)
        if slips:
            return self._as(slips, "confirm", "slip")
        return self._likeness(heard.bare) if len(self._offers) <= _FEW else UNCLEAR

    def _as(self, places: Sequence[int], certainty: str, rule: str) -> Reading:
        codes = [self._offers[place].code for place in sorted(set(places))]
        value = codes[0] if len(codes) == 1 else codes
        sure = certainty if len(codes) == 1 else "confirm"
        return Reading("answer", value, sure, rule)  # type: ignore[arg-type]  # one of the words

    def _by_place(self, heard: Heard) -> Reading | None:
        bare, many = heard.bare, len(self._offers)
        one = _PLACE.match(bare)
        if one and not (
            one[1] == "a"
            and heard.typed.strip() != heard.typed.strip().upper()
            and len(bare) > _SHORTEST
        ):
            place = _place_of(one[1])
            is_label = any(f"{one[1]} " in names for names in self._called)
            if not is_label:
                return self._as([place], "sure", "place") if 0 <= place < many else UNCLEAR
        several = _PLACES.match(bare)
        if several and not _is_range(heard):
            places = [
                _place_of(word)
                for word in re.findall(r"\d+|[a-j]\b", several[1].replace("and", ""))
            ]
            return (
                self._as(places, "confirm", "places")
                if all(0 <= place < many for place in places)
                else UNCLEAR
            )
        ordinal = _ORDINAL.match(bare)
        if ordinal and _ORDINALS[ordinal[1]] < many:
            return self._as([_ORDINALS[ordinal[1]]], "sure", "place")
        if _LAST.match(bare):
            return self._as([many - 1], "sure", "place")
        if _TOP.match(bare):
            return self._as([0], "sure", "place")
        return self._by_run(bare)

    def _by_range(self, heard: Heard) -> Reading | None:
        """Return the option whose range of numbers holds the number that is said: *40+3* lies in *37 to 41*."""
        if sum(bounds is not None for bounds in self._ranges) < _LEAST_RANGES:
            return None
        found = _FIGURE.search(numbered(heard.flat))
        if found is None or _BEFORE_TERM.search(heard.flat):
            return None
        number = float(found[1])
        if number <= len(self._offers):
            return None  # a place
        held = [
            place
            for place, bounds in enumerate(self._ranges)
            if bounds is not None and bounds[0] <= number < bounds[1]
        ]
        return self._as(held, "confirm", "range") if len(held) == 1 else None

    def _by_run(self, bare: str) -> Reading | None:
        many, run = len(self._offers), _RUN.match(bare)
        if run:
            count = {"two": 2, "three": 3, "four": 4}.get(run[2]) or int(run[2])
            places = list(range(many))
            return self._as(
                places[-count:] if run[1] == "last" else places[:count], "confirm", "run"
            )
        if _ALL.match(bare) and not self._exact(bare):
            return self._as(range(many), "confirm", "all")
        if _BOTH.match(bare) and many == 2 and not self._exact(bare):  # noqa: PLR2004  # both of two
            return self._as([0, 1], "confirm", "both")
        if _NONE.match(bare) and not self._exact(bare) and not self._named(bare)[0]:
            return Reading("answer", [], "confirm", "none")
        return None

    def exact(self, heard: Heard) -> str | None:
        """Return the option whose label or other name some words are, or None."""
        return self._exact(heard.bare)

    def _exact(self, bare: str) -> str | None:
        whole = bare.strip()
        found = {
            offer.code
            for offer, names in zip(self._offers, self._names, strict=True)
            if whole in names.wholes
        }
        return found.pop() if len(found) == 1 else None

    def _named(self, bare: str) -> tuple[list[int], bool, int]:
        """Return the options that are named, whether something turns it, and how many words say more."""
        found = [
            (match.start(), match.end(), place)
            for place, names in enumerate(self._called)
            for name in names
            for match in re.finditer(rf"(?<![^ ])(?:{name})", bare)
        ]
        found.sort(key=lambda each: (each[0] - each[1], each[0]))
        kept: list[tuple[int, int, int]] = []
        for start, end, place in found:
            inside = [each for each in kept if start < each[1] and end > each[0]]
            same = [each for each in inside if each[:2] == (start, end) and each[2] != place]
            if not inside or same:
                kept.append((start, end, place))
        rest = bare
        for start, end, _ in kept:
            rest = rest[:start] + "~" * (end - start) + rest[end:]
        by_span: dict[tuple[int, int], set[int]] = {}
        for start, end, place in kept:
            by_span.setdefault((start, end), set()).add(place)
        doubtful = any(len(places) > 1 for places in by_span.values())
        others = sum(word not in self._beside for word in re.sub("~+", " ", rest).split())
        return (
            sorted({place for _, _, place in kept}),
            bool(_TURNED.search(rest)) or doubtful,
            others,
        )

    def _slips(self, bare: str) -> list[int]:
        """Return the option one slip of the fingers away; never for short words."""
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415  # only where nothing else fits

        words = bare.split()
        runs = {
            " ".join(words[at : at + size])
            for size in (1, 2, 3)
            for at in range(len(words) - size + 1)
        }
        for called in (lambda names: names.wholes, self._long_words):
            found = [
                place
                for place, names in enumerate(self._names)
                if any(
                    _is_slip(run, name, DamerauLevenshtein.distance)
                    for name in called(names)
                    for run in runs
                )
            ]
            if found:
                return found if len(found) == 1 else []
        return []

    def _long_words(self, names: Names) -> set[str]:
        return {word for name in names.wholes for word in name.split() if word not in self._empty}

    def _likeness(self, bare: str) -> Reading:
        """Propose the one option that shares a telling word; never sure, never two."""
        words = self._meant(word for word in bare.split() if len(word) > _SHORTEST)
        shared = [
            len(words & self._meant(Heard(offer.label, self._lexicon.words).bare.split()))
            for offer in self._offers
        ]
        best = max(shared, default=0)
        if best and shared.count(best) == 1:
            return self._as([shared.index(best)], "confirm", "likeness")
        return UNCLEAR

    def _meant(self, words: Iterable[str]) -> set[str]:
        """Return what telling words stand for: those that mean nearly the same are one."""
        stems = {stem_of(word) for word in words if word not in self._empty}
        return {self._alike.get(stem, stem) for stem in stems}


def _range_of(label: str) -> tuple[float, float] | None:
    """Return the numbers that a label speaks of, the last one left out; None where it names no range."""
    text = label.casefold()
    between = re.search(r"(\d+)\s*(?:to|-|–|and)\s*(\d+)", text)
    if between:
        return float(between[1]), float(between[2]) + 1
    below = re.search(r"(?:before|under|below|less than|fewer than|up to)\s*(\d+)", text)
    if below:
        return 0.0, float(below[1]) + (1 if "up to" in text else 0)
    above = re.search(
        r"(\d+)\s*(?:[a-z]+ )?(?:\+|or (?:more|later|older|over|above))|(?:over|more than|after|at least)\s*(\d+)",
        text,
    )
    if above:
        start = float(above[1] or above[2])
        return (start if above[1] or "at least" in text else start + 1), float("inf")
    return None


def _patterns(names: Names, synonyms: Synonyms) -> Iterator[str]:
    """Yield patterns for what an option is called: label, its parts, and the listed words for it."""
    forms = {*names.forms, names.core} if len(names.core) >= _SMALL else set(names.forms)
    pieces = [piece.strip() for piece in re.split(r"\bor\b|/", names.head)]
    if len(pieces) > 1 and all(len(piece) >= _SMALL for piece in pieces):
        forms.update(pieces)
    yield from (re.escape(form).replace(r"\ ", " ") + " " for form in forms if form)
    for rule in synonyms.of(names):
        yield from synonyms.patterns(rule)


def _is_slip(run: str, name: str, distance: Callable[..., int]) -> bool:
    if len(name) <= _SMALL or run[:1] != name[:1]:
        return False
    most = 1 if len(name) < _MIDDLE else 2
    return distance(run, name, score_cutoff=most) <= most


def _is_range(heard: Heard) -> bool:
    return re.search(r"\d\s*[-–]\s*\d", heard.typed) is not None


def _place_of(word: str) -> int:
    if word.isdecimal():
        return int(word) - 1
    if word in _CARDINALS:
        return _CARDINALS.index(word)
    return ord(word) - ord("a")
