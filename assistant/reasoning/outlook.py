"""What there is to build on: today's connection first, history second; never a prediction."""

from collections.abc import Mapping

from assistant.domain.facts import Case
from assistant.domain.findings import Outlook
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.evidence import ANYTHING, TOP, rounded
from assistant.reasoning.history import lacking
from assistant.reasoning.view import View

_THIN, _FIRM = 0.5, 0.7
LOW = 1
"""A connection rated this or lower is thin."""


def outlook_of(view: View, knowledge: Knowledge) -> Outlook:
    """Weigh what holds today and what came before."""
    case, weights = view.case, knowledge.weights
    shares = view.table.windows[case.present].shares
    lack = lacking(case, "now", shares, view.table.lack) if case.applies("now") else None
    now = (1 - lack[1], 1 - lack[0]) if lack else ANYTHING
    count = len(view.table.regions)
    past = [view.pasts[region].bounds for region in view.table.regions]
    low = weights.outlook["now"] * now[0]
    low += weights.outlook["history"] * (1 - sum(high for _, high in past) / count)
    high = weights.outlook["now"] * now[1]
    high += weights.outlook["history"] * (1 - sum(least for least, _ in past) / count)
    return Outlook(
        bounds=rounded(low, high),
        now_bounds=rounded(*now),
        now=_band(now),
        lever=_lever(case, shares),
        answers=today(case, shares),
    )


def _band(now: tuple[float, float]) -> str:
    if now[0] >= _FIRM:
        return "firm"
    if now[1] < _THIN:
        return "thin"
    return "some" if now[0] >= _THIN else "unknown"


def _lever(case: Case, shares: Mapping[str, float]) -> str:
    room = {
        code: share * (TOP - fact.value)
        for code, share in shares.items()
        if (fact := case.facts.get(f"now.{code}")) is not None and fact.value < TOP
    }
    return f"now.{max(room, key=lambda code: room[code])}" if room else ""


def today(case: Case, shares: Mapping[str, float]) -> tuple[str, ...]:
    """Return what is known of today's connection."""
    paths = (f"now.{code}" for code in shares)
    return tuple(path for path in paths if path in case.facts)


def held_today(case: Case, shares: Mapping[str, float]) -> tuple[str, ...]:
    """Return what is enough or strong today."""
    return tuple(path for path in today(case, shares) if case.facts[path].value > LOW)


def thin_today(case: Case, shares: Mapping[str, float]) -> tuple[str, ...]:
    """Return what is little or missing today."""
    return tuple(path for path in today(case, shares) if case.facts[path].value <= LOW)
