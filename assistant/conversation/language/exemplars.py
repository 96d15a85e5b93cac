"""Likeness to listed lines: it only ever proposes, and only where no rule said anything.

Words and runs of three to five letters, weighted by how rare they are among the lines; the nearest
line counts where it is near enough and clearly nearer than any line that means something else.
"""

from collections import Counter
from math import log, sqrt

from assistant.conversation.language.heard import Heard
from assistant.domain.lexicon import Lexicon, Rule

NEAR, CLEARLY = 0.48, 0.15
_MOST_WORDS = 10
FEW = 2
"""Lines of a rule that is no act: all of a life would drown the acts, and rare words would be rare no more."""


class Exemplars:
    """The examples of every act, and the lines that are none, as weighted runs of letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Weigh every line once."""
        acts = [rule for rule in lexicon.acts if rule.whole]
        lines = [(rule, line) for rule in acts for line in rule.examples]
        none = [line for rule in (*lexicon.acts, *lexicon.polar) for line in rule.never]
        none += [
            line
            for rule in (*lexicon.polar, *lexicon.scales, *lexicon.facts)
            for line in rule.examples[:FEW]
        ]
        bags: list[tuple[Rule | None, Counter[str]]] = [
            (rule, _runs(Heard(line, lexicon.words))) for rule, line in lines
        ]
        bags += [(None, _runs(Heard(line, lexicon.words))) for line in none]
        seen = Counter(run for _, bag in bags for run in bag)
        self._rarity = {run: log((1 + len(bags)) / (1 + count)) + 1 for run, count in seen.items()}
        self._lines: list[tuple[Rule | None, dict[str, float]]] = [
            (rule, self._weighed(bag)) for rule, bag in bags
        ]

    def nearest(self, heard: Heard) -> Rule | None:
        """Return the act whose line is nearest, or None where none is near or two are."""
        if not 1 < heard.count <= _MOST_WORDS:
            return None
        bag = self._weighed(_runs(heard))
        best: dict[str, tuple[float, Rule | None]] = {}
        for rule, line in self._lines:
            likeness = sum(weight * line[run] for run, weight in bag.items() if run in line)
            means = rule.means if rule is not None else ""
            if likeness > best.get(means, (0.0, None))[0]:
                best[means] = (likeness, rule)
        ranked = sorted(best.values(), key=lambda each: -each[0])
        if not ranked or ranked[0][0] < NEAR or ranked[0][1] is None:
            return None
        is_clear = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= CLEARLY
        return ranked[0][1] if is_clear else None

    def _weighed(self, bag: Counter[str]) -> dict[str, float]:
        weights = {
            run: (1 + log(count)) * self._rarity[run]
            for run, count in bag.items()
            if run in self._rarity
        }
        whole = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        unseen = sum(1 for run in bag if run not in self._rarity)
        return {run: weight / sqrt(whole * whole + unseen) for run, weight in weights.items()}


def _runs(heard: Heard) -> Counter[str]:
    bare = f" {heard.bare}"
    runs: Counter[str] = Counter(f"={word}" for word in bare.split())
    for size in (3, 4, 5):
        runs.update(bare[at : at + size] for at in range(len(bare) - size + 1))
    return runs
