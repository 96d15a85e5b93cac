"""What is open, what is due, and what has not been practised."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from assistant.practice.deck import Deck
from assistant.practice.records import Run
from assistant.practice.shapes import TIERS, Drill, Family
from assistant.practice.spacing import due_on, steps_of

MASTERED, ENOUGH_CASES = 80, 2
"""Two cases of a level with so many points and no critical miss open the next (ux.md 4.3)."""
FRESH_DAYS = 21
"""After so many days a case that was seen counts for mastery again; our convention."""
HARDLY = 2
DRILL_KINDS: tuple[str, ...] = get_args(Drill.__annotations__["kind"])


@dataclass(frozen=True, slots=True)
class Open:
    """A case as it is offered; ``locked`` says why it cannot be played yet."""

    family: Family
    label: str
    locked: str


def open_cases(deck: Deck) -> list[Open]:
    """Return every case by level, and whether it can be played now."""
    families = sorted(deck.practice.families.values(), key=lambda each: (each.tier, each.visit))
    return [_offered(deck, family) for family in families]


def _offered(deck: Deck, family: Family) -> Open:
    runs = [run for run in deck.book.finished() if run.family == family.id]
    how = deck.say("played", best=max(run.total for run in runs)) if runs else deck.say("new")
    locked = "" if deck.all_open else _locked(deck, family)
    tier = deck.say("tier", tier=family.tier)
    label = f"{tier}: {family.title} ({locked or how})"
    return Open(family, label, locked)


def _locked(deck: Deck, family: Family) -> str:
    if family.tier > 1 and not is_mastered(deck, family.tier - 1):
        return deck.say("locked", tier=family.tier - 1)
    finished = {run.family for run in deck.book.finished()}
    return deck.say("locked_visit") if family.after and family.after not in finished else ""


def is_mastered(deck: Deck, tier: int) -> bool:
    """Say whether two cases of a level went well when they were new, or new again."""
    good = {
        run.family
        for run in deck.book.finished()
        if deck.practice.families[run.family].tier == tier and _counts(deck, run)
    }
    return len(good) >= ENOUGH_CASES


def _counts(deck: Deck, run: Run) -> bool:
    scored = run.scored or {}
    earlier = [
        each.scored_at
        for each in deck.book.finished()
        if each.family == run.family and each.scored_at < run.scored_at
    ]
    is_fresh = not earlier or due_on(max(earlier), FRESH_DAYS) <= run.began[:10]
    return run.total >= MASTERED and not scored["misses"] and is_fresh and not run.again_of


def due_drills(deck: Deck) -> list[str]:
    """Return the kinds of drills that are due today, or were never done."""
    steps = steps_of(deck.book.drilled)
    return [kind for kind in DRILL_KINDS if kind not in steps or steps[kind].due <= deck.today()]


def debts(deck: Deck) -> Iterator[str]:
    """Yield what has not been practised: areas, kinds of tellers, levels, drills."""
    practice, finished = deck.practice, deck.book.finished()
    asked = [area for run in finished for area in (run.scored or {})["areas"]]
    families = [practice.families[run.family] for run in finished]
    met = {teller.style for family in families for teller in family.tellers}
    tiers = {family.tier for family in families}
    done = {each.kind for each in deck.book.drilled}
    left = {
        "debts_areas": [area.label for area in practice.areas.values() if asked.count(area.id) < HARDLY],
        "debts_tellers": [deck.say(f"style_{name}") for name in practice.styles if name not in met],
        "debts_tiers": [str(tier) for tier in range(1, TIERS + 1) if tier not in tiers],
        "debts_drills": [deck.say(f"kind_{kind}") for kind in DRILL_KINDS if kind not in done],
    }  # fmt: skip
    lines = [deck.say(name, what="; ".join(those)) for name, those in left.items() if those]
    yield from lines or [deck.say("debts_none")]
