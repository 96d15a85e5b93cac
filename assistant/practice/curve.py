"""The own curve and the agreement with the keys, pooled over cases that had not been seen before."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.practice.agreement import Agreement, agreement
from assistant.practice.deck import Deck
from assistant.practice.pages import Said, bar
from assistant.practice.records import Run

ITEMS, CASES, ICC, EXACT, WITHIN, LEAN = 64, 2, 0.75, 0.60, 0.93, 0.25
"""The practice mark of ux.md 4.2: simulated there, and no certificate."""
LAST = 12
"""Visits of the curve that are shown."""

Rated = tuple[str, float, float]


def curve_lines(deck: Deck) -> Iterator[Said]:
    """Yield the last visits with their scores, then the agreement and what the mark still needs."""
    finished = deck.book.finished()
    if not finished:
        yield Said(deck.say("curve_none"))
        return
    for run in finished[-LAST:]:
        family = deck.family(run)
        line = deck.say("curve_line", day=run.scored_at[:10], tier=family.tier, title=family.title, total=run.total)  # fmt: skip
        second = "" if _scored(run)["unseen"] else f" ({deck.say('curve_second')})"
        yield Said(f"{bar(run.total / 100)} {line}{second}", "bar")
    yield from agreement_lines(deck, finished)


def agreement_lines(deck: Deck, finished: Sequence[Run]) -> Iterator[Said]:
    """Yield the pooled agreement with its n, the lean of each domain, and where the mark stands."""
    unseen = [run for run in finished if _scored(run)["unseen"]]
    rated = [(name, own, right) for run in unseen for name, own, right in _scored(run)["pairs"]]
    pooled = agreement([(own, right) for _, own, right in rated])
    yield Said(deck.say("agree_head", cases=len(unseen), n=pooled.n), "strong")
    if pooled.exact is None or pooled.within_one is None:
        yield Said(deck.say("agree_few"))
        return
    yield Said(deck.say("agree_exact", exact=round(100 * pooled.exact)))
    yield Said(deck.say("agree_within", within=round(100 * pooled.within_one)))
    if pooled.icc is not None:
        found = pooled.icc
        yield Said(deck.say("agree_icc", icc=_two(found.value), low=_two(found.low), high=_two(found.high)))  # fmt: skip
    if pooled.kappa is not None:
        yield Said(deck.say("agree_kappa", kappa=_two(pooled.kappa)))
    leans = lean(rated, deck.terms.of_domain)
    for domain, (gap, n) in leans.items():
        name = deck.terms.domains[domain].replace("{their}", "their")
        yield Said(deck.say("agree_bias", domain=f"{name[:1].upper()}{name[1:]}", bias=_lean(deck, gap), n=n))  # fmt: skip
    yield Said(_mark(deck, pooled, len(unseen), leans), "note")
    if all(_scored(run)["draft"] for run in unseen):
        yield Said(deck.say("agree_drafts"), "note")


def _scored(run: Run) -> Mapping[str, Any]:
    return run.scored or {}


def _two(value: float) -> str:
    return f"{value:.2f}"


def lean(rated: Sequence[Rated], of_domain: Mapping[str, str]) -> dict[str, tuple[float, int]]:
    """Return by domain how much higher the ratings are than the key on average, and over how many."""
    found: dict[str, list[float]] = {}
    for name, own, right in rated:
        found.setdefault(of_domain[name], []).append(own - right)
    return {domain: (sum(gaps) / len(gaps), len(gaps)) for domain, gaps in found.items()}


def _lean(deck: Deck, gap: float) -> str:
    if abs(gap) < 0.005:  # noqa: PLR2004  # nothing at two places
        return deck.say("bias_none")
    return deck.say("bias_high" if gap > 0 else "bias_low", gap=_two(abs(gap)))


def _mark(deck: Deck, pooled: Agreement, cases: int, leans: Mapping[str, tuple[float, int]]) -> str:
    value = pooled.icc.value if pooled.icc else 0.0
    needs = {
        "need_items": pooled.n >= ITEMS,
        "need_cases": cases >= CASES,
        "need_icc": value >= ICC,
        "need_exact": (pooled.exact or 0) >= EXACT,
        "need_within": (pooled.within_one or 0) >= WITHIN,
        "need_bias": all(abs(gap) <= LEAN for gap, _ in leans.values()),
    }
    left = [deck.say(name, n=pooled.n) for name, is_met in needs.items() if not is_met]
    if left:
        return deck.say("agree_not_yet", what=", ".join(left))
    form = deck.practice.fingerprint[:8]
    return f"{deck.say('agree_mark')} {deck.say('expires', form=form)}"
