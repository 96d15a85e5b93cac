"""What is said after a visit: the parts, what to keep, what to change, and where an expert would have asked."""

from collections.abc import Iterator, Sequence

from assistant.domain.persons import fill
from assistant.practice.deck import Deck
from assistant.practice.key import Key
from assistant.practice.moves import person_of
from assistant.practice.pages import Said, bar
from assistant.practice.part import Part
from assistant.practice.scene import Beat, Scene
from assistant.practice.scoring import Score
from assistant.practice.shapes import Family

WELL = 0.5
"""Share of a part from which on it is praised by name."""
LATER = 3
"""Turns in which a hint is still followed without a word from an expert."""


def one_screen(deck: Deck, family: Family, scored: Score, ranges: str) -> Iterator[Said]:
    """Yield the score on one screen: misses first, then parts, one thing to keep and one to change."""
    say = deck.say
    capped = f" {say('capped')}" if scored.misses else ""
    yield Said(say("score", total=scored.total) + capped, "strong")
    yield from (Said(say(f"miss_{miss}"), "card") for miss in scored.misses)
    cells = [_cell(say(f"part_{part.name}"), part) for part in scored.parts]
    yield from (Said("  ".join(cells[n : n + 2]), "bar") for n in range(0, len(cells), 2))
    best = scored.best()
    kept = f"keep_{best.name}" if best.share >= WELL else "keep_begun"
    yield Said(say("keep", what=say(kept)), "line")
    yield Said(say("change", what=to_change(deck, family, scored.weakest(), ranges)), "line")


def _cell(label: str, part: Part) -> str:
    return f"{label:<17} {bar(part.share, 8)} {part.figures()}"


def to_change(deck: Deck, family: Family, part: Part, ranges: str) -> str:
    """Return the one thing to change: of the part with most to win, what went least."""
    say = deck.say
    worst = min(part.checks, key=lambda check: check[1])[0] if part.checks else ""
    match part.name:
        case "coverage":
            what = deck.practice.areas[worst].label
        case "depth":
            fact, _, probe = worst.partition(".")
            what = f"{family.fact(fact).short} / {deck.practice.probes[probe]}"
        case "map":
            what = ranges
        case _:
            what = say(f"check_{worst}") if worst else say("check_fair_order" if part.name == "order" else "check_open_first")  # fmt: skip
    return say(f"change_{part.name}", what=what)


def farthest(deck: Deck, scored_pairs: Sequence[tuple[str, int, int]], key: Key) -> str:
    """Return the skill whose rating is farthest from the range, or the first that was left open."""
    if not scored_pairs:
        return deck.terms.skills[next(iter(key.ranges()))]
    name = max(scored_pairs, key=lambda each: abs(each[1] - each[2]))[0]
    return deck.terms.skills[name]


def transcript(deck: Deck, family: Family, scene: Scene) -> Iterator[Said]:
    """Yield the talk with marks beside each turn, and where an expert would ask."""
    say = deck.say
    labels = {teller.id: teller.label for teller in family.tellers}
    for number, beat in enumerate(scene.beats, 1):
        marks = ", ".join(say(f"mark_{mark}") for mark in beat.marks)
        yield Said(
            f"{number}. {say('you')}: {beat.said}" + (f"  [{marks}]" if marks else ""), "you"
        )
        yield Said(f"{labels[beat.teller]}: {fill(beat.heard, person_of(family))}", "heard")
        yield from (Said(text, "note") for text in expert_at(deck, family, scene, number - 1))


def expert_at(deck: Deck, family: Family, scene: Scene, place: int) -> Iterator[str]:
    """Yield what an expert would have said after, or instead of, the turn at this place."""
    say, beat = deck.say, scene.beats[place]
    after = scene.beats[place + 1 :]
    if "no_leave" in beat.marks:
        yield say("expert_frame")
    if "rather_not" in beat.marks and not (after and after[0].how == "honour"):
        yield say("expert_honour")
    if after and "unmet" in after[0].marks:
        yield say("expert_unmet")
    for name in beat.told:
        fact = family.fact(name)
        missed = [cue for cue in fact.cues if not _followed(after[:LATER], name, cue)]
        if missed:
            yield say("expert_cue", what=deck.practice.probes[missed[0]])
        if fact.alarm and not any(each.area == "safety" for each in after):
            yield say("expert_safety")


def _followed(after: Sequence[Beat], fact: str, probe: str) -> bool:
    return any(beat.fact == fact and beat.how == probe for beat in after)


def first_expert_turn(deck: Deck, family: Family, scene: Scene) -> list[str]:
    """Return up to three moments to look at together: the turn, and what an expert would do there."""
    found = [
        f"{place + 1}. {deck.say('you')}: {beat.said} | {text}"
        for place, beat in enumerate(scene.beats)
        for text in expert_at(deck, family, scene, place)
    ]
    return found[:3]


def rating_lines(deck: Deck, ratings: dict[str, int | None], key: Key) -> Iterator[Said]:
    """Yield each skill: the trainee's rating, the range, and which way it leans."""
    say = deck.say
    for name, (low, high) in key.ranges().items():
        own = ratings.get(name)
        wide = str(low) if low == high else f"{low}-{high}"
        skill = deck.terms.skills[name].replace("{their}", "their")
        if own is None:
            lean = say("open_rating")
        else:
            lean = say("within" if low <= own <= high else "above" if own > high else "below")
        line = say("right_range", skill=skill, own="-" if own is None else own, range=wide)
        yield Said(
            f"{line} ({lean})", "note" if own is not None and low <= own <= high else "strong"
        )


def timeline_lines(
    deck: Deck, family: Family, scene: Scene, placed: dict[str, str], key: Key
) -> Iterator[Said]:
    """Yield each event: placed as in the key, elsewhere, or never found."""
    say = deck.say
    for name, windows in key.timeline.items():
        named = ", ".join(deck.terms.windows[window] for window in windows)
        if name not in scene.told:
            how = say("not_found", windows=named)
        elif name not in placed:
            how = say("found_open", windows=named)
        else:
            how = (
                say("found_right") if placed[name] in windows else say("found_wrong", windows=named)
            )
        yield Said(f"{family.fact(name).short}: {how}")
