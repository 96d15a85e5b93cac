"""What a text is like in meaning, where no rule said anything; it only proposes, or asks gently.

How like two sentences are comes from outside, from weights that are installed apart or not at all. What
follows from it is decided here: near enough to a listed line, and clearly nearer than to any other.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from assistant.conversation.cleaning import LONGEST
from assistant.domain.lexicon import Lexicon, Rule

NEAR, CLEARLY_AN_ACT, CLEARLY_A_DANGER = 0.50, 0.05, 0.08
_FEWEST, _MOST_OF_AN_ACT, _MOST = 3, 12, 24
"""Words: one or two are like anything, and a long sentence is like nothing that is listed."""
_SENTENCES = re.compile(r"[.!?;\n]+")


class Likeness(Protocol):
    """Tells how like sentences are in meaning; it may be slow the first time."""

    def of(self, text: str, lines: Sequence[str]) -> Sequence[float]:
        """Return how like a text is to each line, from -1 to 1; nothing at all where that cannot be told."""


class _Listed(NamedTuple):
    """A line, what it is like (none: like nothing), and whether that is a danger."""

    line: str
    rule: Rule | None = None
    is_danger: bool = False

    def means_the_same(self, other: "_Listed") -> bool:
        """Say whether both are like one act; all dangers are one here, for each is asked about alike."""
        if self.rule is None or other.rule is None or self.is_danger or other.is_danger:
            return self.is_danger and other.is_danger
        return self.rule.means == other.rule.means


class Alike:
    """Every line of the lexicon, and what a text that is like one of them may mean."""

    def __init__(self, lexicon: Lexicon, likeness: Likeness) -> None:
        """List the lines once."""
        self._likeness = likeness
        self._listed = tuple(_listed(lexicon))
        self._lines = tuple(each.line for each in self._listed)

    def act(self, text: str) -> Rule | None:
        """Return the act whose line is nearest, or None where none is near or two acts are."""
        if not _FEWEST <= len(text.split()) <= _MOST_OF_AN_ACT:
            return None
        found = self._nearest(text, CLEARLY_AN_ACT)
        return found.rule if found is not None and not found.is_danger else None

    def danger(self, text: str) -> Rule | None:
        """Return the danger that a sentence is like, or None where harmless lines are as near."""
        for sentence in _SENTENCES.split(text[:LONGEST]):
            if _FEWEST <= len(sentence.split()) <= _MOST:
                found = self._nearest(sentence.strip(), CLEARLY_A_DANGER)
                if found is not None and found.is_danger:
                    return found.rule
        return None

    def _nearest(self, text: str, clearly: float) -> _Listed | None:
        near = self._likeness.of(text, self._lines)
        if not near:
            return None
        likeness, best = max(zip(near, self._listed, strict=True), key=lambda each: each[0])
        rivals = (
            other
            for other, listed in zip(near, self._listed, strict=True)
            if not best.means_the_same(listed)
        )
        is_clear = likeness - max(rivals, default=-1.0) >= clearly
        return best if likeness >= NEAR and is_clear else None


def _listed(lexicon: Lexicon) -> Iterator[_Listed]:
    acts = tuple(rule for rule in lexicon.acts if rule.whole)
    for is_danger, rules in ((False, acts), (True, lexicon.dangers)):
        for rule in rules:
            yield from (_Listed(line, rule, is_danger) for line in (*rule.examples, *rule.alike))
            yield from (_Listed(line) for line in (*rule.never, *rule.unlike))
    for rule in (*lexicon.polar, *lexicon.scales, *lexicon.facts, *lexicon.corrections):
        yield from (_Listed(line) for line in (*rule.examples, *rule.never))
